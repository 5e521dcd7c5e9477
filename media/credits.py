"""The one function that renders a credit: page, card, feed, structured data, export."""

from django.utils.translation import gettext as _
from django.utils.translation import override


def credit(photo) -> str:
    """The photo's credit in the language of its words: "Photo by Yonhap".

    Empty when it has no credit line, or when an old archive never recorded one.
    """
    kinds = type(photo).CreditKind
    line = photo.credit_line.strip()
    if not line or photo.credit_kind == kinds.UNRECORDED:
        return line
    with override(photo.language):
        words = {
            kinds.PHOTO_BY: _("Photo by %(line)s"),
            kinds.FILE_PHOTO_BY: _("File photo by %(line)s"),
            kinds.COURTESY_OF: _("Photo courtesy of %(line)s"),
            kinds.HANDOUT: _("Handout photo by %(line)s"),
            kinds.ILLUSTRATION_BY: _("Illustration by %(line)s"),
        }
        return words[photo.credit_kind] % {"line": line}
