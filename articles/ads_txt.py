"""Reads ads.txt line by line, as IAB Tech Lab's "ads.txt Specification 1.1" has it.

A record names a seller: domain, account there, DIRECT or RESELLER, and perhaps the id that a
certification authority gave it. A variable is NAME=value. "#" opens a comment, ";" whatever
extends a record. What buyers do not know they skip in silence, so here it is refused: a line
with a slip costs money until somebody happens to look.
"""

import re

from django.utils.translation import gettext as _

DOMAIN = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")
COUNTRY = re.compile(r"[A-Z]{2}")  # ISO 3166-1
RELATIONS = ("DIRECT", "RESELLER")
OF_DOMAINS = ("SUBDOMAIN", "INVENTORYPARTNERDOMAIN", "OWNERDOMAIN", "MANAGERDOMAIN")
VARIABLES = ("CONTACT", *OF_DOMAINS)


def problems_in(text: str) -> list[str]:
    """What is wrong, in words for people, each with the number of its line."""
    found, owners = [], 0
    for number, line in enumerate(text.splitlines(), 1):
        said = line.partition("#")[0].partition(";")[0].strip()
        owners += said.upper().startswith("OWNERDOMAIN=")
        wrong = _wrong_with(said) if said else ""
        if owners > 1 and said.upper().startswith("OWNERDOMAIN="):
            wrong = wrong or _("there is one OWNERDOMAIN only.")
        if wrong:
            found.append(_("Line %(number)d: %(wrong)s") % {"number": number, "wrong": wrong})
    return found


def _wrong_with(said: str) -> str:
    name, is_variable, value = (part.strip() for part in said.partition("="))
    if is_variable and "," not in name:
        return _wrong_with_variable(name.upper(), value)
    return _wrong_with_record([part.strip() for part in said.split(",")])


def _wrong_with_variable(name: str, value: str) -> str:
    if name not in VARIABLES:
        told = {"name": name, "known": ", ".join(VARIABLES)}
        return _("“%(name)s” is no variable of ads.txt; these are: %(known)s.") % told
    if not value:
        return _("%(name)s is empty.") % {"name": name}
    domain, comma, country = (part.strip() for part in value.partition(","))
    if name in OF_DOMAINS and not _is_domain(domain):
        return _no_domain(domain)
    if name == "MANAGERDOMAIN" and comma and not COUNTRY.fullmatch(country):
        return _("“%(country)s” is no country of two capitals, as KR.") % {"country": country}
    if name in OF_DOMAINS and name != "MANAGERDOMAIN" and comma:
        return _no_domain(value)
    return ""


def _wrong_with_record(parts: list[str]) -> str:
    if len(parts) not in (3, 4):
        return _("a seller has three parts or four: domain, account, DIRECT or RESELLER, id.")
    domain, account, relation, *certificate = parts
    if not _is_domain(domain):
        return _no_domain(domain)
    if not account or re.search(r"\s", account):
        return _("the account at %(domain)s is missing, or has a space.") % {"domain": domain}
    if relation.upper() not in RELATIONS:
        return _("“%(relation)s” is neither DIRECT nor RESELLER.") % {"relation": relation}
    if certificate and not re.fullmatch(r"[\w.-]+", certificate[0]):
        return _("“%(id)s” is no id of a certification authority.") % {"id": certificate[0]}
    return ""


def _is_domain(text: str) -> bool:
    return bool(DOMAIN.fullmatch(text.lower()))


def _no_domain(text: str) -> str:
    return _("“%(text)s” is no domain, as example.com.") % {"text": text}
