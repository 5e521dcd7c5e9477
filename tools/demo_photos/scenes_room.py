"""Buildings inside and out: courthouse, hospital corridor, window portraits."""

import math

import numpy as np

from .darkroom import expose
from .people import anyone, bust, wardrobe
from .sky import CLEAR, sky
from .stage import Stage
from .surfaces import BOARDS, CLOTH, STONE, TILES


def temple(st, stone, wall, door):
    """A columned front on a flight of steps, with a gable."""
    for k in range(14):
        st.box((0, 0.08 + 0.16 * k, -10.5 - 0.38 * k), (17 - 0.1 * k, 0.08, 5), stone)
    for k in range(8):
        x = -12.25 + 3.5 * k
        st.box((x, 2.5, -15.5), (0.95, 0.22, 0.95), stone)
        for i in range(20):
            a = i * math.pi / 10
            st.cone(
                (x + 0.72 * math.cos(a), 2.7, -15.5 + 0.72 * math.sin(a)),
                (x + 0.6 * math.cos(a), 11, -15.5 + 0.6 * math.sin(a)),
                0.125,
                0.105,
                stone,
            )
        st.cyl((x, 2.6, -15.5), (x, 11.2, -15.5), 0.69, stone)
        st.cyl((x, 11, -15.5), (x, 11.3, -15.5), 0.95, stone)
        st.box((x, 11.5, -15.5), (1.05, 0.25, 1.05), stone)
    st.box((0, 12.9, -17), (14.5, 1.2, 3), stone)
    for k in range(36):
        st.box((-14 + 0.8 * k, 13.7, -13.9), (0.2, 0.16, 0.2), stone)
    st.box((0, 14.25, -17), (15.2, 0.2, 3.7), stone)
    for k in range(24):
        st.box((0, 14.6 + 0.18 * k, -17.2), (14.6 - 0.6 * k, 0.1, 3), stone)
    st.box((0, 7, -21), (13.5, 6, 0.5), wall)
    for x in (-7, 0, 7):
        st.box((x, 5.2, -20.45), (1.3, 3, 0.1), door)
        for s in (-1, 1):
            st.box((x + 1.45 * s, 5.3, -20.4), (0.15, 3.2, 0.2), stone)
        st.box((x, 8.5, -20.4), (1.7, 0.2, 0.25), stone)


def courthouse(job, evening=False, people=4, side=1, eye=(-6, 1.5, 5), at=(0, 6.6, -15), fov=60):
    """Columns and steps in raking sun or in lamp light, figures on the steps."""
    g = job.rng
    sun = (side * g.uniform(0.6, 1), g.uniform(0.45, 0.9), 0.7)
    if evening:
        sun = (side * 1.0, 0.12, 0.35)
        env = sky(
            g,
            (0.05, 0.08, 0.20),
            (0.42, 0.25, 0.26),
            (-0.3, 0.03, -1),
            (0.5, 0.2, 0.1),
            tight=4,
            cover=0.5,
            cloud=(0.12, 0.11, 0.17),
            lit=(0.5, 0.25, 0.18),
        )
        st = Stage(env, sun, (0.34, 0.16, 0.10), soft=0.05, fog=0.0008)
    else:
        st = Stage(
            sky(
                g,
                sun=sun,
                cover=g.uniform(0.2, 0.5),
                cloud=(0.7, 0.72, 0.78),
                lit=(0.5, 0.5, 0.5),
                **CLEAR,
            ),
            sun,
            (3.2, 2.8, 2.2),
            soft=0.02,
            fog=0.0008,
        )
    stone = st.mat((0.52, 0.48, 0.41), tex=STONE, scale=0.7)
    st.ground = (
        st.mat((0.33, 0.31, 0.28), tex=STONE, scale=0.5)
        if not evening
        else st.mat((0.14, 0.13, 0.125), tex=STONE, scale=0.5, rough=0.1, spec=0.04)
    )
    temple(st, stone, st.mat((0.3, 0.27, 0.23), tex=STONE, scale=0.5), st.mat((0.05, 0.035, 0.03)))
    if evening:
        iron = st.mat((0.03, 0.03, 0.03))
        for k in range(7):
            st.lamp((-10.5 + 3.5 * k, 3.1, -19.6), 0.16, (60, 38, 17))
        for x in (-11, 11):
            st.cone((x, 0, -5), (x, 3.6, -5), 0.09, 0.06, iron)
            st.lamp((x, 3.85, -5), 0.24, (60, 40, 20))
    w = wardrobe(st, g, 0.3)
    for k in range(people):
        step = int(g.integers(0, 11))
        z = -5.75 - 0.38 * step
        anyone(
            st,
            g,
            -7 + 14 * (k + g.uniform(0.1, 0.9)) / people,
            z,
            math.pi * (k % 2) + g.uniform(-0.5, 0.5),
            w,
            y=0.16 * (step + 1),
            walk=0.1,
        )
    img = job.shoot(st, eye, at, fov, depth=3)
    return expose(img, 0.15 if not evening else 0.10), dict(
        contrast=1.08, bloom=0.1 if not evening else 0.22
    )


