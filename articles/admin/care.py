"""What of the stories needs a person: a lead that grows old, a story that lacks something."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Article
from articles.reading import front_page
from newsroom.admin.hours import HOUR, clock_time
from newsroom.admin.lists import capped, count_up_to
from newsroom.admin.panels import Row
from newsroom.models import Section
from newsroom.workflow import holds

LEAD_IS_OLD = timedelta(hours=6)
LATELY = timedelta(hours=24)  # live stories that are looked at
SHOWN, MOST_COUNTED = 5, 50


def story_rows(user, now) -> list[Row]:
    """For whoever looks after others' stories; empty when nothing needs care."""
    if not holds(user, "edit_others", Article):
        return []
    return [*lacking_on_schedule(now), *without_photo(now), *old_lead(now)]


def lacking_on_schedule(now) -> list[Row]:
    """Scheduled stories that lost what readers must have, as a photo that was killed."""
    rows = Article.objects.scheduled(now).lacking().order_by("published_at", "pk").defer("body")
    return [
        Row(
            url=reverse("admin:articles_article_change", args=[story.pk]),
            state="down",
            word=clock_time(story.published_at, now),
            headline=str(story),
            language=story.language,
            side=_("scheduled, lacks something"),
            uid=story.uid,
        )
        for story in rows[:SHOWN]
    ]


def without_photo(now) -> list[Row]:
    """One row that counts the live stories of the last day that no photo leads."""
    bare = Article.objects.newest(now).live_since(now - LATELY).without_lead_photo()
    if not (number := count_up_to(bare, MOST_COUNTED)):
        return []
    words = ngettext(
        "%(count)s story of the last 24 hours is live without a lead photo.",
        "%(count)s stories of the last 24 hours are live without a lead photo.",
        number,
    )
    url = f"{reverse('admin:articles_article_changelist')}?state=live&warnings=1"
    return [
        Row(
            url=url, state="review", word=_("no photo"), side=_("See them"),
            headline=words % {"count": capped(number, MOST_COUNTED)},
        )
    ]  # fmt: skip


def old_lead(now) -> list[Row]:
    """The story that leads the front, when it went live long ago."""
    lead = front_page(list(Section.objects.in_order()), now).lead
    if lead is None or now - lead.published_at < LEAD_IS_OLD:
        return []
    hours = {"hours": (now - lead.published_at) // HOUR}
    return [
        Row(
            url=reverse("admin:articles_article_change", args=[lead.pk]), state="review",
            word=_("front"), headline=str(lead), language=lead.language, uid=lead.uid,
            side=_("leads, %(hours)d h old") % hours,
        )
    ]  # fmt: skip
