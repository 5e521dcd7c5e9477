"""What the board of a front shows in each place: the piece, its state, what fills an empty one."""

from articles import fronts
from articles.admin.board import KINDS
from articles.fronts import Put
from articles.models import Article, FrontSlot
from articles.models.front import places_of
from articles.reading import front_page, section_top
from articles.standing import Standing
from media.models import Photo
from media.pictures import picture_of
from newsroom.admin.pieces.states import state_of
from newsroom.admin.widgets import is_id
from newsroom.models import Section


def rows_of(slots: list[FrontSlot], places) -> list[dict]:
    """A front's places as the form has them."""
    by_place = {slot.place: slot for slot in slots}
    return [_row(by_place[place]) if place in by_place else {} for place in places]


def _row(slot) -> dict:
    name = f"story-{slot.article_id}" if slot.article_id else f"gallery-{slot.gallery_id}"
    picture = getattr(slot, "picture", None)
    photo = str(picture.photo_id) if picture else ""
    has_piece = slot.article_id or slot.gallery_id
    return {"piece": name if has_piece else "", "headline": slot.headline, "photo": photo}


def drawn(rows, places, at, fills) -> list[dict]:
    """Each place for the template: its name, what stands in it, its picture and state."""
    pieces = {
        kind: model.objects.for_listing(at).in_bulk(_ids(rows, kind))
        for kind, model in KINDS.items()
    }
    chosen = {int(row["photo"]) for row in rows if is_id(row.get("photo", ""))}
    photos = Photo.objects.with_renditions().in_bulk(chosen)
    return [
        _drawn(place, row, pieces, photos, at) | {"fill": fills.get(place.value, "")}
        for place, row in zip(places, rows, strict=True)
    ]


def _drawn(place, row, pieces, photos, at) -> dict:
    kind, _dash, pk = row.get("piece", "").partition("-")
    piece = pieces.get(kind, {}).get(int(pk)) if is_id(pk) else None
    photo = photos.get(int(row["photo"])) if is_id(row.get("photo", "")) else None
    shown = photo or (Standing(piece).lead.photo if piece else None)
    picture = picture_of(shown, "3x2")
    return row | {
        "place": place,
        "kind": place.value.partition("-")[0],
        "label": str(piece) if piece else "",
        "state": state_of(piece, at) if piece else None,
        "section": piece.section.name if piece else "",
        "language": piece.language if piece else "",
        "thumb": picture.url(picture.sizes[0][0]) if picture else "",
        "photo_label": str(photo) if photo else "",
    }


def _ids(rows, kind) -> list[int]:
    names = (row.get("piece", "").partition("-") for row in rows)
    return [int(pk) for name, _dash, pk in names if name == kind and is_id(pk)]


def auto_fills(section: Section | None, rows, at) -> dict[str, str]:
    """The headline that the paper itself puts in each place left empty, at `at`."""
    places = [place.value for place in places_of(section)]
    puts = [
        Put(place, article=_pk(row, "story"), gallery=_pk(row, "gallery"))
        for place, row in zip(places, rows, strict=False)
    ]
    slots = fronts.unsaved([put for put in puts if put.article or put.gallery], at)
    if section:
        newest = list(Article.objects.in_section(section, at).for_listing(at)[: len(places) * 2])
        top, _rest = section_top(section, at, newest, slots)
        return dict(zip(places, (one.card_headline for one in top), strict=False))
    front = front_page(list(Section.objects.for_masthead()), at, slots)
    found = {"lead": front.lead.card_headline} if front.lead else {}
    for name, stories in (
        ("point", front.points), ("text", front.texts), ("second", front.seconds),
    ):  # fmt: skip
        found |= {f"{name}-{n}": one.card_headline for n, one in enumerate(stories, 1)}
    return found


def _pk(row, kind) -> int | None:
    name, _dash, pk = row.get("piece", "").partition("-")
    return int(pk) if name == kind and is_id(pk) else None
