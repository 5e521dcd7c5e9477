"""Two editors have one story open: the second save is refused, and neither text is lost."""

import pytest

from articles.models import Article
from newsroom.models import Tag
from newsroom.publishing import Status
from tests.builders import NOON, make_article, make_photo, make_user
from tests.desk import address, at_the_desk, errors_at, form_in, opened, send, text_of

pytestmark = pytest.mark.django_db


def choices_in(page) -> dict:
    """The differences that a page shows, with the side that is chosen of each."""
    return {clash.key: clash.choice for clash in page.context["conflict"].clashes}


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
    kept = article.revisions.get(verb="aside")
    assert (kept.data["headline"], kept.data["dek"]) == ("Lee's headline", "Lee's dek")
    assert kept.data["tags"] == [Tag.objects.get(name="Brand new").pk]
    assert (kept.by.first_name, kept.base.number) == ("Lee", 1)
    assert kept.label.startswith("Lee’s text, not taken ")
    assert kept.label in text_of(second.get(address(article, "history")))


def test_a_text_is_set_aside_once_however_often_it_is_sent(two):
    article, first, form, second, other = two
    send(first, form, headline="Park's headline")
    page = send(second, other, headline="Lee's headline")
    send(second, other, headline="Lee's headline")
    send(second, form_in(page))
    assert article.revisions.filter(verb="aside").count() == 1
    send(second, form_in(page), headline="Lee's second thought")
    assert article.revisions.filter(verb="aside").count() == 2


def test_a_stale_text_with_a_mistake_in_it_is_shown_whole_and_stays_stale(two):
    article, first, form, second, other = two
    send(first, form, headline="Park's headline")
    page = send(second, other, headline="Lee's headline", section="", dek="Lee's dek")
    assert errors_at(page, "section") == "Choose a section."
    kept = form_in(page)
    assert (kept[1]["headline"], kept[1]["dek"]) == (["Lee's headline"], ["Lee's dek"])
    assert kept[1]["seen"] == other[1]["seen"]
    told = text_of(send(second, kept, section=article.section_id))
    assert "Park saved this (r2) while you had it open." in told
    aside = article.revisions.get(verb="aside")
    assert (aside.data["headline"], aside.data["dek"]) == ("Lee's headline", "Lee's dek")


def test_what_only_one_changed_is_chosen_and_what_both_changed_is_asked(two):
    article, first, form, second, other = two
    send(first, form, headline="Park's headline", kicker="Park's kicker")
    page = send(second, other, headline="Lee's headline", dek="Lee's dek")
    assert choices_in(page) == {"headline": "", "kicker": "theirs", "dek": "mine"}
    again = send(second, form_in(page))
    assert "1 place is still to be chosen" in text_of(again)
    article.refresh_from_db()
    assert (article.headline, article.head.number) == ("Park's headline", 2)
    send(second, form_in(again), _take_headline="mine")
    article.refresh_from_db()
    assert (article.headline, article.kicker, article.dek) == (
        "Lee's headline", "Park's kicker", "Lee's dek",
    )  # fmt: skip
    assert [r.data["headline"] for r in article.revisions.order_by("number")] == [
        "As it was", "Park's headline", "Lee's headline", "Lee's headline",
    ]  # fmt: skip


@pytest.mark.parametrize(("side", "headline"), [("mine", "Lee's"), ("theirs", "Park's")])
def test_all_of_one_side_is_taken_by_one_button(two, side, headline):
    article, first, form, second, other = two
    send(first, form, headline="Park's", kicker="Park's kicker", tags="Park's topic")
    page = send(second, other, headline="Lee's", tags="Lee's topic")
    send(second, form_in(page), _take_all=side)
    article.refresh_from_db()
    assert article.headline == headline
    assert [tag.name for tag in article.tags.all()] == [f"{headline} topic"]
    assert article.kicker == ("" if side == "mine" else "Park's kicker")


