"""`manage.py reread_metadata`: reads again what the files of photos say of themselves."""

from django.core.management.base import BaseCommand

from media.decoding import Refused
from media.models import Photo
from media.rereading import changes_of, renew, said_now


class Command(BaseCommand):
    """Says what would change; with --write, changes it. May be stopped and run again.

    Only fields that nobody has changed since the photo came in, and no word of a photo
    that readers see.
    """

    help = "Read photos' files again and say what that tells; with --write, keep it."

    def add_arguments(self, parser):
        parser.add_argument("photos", nargs="*", type=int, help="their numbers; all, if none")
        parser.add_argument("--write", action="store_true", help="keep what is found")

    def handle(self, *, photos, write, **options):
        rows = Photo.objects.exclude(original="").order_by("pk")
        rows = rows.filter(pk__in=photos) if photos else rows
        number = 0
        for pk in list(rows.values_list("pk", flat=True)):
            try:
                photo = Photo.objects.get(pk=pk)
                info = said_now(photo)
                fields = renew(photo, info) if write else sorted(changes_of(photo, info))
            except (Refused, OSError, Photo.DoesNotExist) as problem:
                self.stderr.write(f"photo {pk}: {problem}")
                continue
            number += bool(fields)
            if fields:
                self.stdout.write(f"photo {pk}: {', '.join(fields)}")
        ending = "renewed." if write else "would be renewed; --write does it."
        self.stdout.write(f"{number} photos {ending}")
