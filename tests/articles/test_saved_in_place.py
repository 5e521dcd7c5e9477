"""A script saves the form without leaving it: the answer is JSON, and the parts of the page."""

import pytest

from articles.models import Article
from tests.builders import make_article, make_contributor, make_section, make_user
from tests.desk import address, at_the_desk, opened, text_of

pytestmark = pytest.mark.django_db


def send(client, form, verb="", **changes):
    """Send an opened form as the script does; the answer, read."""
    action, values = form
    values = {**values, **changes, **({"_verb": verb} if verb else {})}
    answer = client.post(action, values, headers={"accept": "application/json"})
    assert answer["Content-Type"] == "application/json"
    return answer.json()


def test_a_saved_story_is_answered_with_its_parts_and_its_new_head():
    article = make_article(headline="Before")
    client = at_the_desk(make_user("copy"))
    told = send(client, opened(client, article), headline="After")
    article.refresh_from_db()
    assert article.headline == "After"
    assert (told["saved"], told["seen"], told["errors"]) == (True, article.head_id, {})
    assert told["address"] == address(article)
    assert "Saved" in told["parts"]["bar"]
    assert "r2" in told["parts"]["history"]
    assert "<input" not in told["parts"]["told"]


def test_the_first_save_of_a_new_story_tells_the_address_of_its_form():
    client = at_the_desk(make_user("reporter"))
    form = opened(client, Article, "add")
    told = send(client, form, headline="New", section=make_section().pk)
    assert told["address"] == address(Article.objects.get())
    assert told["title"] == "New"
    assert not told["reload"]


def test_what_is_wrong_is_told_by_field_and_what_the_form_saw_stays_what_it_saw():
    article = make_article()
    client = at_the_desk(make_user("copy"))
    told = send(client, opened(client, article), section="", headline="x" * 201)
    assert not told["saved"]
    assert told["seen"] is None
    assert told["errors"]["section"] == ["Choose a section."]
    assert "at most 200 characters" in told["errors"]["headline"][0]
    assert 'data-jump="section"' in told["parts"]["refused"]
    assert "Everything you typed is still here" in told["parts"]["refused"]


def test_a_verb_is_answered_with_the_buttons_that_come_next_and_a_word():
    article = make_article(status="draft")
    client = at_the_desk(make_user("copy"))
    told = send(client, opened(client, article), "submit", headline="Sent")
    article.refresh_from_db()
    assert (article.status, article.headline, told["done"]) == ("review", "Sent", "submit")
    assert "Sent to the desk." in told["parts"]["bar"]
    assert "Mark ready" in told["parts"]["bar"]
    assert "Sent to the desk." not in send(client, opened(client, article))["parts"]["bar"]


def test_a_refused_verb_keeps_the_text_and_says_why():
    article = make_article(body="", status="ready")
    client = at_the_desk(make_user("publisher"))
    told = send(client, opened(client, article), "publish", headline="Kept")
    article.refresh_from_db()
    assert (article.status, article.headline) == ("ready", "Kept")
    assert (told["saved"], told["done"]) == (True, "")
    assert "That was not done." in told["parts"]["why"]


def test_who_gives_a_story_away_loads_the_page_anew():
    reporter = make_user("reporter")
    article = make_article(by=make_user("reporter"), assigned_to=reporter)
    client = at_the_desk(reporter)
    told = send(client, opened(client, article), assigned_to="")
    assert (told["saved"], told["reload"], told["parts"]) == (True, True, {})
    assert "You may read this one." in text_of(client.get(address(article)))


def test_a_name_typed_and_not_chosen_is_saved_and_the_form_loaded_anew():
    writer = make_contributor(name="Kim Seo-yeon")
    article = make_article(bylines=[])
    client = at_the_desk(make_user("copy"))
    told = send(client, opened(client, article), bylines_add="Kim Seo-yeon")
    article.refresh_from_db()
    assert article.head.data["bylines"] == [[writer.pk, "writer"]]
    assert told["reload"]
    assert told["parts"] == {}


def test_lines_that_the_desk_spells_its_own_way_come_back():
    article = make_article(headline="One", slug="one")
    client = at_the_desk(make_user("copy"))
    told = send(client, opened(client, article), slug="Two Words!", headline="Two\nlines")
    assert told["values"] == {"slug": "two-words", "headline": "Two lines"}


def test_the_second_of_two_stale_saves_is_shown_beside_the_first():
    article = make_article(headline="Before")
    client = at_the_desk(make_user("copy"))
    form = opened(client, article)
    send(client, form, headline="First")
    told = send(client, form, headline="Second")
    article.refresh_from_db()
    assert (told["saved"], article.headline) == (False, "First")
    assert "Second" in told["parts"]["conflict"]
    assert told["seen"] is None  # it goes on with what it saw until somebody chooses
    chosen = {"_against": article.head_id, "_base": form[1]["seen"], "_take_headline": "mine"}
    told = send(client, form, headline="Second", **chosen)
    assert (told["saved"], told["reload"]) == (True, True)
