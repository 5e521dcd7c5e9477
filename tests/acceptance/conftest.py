"""The paper that is judged: every kind of page, with photos that have files."""

import pytest
from django.test import Client
from django.utils import timezone

from newsroom.models import Paper
from tests.builders import set_ads, take_photo
from tests.every_page import make_every_page

STATUS = {"withdrawn": 410, "withdrawn gallery": 410, "not found": 404}


def _make_paper():
    Paper.objects.get_or_create(pk=1)
    Paper.objects.filter(pk=1).update(name="The Harbour Post", tagline="News of two harbours")
    set_ads("agency")
    caption = "Two ferries lie side by side at the east quay on Tuesday night."
    photos = [
        take_photo(size, caption=caption, alt_text="Two ships below lit windows.")
        for size in ((1300, 870), (640, 427), (600, 900))
    ]
    return make_every_page("Harbour", hour=timezone.now(), photos=photos)


@pytest.fixture
def addresses(db):
    """The address of every kind of page, by its name, in a paper that is live now."""
    return _make_paper()


@pytest.fixture
def live_addresses(transactional_db):
    """The same, for a live server and a browser."""
    return _make_paper()


@pytest.fixture
def pages(addresses):
    """The HTML of every kind of page, by its name."""
    answers = {name: Client().get(address) for name, address in addresses.items()}
    for name, answer in answers.items():
        assert answer.status_code == STATUS.get(name, 200), name
    return {name: answer.content.decode() for name, answer in answers.items()}
