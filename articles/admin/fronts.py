"""Fronts on the desk: which stories stand where, and from which hour."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST

from articles.admin.front_page import FrontPage, look_up
from articles.models import Front
from newsroom import clock
from newsroom.admin.hours import in_paper_zone, since, spelled_out, until
from newsroom.admin.lists import QuickList
from newsroom.admin.nav import Group
from newsroom.admin.widgets import is_id
from newsroom.models import Section
from newsroom.people import name_of


class PageFilter(admin.SimpleListFilter):
    """By the page that it is a front of."""

    title = gettext_lazy("page")
    parameter_name = "of"

    def lookups(self, request, model_admin):
        sections = Section.objects.in_order().values_list("pk", "name")
        return [("home", _("Home")), *((str(pk), name) for pk, name in sections)]

    def queryset(self, request, queryset):
        if self.value() == "home":
            return queryset.of(None)
        return queryset.of(self.value()) if is_id(self.value() or "") else queryset


@admin.register(Front)
class FrontAdmin(QuickList, admin.ModelAdmin):
    """The list is the history of fronts; one is written by `articles.fronts` alone."""

    nav = (Group.WORK, 4)
    list_display = ["page", "state", "holds_from", "by", "filled", "again"]
    list_filter = [PageFilter]
    ordering = ["-takes_effect_at", "-pk"]
    actions = None

    def get_queryset(self, request):
        return super().get_queryset(request).for_desk(clock.now(request))

    def has_delete_permission(self, request, obj=None):
        """Never: a front is taken back until its hour, and stays from then on."""
        return False

    # -- the list --------------------------------------------------------------------

    @admin.display(description=gettext_lazy("front"))
    def page(self, front):
        return front.name

    @admin.display(description=gettext_lazy("state"))
    def state(self, front):
        now = clock.now()
        if front.takes_effect_at > now:
            css, word = "scheduled", until(front.takes_effect_at, now)
        elif front.is_over:
            css, word = "draft", _("past")
        else:
            css, word = "live", _("on now")
        return format_html('<span class="state {}">{}</span>', css, word)

    @admin.display(description=gettext_lazy("holds from"), ordering="takes_effect_at")
    def holds_from(self, front):
        hour, now = front.takes_effect_at, clock.now()
        words = since(hour, now) if hour <= now else f"{in_paper_zone(hour):%d.%m. %H:%M}"
        return format_html(
            '<time datetime="{}" title="{}">{}</time>', in_paper_zone(hour).isoformat(),
            spelled_out(hour), words,
        )  # fmt: skip

    @admin.display(description=gettext_lazy("by"))
    def by(self, front):
        return name_of(front.made_by)

    @admin.display(description=gettext_lazy("places"))
    def filled(self, front):
        return front.filled

    @admin.display(description="")
    def again(self, front):
        url = f"{reverse('admin:articles_front_add')}?of={front.section_id or 'home'}"
        return format_html('<a href="{}&from={}">{}</a>', url, front.pk, _("Copy this one"))

    # -- the form --------------------------------------------------------------------

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("preview/", wrap(self.preview_view), name="articles_front_preview"),
            path("look-up/<str:kind>/", wrap(self.look_up_view), name="articles_front_lookup"),
            *super().get_urls(),
        ]

    @method_decorator(csrf_protect)
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """In place of Django's: a front in effect is not changed, the next is made."""
        front = None
        if object_id is not None:
            front = self.get_object(request, object_id)
            if front is None:
                return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        self._refuse(request, front)
        section = front.section if front else self.section_asked(request)
        page = FrontPage(self, request, section, front)
        return page.take() if request.method == "POST" else page.show()

    @method_decorator([csrf_protect, require_POST])
    def preview_view(self, request):
        """The readers' page with the places as they were sent, at their hour; nothing is kept."""
        self._refuse(request, None)
        return FrontPage(self, request, self.section_asked(request), None).preview()

    def look_up_view(self, request, kind):
        """{"found": rows}: the stories and galleries, or photos, that words may mean."""
        self._refuse(request, None)
        words = request.GET.get("q", "").replace("\x00", "").strip()[:200]
        found = look_up(kind, words, request.user)
        if found is None:
            raise Http404(kind)
        return JsonResponse({"found": found})

    def section_asked(self, request) -> Section | None:
        """The section whose front it is to be; None for home."""
        typed = request.POST.get("of") or request.GET.get("of") or "home"
        if typed == "home":
            return None
        section = Section.objects.filter(pk=typed).first() if is_id(typed) else None
        if section is None:
            raise Http404(typed)
        return section

    def _refuse(self, request, front):
        """Fronts are seen by whoever may see them, and set by whoever may both make and change."""
        may_set = self.has_add_permission(request) and self.has_change_permission(request, front)
        may_see = front and request.method == "GET" and self.has_view_permission(request, front)
        if not (may_set or may_see):
            raise PermissionDenied
