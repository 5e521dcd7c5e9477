"""A page of results, from what a reader typed and chose."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import Http404

from articles.models import Article
from articles.search.finding import EVERYTHING, MOST_RANKED, YEARS, Filters, best_first, find
from articles.search.snippets import marked, snippet
from newsroom.models import Contributor, Tag
from newsroom.words import Query, parse

PAGE = 20  # stories
BEST, NEWEST = "best", "newest"


@dataclass(frozen=True)
class Search:
    """A question with its filters and its order, as an address carries them."""

    query: Query
    filters: Filters = EVERYTHING
    order: str = NEWEST
    number: int = 1

    @classmethod
    def of(cls, asked, sections) -> "Search":
        """Read from the query string; Http404 for a filter or a page that there is not."""
        section = asked.get("section", "")
        here = next((one for one in sections if one.slug == section), None)
        if section and here is None:
            raise Http404("No such section.")
        filters = Filters(
            here,
            _named(Contributor, asked.get("by", "")),
            _named(Tag, asked.get("topic", "")),
            _year(asked.get("year", "")),
        )
        order = BEST if asked.get("order") == BEST else NEWEST
        return cls(parse(asked.get("q", "")), filters, order, _number(asked.get("page", "1")))

    def address(self, **changes) -> str:
        """The query string of this search, with changes; what is left at its rest is left out."""
        found = self.filters
        told = {
            "q": self.query.words,
            "section": found.section and found.section.slug,
            "by": found.contributor and found.contributor.slug,
            "topic": found.topic and found.topic.slug,
            "year": found.year,
            "order": self.order if self.order != NEWEST else "",
            "page": self.number if self.number > 1 else "",
        } | changes
        return f"?{urlencode({name: value for name, value in told.items() if value})}"


@dataclass(frozen=True)
class Result:
    """A story with its headline and a passage, both marked."""

    story: Article
    headline: str
    passage: str


@dataclass(frozen=True)
class Results:
    """A page of results; `count` is of all that were found, at most `MOST_RANKED`."""

    search: Search
    found: list[Result] = field(default_factory=list)
    count: int = 0
    is_capped: bool = False

    @property
    def pages(self) -> list[tuple[int, str]]:
        """(number, address) of the pages near this one, the first and the last among them."""
        last, here = -(-self.count // PAGE), self.search.number
        near = {1, last, *range(max(here - 2, 1), min(here + 2, last) + 1)}
        return [(number, self._page(number)) for number in sorted(near)] if last > 1 else []

    @property
    def newer(self) -> str:
        """The page before this one, or ""."""
        return self._page(self.search.number - 1) if self.search.number > 1 else ""

    @property
    def older(self) -> str:
        """The page after this one, or ""."""
        more = self.search.number * PAGE < self.count
        return self._page(self.search.number + 1) if more else ""

    def _page(self, number):
        return self.search.address(page=number if number > 1 else "")


def results_of(search: Search, at) -> Results:
    """The page of results at `at`: at most three queries, however many stories there are."""
    keys = find(search.query, at, search.filters, limit=MOST_RANKED + 1)
    is_capped = len(keys) > MOST_RANKED
    keys = keys[:MOST_RANKED]
    count = len(keys)
    if search.order == BEST:
        keys = best_first(search.query, keys, search.filters)
    shown = keys[(search.number - 1) * PAGE : search.number * PAGE]
    if search.number > 1 and not shown:
        raise Http404("There is no such page.")
    rows = Article.objects.published(at).with_keys(shown).for_results(at) if shown else []
    stories = {story.search_key: story for story in rows}
    found = [_result(stories[key], search.query) for key in shown if key in stories]
    return Results(search, found, count, is_capped)


def _result(story, query) -> Result:
    return Result(story, marked(story.headline, query), snippet(story.dek, story.body, query))


def _named(model, slug):
    if not slug:
        return None
    row = model.objects.filter(slug=slug.replace("\x00", "")).first()
    if row is None:
        raise Http404("No such filter.")
    return row


def _year(typed) -> int | None:
    if not typed:
        return None
    if not (typed.isascii() and typed.isdecimal() and len(typed) == 4 and int(typed) in YEARS):
        raise Http404("No such year.")
    return int(typed)


def _number(typed) -> int:
    if not (typed.isascii() and typed.isdecimal() and 0 < len(typed) < 5 and int(typed)):
        raise Http404("No such page.")
    return int(typed)
