"""What a photo costs: `.venv/bin/python -m bench.photos` prints it, for one of 24 megapixels.

The photo is made here, with light, edges and grain, so that every machine measures the same
bytes. Measured is the decoder's whole process, from its start to its end: CPU seconds as the
kernel counts them, which other work on the machine hardly changes, and its peak memory. Beside
it stands the same work by sorl-thumbnail (bench.with_sorl). With `--check` it fails where a
number of ours is over its budget.
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
SORL = "bench.with_sorl"


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


def measure(module: str, *arguments: str) -> tuple[float, float]:
    """(CPU seconds, megabytes at the peak) of one run of a program of this house."""
    command = [sys.executable, "-m", module, *arguments]
    child = subprocess.Popen(command, cwd=HOUSE, env={}, stdout=subprocess.PIPE)
    answer = child.stdout.read()
    _pid, status, used = os.wait4(child.pid, 0)
    if status or b"refused" in answer:
        raise SystemExit(f"{module} failed: {answer.decode()[:300]}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def sizes_in(folder: Path) -> dict[tuple[str, int, str], int]:
    """Bytes of every file, by ratio, width and ending."""
    made = [path for path in folder.iterdir() if path.suffix in (".jpg", ".avif")]
    named = {path: path.stem.split("-") for path in made}
    return {(r, int(w), path.suffix): path.stat().st_size for path, (r, w) in named.items()}


def table(ours: dict, theirs: dict) -> None:
    """Both in bytes, side by side."""
    print(f"\n{'bytes':8}{'width':>6}{'JPEG':>10}{'sorl':>10}{'AVIF':>10}{'sorl':>10}")
    for ratio, width in sorted({(ratio, width) for ratio, width, _ending in ours}):
        cells = [made.get((ratio, width, ending), "")
                 for ending in (".jpg", ".avif") for made in (ours, theirs)]  # fmt: skip
        print(f"{ratio:8}{width:>6}" + "".join(f"{f'{n:,}' if n else '':>10}" for n in cells))
    both = (f"{sum(made.values()):,}" for made in (ours, theirs))
    print("together: {} bytes; sorl {}".format(*both))


def compare(folder: Path) -> tuple[float, float]:
    """Measure both at the first set and at every file, print, return our seconds of each."""
    original, spent, made = str(folder / "original"), {}, {}
    for name, module, whole in (("ours", "media.decoder", CENTRE), ("sorl", SORL, ("all",))):
        for run, asked in (("first", ()), ("all", whole)):
            place = folder / f"{name}-{run}"
            place.mkdir()
            spent[name, run] = measure(module, original, str(place), *asked)
        made[name] = sizes_in(place)
    print(f"{SIZE[0]} × {SIZE[1]} pixels, {Path(original).stat().st_size:,} bytes")
    for run, what, most in (
        ("first", "first set ", FIRST_WITHIN),
        ("all", "every file", ALL_WITHIN),
    ):
        (seconds, memory), (their_seconds, their_memory) = spent["ours", run], spent["sorl", run]
        print(
            f"{what} {seconds:.2f} s of CPU (at most {most}), {memory:.0f} MB; "
            f"sorl-thumbnail {their_seconds:.2f} s, {their_memory:.0f} MB"
        )
    table(made["ours"], made["sorl"])
    return spent["ours", "first"][0], spent["ours", "all"][0]


def main() -> int:
    """Make the photo, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="fail when over budget")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="bench-") as folder:
        # In a process of its own: a child's peak would begin at the size of who started it.
        maker = multiprocessing.Process(target=make_photo, args=(Path(folder) / "original",))
        maker.start()
        maker.join()
        first, whole = compare(Path(folder))
    return int(options.check and (first > FIRST_WITHIN or whole > ALL_WITHIN))


if __name__ == "__main__":
    sys.exit(main())
