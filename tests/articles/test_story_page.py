"""A story's page: what it says, in which order, and what it leaves out."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test.utils import override_settings

from articles.models import Article, Correction
from tests.builders import (
    HOUR,
    NOON,
    SECOND,
    make_agency,
    make_article,
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

PARAGRAPH = "The harbor master said on the quay that the gate would open again before noon. " * 4
LONG = "".join(f"<p>Paragraph {n}. {PARAGRAPH}</p>" for n in range(1, 17))
LIVE = {"status": "published", "published_at": NOON - HOUR}
ADS = "//div[contains(concat(' ', @class, ' '), ' ad ')]"


@pytest.fixture(autouse=True)
def _noon(at):
    at(NOON)


def make_photos(number, **changes):
    return give_renditions([make_photo(**changes) for _number in range(number)])


def correct(article, text, hour, **changes):
    """A correction as the desk's verb leaves it."""
    return Correction.objects.create(
        article=article, revision=article.head, text=text, at=hour, **changes
    )


def test_it_reads_from_top_to_bottom_as_an_agency_runs_it():
    set_ads("agency")
    photos = make_photos(3) + [make_photo(caption="Four hug.", credit_line="Reuters")]
    related = make_article(headline="The match before", **LIVE)
    article = make_article(
        headline="Rivals share a podium", dek="And a selfie.", kicker="Olympics", body=LONG,
        photos=photos, source=make_agency(), section=make_section(name="World"),
        bylines=[make_contributor(name="Kim Na-ri"), make_contributor(name="Lee Bo")],
        tags=[make_tag(name="Table tennis")], related=[related], **LIVE,
    )  # fmt: skip
    correct(article, "The score was 4-2.", NOON)
    make_article(headline="Something else", **LIVE | {"published_at": NOON - SECOND})
    in_order(
        main_text(page_of(article.get_absolute_url())),
        "Advertisement", "Olympics", "Rivals share a podium", "And a selfie.",
        "By Kim Na-ri and Lee Bo, United Press", "Published July 31, 2026, 8 p.m.",
        "1 of 4 |", "Photo by Yonhap", "2 of 4 |", "4 of 4 | Four hug. Photo by Reuters",
        "July 31 (UPI) -- Paragraph 1.", "Paragraph 2.", "Advertisement", "Paragraph 3.",
        "Paragraph 4.", "Advertisement", "Paragraph 11.", "Advertisement", "Paragraph 16.",
        "Corrections", "Correction: The score was 4-2.", "Topics", "Table tennis", "Share",
        "Related", "The match before", "Latest Headlines", "Something else",
    )  # fmt: skip


def test_hours_are_times_with_their_offset():
    article = make_article(**LIVE)
    Article.objects.filter(pk=article.pk).update(updated_at=NOON - HOUR / 2)
    page = page_of(article.get_absolute_url())
    stamps = page.xpath("//div[@class='meta']//time")
    assert [stamp.get("datetime") for stamp in stamps] == [
        "2026-07-31T20:00:00+09:00", "2026-07-31T20:30:00+09:00",
    ]  # fmt: skip
    assert stamps[1].text == "8:30 p.m."


def test_an_update_of_another_day_names_the_day():
    article = make_article(**LIVE | {"published_at": NOON - timedelta(days=2)})
    Article.objects.filter(pk=article.pk).update(updated_at=NOON - HOUR)
    assert "Updated July 31, 2026, 8 p.m." in main_text(page_of(article.get_absolute_url()))


def test_a_story_never_updated_says_nothing_of_it():
    assert "Updated" not in main_text(page_of(make_article(**LIVE).get_absolute_url()))


def test_latest_headlines_leave_out_the_story_and_what_stands_beside_it():
    related = make_article(headline="Beside it", **LIVE)
    others = [make_article(**LIVE) for _number in range(14)]
    newest = LIVE | {"published_at": NOON}
    article = make_article(headline="The story", related=[related], **newest)
    rail = page_of(article.get_absolute_url()).xpath("//aside//li/a/@href")
    assert len(rail) == 10
    assert set(rail) <= {other.get_absolute_url() for other in others}


