"""The demo's fronts: home and a section as an editor would set them."""

from articles.demo.pieces import uid_of
from articles.demo.words import table
from articles.fronts import Put, set_front
from articles.models import Article, Front
from newsroom.models import Section


def load_fronts(by) -> None:
    """Set those of pages that have none yet, from now on."""
    for row in table("fronts")["front"]:
        section = Section.objects.filter(slug=row["section"]).first()
        if Front.objects.filter(section=section).exists():
            continue
        uids = {place: uid_of("story", slug) for place, slug in row["places"].items()}
        pks = dict(Article.objects.filter(uid__in=uids.values()).values_list("uid", "pk"))
        puts = [Put(place, article=pks[uid]) for place, uid in uids.items()]
        set_front(section, None, puts, by=by, seen="")
