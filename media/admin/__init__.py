"""The photo desk's part of the admin."""

from media.admin import galleries, logo, photos

__all__ = ["galleries", "logo", "photos"]
