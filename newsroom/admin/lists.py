"""Lists that stay quick: pages without a count of the whole table, filters in one row."""

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import PAGE_VAR, SEARCH_VAR, ChangeList
from django.contrib.humanize.templatetags.humanize import intcomma
from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from newsroom.admin.nav import Group
from newsroom.admin.widgets import is_id

# Rows that are counted at most, and so reached by paging; what is older is found by a filter.
MOST_COUNTED = 10_000
# Characters of a search that are looked for; SQLite refuses a pattern of 50,000.
LONGEST_SEARCH = 200


def count_up_to(queryset, most: int) -> int:
    """How many rows there are, or `most + 1` when there are more: reads no further."""
    return queryset.order_by().values("pk")[: most + 1].count()


def capped(number: int, most: int) -> str:
    """A count in words: "37", or "50+" when `count_up_to` went past `most`."""
    return f"{most}+" if number > most else str(number)


class CappedPaginator(Paginator):
    """Pages over a QuerySet, counted no further than `MOST_COUNTED` rows."""

    @cached_property
    def counted(self) -> int:
        return count_up_to(self.object_list, MOST_COUNTED)

    @property
    def count(self) -> int:
        return min(self.counted, MOST_COUNTED)

    @property
    def has_uncounted(self) -> bool:
        """Whether there are more rows than were counted."""
        return self.counted > MOST_COUNTED

    def validate_number(self, number) -> int:
        """The page asked for; of one that is not there, the nearest that is."""
        return min(max(int(number), 1), self.num_pages)


class DeskList(ChangeList):
    """A list that tells where in it we stand, in the desk's words."""

    def get_filters_params(self, params=None):
        """What is asked of the filters; a NUL, which PostgreSQL refuses, is no choice of any."""
        asked = super().get_filters_params(params)
        if any("\x00" in value for values in asked.values() for value in values):
            raise IncorrectLookupParameters
        return asked

    def get_results(self, request):
        super().get_results(request)
        self.page_num = self.paginator.validate_number(self.page_num)

    @property
    def place(self) -> str:
        """ "1–100 of more than 10,000"."""
        page = self.paginator.page(self.page_num)
        where = {"first": intcomma(page.start_index()), "last": intcomma(page.end_index())}
        if self.paginator.has_uncounted:
            words = _("%(first)s–%(last)s of more than %(count)s")
        else:
            words = _("%(first)s–%(last)s of %(count)s")
        return words % {**where, "count": intcomma(self.paginator.count)}

    @property
    def newer_url(self) -> str:
        """The page before this one; empty on the first."""
        return self._page_url(self.page_num - 1) if self.page_num > 1 else ""

    @property
    def older_url(self) -> str:
        """The page after this one; empty on the last."""
        last = self.page_num >= self.paginator.num_pages
        return "" if last else self._page_url(self.page_num + 1)

    def _page_url(self, number) -> str:
        return self.get_query_string({PAGE_VAR: number})


class QuickList:
    """Mix into a ModelAdmin: its list counts no further than needed and wears the desk's clothes.

    Rows are taken away one by one, never as a bulk action. `list_prompt` stands in the
    search box and says what it searches. With `nav`, its group and rank, it stands in the
    navigation under `nav_label` (else its plural name); `new_label` is its line in New.
    """

    nav: tuple[Group, int] | None = None
    nav_label = ""
    new_label = ""

    paginator = CappedPaginator
    show_full_result_count = False
    list_per_page = 100
    list_max_show_all = 0
    list_prompt = ""

    def heading(self) -> str:
        """What the list is called."""
        return str(self.nav_label or capfirst(self.opts.verbose_name_plural))

    def is_in_nav(self, request) -> bool:
        """Whether this person finds it in the navigation."""
        return self.has_view_permission(request)

    def view_on_site(self, row):
        """Where readers have it, said outright: the admin's own way tells anybody of anything."""
        return row.get_absolute_url() if hasattr(row, "get_absolute_url") else None

    def get_changelist(self, request, **kwargs):
        return DeskList

    def get_actions(self, request):
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, search_term[:LONGEST_SEARCH])

    def response_action(self, request, queryset):
        """Refuse rows that no list ever offered, before the database has to."""
        if all(is_id(pk) for pk in request.POST.getlist(ACTION_CHECKBOX_NAME)):
            return super().response_action(request, queryset)
        told = _("One of the chosen rows cannot be read, so nothing was done. Choose again.")
        self.message_user(request, told, messages.WARNING)
        return HttpResponseRedirect(request.get_full_path())

    def get_form(self, request, obj=None, change=False, **kwargs):
        """The form, its labels without colons as everywhere on the desk."""

        class WithoutColons(super().get_form(request, obj, change=change, **kwargs)):
            def __init__(self, *args, **given):
                super().__init__(*args, **{"label_suffix": ""} | given)

        return WithoutColons

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": self.heading(), **(extra_context or {})})


class RowFilter:
    """Mix into a list filter: its choices stand in a row as links, not in a menu.

    A choice that names a `state` (draft, review, ready, scheduled, live, down) gets its square.
    """

    template = "admin/filter_row.html"


class ChoicesRow(RowFilter, admin.ChoicesFieldListFilter):
    """The choices of a field in a row: `list_filter = [("kind", ChoicesRow)]`."""


class TypedFilter(admin.SimpleListFilter):
    """A menu whose last line takes what is typed: any day, any credit. Give `input_type`."""

    template = "admin/filter_typed.html"
    input_type = "text"

    @property
    def typed(self) -> str:
        """What was typed; empty when one of the menu's choices was taken."""
        value = self.value() or ""
        return "" if value in {str(choice) for choice, _words in self.lookup_choices} else value

    @property
    def shown(self) -> str:
        """What was typed, in words."""
        return self.typed

    def choices(self, changelist):
        self.beside = [
            (name, value)
            for name, values in changelist.filter_params.items() if name != self.parameter_name
            for value in values
        ] + ([(SEARCH_VAR, changelist.query)] if changelist.query else [])  # fmt: skip
        yield from super().choices(changelist)


class Toggle(admin.SimpleListFilter):
    """One yes-or-no filter, such as Mine: give `title`, `parameter_name` and `chosen()`."""

    template = "admin/filter_toggle.html"

    def lookups(self, request, model_admin):
        return [("1", self.title)]

    def choices(self, changelist):
        on = self.value() == "1"
        url = (
            changelist.get_query_string(remove=[self.parameter_name])
            if on
            else changelist.get_query_string({self.parameter_name: "1"})
        )
        yield {"selected": on, "query_string": url, "display": self.title}

    def queryset(self, request, queryset):
        return self.chosen(request, queryset) if self.value() == "1" else queryset

    def chosen(self, request, queryset):
        """The rows that remain when the filter is on."""
        raise NotImplementedError
