"""Very many stories at once, for measuring: rows as the verbs would have left them.

The one place besides the workflow that writes a status; a test holds its rows against
those of the verbs. Words are drawn by seeded chance, so that two runs are alike.
"""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max, OuterRef, Subquery

from articles.body import words
from articles.demo.pieces import local_day
from articles.models import Article, ArticlePhoto, Byline, Placement, Revision, Tagging
from articles.revisions import EMPTY
from media.models import Photo
from newsroom.models import Contributor, Section, Tag
from newsroom.publishing import Status
from newsroom.revisions import digest_of

BATCH = 1000  # stories a transaction
WORDS = (
    "harbor council ferry market tide budget school bridge crew storm vote island engine court "
    "harvest museum league captain signal water night report union price light river station "
    "winter island agency record member plan crane pilot survey quay archive"
).split()  # noqa: SIM905


@dataclass(frozen=True)
class Shape:
    """How much hangs on each story."""

    bylines: int = 2
    tags: int = 4
    photos: int = 1
    paragraphs: int = 5
    apart: timedelta = timedelta(minutes=4)  # between one story's hour and the next


class Bulk:
    """Stories going back from `newest`, one every `shape.apart`, on rows that are there."""

    def __init__(self, *, owner, newest: datetime, seed: int = 1, shape: Shape | None = None):
        self.owner, self.newest, self.shape = owner, newest, shape or Shape()
        self.chance = random.Random(seed)
        self.before = Article.objects.aggregate(last=Max("pk"))["last"] or 0  # for slugs
        self.sections = list(Section.objects.in_order())
        self.tags = list(Tag.objects.order_by("pk"))
        self.names = list(Contributor.objects.order_by("pk"))
        self.photos = list(Photo.objects.order_by("pk").values_list("pk", flat=True)[:500])

    def load(self, count: int):
        """Make `count` stories; yields how many are done after each batch."""
        for start in range(0, count, BATCH):
            with transaction.atomic():
                self._load_batch(range(start, min(start + BATCH, count)))
            yield min(start + BATCH, count)

    def _load_batch(self, numbers):
        drafts = [self._story(number) for number in numbers]
        Article.objects.bulk_create(article for article, _form in drafts)
        Revision.objects.bulk_create(
            Revision(
                piece=article,
                number=1,
                data=form,
                digest=digest_of(form),
                by=self.owner,
                at=article.published_at,
                live_from=article.published_at,
            )  # fmt: skip
            for article, form in drafts
        )
        revision = Subquery(Revision.objects.filter(piece=OuterRef("pk")).values("pk")[:1])
        made = Article.objects.filter(pk__in=[article.pk for article, _form in drafts])
        made.update(head=revision, live=revision)
        self._lay_parts(drafts)

    def _lay_parts(self, drafts):
        bylines, taggings, placements, photos = [], [], [], []
        for article, form in drafts:
            hour = {"published_at": article.published_at}
            bylines += [
                Byline(piece=article, contributor_id=pk, role=role, position=position, **hour)
                for position, (pk, role) in enumerate(form["bylines"])
            ]
            taggings += [Tagging(content_object=article, tag_id=pk, **hour) for pk in form["tags"]]
            placements += [
                Placement(article=article, section_id=pk, **hour)
                for pk in (form["section"], *form["also_in"])
            ]
            photos += [
                ArticlePhoto(article=article, photo_id=row["photo"], position=position, **hour)
                for position, row in enumerate(form["photos"])
            ]
        for rows in (bylines, taggings, placements, photos):
            if rows:
                type(rows[0]).objects.bulk_create(rows)

    def _story(self, number):
        hour = self.newest - number * self.shape.apart
        form = self._form(number)
        article = Article(
            owner=self.owner, status=Status.PUBLISHED, published_at=hour,
            edition_date=local_day(hour),
            created_at=hour, changed_at=hour, headline=form["headline"], dek=form["dek"],
            slug=form["slug"], slugline=form["slugline"], section_id=form["section"],
            priority=form["priority"], body=form["body"], words=words(form["body"]),
        )  # fmt: skip
        return article, form

    def _form(self, number) -> dict:
        shape, home = self.shape, self.sections[number % len(self.sections)]
        also = self.chance.choice(self.sections)
        headline = self._sentence(7).rstrip(".")
        return EMPTY | {
            "headline": headline,
            "dek": self._sentence(14),
            "slug": f"{headline.lower().replace(' ', '-')}-{self.before + number}",
            "slugline": f"BULK-{number}",
            "section": home.pk,
            "also_in": [] if also == home else [also.pk],
            "priority": self.chance.choice((3, 4, 4, 4, 5)),
            "body": "".join(f"<p>{self._sentence(40)}</p>" for _p in range(shape.paragraphs)),
            "bylines": [[name.pk, "writer"] for name in self._some(self.names, shape.bylines)],
            "tags": [tag.pk for tag in self._some(self.tags, shape.tags)],
            "photos": [
                {"photo": pk, "caption": ""} for pk in self._some(self.photos, shape.photos)
            ],
        }

    def _some(self, rows, count):
        return self.chance.sample(rows, min(count, len(rows)))

    def _sentence(self, length: int) -> str:
        return " ".join(self.chance.choices(WORDS, k=length)).capitalize() + "."