def corridor(job, night=False, staff=4, low=(0.25, 0.45, 0.45), bed=True, eye=(-0.2, 1.5, 2.2)):
    """Hospital corridor in perspective with ceiling panels."""
    g = job.rng
    st = Stage(sky(g, (0.3, 0.35, 0.4), (0.3, 0.35, 0.4), glow=(0, 0, 0)))
    st.ground = st.mat(
        (0.35, 0.4, 0.4), rough=0.09 if not night else 0.035, spec=0.05, tex=TILES, scale=0.6
    )
    wall, low = st.mat((0.66, 0.70, 0.68)), st.mat(low)
    door, dark = (
        st.mat((0.36, 0.27, 0.18), rough=0.2, spec=0.04),
        st.mat((0.1, 0.12, 0.13), rough=0.02, spec=0.2),
    )
    for sd in (-1, 1):
        st.box((sd * 1.35, 1.35, -14), (0.1, 1.35, 20), wall)
        st.box((sd * 1.3, 0.5, -14), (0.06, 0.5, 20), low)
        st.cone((sd * 1.2, 1.0, 4), (sd * 1.2, 1.0, -33), 0.035, 0.035, st.mat((0.4, 0.3, 0.2)))
        st.box((sd * 1.23, 0.06, -14), (0.02, 0.06, 20), st.mat((0.1, 0.12, 0.13)))
        for k in range(8):
            z = -2.5 - 3.6 * k + sd * 0.6
            st.box((sd * 1.28, 1.05, z), (0.05, 1.05, 0.5), door)
            st.box((sd * 1.25, 1.08, z), (0.05, 1.1, 0.03), wall)
            st.box((sd * 1.22, 1.45, z + 0.2), (0.02, 0.25, 0.1), dark)
            st.box((sd * 1.21, 1.5, z + 0.9), (0.01, 0.14, 0.1), st.mat((0.7, 0.7, 0.66)))
    st.box((0, 2.75, -14), (1.5, 0.05, 20), wall)
    st.box(
        (0, 1.3, -32),
        (1.5, 1.4, 0.1),
        st.mat((0.6, 0.65, 0.7), (1.1, 1.2, 1.3) if not night else (0.035, 0.05, 0.09)),
        lamp=int(night),
    )
    for k in range(10):
        on = (
            (1.0 if g.random() > 0.12 else 0.12)
            if not night
            else (1.0 if k in (2, 5, 8) else 0.015)
        )
        st.panel((0, 2.69, 1 - 3.2 * k), (0.3, 0.008, 0.62), np.array((3.2, 3.5, 3.5)) * on)
        st.box((0, 2.695, 2.6 - 3.2 * k), (1.3, 0.006, 0.02), low)
    if night:
        st.box((1.2, 2.3, -9.5), (0.02, 0.1, 0.2), st.mat((0, 0.1, 0.05), (0.03, 0.5, 0.2)), lamp=1)
        st.box((0, 2.45, -20), (0.22, 0.09, 0.02), st.mat((0, 0.1, 0.05), (0.03, 0.5, 0.2)), lamp=1)
    wh, metal = st.mat((0.75, 0.77, 0.78)), st.mat((0.4, 0.4, 0.42), rough=0.1, spec=0.5)
    if bed:
        bz = -g.uniform(4.5, 6)
        st.box((0.72, 0.74, bz), (0.38, 0.1, 0.95), wh)
        st.box((0.72, 0.5, bz), (0.36, 0.03, 0.93), metal)
        st.cone((0.5, 0.9, bz - 0.75), (0.94, 0.9, bz - 0.75), 0.1, 0.1, wh)
        st.box((0.72, 0.8, bz + 0.25), (0.39, 0.07, 0.6), st.mat((0.25, 0.4, 0.5), tex=CLOTH))
        for a in (-0.3, 0.3):
            for b in (-0.85, 0.85):
                st.cone(
                    (0.72 + a, 0.06, bz + b),
                    (0.72 + a, 0.95 if b < 0 else 0.7, bz + b),
                    0.02,
                    0.02,
                    metal,
                )
                st.ball((0.72 + a, 0.06, bz + b), 0.06, dark)
    w = wardrobe(st, g, 0.7)
    coat = ([wh, st.mat((0.1, 0.3, 0.35)), st.mat((0.15, 0.3, 0.45))], w[1], w[2])
    for k in range(staff):
        anyone(
            st,
            g,
            (-0.75, -0.15, 0.3, -0.45, 0.1)[k % 5] + g.uniform(-0.1, 0.1),
            -6.5 - 2.6 * k + g.uniform(-0.5, 0.5),
            math.pi * (k % 3 != 2) + g.uniform(-0.2, 0.2),
            coat,
            walk=0.16,
            vel=(0, 0, g.uniform(-0.12, 0.12)),
        )
    img = job.shoot(st, eye, (0, 1.3, -14), 58, lens=0.012, focus=9, depth=4, k=1.4, clamp=4)
    return expose(img, 0.20 if not night else 0.1), dict(
        tint=(0.97, 1.01, 1.01) if not night else (0.93, 1, 1.08), bloom=0.12, contrast=1.05
    )


