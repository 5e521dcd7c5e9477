"""Bad input gets a message at its field, and everything typed is still in the form."""

import json

import pytest
from django.utils import timezone

from articles.models import Article
from tests.builders import HOUR, NOON, make_article, make_photo, make_section, make_user
from tests.desk import address, at_the_desk, errors_at, form_in, opened, send, text_of

pytestmark = pytest.mark.django_db

BIG = "<p>" + "words " * 875_000 + "</p>"  # 5 MB


@pytest.fixture
def client():
    return at_the_desk(make_user("publisher"))


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("headline", "A\x00B", "Null characters"),
        ("headline", "h" * 201, "at most 200 characters"),
        ("kicker", "k\x00", "Null characters"),
        ("body", "<p>a\x00b</p>", "Null characters"),
        ("body", "<blockquote>" * 2000, "nested too deeply"),
        ("body", "&" * 60_000, "at most 50000."),
        ("dek", "d" * 5001, "at most 5000 characters"),
        ("slug", "!!!", "A slug needs letters or digits."),
        ("slugline", "s\x00", "Null characters"),
        ("section", "999999", "valid choice"),
        ("section", "", "Choose a section."),
        ("also_in", "999999", "no section"),
        ("also_in", "x\x00", "Null characters"),
        ("also_in", "9" * 40, "no section"),
        ("section", "9" * 40, "valid choice"),
        ("priority", "7", "valid choice"),
        ("language", "xx", "valid choice"),
        ("source", "999999", "valid choice"),
        ("dateline_date", "31/31/2026", "valid date"),
        ("dateline_date", "0001-01-01", "is no year for this paper"),
        ("tags", "t" * 101, "at most 100 characters"),
        ("tags", "a\x00b", "Null characters"),
        ("tags", ",".join(f"t{n}" for n in range(51)), "At most 50 topics"),
        ("photos", "no json", "cannot be read"),
        ("photos", '{"photo": 1}', "cannot be read"),
        ("photos", "[" * 100_000, "cannot be read"),
        ("photos", '[{"photo": 999999}]', "Photo 1 is no longer in the library."),
        ("photos", '[{"photo": 99999999999999999999999999}]', "no longer in the library."),
        ("photos", r'[{"photo": 1, "caption": "\ud800"}]', "cannot be read"),
        ("bylines", "999999", "no longer there"),
        ("bylines", "x", "cannot be read"),
        ("bylines", "9" * 40, "no longer there"),
        ("bylines_add", "K\x00", "Null characters"),
        ("bylines_add", "K" * 100_000, "at most 2000 characters"),
        ("related", "999999", "no longer there"),
        ("related_add", "/2026/07/31/nothing/", "names no story"),
        ("related_add", "9" * 40, "names no story"),
        ("related_add", "K" * 100_000, "at most 2000 characters"),
        ("assigned_to", "999999", "valid choice"),
        ("seen", "x", "whole number"),
        ("uid", "x", "valid UUID"),
    ],
)
def test_a_message_stands_at_the_field_and_nothing_is_saved(client, field, typed, message):
    article = make_article()
    page = send(client, opened(client, article), **{field: typed, "byline_note": "Typed beside it"})
    assert message in errors_at(page, field.removesuffix("_add"))
    assert "Everything you typed is still here." in text_of(page)
    values = form_in(page)[1]
    assert values["byline_note"] == ["Typed beside it"]
    if field.endswith(("_add", "photos")) and "\x00" not in typed:
        assert values[field] == [typed]
    article.refresh_from_db()
    assert article.head.number == 1


@pytest.mark.parametrize(
    ("day", "hour", "message"),
    [
        ("2026-08-01", "", "The hour is missing."),
        ("", "18:00", "The day is missing."),
        ("2026-02-30", "18:00", "valid date"),
        ("2026-08-01", "25:00", "valid time"),
        ("0001-01-01", "00:00", "is no year for this paper"),
        ("9999-12-31", "23:59", "is no year for this paper"),
    ],
)
def test_an_hour_that_is_none_is_refused(client, day, hour, message):
    article = make_article()
    form = opened(client, article)
    for field in ("planned_for", "embargo_until"):
        page = send(client, form, **{f"{field}_0": day, f"{field}_1": hour})
        assert message in errors_at(page, field)
        values = form_in(page)[1]
        assert (values[f"{field}_0"], values[f"{field}_1"]) == ([day], [hour])


