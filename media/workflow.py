"""The galleries' verbs."""

from media.in_print import settle_photos
from media.models import Gallery
from media.preflight import gallery_lacking, gallery_problems
from media.revisions import write
from newsroom.workflow import Verbs


def _settle(gallery: Gallery) -> None:
    photos = set(gallery.photos.values_list("photo", flat=True))
    settle_photos(photos | ({gallery.cover_id} if gallery.cover_id else set()))


gallery = Verbs(write=write, lacking=gallery_lacking, preflight=gallery_problems, settle=_settle)

create = gallery.create
save = gallery.save
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
