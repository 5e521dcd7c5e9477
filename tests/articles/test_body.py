"""Reading a stored body: its blocks, figures, words, excerpt and dateline."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.body import (
    Block,
    blocks,
    excerpt,
    figures,
    minutes,
    plain_text,
    with_dateline,
    words,
)

EVERY_KIND = [
    ("p", "<p>Snow fell on the <strong>harbour</strong>.</p>"),
    ("h2", "<h2>At the quay</h2>"),
    ("h3", "<h3>Later</h3>"),
    ("figure", '<figure data-photo="12" data-layout="wide" data-caption="Ice &amp; fog"></figure>'),
    ("figure", '<figure data-gallery="3"></figure>'),
    ("embed", '<figure data-embed-url="https://video.example/?a=1&amp;b=2"></figure>'),
    ("quote", "<blockquote><p>We wait.</p><ul><li>for</li><li>ice</li></ul></blockquote>"),
    ("list", "<ul><li><p>one</p><ul><li>inner</li></ul></li></ul>"),
    ("list", "<ol><li>two</li></ol>"),
    ("table", "<table><tbody><tr><td><p>a</p></td><td>b</td></tr></tbody></table>"),
    ("hr", "<hr>"),
    ("aside", '<aside data-pullquote=""><p>Nobody sails.</p><cite>A pilot</cite></aside>'),
]


@given(st.lists(st.sampled_from(EVERY_KIND), max_size=30))
def test_a_body_is_the_row_of_its_blocks(row):
    body = "".join(html for _kind, html in row)
    read = blocks(body)
    assert [(block.kind, block.html) for block in read] == row


@given(st.text(alphabet="<>/ph2figureul \n&;\"=a'", max_size=200))
def test_any_text_at_all_can_be_read(text):
    blocks(text), figures(text), words(text), minutes(text), excerpt(text, 40)
    assert "SEOUL" in with_dateline(text, "SEOUL")


def test_blocks_are_measured_by_their_visible_text():
    assert blocks("<p>Ice &amp; <em>fog</em>\n  again</p>")[0].chars == len("Ice & fog again")
    caption = blocks('<figure data-photo="1" data-caption="Ice &amp; fog"></figure>')[0]
    assert caption.chars == len("Ice & fog")
    assert blocks('<figure data-photo="1"></figure>')[0].chars == 0


def test_white_space_between_blocks_is_dropped():
    assert [block.html for block in blocks("\n<p>a</p>\n\n<p>b</p> ")] == ["<p>a</p>", "<p>b</p>"]


def test_text_outside_every_block_reads_as_a_paragraph():
    assert blocks("Loose <em>text</em><h2>Head</h2>") == [
        Block("p", 10, "<p>Loose <em>text</em></p>"),
        Block("h2", 4, "<h2>Head</h2>"),
    ]


def test_a_tag_that_closes_nothing_is_passed_over():
    read = blocks("</p><p>a</p></ul><p>b</p>")
    assert [(block.kind, block.chars) for block in read] == [("p", 1), ("p", 1)]


def test_figures_come_in_order_with_their_attributes_unescaped():
    body = "".join(html for _kind, html in EVERY_KIND)
    assert figures(body) == [
        {"photo": "12", "layout": "wide", "caption": "Ice & fog"},
        {"gallery": "3"},
        {"embed-url": "https://video.example/?a=1&b=2"},
    ]


def test_plain_text_has_one_line_a_paragraph_and_no_caption():
    body = (
        '<p>One<br>two &lt;3</p><figure data-photo="1" data-caption="unseen"></figure>'
        "<ul><li>a</li><li>b</li></ul>"
    )
    assert plain_text(body) == "One\ntwo <3\na\nb"


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("", 0),
        ("<p>Don't count 1,200 well-known words — or dashes.</p>", 7),
        ("<p>one</p><p>two</p>", 2),
        ("<p>부산항 앞바다에 눈이 내렸다.</p>", 4),
        ("<p>東京は雪</p>", 4),
        ("<p>In 東京 it snowed</p>", 5),
    ],
)
def test_words_are_counted_as_each_script_writes_them(body, count):
    assert words(body) == count


def test_reading_time_grows_with_words_signs_and_figures():
    assert minutes("") == 1
    assert minutes("<p>" + "word " * 920 + "</p>") == 4
    assert minutes("<p>" + "눈" * 1500 + "</p>") == 3
    assert minutes("<p>" + "word " * 230 + "</p>" + '<figure data-photo="1"></figure>' * 10) == 3


def test_an_excerpt_is_cut_between_words_within_its_length():
    body = "<h2>Not this</h2><p>Snow fell on the harbour, and then it rained.</p><p>More.</p>"
    assert excerpt(body, 500) == "Snow fell on the harbour, and then it rained. More."
    assert excerpt(body, 27) == "Snow fell on the harbour…"
    assert excerpt("<p>" + "雪" * 50 + "</p>", 10) == "雪" * 9 + "…"


@given(st.text(alphabet="ab ,雪.", max_size=80), st.integers(1, 60))
def test_an_excerpt_is_never_longer_than_asked(text, chars):
    assert len(excerpt(f"<p>{text}</p>", chars)) <= chars


@pytest.mark.parametrize(
    ("body", "opened"),
    [
        ("<p>Snow.</p><p>Ice.</p>", "<p>{} Snow.</p><p>Ice.</p>"),
        ("<h2>Head</h2><p>Snow.</p>", "<h2>Head</h2><p>{} Snow.</p>"),
        (
            "<blockquote><p>Q</p></blockquote><p>S</p>",
            "<blockquote><p>Q</p></blockquote><p>{} S</p>",
        ),
        ("Loose snow", "<p>{} Loose snow</p>"),
        ("<hr>", "<p>{}</p><hr>"),
        ("", "<p>{}</p>"),
    ],
)
def test_the_dateline_opens_the_first_paragraph_wherever_it_stands(body, opened):
    place = '<span class="place">SEOUL, July 31 --</span>'
    assert with_dateline(body, "SEOUL, July 31 --") == opened.format(place)


def test_no_dateline_leaves_the_body_as_it_is():
    assert with_dateline("<p>Snow.</p>", "") == "<p>Snow.</p>"


@pytest.mark.parametrize("unit", ["<p>word <em>x</em></p>", "<p ", "<", "</p>", '<figure data-a="'])
def test_a_body_of_a_million_signs_is_read_in_linear_time(unit):
    body = unit * (1_000_000 // len(unit))
    start = time.process_time()
    blocks(body), figures(body), words(body), excerpt(body, 200), with_dateline(body, "SEOUL")
    assert time.process_time() - start < 10  # about 1 s; quadratic time would be hours
