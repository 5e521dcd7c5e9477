"""An earlier version is brought back whole, as a new one: nothing is lost and nothing leaks."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from articles import workflow
from articles.models import Article
from media.models import Photo
from newsroom.models import DeskAction, Tag
from newsroom.publishing import Status
from newsroom.workflow import NotAllowed, NotComplete, StaleRevision
from tests.articles.test_story_redline import save
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
from tests.desk import at_the_desk, text_of

pytestmark = pytest.mark.django_db


def bring_back(article, number=1, by=None, **given):
    article.refresh_from_db()
    given.setdefault("seen", article.head_id)
    return workflow.restore_revision(article, by=by, number=number, **given)


def test_the_whole_of_a_draft_comes_back_as_a_new_version():
    photo, tag, kim = make_photo(), make_tag(), make_contributor()
    article = make_article(
        headline="As it was", dek="Dek", photos=[photo], tags=[tag], bylines=[kim],
        source=make_agency(), also_in=[make_section()], section=make_section(), sensitive=True,
    )  # fmt: skip
    first = article.head.data
    save(article, headline="Other", photos=[], tags=[], bylines=[], source=None, also_in=[], dek="")
    head, missing = bring_back(article)
    assert (head.number, head.verb, missing) == (3, "restore_revision", [])
    assert head.data == first | {"slug": head.data["slug"]}
    article.refresh_from_db()
    assert (article.headline, article.dek) == ("As it was", "Dek")
    assert [use.photo for use in article.photos.all()] == [photo]
    assert [row.contributor for row in article.bylines.all()] == [kim]
    assert [r.data["headline"] for r in article.revisions.order_by("number")] == [
        "As it was", "Other", "As it was",
    ]  # fmt: skip
    act = DeskAction.objects.get(verb="restore_revision")
    assert (act.detail["of"], act.revision_number) == (1, 3)


def test_on_a_live_story_it_waits_as_an_edit_until_it_is_published(at):
    article = make_article(status="published", published_at=NOON, headline="First")
    at(NOON + HOUR)
    save(article, headline="Second")
    workflow.update(article, by=None, seen=Article.objects.get().head_id)
    bring_back(article)
    article.refresh_from_db()
    assert (article.headline, article.head.data["headline"]) == ("Second", "First")
    workflow.update(article, by=None, seen=article.head_id)
    article.refresh_from_db()
    assert article.headline == "First"


@pytest.mark.parametrize(("role", "status"), [("copy", "review"), ("publisher", "published")])
def test_a_scheduled_story_stays_on_the_schedule_only_for_who_may_publish(at, role, status):
    article = make_article(status="published", published_at=NOON, headline="First")
    at(NOON - HOUR / 2)
    save(article, headline="Second")
    bring_back(article, by=make_user(role))
    article.refresh_from_db()
    assert (article.status, article.headline) == (status, "First")
    assert article.published_at == (NOON if status == "published" else None)


def test_the_hour_the_embargo_and_who_has_it_stay_as_they_are(at):
    at(NOON)
    article = make_article(headline="First")
    hour, person = (NOON + timedelta(days=2)).isoformat(), make_user("reporter")
    save(article, headline="Second", embargo_until=hour, planned_for=hour, assigned_to=person.pk)
    head, _missing = bring_back(article)
    assert head.data["headline"] == "First"
    for name in ("embargo_until", "planned_for"):
        assert head.data[name] == hour
    assert Article.objects.get().embargo_until == NOON + timedelta(days=2)
    assert Article.objects.get().assigned_to == person


def test_what_was_merged_comes_back_as_what_it_was_merged_into():
    old, new = make_tag(), make_tag()
    lee, lea = make_contributor(), make_contributor()
    article = make_article(tags=[old, new], bylines=[lee])
    save(article, tags=[], bylines=[])
    Tag.objects.filter(pk=old.pk).update(merged_into=new)
    lee.merged_into = lea
    lee.save()
    head, missing = bring_back(article)
    assert (head.data["tags"], head.data["bylines"]) == ([new.pk], [[lea.pk, "writer"]])
    assert missing == []


def test_what_is_no_longer_there_is_named_and_nothing_fails():
    gone, stays = make_photo(), make_photo()
    related, inside, section, tag = make_article(), make_photo(), make_section(), make_tag()
    article = make_article(
        photos=[gone, stays], also_in=[section], tags=[tag], related=[related],
        body=f'<p>Text.</p><figure data-photo="{inside.pk}" data-caption="The pier"></figure>',
    )  # fmt: skip
    save(article, photos=[], also_in=[], tags=[], related=[], body="<p>Text.</p>")
    Photo.objects.filter(pk__in=[gone.pk, inside.pk]).delete()
    section.delete()
    tag.delete()
    head, missing = bring_back(article)
    assert [row["photo"] for row in head.data["photos"]] == [stays.pk]
    assert f"photo {gone.pk}" in missing
    assert f"photo {inside.pk} (“The pier”)" in missing
    assert {"a topic", "a section it also ran in"} <= set(missing)


def test_it_is_refused_when_somebody_saved_meanwhile():
    article = make_article()
    seen = article.head_id
    save(article, headline="Newer")
    with pytest.raises(StaleRevision):
        bring_back(article, seen=seen)


def test_a_story_on_the_schedule_is_not_brought_back_to_nothing(at):
    article = make_article(headline="")
    save(article, headline="Now it has one")
    article.refresh_from_db()
    at(NOON - HOUR)
    workflow.publish(article, by=None, seen=article.head_id, at=NOON)
    with pytest.raises(NotComplete, match="headline"):
        bring_back(article)
    assert Article.objects.get().headline == "Now it has one"


def test_only_who_may_edit_the_story_brings_a_version_back():
    article = make_article(status="ready")
    save(article, headline="Other")
    reporter = make_user("reporter")
    with pytest.raises(NotAllowed):
        bring_back(article, by=reporter)
    url = reverse("admin:articles_article_restore_revision", args=[article.pk])
    client = at_the_desk(reporter)
    assert client.post(url, {"revision": 1, "seen": article.head_id}).status_code == 403
    assert client.get(url).status_code == 405


def test_at_the_desk_it_is_one_button_and_says_what_it_did():
    person = make_user("publisher")
    article = make_article(headline="First")
    save(article, headline="Second")
    client = at_the_desk(person)
    page = client.get(
        reverse("admin:articles_article_compare_revision", args=[article.pk]),
        {"from": "saved", "to": "r1"},
    )
    assert "Bring back r1" in text_of(page)
    url = reverse("admin:articles_article_restore_revision", args=[article.pk])
    seen = Article.objects.get().head_id
    answer = client.post(url, {"revision": "1", "seen": seen}, follow=True)
    assert "Version r1 is what is saved now, as r3." in text_of(answer)
    answer = client.post(url, {"revision": "2", "seen": seen}, follow=True)
    assert "while you had it open" in text_of(answer)
    answer = client.post(url, {"revision": "7x", "seen": "y"}, follow=True)
    assert "no such version" in text_of(answer)


def test_a_person_with_the_right_to_see_and_none_to_change_gets_no_button():
    person = make_user()
    person.user_permissions.set(Permission.objects.filter(codename="view_article"))
    article = make_article(status=Status.READY)
    save(article, headline="Other")
    page = at_the_desk(person).get(
        reverse("admin:articles_article_compare_revision", args=[article.pk])
    )
    assert page.status_code == 200
    assert "Bring back" not in text_of(page)
