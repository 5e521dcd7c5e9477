"""A dispatch is read into its parts as each wire sends it; the words here are invented."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.wire_copy import is_korean, paragraphs, read_dispatch
from tests.articles.tables import copies

TODAY = date(2026, 8, 1)
FILED = date(2026, 7, 31)

AP = """BC-Sorae-Pilots, 3rd Ld-Writethru,0412
Pilots of Sorae end nine-day strike
Eds: UPDATES with quotes from the union.
By JANE DOE and JOHN ROE
Associated Press

SORAE, Korea (AP) — Harbour pilots went back
to their boats on Friday, after "the longest night"
of talks.

Forty ships had waited.

-0-
"""
REUTERS = """UPDATE 2-Pilots of Sorae end nine-day strike
* Forty ships move again
(Adds quotes, background)
    By Jane Doe
    SORAE, July 31 (Reuters) - Harbour pilots went back
to their boats on Friday.
    Forty ships had waited.
    (Reporting by Jane Doe; Editing by John Roe)
((jane@wire.example))
"""
AFP = """SKorea-harbour-strike
Pilots of Sorae end nine-day strike
   Sorae, South Korea, July 31, 2026 (AFP) - Harbour pilots went back.
   Forty ships had waited.
   jd/rw
"""
YONHAP = """(2nd LD) Pilots of Sorae end nine-day strike
(ATTN: UPDATES throughout)
By Kim Min-ji

SORAE, July 31 (Yonhap) -- Harbour pilots went back.

Forty ships had waited.

minji@wire.example
(END)
"""
KOREAN = """소래 도선사들, 아흐레 만에 일터로
(소래=바다통신) 김민지·이서연 기자 = 소래항 도선사들이 31일 일터로 돌아갔다.

배 마흔 척이 기다리고 있었다.

minji@wire.example
(끝)
"""
UPI = """July 31 (UPI) -- Harbour pilots went back.

Advertisement

Forty ships had waited.

(MORE)
"""
COPY = ["Harbour pilots went back.", "Forty ships had waited."]
HEAD = "Pilots of Sorae end nine-day strike"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (AP, {
            "slugline": "Sorae-Pilots", "headline": HEAD, "names": ["Jane Doe", "John Roe"],
            "place": "SORAE, Korea", "filed": None, "agency": "AP",
            "paragraphs": [
                'Harbour pilots went back to their boats on Friday, after "the longest night" '
                "of talks.",
                "Forty ships had waited.",
            ],
            "left_out": ["Eds: UPDATES with quotes from the union.", "Associated Press", "-0-"],
        }),
        (REUTERS, {
            "slugline": "", "headline": HEAD, "names": ["Jane Doe"], "place": "SORAE",
            "filed": FILED, "agency": "Reuters",
            "paragraphs": ["Harbour pilots went back to their boats on Friday.", COPY[1]],
        }),
        (AFP, {
            "slugline": "SKorea-harbour-strike", "headline": HEAD, "names": [], "filed": FILED,
            "place": "Sorae, South Korea", "agency": "AFP", "paragraphs": COPY,
            "left_out": ["jd/rw"],
        }),
        (YONHAP, {
            "slugline": "", "headline": HEAD, "names": ["Kim Min-ji"], "place": "SORAE",
            "filed": FILED, "agency": "Yonhap", "paragraphs": COPY,
            "left_out": ["(ATTN: UPDATES throughout)", "minji@wire.example", "(END)"],
        }),
        (KOREAN, {
            "headline": "소래 도선사들, 아흐레 만에 일터로", "names": ["김민지", "이서연"],
            "place": "소래", "agency": "바다통신", "left_out": ["minji@wire.example", "(끝)"],
            "paragraphs": [
                "소래항 도선사들이 31일 일터로 돌아갔다.", "배 마흔 척이 기다리고 있었다.",
            ],
        }),
        (UPI, {
            "headline": "", "place": "", "filed": FILED, "agency": "UPI", "paragraphs": COPY,
            "left_out": ["Advertisement", "(MORE)"],
        }),
    ],
)  # fmt: skip
def test_a_dispatch_of_each_wire(text, parts):
    told = read_dispatch(text, TODAY)
    assert {name: getattr(told, name) for name in parts} == parts


@pytest.mark.parametrize("mark", ["(END)", "/rw", "rw/jd", "-0-", "-30-", "ends", "ENDS", "###",
                                  "NNNN", "(끝)", "--", "desk@wire.example"])  # fmt: skip
def test_every_mark_of_an_end_is_left_out(mark):
    told = read_dispatch(f"SORAE, July 31 (Yonhap) -- Ships wait.\n\nThey wait.\n{mark}\n", TODAY)
    assert told.paragraphs == ["Ships wait.", "They wait."]
    assert told.left_out == [mark]


@pytest.mark.parametrize(
    ("line", "priority", "headline"),
    [("URGENT", 3, "Ships wait"), ("BULLETIN", 2, "Ships wait"), ("FLASH -- Ships wait", 1, "")],
)
def test_an_urgent_line_is_a_priority(line, priority, headline):
    text = f"{line}\n{headline}\n\nSORAE (AP) -- They wait."
    told = read_dispatch(text, TODAY)
    assert (told.priority, told.headline) == (priority, "Ships wait")


@pytest.mark.parametrize(
    ("written", "today", "filed"),
    [("Dec. 31", date(2027, 1, 1), date(2026, 12, 31)), ("Jan. 1", TODAY, date(2027, 1, 1)),
     ("Feb. 29", TODAY, None), ("Sept. 3, 2024", TODAY, date(2024, 9, 3)),
     ("Aug. 1", TODAY, TODAY)],
)  # fmt: skip
def test_a_day_without_its_year_is_the_nearest_one(written, today, filed):
    assert read_dispatch(f"SORAE, {written} (AP) -- Ships wait.", today).filed == filed


@pytest.mark.parametrize(
    "sentence",
    [
        "The pilots said (in a letter) - and meant it - that they would wait.",
        "By the sea stood forty people.",
        "It rained on July 31. The ships waited.",
    ],
)
def test_a_sentence_is_no_dateline_and_no_byline(sentence):
    told = read_dispatch(f"Ships wait\n\n{sentence}\n\nThey wait.", TODAY)
    assert told.headline == "Ships wait"
    assert told.paragraphs == [sentence, "They wait."]
    assert (told.place, told.agency, told.names) == ("", "", [])


@pytest.mark.parametrize("row", copies())
def test_plain_text_is_read_as_paragraphs(row):
    assert paragraphs(row["text"].replace("\r\n", "\n")) == row["paragraphs"]


def test_korean_is_known_by_its_letters():
    assert is_korean("소래항 (SORAE) 도선사들이 돌아갔다.")
    assert not is_korean("The word 부두 means a quay.")
    assert not is_korean("")


pieces = st.sampled_from([*AP.splitlines(), *KOREAN.splitlines(), *YONHAP.splitlines(), "", "By "])


@settings(max_examples=300, deadline=None)
@given(st.lists(pieces | st.text(max_size=20), max_size=15).map("\n".join))
def test_any_text_can_be_read_and_no_long_line_is_lost(text):
    told = read_dispatch(text, TODAY)
    kept = "".join([told.slugline, told.headline, told.dek, told.place, told.agency, *told.names,
                    *told.paragraphs, *told.left_out])  # fmt: skip
    for sentence in ("Forty ships had waited.", "배 마흔 척이 기다리고 있었다."):
        assert (sentence in text) <= (sentence in kept)
