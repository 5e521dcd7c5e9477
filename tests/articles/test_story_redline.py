"""Any two versions of a story compared: each field says what changed in it, in its own way."""

import pytest
from django.urls import reverse

from articles import workflow
from articles.lines import lines_of
from tests.builders import NOON, make_article, make_contributor, make_photo, make_tag, make_user
from tests.desk import at_the_desk, text_of

pytestmark = pytest.mark.django_db


def save(article, by=None, **changes):
    """A save of the story with these keys of its form changed."""
    article.refresh_from_db()
    return workflow.save(article, article.head.data | changes, by=by, seen=article.head_id)


def compared(client, article, old="", new=""):
    """The page that compares two versions."""
    url = reverse("admin:articles_article_compare_revision", args=[article.pk])
    return client.get(url, {"from": old, "to": new})


def rows_of(page) -> dict:
    """field -> (state, words before, words after) of its rows that are not the same."""
    return {
        field.name: [
            (row.state, said(row, "ins"), said(row, "del"))
            for row in field.rows
            if row.state != "same"
        ]
        for field in page.context["fields"]
    }


def said(row, without):
    return "".join(run.text for run in row.runs if run.state != without)


@pytest.fixture
def desk():
    return at_the_desk(make_user("publisher", first_name="Lee"))


def test_a_word_changed_in_headline_and_body_is_marked_there(desk):
    article = make_article(headline="Ferry leaves", body="<p>At dawn it left.</p><p>Fine.</p>")
    save(article, headline="Ferry left", body="<p>At noon it left.</p><p>Fine.</p>")
    page = compared(desk, article, "r1", "r2")
    assert rows_of(page) == {
        "headline": [("changed", "Ferry leaves", "Ferry left")],
        "body": [("changed", "At dawn it left.", "At noon it left.")],
    }
    html = page.content.decode()
    assert '<ins><span class="visually-hidden">[put in: </span>noon' in html
    assert '<del><span class="visually-hidden">[taken out: </span>dawn' in html


def test_a_moved_paragraph_a_swapped_photo_and_a_changed_topic_each_show(desk):
    first, second, third = make_photo(headline="Pier"), make_photo(), make_photo(headline="Crane")
    old, new = make_tag(name="Ports"), make_tag(name="Ferries")
    body = "<p>One of them.</p><p>Two of them.</p><p>Three of them.</p>"
    article = make_article(body=body, photos=[first, second], tags=[old])
    save(
        article, tags=[new.pk], body="<p>Two of them.</p><p>Three of them.</p><p>One of them.</p>",
        photos=[{"photo": third.pk, "caption": ""}, {"photo": second.pk, "caption": "Here."}],
    )  # fmt: skip
    page = compared(desk, article)
    rows = rows_of(page)
    assert ("moved", "One of them.", "One of them.") in rows["body"]
    assert rows["tags"] == [("removed", "Ports", ""), ("added", "", "Ferries")]
    assert [row[0] for row in rows["photos"]] == ["removed", "added", "changed"]
    told = text_of(page)
    for words in ("Pier", "Crane", "Moved here", "Taken out", "New", "Here."):
        assert words in told


def test_bylines_with_their_parts_hours_flags_and_sections_show(desk):
    kim = make_contributor(name="Kim")
    article = make_article(bylines=[kim])
    save(
        article,
        bylines=[[kim.pk, "photographer"]],
        sensitive=True,
        planned_for="2026-08-01T09:00:00+00:00",
    )
    told = text_of(compared(desk, article))
    for words in ("photos ]by Kim", "1 August 2026, 18:00 KST", "Sensitive", "put in: yes"):
        assert words in told


def test_photos_galleries_and_embeds_in_the_body_are_named_not_shown_as_marks(desk):
    photo = make_photo(headline="The pier at dusk")
    article = make_article()
    body = (f'<p>Text.</p><figure data-photo="{photo.pk}" data-layout="wide"></figure>'
            '<figure data-embed-url="https://example.org/v"></figure>')  # fmt: skip
    save(article, body=body)
    told = text_of(compared(desk, article))
    for words in ("Photo, wide", "The pier at dusk", "Embed", "https://example.org/v"):
        assert words in told


def test_what_a_revision_holds_is_shown_and_does_nothing(desk):
    article = make_article(headline="<script>alert(1)</script>")
    save(article, headline="<b>x</b>", dek="<img src=x onerror=alert(1)>")
    html = compared(desk, article).content.decode()
    assert "<script>alert(1)" not in html
    assert "<img src=x" not in html


def test_formats_and_links_are_changes_of_their_own():
    (plain,) = lines_of("<p>A word</p>")
    (bold,) = lines_of("<p>A <strong>word</strong></p>")
    (linked,) = lines_of('<p>A <a href="https://a.example/">word</a></p>')
    assert len({plain.words, bold.words, linked.words}) == 3
    (list_line, *_more) = lines_of("<ul><li><p>One</p></li><li><p>Two</p></li></ul>")
    assert (list_line.label, list_line.words[0].text) == ("List", "One")
    (cells,) = lines_of("<table><tbody><tr><td><p>a</p></td><td>b</td></tr></tbody></table>")[-1:]
    assert "b" in "".join(word.text for word in cells.words)


def test_the_ends_have_names_and_each_step_leads_to_the_next_change(desk, at):
    article = make_article(status="published", published_at=NOON, headline="As readers have it")
    at(NOON)
    for headline in ("Second", "Third"):
        save(article, headline=headline)
    page = compared(desk, article, "live", "saved")
    assert [str(page.context["ends"].old), str(page.context["ends"].new)] == ["r2", "r4"]
    told = text_of(page)
    assert "What readers have (r2)" in told
    assert "What is saved (r4)" in told
    step = page.context["steps"]
    assert (step["earlier"], step["later"]) == ("?from=r2&to=r3", "")
    page = compared(desk, article, "r1", "r2")
    assert page.context["steps"] == {"earlier": "", "later": "?from=r2&to=r3"}


@pytest.mark.parametrize("asked", ["r99", "live", "x", "r-1", "r1; drop", "r" + "9" * 30, "\x00"])
def test_a_version_that_is_not_there_leads_to_the_history_with_a_word(desk, asked):
    article = make_article()
    answer = compared(desk, article, asked, "saved")
    assert answer.status_code == 302
    assert "no such version" in text_of(desk.get(answer.url))


def test_who_may_not_see_the_story_may_not_compare_it():
    article = make_article()
    client = at_the_desk(make_user())
    assert compared(client, article).status_code == 403
    assert compared(at_the_desk(make_user("reporter")), article).status_code == 200


def test_it_costs_the_same_number_of_queries_for_two_photos_and_for_forty(
    desk, django_assert_max_num_queries
):
    few = make_article(photos=[make_photo()])
    save(few, photos=[], headline="Other")
    many = make_article(photos=[make_photo() for _number in range(40)])
    save(many, photos=[], headline="Other")
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as cost:
        compared(desk, few)
    with django_assert_max_num_queries(len(cost)):
        compared(desk, many)
