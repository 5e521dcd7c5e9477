"""The rows of the story desk."""

from articles.models.article import Article
from articles.models.correction import Correction
from articles.models.parts import (
    ArticlePhoto,
    Byline,
    GalleryEmbed,
    Placement,
    RelatedStory,
    Tagging,
)
from articles.models.revision import Revision

__all__ = [
    "Article",
    "ArticlePhoto",
    "Byline",
    "Correction",
    "GalleryEmbed",
    "Placement",
    "RelatedStory",
    "Revision",
    "Tagging",
]
