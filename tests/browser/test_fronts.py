"""A front laid out at the desk: found as one types, moved by arrows and by dragging, put on."""

import pytest
from django.urls import reverse

from articles.models import Front
from newsroom import clock
from tests.builders import HOUR, make_article, make_section, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def standing(page) -> list[str]:
    """What stands in the places, in their order; empty ones are left out."""
    return [words for words in page.locator("[data-label]").all_text_contents() if words]


def put(page, place, words):
    """Type into the box of a place and take the first that is found."""
    slot = page.locator("[data-slot]").nth(place)
    slot.get_by_label("Put a story or gallery here").press_sequentially(words)
    slot.get_by_role("option").first.wait_for()
    page.keyboard.press("Enter")


def test_a_front_is_laid_out_and_put_on(open_page):
    hour = clock.now() - HOUR
    for name in ("Gate opens", "Ferry sold", "Fog lifts"):
        make_article(headline=name, section=make_section(), status="published", published_at=hour)
    page = open_page(make_user("editor"))
    page.goto(reverse("admin:articles_front_add"))
    for place, words in enumerate(("Gate", "Ferry", "Fog")):
        put(page, place, words)
    assert standing(page) == ["Gate opens", "Ferry sold", "Fog lifts"]

    page.get_by_role("button", name="Lead: Move down").click()
    assert standing(page) == ["Ferry sold", "Gate opens", "Fog lifts"]
    page.keyboard.press("Alt+ArrowDown")
    assert standing(page) == ["Ferry sold", "Fog lifts", "Gate opens"]

    page.get_by_role("button", name="Below the lead, 1: Empty this place").click()
    lead = page.locator("[data-slot]").first
    lead.get_by_text("Headline and photo for this place").click()
    lead.get_by_label("Headline here").fill("Sold, for one more summer")
    page.get_by_role("button", name="Put on now").click()
    page.wait_for_url("**/change/")
    slots = Front.objects.get().slots.order_by("place").values_list("place", "headline")
    assert list(slots) == [("lead", "Sold, for one more summer"), ("point-2", "")]
    page.goto("/")
    assert page.locator("article.lead h2").inner_text() == "Sold, for one more summer"
