"""The paper's ad rules on the desk: presets, own numbers, and where slots fall in a story."""

import pytest
from django.urls import reverse

from articles.ads import OWN_NUMBERS, PRESETS, rules_of
from newsroom.models import AdRules
from tests.builders import (
    HOUR,
    NOON,
    make_article,
    make_section,
    make_tag,
    make_user,
    set_ads,
)
from tests.desk import at_the_desk, row_opened, text_of
from tests.reader import page_of

pytestmark = pytest.mark.django_db

FORM = reverse("admin:newsroom_adrules_change", args=[1])
SLOTS = reverse("admin:newsroom_adrules_slots")
ADS = "//div[@class='body']//div[contains(concat(' ', @class, ' '), ' ad ')]"
LIVE = {"status": "published", "published_at": NOON - HOUR}
LONG = "".join(f"<p>{'Every word of it counts. ' * 12}</p>" for _paragraph in range(16))
NUMBERS = {name: getattr(AdRules(), name) for name in OWN_NUMBERS if name != "top_slot"}
SETTINGS = {"preset": "own", **NUMBERS, "ad_snippet": "", "analytics_snippet": "", "ads_txt": ""}


@pytest.fixture(autouse=True)
def _noon(at):
    at(NOON)


@pytest.fixture
def publisher():
    set_ads()
    return at_the_desk(make_user("publisher"))


def rules():
    return AdRules.objects.get(pk=1)


def saved(client, **typed):
    """The answer to the form as it opens, with these changes."""
    url, values = row_opened(client, AdRules(paper_id=1))
    return client.post(url, values | typed)


def slots(client, **typed):
    return client.post(SLOTS, SETTINGS | typed, headers={"Accept": "application/json"})


def test_own_numbers_begin_as_those_of_balanced():
    own, balanced = rules_of(AdRules(preset="own")), PRESETS["balanced"]
    assert own == balanced


def test_readers_get_the_slots_of_own_numbers(publisher):
    story = make_article(body=LONG, **LIVE)
    saved(publisher, preset="own", max_slots=1, first_paragraphs=6)
    page = page_of(story.get_absolute_url())
    (slot,) = page.xpath(ADS)
    assert len(slot.xpath("preceding-sibling::p")) == 6


def test_a_save_counts_the_papers_version_up(publisher):
    before = rules().paper.version
    saved(publisher, preset="quiet")
    assert (rules().preset, rules().paper.version) == ("quiet", before + 1)


@pytest.mark.parametrize(
    ("field", "number", "told"),
    [
        ("tail_px", 100, "as far as from a photo or heading below"),
        ("tail_paragraphs", 0, "At least one paragraph"),
        ("density_phone", 60, "less than or equal to 50"),
        ("max_slots", 0, "greater than or equal to 1"),
        ("gap_px", "wide", "whole number"),
    ],
)
def test_numbers_that_make_no_rules_are_refused_at_their_field(publisher, field, number, told):
    page = saved(publisher, preset="own", **{field: number})
    assert told in " ".join(page.context["adminform"].form.errors[field])
    assert rules().preset == "balanced"
    assert told in slots(publisher, **{field: number}).json()["parts"]["slots"]


def test_the_form_draws_the_newest_story_with_its_slots(publisher):
    make_article(headline="Older", body=LONG, **LIVE | {"published_at": NOON - 2 * HOUR})
    make_article(headline="The newest", body=LONG, **LIVE)
    told = text_of(publisher.get(FORM))
    assert "The newest has 3 slots, after paragraphs 3, 7, 11." in told


def test_what_is_typed_is_drawn_before_it_is_saved(publisher):
    story = make_article(headline="In review", status="review", body=LONG)
    told = slots(publisher, story=story.pk, max_slots=1, first_paragraphs=5).json()["parts"][
        "slots"
    ]
    assert "has 1 slot, after paragraph 5." in " ".join(told.split())
    assert rules().max_slots == 5 and rules().preset == "balanced"


@pytest.mark.parametrize("preset", sorted(PRESETS))
def test_the_drawing_has_the_slots_that_readers_get(publisher, preset):
    story = make_article(body=LONG, **LIVE)
    drawn = slots(publisher, preset=preset, story=story.pk).json()["parts"]["slots"]
    set_ads(preset)
    readers = len(page_of(story.get_absolute_url()).xpath(ADS))
    assert drawn.count('<li class="slot">') == readers
    assert drawn.count('<rect class="slot"') == 2 * readers


@pytest.mark.parametrize("where", ["story", "section", "topic"])
def test_the_drawing_says_that_a_story_runs_without_ads(publisher, where):
    story = make_article(
        body=LONG, hide_ads=where == "story", section=make_section(hide_ads=where == "section"),
        tags=[make_tag(hide_ads=where == "topic")], **LIVE,
    )  # fmt: skip
    told = slots(publisher, story=story.pk).json()["parts"]["slots"]
    assert "runs without ads" in told and "Ad slot" not in told


def test_a_story_is_found_by_its_words_where_no_scripts_run(publisher):
    make_article(
        headline="The ferry is late", body=LONG, **LIVE | {"published_at": NOON - 2 * HOUR}
    )
    make_article(headline="Something else", **LIVE)
    page = publisher.post(SLOTS, SETTINGS | {"story_words": "ferry"})
    assert page.status_code == 200 and "The ferry is late" in text_of(page)
    page = publisher.post(SLOTS, SETTINGS | {"story_words": "no such\x00 words"})
    assert "No such story" in text_of(page)


def test_an_empty_paper_has_the_form_all_the_same(publisher):
    AdRules.objects.all().delete()
    assert publisher.get(FORM).status_code == 200
    saved(publisher, preset="none")
    assert rules().preset == "none"


def test_an_editor_is_kept_out():
    client = at_the_desk(make_user("editor"))
    assert client.get(FORM).status_code == 403
    assert client.post(FORM, SETTINGS).status_code == 403
    assert slots(client).status_code == 403


def test_ads_txt_is_refused_with_the_number_of_each_bad_line(publisher):
    text = "example.com, 1, DIRECT\nexample.com, 2\nnodomain, 3, DIRECT"
    page = saved(publisher, ads_txt=text)
    told = " ".join(page.context["adminform"].form.errors["ads_txt"])
    assert "Line 2:" in told and "Line 3:" in told and "Line 1:" not in told
    saved(publisher, ads_txt="example.com, 1, DIRECT   \r\n# us")
    assert publisher.get("/ads.txt").content == b"example.com, 1, DIRECT\n# us\n"