def curtain(st, x, z, m, width, g):
    """A hanging curtain of vertical folds."""
    n = int(width * 26)
    for i in range(n):
        u = x + (i / (n - 1) - 0.5) * width
        d = 0.05 * math.sin(i * 1.9) + g.uniform(-0.015, 0.015)
        st.cone((u, 2.75, z + d), (u + g.uniform(-0.01, 0.01), 0.05, z + d * 1.2), 0.03, 0.04, m)


def window_portrait(job, reading=False, face=-1, hair="short", warm=False):
    """Someone in profile at a bright window, head and shoulders."""
    g = job.rng
    st = Stage(
        sky(g, (0.8, 0.9, 1.1), (1.5, 1.5, 1.5), glow=(0.3, 0.3, 0.2)),
        (face * 0.6, 0.55, -1),
        (2.4, 2.0, 1.5) if warm else (1.0, 1.0, 1.0),
        soft=0.05,
    )
    wall, dark = st.mat((0.42, 0.38, 0.33), tex=STONE, scale=0.4), st.mat((0.10, 0.07, 0.05))
    st.ground = st.mat((0.2, 0.13, 0.08), tex=BOARDS, scale=0.14, spec=0.04, rough=0.15)
    for sd in (-1, 1):
        st.box((sd * 2.4, 1.5, -1.2), (1.6, 1.6, 0.1), wall)
        st.box((sd * 3.0, 1.5, 1), (0.1, 1.6, 2.4), wall)
    curtain(
        st,
        -face * 0.86,
        -1.0,
        st.mat((0.55, 0.5, 0.43) if not warm else (0.45, 0.25, 0.16), tex=CLOTH),
        0.5,
        g,
    )
    st.box((0, 0.4, -1.2), (1, 0.45, 0.12), wall)
    st.box((0, 0.87, -1.08), (1, 0.03, 0.2), st.mat((0.6, 0.58, 0.54)))
    st.box((0, 2.85, -1.2), (3.5, 0.25, 0.1), wall)
    st.box((0, 3.0, 1), (3.5, 0.05, 2.4), wall)
    st.box((0, 1.5, 3.4), (3.5, 1.6, 0.05), st.mat((0.6, 0.57, 0.52)))
    for x in (-0.8, face * 0.34, 0.8):
        st.box((x, 1.75, -1.2), (0.028, 0.9, 0.03), dark)
    for y in (1.45, 2.1):
        st.box((0, y, -1.2), (0.8, 0.018, 0.03), dark)
    leaf = [
        st.mat(c, tex=STONE, scale=2)
        for c in ((0.10, 0.16, 0.07), (0.16, 0.2, 0.08), (0.07, 0.11, 0.06))
    ]
    for _ in range(900):
        x = g.uniform(-9, 9)
        st.ball(
            (x, g.uniform(-3, 1.2 + 0.9 * math.sin(x * 0.9 + 1)), -12 - g.uniform(0, 6)),
            g.uniform(0.12, 0.4),
            leaf[g.integers(3)],
        )
    for k in range(4):
        st.box((-7 + 4.4 * k, -1, -26), (1.8, g.uniform(1.5, 3.6), 2), st.mat((0.45, 0.38, 0.34)))
    bust(st, g, face * -0.12, -0.52, face, reading, hair)
    img = job.shoot(
        st,
        (face * -0.05, 1.5, 1.15),
        (face * 0.04, 1.46 if not reading else 1.36, -0.6),
        52,
        lens=0.022,
        focus=1.88,
        depth=5,
        k=1.5,
    )
    return expose(img, 0.17), dict(bloom=0.2, sat=0.85, contrast=1.08)