def test_paragraphs_of_both_come_together(two):
    article, first, form, second, other = two
    send(first, form, body="<p>One.</p><p>Two by Park.</p>")
    page = send(second, other, body="<p>One by Lee.</p><p>Two.</p>")
    assert "Body, paragraphs 1 to 2" in text_of(page)  # neighbours are one choice
    article = make_article(body="<p>One.</p><p>Two.</p><p>Three.</p>")
    form, other = opened(first, article), opened(second, article)
    send(first, form, body="<p>One.</p><p>Two.</p><p>Three by Park.</p><p>Four by Park.</p>")
    page = send(second, other, body="<p>One by Lee.</p><p>Two.</p><p>Three.</p>")
    send(second, form_in(page))
    article.refresh_from_db()
    assert article.body == "<p>One by Lee.</p><p>Two.</p><p>Three by Park.</p><p>Four by Park.</p>"


def test_a_paragraph_that_both_changed_is_chosen_by_itself(two):
    first, second = two[1], two[3]
    article = make_article(body="<p>One.</p><p>Two.</p><p>Three.</p>")
    form, other = opened(first, article), opened(second, article)
    send(first, form, body="<p>One.</p><p>Two.</p><p>Three by Park.</p>")
    page = send(second, other, body="<p>One by Lee.</p><p>Two.</p><p>Three by Lee.</p>")
    (clash,) = page.context["conflict"].open
    assert clash.label == "Body, paragraph 3"
    send(second, form_in(page), **{f"_take_{clash.key}": "theirs"})
    article.refresh_from_db()
    assert article.body == "<p>One by Lee.</p><p>Two.</p><p>Three by Park.</p>"


def test_a_third_save_meanwhile_is_a_new_conflict(two):
    article, first, form, second, other = two
    send(first, form, headline="Park's headline")
    page = send(second, other, headline="Lee's headline")
    send(first, opened(first, article), headline="Park's third")
    page = send(second, form_in(page), _take_headline="mine")
    assert "Park's third" in text_of(page)
    assert choices_in(page) == {"headline": ""}
    send(second, form_in(page), _take_headline="mine")
    article.refresh_from_db()
    assert article.headline == "Lee's headline"


def test_a_merge_that_may_not_be_is_refused_at_its_field(two, at):
    at(NOON)
    article, first, form, second, other = two
    send(first, form, embargo_until_0="2026-08-02", embargo_until_1="18:00")
    page = send(second, other, planned_for_0="2026-08-01", planned_for_1="18:00")
    page = send(second, form_in(page))
    assert "The embargo lifts later" in errors_at(page, "planned_for")
    action, values = form_in(page)
    assert values["planned_for_0"] == ["2026-08-01"]
    page = send(second, (action, values), _take_planned_for="theirs")
    assert page.status_code == 302
    article.refresh_from_db()
    assert (article.planned_for, article.head.number) == (None, 2)


def test_who_may_no_longer_change_it_has_their_text_kept(two):
    second, reporter = two[3], make_user("reporter", first_name="Amara")
    article = make_article(by=reporter, headline="Mine")
    writer = at_the_desk(reporter)
    form = opened(writer, article)
    send(second, opened(second, article), "mark_ready")
    page = send(writer, form, headline="Typed too late")
    assert "Your text is kept as r2" in text_of(page)
    assert "Typed too late" in page.content.decode()
    article.refresh_from_db()
    assert (article.headline, article.revisions.get(number=2).verb) == ("Mine", "aside")


def test_who_never_had_a_hand_in_it_leaves_no_text_in_its_past(two):
    article, form = two[0], two[2]
    stranger = at_the_desk(make_user("reporter"))
    page = send(stranger, form, headline="Mine")
    assert "You may not change this one." in text_of(page)
    assert "Mine" in page.content.decode()
    article.refresh_from_db()
    assert article.headline == "As it was" and article.revisions.count() == 1


def test_fields_that_are_the_same_in_both_are_left_out_of_the_comparison(two):
    article, first, form, second, other = two
    send(first, form, headline="Park's headline", kicker="Both")
    page = send(second, other, headline="Lee's headline", kicker="Both")
    assert list(choices_in(page)) == ["headline"]


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
