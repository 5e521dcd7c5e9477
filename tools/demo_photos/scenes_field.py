"""Tractors in stubble fields."""

import math

import numpy as np

from .darkroom import expose
from .noise import smooth, warped
from .sky import sky
from .stage import Stage
from .surfaces import STONE, WHEAT


def tractor(st, x, z, paint, way=1):
    """A tractor with a trailer; way is the side it drives to."""
    dk = st.mat((0.02, 0.02, 0.02))
    body, rim = st.mat(paint, rough=0.15, spec=0.06), st.mat((0.5, 0.4, 0.1))
    for sd in (-1, 1):
        for wx, r in ((-1.1, 0.95), (1.6, 0.62)):
            c = x + wx * way
            st.cyl((c, r, z + sd * 0.95 - 0.25), (c, r, z + sd * 0.95 + 0.25), r, dk)
            for i in range(22):
                a = i * math.pi / 11
                st.box(
                    (c + (r + 0.02) * math.cos(a), r + (r + 0.02) * math.sin(a), z + sd * 0.95),
                    (0.05, 0.05, 0.25),
                    dk,
                )
            st.cyl((c, r, z + sd * 0.95 - 0.28), (c, r, z + sd * 0.95 + 0.28), r * 0.5, rim)
        st.cone(
            (x - 2.0 * way, 2.0, z + sd * 0.95),
            (x - 0.2 * way, 2.02, z + sd * 0.95),
            0.13,
            0.1,
            body,
        )
    st.box((x + 1.1 * way, 1.35, z), (1.2, 0.42, 0.42), body)
    st.box((x + 2.33 * way, 1.3, z), (0.05, 0.34, 0.36), dk)
    st.box((x - 0.7 * way, 1.3, z), (0.9, 0.4, 0.6), body)
    for a in (-1.45, 0.1):
        for b in (-0.7, 0.7):
            st.cone((x + a * way, 1.6, z + b), (x + (a + 0.08) * way, 2.75, z + b), 0.05, 0.05, dk)
    st.box((x - 0.65 * way, 2.82, z), (0.98, 0.08, 0.85), body)
    st.cone((x + 0.9 * way, 1.7, z + 0.3), (x + 0.9 * way, 2.6, z + 0.3), 0.06, 0.05, dk)
    st.cone((x - 0.6 * way, 1.7, z), (x - 0.6 * way, 2.2, z), 0.25, 0.18, dk)
    st.ball((x - 0.6 * way, 2.42, z), 0.13, dk)
    t = x - 4.6 * way
    st.box((t, 1.5, z), (1.9, 0.55, 1.0), body)
    st.box((x - 2.3 * way, 0.8, z), (0.7, 0.06, 0.06), dk)
    for wx in (-0.8, 0.8):
        st.cyl((t + wx, 0.55, z + 0.8), (t + wx, 0.55, z + 1.1), 0.55, dk)
    grain = st.mat((0.45, 0.33, 0.12), tex=STONE, scale=5)
    for i in range(7):
        st.ball((t - 1.5 + 0.5 * i, 1.75, z), 0.6, grain)


def harvest(
    job,
    way=1,
    paint=(0.06, 0.2, 0.06),
    dust=0.7,
    backlit=True,
    place=(0, -22),
    eye=(0, 1.9, 2),
    fov=40,
):
    """Tractor in a stubble field, low sun and dust."""
    g, u = job.rng, job.unit
    sun = (g.uniform(-0.4, 0.4), 0.16, -1) if backlit else (-0.8, 0.22, -0.15)
    pal = (
        ((0.28, 0.42, 0.66), (1.0, 0.74, 0.45), (1.5, 0.9, 0.4))
        if backlit
        else ((0.20, 0.34, 0.62), (0.86, 0.78, 0.66), (1.2, 0.8, 0.4))
    )
    st = Stage(
        sky(
            g,
            pal[0],
            pal[1],
            sun,
            pal[2],
            cover=0.4,
            cloud=(0.5, 0.42, 0.42) if backlit else (0.66, 0.64, 0.66),
            lit=(1.1, 0.8, 0.5),
        ),
        sun,
        (2.6, 1.6, 0.75) if backlit else (3.0, 2.1, 1.2),
        soft=0.04,
        fog=0.004 if backlit else 0.002,
    )
    st.ground = st.mat((0.5, 0.36, 0.14), tex=WHEAT, scale=0.7 if backlit else 0.4)
    x, z = place
    tractor(st, x, z, paint, way)
    tree = st.mat((0.05, 0.065, 0.025), tex=STONE, scale=1.5)
    for _ in range(2600):
        tx = g.uniform(-110, 110)
        top = 4.5 + 1.6 * math.sin(tx * 0.21) + 1.2 * math.sin(tx * 0.63 + 1) + math.sin(tx * 1.9)
        st.ball((tx, g.uniform(0, top), -130 - g.uniform(0, 20)), g.uniform(0.35, 1.1), tree)
    bale = st.mat((0.5, 0.38, 0.17), tex=STONE, scale=6)
    for _ in range(11):
        bx, bz = g.uniform(-30, 30), -g.uniform(14, 80)
        if abs(bz - z) > 5:
            st.cyl((bx, 0.7, bz), (bx + 1.1, 0.7, bz + g.uniform(-0.4, 0.4)), 0.7, bale)
    straw = st.mat((0.6, 0.45, 0.2))
    for _ in range(500):
        sx, sz = g.uniform(-3.4, 3.4), -g.uniform(1.2, 6)
        st.cone(
            (sx, 0, sz),
            (sx + g.uniform(-0.06, 0.06), g.uniform(0.08, 0.26), sz + g.uniform(-0.06, 0.06)),
            0.008,
            0.004,
            straw,
        )
    img = job.shoot(st, eye, (x * 0.6 - way * 1.2, 2.4, z), fov, lens=0.03, focus=-z, depth=3)
    h, w = img.shape[:2]
    yy, xx = np.mgrid[:h, :w]
    n = smooth(-1, 1.3, warped((h, w), g, 2.2, 30 * u))
    t = xx / w if way > 0 else 1 - xx / w
    a = (
        np.exp(-(((yy - h * 0.56) / (38 + 60 * dust) / u) ** 2))
        * np.exp(-np.maximum(0, t - 0.4) * 14)
        * smooth(-0.1, 0.35, t)
        * n
        * dust
    )[..., None].clip(0, 0.85)
    img = (
        img * (1 - a)
        + a * np.array((1.25, 0.8, 0.42) if backlit else (1.2, 0.95, 0.66)) * img.mean() * 1.7
    )
    return expose(img, 0.19), dict(
        bloom=0.2 if backlit else 0.1, contrast=1.08, tint=(1.03, 1, 0.95)
    )
