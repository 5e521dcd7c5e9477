"""`manage.py load_demo`: the demo paper, for trying the desk and the site."""

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from articles.demo.fronts import load_fronts
from articles.demo.house_ads import load_house_ads
from articles.demo.people import ACCOUNTS, lay_frame, open_accounts
from articles.demo.photos import take_in_photos
from articles.demo.pieces import Demo
from articles.models import Article
from newsroom import clock
from newsroom.models import Paper, Section


class Command(BaseCommand):
    """Loads what is missing of the demo paper; safe to run twice."""

    help = "Load the demo paper, The Garam Ledger. Refuses where a real paper is."

    def handle(self, **options):
        if Section.objects.exists() and not Paper.objects.current().is_demo:
            raise CommandError("This is a real paper: the demo is not loaded into it.")
        now = clock.now()
        self.stdout.write("The demo paper: names, sections, accounts")
        lay_frame()
        accounts = open_accounts()
        people = {
            account.username: account for account in User.objects.filter(username__in=ACCOUNTS)
        }
        self.stdout.write("Photos: making their sizes, some 20 seconds")
        demo = Demo(people, take_in_photos(people["photo"], now), now)
        load_house_ads(now)
        self._follow("Stories", demo.load_stories())
        self._follow("Galleries", demo.load_galleries())
        load_fronts(people["publisher"])
        self.stdout.write(f"{Article.objects.count()} stories are in the paper. Accounts:")
        for line in accounts:
            self.stdout.write(f"  {line}")

    def _follow(self, what, headlines):
        for number, _headline in enumerate(headlines, 1):
            if number % 10 == 0:
                self.stdout.write(f"{what}: {number}")
