"""The photos whose rights end soon, as a line of what needs care."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from media.models import Photo
from newsroom.admin.hours import until
from newsroom.admin.lists import capped, count_up_to
from newsroom.admin.panels import Row

MOST_COUNTED = 50


def rights_ending(now) -> list[Row]:
    """One row that counts them and leads to their list; none when no rights end in a week."""
    ending = Photo.objects.rights_ending(now).order_by("rights_until")
    if not (number := count_up_to(ending, MOST_COUNTED)):
        return []
    first = ending.values_list("rights_until", flat=True)[0]
    words = ngettext(
        "The rights of %(count)s photo end within a week.",
        "The rights of %(count)s photos end within a week.",
        number,
    )
    row = Row(
        url=f"{reverse('admin:media_photo_changelist')}?rights=week",
        state="review",
        word=_("rights"),
        headline=words % {"count": capped(number, MOST_COUNTED)},
        side=_("the first %(left)s") % {"left": until(first, now)},
    )
    return [row]
