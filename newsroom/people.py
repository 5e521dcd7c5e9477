"""How the desk calls a person."""

from django.utils.translation import gettext as _


def name_of(person) -> str:
    """A person's name, or the one they log in by; the machine has no account."""
    return (person.get_full_name() or person.get_username()) if person else _("the machine")


def short_name_of(person) -> str:
    """What their colleagues call them."""
    return person.get_short_name() or person.get_username()


def initials_of(person) -> str:
    """The first letters of a person's names: "PJ"; of a name without parts its first two."""
    parts = [part for part in (person.last_name, person.first_name) if part]
    return ("".join(part[0] for part in parts) or person.get_username()[:2]).upper()
