"""The photo desk's part of the admin."""

from media.admin import galleries, photos

__all__ = ["galleries", "photos"]
