"""Pages of galleries: every photo with its words, and the notice of a withdrawn one."""

import pytest

from media import workflow
from newsroom import clock
from tests.builders import (
    HOUR,
    NOON,
    SECOND,
    make_contributor,
    make_gallery,
    make_photo,
    make_section,
    make_tag,
    set_ads,
)
from tests.bulk import give_renditions
from tests.reader import in_order, main_text, page_of

pytestmark = pytest.mark.django_db
LIVE = {"status": "published", "published_at": NOON - HOUR}


@pytest.fixture(autouse=True)
def _noon(at):
    at(NOON)


def make_photos(number):
    return give_renditions([make_photo(caption=f"Frame {n}.") for n in range(1, number + 1)])


def test_it_reads_from_top_to_bottom():
    gallery = make_gallery(
        headline="A night shift", dek="Ten hours.", photos=make_photos(6),
        bylines=[(make_contributor(name="Noh Eun-chae"), "photographer")],
        tags=[make_tag(name="Night work")], **LIVE,
    )  # fmt: skip
    make_gallery(headline="Another", **LIVE)
    in_order(
        main_text(page_of(gallery.get_absolute_url())),
        "Photos", "A night shift", "Ten hours.", "Photos by Noh Eun-chae",
        "Published July 31, 2026, 8 p.m.", "1 of 6", "Frame 1. Photo by Yonhap", "4 of 6",
        "Advertisement", "5 of 6", "Frame 6. Photo by Yonhap", "Topics", "Night work",
        "More pictures", "Another",
    )  # fmt: skip


def test_each_photo_has_its_place_in_the_address():
    page = page_of(make_gallery(photos=make_photos(6), **LIVE).get_absolute_url())
    assert page.xpath("//li/@id") == [f"photo-{n}" for n in range(1, 7)]
    assert page.xpath("//ol[@class='frames']/@start") == ["1", "5"]
    assert [one.get("loading") for one in page.xpath("//article//img")] == [None] + ["lazy"] * 5


@pytest.mark.parametrize("hidden", [{"preset": "none"}, {"section": True}, {"topic": True}])
def test_where_ads_are_hidden_there_is_none(hidden):
    gallery = make_gallery(
        photos=make_photos(6), section=make_section(hide_ads="section" in hidden),
        tags=[make_tag(hide_ads="topic" in hidden)], **LIVE,
    )  # fmt: skip
    set_ads(hidden.get("preset", "agency"))
    text = main_text(page_of(gallery.get_absolute_url()))
    assert "Advertisement" not in text and "6 of 6" in text


def test_the_list_shows_each_live_gallery_with_its_number_of_photos():
    make_gallery(headline="Of today", photos=make_photos(3), **LIVE)
    make_gallery(headline="Of tomorrow", **LIVE | {"published_at": NOON + SECOND})
    make_gallery(headline="A draft")
    text = main_text(page_of("/photos/"))
    assert "Of today 3 photos" in text
    assert "tomorrow" not in text and "draft" not in text


def test_a_card_shows_the_cover_else_the_first_photo():
    photos = make_photos(3)
    make_gallery(photos=photos, **LIVE)
    make_gallery(photos=photos, cover=photos[2], **LIVE | {"published_at": NOON - 2 * HOUR})
    first, covered = page_of("/photos/").xpath("//main//img/@src")
    assert photos[0].current.stem in first and photos[2].current.stem in covered


def test_a_gallery_not_live_is_not_found(client):
    draft = make_gallery(slug="night")
    assert client.get("/photos/2026/07/31/night/").status_code == 404
    later = make_gallery(**LIVE | {"published_at": NOON + SECOND})
    assert client.get(later.get_absolute_url()).status_code == 404
    assert draft.get_absolute_url() == ""


def test_a_withdrawn_gallery_answers_gone_with_its_notice():
    gallery = make_gallery(headline="A night shift", **LIVE)
    with clock.at(NOON):
        workflow.withdraw(gallery, by=None, seen=gallery.head_id, notice="One frame was staged.")
    text = main_text(page_of(gallery.get_absolute_url(), status=410))
    assert "One frame was staged." in text and "A night shift" not in text
