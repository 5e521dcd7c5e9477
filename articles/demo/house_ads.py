"""The demo's house ads, which run from the first hour of the day."""

from pathlib import Path

from django.core.files import File

from articles.demo.words import table
from articles.house_ads import lay_down
from articles.house_images import dress
from articles.models import HouseAd

FOLDER = Path(__file__).parent / "ads"


def load_house_ads(now) -> None:
    """Those that are missing; known by where they stand and what they say."""
    since = now.replace(hour=0, minute=0, second=0, microsecond=0)
    for row in table("house_ads")["ad"]:
        if HouseAd.objects.filter(slot=row["slot"], alt=row["alt"]).exists():
            continue
        name = row.pop("file")
        ad = HouseAd(starts_at=since, **row)
        with (FOLDER / f"{name}.png").open("rb") as file:
            dress(ad, File(file))
        ad.save()
    lay_down()
