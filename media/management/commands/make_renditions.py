"""Make the public files of photos again, as after their store was lost."""

from django.core.management.base import BaseCommand

from media.decoding import Refused
from media.models import Photo
from media.renditions import remake


class Command(BaseCommand):
    """Works from the originals, photo by photo, so it may be stopped and run again."""

    help = "Make the files of photos that have none; with --all, of every photo."

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="also where there are files")

    def handle(self, **options):
        photos = Photo.objects.all() if options["all"] else Photo.objects.filter(current=None)
        for photo in photos.exclude(original="").iterator():
            try:
                remake(photo)
            except (Refused, OSError) as problem:
                self.stderr.write(f"{photo.pk}: {problem}")
            else:
                self.stdout.write(f"{photo.pk}: {photo.current.stem}")
