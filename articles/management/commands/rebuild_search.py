"""`manage.py rebuild_search`: the readers' search, made anew from the stories."""

from django.core.management.base import BaseCommand
from django.db import transaction

from articles.search.index import clear, fill


class Command(BaseCommand):
    """Empties the index and fills it, newest first; readers find the newest at once."""

    help = "Make the readers' search anew. It may be broken off and begun again at any time."

    def handle(self, **options):
        with transaction.atomic():
            clear()
        for done in fill():
            self.stdout.write(f"{done:,} stories")
