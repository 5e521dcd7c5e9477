"""The one function that renders a credit: page, card, feed, structured data, export."""

from django.utils.translation import gettext, gettext_noop, override

# The words of each Photo.CreditKind; of an old archive's photo only the line is known.
WORDS = {
    "photo_by": gettext_noop("Photo by %(line)s"),
    "file_photo_by": gettext_noop("File photo by %(line)s"),
    "courtesy_of": gettext_noop("Photo courtesy of %(line)s"),
    "handout": gettext_noop("Handout photo by %(line)s"),
    "illustration_by": gettext_noop("Illustration by %(line)s"),
    "unrecorded": "%(line)s",
}


def credit(photo) -> str:
    """The photo's credit in the language of its words: "Photo by Yonhap".

    Empty when it has no credit line.
    """
    if not (line := photo.credit_line.strip()):
        return ""
    with override(photo.language):
        return gettext(WORDS[photo.credit_kind]) % {"line": line}
