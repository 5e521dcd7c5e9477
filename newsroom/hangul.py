"""Hangul as it is typed, by initial consonants or a half syllable, and as its lines break."""

import re

FIRST, LAST = 0xAC00, 0xD7A3  # the syllables of Unicode: 19 initials × 21 vowels × 28 finals
INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
FINALS = "\0ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
AN_INITIAL = 21 * 28  # syllables that begin with the same consonant
A_VOWEL = 28  # and go on with the same vowel
WORD_JOINER = "\u2060"
# A closing mark and the particle after it, a syllable and the bracket that explains it; not
# within a tag.
_ONE_WORD = re.compile(
    r"((?<=[’”)\]」』》〉])(?=[가-힣])|(?<=[가-힣])(?=[(\[「『《〈]))(?![^<>]*>)"
)


def begins_with(typed: str) -> str:
    """A regular expression for names that begin as `typed`, or "" when it is no Hangul.

    ㅅㅇ finds 서울; so does 서우, whose last syllable is on its way to 울, and 설 finds
    서래, whose next one begins with ㄹ.
    """
    signs = [sign for sign in typed if not sign.isspace()]
    if not signs or not all(sign in INITIALS or _is_syllable(sign) for sign in signs):
        return ""
    done = [_initial(sign) if sign in INITIALS else sign for sign in signs[:-1]]
    return "^" + r"\s*".join([*done, _unfinished(signs[-1])])


def bound(text: str) -> str:
    """The text, or HTML, in which no line ends between a word and its particle: ‘새벽호’가.

    `word-break: keep-all` keeps letters together, and lets a line end after a closing mark.
    """
    return _ONE_WORD.sub(WORD_JOINER, text)


def _is_syllable(sign):
    return FIRST <= ord(sign) <= LAST


def _initial(consonant):
    start = FIRST + INITIALS.index(consonant) * AN_INITIAL
    return _between(start, start + AN_INITIAL - 1)


def _unfinished(sign):
    if sign in INITIALS:
        return _initial(sign)
    final = (ord(sign) - FIRST) % A_VOWEL
    if not final:
        return _between(ord(sign), ord(sign) + A_VOWEL - 1)
    if FINALS[final] not in INITIALS:
        return re.escape(sign)
    return f"(?:{sign}|{chr(ord(sign) - final)}{_initial(FINALS[final])})"


def _between(start, end):
    return f"[{chr(start)}-{chr(end)}]"
