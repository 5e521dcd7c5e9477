"""`manage.py start_paper`: an empty paper of your own."""

import getpass

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from newsroom.models import Paper, Section
from newsroom.slugs import make_slug

SECTIONS = "World, City, Politics, Business, Culture, Sport"


class Command(BaseCommand):
    """Asks for name, sections and the first admin; zone and language are settings."""

    help = "Start an empty paper: its name, its sections, its first admin."

    def add_arguments(self, parser):
        parser.add_argument("--name", help="The paper's name")
        parser.add_argument("--tagline", default="")
        parser.add_argument("--sections", help=f'Names with commas, as "{SECTIONS}"')
        parser.add_argument("--admin", help="Username of the first admin")
        parser.add_argument("--email", default="", help="The admin's e-mail")
        parser.add_argument(
            "--password-file", help="A file with the admin's password (asked for otherwise)"
        )

    def handle(self, **options):
        if Section.objects.exists():
            raise CommandError("There is a paper here already.")
        name = options["name"] or self._ask("Name of the paper")
        sections = options["sections"] or self._ask("Sections", SECTIONS)
        self.stdout.write(
            f"Zone {settings.TIME_ZONE} and language {settings.LANGUAGE_CODE} come from TIME_ZONE "
            "and LANGUAGE_CODE in .env: dates of stories hang on the zone, so set it first."
        )
        admin = options["admin"] or self._ask("Username of the first admin", "admin")
        password = self._password(options["password_file"], User(username=admin))
        self._start(name, options["tagline"], sections, admin, options["email"], password)
        self.stdout.write(f"{name} is ready: log in at {settings.BASE_URL}/{settings.ADMIN_PATH}")

    @transaction.atomic
    def _start(self, name, tagline, sections, admin, email, password):
        paper = Paper(pk=1, name=name, tagline=tagline)
        self._checked(paper)
        paper.save()
        for order, title in enumerate(filter(None, map(str.strip, sections.split(","))), 1):
            section = Section(name=title, slug=make_slug(title), order=order)
            self._checked(section)
            section.save()
        if not Section.objects.exists():
            raise CommandError("A paper needs at least one section.")
        account = User.objects.create_user(admin, email, password, is_staff=True)
        account.groups.set([Group.objects.get(name="admin")])

    def _checked(self, row):
        try:
            row.full_clean(validate_unique=not isinstance(row, Paper))
        except ValidationError as error:
            raise CommandError("; ".join(f"{row}: {m}" for m in error.messages)) from error

    def _ask(self, question, default=""):
        answer = input(f"{question}{f' [{default}]' if default else ''}: ").strip() or default
        if not answer:
            raise CommandError(f"{question}: nothing was given.")
        return answer

    def _password(self, path, account):
        if path:
            with open(path) as file:
                password = file.read().strip()
        else:
            password = getpass.getpass("Password: ")
            if password != getpass.getpass("Again: "):
                raise CommandError("The two passwords differ.")
        try:
            validate_password(password, account)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        return password
