"""Accounts: who works here, and in which role; Django's own, in the desk's clothes."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm
from django.contrib.auth.models import Group as Role
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from newsroom import clock
from newsroom.admin.hours import since
from newsroom.admin.lists import QuickList
from newsroom.admin.nav import Group

admin.site.unregister([User, Role])


class PasswordForm(AdminPasswordChangeForm):
    """Somebody else's password, asked for without colons."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": ""} | kwargs)


@admin.register(User)
class AccountAdmin(QuickList, UserAdmin):
    """A new account is of the desk; rights come by role. Nobody lifts another above themselves."""

    change_password_form = PasswordForm
    nav = (Group.HOUSE, 3)
    nav_label = _("Accounts")
    new_label = _("Account")
    list_prompt = _("Name or e-mail")
    list_display = ["username", "person", "role", "email", "last_seen", "off"]
    list_filter = ["groups", "is_active"]
    ordering = ["username"]
    filter_horizontal = []
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Person"), {"fields": ["first_name", "last_name", "email"]}),
        (_("Rights"), {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
        (_("Hours"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", "usable_password", "password1", "password2"]}),
        (_("Person"), {"fields": ["first_name", "last_name", "email", "groups"]}),
    ]
    readonly_fields = ["last_login", "date_joined"]

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        return fields if request.user.is_superuser else [*fields, "is_superuser"]

    def has_change_permission(self, request, obj=None):
        if obj is not None and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=_("person"), ordering="last_name")
    def person(self, user):
        return user.get_full_name()

    @admin.display(description=_("role"))
    def role(self, user):
        return ", ".join(role.name for role in user.groups.all())

    @admin.display(description=_("last here"), ordering="last_login")
    def last_seen(self, user):
        return since(user.last_login, clock.now()) if user.last_login else ""

    @admin.display(description=_("access"))
    def off(self, user):
        return "" if user.is_active else _("closed")

    def save_model(self, request, obj, form, change):
        if not change:
            obj.is_staff = True
        super().save_model(request, obj, form, change)


@admin.register(Role)
class RoleAdmin(QuickList, GroupAdmin):
    """The roles: what each may do."""

    nav_label = _("Roles")
    filter_horizontal = []
