"""Credit, rights and keywords are set on many photos in one form, each photo by itself."""

from datetime import UTC, datetime

import pytest

from media.models import Photo
from newsroom.models import DeskAction
from newsroom.publishing import Status
from tests.builders import NOON, make_article, make_photo, make_user
from tests.desk import at_the_desk, form_in, text_of

pytestmark = pytest.mark.django_db

LIST = "/admin/media/photo/"


@pytest.fixture
def desk():
    return at_the_desk(make_user("photo"))


def opened(desk, photos) -> dict:
    """The form for these photos, as the list's button opens it."""
    chosen = {"action": "set_on_chosen", "index": 0, "_selected_action": [p.pk for p in photos]}
    page = desk.post(LIST, chosen)
    assert page.status_code == 200
    page.form_id = "bulk_form"
    return form_in(page)[1]


def send(desk, photos, **changes):
    return desk.post(LIST, {**opened(desk, photos), "_set": "1", **changes}, follow=True)


def test_the_list_has_a_box_for_each_photo_and_the_button(desk):
    photo = make_photo()
    page = desk.get(LIST).content.decode()
    assert f'name="_selected_action" value="{photo.pk}"' in page
    assert 'value="set_on_chosen"' in page


def test_who_may_not_change_photos_has_neither():
    make_photo()
    page = at_the_desk(make_user("reporter")).get(LIST).content.decode()
    assert "_selected_action" not in page
    assert "set_on_chosen" not in page


def test_the_credit_is_set_on_all_and_nothing_else_moves(desk):
    photos = [make_photo(credit_line="", keywords=["sea"]), make_photo(headline="Mine")]
    page = send(desk, photos, credit_kind="handout", credit_line=" The Port ")
    assert "2 photos changed." in text_of(page)
    first, second = Photo.objects.order_by("pk")
    assert first.credit == second.credit == "Handout photo by The Port"
    assert (first.keywords, second.headline) == (["sea"], "Mine")
    assert (first.version, second.version) == (2, 2)


def test_rights_and_syndication_are_set_and_taken_back(desk):
    photos = [make_photo(), make_photo()]
    send(desk, photos, rights_until_0="2026-08-01", rights_until_1="09:00",
         syndication="no")  # fmt: skip
    ends = datetime(2026, 8, 1, 0, tzinfo=UTC)  # nine on the paper's clock
    assert [(p.rights_until, p.no_syndication) for p in Photo.objects.all()] == [(ends, True)] * 2
    send(desk, photos, clear_rights="on", syndication="yes")
    assert [(p.rights_until, p.no_syndication) for p in Photo.objects.all()] == [(None, False)] * 2


def test_keywords_are_added_to_those_that_are_there(desk):
    photos = [make_photo(keywords=["sea", "dawn"]), make_photo()]
    send(desk, photos, keywords="harbour, sea")
    assert [p.keywords for p in Photo.objects.order_by("pk")] == [
        ["sea", "dawn", "harbour"], ["harbour", "sea"],
    ]  # fmt: skip


def test_a_photo_in_print_keeps_its_credit_and_the_others_go_on(desk):
    printed, free = make_photo(headline="The printed one"), make_photo()
    make_article(photos=[printed], status=Status.PUBLISHED, published_at=NOON)
    page = text_of(send(desk, [printed, free], clear_credit="on"))
    assert "“The printed one”: It is in print, so it keeps its credit." in page
    assert "1 photo changed." in page
    assert [p.credit_line for p in Photo.objects.order_by("pk")] == ["Yonhap", ""]


def test_a_form_that_sets_nothing_says_so_and_keeps_the_choice(desk):
    photo = make_photo()
    page = send(desk, [photo])
    assert "Choose or fill what is to be set." in text_of(page)
    assert f'name="_selected_action" value="{photo.pk}"' in page.content.decode()


def test_each_change_is_logged_with_its_fields(desk):
    changed, same = make_photo(), make_photo(credit_line="The Port")
    send(desk, [changed, same], credit_line="The Port")
    (action,) = DeskAction.objects.filter(verb="set")
    assert (action.target, action.detail) == (changed.uid, {"fields": ["credit_line"]})
