"""The galleries' feed, and how any feed shows a photo."""

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from media.credits import credit
from media.models import Gallery, PhotoUse
from media.pictures import Picture, alternative, picture_of
from newsroom.feeds import FeedPhoto, NewsFeed, absolute


def shareable(uses) -> list[tuple[PhotoUse, Picture]]:
    """The uses whose photo may leave the house and has files, each with its picture."""
    found = ((use, picture_of(use.photo)) for use in uses if not use.photo.no_syndication)
    return [(use, picture) for use, picture in found if picture]


def feed_photos(uses) -> list[FeedPhoto]:
    """Each photo once, in order, in its largest public size."""
    once = {use.photo_id: (use, picture) for use, picture in reversed(shareable(uses))}
    return [
        FeedPhoto(
            url=absolute(picture.largest),
            width=picture.width,
            height=picture.height,
            caption=use.words,
            credit=credit(use.photo),
        )
        for use, picture in reversed(once.values())
    ]


def figures(uses) -> str:
    """The photos as HTML that stands alone: caption and credit below each, addresses absolute."""
    return format_html_join(
        "",
        '<figure><img src="{}" alt="{}"><figcaption>{} {}</figcaption></figure>',
        (
            (absolute(picture.src), alternative(use.photo), use.words, credit(use.photo))
            for use, picture in shareable(uses)
        ),
    )


def gallery_within(gallery) -> str:
    """A gallery loaded `for_feed()` within another text: its headline leads to it, its photos."""
    address = absolute(gallery.get_absolute_url())
    head = format_html('<h3><a href="{}">{}</a></h3>', address, gallery.headline)
    return head + figures(gallery.photos.all()) + rest_of(gallery)


def rest_of(gallery) -> str:
    """Where the photos are that an entry leaves out; empty when it has all."""
    if (left := gallery.photo_count - len(gallery.photos.all())) <= 0:
        return ""
    with override(gallery.language):
        words = ngettext("%(count)s more photo", "%(count)s more photos", left)
    words %= {"count": intcomma(left)}
    return format_html('<p><a href="{}">{}</a></p>', absolute(gallery.get_absolute_url()), words)


class GalleryFeed(NewsFeed):
    """Galleries with their photos, newest first; of a long one the first, and where the rest is."""

    pieces = Gallery.objects

    def subject_name(self, channel):
        return _("Photos")

    def listed(self, channel):
        return Gallery.objects.newest(channel.hour, channel.before)

    def told_again(self, channel):
        return Gallery.objects.told_again(channel.hour)

    def summary_of(self, gallery):
        uses = (use for use in gallery.photos.all() if not use.photo.no_syndication)
        return gallery.dek or next((use.words for use in uses), "")

    def text_of(self, gallery):
        dek = format_html("<p>{}</p>", gallery.dek) if gallery.dek else ""
        return dek + figures(gallery.photos.all()) + rest_of(gallery)

    def photos_of(self, gallery):
        return feed_photos(gallery.photos.all())
