"""What is pasted keeps its sense alone, wherever it was copied; by real copying and pasting."""

import pytest

from articles.prose import sanitize_body
from tests.articles.tables import copies
from tests.browser.writing import open_body, panel, paste, stored
from tests.builders import NOON, make_article, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:w"><head>
<meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm;} --></style>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--></head><body lang=EN-GB>
<!--StartFragment-->
<h1 style='mso-margin-top-alt:auto'><b><span style='font-size:24.0pt'>The quay<o:p></o:p></span></b></h1>
<p class=MsoNormal style='margin-bottom:8.0pt'><b><span style='font-family:Arial'>Bold</span></b> and
<i style='mso-bidi-font-style:normal'>slanted</i>.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>One<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><span
style='mso-list:Ignore'>o<span>&nbsp; </span></span>Within one<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>Two</p>
<p class=MsoNormal>Between</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span>First</p>
<table class=MsoTableGrid border=1 style='border-collapse:collapse'><tr style='mso-yfti-irow:0'>
<td width=100 valign=top style='width:75pt'><p class=MsoNormal>Port<o:p></o:p></p></td></tr></table>
<p class=MsoNormal><span style='mso-no-proof:yes'><img width=10 height=10 src="file:///C:/a.png" v:shapes="b"></span></p>
<!--EndFragment--></body></html>"""  # noqa: E501
FROM_WORD = (
    "<h2>The quay</h2><p><strong>Bold</strong> and <em>slanted</em>.</p>"
    "<ul><li><p>One</p><ul><li><p>Within one</p></li></ul></li><li><p>Two</p></li></ul>"
    "<p>Between</p><ol><li><p>First</p></li></ol>"
    "<table><tbody><tr><td><p>Port</p></td></tr></tbody></table>"
)
DOCS = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1">
<p dir="ltr" style="line-height:1.38;"><span style="font-size:11pt;font-weight:400;font-style:normal;">Plain, </span><span
style="font-size:11pt;font-weight:700;font-style:normal;">bold</span><span style="font-weight:400;font-style:italic;"> and slanted</span><span
style="font-weight:400;">. </span><a href="https://www.example.org/a?utm_source=x&amp;b=1" style="text-decoration:none;"><span
style="color:#1155cc;text-decoration:underline;">A link</span></a></p><br /><ul style="margin-top:0;"><li dir="ltr" aria-level="1"
style="list-style-type:disc;"><p dir="ltr" role="presentation"><span style="font-weight:400">One</span></p></li><ul><li dir="ltr"
aria-level="2"><p dir="ltr"><span>Within one</span></p></li></ul><li dir="ltr"><p><span>Two</span></p></li></ul>
<h3 dir="ltr"><span style="font-weight:700">Later</span></h3></b><br class="Apple-interchange-newline">"""  # noqa: E501
FROM_DOCS = (
    "<p>Plain, <strong>bold</strong><em> and slanted</em>. "
    '<a href="https://www.example.org/a?utm_source=x&amp;b=1">A link</a></p>'
    "<ul><li><p>One</p><ul><li><p>Within one</p></li></ul></li><li><p>Two</p></li></ul>"
    "<h3>Later</h3>"
)
WEB = """<div class="article"><div class="lead" style="color:red"><span>First</span> words.</div>
<div><div>Second<br>line.</div></div><script>steal()</script><figure><img src="https://x.example/a.jpg">
<figcaption>Caption.</figcaption></figure><p onclick="x()">Third <a href="javascript:x()">bad</a>
<a href="/a">good</a>.<span style="display:none">hidden</span></p><p>&nbsp;</p>
<picture><source srcset="b.webp"><img src="b.jpg"></picture><h5>Small head</h5><iframe src="https://x.example"></iframe></div>"""  # noqa: E501
FROM_WEB = (
    "<p>First words.</p><p>Second<br>line.</p><p>Caption.</p><p>Third bad "
    '<a href="/a">good</a>.</p><h3>Small head</h3>'
)


@pytest.fixture
def page(open_page):
    chief = make_user("publisher", first_name="Kim")
    page = open_page(chief)
    open_body(page, make_article(by=chief, body=""))
    return page


def emptied(page):
    """The body with nothing in it, and the caret there."""
    page.keyboard.press("Escape")
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")


def test_word_google_docs_and_the_web_leave_their_sense(page):
    for copied, kept, pictures in [(WORD, FROM_WORD, 1), (DOCS, FROM_DOCS, 0), (WEB, FROM_WEB, 2)]:
        emptied(page)
        paste(page, text="text", html=copied)
        page.wait_for_function(
            "() => document.querySelector('.ProseMirror').textContent.length > 5"
        )
        assert sanitize_body(stored(page)) == kept
        if pictures:
            words = {1: "1 picture was left out", 2: "2 pictures were left out"}[pictures]
            panel(page).get_by_text(f"{words}: photos go in through Photos.").wait_for()
            assert page.evaluate("document.activeElement.isContentEditable")


def test_what_was_copied_here_comes_back_as_it_was(page):
    body = '<p>One <strong>two</strong></p><figure data-story="3"></figure><p>Three</p>'
    paste(page, text="x", html=body)
    page.locator(".stored").wait_for()
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+c")
    page.keyboard.press("Delete")
    page.keyboard.press("Control+v")
    page.locator(".stored").wait_for()
    assert sanitize_body(stored(page)) == body


def test_plain_text_is_read_as_copy(page):
    for row in copies():
        if not row["paragraphs"]:
            continue
        emptied(page)
        paste(page, text=row["text"])
        page.wait_for_function(
            "() => document.querySelector('.ProseMirror').textContent.length > 1"
        )
        assert stored(page) == "".join(f"<p>{text}</p>" for text in row["paragraphs"])


def test_an_address_on_an_empty_line_is_a_link_and_is_offered_as_a_card(page):
    address = "https://video.example/watch?v=1&t=2"
    written = address.replace("&", "&amp;")
    paste(page, text=address)
    panel(page).get_by_role("button", name="Show it as a card").wait_for()
    assert stored(page) == f'<p><a href="{written}">{written}</a></p>'
    page.keyboard.type(" and more")
    assert panel(page).count() == 0
    emptied(page)
    paste(page, text=address)
    page.keyboard.press("Alt+Enter")
    page.keyboard.press("Enter")
    page.locator(".stored-embed").wait_for()
    assert sanitize_body(stored(page)) == f'<figure data-embed-url="{written}"></figure>'
    page.keyboard.press("Control+z")
    assert sanitize_body(stored(page)) == f'<p><a href="{written}">{written}</a></p>'


def test_an_address_of_our_own_is_offered_as_a_related_story(page):
    story = make_article(headline="Night ferries", status="published", published_at=NOON)
    origin = page.evaluate("location.origin")
    paste(page, text=origin + story.get_absolute_url())
    panel(page).get_by_text("our own story “Night ferries”").wait_for()
    assert panel(page).get_by_role("button", name="Show it as a card").count() == 0
    page.keyboard.press("Alt+Enter")
    page.keyboard.press("Enter")
    page.locator(".stored-relatedStory .cap", has_text="Night ferries").wait_for()
    assert sanitize_body(stored(page)) == f'<figure data-story="{story.pk}"></figure>'
