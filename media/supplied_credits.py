"""Understands credits as agencies supply them, and finds them at the end of captions.

Only what is unmistakable: a credit that stays in a caption is seen and moved by an
editor, a word taken out of a caption by mistake is not missed by anyone.
"""

import re

from media.models import Photo

Kind = Photo.CreditKind

LONGEST = 300  # characters: longer ones are no credits, and are left as they are
TAIL = 200  # characters of a caption's end that are looked at

BY = r"(?:\s+by\s+|\s*[:=/]\s*)"
# Tried in this order, each on what the one before left: "Photo by Handout / NASA" is a handout.
WORDED = [
    (Kind.PHOTO_BY, rf"(?:photos?|photograph|picture|credit|사진){BY}(.+)"),
    (Kind.FILE_PHOTO_BY, rf"(?:file photos?|자료\s?사진){BY}(.+)"),
    (Kind.FILE_PHOTO_BY, r"(.+?)\s*[,/]\s*files?(?: photo)?"),
    (Kind.COURTESY_OF, r"(?:photos? )?courtesy(?:\s+of\s+|\s*[:/]\s*|\s+)(.+)"),
    (Kind.COURTESY_OF, r"(.+?)\s+제공"),
    (Kind.HANDOUT, rf"hand-?out(?: photo)?(?:{BY}|\s+(?:of|from)\s+)(.+)"),
    (Kind.HANDOUT, r"(.+?)(?:\s*[/,]\s*|\s+)\(?hand-?out\)?"),
    (Kind.ILLUSTRATION_BY, rf"illustration{BY}(.+)"),
]
ALONE = re.compile(r"hand-?out(?: photo)?", re.IGNORECASE)

# Agencies that stand alone, and what another script or habit calls them.
AGENCIES = {
    "yonhap", "newsis", "news1", "ap", "associated press", "the associated press", "reuters",
    "afp", "agence france-presse", "upi", "epa-efe", "xinhua", "kyodo", "jiji", "tass", "dpa",
    "ansa", "getty images", "afp-jiji", "nurphoto", "anadolu", "zuma press", "bloomberg",
}  # fmt: skip
KOREAN_NAMES = {
    "연합뉴스": "yonhap", "연합": "yonhap", "뉴시스": "newsis", "뉴스1": "news1",
    "로이터": "reuters", "신화": "xinhua", "교도": "kyodo", "게티이미지": "getty images",
}  # fmt: skip

# Where a caption may end in a credit, the surest first; what the group has is judged.
ENDINGS = [
    re.compile(r"\s*[(\[（【]([^()\[\]（）【】]{1,120})[)\]）】]\s*(\.?)$"),
    re.compile(r"[\s/|]+((?:자료\s?)?사진\s*[=:/][^=()\n]{1,80})(\.?)$"),
    re.compile(r"(?:(?<=[.!?…”\"])\s+|\n\s*)[/|–—-]*\s*([^.!?()\[\]\n]{1,100}?)(\.?)$"),
    re.compile(r"\s*(?:/|\s\||\s[–—]|\s--)\s*([^/|()\[\]\n]{1,80}?)(\.?)$"),
]


def understood(supplied: str) -> tuple[str, str]:
    """The kind of a credit and its line: "Courtesy of NASA" is courtesy_of, "NASA".

    "Handout" alone is a kind and names nobody: its line is empty.
    """
    kind, line = Kind.PHOTO_BY, " ".join(supplied.split())
    if len(line) > LONGEST:
        return kind, line
    if line.startswith(("(", "[")):
        line = line.strip("()[] ")
    for worded, pattern in WORDED:
        if match := re.fullmatch(pattern, line, re.IGNORECASE):
            kind, line = worded, match[1].strip()
    if ALONE.fullmatch(line):
        return Kind.HANDOUT, ""
    return kind, line


def without_credit(caption: str, *, credit="", names=()) -> tuple[str, str]:
    """The caption and the credit that ended it, without its brackets; "" where none did.

    With a `credit` of the photo's own, only the same one counts, or one of `names` (the
    photographer, the agency); without one also any agency that we know, or a worded one
    ("Photo by …"): what says another credit than the photo's is an editor's to judge.
    """
    caption = caption.strip()
    start = max(0, len(caption) - TAIL)
    for ending in ENDINGS:
        match = ending.search(caption[start:])
        if match and _is_credit(match[1], credit, names):
            kept = caption[: start + match.start()].rstrip()
            if kept:
                stop = match[2] if kept[-1] not in '.!?…”"' else ""
                return kept + stop, match[1].strip()
    return caption, ""


def _is_credit(words: str, credit: str, names) -> bool:
    words = " ".join(words.split())
    line = understood(words)[1]
    if not credit and line != words:  # "Photo by" was there: does somebody's name follow?
        return line[:1].isalpha() and not line[0].islower()
    known = {_folded(part) for text in (credit, *names) for part in [text, *_parts(text)]} - {""}
    known |= set() if credit else AGENCIES
    return any(_folded(part) in known for part in [line, *_parts(line)])


def _parts(line: str) -> list[str]:
    """ "Kim Hong-Ji/REUTERS" is two."""
    return re.split(r"\s*[/,;·=]\s*|\s+via\s+", line)


def _folded(name: str) -> str:
    """The name as it is compared: "AP Photo" is AP, and 연합뉴스 Yonhap."""
    name = name.casefold().strip(" .©ⓒ")
    name = re.sub(r"(?:\s+(?:photos?|news|agency))+$", "", name)
    return KOREAN_NAMES.get(name, name)
