"""The rows of the story desk."""

from articles.models.article import Article
from articles.models.breaking import Breaking
from articles.models.correction import Correction
from articles.models.desk_note import DeskNote
from articles.models.front import Front, FrontPhoto, FrontSlot, Place
from articles.models.house_ad import HouseAd
from articles.models.page import Page
from articles.models.parts import (
    ArticlePhoto,
    Byline,
    GalleryEmbed,
    Placement,
    RelatedStory,
    Tagging,
)
from articles.models.preview_link import PreviewLink
from articles.models.revision import Revision

__all__ = [
    "Article",
    "ArticlePhoto",
    "Breaking",
    "Byline",
    "Correction",
    "DeskNote",
    "Front",
    "FrontPhoto",
    "FrontSlot",
    "GalleryEmbed",
    "HouseAd",
    "Page",
    "Place",
    "Placement",
    "PreviewLink",
    "RelatedStory",
    "Revision",
    "Tagging",
]
