"""The stories' verbs: the only way in which a story's status, hour or text moves."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Article, Correction
from articles.preflight import lacking, problems
from articles.restoring import standing_story
from articles.revisions import write
from articles.search import index
from media.in_print import settle_photos
from newsroom import clock
from newsroom.hub import announce
from newsroom.purging import purge, purge_piece
from newsroom.surrogates import all_key
from newsroom.workflow import NotComplete, Verbs, log, steps


def _settle(article: Article) -> None:
    settle_photos(article.photos.values("photo"))
    index(article)
    if settings.HUB_URL:
        announce(article, _listings(article))


def _listings(article: Article) -> list[str]:
    """The pages whose feeds carry the story."""
    people = [byline.contributor for byline in article.bylines.select_related("contributor")]
    topics = [tagging.tag for tagging in article.taggings.select_related("tag")]
    sections = [placement.section for placement in article.placements.select_related("section")]
    agency = [article.source] if article.source else []
    pages = [row.get_absolute_url() for row in [*sections, *topics, *people, *agency]]  # type: ignore[attr-defined]
    return list(dict.fromkeys([reverse("paper:front"), reverse("paper:latest"), *pages]))


story = Verbs(
    write=write, lacking=lacking, preflight=problems, settle=_settle, standing=standing_story
)

create = story.create
save = story.save
restore_revision = story.restore_revision
submit = story.submit
send_back = story.send_back
mark_ready = story.mark_ready
publish = story.publish
update = story.update
reschedule = story.reschedule
unschedule = story.unschedule
withdraw = story.withdraw
restore = story.restore
spike = story.spike
revive = story.revive


@transaction.atomic
def correct(
    article: Article, *, by, seen: int, kind: str, text: str, supersedes: Correction | None = None
) -> Correction:
    """Add a correction to a live story: it stands under the story from now on, for ever.

    A mistake in a correction is mended by another that supersedes it.
    Raises NotComplete when it says nothing, is of no known kind, or supersedes another
    story's or one that is superseded.
    """
    row, now = story.lock(article, seen, by=by), clock.now()
    story.demand(steps.CORRECT, row, by)
    if not (text := text.strip()):
        raise NotComplete([_("The correction has no text.")])
    if kind not in Correction.Kind.values:
        raise NotComplete([_("Say what kind of correction it is.")])
    if supersedes is not None and supersedes.article_id != row.pk:
        raise NotComplete([_("It cannot supersede another story’s correction.")])
    if Correction.objects.filter(supersedes=supersedes).exclude(supersedes=None).exists():
        raise NotComplete([_("Another correction supersedes that one already.")])
    correction = Correction.objects.create(
        article=row, revision=row.live or row.head, kind=kind, text=text, at=now, by=by,
        supersedes=supersedes,
    )  # fmt: skip
    Article.objects.filter(pk=row.pk).update(updated_at=now, changed_at=now)
    log(row, steps.CORRECT.verb, by=by, at=now, old=row.status, reason=text, revision=row.head,
        kind=kind)  # fmt: skip
    purge_piece(row)
    purge(all_key(Correction))
    return correction
