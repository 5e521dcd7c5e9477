"""`manage.py prune_renditions`: deletes the files of sets that were retired long ago."""

from datetime import timedelta

from django.core.management.base import BaseCommand
from django.db.models import F

from media.models import RenditionSet
from media.renditions import take_back_files
from newsroom import clock

DAYS = 30


class Command(BaseCommand):
    """The rows stay: their names lead readers to the files that took their place."""

    help = f"Delete files of photos that others took the place of, after {DAYS} days."

    def handle(self, **options):
        before = clock.now() - timedelta(days=DAYS)
        retired = RenditionSet.objects.filter(retired_at__lt=before).exclude(manifest={})
        number = 0
        for made in retired.exclude(pk=F("photo__current")).iterator():
            if not take_back_files(made.stem, made.manifest):
                self.stderr.write(f"{made.stem}: the store does not delete; tried again next time.")
                continue
            number += RenditionSet.objects.filter(pk=made.pk, retired_at=made.retired_at).update(
                manifest={}
            )
        self.stdout.write(f"{number} sets of files deleted.")
