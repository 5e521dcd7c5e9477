"""The demo paper: whole, by the rules, and safe to load twice."""

import re
import shutil

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.demo.words import dated, story_files, table
from articles.models import Article, Correction, Front
from articles.preflight import problems
from media.models import Gallery, Photo
from newsroom.models import Contributor, Section, Tag
from newsroom.publishing import Status
from tests.builders import NOON, make_roles, make_section

MODELS = (Article, Gallery, Photo, Correction, Front, User)


@pytest.fixture
def accounts_file(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    return tmp_path / "demo-accounts.txt"


@pytest.fixture
def load(db, settings, accounts_file):
    """Loads the demo, and takes its files away again."""
    make_roles()
    yield lambda: call_command("load_demo", verbosity=0)
    shutil.rmtree(settings.UPLOADS_DIR, ignore_errors=True)


# Photos are decoded in threads, whose connections do not see a test's transaction.
@pytest.mark.django_db(transaction=True)
def test_it_is_a_whole_paper_and_loading_it_twice_adds_nothing(load, accounts_file):
    load()
    counts = [model.objects.count() for model in MODELS]
    accounts = accounts_file.read_text()
    load()
    assert counts == [model.objects.count() for model in MODELS]
    assert accounts_file.read_text() == accounts
    assert_there_is_enough_of_everything()
    assert_every_public_photo_is_complete()
    assert_accounts_open_the_desk(accounts)


def assert_there_is_enough_of_everything():
    assert Article.objects.count() >= 60
    assert Gallery.objects.published().count() >= 6
    assert Photo.objects.count() >= 40
    assert (Section.objects.count(), Tag.objects.count()) == (8, 25)
    assert (Contributor.objects.count(), Contributor.objects.agencies().count()) == (12, 2)
    assert Article.objects.scheduled().exists()
    assert Article.objects.filter(embargo_until__gt=timezone.now()).exists()
    assert Article.objects.filter(status=Status.WITHDRAWN).count() == 1
    assert Article.objects.filter(language="ko").count() >= 2
    fronts = [(front.name, front.slots.count()) for front in Front.objects.order_by("pk")]
    assert fronts == [("Home", 10), ("Culture", 3)]


def assert_every_public_photo_is_complete():
    for article in Article.objects.published():
        assert problems(article) == []
    assert not Photo.objects.filter(in_print=True, credit_line="").exists()
    assert not Photo.objects.filter(current=None).exists()


def assert_accounts_open_the_desk(accounts):
    for line in accounts.splitlines():
        name, password = line.split()
        account = User.objects.get(username=name)
        assert account.check_password(password)
        assert account.is_staff
        assert not account.is_superuser


@pytest.mark.django_db
def test_it_refuses_a_real_paper():
    make_section()
    with pytest.raises(CommandError, match="real paper"):
        call_command("load_demo", verbosity=0)
    assert not Article.objects.exists()


def test_stories_are_of_newspaper_length_and_name_only_what_there_is():
    slugs = {kind: {row["slug"] for row in table("paper")[kind]} for kind in ("section", "tag")}
    names = {row["slug"] for row in table("paper")["contributor"]}
    photos = set(table("captions"))
    for front, body in story_files():
        words = len(re.sub(r"<[^>]+>", " ", body).split())
        assert 150 <= words <= 1200, (front["slug"], words)
        assert {front["section"], *front["also_in"]} <= slugs["section"], front["slug"]
        assert set(front["tags"]) <= slugs["tag"], front["slug"]
        assert {slug for slug, _role in front["bylines"]} <= names, front["slug"]
        assert {photo["file"] for photo in front["photos"]} <= photos, front["slug"]


def test_dates_in_the_text_follow_the_clock():
    friday = NOON.date()
    assert dated("On {{weekday}}, {{date-3}}, {{year+1}}", friday, "en") == (
        "On Friday, July 28, 2027"
    )
    assert dated("{{weekday-1}}, {{date+2}}", friday, "ko") == "목요일, 8월 2일"
