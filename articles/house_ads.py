"""Which house ad stands in which slot: the same for every reader of a page, hour by hour."""

from collections.abc import Iterable
from functools import cached_property
from hashlib import sha256
from math import log

from django.utils.dateparse import parse_datetime

from articles.models import HouseAd
from newsroom import clock
from newsroom.context_processors import frame_of
from newsroom.models import AdRules

Slot = HouseAd.Slot
# Templates number slots: these two have kinds of their own, all others are within the text.
RAIL, TOP = 0, 9
KEPT = (
    "pk", "slot", "image", "width", "height", "alt", "href", "starts_at", "ends_at", "weight",
)  # fmt: skip
KINDS = {RAIL: Slot.RAIL, TOP: Slot.TOP}


def lay_down() -> None:
    """Keep the house ads on the row of the paper's ads, which the frame's one query brings.

    To be called in the transaction of any change to them.
    """
    rows = list(HouseAd.objects.order_by("pk").values(*KEPT))
    AdRules.objects.get_or_create(pk=1)
    AdRules.objects.filter(pk=1).update(house_ads=rows)


def _laid_down(row: dict) -> HouseAd:
    hours = {name: row[name] and parse_datetime(row[name]) for name in ("starts_at", "ends_at")}
    return HouseAd(**row | hours)


class Chosen:
    """The house ads of the page that is asked for: no query."""

    def __init__(self, request):
        self.request, self.page = request, request.path

    @cached_property
    def running(self) -> list[HouseAd]:
        """Those of this hour, in an order that stays the same."""
        at, ads = clock.now(self.request), frame_of(self.request)[0].ads.house_ads
        return [ad for ad in map(_laid_down, ads) if ad.is_running(at)]

    def of(self, number: int) -> HouseAd | None:
        """The ad in the slot of this number; None where none of its kind runs."""
        kind = KINDS.get(number, Slot.BODY)
        return pick([ad for ad in self.running if ad.slot == kind], self.page, number)


def pick(ads: Iterable[HouseAd], page: str, number: int) -> HouseAd | None:
    """One of `ads`, by the page's address and the slot's number alone.

    Each page has an order of its own in which the slots go round, so no ad comes twice before
    all were there. Over many pages an ad leads in proportion to its weight (weighted rendezvous
    hashing: Schindelhauer and Schomaker, 2005), and one that ends changes no page without it.
    """
    order = sorted(ads, key=lambda ad: (_score(ad, page), ad.pk))
    return order[(number - 1) % len(order)] if order else None


def _score(ad, page) -> float:
    digest = sha256(f"{page}:{ad.pk}".encode()).digest()
    share = (int.from_bytes(digest[:8]) + 1) / (2**64 + 1)  # above 0, below 1
    return -log(share) / ad.weight


def house_ads(request) -> dict:
    """For any template: what may stand in the slots of this page."""
    return {"house_ads": Chosen(request)}
