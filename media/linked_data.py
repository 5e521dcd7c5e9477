"""Photos and galleries as machines read them, each photo with whose it is."""

from urllib.parse import urlsplit

from media.credits import credit
from media.pictures import picture_of
from newsroom.feeds import absolute
from newsroom.linked_data import breadcrumbs, named, publisher

TO_SHARE = ("16x9", "4x3", "1x1")  # as Google wants the picture of an article


def image(use, ratio="full") -> dict:
    """A photo in a piece, in its largest public size; {} where it may not leave the house."""
    picture = picture_of(use.photo, ratio)
    if picture is None or use.photo.no_syndication:
        return {}
    return {
        "@type": "ImageObject",
        "contentUrl": absolute(picture.largest),
        "width": picture.width,
        "height": picture.height,
    } | words_of(use)


def words_of(use) -> dict:
    """Caption, credit and rights, in the fields that image search shows beside a picture."""
    photo = use.photo
    terms = photo.usage_terms if urlsplit(photo.usage_terms).scheme in ("http", "https") else ""
    return {
        "caption": use.words,
        "creditText": credit(photo),
        "creator": named("Person", photo.creator) if photo.creator else "",
        "copyrightNotice": photo.copyright_notice or photo.credit_line,
        "license": terms,
        "acquireLicensePage": terms,
    }


def images(uses) -> list[dict]:
    """Of the first the three ratios of sharing, of the others the full frame."""
    uses = list(uses)
    first = [image(uses[0], ratio) for ratio in TO_SHARE] if uses else []
    found = {one["contentUrl"]: one for one in (*first, *map(image, uses[1:])) if one}
    return list(found.values())  # a ratio that is not made yet is the full frame


def gallery_nodes(gallery, uses, paper, photos_page: tuple[str, str]) -> list[dict]:
    """A gallery with all its photos; `photos_page` is (name, address) of the list of them."""
    address = gallery.get_absolute_url()
    names = [named("Person", one.contributor.name, one.contributor.get_absolute_url())
             for one in gallery.bylines.all()]  # fmt: skip
    node = {
        "@type": "ImageGallery",
        "@id": absolute(address),
        "url": absolute(address),
        "name": gallery.headline,
        "headline": gallery.headline[:110],
        "description": gallery.dek,
        "inLanguage": gallery.language,
        "datePublished": gallery.published_at.isoformat(),
        "dateModified": (gallery.updated_at or gallery.published_at).isoformat(),
        "author": names or publisher(paper),
        "publisher": publisher(paper),
        "isAccessibleForFree": True,
        "image": [found for use in uses if (found := image(use))],
    }
    return [node, breadcrumbs(photos_page, (gallery.headline, address))]
