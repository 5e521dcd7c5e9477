"""Every address of the desk × every role × own and foreign stories, as the table says.

The table is tests/roles_matrix.txt; tests/roles_matrix.py says how it is read and how a new
address gets its lines. Each line is one test; what a request wrote is taken back after it.
"""

import logging
import re
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.template.response import SimpleTemplateResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse
from lxml import html

from articles.fronts import set_front
from articles.models import Breaking, Page
from newsroom import clock
from newsroom.models import DeskAction, Notification, Section
from newsroom.publishing import Status
from tests.builders import (
    HOUR,
    NOON,
    make_article,
    make_contributor,
    make_gallery,
    make_house_ad,
    make_photo,
    make_section,
    make_tag,
    make_user,
    set_ads,
)
from tests.roles_matrix import ROLES, guarded_routes, line_of, lines, routes_without_a_line

pytestmark = pytest.mark.django_db

STATES = {
    "draft": {"status": Status.DRAFT},
    "review": {"status": Status.REVIEW},
    "ready": {"status": Status.READY},
    "scheduled": {"status": Status.PUBLISHED, "published_at": NOON + 2 * HOUR},
    "live": {"status": Status.PUBLISHED, "published_at": NOON - HOUR},
    "withdrawn": {"status": Status.WITHDRAWN, "published_at": NOON - HOUR},
    "spiked": {"status": Status.SPIKED},
}
PIECES = ("articles_article", "media_gallery")
OWNERS = ["owner", "uploaded_by", "person"]  # how the rows say whose they are
# What a line's act posts beside the form as it was opened; other acts are verbs of the desk.
ACTS = {"save": {"_save": "", "headline": "Another headline"}}
WORDS = {f"_{verb}_words": "Why." for verb in ("send_back", "spike", "withdraw", "correct")}
# Where an act leaves its trace; of other requests, whatever is written counts.
TRACES = {"save": {"articles_article", "media_gallery"}}  # others are verbs: the log
PASSING = {"django_session", "django_admin_log", "django_content_type", "usersessions_usersession"}
WRITES = re.compile(r'(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"')


class Browser(Client):
    """A browser that asks and does not read: who is let in shows before a page is rendered.

    Rendering is most of the work, and Django's own client copies every context besides.
    """

    def request(self, **request):
        with patch.object(SimpleTemplateResponse, "rendered_content", ""):
            return self.handler(self._base_environ(**request))


