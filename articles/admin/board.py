"""The places of a front as one field: each with what stands there, its headline, its photo."""

from itertools import zip_longest

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.admin.forms import find_story, path_of
from articles.fronts import Put
from articles.models import Article
from media.models import Gallery, Photo
from newsroom.admin.fields import LONGEST_PICK, without_null
from newsroom.admin.widgets import DeskWidget, is_id

LONGEST_HEADLINE = 200  # characters, as the column
PARTS = ("piece", "find", "headline", "photo")
KINDS = {"story": Article, "gallery": Gallery}


class BoardInput(DeskWidget):
    """A row of inputs for each place, in the page's order; all of it works without a script.

    Its value is a list of {"piece": "story-12", "find": what was typed, "headline", "photo"}.
    `draw(rows, places)` gives what the template shows of them.
    """

    template_name = "admin/widgets/board.html"

    def __init__(self, places, draw):
        super().__init__()
        self.places, self.draw = places, draw

    def value_from_datadict(self, data, files, name):
        columns = (data.getlist(f"{name}_{part}")[: len(self.places)] for part in PARTS)
        rows = [dict(zip(PARTS, row, strict=True)) for row in zip_longest(*columns, fillvalue="")]
        emptied = set(data.getlist(f"{name}_empty"))
        return [{} if str(number) in emptied else row for number, row in enumerate(rows)]

    def value_omitted_from_data(self, data, files, name):
        return False

    def get_context(self, name, value, attrs):
        rows = [*(value or []), *({} for _place in self.places)][: len(self.places)]
        return super().get_context(name, None, attrs) | {"slots": self.draw(rows, self.places)}


class BoardField(forms.Field):
    """What an editor puts in the places of a front: a list of `articles.fronts.Put`."""

    def __init__(self, places, draw, **kwargs):
        super().__init__(required=False, widget=BoardInput(places, draw), **kwargs)
        self.places = places

    def clean(self, value):
        puts, wrong, seen = [], [], {}
        for place, row in zip(self.places, value, strict=False):
            try:
                if put := self._put(place, row):
                    self._once(put, seen)
                    puts.append(put)
            except ValidationError as error:
                wrong += [f"{place.label}: {message}" for message in error.messages]
        if wrong:
            raise ValidationError(wrong)
        return puts

    def _put(self, place, row) -> Put | None:
        typed, headline = row.get("find", "").strip(), row.get("headline", "").strip()
        without_null(typed + headline)
        if len(headline) > LONGEST_HEADLINE:
            raise ValidationError(_("The headline is longer than 200 characters."))
        piece = find_piece(typed) if typed else piece_named(row.get("piece", ""))
        if piece is None:
            if headline or row.get("photo"):
                raise ValidationError(
                    _("It has a headline or photo and no story. Choose one, or empty the place.")
                )
            return None
        is_story = isinstance(piece, Article)
        return Put(
            place.value,
            article=piece.pk if is_story else None,
            gallery=None if is_story else piece.pk,
            headline=headline,
            photo=_photo(row.get("photo", "").strip()),
        )

    @staticmethod
    def _once(put, seen):
        key = (put.article, put.gallery)
        if key in seen:
            raise ValidationError(_("This stands on the front already."))
        seen[key] = put.place


def find_piece(text: str):
    """The story or gallery that was typed: an address, a slugline, a number, a whole headline."""
    if len(text) > LONGEST_PICK:
        raise ValidationError(
            _("This is too long: at most %(n)d characters.") % {"n": LONGEST_PICK}
        )
    if path_of(text) is None:
        for model in KINDS.values():
            found = model.objects.filter(headline__iexact=text)[:2]
            if len(found) == 1:
                return found[0]
    return find_story(text)


def piece_named(name: str):
    """The row of "story-12" or "gallery-3"; None for nothing."""
    kind, _dash, pk = name.partition("-")
    if not name:
        return None
    model = KINDS.get(kind)
    piece = model.objects.filter(pk=int(pk)).first() if model and is_id(pk) else None
    if piece is None:
        raise ValidationError(_("What stood here is no longer there. Choose again."))
    return piece


def _photo(typed: str) -> int | None:
    """The id of a photo that may stand on a front."""
    if not typed:
        return None
    photo = Photo.objects.filter(pk=int(typed)).first() if is_id(typed) else None
    if photo is None:
        raise ValidationError(_("There is no photo of this number."))
    if photo.lacks() or not photo.may_run():
        raise ValidationError(_("This photo may not run: see its page for what it lacks."))
    return photo.pk