def test_related_stories_stand_in_the_editors_order_and_only_while_live():
    later = make_article(headline="Later", **LIVE | {"published_at": NOON + SECOND})
    two, one = make_article(headline="Two", **LIVE), make_article(headline="One", **LIVE)
    article = make_article(related=[later, one, two], **LIVE)
    page = page_of(article.get_absolute_url())
    assert page.xpath("//section[@class='related']//h3/a/text()") == ["One", "Two"]


def test_a_single_photo_has_a_plain_caption():
    (photo,) = make_photos(1, caption="Two shake hands.")
    page = page_of(make_article(photos=[photo], **LIVE).get_absolute_url())
    assert "Two shake hands. Photo by Yonhap" in main_text(page)
    assert "1 of 1" not in main_text(page)


def test_without_photos_there_is_no_strip():
    page = page_of(make_article(**LIVE).get_absolute_url())
    assert not page.xpath("//section[@aria-label='Photos' or @aria-label='Photo'] | //script[@src]")


def test_the_strip_works_without_a_script():
    page = page_of(make_article(photos=make_photos(3), **LIVE).get_absolute_url())
    assert page.xpath("//nav[@class='numbers']/a/@href") == ["#photo-1", "#photo-2", "#photo-3"]
    assert len(page.xpath("//li[starts-with(@id, 'photo-')]//figcaption")) == 3
    assert [script.get("type") for script in page.xpath("//script[@src]")] == ["module"]


def test_only_the_lead_picture_is_eager_and_all_have_sizes():
    article = make_article(photos=make_photos(3), related=[make_article(**LIVE)], **LIVE)
    pictures = page_of(article.get_absolute_url()).xpath("//img")
    assert all(one.get("width") and one.get("height") for one in pictures)
    assert [one.get("loading") for one in pictures] == [None, "lazy", "lazy"]


def test_a_caption_of_this_story_stands_in_place_of_the_photos():
    (photo,) = make_photos(1, caption="A library caption.")
    form = {"photo": photo.pk, "caption": "A caption of our own."}
    text = main_text(page_of(make_article(photos=[form], **LIVE).get_absolute_url()))
    assert "A caption of our own. Photo by Yonhap" in text and "library" not in text


def test_words_in_another_language_say_so_and_ours_stay_ours():
    (photo,) = make_photos(1, caption="등대.", language="ko")
    article = make_article(headline="섬 뱃삯", language="ko", body=LONG, photos=[photo], **LIVE)
    page = page_of(article.get_absolute_url())
    assert page.get("lang") == "en"
    assert page.xpath("//h1/@lang | //div[@class='body']/@lang") == ["ko", "ko"]
    assert page.xpath("//figcaption/span[1]/@lang") == ["ko"]
    assert set(page.xpath(f"//div[@class='body']{ADS}/@lang")) == {"en"}
    assert "Published July 31" in main_text(page)


def test_a_language_written_from_right_to_left_turns_its_words():
    page = page_of(make_article(language="ar", **LIVE).get_absolute_url())
    assert page.xpath("//div[@class='body']/@dir") == ["rtl"]


@pytest.mark.parametrize("where", ["story", "section", "topic"])
def test_where_ads_are_hidden_there_is_no_trace_of_one(where):
    set_ads("agency")
    article = make_article(
        body=LONG, hide_ads=where == "story", section=make_section(hide_ads=where == "section"),
        tags=[make_tag(hide_ads=where == "topic")], **LIVE,
    )  # fmt: skip
    page = page_of(article.get_absolute_url())
    assert not page.xpath(ADS) and "Advertisement" not in main_text(page)


def test_the_preset_none_places_none():
    make_section()
    set_ads("none")
    assert not page_of(make_article(body=LONG, **LIVE).get_absolute_url()).xpath(ADS)


def test_slots_are_labelled_in_real_text():
    make_section()
    set_ads("balanced")
    slots = page_of(make_article(body=LONG, **LIVE).get_absolute_url()).xpath(ADS)
    assert len(slots) >= 2
    assert {(slot.get("role"), slot.get("aria-label")) for slot in slots} == {
        ("group", "Advertisement")
    }
    assert all(slot.xpath("span/text()") == ["Advertisement"] for slot in slots)


