"""`manage.py make_renditions`: makes what the files of photos lack, as after a lost store."""

from django.core.management.base import BaseCommand

from media.decoding import Refused
from media.inscription import Unreadable
from media.models import Photo
from media.renditions import is_inscribed, is_whole, remake
from media.tasks import bring_up_to_date


class Command(BaseCommand):
    """Works from the originals, photo by photo, so it may be stopped and run again.

    A photo lacks something when it has no files, not all of them, those of another focal
    point or of an older making, or other words in them than the desk has.
    """

    help = "Make the files that photos lack; with --all, those of every photo."

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="also where nothing is lacking")

    def handle(self, **options):
        photos = Photo.objects.with_renditions().exclude(original="").order_by("pk")
        keys = [
            photo.pk
            for photo in photos.iterator()
            if options["all"] or not (is_whole(photo) and is_inscribed(photo))
        ]
        for number, pk in enumerate(keys, 1):
            where = f"{number} of {len(keys)}, photo {pk}"
            try:
                photo = photos.get(pk=pk)
                remake(photo) if options["all"] else bring_up_to_date(photo)
            except (Refused, Unreadable, OSError, Photo.DoesNotExist) as problem:
                self.stderr.write(f"{where}: {problem}")
            else:
                self.stdout.write(f"{where}: {photo.current.stem}")
        self.stdout.write(f"{len(keys)} photos looked after." if keys else "Nothing is lacking.")
