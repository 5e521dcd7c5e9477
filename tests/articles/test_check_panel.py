"""The checks beside the form: those of the newest revision, and of what is typed meanwhile."""

import pytest
from django.urls import reverse
from lxml import html

from articles.models import Article, Revision
from tests.builders import (
    NOON,
    make_article,
    make_gallery,
    make_photo,
    make_section,
    make_tag,
    make_user,
)
from tests.desk import at_the_desk, opened, send, text_of

pytestmark = pytest.mark.django_db

CHECK = reverse("admin:articles_article_check")


@pytest.fixture(autouse=True)
def _noon(at):
    at(NOON)


@pytest.fixture
def chief():
    return make_user("publisher")


def asked(user, piece=None, address=CHECK, **changes):
    """The answer to what a person's form would send with these changes."""
    client = at_the_desk(user)
    _action, values = opened(client, piece or Article, "change" if piece else "add")
    values = {name: value for name, value in (values | changes).items() if value is not None}
    return client.post(address, values)


def told(answer) -> str:
    """The words of the part."""
    part = answer.json()["parts"]["checks"]
    return " ".join(html.fromstring(f"<div>{part}</div>").text_content().split())


def test_the_form_opens_with_what_blocks_first_and_a_way_to_each_field(chief):
    photo = make_photo(credit_line="")
    page = at_the_desk(chief).get(
        reverse("admin:articles_article_change", args=[make_article(photos=[photo]).pk])
    )
    tree = html.fromstring(page.content.decode())
    ways = tree.xpath("//details[@id='checks']//a")
    assert ways[0].text == "Photo 1 of 1 has no credit line."
    assert (ways[0].get("data-jump"), ways[0].get("data-place")) == ("photos", f"photo {photo.pk}")
    for way in ways:  # without scripts the anchors lead there
        assert tree.get_element_by_id(way.get("href")[1:]) is not None
    button = tree.xpath("//button[@value='publish']")[0]
    assert button.get("aria-disabled") == "true"
    assert "no credit line" in tree.get_element_by_id(button.get("aria-describedby")).text_content()


def test_a_story_that_may_run_has_its_button_on(chief):
    page = at_the_desk(chief).get(
        reverse("admin:articles_article_change", args=[make_article().pk])
    )
    assert b"aria-disabled" not in page.content


def test_a_reporter_sends_an_unfinished_story_to_the_desk(chief):
    reporter = make_user("reporter")
    page = at_the_desk(reporter).get(
        reverse("admin:articles_article_change", args=[make_article(by=reporter, bylines=[]).pk])
    )
    assert "Before publishing: byline" in text_of(page)
    assert b"aria-disabled" not in page.content


def test_a_new_form_says_calmly_what_comes_before_publishing_and_gives_no_advice(chief):
    make_section()
    page = at_the_desk(chief).get(reverse("admin:articles_article_add"))
    assert "Before publishing: headline, body, byline" in text_of(page)
    assert "To mend" not in text_of(page) and "To consider" not in text_of(page)
    tree = html.fromstring(page.content.decode())
    for way in tree.xpath("//p[@id='before']/a"):
        assert tree.get_element_by_id(way.get("href")[1:]) is not None
    assert tree.xpath("//button[@value='publish']/@aria-describedby") == ["before"]


def test_who_tries_to_publish_is_told_in_red_what_is_missing(chief):
    client = at_the_desk(chief)
    page = send(client, opened(client, make_article(bylines=[])), "publish")
    assert "Before publishing" not in text_of(page)
    assert "To mend before it can run It has neither a byline nor a source" in text_of(page)
    answer = asked(chief, make_article(bylines=[]), _tried="1")
    assert "“Publish” is off: It has neither a byline" in told(answer)


def test_what_is_typed_is_checked_and_nothing_is_written(chief):
    article = make_article(status="review")
    revisions = Revision.objects.count()
    assert "It has no headline." in told(asked(chief, article, headline=""))
    assert "2 must" in told(asked(chief, article, headline="", body=""))
    assert Revision.objects.count() == revisions
    assert Article.objects.get().headline == article.headline


def test_a_new_story_is_checked_before_its_first_save(chief):
    words = told(asked(chief, headline="A ferry comes in late again", body="<p>It did.</p>"))
    assert "It has no headline" not in words
    assert "Before publishing: section, byline Checks" in words
    assert Article.objects.count() == 0


def test_what_cannot_be_read_is_passed_over(chief):
    answer = asked(
        chief, make_article(status="review"), planned_for_0="31 of June", photos="[{", section="x",
        bylines=["nobody"], related=["9" * 40], tags="\x00", priority="most",
    )  # fmt: skip
    assert "It has no section." in told(answer)
    assert "Traceback" not in told(answer)


def test_words_with_half_a_surrogate_pair_or_scripts_are_only_words(chief):
    answer = asked(chief, make_article(), headline="<script>x</script>", body="<p>\x00a</p>")
    assert answer.status_code == 200
    assert "<script>" not in answer.json()["parts"]["checks"]


def test_a_gallery_has_its_checks_too(chief):
    gallery = make_gallery(status="review")
    words = told(asked(chief, gallery, reverse("admin:media_gallery_check"), photos="[]"))
    assert "It has no photos." in words


def test_only_who_may_see_the_story_may_check_it():
    article, stranger = make_article(), make_user()
    address = {"uid": str(article.uid), "headline": ""}
    assert at_the_desk(stranger).post(CHECK, address).status_code == 403
    assert (
        at_the_desk(make_user("photo")).post(CHECK, {"uid": str(Article().uid)}).status_code == 403
    )
    assert at_the_desk(make_user("copy")).post(CHECK, {"uid": "none"}).status_code == 404
    assert at_the_desk(make_user("copy")).get(CHECK).status_code == 405


def test_who_may_only_read_sees_the_checks_of_what_is_saved():
    reporter = make_user("reporter")
    answer = at_the_desk(reporter).post(CHECK, {"uid": str(make_article().uid), "headline": ""})
    assert "no headline" not in told(answer)


def test_checking_takes_twelve_queries_at_most(chief, django_assert_max_num_queries):
    article = make_article(
        photos=[make_photo(), make_photo()], tags=[make_tag()], slug="slug",
        body='<p><a href="/2020/01/01/x/">x</a> <a href="/photos/2020/01/01/x/">y</a></p>',
    )  # fmt: skip
    client = at_the_desk(chief)
    _action, values = opened(client, article)
    with django_assert_max_num_queries(12):
        assert client.post(CHECK, values).status_code == 200