def test_five_megabytes_are_too_much_and_are_all_still_there(client):
    article = make_article()
    page = send(client, opened(client, article), body=BIG)
    assert "at most 1000000 characters" in errors_at(page, "body")
    assert page.content.count(b"words ") >= 875_000
    article.refresh_from_db()
    assert article.head.number == 1


def test_a_new_story_with_something_wrong_keeps_its_words_and_its_uid(client):
    action, values = opened(client, Article, "add")
    page = send(client, (action, values), headline="Mine", body="<p>All of it.</p>")
    assert "Choose a section." in errors_at(page, "section")
    again = form_in(page)
    assert again[1]["uid"] == values["uid"]
    assert (again[1]["headline"], again[1]["body"]) == (["Mine"], ["<p>All of it.</p>"])
    send(client, again, section=make_section().pk)
    assert str(Article.objects.get().uid) == values["uid"][0]


def test_a_draft_may_lack_everything(client):
    make_section()
    send(client, opened(client, Article, "add"))
    assert Article.objects.get().headline == ""


def test_what_readers_have_keeps_its_headline_and_text(client):
    article = make_article(status="published", published_at=NOON)
    page = send(client, opened(client, article), headline=" ", body="<p> </p>")
    assert "keeps its headline" in errors_at(page, "headline")
    assert "keeps its text" in errors_at(page, "body")


def test_rules_of_the_database_are_messages_at_their_fields(client):
    make_article(status="published", published_at=NOON, slug="taken")
    article = make_article(status="published", published_at=NOON, slug="free")
    form = opened(client, article)
    page = send(client, form, slug="Taken")
    assert "Another piece of that day has this slug." in errors_at(page, "slug")
    page = send(client, form, embargo_until_0="2027-01-01", embargo_until_1="00:00")
    assert "before its embargo lifts" in errors_at(page, "embargo_until")


def test_an_hour_before_the_embargo_is_refused_at_the_hour(client):
    page = send(
        client, opened(client, make_article()), embargo_until_0="2030-01-02",
        embargo_until_1="09:00", planned_for_0="2030-01-01", planned_for_1="09:00",
    )  # fmt: skip
    assert "The embargo lifts later: 2 January 2030, 09:00 KST." in errors_at(page, "planned_for")


def test_a_caption_that_cannot_be_kept_is_refused_by_number(client):
    first, second = make_photo(), make_photo()
    for caption, message in (("x" * 5001, "caption of photo 2"), ("\x00", "Null characters")):
        rows = json.dumps([{"photo": first.pk}, {"photo": second.pk, "caption": caption}])
        page = send(client, opened(client, make_article()), photos=rows)
        assert message in errors_at(page, "photos")
        assert form_in(page)[1]["photos"] == [rows]


@pytest.mark.parametrize("pk", ["999999", "9" * 40, "x"])
def test_a_story_that_is_not_there_leads_back_to_the_desk_and_has_no_history(client, pk):
    assert client.get(f"/admin/articles/article/{pk}/change/").status_code == 302
    assert client.get(f"/admin/articles/article/{pk}/history/").status_code == 404


def test_a_form_without_its_fields_is_refused_in_words(client):
    page = client.post(address(Article, "add"), {})
    assert page.status_code == 200
    assert "Choose a section." in text_of(page)
    assert not Article.objects.exists()


def test_a_lone_surrogate_is_no_error_page(client):
    page = send(
        client, opened(client, make_article()), headline="a\ud83d".encode("utf-8", "surrogatepass")
    )
    assert page.status_code in (200, 302)


def test_the_hour_of_a_live_story_may_stand_in_the_past(client):
    hour = timezone.localtime(NOON - HOUR)
    article = make_article(status="published", published_at=NOON)
    typed = {"planned_for_0": f"{hour:%Y-%m-%d}", "planned_for_1": f"{hour:%H:%M}"}
    assert send(client, opened(client, article), **typed).status_code == 302


def test_an_hour_to_come_is_refused_once_readers_have_it(client):
    article = make_article(status="published", published_at=NOON)
    form = opened(client, article)
    ahead = {"planned_for_0": "2099-01-01", "planned_for_1": "18:00"}
    page = send(client, form, "update", headline="Anew", **ahead)
    assert "Readers have it already" in errors_at(page, "planned_for")
    assert form_in(page)[1]["headline"] == ["Anew"]
    assert send(client, form, "update", headline="Anew").status_code == 302
    article.refresh_from_db()
    assert article.headline == "Anew"
