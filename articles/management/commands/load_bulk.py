"""`manage.py load_bulk N --photos M`: so many stories and photos, for measuring."""

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from articles.demo.bulk import Bulk
from articles.demo.bulk_photos import BulkPhotos
from articles.search.index import fill
from media.in_print import settle_photos
from newsroom import clock
from newsroom.models import Paper


class Command(BaseCommand):
    """Adds generated stories and photos to a demo paper, and to nothing else."""

    help = "Add N generated stories to the demo paper (seeded: two runs with one seed are alike)."

    def add_arguments(self, parser):
        parser.add_argument("count", type=int, metavar="N")
        parser.add_argument("--photos", type=int, default=0, metavar="M", help="and M photos")
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *, count, photos, seed, **options):
        if not Paper.objects.current().is_demo:
            raise CommandError("Bulk stories go into a demo paper only: run load_demo first.")
        bulk = Bulk(owner=User.objects.get(username="reporter"), newest=clock.now(), seed=seed)
        for done in bulk.load(count):
            self.stdout.write(f"{done:,} of {count:,}")
        with transaction.atomic():
            settle_photos(bulk.photos)
        for done in fill():
            self.stdout.write(f"{done:,} of {count:,} in the search")
        people = User.objects.filter(is_staff=True).order_by("pk")
        for done in BulkPhotos(people=people, newest=clock.now(), seed=seed).load(photos):
            self.stdout.write(f"{done:,} of {photos:,} photos")
