"""A version on the readers' own page, before readers have it: faithful, and never written."""

import pytest
from django.urls import reverse
from lxml import html

from articles.models import Article
from media import rights
from tests.articles.test_story_redline import save
from tests.builders import (
    HOUR,
    NOON,
    make_agency,
    make_article,
    make_contributor,
    make_gallery,
    make_photo,
    make_section,
    make_tag,
    make_user,
    set_ads,
    take_photo,
)
from tests.desk import at_the_desk
from tests.reader import main_text, page_of

pytestmark = pytest.mark.django_db


def main_of(response) -> str:
    page = response.content.decode()
    return page[page.index("<main") : page.index("</main>")]


def address(article, version=""):
    url = reverse("admin:articles_article_preview", args=[article.pk])
    return f"{url}?revision={version}" if version else url


@pytest.fixture
def desk():
    return at_the_desk(make_user("publisher"))


def make_full_story(**changes):
    """A story with one of everything that its page can show, live at NOON."""
    live = {"status": "published", "published_at": NOON - HOUR}
    inside, gallery, linked = take_photo(), make_gallery(**live), make_article(**live)
    body = (
        "<p>One paragraph of it, long enough to stand beside a slot, says what happened.</p>" * 9
        + f'<figure data-photo="{inside.pk}" data-layout="wide" data-caption="Here."></figure>'
        + f'<figure data-gallery="{gallery.pk}"></figure><p>The end.</p>'
    )
    return make_article(
        headline="The whole of it", kicker="Isles", dek="Dek.", body=body,
        tags=[make_tag(), make_tag()],
        photos=[take_photo(), {"photo": take_photo().pk, "caption": "A caption of its own."}],
        bylines=[(make_contributor(), "writer"), (make_contributor(), "photographer")],
        source=make_agency(), dateline_place="SEOUL", byline_note="with reporting in Seoul",
        related=[make_article(**live), make_article(**live), linked], status="published",
        published_at=NOON, section=make_section(), **changes,
    )  # fmt: skip


@pytest.mark.parametrize("preset", ["agency", "balanced", "none"])
def test_the_main_part_of_what_readers_have_is_theirs_byte_for_byte(at, desk, preset):
    article = make_full_story()
    set_ads(preset)
    at(NOON + HOUR)
    for _number in range(12):
        make_article(status="published", published_at=NOON)
    theirs = main_of(desk.get(article.get_absolute_url()))
    assert "Here." in theirs
    assert main_of(desk.get(address(article))) == theirs


def test_a_version_is_shown_as_it_would_run_and_nothing_is_written(at, desk):
    at(NOON)
    old, new = make_tag(name="Old topic"), make_tag(name="New topic")
    article = make_article(headline="First", tags=[old], kicker="Before")
    save(article, headline="Second", tags=[new.pk], planned_for=(NOON + HOUR).isoformat())
    before = Article.objects.values().get()
    first, second = (main_text(page_of(address(article, v), client=desk)) for v in ("r1", "r2"))
    assert "First" in first and "Old topic" in first and "Second" not in first
    assert "Second" in second and "New topic" in second
    assert "10 p.m." in second  # the hour it is planned for, in the paper's zone
    assert Article.objects.values().get() == before
    assert [row.tag for row in article.taggings.all()] == [new]


def test_an_empty_draft_has_a_page_too(desk):
    article = make_article(headline="", body="", section=make_section())
    assert desk.get(address(article)).status_code == 200


def test_what_was_merged_or_is_gone_does_not_break_the_page(desk):
    photo, tag, writer, other = make_photo(), make_tag(), make_contributor(), make_contributor()
    article = make_article(photos=[photo], tags=[tag], bylines=[writer], source=make_agency())
    save(article, photos=[], tags=[], bylines=[], source=None, headline="Without")
    photo.delete()
    tag.delete()
    writer.merged_into = other
    writer.save()
    text = main_text(page_of(address(article, "r1"), client=desk))
    assert other.name in text


def test_a_killed_or_lapsed_photo_does_not_show(at, desk):
    at(NOON)
    killed, lapsed, stays = take_photo(), take_photo(rights_until=NOON), take_photo()
    article = make_article(photos=[killed, lapsed, stays])
    rights.kill(killed, by=None, reason="The agency asks.")
    page = desk.get(address(article)).content.decode()
    assert stays.current.stem in page
    assert killed.current.stem not in page
    assert lapsed.current.stem not in page


def test_it_is_kept_by_nobody_and_stands_in_the_desks_own_frame_only(desk):
    response = desk.get(address(make_article()))
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
    page = html.fromstring(response.content.decode())
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert not page.xpath("//link[@rel='canonical']")
    assert not page.xpath("//meta[starts-with(@property, 'og:')]")
    assert "Preview" in page.xpath("string(//aside[@class='wrap'])")


def test_only_who_may_see_the_story_sees_it_and_only_versions_that_are_there(desk):
    article = make_article()
    assert at_the_desk(make_user()).get(address(article)).status_code == 403
    for version in ("r9", "x", "r" + "9" * 40, "-1"):
        assert desk.get(address(article, version)).status_code == 404


def test_it_costs_the_same_for_one_photo_and_for_thirty(desk, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    few = make_article(photos=[make_photo()], tags=[make_tag()], bylines=[make_contributor()])
    many = make_article(
        photos=[make_photo() for _n in range(30)], tags=[make_tag() for _n in range(9)],
        bylines=[make_contributor() for _n in range(5)],
    )  # fmt: skip
    with CaptureQueriesContext(connection) as cost:
        desk.get(address(few))
    with django_assert_max_num_queries(len(cost)):
        desk.get(address(many))
