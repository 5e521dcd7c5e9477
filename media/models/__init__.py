"""The rows of the photo desk."""

from media.models.gallery import (
    Gallery,
    GalleryByline,
    GalleryPhoto,
    GalleryRevision,
    GalleryTagging,
)
from media.models.photo import Photo
from media.models.portrait import Portrait
from media.models.rendition import RenditionSet
from media.models.use import PhotoUse

__all__ = [
    "Gallery",
    "GalleryByline",
    "GalleryPhoto",
    "GalleryRevision",
    "GalleryTagging",
    "Photo",
    "PhotoUse",
    "Portrait",
    "RenditionSet",
]
