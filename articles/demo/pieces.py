"""The demo's stories and galleries, each living its life by the clock and the verbs."""

import uuid
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from articles import workflow as stories
from articles.demo.words import dated, story_files, table
from articles.models import Article
from articles.revisions import EMPTY as STORY
from media import workflow as galleries
from media.models import Gallery
from media.revisions import EMPTY as GALLERY
from newsroom import clock
from newsroom.models import Contributor, Section, Tag

NAMESPACE = uuid.UUID("5e0a4c1e-8f58-4d0f-9d53-6f1d6b1f0a11")  # of the demo's own names


class Demo:
    """Loads pieces for one paper: rows by slug, people by role, the hour of loading."""

    def __init__(self, people: dict, photos: dict, now: datetime):
        self.people, self.photos, self.now = people, photos, now
        self.sections, self.tags, self.contributors = (
            dict(model.objects.values_list("slug", "pk")) for model in (Section, Tag, Contributor)
        )

    def hour(self, hours_ago: float) -> datetime:
        """So many hours before the demo was loaded."""
        return self.now - timedelta(hours=hours_ago)

    # -- stories --------------------------------------------------------------------

    def load_stories(self):
        """Every story that is not there yet; yields each headline as it goes."""
        files = story_files()
        # Oldest first, so that what is related to a story is there before it.
        files.sort(key=lambda file: -file[0]["hours_ago"])
        for front, body in files:
            if not Article.objects.filter(uid=uid_of("story", front["slug"])).exists():
                with transaction.atomic():
                    self._load_story(front, body)
                yield front["headline"]

    def _load_story(self, front, body):
        hour = self.hour(front["hours_ago"])
        article = Article(uid=uid_of("story", front["slug"]), owner=self.people["reporter"])
        with clock.at(min(hour, self.now) - timedelta(hours=3)):
            stories.create(article, self._story_form(front, body, hour), by=article.owner)
        self._advance(article, front, hour, stories)
        for note in front["corrections"]:
            with clock.at(self.hour(note["hours_ago"])):
                stories.correct(
                    article, by=self.people["editor"], seen=head(article), kind=note["kind"],
                    text=dated(note["text"], local_day(hour), front["language"]),
                )  # fmt: skip

    def _story_form(self, front, body, hour) -> dict:
        def dating(text):
            return dated(text, local_day(hour), front["language"])

        plain = (
            "headline", "short_headline", "kicker", "dek", "slug", "slugline", "dateline_place",
            "priority", "language",
        )  # fmt: skip
        form = STORY | {name: front[name] for name in plain}
        embargo = front.get("embargo_hours_ahead")
        return form | {
            "headline": dating(front["headline"]),
            "dek": dating(front["dek"]),
            "body": dating(body),
            "section": self.sections[front["section"]],
            "also_in": [self.sections[slug] for slug in front["also_in"]],
            "source": self.contributors[front["source"]] if front["source"] else None,
            "bylines": [[self.contributors[slug], role] for slug, role in front["bylines"]],
            "tags": [self.tags[slug] for slug in front["tags"]],
            "photos": self._photos(front, dating),
            "related": [
                pk
                for slug in front["related"]
                for pk in Article.objects.filter(uid=uid_of("story", slug)).values_list(
                    "pk", flat=True
                )
            ],
            "sensitive": front.get("sensitive", False),
            "hide_ads": front.get("hide_ads", False),
            "embargo_until": embargo and self.hour(-embargo).isoformat(),
            "planned_for": hour.isoformat() if hour > self.now else None,
        }

    # -- galleries ------------------------------------------------------------------

    def load_galleries(self):
        """Every gallery that is not there yet; yields each headline."""
        for front in table("galleries")["gallery"]:
            if not Gallery.objects.filter(uid=uid_of("gallery", front["slug"])).exists():
                with transaction.atomic():
                    self._load_gallery(front)
                yield front["headline"]

    def _load_gallery(self, front):
        hour = self.hour(front["hours_ago"])
        gallery = Gallery(uid=uid_of("gallery", front["slug"]), owner=self.people["photo"])
        form = GALLERY | {name: front[name] for name in ("headline", "dek", "slug", "language")}
        form |= {
            "section": self.sections[front["section"]],
            "bylines": [[self.contributors[slug], role] for slug, role in front["bylines"]],
            "tags": [self.tags[slug] for slug in front["tags"]],
            "photos": self._photos(front, str),
        }
        with clock.at(hour - timedelta(hours=3)):
            galleries.create(gallery, form, by=gallery.owner)
        self._advance(gallery, front, hour, galleries)

    # -- both -----------------------------------------------------------------------

    def _photos(self, front, dating) -> list[dict]:
        return [
            {"photo": self.photos[row["file"]].pk, "caption": dating(row.get("caption", ""))}
            for row in front["photos"]
        ]

    def _advance(self, piece, front, hour, desk):
        """From draft to where the file says, each verb by who does it and at a fit hour."""
        status, before = front.get("status", "published"), min(hour, self.now)
        if status == "draft":
            return
        with clock.at(before - timedelta(hours=2)):
            desk.submit(piece, by=piece.owner, seen=head(piece))
        if status == "review":
            return
        with clock.at(before - timedelta(hours=1)):
            desk.mark_ready(piece, by=self.people["copy"], seen=head(piece))
        if status == "ready":
            return
        with clock.at(before - timedelta(seconds=1)):
            desk.publish(piece, by=self.people["publisher"], at=hour, seen=head(piece))
        if ago := front.get("updated_hours_ago"):
            with clock.at(self.hour(ago)):
                desk.update(piece, by=self.people["publisher"], seen=head(piece), substantive=True)
        if status == "withdrawn":
            with clock.at(hour + timedelta(hours=6)):
                desk.withdraw(
                    piece, by=self.people["publisher"], seen=head(piece),
                    notice=dated(front["withdrawal_notice"], local_day(hour), front["language"]),
                )  # fmt: skip


def uid_of(kind: str, slug: str) -> uuid.UUID:
    """The uid of a demo piece: the same at every load, so that loading twice adds nothing."""
    return uuid.uuid5(NAMESPACE, f"{kind}:{slug}")


def head(piece) -> int:
    """The revision that stands now."""
    return type(piece).objects.values_list("head_id", flat=True).get(pk=piece.pk)


def local_day(hour: datetime):
    """The paper's day at `hour`."""
    return timezone.localtime(hour, timezone.get_default_timezone()).date()
