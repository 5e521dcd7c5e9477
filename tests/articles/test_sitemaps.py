"""What search engines are told there is: months, their pieces with pictures, the news."""

import io
from datetime import timedelta

import pytest
from defusedxml import ElementTree
from django.core.management import call_command
from django.test import Client

from articles import workflow
from media.models import Photo
from newsroom.models import MonthSummary, Paper
from tests.builders import (
    HOUR,
    NOON,
    SECOND,
    make_article,
    make_gallery,
    make_user,
    set_ads,
    take_photo,
)

pytestmark = pytest.mark.django_db
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
DAY = timedelta(days=1)


def read(address):
    response = Client().get(address)
    assert response.status_code == 200, (address, response.status_code)
    assert response.headers["Content-Type"].startswith("application/xml")
    return ElementTree.fromstring(response.content)


def locations(address):
    return [loc.text for loc in read(address).iter(f"{MAP}loc")]


def test_no_word_breaks_the_map_of_the_news(at):
    at(NOON)
    make_article(status="published", published_at=NOON - HOUR, headline="Har\x0bbour")
    Paper.objects.update(name="The\x08 Paper")
    tree = read("/sitemap-news.xml")
    assert [name.text for name in tree.iter(f"{NEWS}name")] == ["The Paper"]
    assert [title.text for title in tree.iter(f"{NEWS}title")] == ["Harbour"]


def story(hour=NOON, **changes):
    return make_article(status="published", published_at=hour, **changes)


def test_the_index_names_each_month_that_has_pieces(at, settings):
    story()
    story(NOON - 400 * DAY)
    make_gallery(status="published", published_at=NOON - 60 * DAY)
    at(NOON + HOUR)
    assert locations("/sitemap.xml") == [
        f"{settings.BASE_URL}/sitemap-{month}.xml" for month in ("2026-07", "2026-06", "2025-06")
    ]


def test_a_month_to_come_is_not_named_before_its_first_second(at):
    story(NOON + 40 * DAY)
    at(NOON + 40 * DAY - SECOND)
    assert locations("/sitemap.xml") == []
    assert Client().get("/sitemap-2026-09.xml").status_code == 404
    at(NOON + 40 * DAY)
    assert len(locations("/sitemap.xml")) == len(locations("/sitemap-2026-09.xml")) == 1


def test_a_month_whose_last_piece_is_withdrawn_is_named_no_more(at):
    article = story()
    at(NOON + HOUR)
    workflow.withdraw(article, by=make_user("publisher"), seen=article.head_id, notice="Wrong.")
    assert locations("/sitemap.xml") == []


def test_a_piece_that_moves_to_another_month_leaves_its_own(at):
    article = story(NOON + 2 * DAY)
    by = make_user("publisher")
    at(NOON)
    workflow.reschedule(article, by=by, seen=article.head_id, at=NOON + 40 * DAY)
    numbers = dict(MonthSummary.objects.values_list("month__month", "number"))
    assert numbers == {8: 0, 9: 1}


def test_a_month_tells_its_pieces_with_the_picture_that_leads(at, settings):
    article = story(photos=[take_photo()], slug="with-photo")
    gallery = make_gallery(status="published", published_at=NOON - HOUR)
    at(NOON + HOUR)
    assert locations("/sitemap-2026-07.xml") == [
        settings.BASE_URL + piece.get_absolute_url() for piece in (article, gallery)
    ]
    (picture,) = read("/sitemap-2026-07.xml").iter(f"{IMAGE}loc")
    assert picture.text.startswith(f"{settings.BASE_URL}/uploads/")


def test_a_photo_that_may_not_leave_the_house_is_not_named(at):
    photo = take_photo()
    Photo.objects.filter(pk=photo.pk).update(no_syndication=True)
    story(photos=[photo])
    at(NOON + HOUR)
    assert list(read("/sitemap-2026-07.xml").iter(f"{IMAGE}loc")) == []


def test_the_news_are_those_of_two_days(at):
    new, old = story(headline="New & fresh", language="ko"), story(NOON - 2 * DAY)
    at(NOON + HOUR)
    (url,) = read("/sitemap-news.xml")
    assert url.findtext(f"{MAP}loc").endswith(new.get_absolute_url())
    assert old.get_absolute_url() not in locations("/sitemap-news.xml")
    news = url.find(f"{NEWS}news")
    assert news.findtext(f"{NEWS}title") == "New & fresh"
    assert news.findtext(f"{NEWS}publication/{NEWS}language") == "ko"


def test_months_counted_anew_are_those_that_were_kept(at):
    story()
    story(NOON - 400 * DAY)
    make_gallery(status="published", published_at=NOON)
    rows = MonthSummary.objects.order_by("kind", "month").values_list(
        "kind", "month", "number", "first_at", "last_at", "changed_at"
    )
    kept = list(rows)
    call_command("recount_months", stdout=io.StringIO())
    assert len(kept) == 3 and list(rows.all()) == kept


def test_robots_are_led_to_the_sitemaps_and_off_the_search(settings):
    text = Client().get("/robots.txt").content.decode()
    assert "Disallow: /search/" in text
    assert f"Sitemap: {settings.BASE_URL}/sitemap-news.xml" in text


def test_security_txt_names_whom_to_tell_and_expires(at, settings):
    at(NOON)
    assert Client().get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = "mailto:security@example.org"
    text = Client().get("/.well-known/security.txt").content.decode()
    assert "Contact: mailto:security@example.org\n" in text
    assert "Expires: 2027-01-01T00:00:00Z\n" in text


def test_a_phone_gets_a_manifest():
    told = Client().get("/manifest.webmanifest").json()
    assert told["start_url"] == "/" and told["icons"]


def test_ads_txt_is_what_an_editor_wrote(at):

    assert Client().get("/ads.txt").status_code == 404
    set_ads(ads_txt="example.com, 1, DIRECT")
    assert Client().get("/ads.txt").content == b"example.com, 1, DIRECT\n"
