"""Streets: lantern crowds, snow."""

import math

import numpy as np

from .darkroom import add_specks, expose
from .people import anyone, wardrobe
from .sky import sky
from .stage import Stage
from .surfaces import SNOW, STONE, WATER, WINDOWS


def lanterns(job, river=False, eye=(0, 1.85, 1.2), at=(0, 2.15, -8)):
    """Crowd from behind at night with paper lanterns, in a street or on a river bank."""
    g = job.rng
    env = sky(
        g,
        (0.012, 0.02, 0.06),
        (0.12, 0.07, 0.08) if not river else (0.08, 0.08, 0.14),
        (0, 0.02, -1),
        (0.2, 0.1, 0.05),
        tight=6,
        cover=0.3,
        cloud=(0.03, 0.03, 0.05),
        lit=(0.1, 0.05, 0.03),
    )
    st = Stage(env, fog=0.006 if not river else 0.003)
    st.ground = (
        st.mat((0.06, 0.055, 0.05), rough=0.2, spec=0.04, tex=STONE, scale=1)
        if not river
        else st.mat((0.008, 0.012, 0.02), spec=0.05, rough=0, tex=WATER, scale=0.03)
    )
    w = wardrobe(st, g, 0.5)
    up = [((-0.1, 1.08, 0.1), (-0.17, 0.9, 0.08)), ((0.14, 0.45, 0.05), (0.15, 0.61, 0))]
    hues = ((7, 2.6, 0.7), (7, 3.6, 1.4), (6, 1.2, 0.5))
    if river:
        bank = st.mat((0.06, 0.055, 0.05), tex=STONE, scale=1)
        st.box((0, -0.4, 1), (30, 0.42, 8.2), bank)
    for k in range(90 if not river else 22):
        z = -1.4 - 15 * (k / 90) ** 1.2 if not river else -1.6 - 5 * (k / 22)
        x = (
            g.uniform(-1, 1) * (1.8 + -z * 0.55)
            if not river
            else g.uniform(-1, 1) * (1.6 - z * 0.6)
        )
        if river and abs(x) < 0.9 and z > -4:
            x += math.copysign(1.1, x)
        lift = g.random() < 0.3
        anyone(st, g, x, z, math.pi + g.uniform(-0.5, 0.5), w, arms=up if lift else None)
        if lift:
            st.lamp(
                (x + 0.17, g.uniform(2.05, 2.4), z - 0.15),
                0.13,
                np.array(hues[g.integers(3)]) * 1.3,
            )
    for _ in range(26):
        z = -g.uniform(6, 30)
        if river:
            st.lamp(
                (g.uniform(-0.6, 0.6) * z, g.uniform(5, 6 - 0.35 * z), z * 1.6), 0.2, (6, 2.4, 0.7)
            )
        else:
            st.lamp(
                (g.uniform(-0.6, 0.6) * -z, g.uniform(3, 3 + 0.25 * -z), z), 0.17, (6, 2.4, 0.7)
            )
    if river:
        for _ in range(60):
            z = -9 - 45 * g.random()
            st.lamp(
                (g.uniform(-0.62, 0.62) * -z, 0.14, z), 0.12, np.array(hues[g.integers(3)]) * 1.4
            )
        far = st.mat((0.04, 0.04, 0.05), (1.6, 0.9, 0.4), tex=WINDOWS, scale=1.5)
        for k in range(22):
            st.box((-110 + 10.5 * k, 0, -105 - g.uniform(0, 10)), (4.6, g.uniform(6, 17), 5), far)
        for k in range(20):
            st.lamp((-95 + 10 * k, 3.5, -98), 0.3, (50, 30, 12))
    else:
        dark = st.mat((0.05, 0.045, 0.05), (1.2, 0.7, 0.3), tex=WINDOWS, scale=1.4)
        for sd in (-1, 1):
            for k in range(5):
                st.box(
                    (sd * (11 + g.uniform(0, 2)), 0, -8 - 8 * k), (3, g.uniform(7, 13), 3.8), dark
                )
    img = job.shoot(st, eye, at, 54, lens=0.035 if not river else 0.02, focus=4.2, depth=3)
    return expose(img, 0.06), dict(bloom=0.28 if not river else 0.2, contrast=1.08)


def bare_tree(st, g, a, direction, length, r, m):
    """A leafless tree of forking cones."""
    a, d = np.array(a, float), np.array(direction, float)
    b = a + d / np.linalg.norm(d) * length
    st.cone(a, b, r, r * 0.7, m)
    if r > 0.012:
        for _ in range(3):
            bare_tree(
                st, g, b, d / np.linalg.norm(d) + g.normal(0, 0.45, 3), length * 0.74, r * 0.6, m
            )


