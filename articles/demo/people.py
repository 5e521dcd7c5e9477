"""The demo's accounts and names, and the frame of the paper."""

import secrets

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, User

from articles.demo.words import table
from articles.models import Page
from newsroom.models import Contributor, Paper, Section, Tag

# Usernames are the roles, so that whoever tries the desk knows whose shoes they wear.
ACCOUNTS = {
    "reporter": ("Ha-na", "Seo", "seo-hana"),
    "photo": ("Min-ji", "Park", "park-minji"),
    "copy": ("Ines", "Falk", "ines-falk"),
    "editor": ("Tobias", "Marrow", "tobias-marrow"),
    "publisher": ("Amara", "Osei", "amara-osei"),
    "admin": ("Do-hyun", "Baek", "baek-dohyun"),
}


def lay_frame() -> None:
    """The paper's row, its sections, contributors and topics."""
    given = table("paper")
    Paper.objects.update_or_create(pk=1, defaults={**given["paper"], "is_demo": True})
    kinds = {"section": Section, "contributor": Contributor, "tag": Tag, "page": Page}
    for rows, kind in kinds.items():
        for row in given[rows]:
            kind.objects.update_or_create(slug=row["slug"], defaults=row)
    Page.objects.all().tell_paper()


def open_accounts() -> list[str]:
    """The six accounts, each with a random password; lines of "username password".

    The lines are kept in var/demo-accounts.txt, readable by this user only. Accounts
    that are there keep their passwords, unless that file was lost.
    """
    keep = settings.VAR_DIR / "demo-accounts.txt"
    known = dict(line.split() for line in keep.read_text().splitlines()) if keep.exists() else {}
    for name, (first, last, slug) in ACCOUNTS.items():
        account, made = User.objects.get_or_create(
            username=name, defaults={"first_name": first, "last_name": last, "is_staff": True}
        )
        if made or name not in known:
            known[name] = secrets.token_urlsafe(9)
            account.password = make_password(known[name])
            account.save(update_fields=["password"])
        account.groups.set([Group.objects.get(name=name)])
        Contributor.objects.filter(slug=slug, user=None).update(user=account)
    lines = [f"{name} {known[name]}" for name in ACCOUNTS]
    keep.parent.mkdir(parents=True, exist_ok=True)
    keep.touch(mode=0o600)
    keep.write_text("\n".join(lines) + "\n")
    return lines
