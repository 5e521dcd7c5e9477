"""What is typed is kept before anybody saves it: raw, for its person, the latest of each tab."""

from datetime import timedelta
from urllib.parse import quote, urlencode
from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from articles.models import Article
from media.models import Gallery
from newsroom import drafts
from newsroom.models import Draft, Tag
from tests.articles.test_saved_in_place import send
from tests.builders import HOUR, NOON, make_article, make_section, make_tag, make_user
from tests.desk import address, at_the_desk, form_in, opened, text_of

pytestmark = pytest.mark.django_db


class Tab:
    """One opening of a form: what its script sends."""

    def __init__(self, client, uid, kind="articles_article"):
        self.client, self.uid, self.kind = client, uid, kind
        self.id, self.seq = uuid4(), 0

    def send(self, payload, seq=None, **headers):
        """Autosave these bytes, or these fields."""
        self.seq = self.seq + 1 if seq is None else seq
        if isinstance(payload, dict):
            payload = urlencode({"uid": str(self.uid), **payload}).encode()
        query = urlencode({"uid": self.uid, "tab": self.id, "seq": self.seq})
        return self.client.post(
            f"{reverse(f'admin:{self.kind}_autosave')}?{query}", payload,
            content_type="text/plain", headers=headers,
        )  # fmt: skip

    @property
    def row(self):
        return Draft.objects.get(tab=self.id)


@pytest.fixture
def article():
    return make_article(headline="As saved")


@pytest.fixture
def kim():
    return make_user("copy", username="kim")


@pytest.fixture
def tab(article, kim):
    return Tab(at_the_desk(kim), article.uid)


def test_bytes_arrive_as_they_were_sent_whatever_they_are(tab):
    for payload in (b"headline=%00", b"body=%ED%A0%80&headline=%F0%9F", bytes(range(256)), b"x"):
        assert tab.send(payload).json()["kept"]
        assert bytes(tab.row.payload) == payload
        assert isinstance(tab.row.posted().get("headline", ""), str)


def test_of_one_tab_the_latest_wins_even_when_an_earlier_one_arrives_after_it(tab):
    tab.send({"headline": "second"}, seq=2)
    assert tab.send({"headline": "first"}, seq=1).json() == {"kept": False, "seq": 2}
    assert tab.row.posted()["headline"] == "second"
    assert tab.send({"headline": "third"}, seq=3).json()["kept"]
    assert Draft.objects.count() == 1


def test_two_tabs_of_one_person_are_two_texts(article, kim, tab):
    other = Tab(at_the_desk(kim), article.uid)
    tab.send({"headline": "here"})
    other.send({"headline": "there"})
    assert {row.posted()["headline"] for row in Draft.objects.all()} == {"here", "there"}


def test_a_save_takes_its_tabs_text_along_and_what_was_sent_before_it_comes_too_late(
    tab, article, kim
):
    tab.send({"headline": "Typed"})
    form = opened(tab.client, article)
    assert send(tab.client, form, headline="Typed", _tab=tab.id, _seq=3)["saved"]
    assert not Draft.objects.waiting(kim).exists()
    assert bytes(tab.row.payload) == b""
    assert not tab.send({"headline": "late"}, seq=2).json()["kept"]
    assert bytes(tab.row.payload) == b""
    assert tab.send({"headline": "typed since"}, seq=4).json()["kept"]


def test_a_save_that_is_refused_leaves_the_text_waiting(tab, article):
    tab.send({"headline": "x" * 300})
    form = opened(tab.client, article)
    assert not send(tab.client, form, headline="x" * 300, _tab=tab.id, _seq=2)["saved"]
    assert tab.row.posted()["headline"] == "x" * 300


def test_a_new_story_is_kept_before_its_first_save_and_offered_with_the_next_new_one(kim):
    client = at_the_desk(kim)
    _action, values = opened(client, Article, "add")
    tab = Tab(client, values["uid"][0])
    assert tab.send({"headline": "Never saved", "body": "<p>Words.</p>"}).json()["kept"]
    page = client.get(address(Article, "add"))
    assert "You have unsaved text from" in text_of(page)
    assert "Never saved" in text_of(page)
    restored = client.get(f"{address(Article, 'add')}?draft={tab.row.pk}")
    restored.form_id = "article_form"
    form = form_in(restored)
    assert (form[1]["headline"], form[1]["uid"]) == (["Never saved"], [str(tab.uid)])
    assert not Article.objects.exists()
    assert send(client, form, section=make_section().pk)["saved"]
    assert str(Article.objects.get().uid) == tab.uid
    assert not Draft.objects.waiting(kim).exists()


def test_of_a_new_story_only_what_was_typed_differs(kim):
    make_section(name="Harbour")
    client = at_the_desk(kim)
    _action, values = opened(client, Article, "add")
    sent = {name: value[0] for name, value in values.items()}
    Tab(client, sent["uid"]).send(sent | {"headline": "Never saved"})
    (offer,) = client.get(address(Article, "add")).context["offers"]
    assert [change.name for change in offer.changes] == ["headline"]


def test_it_is_offered_on_return_with_its_age_and_what_differs(tab, article, at):
    at(NOON)
    tab.send({"headline": "As typed", "section": article.section_id, "tags": "not yet a topic"})
    at(NOON + HOUR / 5)
    shown = tab.client.get(address(article))
    told = text_of(shown)
    assert "You have unsaved text from 21:00 (12\xa0minutes ago)." in told.replace(
        "12 m", "12\xa0m"
    )
    assert "What differs from what is saved" in told
    assert "[put in: typed]" in told
    assert not Tag.objects.filter(name="not yet a topic").exists()


