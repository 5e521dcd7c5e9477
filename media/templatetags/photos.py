"""Photos in templates."""

from django import template

from media.pictures import alternative, picture_of

register = template.Library()


@register.inclusion_tag("media/_picture.html")
def picture(
    photo, sizes="100vw", priority=False, css="", alt=None, captioned=True, ratio="full", most=0
):
    """The photo as an <img> of every size; nothing while it has no renditions.

    `ratio="3x2"` takes the crop about its focal point, as cards do, and the full frame
    while that is not made. AVIF stands before it in a <picture> once there is any.
    `priority` is for the one picture that leads a page: fetched at once, where others
    wait until they are near. `alt=""` makes it decoration, as beside a linked headline;
    left out, it is the photo's own, by `alternative()`: say `captioned=False` where the
    caption does not stand beside it. `most` leaves out sizes wider than so many pixels, for
    a picture that is never shown as large.
    """
    found = picture_of(photo, ratio)
    return {
        "picture": found.up_to(most) if found and most else found,
        "alt": alternative(photo, captioned=captioned) if photo and alt is None else alt,
        "sizes": sizes,
        "priority": priority,
        "css": css,
    }
