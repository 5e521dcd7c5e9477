"""A form as it is typed, valid or not: for checks while one writes. Asks the database nothing."""

from django import forms
from django.core.exceptions import ValidationError

from newsroom.admin.fields import HourField, PicksField, TopicsField, row_id
from newsroom.admin.pieces.form import PieceForm, in_revision


def as_typed(form: PieceForm) -> dict:
    """The values of a submitted form as a revision would keep them.

    What cannot be read, a day of 31 February or half a number, counts as empty: the form
    itself says what is wrong with it when it is saved. Topics are names, not ids.
    """
    typed = dict(form.kept)
    for name in form.empty:
        field = form.fields.get(name)
        if field is not None and not field.disabled:
            try:
                typed[name] = _read(form, name, field)
            except (ValidationError, ValueError, TypeError):
                typed[name] = form.empty[name]
    return typed


def _read(form, name, field):
    raw = field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
    if isinstance(field, PicksField):
        rows = [[row_id(pk), role] for pk, role in raw["rows"]]
        return rows if field.roles else [pk for pk, _role in rows]
    if isinstance(field, forms.ModelMultipleChoiceField):
        return [row_id(pk) for pk in raw or ()]
    if isinstance(field, forms.ModelChoiceField):
        return row_id(raw) if raw else None
    if isinstance(field, forms.TypedChoiceField):
        return field.coerce(raw) if raw else field.empty_value
    if hasattr(field, "read"):
        return field.read(raw)
    if isinstance(field, HourField | TopicsField | forms.DateField):
        return in_revision(field.clean(raw))
    value = field.to_python(raw)
    return getattr(field, "sanitize", _as_it_is)(value) if isinstance(value, str) else value


def _as_it_is(value):
    return value
