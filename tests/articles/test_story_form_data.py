"""A revision is the form's data: what is written reads back the same."""

import pytest

from articles.revisions import EMPTY, form_of
from newsroom.models import Contributor, Tag
from tests.builders import (
    NOON,
    make_agency,
    make_article,
    make_contributor,
    make_photo,
    make_section,
    make_tag,
    make_user,
)

pytestmark = pytest.mark.django_db


def make_whole_article():
    return make_article(
        headline="Whole", short_headline="Short", kicker="Port", dek="A dek.", slug="whole",
        slugline="WHOLE", section=make_section(), also_in=[make_section()],
        dateline_place="SEOUL", dateline_date=NOON.date(), source=make_agency(), priority=2,
        body="<p>One.</p><h2>Two</h2><p>Three.</p>", byline_note="in Seoul", language="ko",
        sensitive=True, hide_ads=True, embargo_until=NOON, planned_for=NOON,
        assigned_to=make_user("copy"),
        bylines=[make_contributor(), (make_contributor(), "photographer")],
        tags=[make_tag(), make_tag()], related=[make_article()],
        photos=[{"photo": make_photo().pk, "caption": "Here."}, make_photo()],
    )  # fmt: skip


def test_what_is_written_reads_back_the_same():
    article = make_whole_article()
    assert form_of(article) == article.head.data
    assert form_of(article).keys() == EMPTY.keys()
    assert all(form_of(article)[key] != EMPTY[key] for key in EMPTY)  # every key was tried


def test_order_is_kept():
    names = [make_contributor() for _name in range(4)]
    article = make_article(bylines=[names[2], names[0], names[3], names[1]])
    assert [row.contributor for row in article.bylines.all()] == [
        names[2], names[0], names[3], names[1],
    ]  # fmt: skip


def test_a_merged_name_or_topic_restores_as_what_it_was_merged_into():
    old, new = make_contributor(), make_contributor()
    old_tag, new_tag = make_tag(), make_tag()
    Contributor.objects.filter(pk=old.pk).update(merged_into=new)
    Tag.objects.filter(pk=old_tag.pk).update(merged_into=new_tag)
    article = make_article(bylines=[old, new], tags=[old_tag, new_tag])
    assert [row.contributor for row in article.bylines.all()] == [new]
    assert list(article.tags.all()) == [new_tag]


def test_photos_in_the_body_are_uses_too():
    photo = make_photo()
    article = make_article(body=f'<p>One.</p><figure data-photo="{photo.pk}"></figure><p>Two.</p>')
    assert [(use.photo, use.place) for use in article.photos.all()] == [(photo, "body")]


def test_a_photo_that_is_gone_leaves_a_whole_story():
    article = make_article(photos=[{"photo": 10**9, "caption": ""}, make_photo()])
    assert article.photos.count() == 1
    assert article.photos.get().position == 0
