"""The admin of the story desk, and the desk's home."""

from articles.admin import home, stories

__all__ = ["home", "stories"]
