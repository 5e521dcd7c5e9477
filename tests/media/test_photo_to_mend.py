"""An incomplete photo in a piece's form says what it lacks, and leads whoever may to mend it."""

import pytest
from django.urls import reverse
from lxml import html

from articles.models import Article
from tests.builders import make_article, make_photo, make_user
from tests.desk import address, at_the_desk

pytestmark = pytest.mark.django_db


def shot(user, photo):
    """The photo's row in a story's form as this person sees it."""
    page = at_the_desk(user).get(address(make_article(photos=[photo], by=user)))
    rows = html.fromstring(page.content.decode()).find_class("shots")[0]
    return next(row for row in rows if row.get("data-photo") == str(photo.pk))


def way_to_mend(user, photo):
    """The link as the form shows it, and as a search of the library gives it."""
    link = shot(user, photo).find_class("mend")[0]
    found = at_the_desk(user).get(address(Article, "changelist") + "look-up/photos/").json()
    searched = next(row["mend"] for row in found["found"] if row["id"] == photo.pk)
    assert (link.get("href") or "") == searched
    assert (link.get("hidden") is None) == bool(searched)
    return searched


def test_a_short_word_stands_on_the_picture_and_the_long_one_below_it():
    row = shot(make_user("publisher"), make_photo(caption="", credit_line="", alt_text=""))
    assert row.find_class("lack")[0].text == "Lacks 3"
    words = row.find_class("lacks")[0][0].text
    assert words == "No caption, no credit line and no alternative text"


def test_a_complete_photo_has_nothing_to_mend():
    user, photo = make_user("publisher"), make_photo()
    assert way_to_mend(user, photo) == ""
    assert shot(user, photo).find_class("lacks")[0].get("hidden") is not None


def test_only_who_may_write_a_photos_words_is_led_to_mend_it():
    reporter, chief = make_user("reporter"), make_user("publisher")
    own = make_photo(credit_line="", uploaded_by=reporter)
    theirs = make_photo(credit_line="", uploaded_by=chief)
    form = reverse("admin:media_photo_change", args=[own.pk])
    assert way_to_mend(reporter, own) == form
    assert way_to_mend(chief, own) == form
    assert way_to_mend(reporter, theirs) == ""
