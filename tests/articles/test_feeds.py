"""The stories' feeds: what a subscriber's program finds in them."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils.http import parse_http_date

from articles import workflow
from articles.models import Article
from newsroom import clock
from newsroom.addresses import remember
from newsroom.models import Contributor, Paper, Section, Tag
from newsroom.publishing import Status
from tests.builders import (
    HOUR,
    NOON,
    SECOND,
    make_agency,
    make_article,
    make_contributor,
    make_photo,
    make_section,
    make_tag,
)
from tests.bulk import BARE, FULL, give_renditions, make_many
from tests.feed_reader import ATOM, DC, MEDIA, channel_of, entries_of, read

pytestmark = pytest.mark.django_db

FEED = "/latest/feed.rss"
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _noon(at):
    at(NOON)
    Paper.objects.update_or_create(pk=1, defaults={"changed_at": NOON - 300 * DAY})


def make_live(**changes):
    return make_article(**{"status": Status.PUBLISHED, "published_at": NOON} | changes)


def make_shown_photo(**changes):
    return give_renditions([make_photo(**changes)])[0]


# -- an entry ----------------------------------------------------------------------------


def test_a_title_is_escaped_once(client):
    make_live(headline='AT&T <b> "x" &amp; more')
    response = client.get(FEED)
    assert b'<title>AT&amp;T &lt;b&gt; "x" &amp;amp; more</title>' in response.content
    assert entries_of(response)[0].title == 'AT&T <b> "x" &amp; more'


def test_a_guid_is_permanent_and_no_address(client):
    article = make_live()
    (entry,) = read(client, FEED)
    guid = entry.element.find("guid")
    assert guid.text == article.uid.urn
    assert guid.attrib == {"isPermaLink": "false"}


def test_an_imported_guid_is_kept(client):
    article = make_live()
    Article.objects.filter(pk=article.pk).update(guid="tag:old.example,2019:42")
    (entry,) = read(client, FEED)
    assert entry.text("guid") == "tag:old.example,2019:42"


def test_the_description_is_the_dek_as_html(client):
    make_live(dek="Profits & <losses>")
    (entry,) = read(client, FEED)
    assert entry.text("description") == "Profits &amp; &lt;losses&gt;"


def test_without_a_dek_the_description_is_an_excerpt(client):
    make_live(body="<p>The harbor froze.</p>")
    (entry,) = read(client, FEED)
    assert entry.text("description") == "The harbor froze."


def test_the_text_is_whole_and_its_links_are_absolute(client):
    article = make_live(
        body='<p>See <a href="/topics/">topics</a>, <a href="#end">the end</a>, '
        '<a href="https://example.org/a?b=1&amp;c=2">there</a>, <a href="http://[x">ruin</a>.'
        ' Type href="/x".</p><p>Last.</p>'
    )
    (entry,) = read(client, FEED)
    page = f"http://testserver{article.get_absolute_url()}"
    assert 'href="http://testserver/topics/"' in entry.body
    assert f'href="{page}#end"' in entry.body
    assert 'href="https://example.org/a?b=1&amp;c=2"' in entry.body
    assert 'Type href="/x".' in entry.body
    assert entry.body.endswith("<p>Last.</p>")
    assert "Advertisement" not in entry.body


def test_the_dateline_opens_the_text(client):
    make_live(source=make_agency(), body="<h2>A heading</h2><p>The harbor froze.</p>")
    (entry,) = read(client, FEED)
    assert "July 31 (UPI) --" in entry.body.partition("The harbor")[0]


def test_our_own_stories_are_signed_with_our_own_agency(client):
    Paper.objects.update(agency="S&T")
    make_live(body="<p>The harbor froze.</p>")
    (entry,) = read(client, FEED)
    assert "July 31 (S&amp;T) --</span> The harbor froze." in entry.body


def test_creators_are_the_names_of_the_byline_in_order_each_once(client):
    last, first = make_contributor(name="Second Name"), make_contributor(name="First Name")
    make_live(bylines=[(first, "writer"), (last, "writer"), (first, "photographer")])
    (entry,) = read(client, FEED)
    assert entry.texts(f"{DC}creator") == ["First Name", "Second Name"]


def test_without_a_byline_the_agency_is_the_creator(client):
    make_live(source=make_agency(name="United Press"))
    (entry,) = read(client, FEED)
    assert entry.texts(f"{DC}creator") == ["United Press"]


def test_categories_are_the_section_and_the_topics(client):
    make_live(section=make_section(name="World"), tags=[make_tag(name="Sea"), make_tag(name="Ice")])
    (entry,) = read(client, FEED)
    assert entry.texts("category") == ["World", "Sea", "Ice"]


def test_a_story_tells_its_own_language(client):
    make_live(language="ko", headline="얼어붙은 항구")
    (entry,) = read(client, FEED)
    assert entry.text(f"{DC}language") == "ko"
    assert entry.title == "얼어붙은 항구"


def test_every_photo_comes_with_its_caption_and_credit(client):
    photos = [make_shown_photo(caption=f"Photo {n} & co.", credit_line="Yonhap") for n in range(3)]
    make_live(photos=photos, body=f'<p>Text.</p><figure data-photo="{photos[0].pk}"></figure>')
    (entry,) = read(client, FEED)
    assert len(entry.photos) == 3  # the first stands in the text too
    for n, photo in enumerate(entry.photos):
        stem = photos[n].current.stem
        assert photo.attrib == {
            "url": f"http://testserver/uploads/{stem}/full-1920.jpg", "type": "image/jpeg",
            "medium": "image", "width": "1920", "height": "1280",
        }  # fmt: skip
        assert photo.findtext(f"{MEDIA}description") == f"Photo {n} & co."
        assert photo.findtext(f"{MEDIA}credit") == "Photo by Yonhap"
        assert f'<img src="http://testserver/uploads/{stem}/full-960.jpg"' in entry.body
    assert "<figcaption>Photo 1 &amp; co. Photo by Yonhap</figcaption>" in entry.body


def test_a_photo_in_the_text_stands_where_it_belongs(client):
    photo = make_shown_photo()
    make_live(
        body=f'<p>One.</p><figure data-photo="{photo.pk}" data-caption="Of this story."></figure>'
        '<p>Two.</p><figure data-embed-url="https://example.org/v"></figure>'
        '<figure data-gallery="7"></figure>'
    )
    (entry,) = read(client, FEED)
    before, figure, after = (
        entry.body.index(part) for part in ("One.", "Of this story. Photo by Yonhap", "Two.")
    )
    assert before < figure < after
    assert '<p><a href="https://example.org/v">https://example.org/v</a></p>' in entry.body
    assert "data-" not in entry.body


def test_a_photo_that_may_not_be_syndicated_is_nowhere_in_the_entry(client):
    kept = make_shown_photo(no_syndication=True, caption="Not for others.")
    make_live(photos=[kept], body=f'<p>Text.</p><figure data-photo="{kept.pk}"></figure>')
    response = client.get(FEED)
    assert kept.current.stem.encode() not in response.content
    assert b"Not for others." not in response.content


def test_a_correction_stands_under_the_text_until_it_is_superseded(client):
    article = make_live()
    workflow.correct(article, by=None, seen=article.head_id, kind="correction", text="Not 3 <but 4")
    first = article.corrections.get()
    (entry,) = read(client, FEED)
    assert "<strong>Correction:</strong> Not 3 &lt;but 4</p>" in entry.body
    with clock.at(NOON + SECOND):
        workflow.correct(
            article, by=None, seen=article.head_id, kind="correction", text="It was 5.",
            supersedes=first,
        )  # fmt: skip
    (entry,) = read(client, FEED)
    assert "It was 5." in entry.body
    assert "Not 3" not in entry.body


def test_characters_that_xml_does_not_know_are_left_out(client):
    article = make_live(section=make_section(name="Wor\x0bld"))
    Article.objects.filter(pk=article.pk).update(
        headline="Before\x01\x1f\ufffe\x85 after", dek="\x08dek", language="e\x02n"
    )
    (entry,) = read(client, FEED)
    assert entry.title == "Before\x85 after"
    assert entry.text("description") == "dek"
    assert entry.texts("category") == ["World"]


# -- the channel ----------------------------------------------------------------------------


def test_a_channel_names_the_paper_itself_and_its_language(client):
    Paper.objects.update(name="The Strait", tagline="By ferry")
    channel = channel_of(client.get("/feed.rss?utm=x"))
    assert channel.findtext("title") == "The Strait"
    assert channel.findtext("link") == "http://testserver/"
    assert channel.findtext("description") == "By ferry"
    assert channel.findtext("language") == "en"
    assert channel.findtext("ttl") == "5"
    assert channel.find(f"{ATOM}link").attrib == {
        "rel": "self", "href": "http://testserver/feed.rss",
    }  # fmt: skip


def test_addresses_are_the_papers_whatever_host_was_asked(client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    settings.BASE_URL = "https://paper.example"
    photo = make_shown_photo()
    article = make_live(photos=[photo], body='<p><a href="/x/">x</a></p>')
    response = client.get(FEED, headers={"host": "origin.internal:8080"})
    assert b"origin.internal" not in response.content
    (entry,) = entries_of(response)
    assert entry.text("link") == f"https://paper.example{article.get_absolute_url()}"
    assert b"testserver" not in response.content


def test_section_topic_and_contributor_have_feeds_of_their_own(client):
    section, also = make_section(slug="world"), make_section(slug="sport")
    tag, name = make_tag(slug="sea", name="Sea"), make_contributor(slug="kim", name="Kim")
    article = make_live(section=section, also_in=[also], tags=[tag], bylines=[name])
    make_live(section=make_section())
    for address in ("/world/", "/sport/", "/topics/sea/", "/by/kim/"):
        response = client.get(f"{address}feed.rss")
        assert channel_of(response).findtext("link") == f"http://testserver{address}"
        assert [entry.text("guid") for entry in entries_of(response)] == [article.uid.urn]
    assert channel_of(client.get("/topics/sea/feed.rss")).findtext("title").endswith("– Sea")


def test_a_topic_in_korean_has_a_feed(client):
    tag = make_tag(slug="바다", name="바다")
    make_live(tags=[tag])
    response = client.get(f"{tag.get_absolute_url()}feed.rss")
    assert len(entries_of(response)) == 1
    self_link = channel_of(response).find(f"{ATOM}link").attrib["href"]
    assert self_link == f"http://testserver{tag.get_absolute_url()}feed.rss"


def test_the_name_of_a_topic_to_come_is_not_told(client, at):
    tag, name = make_tag(slug="sea"), make_contributor(slug="kim")
    make_live(tags=[tag], bylines=[name], published_at=NOON + SECOND)
    for address in ("/topics/sea/feed.rss", "/by/kim/feed.rss"):
        at(NOON)
        assert client.get(address).status_code == 404
        at(NOON + SECOND)
        assert len(read(client, address)) == 1


def test_an_agency_has_a_feed_of_its_copy(client):
    agency = make_agency(slug="up")
    make_live(source=agency)
    withdraw(make_live(source=agency, bylines=[agency]))
    assert len(read(client, "/by/up/feed.rss")) == 2


@pytest.mark.parametrize("listing", ["/none/", "/topics/none/", "/by/none/"])
def test_a_feed_of_nothing_is_not_found(client, listing):
    assert client.get(f"{listing}feed.rss").status_code == 404


def test_the_feed_of_a_renamed_section_leads_to_its_feed_of_today(client):
    section = make_section(slug="world")
    old = section.get_absolute_url()
    section.slug = "abroad"
    section.save()
    remember(old, section)
    response = client.get("/world/feed.rss")
    assert response.status_code == 301
    assert response.headers["Location"] == "/abroad/feed.rss"


# -- what it carries ------------------------------------------------------------------------


def test_a_feed_carries_what_readers_have_and_nothing_else(client):
    section = make_section(slug="world")
    article = make_live(section=section, published_at=NOON - HOUR)
    for status in (Status.DRAFT, Status.REVIEW, Status.READY, Status.SPIKED):
        make_article(section=section, status=status)
    make_live(section=section, published_at=NOON + SECOND)
    for address in (FEED, "/feed.rss", "/world/feed.rss"):
        assert [entry.text("guid") for entry in read(client, address)] == [article.uid.urn]


def test_newest_first_with_the_hour_of_publishing(client):
    make_live(headline="Older", published_at=NOON - HOUR)
    make_live(headline="Newer", published_at=NOON - SECOND)
    assert [(entry.title, entry.published) for entry in read(client, FEED)] == [
        ("Newer", NOON - SECOND),
        ("Older", NOON - HOUR),
    ]


def withdraw(article, hour=NOON, notice="It was <wrong>."):
    with clock.at(hour):
        workflow.withdraw(article, by=None, seen=article.head_id, notice=notice)


def test_a_withdrawn_story_becomes_its_notice_under_the_same_guid(client, at):
    section, tag = make_section(slug="world"), make_tag(slug="sea")
    name = make_contributor(slug="kim", name="Kim")
    article = make_live(
        section=section, tags=[tag], bylines=[(name, "writer"), (name, "photographer")],
        photos=[make_shown_photo()], headline="Mayor jailed", dek="An untruth.",
        body="<p>All of it wrong.</p>", published_at=NOON - HOUR,
    )  # fmt: skip
    withdraw(article)
    for feed in (FEED, "/world/feed.rss", "/topics/sea/feed.rss", "/by/kim/feed.rss"):
        response = client.get(feed)
        (entry,) = entries_of(response)
        assert entry.text("guid") == article.uid.urn
        assert entry.title == "Withdrawn: Mayor jailed"
        assert entry.text("description") == "It was &lt;wrong&gt;."
        assert entry.body == "<p>It was &lt;wrong&gt;.</p>"
        assert entry.published == NOON - HOUR
        assert entry.photos == []
        for gone in (b"All of it wrong", b"An untruth", b"Kim</dc:creator>", b"/uploads/"):
            assert gone not in response.content
    at(NOON + 3 * DAY - SECOND)
    assert len(read(client, FEED)) == 1
    at(NOON + 3 * DAY)
    assert read(client, FEED) == []


def test_a_notice_is_told_however_old_the_story(client):
    section = make_section(slug="world")
    article = make_live(section=section, headline="Old one", published_at=NOON - 300 * DAY)
    for n in range(31):
        make_live(section=section, published_at=NOON - n * HOUR)
    assert "Old one" not in [entry.title for entry in read(client, "/world/feed.rss")]
    withdraw(article)
    for feed in (FEED, "/world/feed.rss"):
        assert [entry.title for entry in read(client, feed)][-1] == "Withdrawn: Old one"


def test_the_feed_of_another_section_does_not_tell_of_it(client):
    make_section(slug="sport")
    withdraw(make_live(section=make_section(slug="world")))
    assert read(client, "/sport/feed.rss") == []


@pytest.mark.parametrize(
    ("apart", "entries"),
    [(timedelta(minutes=3), 200), (timedelta(minutes=10), 144), (timedelta(hours=2), 30)],
)
def test_a_feed_carries_a_day_at_least_30_at_most_200(client, apart, entries):
    make_many(250, shape=replace(BARE, apart=apart))
    found = read(client, FEED)
    assert len(found) == entries
    assert [entry.published for entry in found] == [NOON - n * apart for n in range(entries)]


# -- headers ------------------------------------------------------------------------------


def last_modified(response):
    return parse_http_date(response.headers["Last-Modified"])


def test_an_unchanged_feed_is_not_sent_again(client, at):
    make_live()
    first = client.get(FEED)
    at(NOON + DAY - SECOND)
    again = client.get(FEED)
    assert again.content == first.content
    assert again.headers["ETag"] == first.headers["ETag"]
    for asked in (
        {"if-none-match": first.headers["ETag"]},
        {"if-modified-since": first.headers["Last-Modified"]},
    ):
        response = client.get(FEED, headers=asked)
        assert response.status_code == 304
        assert response.content == b""


def test_nothing_in_a_feed_varies_by_reader(client):
    response = client.get(FEED)
    assert "Cookie" not in response.headers.get("Vary", "")
    assert not response.cookies


def publish_update(article):
    workflow.update(article, by=None, seen=article.head_id)


def correct(article):
    workflow.correct(article, by=None, seen=article.head_id, kind="correction", text="Four.")


@pytest.mark.parametrize("change", [withdraw, correct, publish_update])
def test_last_modified_rises_with_a_change(client, at, change):
    article = make_live(published_at=NOON - HOUR)
    before = client.get(FEED)
    at(NOON + HOUR)
    change(article, NOON + HOUR) if change is withdraw else change(article)
    after = client.get(FEED)
    assert last_modified(after) == (NOON + HOUR).timestamp() > last_modified(before)
    asked = {"if-modified-since": before.headers["Last-Modified"]}
    assert client.get(FEED, headers=asked).status_code == 200


def test_last_modified_rises_when_a_scheduled_story_goes_live(client, at):
    make_live(published_at=NOON - HOUR)
    make_live(published_at=NOON + HOUR)
    before = client.get(FEED)
    at(NOON + HOUR)
    after = client.get(FEED)
    assert last_modified(after) == (NOON + HOUR).timestamp() > last_modified(before)


def test_last_modified_rises_when_the_paper_is_renamed(client):
    before = client.get(FEED)
    Paper.objects.update(name="Another")
    Paper.objects.touch()
    assert last_modified(client.get(FEED)) > last_modified(before)


def test_head_answers_as_get(client):
    make_live()
    got, headed = client.get(FEED), client.head(FEED)
    assert headed.content == b""
    for name in ("ETag", "Last-Modified", "Content-Type"):
        assert headed.headers[name] == got.headers[name]
    assert client.post(FEED).status_code == 405


# -- cost ---------------------------------------------------------------------------------


def test_a_feed_costs_the_same_queries_whatever_it_carries(client, django_assert_num_queries):
    make_many(40, shape=replace(FULL, photos=2))
    withdraw(Article.objects.latest("published_at"))
    listings = (Section, Tag, Contributor)
    listed = [f"{model.objects.first().get_absolute_url()}feed.rss" for model in listings]
    for address, queries in zip([FEED, *listed], (7, 8, 8, 8), strict=True):
        with django_assert_num_queries(queries):
            assert read(client, address)
