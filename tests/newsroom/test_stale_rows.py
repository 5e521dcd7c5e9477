"""Two people have one section, topic, name or the paper itself open: no change is lost unseen."""

import pytest
from django.urls import reverse
from lxml import html

from newsroom.models import AdRules
from tests.builders import make_contributor, make_section, make_tag, make_user, set_ads
from tests.desk import at_the_desk, row_opened, row_values, text_of

pytestmark = pytest.mark.django_db


MAKE = {
    "section": make_section,
    "tag": make_tag,
    "contributor": make_contributor,
    "paper": lambda: make_section().paper,
}


@pytest.mark.parametrize("make", MAKE.values(), ids=MAKE)
def test_the_second_save_is_refused_and_both_changes_come_together(make):
    row = make()
    first, second = (at_the_desk(make_user("admin")) for _number in range(2))
    kind = row._meta.model_name
    other = {"section": "description", "tag": "description", "contributor": "bio",
             "paper": "tagline"}[kind]  # fmt: skip
    url, mine = row_opened(first, row)
    _url, theirs = row_opened(second, row)
    assert first.post(url, mine | {"name": "First", other: "By the first"}).status_code == 302
    page = second.post(url, theirs | {"name": "Second"})
    told = text_of(page)
    assert "Somebody saved this while you had it open" in told
    assert "It says now: “First”" in told
    row.refresh_from_db()
    assert row.name == "First"
    values = row_values(page)
    assert (values["name"], values[other]) == ("Second", "By the first")
    assert second.post(url, values).status_code == 302
    row.refresh_from_db()
    assert (row.name, getattr(row, other)) == ("Second", "By the first")


@pytest.mark.parametrize("seen", ["", "x", "[]", "7", '{"name": 3}'])
def test_a_form_that_cannot_say_what_it_saw_is_stale(seen):
    row, client = make_section(name="Before"), at_the_desk(make_user("admin"))
    url, values = row_opened(client, row)
    page = client.post(url, values | {"name": "After", "seen": seen})
    assert "Somebody saved this while you had it open" in text_of(page)
    row.refresh_from_db()
    assert row.name == "Before"


@pytest.mark.parametrize("make", MAKE.values(), ids=MAKE)
def test_a_form_that_does_not_say_what_it_saw_writes_nothing_and_keeps_what_was_typed(make):
    row, client = make(), at_the_desk(make_user("admin"))
    url, values = row_opened(client, row)
    del values["seen"]
    page = client.post(url, values | {"name": "After"})
    assert "Somebody saved this while you had it open" in text_of(page)
    values = row_values(page)
    assert values["name"] == "After"
    row.refresh_from_db()
    assert row.name != "After"
    assert client.post(url, values).status_code == 302


def test_of_two_who_have_the_ad_rules_open_the_second_sees_what_the_first_saved():
    row = set_ads(gap_px=600, max_slots=5)
    first, second = (at_the_desk(make_user("publisher")) for _number in range(2))
    url, mine = row_opened(first, row)
    _url, theirs = row_opened(second, row)
    assert first.post(url, mine | {"preset": "quiet", "max_slots": "2"}).status_code == 302
    page = second.post(url, theirs | {"preset": "agency", "gap_px": "700"})
    assert "Somebody saved this while you had it open" in text_of(page)
    assert "It says now: “quiet”" in text_of(page)
    assert AdRules.objects.get().gap_px == 600
    values = row_values(page)
    assert (values["preset"], values["max_slots"], values["gap_px"]) == ("agency", "2", "700")
    assert second.post(url, values).status_code == 302
    row.refresh_from_db()
    assert (row.preset, row.max_slots, row.gap_px) == ("agency", 2, 700)


def test_an_order_typed_in_a_stale_list_undoes_no_other():
    rows = [make_section(order=number) for number in (1, 2)]
    first, second = (at_the_desk(make_user("admin")) for _number in range(2))
    url = reverse("admin:newsroom_section_changelist")
    page = html.fromstring(second.get(url).content.decode()).get_element_by_id("changelist-form")
    stale = dict(page.form_values()) | {"_save": "Save"}
    assert first.post(url, stale | {"form-0-order": "7"}).status_code == 302
    second.post(url, stale | {"form-1-order": "9"})
    assert [type(row).objects.get(pk=row.pk).order for row in rows] == [7, 9]
    told = text_of(second.post(url, stale | {"form-0-order": "5"}))
    assert "Somebody made it 7 meanwhile" in told
    assert type(rows[0]).objects.get(pk=rows[0].pk).order == 7
