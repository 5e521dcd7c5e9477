"""Two editors have one story open: the second save is refused, and neither text is lost."""

import pytest

from articles.models import Article
from newsroom.models import Tag
from newsroom.publishing import Status
from tests.builders import make_article, make_photo, make_user
from tests.desk import address, at_the_desk, form_in, opened, send, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    """A story that both have open: (story, first person's browser and form, second's)."""
    article = make_article(headline="As it was", body="<p>One.</p><p>Two.</p>")
    first = at_the_desk(make_user("copy", first_name="Park"))
    second = at_the_desk(make_user("publisher", first_name="Lee"))
    return article, first, opened(first, article), second, opened(second, article)


def test_the_second_save_is_refused_and_shows_both_texts(two):
    article, first, form, second, other = two
    send(first, form, headline="Park's headline", body="<p>One.</p><p>Park's two.</p>")
    page = send(second, other, headline="Lee's headline", dek="Lee's dek", tags="Brand new")
    told = text_of(page)
    assert "Park saved this (r2) while you had it open." in told
    for words in ("Park's headline", "Lee's headline", "Park's two.", "Lee's dek", "Brand new"):
        assert words in told
    article.refresh_from_db()
    assert article.headline == "Park's headline"
    assert article.head.number == 2
    assert not Tag.objects.filter(name="Brand new").exists()


def test_everything_typed_stands_in_the_form_and_saving_again_wins_knowingly(two):
    article, first, form, second, other = two
    send(first, form, headline="Park's headline")
    page = send(second, other, headline="Lee's headline", dek="Lee's dek")
    action, values = form_in(page)
    assert (values["headline"], values["dek"]) == (["Lee's headline"], ["Lee's dek"])
    send(second, (action, values))
    article.refresh_from_db()
    assert (article.headline, article.dek) == ("Lee's headline", "Lee's dek")
    assert [r.data["headline"] for r in article.revisions.order_by("number")] == [
        "As it was", "Park's headline", "Lee's headline",
    ]  # fmt: skip


def test_fields_that_are_the_same_in_both_are_left_out_of_the_comparison(two):
    article, first, form, second, other = two
    send(first, form, headline="Park's headline", kicker="Both")
    page = send(second, other, headline="Lee's headline", kicker="Both")
    names = [difference.name for difference in page.context["conflict"]["differences"]]
    assert names == ["headline"]


def test_photos_and_hours_are_compared_in_words(two):
    article, first, form, second, other = two
    photo = make_photo(caption="A ferry at dusk.")
    send(first, form, planned_for_0="2026-08-01", planned_for_1="18:00")
    page = send(second, other, photos=f'[{{"photo": {photo.pk}, "caption": "Here"}}]')
    told = text_of(page)
    assert "1. A ferry at dusk. | Here" in told
    assert "1 August 2026, 18:00 KST" in told


def test_the_same_text_saved_by_both_is_no_conflict(two):
    article, first, form, second, other = two
    send(first, form, headline="The same")
    answer = send(second, other, headline="The same")
    assert answer.status_code == 302
    article.refresh_from_db()
    assert article.head.number == 2


def test_a_verb_is_not_carried_out_on_text_that_its_person_has_not_seen(two):
    article, first, form, second, other = two
    send(first, form, headline="Unread")
    page = send(second, other, "publish")
    assert "while you had it open" in text_of(page)
    assert Article.objects.get().status == Status.DRAFT


def test_a_verb_by_who_may_not_edit_is_refused_too():
    article = make_article(status="ready")
    person = make_user("publisher")
    client = at_the_desk(person)
    person.groups.get().permissions.remove(
        *person.groups.get().permissions.filter(codename="change_article")
    )
    form = opened(client, article)
    editor = at_the_desk(make_user("editor"))
    send(editor, opened(editor, article), headline="Unread")
    page = send(client, form, "publish")
    assert "while you had it open" in text_of(page)
    assert Article.objects.get().status == Status.READY
    send(client, form_in(page), "publish")
    assert Article.objects.get().status == Status.PUBLISHED


def test_a_story_that_was_moved_meanwhile_says_where_it_is_now(two):
    article, first, form, second, other = two
    send(first, form, "mark_ready")
    page = send(second, other, "submit", dek="Kept all the same")
    assert "is no longer possible" in text_of(page)
    article.refresh_from_db()
    assert (article.status, article.dek) == (Status.READY, "Kept all the same")
    assert address(article) in page.content.decode()
