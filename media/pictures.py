"""What a page needs to show a photo: addresses and sizes, read from the manifest alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace

from django.conf import settings

USUAL_WIDTH = 960  # pixels: what a browser that knows no srcset gets
FULL = "full"
_prefix: ContextVar[str] = ContextVar("prefix", default="")


@dataclass(frozen=True)
class Picture:
    """A photo in the public sizes of one ratio: no query and no storage call.

    `sizes` are (width, height) in pixels, in rising width, never empty.
    """

    stem: str
    sizes: tuple[tuple[int, int], ...]
    ratio: str = FULL
    has_avif: bool = False

    def url(self, width: int, ending="jpg") -> str:
        """The address of one size: ours, as the store behind it is private."""
        return address(file_name(self.stem, width, self.ratio, ending))

    @property
    def src(self) -> str:
        """The size of about 960 px: the first that wide, else the widest."""
        return self.url(next((w for w, _h in self.sizes if w >= USUAL_WIDTH), self.width))

    @property
    def srcset(self) -> str:
        """Every size in JPEG, for the browser to choose from."""
        return self._set("jpg")

    @property
    def avif_srcset(self) -> str:
        """Every size in AVIF, at a third of the bytes; empty while there is none."""
        return self._set("avif") if self.has_avif else ""

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
        """The widest size in JPEG: for full screen, feeds and structured data."""
        return self.url(self.width)

    def up_to(self, width: int) -> "Picture":
        """The same without the sizes that are wider, unless there is no other."""
        return replace(self, sizes=tuple(s for s in self.sizes if s[0] <= width) or self.sizes[:1])

    def _set(self, ending) -> str:
        return ", ".join(f"{self.url(width, ending)} {width}w" for width, _height in self.sizes)


@contextmanager
def served_from(prefix: str):
    """Let every address made within lead to `prefix`, where files are given out otherwise."""
    token = _prefix.set(prefix)
    try:
        yield
    finally:
        _prefix.reset(token)


def address(name: str) -> str:
    """Where readers find a file of the store of renditions."""
    return f"{_prefix.get() or settings.UPLOADS_URL}{name}"


def file_name(stem: str, width: int, ratio=FULL, ending="jpg") -> str:
    """The name of one file in the store of renditions."""
    return f"{stem}/{ratio}-{width}.{ending}"


def ratios_of(manifest: dict) -> Iterator[tuple[str, list, tuple[str, ...]]]:
    """(ratio, its sizes, its endings) of what was made."""
    for ratio, sizes in manifest.items():
        if ratio == FULL or "x" in ratio:
            yield ratio, sizes, ("jpg", "avif") if ratio in manifest.get("avif", ()) else ("jpg",)


def names_of(stem: str, manifest: dict) -> list[str]:
    """Every file of a set, as the store knows it."""
    return [
        file_name(stem, width, ratio, ending)
        for ratio, sizes, endings in ratios_of(manifest)
        for width, _height in sizes
        for ending in endings
    ]


def nearest(stem: str, manifest: dict, ratio: str, width: int, ending: str) -> str:
    """The file that stands for one of another set: its ratio and width, or as near as there is."""
    made = {name: (sizes, endings) for name, sizes, endings in ratios_of(manifest)}
    ratio = ratio if ratio in made else FULL
    if ratio not in made:
        return ""
    sizes, endings = made[ratio]
    found = min((across for across, _down in sizes), key=lambda across: abs(across - width))
    return file_name(stem, found, ratio, ending if ending in endings else "jpg")


def picture_of(photo, ratio=FULL) -> Picture | None:
    """The photo's picture, cut to `ratio` where that is made; None while it has no files.

    Reads `photo.current`: select it along (`with_renditions()`, or `photo__current`).
    """
    made = photo.current if photo else None
    if not made or not made.manifest.get(FULL):
        return None
    ratio = ratio if made.manifest.get(ratio) else FULL
    sizes = tuple((width, height) for width, height in made.manifest[ratio])
    return Picture(made.stem, sizes, ratio, ratio in made.manifest.get("avif", ()))


def alternative(photo, *, captioned: bool = True) -> str:
    """The text that stands for the photo where it cannot be seen.

    When "the caption describes it", the words are the caption itself: beside the
    caption they would only be read twice, so the alternative is empty there, and the
    caption where it does not stand beside (`captioned=False`: cards, feeds, sharing).
    """
    if photo.alt_text:
        return photo.alt_text
    return photo.caption if photo.caption_describes and not captioned else ""
