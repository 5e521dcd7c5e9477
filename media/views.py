"""Pages of galleries and photo files."""


def gallery(request, edition_date, slug):
    """A gallery's page."""
