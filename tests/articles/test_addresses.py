"""Addresses: unique per day, and an old one leads on in one hop."""

import pytest

from articles import workflow
from articles.models import Article
from newsroom.addresses import address_today
from newsroom.models import OldAddress
from newsroom.publishing import Status
from tests.builders import HOUR, NOON, make_article, make_user, story_form

pytestmark = pytest.mark.django_db


def rename(article, slug):
    """Change the slug of a live story as an editor does: through its form, then an update."""
    publisher = make_user("publisher")
    article = Article.objects.get(pk=article.pk)
    form = article.head.data | {"slug": slug}
    workflow.save(article, form, by=publisher, seen=article.head_id)
    article = Article.objects.get(pk=article.pk)
    workflow.update(article, by=publisher, seen=article.head_id)
    return Article.objects.get(pk=article.pk)


def test_a_slug_is_made_from_the_headline_in_any_script():
    assert make_article(headline="Ferry, at last!").slug == "ferry-at-last"
    assert make_article(headline="부산항 불꽃축제").slug == "부산항-불꽃축제"


def test_a_slug_is_normalised():
    decomposed = "\u1112\u1161\u11ab\u1100\u1173\u11af"  # 한글 in jamo
    assert make_article(slug=decomposed).slug == "한글"


def test_stories_of_one_day_with_one_slug_get_clean_suffixes():
    slugs = [make_article(status=Status.PUBLISHED, headline="Same").slug for _story in range(3)]
    assert slugs == ["same", "same-2", "same-3"]


def test_the_settled_slug_stands_in_the_form_too():
    make_article(status=Status.PUBLISHED, headline="Same")
    second = make_article(status=Status.PUBLISHED, headline="Same")
    assert second.head.data["slug"] == "same-2"


def test_a_later_headline_does_not_move_the_address_of_a_live_story(at):
    at(NOON + HOUR)
    publisher = make_user("publisher")
    article = make_article(status=Status.PUBLISHED, published_at=NOON, headline="First words")
    form = article.head.data | {"headline": "Other words"}
    workflow.save(article, form, by=publisher, seen=article.head_id)
    article = Article.objects.get(pk=article.pk)
    workflow.update(article, by=publisher, seen=article.head_id)
    assert Article.objects.get(pk=article.pk).slug == "first-words"


def test_a_renamed_story_redirects_in_one_hop_however_often_it_was_renamed(at):
    at(NOON + HOUR)
    article = make_article(status=Status.PUBLISHED, published_at=NOON, slug="one")
    addresses = [article.get_absolute_url()]
    for slug in ("two", "three"):
        article = rename(article, slug)
        addresses.append(article.get_absolute_url())
    assert address_today(addresses[0]) == address_today(addresses[1]) == addresses[2]
    assert address_today(addresses[2]) is None


def test_a_story_renamed_back_makes_no_circle(at):
    at(NOON + HOUR)
    article = make_article(status=Status.PUBLISHED, published_at=NOON, slug="one")
    one = article.get_absolute_url()
    two = rename(article, "two").get_absolute_url()
    rename(article, "one")
    assert address_today(one) is None
    assert address_today(two) == one


def test_a_slug_changed_while_the_hour_is_ahead_leaves_no_old_address(at):
    at(NOON)
    article = make_article(status=Status.PUBLISHED, published_at=NOON + HOUR, slug="one")
    workflow.save(article, story_form(slug="two"), by=make_user("editor"), seen=article.head_id)
    assert Article.objects.get(pk=article.pk).slug == "two"
    assert not OldAddress.objects.exists()


def test_no_new_story_takes_an_address_that_leads_to_another(at):
    at(NOON + HOUR)
    rename(make_article(status=Status.PUBLISHED, published_at=NOON, slug="one"), "two")
    assert make_article(status=Status.PUBLISHED, published_at=NOON, slug="one").slug == "one-2"


def test_the_old_address_of_a_story_that_is_spiked_leads_nowhere(at):
    at(NOON + HOUR)
    article = make_article(status=Status.PUBLISHED, published_at=NOON, slug="one")
    one = article.get_absolute_url()
    rename(article, "two")
    assert address_today(one, NOON + HOUR)
    assert address_today(one, NOON - HOUR) is None  # before its hour, it has no address
