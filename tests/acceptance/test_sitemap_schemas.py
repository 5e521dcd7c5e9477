"""Sitemaps fit the schemas of the protocol and of Google's additions for pictures and news."""

import pytest
from django.test import Client
from lxml import etree

from tests.acceptance.judges import HERE
from tests.builders import HOUR, NOON, make_article, make_gallery, take_photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def fits():
    """Asserts that an answer fits the schema."""
    rules = etree.XMLSchema(etree.parse(HERE / "schemas" / "sitemap.xsd"))
    return lambda content: rules.assertValid(etree.fromstring(content))


def test_every_sitemap_fits_its_schema(fits, at):
    live = {"status": "published", "published_at": NOON, "photos": [take_photo()]}
    make_article(headline="“Ferries” & <fares>", slug="여객선", language="ko", **live)
    make_gallery(**live)
    at(NOON + HOUR)
    for address in ("/sitemap.xml", "/sitemap-2026-07.xml", "/sitemap-news.xml"):
        content = Client().get(address).content
        assert b"<loc>" in content, address
        fits(content)


def test_an_empty_paper_has_sitemaps_that_fit(fits):
    for address in ("/sitemap.xml", "/sitemap-news.xml"):
        fits(Client().get(address).content)


def test_the_schema_sees_what_is_wrong(fits):
    with pytest.raises(etree.DocumentInvalid):
        fits(b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url/></urlset>')
