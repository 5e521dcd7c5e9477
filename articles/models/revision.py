"""Revisions of stories."""

from django.db import models

from newsroom.models import RevisionBase


class Revision(RevisionBase):
    """A save of a story, whole."""

    piece = models.ForeignKey("articles.Article", models.PROTECT, related_name="revisions")
