"""Settings that are one row: the list is the form."""

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from newsroom.admin.lists import QuickList
from newsroom.admin.named import TouchesPaper


class OneRowAdmin(TouchesPaper, QuickList):
    """Mix into a ModelAdmin of the paper's settings: never added, never deleted, key 1.

    Every save counts the paper's version up: what is kept per version is read anew.
    """

    def is_in_nav(self, request):
        return self.has_change_permission(request)

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def changelist_view(self, request, extra_context=None):
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        return HttpResponseRedirect(reverse(name, args=[1]))

    def response_change(self, request, obj):
        self.message_user(request, _("Saved."))
        return HttpResponseRedirect(request.path)
