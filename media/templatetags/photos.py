"""Photos in templates."""

from django import template

from media.pictures import alternative, picture_of

register = template.Library()


@register.inclusion_tag("media/_picture.html")
def picture(photo, sizes="100vw", priority=False, css="", alt=None, captioned=True):
    """The photo as an <img> of every size; nothing while it has no renditions.

    `priority` is for the one picture that leads a page: fetched at once, where others
    wait until they are near. `alt=""` makes it decoration, as beside a linked headline;
    left out, it is the photo's own, by `alternative()`: say `captioned=False` where the
    caption does not stand beside it.
    """
    return {
        "picture": picture_of(photo),
        "alt": alternative(photo, captioned=captioned) if photo and alt is None else alt,
        "sizes": sizes,
        "priority": priority,
        "css": css,
    }
