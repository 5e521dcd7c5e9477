"""The story form: one form holds a whole story, and every save is a revision."""

import json
from datetime import UTC, datetime

import pytest

from articles.models import Article
from articles.revisions import form_of
from newsroom.models import Tag
from tests.builders import (
    HOUR,
    NOON,
    make_agency,
    make_article,
    make_contributor,
    make_photo,
    make_section,
    make_tag,
    make_user,
)
from tests.desk import address, at_the_desk, errors_at, opened, send, text_of

pytestmark = pytest.mark.django_db


def start(client, **changes):
    """A new story sent with a section and these changes."""
    return send(client, opened(client, Article, "add"), **changes)


def test_a_new_story_stands_where_its_writers_last_one_does():
    first, other = make_section(order=1), make_section(order=2)
    client, colleague = (at_the_desk(make_user("reporter")) for _number in range(2))
    start(client, headline="A first story needs no choice")
    start(client, headline="Another", section=other.pk)
    start(client, headline="The next one stays there")
    start(colleague, headline="Theirs")
    homes = Article.objects.order_by("pk").values_list("section", flat=True)
    assert list(homes) == [first.pk, other.pk, other.pk, first.pk]


def test_every_field_of_a_story_goes_into_one_revision():
    home, other, agency = make_section(), make_section(), make_agency()
    writer, shooter = make_contributor(), make_contributor()
    topic, related = make_tag(name="Olympics"), make_article()
    first, second = make_photo(), make_photo()
    person = make_user("copy")
    client = at_the_desk(person)
    answer = start(
        client, headline="Two teams,\n one selfie", short_headline="One selfie", kicker="Games",
        dek="A rare moment.", slug="Two Teams, One Selfie!", slugline="KOREA-SELFIE",
        section=home.pk, also_in=[home.pk, other.pk], dateline_place="PARIS",
        dateline_date="2026-07-31", source=agency.pk, priority=2, language="ko",
        body="<p>What followed <b>mattered</b>.</p>", byline_note="with reporting in Seoul",
        bylines=[shooter.pk, writer.pk], bylines_role=["photographer", "writer"],
        tags="olympics, 올림픽", photos=json.dumps([{"photo": second.pk, "caption": "Here."},
                                                {"photo": first.pk}]),
        related=[related.pk], embargo_until_0="2026-08-01", embargo_until_1="09:30",
        planned_for_0="2026-08-01", planned_for_1="18:00", sensitive="on", hide_ads="on",
        assigned_to=person.pk,
    )  # fmt: skip
    article = Article.objects.exclude(pk=related.pk).get()
    assert answer.url == address(article)
    made = Tag.objects.get(name="올림픽")
    expected = {
        "headline": "Two teams, one selfie", "short_headline": "One selfie", "kicker": "Games",
        "dek": "A rare moment.", "slug": "two-teams-one-selfie", "slugline": "KOREA-SELFIE",
        "section": home.pk, "also_in": [other.pk], "dateline_place": "PARIS",
        "dateline_date": "2026-07-31", "source": agency.pk, "priority": 2, "language": "ko",
        "body": "<p>What followed <strong>mattered</strong>.</p>",
        "byline_note": "with reporting in Seoul",
        "bylines": [[shooter.pk, "photographer"], [writer.pk, "writer"]],
        "tags": [topic.pk, made.pk],
        "photos": [{"photo": second.pk, "caption": "Here."}, {"photo": first.pk, "caption": ""}],
        "related": [related.pk], "embargo_until": "2026-08-01T00:30:00+00:00",
        "planned_for": "2026-08-01T09:00:00+00:00", "sensitive": True, "hide_ads": True,
        "assigned_to": person.pk,
    }  # fmt: skip
    assert article.head.data == expected
    assert form_of(article) == expected
    assert (article.head.by, article.owner) == (person, person)


def test_a_form_sent_as_it_was_opened_keeps_the_revision():
    agency, photo = make_agency(), make_photo()
    article = make_article(
        bylines=[(make_contributor(), "editor")], tags=[make_tag()], photos=[photo], source=agency,
        related=[make_article()], embargo_until=NOON, planned_for=NOON + HOUR, priority=1,
        also_in=[make_section()], kicker="Games", slug="a-slug",
    )  # fmt: skip
    client = at_the_desk(make_user("copy"))
    send(client, opened(client, article))
    article.refresh_from_db()
    assert article.head.number == 1


def test_the_form_opens_with_the_newest_text_not_with_what_readers_have():
    article = make_article(status="published", published_at=NOON, headline="As it ran")
    client = at_the_desk(make_user("publisher"))
    send(client, opened(client, article), headline="As it will run")
    article.refresh_from_db()
    assert article.headline == "As it ran"
    assert opened(client, article)[1]["headline"] == ["As it will run"]


def test_sent_twice_a_new_story_is_one_story():
    client = at_the_desk(make_user("reporter"))
    form = opened(client, Article, "add")
    section = make_section()
    for _time in range(2):
        answer = send(client, form, headline="Once", section=section.pk)
    article = Article.objects.get()
    assert answer.url == address(article)
    assert article.head.number == 1


