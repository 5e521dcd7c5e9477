"""`manage.py start_paper`: an empty paper of your own."""

import getpass
import zoneinfo

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
    """Asks for name, zone, language, sections and the first admin.

    Zone and language are settings: where they differ from today's, they go into .env.
    """

    help = "Start an empty paper: its name, zone, language, sections and first admin."

    def add_arguments(self, parser):
        parser.add_argument("--name", help="The paper's name")
        parser.add_argument("--tagline", default="")
        parser.add_argument("--zone", help="Time zone of its days and hours, as Asia/Seoul")
        parser.add_argument("--language", help="Language of the interface: en or ko")
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
        said = {
            "TIME_ZONE": options["zone"] or self._ask("Time zone", settings.TIME_ZONE),
            "LANGUAGE_CODE": options["language"] or self._ask("Language", settings.LANGUAGE_CODE),
        }
        self._check_settings(said)
        sections = options["sections"] or self._ask("Sections", SECTIONS)
        admin = options["admin"] or self._ask("Username of the first admin", "admin")
        password = self._password(options["password_file"], User(username=admin))
        self._start(name, options["tagline"], sections, admin, options["email"], password)
        self._keep_settings(said)
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

    def _check_settings(self, said):
        if said["TIME_ZONE"] not in zoneinfo.available_timezones():
            raise CommandError(f"{said['TIME_ZONE']}: no such time zone. One is Asia/Seoul.")
        if said["LANGUAGE_CODE"] not in dict(settings.LANGUAGES):
            spoken = ", ".join(dict(settings.LANGUAGES))
            raise CommandError(f"{said['LANGUAGE_CODE']}: the interface speaks {spoken}.")

    def _keep_settings(self, said):
        """Write what differs from the settings into .env, leaving its other lines alone."""
        changed = {name: value for name, value in said.items() if value != getattr(settings, name)}
        if not changed:
            return
        path = settings.BASE_DIR / ".env"
        lines = path.read_text().splitlines() if path.exists() else []
        kept = [line for line in lines if line.partition("=")[0].strip() not in changed]
        kept += [f"{name}={value}" for name, value in changed.items()]
        path.write_text("\n".join(kept) + "\n")
        self.stdout.write(f"Written to {path}: {', '.join(kept[-len(changed) :])}")

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
