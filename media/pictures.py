"""What a page needs to show a photo: addresses and sizes, read from the manifest alone."""

from dataclasses import dataclass

from django.conf import settings

USUAL_WIDTH = 960  # pixels: what a browser that knows no srcset gets


@dataclass(frozen=True)
class Picture:
    """The full frame of a photo in its public sizes: no query and no storage call.

    `sizes` are (width, height) in pixels, in rising width, never empty.
    """

    stem: str
    sizes: tuple[tuple[int, int], ...]

    def url(self, width: int) -> str:
        """The address of one size: ours, as the store behind it is private."""
        return f"{settings.UPLOADS_URL}{file_name(self.stem, width)}"

    @property
    def src(self) -> str:
        """The size of about 960 px: the first that wide, else the widest."""
        return self.url(next((w for w, _h in self.sizes if w >= USUAL_WIDTH), self.width))

    @property
    def srcset(self) -> str:
        """Every size, for the browser to choose from."""
        return ", ".join(f"{self.url(width)} {width}w" for width, _height in self.sizes)

    @property
    def width(self) -> int:
        """Pixels across of the widest."""
        return self.sizes[-1][0]

    @property
    def height(self) -> int:
        """Pixels down of the widest."""
        return self.sizes[-1][1]

    @property
    def largest(self) -> str:
        """The widest size: for full screen, feeds and structured data."""
        return self.url(self.width)


def file_name(stem: str, width: int) -> str:
    """The name of a full frame in the store of renditions."""
    return f"{stem}/full-{width}.jpg"


def picture_of(photo) -> Picture | None:
    """The photo's picture; None while it has no renditions.

    Reads `photo.current`: select it along (`with_renditions()`, or `photo__current`).
    """
    made = photo.current if photo else None
    if not made or not made.manifest.get("full"):
        return None
    return Picture(made.stem, tuple((width, height) for width, height in made.manifest["full"]))


def alternative(photo, *, captioned: bool = True) -> str:
    """The text that stands for the photo where it cannot be seen.

    When "the caption describes it", the words are the caption itself: beside the
    caption they would only be read twice, so the alternative is empty there, and the
    caption where it does not stand beside (`captioned=False`: cards, feeds, sharing).
    """
    if photo.alt_text:
        return photo.alt_text
    return photo.caption if photo.caption_describes and not captioned else ""
