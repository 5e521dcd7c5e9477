"""House ads: which one stands where, who may see its image, and what the desk takes in."""

from collections import Counter

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from articles.house_ads import RAIL, TOP, pick
from articles.models import HouseAd
from newsroom.models import Paper
from tests.builders import (
    HOUR,
    NOON,
    SECOND,
    make_article,
    make_gallery,
    make_house_ad,
    make_section,
    make_tag,
    make_user,
    set_ads,
)
from tests.desk import at_the_desk, text_of
from tests.media.pictures import upload
from tests.reader import page_of

pytestmark = pytest.mark.django_db

ADD = reverse("admin:articles_housead_add")
LIVE = {"status": "published", "published_at": NOON - HOUR}
LONG = "".join(f"<p>{'Every word of it counts. ' * 12}</p>" for _paragraph in range(16))
TYPED = {
    "slot": "body", "alt": "See the photos", "href": "/photos/", "weight": "1",
    "starts_at_0": "2026-07-31", "starts_at_1": "12:00", "ends_at_0": "", "ends_at_1": "",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _noon(at):
    at(NOON)


@pytest.fixture
def publisher():
    set_ads()
    return at_the_desk(make_user("publisher"))


def add(client, file=None, **changes):
    file = file or upload((1400, 600), name="ad.png")
    return client.post(ADD, TYPED | changes | {"file": file})


def ads_of(address):
    return page_of(address).xpath("//div[contains(concat(' ', @class, ' '), ' ad ')]//img/@alt")


# -- which one -------------------------------------------------------------------------


def test_each_kind_of_slot_has_its_own():
    for slot in HouseAd.Slot:
        make_house_ad(slot=slot, alt=slot.value)
    set_ads("agency")
    found = ads_of(make_article(body=LONG, **LIVE).get_absolute_url())
    assert found == ["top", *["body"] * (len(found) - 2), "rail"] and len(found) >= 5


def test_an_ad_runs_between_its_hours(at):
    make_section()
    ad = make_house_ad(starts_at=NOON, ends_at=NOON + HOUR)
    make_article(**LIVE)
    for hour, runs in [(NOON - SECOND, False), (NOON, True), (NOON + HOUR - SECOND, True),
                       (NOON + HOUR, False)]:  # fmt: skip
        at(hour)
        assert (ad.alt in ads_of("/latest/")) is runs


def test_a_page_is_the_same_for_everybody_and_at_every_request():
    for _number in range(5):
        make_house_ad()
    address = make_article(body=LONG, **LIVE).get_absolute_url()
    first = Client().get(address)
    assert all(Client().get(address).content == first.content for _time in range(3))


def test_no_cache_keeps_a_page_beyond_the_hour_of_an_ad(settings):
    settings.PURGE_URL = "http://127.0.0.1:9/"
    make_house_ad(starts_at=NOON - HOUR, ends_at=NOON + 90 * SECOND)
    address = make_article(**LIVE).get_absolute_url()
    assert "s-maxage=90," in Client().get(address)["Cache-Control"]


def test_no_ad_comes_twice_on_a_page_before_all_were_there():
    ads = [make_house_ad() for _number in range(4)]
    for page in ("/a/", "/b/"):
        assert {pick(ads, page, number) for number in (1, 2, 3, 4)} == set(ads)


def test_a_heavier_ad_leads_on_more_pages():
    light, heavy = make_house_ad(weight=1), make_house_ad(weight=3)
    leads = Counter(pick([light, heavy], f"/{number}/", 1) for number in range(1000))
    assert 700 <= leads[heavy] <= 800


def test_an_ad_that_ends_changes_no_page_that_another_led():
    ads = [make_house_ad() for _number in range(4)]
    for number in range(50):
        page = f"/{number}/"
        leads = pick(ads, page, 1)
        for other in ads:
            if other != leads:
                assert pick([ad for ad in ads if ad != other], page, 1) == leads


def test_the_rail_and_the_top_have_numbers_of_their_own():
    rail, top = make_house_ad(slot="rail"), make_house_ad(slot="top")
    assert (pick([rail], "/", RAIL), pick([top], "/", TOP)) == (rail, top)
    assert pick([], "/", 1) is None


def test_all_slots_of_a_page_cost_one_query(django_assert_max_num_queries):
    set_ads("agency")
    address = make_article(body=LONG, **LIVE).get_absolute_url()
    for _number in range(20):
        make_house_ad()
    with django_assert_max_num_queries(8):
        Client().get(address)


# -- where none may stand --------------------------------------------------------------


@pytest.mark.parametrize("where", ["story", "section", "topic"])
def test_beside_what_is_sensitive_nothing_of_ours_asks_for_anything(where):
    set_ads("agency")
    make_house_ad()
    address = make_article(
        body=LONG, sensitive=where == "story", section=make_section(sensitive=where == "section"),
        tags=[make_tag(sensitive=where == "topic")], **LIVE,
    ).get_absolute_url()  # fmt: skip
    text = Client().get(address).content.decode()
    assert 'class="ad' not in text and 'class="house"' not in text
    set_ads("agency", ad_snippet="<b>Theirs</b>")
    text = Client().get(address).content.decode()
    assert 'class="ad' in text and 'class="house"' not in text


@pytest.mark.parametrize("where", ["section", "topic"])
def test_a_sensitive_gallery_and_list_have_none_either(where):
    section = make_section(sensitive=where == "section")
    tag = make_tag(sensitive=where == "topic")
    gallery = make_gallery(section=section, tags=[tag], **LIVE)
    make_article(section=section, tags=[tag], **LIVE)
    make_house_ad()
    listing = section if where == "section" else tag
    for address in (gallery.get_absolute_url(), listing.get_absolute_url()):
        assert 'class="house"' not in Client().get(address).content.decode()


def test_no_feed_carries_a_trace_of_one():
    set_ads("agency")
    ad = make_house_ad(alt="Buy a boat")
    make_article(body=LONG, **LIVE)
    for ending in ("rss", "atom", "json"):
        told = Client().get(f"/feed.{ending}").content.decode()
        for trace in (ad.alt, "/house/", "Advertisement", 'class=\\"ad', 'class="ad'):
            assert trace not in told


# -- its image -------------------------------------------------------------------------


def test_an_image_is_made_to_fit_and_served_for_ever(publisher):
    assert add(publisher).status_code == 302
    ad = HouseAd.objects.get()
    assert (ad.width, ad.height) == (1280, 549)
    response = Client().get(ad.image_url)
    assert response["Content-Type"] == "image/jpeg" and "immutable" in response["Cache-Control"]
    assert b"".join(response.streaming_content)[:2] == b"\xff\xd8"
    assert not response.cookies and "Vary" not in response.headers


def test_an_image_that_no_ad_has_is_not_there():
    assert Client().get("/house/0123456789abcdef0123456789abcdef.jpg").status_code == 404
    assert Client().get(make_house_ad().image_url).status_code == 404  # its file was lost


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (SimpleUploadedFile("ad.jpg", b"no picture at all"), "not a photo"),
        (SimpleUploadedFile("ad.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>"), "SVG"),
        (upload((300, 900), name="tall.png"), "too tall or too flat"),
    ],
    ids=["text", "svg", "tall"],
)
def test_what_is_no_ad_is_refused_at_its_field(publisher, file, told):
    file.seek(0)
    page = add(publisher, file)
    assert told in " ".join(page.context["adminform"].form.errors["file"])
    assert not HouseAd.objects.exists()


