"""A link by which somebody without an account reads one version, until it ends."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from articles import preview_links as links
from articles import workflow
from articles.models import PreviewLink
from media import rights
from newsroom.models import DeskAction
from tests.articles.test_story_redline import save
from tests.builders import HOUR, NOON, SECOND, make_article, make_gallery, make_user, take_photo
from tests.desk import address, at_the_desk, text_of
from tests.races import at_once
from tests.reader import main_text, page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return make_user("publisher")


def link_to(article, by, lasts="1d"):
    """The address of a new link to what is saved."""
    article.refresh_from_db()
    link, token = links.make_link(article.head, by=by, lasts=lasts)
    return link, reverse("paper:preview", args=[token])


def photos_in(page) -> list[str]:
    return [
        image.get("src") for image in html.fromstring(page.content.decode()).xpath("//main//img")
    ]


def test_whoever_has_the_link_reads_that_version_and_no_later_one(by):
    article = make_article(headline="As it was shown")
    _link, url = link_to(article, by)
    save(article, headline="Changed since")
    text = main_text(page_of(url))
    assert "As it was shown" in text
    assert "Changed since" not in text


def test_the_token_is_long_and_only_its_hash_is_kept(by):
    link, url = link_to(make_article(), by)
    token = url.rstrip("/").rpartition("/")[2]
    assert len(token) >= 43  # 256 bits in base64
    assert link.token_hash == links.hash_of(token)
    for row in PreviewLink.objects.values_list():
        assert token not in map(str, row)
    assert token not in str(list(DeskAction.objects.values_list()))


def test_its_answer_is_kept_by_nobody_and_tells_no_other_site(by):
    _link, url = link_to(make_article(), by)
    response = Client().get(url)
    for name, value in {
        "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow",
        "Referrer-Policy": "no-referrer", "X-Frame-Options": "DENY",
    }.items():  # fmt: skip
        assert response[name] == value
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize(("lasts", "hours"), [("1h", 1), ("1d", 24), ("7d", 168)])
def test_it_ends_at_its_second(at, by, lasts, hours):
    at(NOON)
    _link, url = link_to(make_article(), by, lasts)
    at(NOON + timedelta(hours=hours) - SECOND)
    assert Client().get(url).status_code == 200
    at(NOON + timedelta(hours=hours))
    response = Client().get(url)
    assert (response.status_code, response["Cache-Control"]) == (410, "no-store")
    assert "has expired" in text_of(response)


def test_a_revoked_link_says_so_in_other_words(by):
    link, url = link_to(make_article(headline="Secret"), by)
    links.revoke_link(link, by=by)
    response = Client().get(url)
    assert response.status_code == 410
    assert "was revoked" in text_of(response)
    assert "Secret" not in response.content.decode()


def test_it_leads_to_the_story_once_that_version_or_a_later_one_is_live(at, by):
    at(NOON)
    article = make_article()
    _link, url = link_to(article, by)
    save(article, headline="Later")
    article.refresh_from_db()
    workflow.publish(article, by=None, seen=article.head_id, at=NOON + HOUR)
    article.refresh_from_db()
    at(NOON + HOUR - SECOND)
    assert Client().get(url).status_code == 200
    at(NOON + HOUR)
    response = Client().get(url)
    assert (response.status_code, response["Location"]) == (302, article.get_absolute_url())
    assert response["Cache-Control"] == "no-store"


def test_an_edit_of_a_live_story_is_shown_until_readers_have_it(at, by):
    article = make_article(status="published", published_at=NOON)
    at(NOON + HOUR)
    save(article, headline="To come")
    _link, url = link_to(article, by)
    assert "To come" in main_text(page_of(url))
    article.refresh_from_db()
    workflow.update(article, by=None, seen=article.head_id)
    assert Client().get(url).status_code == 302


@pytest.mark.parametrize("end", ["spiked", "withdrawn"])
def test_it_is_gone_with_the_story(at, by, end):
    at(NOON)
    article = make_article(headline="Secret")
    _link, url = link_to(article, by)
    if end == "withdrawn":
        article = workflow.publish(article, by=None, seen=article.head_id)
        workflow.withdraw(article, by=None, seen=article.head_id, notice="It was wrong.")
    else:
        workflow.spike(article, by=None, seen=article.head_id)
    response = Client().get(url)
    assert response.status_code == 410
    assert "is not running" in text_of(response)
    assert "Secret" not in response.content.decode()


@pytest.mark.parametrize("token", ["x", "A" * 43, "A" * 5000, "%00", "%ED%A0%80"])
def test_a_token_that_is_none_finds_nothing(token):
    response = Client().get(f"/preview/{token}/")
    assert (response.status_code, response["Cache-Control"]) == (404, "no-store")
    assert Client().get(f"/preview/{token}/uploads/a/full-320.jpg").status_code == 404


def test_each_opening_is_counted_and_a_glance_at_the_headers_is_none(at, by):
    at(NOON)
    link, url = link_to(make_article(), by)
    Client().get(url)
    Client().get(url)
    assert Client().head(url).status_code == 200
    link.refresh_from_db()
    assert (link.opened, link.last_opened) == (2, NOON)
    assert Client().post(url).status_code == 405


def test_its_photos_show_without_an_account_and_only_its_own(by):
    own, inside, foreign = take_photo(), take_photo(), take_photo()
    body = f'<p>Text.</p><figure data-photo="{inside.pk}"></figure>'
    article = make_article(photos=[own], body=body)
    make_article(photos=[foreign])
    _link, url = link_to(article, by)
    shown = photos_in(Client().get(url))
    assert {own.current.stem in one or inside.current.stem in one for one in shown} == {True}
    for one in shown:
        response = Client().get(one)
        assert response.status_code == 200
        assert response["Cache-Control"] == "no-store"
        assert response["Referrer-Policy"] == "no-referrer"
        b"".join(response.streaming_content)
    file = f"{foreign.current.stem}/full-320.jpg"
    assert Client().get(f"{url}uploads/{file}").status_code == 404
    assert Client().get(f"/uploads/{own.current.stem}/full-320.jpg").status_code == 404


def test_its_photos_end_with_the_link_and_with_their_rights(at, by):
    at(NOON)
    photo, lapsing = take_photo(), take_photo(rights_until=NOON + HOUR / 2)
    link, url = link_to(make_article(photos=[photo, lapsing]), by, "1h")
    first, second = photos_in(Client().get(url))
    at(NOON + HOUR / 2)
    assert Client().get(second).status_code == 404
    assert photos_in(Client().get(url)) == [first]
    rights.kill(photo, by=None, reason="The agency asks.")
    assert Client().get(first).status_code == 404
    rights.lift(photo, by=None, reason="Another one was meant.")
    assert Client().get(first).status_code == 200
    links.revoke_link(link, by=by)
    assert Client().get(first).status_code == 404


def test_a_gallery_in_the_text_shows_only_once_readers_have_it(at, by):
    at(NOON)
    hidden = make_gallery(headline="Not yet", photos=[take_photo()])
    known = make_gallery(headline="Known", photos=[take_photo()], status="published",
                         published_at=NOON - HOUR)  # fmt: skip
    body = "<p>See</p>" + "".join(
        f'<figure data-gallery="{g.pk}"></figure>' for g in (hidden, known)
    )
    _link, url = link_to(make_article(body=body), by)
    page = Client().get(url)
    assert "Known" in text_of(page)
    assert "Not yet" not in text_of(page)
    assert [Client().get(one).status_code for one in photos_in(page)] == [200]


# -- at the desk -------------------------------------------------------------------------


def post(client, article, follow=False, **values):
    url = reverse("admin:articles_article_preview_links", args=[article.pk])
    return client.post(url, values, follow=follow)


def test_the_desk_makes_a_link_tells_it_once_and_lists_it_with_its_openings(at, by):
    at(NOON)
    client, article = at_the_desk(by), make_article()
    page = post(client, article, make="1", lasts="7d")
    (made,) = html.fromstring(page.content.decode()).xpath("//input[@id='made-link']/@value")
    assert made.startswith("http://testserver/preview/")
    Client().get(made.removeprefix("http://testserver"))
    told = text_of(client.get(address(article)))
    assert "until 7 Aug, 21:00" in told
    assert "opened 1 time, last 31 Jul, 21:00" in told
    assert made not in client.get(address(article)).content.decode()
    link = PreviewLink.objects.get()
    assert "revoked" in text_of(post(client, article, revoke=link.pk, follow=True))
    assert Client().get(made.removeprefix("http://testserver")).status_code == 410


def test_a_script_gets_the_part_of_the_page(by):
    article = make_article()
    url = reverse("admin:articles_article_preview_links", args=[article.pk])
    answer = at_the_desk(by).post(url, {"lasts": "1h"}, headers={"accept": "application/json"})
    told = answer.json()
    assert told["made"] in told["parts"]["previews"]
    assert "no-store" in answer["Cache-Control"]


def test_only_who_may_edit_the_story_makes_or_revokes_a_link(by):
    article, other = make_article(status="ready"), make_article()
    link, _url = link_to(article, by)
    reporter = at_the_desk(make_user("reporter"))
    assert post(reporter, article, lasts="1h").status_code == 403
    assert post(reporter, article, revoke=link.pk).status_code == 403
    chief = at_the_desk(by)
    assert post(chief, other, revoke=link.pk).status_code == 404
    assert post(chief, other, revoke="x").status_code == 404
    assert PreviewLink.objects.get().revoked_at is None


@pytest.mark.django_db(transaction=True)
def test_openings_at_once_are_all_counted():
    link, url = link_to(make_article(), make_user("publisher"))
    at_once(lambda _n: Client().get(url).status_code, times=24, workers=4)
    link.refresh_from_db()
    assert link.opened == 24
