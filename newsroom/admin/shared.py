"""Registers what both desks share; imported once the site stands."""

from newsroom.admin import accounts, contributors, log, paper, sections, tags

__all__ = ["accounts", "contributors", "log", "paper", "sections", "tags"]
