"""The rows that both desks share, and the abstract rows that each desk makes its own."""

from newsroom.models.address import OldAddress
from newsroom.models.byline import BylineBase
from newsroom.models.contributor import Contributor
from newsroom.models.desk_action import DeskAction
from newsroom.models.paper import Paper
from newsroom.models.revision import RevisionBase
from newsroom.models.section import Section
from newsroom.models.tag import Tag, TaggingBase

__all__ = [
    "BylineBase",
    "Contributor",
    "DeskAction",
    "OldAddress",
    "Paper",
    "RevisionBase",
    "Section",
    "Tag",
    "TaggingBase",
]
