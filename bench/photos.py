"""What a photo costs: `.venv/bin/python -m bench.photos` prints it, for one of 24 megapixels.

The photo is made here, with light, edges and grain, so that every machine measures the same
bytes. Measured is the decoder's whole process, from its start to its end: CPU seconds as the
kernel counts them, which other work on the machine hardly changes, and its peak memory. With
`--check` it fails where a number is over its budget.
"""

import argparse
import multiprocessing
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageChops, ImageDraw, ImageFilter

HOUSE = Path(__file__).resolve().parent.parent
SIZE = (5664, 4248)  # 4:3, so that no crop is a copy of the full frame
FIRST_WITHIN, ALL_WITHIN = 0.7, 3.0  # CPU seconds
CENTRE = ("0.5", "0.5")


def make_photo(path: Path) -> None:
    """A scene of soft light, hard edges and the grain of ISO 800, as a camera's JPEG."""
    sky = Image.linear_gradient("L").resize(SIZE)
    ground = Image.radial_gradient("L").resize(SIZE)
    scene = Image.merge("RGB", (sky, ImageChops.multiply(sky, ground), ImageChops.invert(ground)))
    draw = ImageDraw.Draw(scene)
    for number in range(400):  # windows, masts, people: edges at every scale
        left, top = number * 911 % SIZE[0], number * 577 % SIZE[1]
        side = 8 + number * 53 % 400
        colour = (number * 37 % 256, number * 91 % 256, number * 13 % 256)
        draw.rectangle((left, top, left + side, top + side * 2), fill=colour)
    grain = [Image.effect_noise(SIZE, 26).filter(ImageFilter.GaussianBlur(0.7)) for _ in "RGB"]
    ImageChops.overlay(scene, Image.merge("RGB", grain)).save(path, "JPEG", quality=92)


def measure(original: Path, folder: Path, *focus: str) -> tuple[float, float]:
    """(CPU seconds, megabytes at the peak) of one run of the decoder."""
    command = [sys.executable, "-m", "media.decoder", str(original), str(folder), *focus]
    child = subprocess.Popen(command, cwd=HOUSE, env={}, stdout=subprocess.PIPE)
    answer = child.stdout.read()
    _pid, status, used = os.wait4(child.pid, 0)
    if status or b"manifest" not in answer:
        raise SystemExit(f"the decoder failed: {answer.decode()[:300]}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def table(folder: Path) -> None:
    """Bytes of every file, by ratio and width."""
    made = {}
    for path in folder.iterdir():
        if path.suffix in (".jpg", ".avif"):
            ratio, width = path.stem.split("-")
            made.setdefault((ratio, int(width)), {})[path.suffix] = path.stat().st_size
    print(f"{'':8}{'width':>6}{'JPEG':>10}{'AVIF':>10}  bytes")
    for (ratio, width), sizes in sorted(made.items()):
        avif = f"{sizes['.avif']:,}" if ".avif" in sizes else ""
        print(f"{ratio:8}{width:>6}{sizes['.jpg']:>10,}{avif:>10}")


def main() -> int:
    """Make the photo, measure both runs, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="fail when over budget")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="bench-") as folder:
        original = Path(folder) / "original"
        # In a process of its own: a child's peak would begin at the size of who started it.
        maker = multiprocessing.Process(target=make_photo, args=(original,))
        maker.start()
        maker.join()
        first, first_memory = measure(original, Path(folder))
        whole, memory = measure(original, Path(folder), *CENTRE)
        print(f"{SIZE[0]} × {SIZE[1]} pixels, {original.stat().st_size:,} bytes")
        print(f"first set  {first:.2f} s of CPU (at most {FIRST_WITHIN}), {first_memory:.0f} MB")
        print(f"every file {whole:.2f} s of CPU (at most {ALL_WITHIN}), {memory:.0f} MB")
        table(Path(folder))
    return int(options.check and (first > FIRST_WITHIN or whole > ALL_WITHIN))


if __name__ == "__main__":
    sys.exit(main())
