"""The table of docs/roles.md says what articles/roles.py gives, and one step logs every step."""

import re
from pathlib import Path

import pytest

from articles import workflow
from articles.roles import ROLES
from newsroom.models import DeskAction
from newsroom.publishing import Status
from newsroom.workflow import NotAllowed
from tests.builders import make_article, make_user

PAGE = Path(__file__).parent.parent / "docs" / "roles.md"
ROW = re.compile(r"^\| .*`(?P<permission>[\w.]+)` \|(?P<cells>.*)\|$", re.MULTILINE)


def test_the_page_says_what_each_role_may():
    rows = list(ROW.finditer(PAGE.read_text()))
    (heads,) = re.findall(r"^\| May \|(.*)\|$", PAGE.read_text(), re.MULTILINE)
    roles = [head.strip() for head in heads.split("|")]
    assert roles == list(ROLES)
    for row in rows:
        said = {role for role, cell in zip(roles, row["cells"].split("|"), strict=True)
                if cell.strip() == "yes"}  # fmt: skip
        given = {role for role, permissions in ROLES.items() if row["permission"] in permissions}
        assert said == given, row["permission"]


def test_every_verb_of_a_story_stands_on_the_page():
    verbs = {name for names in ROLES.values() for name in names
             if re.fullmatch(r"articles\.(?!view|add|change)\w+_article", name)}  # fmt: skip
    assert verbs - {row["permission"] for row in ROW.finditer(PAGE.read_text())} == set()


@pytest.mark.django_db
def test_from_draft_to_live_in_one_step_with_a_line_for_each():
    publisher = make_user("publisher")
    story = make_article(by=publisher)
    workflow.publish(story, by=publisher, seen=story.head_id)
    logged = DeskAction.objects.filter(target=story.uid).order_by("pk")
    assert [(row.verb, row.by, row.new_status) for row in logged] == [
        ("submit", publisher, Status.REVIEW),
        ("mark_ready", publisher, Status.READY),
        ("publish", publisher, Status.PUBLISHED),
    ]


@pytest.mark.django_db
def test_a_desk_that_may_not_take_every_step_takes_none():
    story, copy = make_article(), make_user("copy")
    with pytest.raises(NotAllowed):
        workflow.publish(story, by=copy, seen=story.head_id)
    assert not DeskAction.objects.filter(target=story.uid).exists()
