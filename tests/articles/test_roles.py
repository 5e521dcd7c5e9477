"""The roles of the desk: cumulative groups, the photo desk apart."""

import pytest
from django.contrib.auth.models import Group

from articles.roles import ADMIN, COPY, EDITOR, PHOTO, PUBLISHER, REPORTER, ROLES

pytestmark = pytest.mark.django_db


def test_each_role_holds_what_the_one_below_holds():
    ladder = [set(role) for role in (REPORTER, COPY, EDITOR, PUBLISHER, ADMIN)]
    assert all(lower < upper for lower, upper in zip(ladder, ladder[1:], strict=False))


def test_the_migration_gave_each_group_exactly_its_permissions():
    for name, permissions in ROLES.items():
        held = {
            f"{p.content_type.app_label}.{p.codename}"
            for p in Group.objects.get(name=name).permissions.select_related("content_type")
        }
        assert held == set(permissions), name


def test_the_photo_desk_cannot_clear_a_story():
    assert not {"articles.mark_ready_article", "articles.publish_article"} & set(PHOTO)
