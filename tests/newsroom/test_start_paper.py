"""A paper of one's own: empty, with its sections and its first admin."""

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from newsroom.models import Paper, Section
from tests.builders import make_section

pytestmark = pytest.mark.django_db


@pytest.fixture
def password(tmp_path):
    file = tmp_path / "password"
    file.write_text("a-long-harbour-password\n")
    return str(file)


def start(password, **changes):
    given = {
        "name": "The Gull", "sections": "Port, 문화", "admin": "kim",
        "zone": settings.TIME_ZONE, "language": settings.LANGUAGE_CODE,
    } | changes  # fmt: skip
    call_command("start_paper", password_file=password, verbosity=0, **given)


def test_it_has_its_name_its_sections_and_an_admin(password):
    start(password)
    assert Paper.objects.current().name == "The Gull"
    assert list(Section.objects.in_order().values_list("name", "slug")) == [
        ("Port", "port"),
        ("문화", "문화"),
    ]
    admin = User.objects.get(username="kim")
    assert admin.is_staff
    assert not admin.is_superuser
    assert admin.has_perm("articles.publish_article")
    assert admin.check_password("a-long-harbour-password")


def test_it_refuses_where_a_paper_is(password):
    make_section()
    with pytest.raises(CommandError, match="There is a paper here already"):
        start(password)


@pytest.mark.parametrize(
    "wrong",
    [
        {"sections": "Latest"},
        {"sections": "2026"},
        {"sections": " ,"},
        {"zone": "Mars/Olympus"},
        {"language": "tlh"},
    ],
)
def test_what_cannot_be_leaves_nothing_behind(password, wrong):
    with pytest.raises(CommandError):
        start(password, **wrong)
    assert not Section.objects.exists()
    assert not User.objects.exists()


def test_a_weak_password_is_refused(tmp_path):
    file = tmp_path / "weak"
    file.write_text("12345678")
    with pytest.raises(CommandError, match="too common"):
        start(str(file))
    assert not Section.objects.exists()


def test_another_zone_is_kept_in_the_environment_file(password, settings, tmp_path):
    settings.BASE_DIR = tmp_path
    (tmp_path / ".env").write_text("SECRET_KEY=kept\nTIME_ZONE=UTC\n")
    start(password, zone="Europe/Lisbon")
    assert (tmp_path / ".env").read_text() == "SECRET_KEY=kept\nTIME_ZONE=Europe/Lisbon\n"


def test_what_the_settings_say_already_is_not_written_again(password, settings, tmp_path):
    settings.BASE_DIR = tmp_path
    start(password, language="ko")
    assert (tmp_path / ".env").read_text() == "LANGUAGE_CODE=ko\n"
