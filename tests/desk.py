"""A desk's form as a browser without scripts sends it: opened, changed here and there, sent."""

from django.test import Client
from django.urls import reverse
from lxml import html


def at_the_desk(user) -> Client:
    """A browser in which this person is logged in."""
    client = Client()
    client.force_login(user)
    return client


def address(piece, view="change") -> str:
    """An address of the desk: of a piece, or with a model its list or its empty form."""
    args = [piece.pk] if view in ("change", "history") else []
    return reverse(f"admin:{piece._meta.app_label}_{piece._meta.model_name}_{view}", args=args)


def form_in(page) -> tuple[str, dict]:
    """The form of a page: where it goes, and what it would send, buttons apart."""
    form = html.fromstring(page.content.decode()).get_element_by_id(page.form_id)
    values: dict[str, list] = {}
    for name, value in form.form_values():
        # browsers drop the line break that a text area opens with, the parser does not
        values.setdefault(name, []).append(value.removeprefix("\n"))
    return form.get("action"), values


def opened(client, piece, view="change"):
    """The form page of a piece (or, with a model, of a new one) and what it would send."""
    page = client.get(address(piece, view))
    page.form_id = f"{piece._meta.model_name}_form"
    assert page.status_code == 200, page.status_code
    return form_in(page)


def row_opened(client, row) -> tuple[str, dict]:
    """The form of a section, topic, name or the paper: where it goes, and what it would send."""
    url = reverse(f"admin:newsroom_{row._meta.model_name}_change", args=[row.pk])
    return url, row_values(client.get(url))


def row_values(page) -> dict:
    """What the form of such a page would send."""
    name = page.request["PATH_INFO"].split("/")[3]
    form = html.fromstring(page.content.decode()).get_element_by_id(f"{name}_form")
    return {key: value.removeprefix("\n") for key, value in form.form_values()}


def send(client, form, verb="", **changes):
    """Send an opened form with some fields changed, by the button of `verb` or by Save.

    A change of None takes the field out, as an emptied box of ticks.
    """
    action, values = form
    values = {**values, **changes, **({"_verb": verb} if verb else {"_save": ""})}
    page = client.post(action, {name: value for name, value in values.items() if value is not None})
    page.form_id = next(
        (key for key in ("article_form", "gallery_form") if key in page.content.decode()), ""
    )
    return page


def text_of(page) -> str:
    """The words of a page, white space run together."""
    return " ".join(html.fromstring(page.content.decode()).text_content().split())


def errors_at(page, field) -> str:
    """What the page says is wrong at a field."""
    return " ".join(page.context["form"].errors.get(field, []))