def parked_car(st, x, z, paint, dark, snow):
    """A car at the curb under a night's snow."""
    glass = st.mat((0.02, 0.02, 0.025), rough=0.05, spec=0.08)
    st.box((x, 0.62, z), (0.84, 0.24, 2.1), paint)
    st.box((x, 1.08, z - 0.15), (0.66, 0.24, 1.05), glass)
    for a, b, y, wide, r in (
        (-1.15, 0.85, 1.36, 0.58, 0.1),
        (1.0, 2.0, 0.9, 0.72, 0.09),
        (-2.0, -1.3, 0.9, 0.72, 0.09),
    ):
        st.box((x, y, z + (a + b) / 2), (wide, r * 0.9, (b - a) / 2), snow)
        for d in (-wide, wide):
            st.cone((x + d, y, z + a), (x + d, y, z + b), r, r, snow)
        for e in (a, b):
            st.cone((x - wide, y, z + e), (x + wide, y, z + e), r, r, snow)
    for d in (-1, 1):
        st.ball((x + 0.6 * d, 0.68, z + 2.1), 0.08, st.mat((0.5, 0.5, 0.5)))
        for w in (-1.3, 1.3):
            st.cyl((x + 0.86 * d, 0.32, z + w), (x + 0.66 * d, 0.32, z + w), 0.32, dark)


def snow_street(job, evening=False, walkers=3, flakes=700, eye_x=0.0):
    """Snowy street with lit windows and lamps at blue hour."""
    g = job.rng
    pal = (
        ((0.05, 0.08, 0.17), (0.16, 0.18, 0.27))
        if not evening
        else ((0.10, 0.15, 0.27), (0.24, 0.28, 0.38))
    )
    st = Stage(sky(g, *pal, glow=(0, 0, 0)), fog=0.011 if not evening else 0.017)
    st.ground = st.mat((0.75, 0.78, 0.85), tex=SNOW, scale=0.6)
    snow, dark = st.mat((0.8, 0.82, 0.88)), st.mat((0.03, 0.03, 0.035))
    walls = ((0.3, 0.2, 0.15), (0.35, 0.3, 0.2), (0.2, 0.22, 0.25))
    paints = ((0.03, 0.03, 0.035), (0.2, 0.03, 0.03), (0.05, 0.08, 0.14), (0.3, 0.3, 0.3))
    wide = 0 if not evening else 3.5
    for sd in (-1, 1):
        z = 2.0
        while z > -90:
            d, hgt = g.uniform(4, 7), g.uniform(5, 10) + wide
            m = st.mat(
                np.array(walls[g.integers(3)]),
                (1.6, 0.9, 0.35),
                tex=WINDOWS,
                scale=g.uniform(1.5, 2),
            )
            st.box((sd * (10.5 + wide), hgt * 0.5, z - d), (3.2, hgt * 0.5, d), m)
            st.box((sd * (10.4 + wide), hgt + 0.2, z - d), (3.6, 0.22, d), snow)
            for _ in range(5):
                st.ball(
                    (sd * (7.1 + wide), -0.9 + g.uniform(-0.1, 0.2), z - d + g.uniform(-d, d)),
                    g.uniform(1.1, 1.5),
                    snow,
                )
            z -= 2 * d
        for k in range(9):
            zz = -6 - 10 * k + 3 * sd
            x = sd * (5.2 + wide * 0.5)
            st.cone((x, 0, zz), (x, 3.9, zz), 0.07, 0.05, dark)
            st.lamp((x, 4.1, zz), 0.16, (95, 52, 18))
            st.cone((x, 4.34, zz), (x, 4.42, zz), 0.26, 0.1, snow)
            if evening:
                bare_tree(st, g, (x - sd * 1.2, 0, zz - 5), (0, 1, 0), 2.1, 0.15, dark)
                continue
            if k:
                parked_car(
                    st,
                    x - sd * 0.9,
                    zz - 4.5,
                    st.mat(paints[g.integers(4)], rough=0.15, spec=0.05),
                    dark,
                    snow,
                )
    w = wardrobe(st, g, 0.3)
    for k in range(walkers):
        x, z = g.uniform(-2.2, 2.2) + (k - 1) * 0.6, -g.uniform(5.5, 14)
        anyone(st, g, x, z, math.pi if not evening else g.choice([0, math.pi]), w, walk=0.14)
        if evening and k < 2:
            m = st.mat(((0.4, 0.03, 0.04), (0.03, 0.03, 0.05))[k])
            for i in range(24):
                a = i * math.pi / 12
                st.cone(
                    (x, 2.26, z),
                    (x + 0.52 * math.cos(a), 2.06, z + 0.52 * math.sin(a)),
                    0.03,
                    0.075,
                    m,
                )
            st.cone((x + 0.12, 1.1, z), (x, 2.2, z), 0.012, 0.012, dark)
    img = expose(
        job.shoot(st, (eye_x, 1.7, 5), (0, 2.3 + wide * 0.2, -20), 52, depth=3),
        0.13 if not evening else 0.17,
    )
    img = add_specks(img, g, flakes, 0.8, 6, (0.28, 0.27, 0.28), power=0.9, scale=job.unit)
    return img, dict(bloom=0.3, tint=(0.98, 1, 1.03))
