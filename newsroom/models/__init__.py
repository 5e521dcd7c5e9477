"""The rows that both desks share, and the abstract rows that each desk makes its own."""

from newsroom.models.ad_rules import AdRules
from newsroom.models.address import OldAddress
from newsroom.models.byline import BylineBase
from newsroom.models.contributor import Contributor
from newsroom.models.desk_action import DeskAction
from newsroom.models.draft import Draft
from newsroom.models.month_summary import MonthSummary
from newsroom.models.notification import Notification
from newsroom.models.paper import Paper
from newsroom.models.paper_icon import PaperIcon
from newsroom.models.presence import PieceLock, Presence
from newsroom.models.revision import RevisionBase
from newsroom.models.section import Section
from newsroom.models.tag import Tag, TaggingBase

__all__ = [
    "AdRules",
    "BylineBase",
    "Contributor",
    "DeskAction",
    "Draft",
    "MonthSummary",
    "Notification",
    "OldAddress",
    "Paper",
    "PaperIcon",
    "PieceLock",
    "Presence",
    "RevisionBase",
    "Section",
    "Tag",
    "TaggingBase",
]
