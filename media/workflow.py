"""The galleries' verbs."""

from django.urls import reverse

from media.in_print import settle_photos
from media.models import Gallery
from media.preflight import lacking, problems
from media.restoring import standing_gallery
from media.revisions import write
from newsroom.hub import announce
from newsroom.workflow import Verbs


def _settle(gallery: Gallery) -> None:
    photos = set(gallery.photos.values_list("photo", flat=True))
    settle_photos(photos | ({gallery.cover_id} if gallery.cover_id else set()))
    announce(gallery, [reverse("media:galleries")])


gallery = Verbs(
    write=write, lacking=lacking, preflight=problems, settle=_settle,
    standing=standing_gallery,
)  # fmt: skip

create = gallery.create
save = gallery.save
restore_revision = gallery.restore_revision
submit = gallery.submit
send_back = gallery.send_back
mark_ready = gallery.mark_ready
publish = gallery.publish
update = gallery.update
reschedule = gallery.reschedule
unschedule = gallery.unschedule
withdraw = gallery.withdraw
restore = gallery.restore
spike = gallery.spike
revive = gallery.revive
