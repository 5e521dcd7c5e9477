"""A story or gallery as it stands in a place of a front, with that place's headline and photo."""

from dataclasses import dataclass
from typing import NamedTuple

from articles.models import Article, FrontSlot
from media.models import Gallery, Photo


class Leading(NamedTuple):
    """The photo that leads, where a template looks for it."""

    photo: Photo | None


@dataclass(frozen=True)
class Standing:
    """What a card needs, asked of the place first and of the piece next.

    It answers to the names that a story loaded by `for_listing()` does, so that the same
    partials show both.
    """

    piece: Article | Gallery
    words: str = ""
    chosen: Photo | None = None

    @property
    def headline(self) -> str:
        """The headline of the place, else the piece's."""
        return self.words or self.piece.headline

    @property
    def card_headline(self) -> str:
        """The headline where room is short."""
        return self.words or getattr(self.piece, "card_headline", self.piece.headline)

    @property
    def lead(self) -> Leading:
        """The photo chosen for the place, else the one that leads the piece."""
        if self.chosen:
            return Leading(self.chosen)
        if isinstance(self.piece, Gallery):
            return Leading(self.piece.face)
        use = self.piece.lead if hasattr(self.piece, "lead") else None
        return Leading(use.photo if use else None)

    @property
    def kicker(self) -> str:
        """The words above the headline, if the piece has some of its own."""
        return getattr(self.piece, "kicker", "")

    @property
    def kicker_words(self) -> str:
        """The kicker, or the section's name in its place."""
        return self.kicker or self.piece.section.name

    def __getattr__(self, name):
        """Dek, section, language, hour, address: as the piece has them."""
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self.piece, name)


def stand(slots, pieces, at) -> dict[str, Standing]:
    """The place of each of these slots, with what stands there; `pieces` by (model, pk)."""
    standing = {}
    for slot in slots:
        model, pk = key_of(slot)
        if piece := pieces.get((model, pk)):
            standing[slot.place] = Standing(piece, slot.headline, _chosen(slot, at))
    return standing


def stories_in(places) -> list[Article]:
    """The stories among what stands in places: put there by an editor, or chosen."""
    pieces = (getattr(one, "piece", one) for one in places)
    return [piece for piece in pieces if isinstance(piece, Article)]


def key_of(slot: FrontSlot) -> tuple:
    """(model, pk) of what stands in a place."""
    return (Article, slot.article_id) if slot.article_id else (Gallery, slot.gallery_id)


def load(slots, at, stories=()) -> dict[tuple, Article | Gallery]:
    """What readers may see of these slots, and of the stories of these ids: a query a kind."""
    stories = {*stories, *(slot.article_id for slot in slots if slot.article_id)}
    galleries = {slot.gallery_id for slot in slots if slot.gallery_id}
    found: dict[tuple, Article | Gallery] = {}
    for model, wanted in ((Article, stories), (Gallery, galleries)):
        rows = model.objects.published(at).for_listing(at).in_bulk(wanted) if wanted else {}
        found |= {(model, pk): row for pk, row in rows.items()}
    return found


def _chosen(slot, at) -> Photo | None:
    """The photo of the place, if readers may see it at `at`."""
    picture = getattr(slot, "picture", None)
    if picture is None or picture.photo.lacks() or not picture.photo.may_run(at):
        return None
    return picture.photo