class Scene:
    """One of everything, and somebody in each role."""

    def __init__(self):
        self.people = {role: self._person(role) for role in ROLES}
        self.cookies = {role: self._cookies(person) for role, person in self.people.items()}
        stranger = make_user("publisher")
        section = make_section(slug="home")
        self.rows = {
            "auth_user": make_user("reporter"), "auth_group": Group.objects.create(name="guests"),
            "newsroom_contributor": make_contributor(), "newsroom_tag": make_tag(),
            "newsroom_section": make_section(), "newsroom_paper": section.paper,
            "newsroom_adrules": set_ads(), "articles_housead": make_house_ad(),
            "media_photo": make_photo(uploaded_by=stranger),
        }  # fmt: skip
        make = {"articles_article": make_article, "media_gallery": make_gallery}
        self.pieces = {
            (label, state): make[label](by=stranger, section=section, **given)
            for label in PIECES
            for state, given in STATES.items()
        }
        self.rows["articles_front"] = set_front(None, None, [], by=stranger, seen="")
        self.rows["articles_page"] = Page.objects.create(slug="staff", headline="Staff")
        self.rows["articles_breaking"] = Breaking.objects.create(text="Rain", ends_at=NOON + HOUR)
        # What is somebody's beside pieces: by the word that a line says after whose it is.
        self.pieces |= {
            ("media_photo", "photo"): self.rows["media_photo"],
            ("media_photo", "printed"): make_photo(uploaded_by=stranger, in_print=True),
            ("auth_user", "superuser"): make_user(is_superuser=True),
        }
        action = self.rows["newsroom_deskaction"] = DeskAction.objects.latest("pk")
        told = Notification.objects.create(person=stranger, action=action)
        self.pieces["notification", "told"] = told
        self.bodies = {}

    @staticmethod
    def _person(role):
        if role == "anonymous":
            return None
        if role == "superuser":
            return make_user(is_superuser=True)
        person = make_user(None if role in ("outsider", "none") else role)
        if role == "outsider":
            User.objects.filter(pk=person.pk).update(is_staff=False)
        return person

    @staticmethod
    def _cookies(person):
        client = Client()
        if person:
            client.force_login(person)
        return client.cookies.output(header="", sep=";")

    def browser(self, role, kind=Browser) -> Client:
        """A browser in which this role is logged in: a new one, as a page may log it out."""
        client = kind()
        client.cookies.load(self.cookies[role])
        return client

    # -- what is asked -----------------------------------------------------------------

    def address(self, route, piece=None) -> str:
        """An address of this route, its places filled with rows of the scene."""
        places = {name for _path, names in get_resolver_entries(route) for name in names}
        found = {name: self._place(route, name, piece) for name in places}
        missing = [name for name, value in found.items() if value is None]
        assert not missing, f"Say in Scene._place what stands for {missing} in {route}."
        return reverse(route, kwargs=found)

    def _place(self, route, name, piece):
        model = "_".join(route.partition(":")[2].split("_")[:2])
        row = piece or self.rows.get(model)
        if name in ("object_id", "id"):
            return row and row.pk
        article = self.pieces["articles_article", "draft"]
        known = {
            "pk": row.pk if row else 0 if "mfa" in route else uuid4(),
            "uid": getattr(piece or article, "uid", None),
            "kind": "articles.article" if "deskaction" in route else "contributors",
            "app_label": "articles", "uidb36": "a", "key": "b-c", "token": "none",
            "draft": 1, "name": "none/full-320.jpg",
        }  # fmt: skip
        return known.get(name)

    def body(self, route, address, act) -> dict:
        """What is sent: the form as whoever may do anything finds it, changed by the act."""
        if route == "admin:media_photo_intake":
            chunk = SimpleUploadedFile("a.jpg", b"no picture")
            return {"name": "a.jpg", "size": 10, "offset": 0, "chunk": chunk}
        if route in SENT:
            return SENT[route]
        if route.endswith("_notes"):
            return {"note": "A word to the desk."}
        if route.endswith("_delete"):
            return {"post": "yes"}
        if route.endswith("_preview_links"):
            return {"lasts": "1h"}
        if route.endswith("_name_revision"):
            return {"revision": "1", "name": "As it came"}
        if not route.endswith(("_change", "_add", "_password_change")):
            return {}
        if address not in self.bodies:
            self.bodies[address] = opened_form(self.browser("superuser", Client).get(address))
        changed = ACTS.get(
            act, {"_verb": act, **WORDS, "_correct_kind": "correction"} if act else {}
        )
        filled = FILLED.get(route, {})
        if "_save" in filled:
            filled = {**filled, "section": Section.objects.get(slug="home").pk}
        return {**self.bodies[address], **filled, **changed}

    # -- what is answered --------------------------------------------------------------

    def cells(self, asked) -> list[str]:
        """What each role gets, in the table's words."""
        method, route, *rest = asked.split()
        whose, _dash, state = rest[0].partition("-") if rest else ("", "", "")
        act = rest[1] if len(rest) > 1 else ""
        model = "_".join(route.partition(":")[2].split("_")[:2])
        piece = self.pieces.get((model, state))
        address = self.address(route, piece)
        body = self.body(route, address, act) if method == "POST" else None
        return [self._cell(role, method, address, body, piece, whose, act) for role in ROLES]

    def _cell(self, role, method, address, body, piece, whose, act):
        client, person = self.browser(role), self.people[role]
        with transaction.atomic():
            if whose == "own" and person:
                owner = next(name for name in OWNERS if hasattr(piece, name))
                type(piece)._default_manager.filter(pk=piece.pk).update(**{owner: person})
            with CaptureQueriesContext(connection) as queries:
                sent = {} if body is None else {"data": body}
                response = getattr(client, method.lower())(address, **sent)
            transaction.set_rollback(True)
        tables = {found[1] for query in queries if (found := WRITES.match(query["sql"]))}
        wrote = tables & TRACES.get(act, {"newsroom_deskaction"}) if act else tables - PASSING
        return answer(response, bool(wrote), act)


def answer(response, wrote, act) -> str:
    """A response in the table's words."""
    if wrote:
        return "did"
    if response.status_code == 302:
        if "login" in response.headers["Location"]:
            return "login"
        return "no" if act else "to"
    if response.status_code == 200:
        return "no" if act else "in"
    return "no" if response.status_code == 403 else str(response.status_code)


