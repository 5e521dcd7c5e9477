"""Finds photos that look alike, by 64 bits of how each looks (media.decoder.phash_of)."""

from media.models import Photo

FURTHEST = 6  # bits of 64: the same photo scaled, packed again or retouched stays within
BITS = (1 << 64) - 1
MOST_TOLD = 3


def look_alikes(photo) -> list[Photo]:
    """The photos of the library that look like this one, the closest first, a few at most.

    Reads the index of the hashes alone, whole, as no index finds what is near: 100,000
    photos take a tenth of a second, of the half second and more that taking one in takes.
    """
    if photo.phash is None:
        return []
    hashes = Photo.objects.exclude(phash=None).order_by("phash").values_list("phash", flat=True)
    near = {other: far for other in hashes.iterator(10_000)
            if (far := _distance(other, photo.phash)) <= FURTHEST}  # fmt: skip
    found = Photo.objects.filter(phash__in=near).exclude(pk=photo.pk).newest_first()
    alike = sorted(found.with_renditions()[:50], key=lambda other: near[other.phash])
    return alike[:MOST_TOLD]


def _distance(one: int, other: int) -> int:
    """In how many bits they differ."""
    return ((one ^ other) & BITS).bit_count()
