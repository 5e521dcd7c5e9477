"""The machinery that the desks of stories and galleries share: form, verbs, conflict, list."""

from newsroom.admin.pieces.admin import PieceAdmin
from newsroom.admin.pieces.form import PieceForm

__all__ = ["PieceAdmin", "PieceForm"]