def test_restored_it_stands_in_the_form_and_is_not_saved_yet(tab, article):
    tab.send({"headline": "x" * 250, "seen": article.head_id, "section": article.section_id})
    page = tab.client.get(f"{address(article)}?draft={tab.row.pk}")
    assert "x" * 250 in text_of(page)
    assert "This is your unsaved text." in text_of(page)
    article.refresh_from_db()
    assert (article.headline, article.head.number) == ("As saved", 1)
    assert Draft.objects.count() == 1


def test_restored_over_a_newer_save_it_is_shown_beside_it(tab, article):
    seen = article.head_id
    tab.send({"headline": "Mine", "seen": seen, "section": article.section_id, "language": "en",
              "photos": "[]", "priority": 4})  # fmt: skip
    other = at_the_desk(make_user("copy"))
    send(other, opened(other, article), headline="Theirs")
    page = tab.client.get(f"{address(article)}?draft={tab.row.pk}")
    page.form_id = "article_form"
    told = send(tab.client, form_in(page))
    assert not told["saved"]
    assert "Theirs" in told["parts"]["conflict"]
    assert Draft.objects.waiting(tab.row.person).exists()


def test_discarded_it_is_gone_and_only_its_own_person_can(tab, article, kim):
    tab.send({"headline": "Mine"})
    url = reverse("admin:articles_article_discard", args=[tab.row.pk])
    assert at_the_desk(make_user("publisher")).post(url).status_code == 404
    assert tab.client.post(url).url == address(article)
    assert not Draft.objects.exists()


def test_nobody_elses_text_is_shown_or_restored(tab, article):
    tab.send({"headline": "Mine alone"})
    other = at_the_desk(make_user("admin"))
    for url in (
        address(article),
        f"{address(article)}?draft={tab.row.pk}",
        address(Article, "add"),
    ):
        assert "Mine alone" not in other.get(url).content.decode()


def test_who_may_not_edit_it_is_refused_in_words(article):
    reader = make_user("reporter")
    refused = Tab(at_the_desk(reader), article.uid).send({"headline": "x"})
    assert (refused.status_code, refused.json()["words"]) == (
        403, "You may not change this one any more.",
    )  # fmt: skip
    nobody = Tab(at_the_desk(make_user()), uuid4()).send({"headline": "x"})
    assert nobody.status_code == 403
    assert not Draft.objects.exists()


def test_text_of_one_person_is_refused_when_another_is_signed_in(tab, kim):
    mine = {"x-desk-person": str(kim.pk)}
    assert tab.send({"headline": "Mine"}, **mine).json()["kept"]
    tab.client.force_login(make_user("copy", username="park"))
    refused = tab.send({"headline": "Mine still"}, **mine)
    assert (refused.status_code, refused.json()) == (409, {"other": "park"})
    assert Draft.objects.count() == 1


@pytest.mark.parametrize(
    "query", ["", "uid=x&tab=y&seq=z", f"uid={UUID(int=1)}&tab={UUID(int=2)}&seq=0"]
)
def test_an_address_that_says_nothing_is_refused(tab, query):
    url = reverse("admin:articles_article_autosave")
    answer = tab.client.post(f"{url}?{query}", b"headline=x", content_type="text/plain")
    assert answer.status_code == 400
    assert answer.json()["words"]


def test_what_is_far_too_long_is_refused_in_words(tab, monkeypatch):
    monkeypatch.setattr(drafts, "MOST_BYTES", 100)
    refused = tab.send(b"body=" + b"x" * 100)
    assert refused.status_code == 413
    assert "too long" in refused.json()["words"]


def test_the_longest_body_in_korean_is_kept(tab):
    payload = ("body=" + quote("가" * 1_000_000)).encode()
    assert tab.send(payload).json()["kept"]
    assert tab.row.posted()["body"] == "가" * 1_000_000


def test_a_gallery_is_kept_too(kim):
    client = at_the_desk(kim)
    _action, values = opened(client, Gallery, "add")
    tab = Tab(client, values["uid"][0], "media_gallery")
    assert tab.send({"headline": "Lanterns"}).json()["kept"]
    assert "Lanterns" in text_of(client.get(address(Gallery, "add")))
    assert "Lanterns" not in text_of(client.get(address(Article, "add")))


def test_after_a_month_nobody_waits_for_it_any_more(tab, at):
    at(NOON)
    tab.send({"headline": "Old"})
    assert drafts.prune(NOON + timedelta(days=30)) == 0
    assert drafts.prune(NOON + timedelta(days=31)) == 1


def test_an_autosave_is_cheap_and_costs_the_same_however_many_there_are(
    tab, kim, django_assert_max_num_queries
):
    tab.send({"headline": "First"})
    for _other in range(20):
        Tab(tab.client, uuid4()).send({"headline": "Another"})
    with django_assert_max_num_queries(10):
        assert tab.send({"headline": "Second"}).json()["kept"]


def test_topics_are_compared_by_their_names_also_those_that_are_none_yet(tab, article):
    make_tag(name="ferries")
    tab.send({"tags": "ferries, night boats"})
    told = text_of(tab.client.get(address(article)))
    assert "ferries" in told
    assert "night boats" in told
