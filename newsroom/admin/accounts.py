"""Accounts: who works here, and in which role; Django's own, in the desk's clothes."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm
from django.contrib.auth.models import Group as Role
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django_tasks_db.models import DBTaskResult

from newsroom import clock
from newsroom.admin.hours import since
from newsroom.admin.lists import QuickList
from newsroom.admin.nav import Group

admin.site.unregister([User, Role])
# Tables of packages, which would show secrets or stand outside of the second factor's guard.
admin.site.unregister([Authenticator, DBTaskResult, EmailAddress, UserSession])


class PasswordForm(AdminPasswordChangeForm):
    """Somebody else's password, asked for without colons."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": ""} | kwargs)


class HelpsBackIn:
    """Mix into the desk of accounts: a colleague who lost their device gets in again.

    Their passkeys, app and recovery codes are taken off, and they are logged out everywhere;
    they set up new ones after their password. Logged, as it weakens the account for a while.
    """

    change_form_template = "admin/auth/user/change_form.html"

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.take_factors_off))
        return [path("<int:pk>/factors/", view, name="auth_user_factors"), *super().get_urls()]

    def take_factors_off(self, request, pk):
        account = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_change_permission(request, account):
            raise PermissionDenied
        with transaction.atomic():
            number, _rows = Authenticator.objects.filter(user=account).delete()
            for session in UserSession.objects.filter(user=account):
                session.end()
            self.log_change(request, account, _("Took every passkey, app and code off."))
        if number:
            told = _("Their passkeys, app and codes are off. They log in with their password now.")
        else:
            told = _("There was nothing to take off.")
        self.message_user(request, told)
        return redirect("admin:auth_user_change", account.pk)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        has_factors = bool(obj) and Authenticator.objects.filter(user=obj).exists()
        may_help = has_factors and self.has_change_permission(request, obj)
        context = context | {"may_help": may_help}
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)


@admin.register(User)
class AccountAdmin(HelpsBackIn, QuickList, UserAdmin):
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