def get_resolver_entries(route):
    """How the route's addresses may be made: [(path, names of its places)]."""
    namespace, _colon, name = route.rpartition(":")
    resolver = get_resolver()
    for part in filter(None, namespace.split(":")):
        _prefix, resolver = resolver.namespace_dict[part]
    entries = resolver.reverse_dict.getlist(name)
    return [(path, places) for possibilities, *_ in entries for path, places in possibilities]


def opened_form(page) -> dict:
    """The fields of a page's form, as the browser would send them back; of a page without, none."""
    if page.status_code != 200:
        return {}
    for form in html.fromstring(page.content.decode()).xpath("//form[@method='post'][@id]"):
        if form.get("id") not in ("logout-form", "changelist-form"):
            return dict(form.form_values())
    return {}


# What scripts of the form send.
HEARTBEAT = {"uid": uuid4(), "tab": uuid4()}  # of a piece that is not saved yet
SENT = {
    "admin:articles_breaking_end": {"banner": "1"},
    "admin:articles_article_wire_copy": {"copy": "SORAE (AP) -- Ships wait."},
    "admin:articles_article_new_contributor": {"name": "A newcomer", "kind": "person"},
    "admin:media_gallery_new_contributor": {"name": "A newcomer", "kind": "person"},
    "admin:media_photo_words": {
        "caption": "Gulls",
        "credit_kind": "photo_by",
        "credit_line": "Yonhap",
        "seen": "1",
        "alt_text": "Gulls on a wall",
        "language": "en",
    },
    "admin:articles_article_here": HEARTBEAT,
    "admin:media_gallery_here": HEARTBEAT,
}
# New rows: what is typed into their empty forms.
FILLED = {
    "admin:articles_article_add": {"headline": "A new story", "_save": ""},
    "admin:media_gallery_add": {"headline": "A new gallery", "_save": ""},
    "admin:auth_user_add": {
        "username": "newcomer", "password1": "harbour-light-7", "password2": "harbour-light-7",
        "usable_password": "true",
    },
    "admin:auth_user_password_change": {
        "password1": "harbour-light-7", "password2": "harbour-light-7", "usable_password": "true",
    },
    "admin:auth_group_add": {"name": "newcomers"},
    "admin:newsroom_contributor_add": {"name": "A newcomer", "kind": "person"},
    "admin:newsroom_section_add": {"name": "Weather", "order": "9"},
    "admin:newsroom_tag_add": {"name": "Weather"},
    "admin:articles_page_add": {"headline": "House rules", "order": "9"},
    "admin:articles_breaking_add": {
        "text": "Storm", "ends_at_0": "2099-01-01", "ends_at_1": "12:00",
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker):
    logging.disable(logging.ERROR)  # each refusal would be a line
    with django_db_blocker.unblock(), transaction.atomic(), clock.at(NOON):
        yield Scene()
        transaction.set_rollback(True)
    logging.disable(logging.NOTSET)


@pytest.mark.parametrize("asked", lines())
def test_each_role_gets_what_the_table_says(scene, asked):
    found = line_of(asked, scene.cells(asked))
    assert found == line_of(asked, lines()[asked].split()), f"\nnow answers\n{found}"


def test_every_address_has_its_lines(scene):
    missing = [
        line_of(asked, scene.cells(asked))
        for route in sorted(routes_without_a_line())
        for asked in asked_of(route)
    ]
    told = "Read these as an attacker would, then add them to tests/roles_matrix.txt:\n"
    assert not missing, told + "\n".join(missing)


def asked_of(route) -> list[str]:
    """What the table should ask of a route at least."""
    if route == "admin:notification":
        return [f"{method} {route} {whose}-told" for method in ("GET", "POST")
                for whose in ("own", "foreign")]  # fmt: skip
    model = "_".join(route.partition(":")[2].split("_")[:2])
    if model not in PIECES or "object_id" not in str(get_resolver_entries(route)):
        return [f"GET {route}", f"POST {route}"]
    once = route.endswith(("_history", "_delete"))
    stories = [one for one in ("own-draft", "foreign-draft", "own-live", "foreign-live")
               if not once or one in ("own-draft", "foreign-live")]  # fmt: skip
    return [f"{method} {route} {story}" for method in ("GET", "POST") for story in stories]


def test_no_line_is_left_of_an_address_that_is_gone():
    assert {asked.split()[1] for asked in lines()} - guarded_routes() == set()


def test_each_address_is_asked_for_and_sent_to():
    words = [asked.split() for asked in lines()]
    told = {" ".join(one[:number]) for one in words for number in (2, 3)}
    missing = [one for route in guarded_routes() for one in asked_of(route) if one not in told]
    assert missing == []
