"""Cleaning a story's body: HTML of any origin into the stored form of `articles.schema`."""

import re
import unicodedata

import nh3
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorField

from articles.body import TAG, blocks
from articles.editor import BODY_EXTENSIONS
from articles.schema import ATTRIBUTES, CHECKS, LINK_SCHEMES, MARKS, NEEDED, TAGS

# What other houses write, in our words. A container becomes a paragraph, so that the words on
# both sides of its edge stay apart; the parser's next pass mends paragraphs within paragraphs.
RENAMED = {
    "b": "strong",
    "i": "em",
    "h1": "h2",
    "h4": "h3",
    "h5": "h3",
    "h6": "h3",
} | dict.fromkeys(
    "div section article header footer main nav address center pre dl dt dd details summary "
    "figcaption caption fieldset form".split(),
    "p",
)
UNREADABLE = {"script", "style", "title", "template", "noscript", "iframe", "object", "svg", "math"}

# Not allowed in XML, so neither in a feed; the two breaks of word processors part words.
_CONTROLS = dict.fromkeys([*range(0x20), 0xFFFE, 0xFFFF]) | {9: 9, 10: 10, 13: 13, 11: 32, 12: 32}
_EMPTY = re.compile(
    r"<(p|h2|h3|cite)>(?:\s|&nbsp;|[\u200b\u2060\ufeff]|<br>|</?(?:strong|em|a|cite)>)*</\1>"
    r"|<aside[^<>]*></aside>"
)
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"<>]*)"')
_OPEN_OR_CLOSE = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_END_IS_OPTIONAL = set("p li td th tr thead tbody dt dd br hr img input meta link".split())

PASSES = 8  # two do for most, one more to see that nothing changes; the rest is for hostile HTML
DEEPEST = 100  # elements in one another: the parser's time grows with depth × length
SIGNS, MOST_SIGNS = "&<\xa0", 50_000  # a table of 20,000 cells has as many


def sanitize_body(html):
    """Clean HTML of any origin into the stored form: a row of blocks of the schema, NFC.

    Idempotent. Raises ValidationError for HTML that is nested absurdly deep, and loses no
    other readable text.
    """
    if _depth(html) > DEEPEST:
        raise ValidationError(_("This text is nested too deeply to be read."), code="too_deep")
    for _pass in range(PASSES):
        cleaned = _one_pass(html)
        if cleaned == html:
            break
        html = cleaned
    return html


def sanitize_typed(html):
    """The same for what somebody sends: refused, too, when it would hold the parser for minutes.

    Its time grows with the square of such signs in one run of text, as each becomes an entity.
    """
    if sum(map(html.count, SIGNS)) > MOST_SIGNS:
        message = _("This text has more signs such as & and < than can be read: at most %(n)d.")
        raise ValidationError(message % {"n": MOST_SIGNS}, code="too_many_signs")
    return sanitize_body(html)


class BodyField(ProseEditorField):
    """A story's body, clean whichever way it is written.

    `get_db_prep_save` is the one hook that every write of a value passes: save(), create(),
    bulk_create(), update(), bulk_update(), the models of migrations too, since the field
    deconstructs to itself. `pre_save` and forms clean as well, only so that what the program
    holds is what was stored. Expressions that the database computes are beyond its reach:
    do not write a body with F() or Concat().
    """

    def __init__(self, *args, **kwargs):
        super().__init__(
            *args, **(kwargs | {"extensions": dict(BODY_EXTENSIONS), "sanitize": sanitize_body})
        )

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "articles.prose.BodyField", args, kwargs

    def formfield(self, **kwargs):
        return super().formfield(**({"sanitize": sanitize_typed} | kwargs))

    def pre_save(self, model_instance, add):
        body = super().pre_save(model_instance, add)
        if isinstance(body, str):
            body = sanitize_body(body)
            setattr(model_instance, self.attname, body)
        return body

    def get_db_prep_save(self, value, connection):
        if isinstance(value, str):
            value = sanitize_body(value)
        return super().get_db_prep_save(value, connection)


def _one_pass(html):
    text = html.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = unicodedata.normalize("NFC", text.translate(_CONTROLS))
    tidied = _tidied(_CLEANER.clean(text).translate(_CONTROLS))
    return "".join(block.html for block in blocks(tidied))


def _tidied(html):
    """Rename tags, empty the figures, drop what says nothing; the HTML must be balanced."""
    kept, lists = [], 0

    def rewritten(tag):
        nonlocal lists
        closing, name, attributes = tag[1], RENAMED.get(tag[2], tag[2]), tag[3]
        lists += (name in ("ul", "ol")) * (-1 if closing else 1)
        if name == "li" and not lists:
            name = "p"
        if name == "figure":  # what stood inside follows it
            return _mark(attributes)
        if name in NEEDED:
            keep = kept.pop() if closing else f' {NEEDED[name]}="' in attributes
            if not closing:
                kept.append(keep)
            return tag[0] if keep else ""
        return f"<{closing}{name}{attributes}>"

    return _EMPTY.sub("", TAG.sub(rewritten, html))


def _mark(attributes):
    """An empty figure with the attributes of the one thing that it stands for, or nothing."""
    given = dict(_ATTRIBUTE.findall(attributes))
    part = next((MARKS[name] for name in given if name in MARKS), None)
    if part is None:
        return ""
    kept = "".join(f' {name}="{given[name]}"' for name in part.attributes if name in given)
    return f"<figure{kept}></figure>"


def _depth(html):
    """The most elements open at once, leaving out those that close by themselves."""
    deepest = depth = 0
    for tag in _OPEN_OR_CLOSE.finditer(html):
        if tag[2].lower() not in _END_IS_OPTIONAL:
            depth = max(depth + (-1 if tag[1] else 1), 0)
            deepest = max(deepest, depth)
    return deepest


def _checked(tag, attribute, value):
    """nh3's attribute filter: the value to keep, or None for no such attribute."""
    check = CHECKS.get(attribute)
    return check(value) if check else value


_CLEANER = nh3.Cleaner(
    tags=TAGS | RENAMED.keys(),
    clean_content_tags=UNREADABLE,
    attributes=ATTRIBUTES,
    attribute_filter=_checked,
    url_schemes=set(LINK_SCHEMES),
    link_rel=None,
)
