"""Pages of the paper."""


def story(request, **kw):
    """A story's page."""
