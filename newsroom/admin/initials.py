"""Who has a piece open, as initials beside its row."""

from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from newsroom.people import initials_of, name_of

MARK = (
    ' <span class="here" title="{0}"><span aria-hidden="true">{1}</span>'
    '<span class="visually-hidden">{0}</span></span>'
)


def in_it(people):
    """A mark for each of these people; nothing for nobody."""
    who = ((_("%(who)s is in it") % {"who": name_of(one)}, initials_of(one)) for one in people)
    return format_html_join("", MARK, who)
