"""`manage.py recount_months`: what each month holds, counted anew from the pieces."""

from django.core.management.base import BaseCommand
from django.db import transaction

from articles.models import Article
from media.models import Gallery
from newsroom.months import recount_all


class Command(BaseCommand):
    """For after pieces were written behind the desk's back."""

    help = "Count anew what each month of the paper holds, as the sitemap tells it."

    @transaction.atomic
    def handle(self, **options):
        for kind in (Article, Gallery):
            recount_all(kind)
