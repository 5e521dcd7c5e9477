"""Looking up what the checks of a story ask of the database, in a bounded number of queries."""

from articles import body as bodies
from articles.models import Article
from articles.preflight.links import broken
from media.preflight import names_in, photos_named
from newsroom.known import hours_known
from newsroom.preflight import Known


def known_of(article: Article, form: dict) -> Known:
    """Photos, names, hour, slug and links of this form: six queries at most."""
    wanted = {row["photo"] for row in form["photos"]}
    wanted |= {int(figure.get("photo", 0)) for figure in bodies.figures(form["body"])}
    hours = hours_known(article, form)
    return Known(
        photos=photos_named(wanted),
        names=names_in([pk for pk, _role in form["bylines"]] + [form["source"]]),
        links=broken(form["body"], hours["runs_at"]),
        **hours,
    )
