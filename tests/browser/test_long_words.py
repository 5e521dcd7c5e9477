"""A word longer than the screen is broken: no page of the paper scrolls sideways for it."""

import pytest
from django.utils import timezone

from tests.every_page import make_every_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORD = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft"
SCROLLS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def addresses(transactional_db):
    return make_every_page(WORD, timezone.now())


def test_a_word_of_eighty_letters_fits_every_page(addresses, open_page):
    wide = {}
    for width in (320, 390, 800, 1280):
        page = open_page(viewport={"width": width, "height": 800})
        for name, address in addresses.items():
            page.goto(address)
            if over := page.evaluate(SCROLLS):
                wide[width, name] = over
        page.complaints.clear()  # of the pages that are gone or were never there
    assert wide == {}