def test_the_second_of_two_unlike_texts_of_one_new_story_is_shown_beside_the_first():
    client = at_the_desk(make_user("reporter"))
    form = opened(client, Article, "add")
    section = make_section()
    send(client, form, headline="Once", section=section.pk)
    page = send(client, form, headline="Twice", section=section.pk)
    assert Article.objects.get().headline == "Once"
    assert "Choose what goes on from here" in text_of(page)
    assert Article.objects.get().revisions.get(verb="aside").data["headline"] == "Twice"


def test_without_a_script_names_are_added_by_typing_and_taken_out_by_a_tick():
    stays, goes = make_contributor(name="Kim Seo-yeon"), make_contributor(name="Park Ji-won")
    comes = make_contributor(name="김서연")
    article = make_article(bylines=[goes, stays])
    client = at_the_desk(make_user("copy"))
    send(client, opened(client, article), bylines_out=["0"], bylines_add="김서연",
         bylines_add_role="reporting")  # fmt: skip
    article.refresh_from_db()
    assert article.head.data["bylines"] == [[stays.pk, "writer"], [comes.pk, "reporting"]]


def test_a_name_that_is_unknown_or_means_two_people_is_refused_at_the_byline():
    make_contributor(name="Kim"), make_contributor(name="Kim")
    client = at_the_desk(make_user("copy"))
    article = make_article()
    form = opened(client, article)
    assert "Nobody called “Lee”" in errors_at(send(client, form, bylines_add="Lee"), "bylines")
    assert "More than one" in errors_at(send(client, form, bylines_add="Kim"), "bylines")


def test_a_related_story_is_named_by_its_pasted_address():
    other = make_article(status="published", published_at=NOON)
    article = make_article()
    client = at_the_desk(make_user("copy"))
    pasted = f"https://paper.example{other.get_absolute_url()}?utm=1"
    send(client, opened(client, article), related_add=pasted)
    article.refresh_from_db()
    assert article.head.data["related"] == [other.pk]


def test_topics_are_found_in_any_case_and_made_only_by_who_may():
    tag = make_tag(name="Ästhetik", slug="ästhetik")
    article, person = make_article(), make_user("copy")
    client = at_the_desk(person)
    send(client, opened(client, article), tags="äSTHETIK")
    article.refresh_from_db()
    assert article.head.data["tags"] == [tag.pk]
    person.groups.get().permissions.remove(
        *person.groups.get().permissions.filter(codename="add_tag")
    )
    page = send(client, opened(client, article), tags="Ästhetik, New one")
    assert "“New one” is no topic yet" in errors_at(page, "tags")
    assert Tag.objects.count() == 1


def test_hours_are_typed_on_the_papers_clock_and_stored_in_utc():
    article = make_article()
    client = at_the_desk(make_user("copy"))
    send(client, opened(client, article), planned_for_0="2026-08-01", planned_for_1="00:30")
    article.refresh_from_db()
    assert article.planned_for == datetime(2026, 7, 31, 15, 30, tzinfo=UTC)
    values = opened(client, article)[1]
    assert (values["planned_for_0"], values["planned_for_1"]) == (["2026-08-01"], ["00:30"])
    assert "Goes live, KST" in text_of(client.get(address(article)))


def test_who_may_not_change_it_reads_it_in_a_form_that_is_off():
    article = make_article(headline="Somebody else's", photos=[make_photo(credit_line="")])
    client = at_the_desk(make_user("reporter"))
    page = client.get(address(article))
    assert "You may read this one." in text_of(page)
    assert all(field.field.disabled for field in page.context["form"].visible_fields())
    send(client, opened(client, article), headline="Mine now")
    article.refresh_from_db()
    assert article.headline == "Somebody else's"
    assert article.head.number == 1


def test_without_permission_there_is_no_form():
    assert at_the_desk(make_user()).get(address(make_article())).status_code == 403
    assert at_the_desk(make_user("photo")).get(address(Article, "add")).status_code == 403


def test_the_form_writes_no_log_of_djangos_and_deletes_nothing():
    from django.contrib.admin.models import LogEntry

    client = at_the_desk(make_user("admin"))
    start(client, section=make_section().pk, headline="One")
    article = Article.objects.get()
    send(client, opened(client, article), headline="Two")
    assert not LogEntry.objects.exists()
    deletion = address(article).replace("/change/", "/delete/")
    assert client.post(deletion, {"post": "yes"}).status_code == 403


def test_the_history_tells_of_every_revision_and_verb():
    article = make_article(status="published", published_at=NOON)
    client = at_the_desk(make_user("publisher", first_name="Lee"))
    send(client, opened(client, article), headline="Another")
    told = text_of(client.get(address(article, "history")))
    for word in ("r1", "r2", "Send to desk", "Publish", "saved", "Lee", "live"):
        assert word in told


@pytest.mark.parametrize(
    ("kind", "words"), [("contributors", "kim"), ("tags", "oly"), ("photos", "FERRY"),
                        ("stories", "budget")],
)  # fmt: skip
def test_a_look_up_finds_what_may_be_meant(kind, words):
    make_contributor(name="Kim Seo-yeon"), make_tag(name="Olympics")
    make_photo(caption="A ferry.", credit_line="")
    make_article(headline="Budget passes")
    client = at_the_desk(make_user("reporter"))
    look_up = address(Article, "changelist") + f"look-up/{kind}/"
    found = client.get(look_up, {"q": words}).json()["found"]
    assert len(found) == 1
    assert client.get(look_up, {"q": "nothing like it\x00"}).json()["found"] == []
    assert at_the_desk(make_user()).get(look_up).status_code == 403
