"""What the body's editor offers: the parts of the schema, the tools, their words.

Options reach the scripts as JSON in the page, so that every word goes through translation.
"""

from django.utils.translation import gettext_lazy as _

from articles.body import MINUTES_A_FIGURE, SIGNS_A_MINUTE, WORDS_A_MINUTE
from articles.punctuation import STYLES
from articles.schema import SCHEMA

_LAYOUTS = {
    "inline": _("in the column"),
    "wide": _("wide"),
    "full": _("full width"),
    "left": _("at the left"),
    "right": _("at the right"),
}
_PUT_IN = {
    "Link": {
        "label": _("Link"),
        "find": _("Search our stories, or type or paste an address"),
        "to": _("Link to ADDRESS"),
        "none": _("This story has no address yet: it gets one when it is published."),
        "see": _("Open it"),
        "remove": _("Remove link"),
    },
    "Photo": {
        "label": _("Photo"),
        "find": _("Search the library: words, name, credit"),
        "own": _("one of this story’s photos"),
        "upload": _("Upload"),
        "accept": "image/*,.heic,.heif,.tif,.tiff",
        "layout": _("Layout"),
        "layouts": _LAYOUTS,
        "caption": _("Caption here"),
        "gone": _("This photo is no longer in the library."),
    },
    "Gallery": {
        "label": _("Gallery"),
        "find": _("Search the galleries"),
        "gone": _("This gallery is gone."),
    },
    "RelatedStory": {
        "label": _("Related story"),
        "find": _("Search our stories, or paste an address"),
        "gone": _("This story is gone."),
    },
    "Embed": {
        "label": _("Embed"),
        "address": _("Address"),
        "title": _("What it is, as readers will see it"),
        "put": _("Put it in"),
        "wrong": _("An embed needs an address that begins with https://"),
        "consent": _("Readers get a card with a link; nothing is fetched from there before."),
    },
    "PullQuote": {
        "label": _("Pull quote"),
        "quote": _("What was said"),
        "source": _("Who said it"),
        "how": _("Arrow down leads to who said it; Enter there goes on below."),
    },
}
_TABLE = {
    "addRowBefore": _("Row above"),
    "addRowAfter": _("Row below"),
    "addColumnBefore": _("Column before"),
    "addColumnAfter": _("Column after"),
    "deleteRow": _("Delete row"),
    "deleteColumn": _("Delete column"),
    "toggleHeaderRow": _("Header row"),
}
_TOOLS = [
    [
        {"name": "text", "label": _("Paragraph"), "sign": "¶", "key": "Mod-Alt-0"},
        {"name": "h2", "label": _("Heading 2"), "sign": "H2", "key": "Mod-Alt-2"},
        {"name": "h3", "label": _("Heading 3"), "sign": "H3", "key": "Mod-Alt-3"},
        {"name": "bold", "label": _("Bold"), "sign": "B", "key": "Mod-b"},
        {"name": "italic", "label": _("Italic"), "sign": "I", "key": "Mod-i"},
    ],
    [
        {"name": "list", "label": _("List"), "key": "Mod-Shift-8"},
        {"name": "numbers", "label": _("Numbered list"), "sign": "1.", "key": "Mod-Shift-7"},
        {"name": "quote", "label": _("Quote"), "key": "Mod-Shift-b"},
        {"name": "link", "label": _("Link"), "key": "Mod-k"},
    ],
    [
        {"name": "photo", "label": _("Photo"), "key": "Mod-Alt-p"},
        {"name": "gallery", "label": _("Gallery"), "key": "Mod-Alt-g"},
        {"name": "pullQuote", "label": _("Pull quote"), "key": "Mod-Alt-q"},
        {"name": "table", "label": _("Table"), "key": "Mod-Alt-t"},
        {"name": "relatedStory", "label": _("Story"), "key": "Mod-Alt-r"},
        {"name": "embed", "label": _("Embed"), "key": "Mod-Alt-m"},
        {"name": "rule", "label": _("Line")},
    ],
    [
        {"name": "wireCopy", "label": _("Wire copy"), "key": "Mod-Alt-w"},
        {"name": "undo", "label": _("Undo"), "key": "Mod-z"},
        {"name": "redo", "label": _("Redo"), "key": "Mod-Shift-z"},
    ],
]
# What is no part of the body but helps to write it.
_BESIDES = {
    "History": True,
    "HTML": False,
    "Menu": False,  # ours is "Tools"
    "NoSpellCheck": False,  # on unless switched off, and reporters want their spelling checked
    # The editor takes a body that is one lone figure for an empty one; this line follows it.
    "TrailingNode": True,
    "Panels": {
        "words": {
            "close": _("Close"),
            "up": _("Move up"),
            "down": _("Move down"),
            "remove": _("Take out"),
            "none": _("Nothing found."),
            "lost": _("The desk cannot be asked now: no connection. Your text is safe here."),
        }
    },
    "Paste": {
        "words": {
            "picture": _("1 picture was left out: photos go in through Photos."),
            "pictures": _("NUMBER pictures were left out: photos go in through Photos."),
            "card": _("An address of HOST: readers may get it as a card."),
            "show": _("Show it as a card"),
            "ours": _("This is our own story “STORY”: readers may get it as a related story."),
            "relate": _("Make it a related story"),
        }
    },
    "Punctuation": {"styles": STYLES},
    "TablePanel": {"words": {"label": _("Table"), "acts": _TABLE}},
    "Tally": {
        "rates": {
            "words": WORDS_A_MINUTE,
            "signs": SIGNS_A_MINUTE,
            "figure": MINUTES_A_FIGURE,
        },
        "words": {
            "words": _("words"),
            "characters": _("characters"),
            "minutes": _("min to read"),
        },
    },
    "Tools": {"label": _("Tools for the text"), "groups": _TOOLS},
    "WireCopy": {
        "words": {
            "label": _("Wire copy"),
            "paste": _("Paste the whole dispatch, from its slug to its end mark"),
            "read": _("Read it"),
            "again": _("Another text"),
            "take": _("Take over what is ticked"),
            "has": _("now: VALUE"),
            "unknown": _("not known on this desk"),
            "left": _("Left out: LINES"),
            "nothing": _("Nothing was recognised. It can be pasted into the text as it is."),
            "add": _("The body gets the copy where the caret is."),
        }
    },
}


def _with_words(name, options):
    if name not in _PUT_IN:
        return options
    return (options if isinstance(options, dict) else {}) | {"words": _PUT_IN[name]}


BODY_EXTENSIONS = {
    name: _with_words(name, part.in_editor()) for name, part in SCHEMA.items()
} | _BESIDES
