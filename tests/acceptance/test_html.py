"""The HTML checker of the W3C (v.Nu) finds no error and no warning on any kind of page."""

import json

import pytest
from django.test import Client

from tests.acceptance.judges import needed, package, run
from tests.builders import make_article, make_photo

pytestmark = pytest.mark.django_db

EVERY_NODE = (
    "<p>One <strong>two</strong> <em>three</em> <a href='https://example.org/a?b=1&amp;c=2'>four"
    "</a>.</p><h2>Five</h2><h3>Six</h3><ul><li><p>seven</p></li></ul><ol><li><p>eight</p></li></ol>"
    "<blockquote><p>nine</p></blockquote><hr><aside><p>ten</p><cite>eleven</cite></aside>"
    "<table><tbody><tr><th>twelve</th><td>13</td></tr></tbody></table>"
)


def complaints(folder, pages):
    """What the checker has to say about pages, by its own program on the files."""
    needed("java", how="apt-get install default-jre-headless")
    checker = package("vnu-jar") / "build" / "dist" / "vnu.jar"
    for name, page in pages.items():
        (folder / f"{name.replace(' ', '-')}.html").write_text(page)
    files = sorted(folder.glob("*.html"))
    assert len(files) == len(pages)
    told = run("java", "-jar", checker, "--format", "json", "--stdout", "--exit-zero-always",
               *files)  # fmt: skip
    return [
        f"{one['url'].rpartition('/')[2]}:{one.get('lastLine')} {one['type']} {one['message']}"
        for one in json.loads(told)["messages"]
        if one["type"] == "error" or one.get("subType") in ("warning", "fatal")
    ]


def test_no_page_has_an_error(pages, addresses, tmp_path):
    photos = [make_photo() for _number in range(2)]
    story = make_article(
        body=f"{EVERY_NODE}<figure data-photo='{photos[1].pk}' data-layout='wide'></figure>",
        headline="“Quotes” & <signs>", language="ar", photos=photos[:1], status="published",
    )  # fmt: skip
    pages["every node"] = Client().get(story.get_absolute_url()).content.decode()
    assert complaints(tmp_path, pages) == []


def test_the_checker_sees_what_is_wrong(tmp_path):
    broken = "<!DOCTYPE html><html lang='en'><title>A</title><p><img src='a.jpg'><h1><p>B</h1>"
    assert len(complaints(tmp_path, {"broken": broken})) >= 2
