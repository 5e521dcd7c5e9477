"""A story with everything a story may have, as budgets are measured with it."""

from urllib.parse import urlencode
from uuid import uuid4

from django.contrib.auth.models import User

from articles import workflow
from articles.models import Article, DeskNote
from newsroom import clock
from newsroom.models import Presence
from newsroom.workflow import kind_of, locks
from tests.builders import (
    make_article,
    make_contributor,
    make_photo,
    make_section,
    make_tag,
    make_user,
)
from tests.desk import address, at_the_desk, form_in

REVISIONS = 40
WORDS = "The harbour was quiet when the ferry came in with its flags at half-mast. "


def rich_story(**changes) -> Article:
    """3 bylines, 5 topics, 4 photos, 2 related stories and 40 revisions, the last one short."""
    home, other = make_section(), make_section()
    uploader = make_user()
    text = "".join(f"<p>{number}. {WORDS * 3}</p>" for number in range(12))
    given = {
        "section": home, "also_in": [other], "body": text, "dek": "What became of the ferry.",
        "bylines": [make_contributor() for _ in range(3)],
        "tags": [make_tag() for _ in range(5)],
        "photos": [make_photo(uploaded_by=uploader) for _ in range(4)],
        "related": [make_article(section=home), make_article(section=home)],
    }  # fmt: skip
    article = make_article(**given | changes)
    for number in range(2, REVISIONS + 1):
        form = article.head.data | {"dek": f"What became of the ferry, take {number}."}
        workflow.save(article, form, by=None, seen=article.head_id)
        article.refresh_from_db()
    return article


def in_company(article: Article, person: User) -> None:
    """A note for the desk, `person`'s lock, and somebody else at the headline."""
    other, now = make_user("copy", first_name="Sora"), clock.now()
    DeskNote.objects.create(article=article, by=other, text="Ask the harbour master.")
    locks.keep_out(article, by=person)
    Presence.objects.create(
        kind=kind_of(article), uid=article.uid, person=other, tab=uuid4(), field="headline",
        seen_at=now,
    )  # fmt: skip


class Desk:
    """A person at the form of one story, as its scripts speak to the server."""

    def __init__(self, article: Article, person: User):
        self.article, self.client = article, at_the_desk(person)
        self.tab, self.seq = uuid4(), 0

    def open(self):
        """The form's page; what it would send is kept."""
        page = self.client.get(address(self.article))
        page.form_id = "article_form"
        self.action, self.values = form_in(page)
        return page

    def save(self, verb="", **changes):
        """Save by Ctrl-S, or by the button of a verb."""
        self.seq += 1
        self.values |= changes
        sent = self.values | {"_tab": self.tab, "_seq": self.seq, "_verb": verb}
        answer = self.client.post(self.action, sent, headers={"accept": "application/json"})
        told = answer.json()
        assert told["saved"], told["errors"]
        assert told["done"] == verb, told["parts"].get("why")
        self.values["seen"] = told["seen"]
        return answer

    def autosave(self):
        """What is typed, kept."""
        self.seq += 1
        tab = {"uid": self.article.uid, "tab": self.tab, "seq": self.seq}
        query = urlencode(tab | {"base": self.article.head_id})
        raw = urlencode(self.values, doseq=True)
        return self.client.post(
            f"{address(self.article, 'autosave')}?{query}", raw, content_type="text/plain"
        )

    def beat(self):
        """A heartbeat."""
        told = {"uid": self.article.uid, "tab": self.tab, "field": "body"}
        seen = self.article.head_id
        return self.client.post(address(self.article, "here"), told | {"seen": seen})

    def check(self):
        """The checks of what is typed."""
        return self.client.post(address(self.article, "check"), self.values)
