"""Fronts that editors set: in force from their hour, never a hole, no story twice."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles import fronts, workflow
from articles.fronts import Put
from articles.models import Front, FrontSlot
from media import rights
from media.models import Photo
from media.where_used import where_used
from newsroom.models import DeskAction
from tests.builders import (
    HOUR,
    NOON,
    SECOND,
    make_article,
    make_gallery,
    make_photo,
    make_section,
    make_user,
    take_photo,
)
from tests.bulk import make_many
from tests.reader import headlines_of, main_text, page_of

pytestmark = pytest.mark.django_db


def set_home(*puts, hour=None, section=None, **given):
    """A front set by an editor who has seen how things stand."""
    seen = fronts.seen_of(Front.objects.on_now(section, NOON))
    return fronts.set_front(section, hour, puts, by=make_user("editor"), **{"seen": seen} | given)


def live(**changes):
    """A story that readers have at noon."""
    return make_article(**{"status": "published", "published_at": NOON - HOUR} | changes)


def lead_of(address="/"):
    """The headline that leads a page."""
    return page_of(address).xpath("string(//article[contains(@class, 'lead')]//h2)")


@pytest.fixture
def noon(at):
    at(NOON)
    make_many(60, newest=NOON - 2 * HOUR)


def test_each_story_stands_where_an_editor_put_it(noon):
    lead, point, text, second = (live(headline=name) for name in "ABCD")
    set_home(
        Put("lead", lead.pk), Put("point-2", point.pk), Put("text-1", text.pk),
        Put("second-4", second.pk),
    )  # fmt: skip
    page = page_of("/")
    assert lead_of() == "A"
    assert page.xpath("string(//ul[contains(@class, 'points')]/li[2])") == "B"
    assert page.xpath("string(//div[contains(@class, 'texts')]/article[1]//h3)") == "C"
    assert page.xpath("string(//div[contains(@class, 'seconds')]/article[4]//h3)") == "D"


def test_empty_places_are_filled_and_no_story_stands_twice(noon):
    set_home(Put("lead", live().pk), Put("second-2", live().pk))
    page = page_of("/")
    sizes = [len(page.xpath(f"//*[contains(@class, '{name}')]/*")) for name in ("points", "texts")]
    assert sizes == [3, 5]
    assert len(page.xpath("//div[contains(@class, 'seconds')]/article")) == 4
    stories = [address for address in headlines_of(page) if address.count("/") == 5]
    assert len(stories) == len(set(stories)) > 30


def test_a_front_holds_from_its_second_and_until_the_next(noon, at):
    set_home(Put("lead", live(headline="First").pk))
    set_home(Put("lead", live(headline="Then").pk), hour=NOON + HOUR)
    at(NOON + HOUR - SECOND)
    assert lead_of() == "First"
    at(NOON + HOUR)
    assert lead_of() == "Then"


def test_a_place_may_have_a_headline_and_a_photo_of_its_own(noon):
    story = live(photos=[take_photo()])
    other = take_photo()
    set_home(Put("lead", story.pk, headline="Louder", photo=other.pk))
    page = page_of("/")
    assert lead_of() == "Louder"
    assert other.current.stem in page.xpath("string(//article[@class='lead']//img/@src)")
    assert Client().get(f"/uploads/{other.current.stem}/full-320.jpg").status_code == 200


def test_the_photo_of_a_place_is_public_from_the_fronts_hour_only(noon, at):
    photo = take_photo()
    set_home(Put("lead", live().pk, photo=photo.pk), hour=NOON + HOUR)
    address = f"/uploads/{photo.current.stem}/full-320.jpg"
    assert Client().get(address).status_code == 404
    at(NOON + HOUR)
    assert Client().get(address).status_code == 200


def test_a_killed_photo_leaves_the_place_to_the_storys_own(noon):
    own, other = take_photo(), take_photo()
    set_home(Put("lead", live(photos=[own]).pk, photo=other.pk))
    rights.kill(other, by=None, reason="The agency asks.")
    page = Client().get("/").content.decode()
    assert other.current.stem not in page
    assert own.current.stem in page


def test_a_withdrawn_story_leaves_its_place_at_once(noon):
    story = live(headline="Wrong")
    set_home(Put("lead", story.pk, headline="Wrong"), Put("text-1", live(headline="Stays").pk))
    workflow.withdraw(story, by=None, seen=story.head_id, notice="It was wrong.")
    assert "Wrong" not in main_text(page_of("/"))
    assert lead_of() not in ("", "Stays")


def test_a_story_that_is_not_live_at_the_readers_hour_waits_for_its_second(noon, at):
    later = live(headline="Later", published_at=NOON + HOUR, at=NOON - HOUR)
    set_home(Put("lead", later.pk))
    assert lead_of() not in ("", "Later")
    at(NOON + HOUR)
    assert lead_of() == "Later"


def test_a_gallery_stands_on_a_front_as_a_story_does(noon):
    gallery = make_gallery(headline="In pictures", status="published", published_at=NOON - HOUR)
    set_home(Put("second-1", gallery=gallery.pk))
    page = page_of("/")
    (link,) = page.xpath("//div[contains(@class, 'seconds')]/article[1]//a/@href")
    assert link == gallery.get_absolute_url()
    assert lead_of()


def test_a_section_has_a_front_of_its_own(noon, at):
    section, elsewhere = make_section(slug="port"), make_section()
    for number in range(6):
        live(section=section, headline=f"Newest {number}")
    guest = live(section=elsewhere, headline="Guest")
    set_home(Put("second-1", guest.pk), section=section)
    page = page_of("/port/")
    tops = page.xpath(
        "//article[contains(@class, 'lead')]//h2 | //div[@class='cols two seconds']//h2"
    )
    assert [top.text_content() for top in tops] == ["Newest 5", "Guest", "Newest 4"]
    stories = [address for address in headlines_of(page) if address.count("/") == 5]
    assert len(stories) == len(set(stories))


def test_without_a_front_the_paper_lays_itself_out(noon):
    section = make_section(slug="port")
    live(section=section, headline="Alone")
    assert lead_of("/port/") == "Alone"
    assert lead_of("/")


def test_a_front_costs_the_same_with_more_stories(noon):
    section = make_section(slug="port")
    gallery = make_gallery(status="published", published_at=NOON - HOUR)
    puts = [Put("lead", live(section=section).pk), Put("second-1", gallery=gallery.pk)]
    set_home(*puts, Put("point-1", live().pk, photo=take_photo().pk))
    set_home(*puts, section=section)
    few = costs()
    assert max(few) <= 8
    make_many(300, newest=NOON - 3 * HOUR, seed=7)
    assert costs() == few


def costs():
    found = []
    for address in ("/", "/port/"):
        with CaptureQueriesContext(connection) as queries:
            assert Client().get(address).status_code == 200
        found.append(len(queries))
    return found


def test_changing_a_front_in_effect_makes_the_next(noon, at):
    first = set_home(Put("lead", live(headline="One").pk))
    at(NOON + SECOND)
    second = set_home(Put("lead", live(headline="Two").pk), front=first, seen=fronts.seen_of(first))
    assert (second.pk != first.pk, second.copy_of) == (True, first)
    first.refresh_from_db()
    assert (first.version, first.slots.get().article.headline) == (1, "One")


def test_a_front_still_to_come_is_changed_in_place_and_may_be_taken_back(noon):
    story = live()
    front = set_home(Put("lead", story.pk), hour=NOON + HOUR)
    again = set_home(
        Put("text-1", story.pk), hour=NOON + 2 * HOUR, front=front, seen=fronts.seen_of(front)
    )
    assert (again.pk, again.version) == (front.pk, 2)
    assert [slot.place for slot in again.slots.all()] == ["text-1"]
    with pytest.raises(fronts.Changed):
        fronts.take_back(front, by=None, seen=fronts.seen_of(front))
    fronts.take_back(again, by=make_user("editor"), seen=fronts.seen_of(again))
    assert not Front.objects.exists()
    verbs = DeskAction.objects.filter(kind="articles.front").order_by("pk")
    assert [row.verb for row in verbs] == ["set_front", "set_front", "take_back_front"]


def test_who_has_not_seen_the_newest_front_is_told(noon, at):
    theirs = set_home(Put("lead", live().pk))
    at(NOON + SECOND)
    with pytest.raises(fronts.Changed) as refused:
        set_home(Put("lead", live().pk), seen="")
    assert refused.value.front == theirs


def test_one_front_an_hour(noon):
    set_home(hour=NOON + HOUR)
    with pytest.raises(fronts.HourTaken):
        set_home(hour=NOON + HOUR)
    set_home(hour=NOON + HOUR, section=make_section())


def test_the_database_keeps_one_piece_a_place_and_one_place_a_piece(noon):
    story, gallery = live(), make_gallery()
    front = set_home(Put("lead", story.pk))
    for given in (
        {"place": "lead", "gallery": gallery},
        {"place": "text-1", "article": story},
        {"place": "text-1", "article": live(), "gallery": gallery},
        {"place": "nowhere", "gallery": gallery},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            FrontSlot.objects.create(front=front, **given)


def test_a_photo_tells_the_fronts_that_show_it(noon):
    photo = make_photo()
    front = set_home(Put("lead", live().pk, photo=photo.pk))
    (use,) = where_used(photo)
    assert (use.place, use.kind) == (front, "Front")
    assert Photo.objects.get(pk=photo.pk).in_print


def test_a_front_of_last_year_still_answers_what_stood_there(noon, at):
    story = live(headline="Then")
    set_home(Put("lead", story.pk))
    at(NOON + timedelta(days=365))
    assert lead_of() == "Then"
