"""The breaking banner's verbs: put one up until a stated hour, end it now. One at a time."""

from django.db import transaction

from articles.models import Breaking
from newsroom import clock
from newsroom.models import Paper
from newsroom.purging import purge
from newsroom.surrogates import PAPER
from newsroom.workflow.log import log


class AnotherStands(Exception):
    """Another banner stands than the one that was seen; `banner` is it, None for none."""

    def __init__(self, banner):
        self.banner = banner
        super().__init__()


@transaction.atomic
def put_up(*, article, text, ends_at, by, seen) -> Breaking:
    """A banner from now until `ends_at`, in place of the one that stands.

    `seen` is the id of the banner that the person saw standing, None for none. Raises
    AnotherStands.
    """
    now = clock.now()
    Paper.objects.select_for_update().filter(pk=1).first()
    stood = Breaking.objects.standing(now).order_by("-starts_at").first()
    if (stood and stood.pk) != seen:
        raise AnotherStands(stood)
    _end_those_that_stand(now)
    banner = Breaking.objects.create(
        article=article, text=text, starts_at=now, ends_at=ends_at, by=by
    )
    log(banner, "put_up_banner", by=by, at=now, until=ends_at.isoformat())
    _tell(ends_at)
    return banner


@transaction.atomic
def end_now(banner: Breaking, *, by) -> None:
    """Take a banner down; one that is down already stays so."""
    now = clock.now()
    if not Breaking.objects.standing(now).filter(pk=banner.pk).exists():
        return
    _end_those_that_stand(now)
    log(banner, "end_banner", by=by, at=now)
    _tell(None)


def _end_those_that_stand(now) -> None:
    """End them at this hour; one put up in this very second never was."""
    Breaking.objects.standing(now).filter(starts_at__lt=now).update(ends_at=now)
    Breaking.objects.filter(starts_at=now, ends_at__gt=now).delete()


def _tell(until) -> None:
    """Write into the paper's row, which every frame reads, until when to look for a banner."""
    Paper.objects.filter(pk=1).update(breaking_until=until)
    Paper.objects.touch()
    purge(PAPER)
    if until:
        purge(PAPER, at=until)
