"""Pages of galleries, and photo files."""

from media.views.galleries import galleries, gallery
from media.views.uploads import upload

__all__ = ["galleries", "gallery", "upload"]
