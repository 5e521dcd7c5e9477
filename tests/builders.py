"""Plain functions that build what a test needs, through the same verbs as the desk.

`make_article(status="published", published_at=NOON)` plays the story's life with the
clock, so that its log, revisions and derived rows are what the desk would have made.
"""

import hashlib
from datetime import UTC, datetime, timedelta
from itertools import count

from django.apps import apps
from django.contrib.auth.models import Group, User

from articles import revisions as story_revisions
from articles import workflow as stories
from articles.house_ads import lay_down
from articles.models import Article, HouseAd
from articles.roles import lay_down_roles
from media import revisions as gallery_revisions
from media import workflow as galleries
from media.ingest import take_in
from media.models import Gallery, Photo
from media.photo_words import index_photos
from newsroom import clock
from newsroom.models import AdRules, Contributor, Paper, Section, Tag
from newsroom.publishing import Status
from tests.media.pictures import upload

NOON = datetime(2026, 7, 31, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)

_numbers = count(1)


def make_user(role: str | None = None, **changes) -> User:
    """A person of the desk in the group `role`; with no role, staff without permissions."""
    name = changes.pop("username", f"{role or 'person'}{next(_numbers)}")
    user = User.objects.create(username=name, is_staff=True, **changes)
    if role:
        make_roles()
        user.groups.add(Group.objects.get(name=role))
    return user


def make_roles() -> None:
    """The groups of the desk, which a migration makes and a transactional test flushes."""
    if not Group.objects.exists():
        lay_down_roles(apps)


def make_section(**changes) -> Section:
    """A section of the one paper."""
    Paper.objects.get_or_create(pk=1)
    number = next(_numbers)
    return Section.objects.create(
        **{"name": f"Section {number}", "slug": f"section-{number}", "order": number} | changes
    )


def set_ads(preset="balanced", **changes) -> AdRules:
    """The paper's ad rules."""
    Paper.objects.get_or_create(pk=1)
    given = {"preset": preset} | changes
    return AdRules.objects.update_or_create(paper_id=1, defaults=given)[0]


def make_house_ad(**changes) -> HouseAd:
    """A house ad that runs, without its file."""
    number = next(_numbers)
    given = {"image": f"house/{number:032x}.jpg", "width": 1216, "height": 500,
             "alt": f"House ad {number}", "href": "/photos/", "starts_at": NOON - HOUR}  # fmt: skip
    ad = HouseAd.objects.create(**given | changes)
    lay_down()
    return ad


def make_contributor(**changes) -> Contributor:
    """A person who writes."""
    number = next(_numbers)
    return Contributor.objects.create(
        **{"name": f"Writer {number}", "slug": f"writer-{number}"} | changes
    )


def staff_writer() -> Contributor:
    """Who signs the stories of tests that do not say who does."""
    return Contributor.objects.get_or_create(slug="staff", defaults={"name": "Staff Writer"})[0]


def make_agency(**changes) -> Contributor:
    """An agency that signs datelines as UPI."""
    return make_contributor(
        **{"kind": Contributor.Kind.AGENCY, "name": "United Press", "agency_name": "UPI"} | changes
    )


def make_tag(**changes) -> Tag:
    """A topic."""
    number = next(_numbers)
    return Tag.objects.create(**{"name": f"Topic {number}", "slug": f"topic-{number}"} | changes)


def make_photo(**changes) -> Photo:
    """A complete photo, without its files."""
    number = next(_numbers)
    given = {
        "sha256": hashlib.sha256(str(number).encode()).hexdigest(), "format": "jpg",
        "width": 2400, "height": 1600, "caption": f"Caption of photo {number}.",
        "credit_line": "Yonhap", "alt_text": f"What photo {number} shows.",
    }  # fmt: skip
    if "uploaded_by" not in changes:
        given["uploaded_by"] = make_user()
    photo = Photo.objects.create(**given | changes)
    index_photos([photo])
    return photo


def story_form(**changes) -> dict:
    """A story's form with headline, body, section and byline; `section` may be a Section."""
    number = next(_numbers)
    if "bylines" not in changes and not changes.get("source"):
        changes["bylines"] = [staff_writer()]
    form = story_revisions.EMPTY | {
        "headline": f"Headline {number}",
        "body": f"<p>Text of story {number}, said in a sentence.</p>",
    }
    return _as_ids(form | changes)


def make_article(*, status=Status.DRAFT, published_at=None, at=None, by=None, **changes) -> Article:
    """A story brought to `status` by the verbs, live at `published_at`.

    `at` is the hour at which the desk worked (an hour before `published_at`, or noon).
    Changes are keys of the form; `photos`, `tags`, `also_in`, `related` take rows,
    `bylines` rows or (row, role) pairs.
    """
    by = by or make_user("publisher")
    form = story_form(**changes)
    article = Article(owner=by)
    with clock.at(at or (published_at or NOON) - HOUR):
        stories.create(article, form, by=None)
        _bring(article, status, published_at or NOON, stories)
    return Article.objects.get(pk=article.pk)


def make_gallery(*, status=Status.DRAFT, published_at=None, by=None, **changes) -> Gallery:
    """A gallery brought to `status`; two complete photos unless `photos` says otherwise."""
    by = by or make_user("publisher")
    form = gallery_revisions.EMPTY | {"headline": f"Gallery {next(_numbers)}"} | changes
    if "photos" not in changes:
        form["photos"] = [make_photo(uploaded_by=by), make_photo(uploaded_by=by)]
    gallery = Gallery(owner=by)
    with clock.at((published_at or NOON) - HOUR):
        galleries.create(gallery, _as_ids(form), by=None)
        _bring(gallery, status, published_at or NOON, galleries)
    return Gallery.objects.get(pk=gallery.pk)


def _bring(piece, status, hour, desk):
    if status == Status.DRAFT:
        return
    seen = {"by": None, "seen": piece.head_id}
    if status == Status.SPIKED:
        desk.spike(piece, **seen)
    elif status == Status.REVIEW:
        desk.submit(piece, **seen)
    elif status == Status.READY:
        desk.mark_ready(piece, **seen)
    else:
        piece = desk.publish(piece, at=hour, **seen)
        if status == Status.WITHDRAWN:
            with clock.at(hour):
                desk.withdraw(piece, by=None, seen=piece.head_id, notice="It was wrong.")


def _as_ids(form: dict) -> dict:
    form = dict(form)
    if form["section"] is None:
        form["section"] = Section.objects.order_by("pk").first() or make_section()
    for name in ("section", "source", "cover", "assigned_to"):
        if name in form:
            form[name] = getattr(form[name], "pk", form[name])
    for name in ("also_in", "tags", "related"):
        if name in form:
            form[name] = [getattr(row, "pk", row) for row in form[name]]
    form["photos"] = [
        row if isinstance(row, dict) else {"photo": row.pk, "caption": ""} for row in form["photos"]
    ]
    form["bylines"] = [
        [row[0].pk, row[1]] if isinstance(row, tuple) else [getattr(row, "pk", row), "writer"]
        for row in form["bylines"]
    ]
    for name in ("embargo_until", "planned_for", "dateline_date"):
        if form.get(name) and not isinstance(form[name], str):
            form[name] = form[name].isoformat()
    return form


def take_photo(size=(640, 480), *, by=None, file=None, **words) -> Photo:
    """A complete photo with its files: a small picture that went the whole way in."""
    number = next(_numbers)
    complete = {
        "caption": f"Caption of photo {number}.",
        "credit_line": "Yonhap",
        "alt_text": f"What photo {number} shows.",
    }
    return take_in(file or upload(size), by=by or make_user(), **complete | words)