def test_a_photo_in_the_text_has_its_caption_and_credit():
    (photo,) = make_photos(1, caption="Two shake hands.")
    body = f'<p>One.</p><figure data-photo="{photo.pk}" data-layout="wide"></figure><p>Two.</p>'
    page = page_of(make_article(body=body, **LIVE).get_absolute_url())
    in_order(main_text(page), "One.", "Two shake hands. Photo by Yonhap", "Two.")
    assert page.xpath("//figure[@class='is-wide']/img/@src")


def test_a_gallery_in_the_text_is_a_card_while_readers_may_see_it():
    shown, hidden = make_gallery(headline="Seen", **LIVE), make_gallery(headline="Unseen")
    body = f'<p>One.</p><figure data-gallery="{shown.pk}"></figure>'
    body += f'<figure data-gallery="{hidden.pk}"></figure><p>Two.</p>'
    page = page_of(make_article(body=body, **LIVE).get_absolute_url())
    in_order(main_text(page), "One.", "Seen · 2 photos", "Two.")
    assert "Unseen" not in main_text(page)


def test_an_embed_is_a_plain_link():
    body = '<p>One.</p><figure data-embed-url="https://video.example/w?a=1&amp;b=2"></figure>'
    page = page_of(make_article(body=body, **LIVE).get_absolute_url())
    assert page.xpath("//p[@class='card']/a/@href") == ["https://video.example/w?a=1&b=2"]
    assert "Shown on video.example" in main_text(page)
    assert not page.xpath("//iframe | //object | //embed")


def test_a_correction_that_another_took_the_place_of_is_gone():
    article = make_article(**LIVE)
    first = correct(article, "It was 4-1.", NOON - HOUR / 2)
    correct(article, "It was 4-2.", NOON, supersedes=first)
    page = page_of(article.get_absolute_url())
    assert "It was 4-2." in main_text(page) and "It was 4-1." not in main_text(page)
    assert page.xpath("//section[@id='corrections']//time/@datetime") == [
        "2026-07-31T21:00:00+09:00"
    ]


def test_a_source_agency_stands_in_place_of_a_byline():
    article = make_article(source=make_agency(slug="upi"), **LIVE)
    page = page_of(article.get_absolute_url())
    assert "By United Press" in main_text(page)
    assert page.xpath("//address/a/@href") == ["/by/upi/"]


def test_an_agency_is_not_taken_for_the_house_of_our_own_reporter():
    names = [(make_contributor(name="Ana"), "reporting")]
    article = make_article(bylines=names, source=make_agency(), **LIVE)
    text = main_text(page_of(article.get_absolute_url()))
    assert "By United Press; reporting by Ana" in text


def test_parts_in_a_byline_are_named():
    ana, ben = make_contributor(name="Ana"), make_contributor(name="Ben")
    names = [(ben, "photographer"), (ana, "writer")]
    article = make_article(bylines=names, byline_note="with help in Seoul", **LIVE)
    text = main_text(page_of(article.get_absolute_url()))
    assert "By Ana; photos by Ben; with help in Seoul" in text


def test_what_others_show_of_it_is_absolute():
    article = make_article(headline="A “quoted” word & more", photos=make_photos(1), **LIVE)
    with override_settings(BASE_URL="https://paper.example"):
        page = page_of(article.get_absolute_url())
    address = "https://paper.example" + article.get_absolute_url()
    assert page.xpath("//link[@rel='canonical']/@href") == [address]
    assert page.xpath("//meta[@property='og:title']/@content") == [article.headline]
    (image,) = page.xpath("//meta[@property='og:image']/@content")
    assert image.startswith("https://paper.example/uploads/")


def test_a_slug_in_another_script_is_found_however_it_was_typed(client):
    article = make_article(slug="여객선", **LIVE)
    page_of(article.get_absolute_url())
    page_of("/2026/07/31/%E1%84%8B%E1%85%A7%E1%84%80%E1%85%A2%E1%86%A8%E1%84%89%E1%85%A5%E1%86%AB/")


def test_the_masthead_has_the_day_in_the_papers_zone(at):
    at(datetime(2026, 7, 31, 15, 30, tzinfo=UTC))
    article = make_article(**LIVE)
    page = page_of(article.get_absolute_url())
    assert page.xpath("//header//time/@datetime") == ["2026-08-01"]
