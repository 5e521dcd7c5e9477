"""`manage.py load_bulk N`: so many stories, for measuring."""

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from articles.demo.bulk import Bulk
from media.in_print import settle_photos
from media.models import Photo
from newsroom import clock
from newsroom.models import Paper


class Command(BaseCommand):
    """Adds generated stories to a demo paper, and to nothing else."""

    help = "Add N generated stories to the demo paper (seeded: two runs with one seed are alike)."

    def add_arguments(self, parser):
        parser.add_argument("count", type=int, metavar="N")
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *, count, seed, **options):
        if not Paper.objects.current().is_demo:
            raise CommandError("Bulk stories go into a demo paper only: run load_demo first.")
        bulk = Bulk(owner=User.objects.get(username="reporter"), newest=clock.now(), seed=seed)
        for done in bulk.load(count):
            self.stdout.write(f"{done:,} of {count:,}")
        settle_photos(list(Photo.objects.values_list("pk", flat=True)))
