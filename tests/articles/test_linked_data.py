"""What machines read of a page: schema.org's terms, with every credit, and nothing to come."""

import json

import pytest
from django.test import Client

from articles import workflow
from media.models import Photo
from tests.builders import (
    HOUR,
    NOON,
    make_agency,
    make_article,
    make_contributor,
    make_gallery,
    make_section,
    make_tag,
    make_user,
    take_photo,
)
from tests.reader import page_of

pytestmark = pytest.mark.django_db


def graph_of(address):
    """The nodes of a page by their type."""
    (told,) = page_of(address).xpath("//script[@type='application/ld+json']/text()")
    nodes = json.loads(told)["@graph"]
    return {node["@type"]: node for node in nodes}


@pytest.fixture
def live(at):
    at(NOON + HOUR)
    return {"status": "published", "published_at": NOON}


def test_a_story_tells_what_search_engines_ask_for(live, settings):
    port, tide = make_section(name="Port", slug="port"), make_tag(name="Tides", slug="tides")
    story = make_article(
        headline="Gate holds", dek="In its first test.", section=port, tags=[tide],
        bylines=[make_contributor(name="Seo Ha-na", slug="seo")], dateline_place="GARAM",
        photos=[take_photo(), take_photo()], **live,
    )  # fmt: skip
    graph = graph_of(story.get_absolute_url())
    node, address = graph["NewsArticle"], settings.BASE_URL + story.get_absolute_url()
    assert node["headline"] == "Gate holds" and node["description"] == "In its first test."
    assert node["url"] == node["mainEntityOfPage"] == address
    assert node["datePublished"].startswith("2026-07-31T") and "+" in node["datePublished"]
    assert node["author"] == [
        {"@type": "Person", "name": "Seo Ha-na", "url": f"{settings.BASE_URL}/by/seo/"}
    ]
    assert node["publisher"]["@type"] == "NewsMediaOrganization"
    assert (node["articleSection"], node["keywords"]) == ("Port", ["Tides"])
    assert node["isAccessibleForFree"] is True and node["inLanguage"] == "en"
    assert node["locationCreated"]["name"] == "GARAM"
    steps = [step["name"] for step in graph["BreadcrumbList"]["itemListElement"]]
    assert steps == ["Port", "Gate holds"]


def test_every_photo_tells_its_caption_credit_and_rights(live):
    photos = [take_photo(credit_line=f"Agency {n}", usage_terms="https://example.org/terms")
              for n in range(3)]  # fmt: skip
    story = make_article(photos=photos, **live)
    images = graph_of(story.get_absolute_url())["NewsArticle"]["image"]
    assert [one["creditText"] for one in images][-2:] == ["Photo by Agency 1", "Photo by Agency 2"]
    for one in images:
        assert one["caption"] and one["copyrightNotice"] and one["width"] and one["height"]
        assert one["license"] == "https://example.org/terms"


def test_a_photo_that_may_not_leave_the_house_is_in_no_data_and_on_no_card(live):
    photo = take_photo()
    Photo.objects.filter(pk=photo.pk).update(no_syndication=True)
    story = make_article(photos=[photo], **live)
    assert "image" not in graph_of(story.get_absolute_url())["NewsArticle"]
    assert not page_of(story.get_absolute_url()).xpath("//meta[@property='og:image']")


def test_the_agency_signs_where_nobody_is_named(live):
    story = make_article(source=make_agency(name="Strait Wire", slug="wire"), **live)
    (author,) = graph_of(story.get_absolute_url())["NewsArticle"]["author"]
    assert (author["@type"], author["name"]) == ("Organization", "Strait Wire")


def test_updated_moves_only_with_what_readers_are_told(live):
    story = make_article(**live)
    workflow.update(story, by=make_user("publisher"), seen=story.head_id)
    node = graph_of(story.get_absolute_url())["NewsArticle"]
    assert node["dateModified"] == node["datePublished"]


def test_a_correction_is_told(live):
    story, by = make_article(**live), make_user("publisher")
    workflow.correct(story, by=by, seen=story.head_id, kind="correction", text="It was 12.")
    node = graph_of(story.get_absolute_url())["NewsArticle"]
    assert node["correction"][0]["text"] == "It was 12."
    assert node["dateModified"] > node["datePublished"]


def test_no_text_can_end_the_script(live):
    story = make_article(headline="</script><b>& more", **live)
    page = Client().get(story.get_absolute_url()).content.decode()
    assert "</script><b>" not in page
    assert graph_of(story.get_absolute_url())["NewsArticle"]["headline"] == "</script><b>& more"


def test_a_gallery_tells_all_its_photos(live):
    gallery = make_gallery(photos=[take_photo(credit_line=f"Agency {n}") for n in range(3)], **live)
    node = graph_of(gallery.get_absolute_url())["ImageGallery"]
    assert [one["creditText"] for one in node["image"]] == [
        f"Photo by Agency {n}" for n in range(3)
    ]


@pytest.mark.parametrize("address", ["/latest/", "/port/", "/topics/tides/", "/by/seo/"])
def test_a_list_tells_its_stories_in_order(live, address, settings):
    port, tide = make_section(slug="port"), make_tag(slug="tides")
    names = {"section": port, "tags": [tide], "bylines": [make_contributor(slug="seo")]}
    stories = [make_article(status="published", published_at=NOON - n * HOUR, **names)
               for n in range(3)]  # fmt: skip
    listed = graph_of(address)["CollectionPage"]["mainEntity"]["itemListElement"]
    assert [one["url"] for one in listed] == [
        settings.BASE_URL + story.get_absolute_url() for story in stories
    ]


def test_search_engines_may_show_large_pictures(live):
    story = make_article(photos=[take_photo()], **live)
    page = page_of(story.get_absolute_url())
    assert page.xpath("//meta[@name='robots']/@content") == ["max-image-preview:large"]
    assert page.xpath("//meta[@name='twitter:card']/@content") == ["summary_large_image"]
