"""Command line: render the forty demo photographs and photos.json into a folder."""

import argparse
import json
import time
from pathlib import Path

from .darkroom import develop, encode
from .job import Job
from .shots import SHOTS

LIMIT = 236_000


def make(shot, spp, scale, grain=0.012):
    """Render and develop one picture."""
    job = Job(shot.seed, shot.tall, int(spp * shot.effort), scale)
    img, look = shot.scene(job, **shot.settings)
    size = (1600, 2000) if shot.tall else (2400, 1600)
    if scale < 0.7:
        size = tuple(s * 3 // 8 for s in size)
    return develop(img, job.rng, size, grain=grain, **look)


def record(shot):
    """What the newsroom needs to know about one file."""
    w, h = (1600, 2000) if shot.tall else (2400, 1600)
    return {
        "file": f"{shot.slug}.jpg",
        "slug": shot.slug,
        "alt": shot.alt,
        "focal": list(shot.focal),
        "width": w,
        "height": h,
    }


def main():
    """Write the chosen pictures, then photos.json for all."""
    ap = argparse.ArgumentParser(
        prog="python -m tools.demo_photos", description="Render the demo paper's photographs."
    )
    ap.add_argument("out", type=Path)
    ap.add_argument("--only", nargs="+", metavar="SLUG", help="render just these")
    ap.add_argument("--spp", type=int, default=12, help="light samples per pixel")
    ap.add_argument(
        "--scale", type=float, default=1.0, help="working size; below 0.7 writes small proofs"
    )
    ap.add_argument("--list-only", action="store_true", help="write photos.json and no pictures")
    a = ap.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    wrong = set(a.only or ()) - {s.slug for s in SHOTS}
    if wrong:
        ap.error("unknown slug: " + ", ".join(sorted(wrong)))
    for shot in SHOTS:
        if a.list_only or (a.only and shot.slug not in a.only):
            continue
        t = time.perf_counter()
        pic = make(shot, a.spp, a.scale)
        (a.out / f"{shot.slug}.jpg").write_bytes(encode(pic, LIMIT))
        print(f"{shot.slug}: {time.perf_counter() - t:.0f} s", flush=True)
    (a.out / "photos.json").write_text(
        json.dumps([record(s) for s in SHOTS], indent=1, ensure_ascii=False) + "\n"
    )


if __name__ == "__main__":
    main()
