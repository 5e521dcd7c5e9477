"""The admin of the story desk, of fronts, pages and banners, and the desk's home."""

from articles.admin import ads, breaking, find, fronts, home, house_ads, pages, stories

__all__ = ["ads", "breaking", "find", "fronts", "home", "house_ads", "pages", "stories"]
