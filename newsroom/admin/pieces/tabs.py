"""The tab that a form was opened in: whose autosave it is, and what became of it."""

from django import forms

from newsroom import drafts
from newsroom.models import Draft
from newsroom.workflow import kind_of


class TabForm(forms.Form):
    """Which text of which tab: `base` is the id of the head that it began from."""

    uid = forms.UUIDField()
    tab = forms.UUIDField()
    seq = forms.IntegerField(min_value=1, max_value=1 << 53)
    base = forms.IntegerField(min_value=1, max_value=(1 << 63) - 1, required=False)


def settle_tab(request, piece) -> None:
    """The text was saved: its tab's autosave goes, and the one that it was restored from.

    In the transaction of the save, so that neither is without the other.
    """
    posted, person = request.POST, request.user
    tab = TabForm({"uid": piece.uid, "tab": posted.get("_tab"), "seq": posted.get("_seq")})
    if tab.is_valid():
        sent = tab.cleaned_data
        drafts.settle(
            kind=kind_of(piece), uid=piece.uid, person=person, tab=sent["tab"], seq=sent["seq"]
        )
    restored = posted.get("_draft", "")[:18]
    if restored.isdecimal():
        Draft.objects.filter(pk=int(restored), person=person, uid=piece.uid).delete()


def restored(desk, request, piece) -> Draft | None:
    """The unsaved text that the address asks for: one's own, of this piece or of a new one."""
    asked = request.GET.get("draft", "")[:18]
    if not asked.isdecimal():
        return None
    rows = Draft.objects.filter(person=request.user, kind=kind_of(desk.model), pk=int(asked))
    rows = rows.filter(uid=piece.uid) if piece.pk else rows
    return rows.exclude(payload=b"").first()