@pytest.mark.parametrize(
    ("field", "typed", "at_field"),
    [
        ("href", "javascript:alert(1)", "href"), ("href", "//evil.example/", "href"),
        ("href", "http://plain.example/", "href"), ("href", "https://[bad/", "href"),
        ("starts_at_1", "12:30", "starts_at"), ("weight", "11", "__all__"),
        ("weight", "0", "__all__"), ("alt", "", "alt"),
    ],
)  # fmt: skip
def test_what_is_typed_wrong_is_refused(publisher, field, typed, at_field):
    page = add(publisher, **{field: typed})
    assert page.context["adminform"].form.errors[at_field]
    assert not HouseAd.objects.exists()


def test_an_ad_cannot_end_before_it_starts(publisher):
    page = add(publisher, ends_at_0="2026-07-31", ends_at_1="11:00")
    assert "must end after it starts" in text_of(page)


def test_an_ad_without_an_image_is_refused_and_one_that_has_keeps_it(publisher):
    assert "needs an image" in text_of(publisher.post(ADD, TYPED))
    add(publisher)
    ad = HouseAd.objects.get()
    change = reverse("admin:articles_housead_change", args=[ad.pk])
    publisher.post(change, TYPED | {"alt": "Other words"})
    assert HouseAd.objects.get().image == ad.image and HouseAd.objects.get().alt == "Other words"


def test_a_save_counts_the_paper_up_and_the_list_says_what_runs(publisher):
    before = Paper.objects.current().version
    add(publisher)
    assert Paper.objects.current().version == before + 1
    told = text_of(publisher.get(reverse("admin:articles_housead_changelist")))
    assert "See the photos" in told and "runs" in told
