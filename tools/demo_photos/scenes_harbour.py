"""Harbour and container yard."""

import numpy as np

from .darkroom import expose
from .people import person, wardrobe
from .sky import DUSK, sky
from .stage import Stage
from .surfaces import RIBS, WATER, WET, WINDOWS

PAINT = (
    (0.30, 0.07, 0.04),
    (0.05, 0.12, 0.25),
    (0.30, 0.25, 0.20),
    (0.07, 0.2, 0.12),
    (0.35, 0.2, 0.05),
    (0.12, 0.13, 0.15),
    (0.32, 0.05, 0.09),
)


HARBOUR_LIGHT = {
    "dusk": dict(
        pal=DUSK,
        cloud=(0.22, 0.17, 0.24),
        lit=(1.5, 0.55, 0.25),
        sun=(0.5, 0.22, 0.1),
        fog=0.0007,
        lamps=1.0,
        key=0.16,
    ),
    "night": dict(
        pal=dict(zenith=(0.012, 0.02, 0.05), horizon=(0.06, 0.055, 0.075), glow=(0, 0, 0)),
        cloud=(0.05, 0.05, 0.07),
        lit=(0.05, 0.04, 0.04),
        sun=(0, 0, 0),
        fog=0.0012,
        lamps=2.6,
        key=0.07,
    ),
    "fog": dict(
        pal=dict(zenith=(0.62, 0.66, 0.70), horizon=(0.74, 0.77, 0.79), glow=(0.25, 0.22, 0.18)),
        cloud=(0.66, 0.68, 0.7),
        lit=(0.1, 0.1, 0.1),
        sun=(0.05, 0.05, 0.05),
        fog=0.0062,
        lamps=0.12,
        key=0.33,
    ),
}


def crane(st, x, z, m, red, k, yaw=1, lamp=1.0):
    """A quay crane standing at x, z; the boom points along x."""
    for dx in (-7, 7):
        for dz in (-9, 9):
            st.box((x + dx, 20 * k, z + dz), (0.8, 20 * k, 0.8), m)
        st.box((x + dx, 12 * k, z), (0.6, 0.7, 9), m)
    for dz in (-9, 9):
        st.box((x, 14 * k, z + dz), (7, 0.6, 0.6), m)
        for s in (-1, 1):
            st.cone((x - 7 * s, 14.5 * k, z + dz), (x + 7 * s, 39 * k, z + dz), 0.3, 0.3, m)
    st.box((x, 40 * k, z), (8, 1.6, 10), m)
    for dz in (-1.8, 1.8):
        st.box((x + 20 * yaw, 42 * k, z + dz), (46, 1.1, 0.35), m)
    for i in range(19):
        st.box((x + (-24 + 5 * i) * yaw, 42 * k, z), (0.25, 0.5, 1.8), m)
    st.cone((x, 40 * k, z), (x, 66 * k, z), 0.8, 0.6, m)
    for e in (58, 34, -22):
        st.cone((x, 66 * k, z), (x + e * yaw, 42 * k, z), 0.28, 0.28, m)
    st.box((x - 14 * yaw, 45 * k, z), (6, 2.6, 3), m)
    st.box((x + 27 * yaw, 39.5 * k, z), (1.6, 1.4, 1.4), m)
    for d in (-1.5, 1.5):
        st.cone((x + 40 * yaw + d, 42 * k, z), (x + 40 * yaw + d, 24 * k, z), 0.1, 0.1, m)
    st.box((x + 40 * yaw, 23 * k, z), (3, 1.1, 1.2), red)
    st.lamp((x, 67.5 * k, z), 0.5, np.array((30, 3, 2)) * lamp)
    for d in (15, 35, -6):
        st.lamp((x + d * yaw, 40 * k, z + 2), 0.5, np.array((60, 48, 30)) * lamp)


def container_ship(st, sx, z, dark, cols, g, lamp):
    """A loaded ship lying along the quay, bow to the left."""
    for k in range(9):
        st.box((sx + 3 - k * 0.9, 1.2 + k, z), (47 + k * 0.55, 0.55, 7 + 0.1 * k), dark)
    st.box(
        (sx + 38, 17, z),
        (5, 9, 6.5),
        st.mat((0.5, 0.5, 0.5), np.array((5, 3.6, 2)) * lamp, tex=WINDOWS, scale=1.05),
    )
    st.box((sx + 38, 26.4, z), (6, 0.5, 8.5), st.mat((0.5, 0.5, 0.5)))
    st.cone((sx + 38, 26, z), (sx + 38, 33, z), 0.3, 0.15, dark)
    st.box((sx + 45, 15, z), (2, 7, 4), dark)
    for k in range(13):
        for lev in range(g.integers(2, 6)):
            st.box(
                (sx - 42 + 5.7 * k, 11 + 2.7 * lev, z), (2.7, 1.3, 6.5), cols[g.integers(len(cols))]
            )


def harbour(job, light="dusk", bow=0, zoom=44, turn=0.0, aim=24):
    """Harbour: cranes, stacked boxes, a ship, lights on the water."""
    g, L = job.rng, HARBOUR_LIGHT[light]
    sun = (g.uniform(-0.35, 0.35), 0.03 if light != "fog" else 0.25, -1)
    cover = {"dusk": g.uniform(0.4, 0.6), "night": 0.5, "fog": 0}[light]
    st = Stage(
        sky(g, sun=sun, cover=cover, cloud=L["cloud"], lit=L["lit"], **L["pal"]),
        sun,
        L["sun"],
        fog=L["fog"],
    )
    dark, red = st.mat((0.05, 0.06, 0.08)), st.mat((0.25, 0.06, 0.03))
    st.ground = st.mat((0.01, 0.02, 0.03), rough=0.0, spec=0.04, tex=WATER, scale=0.035)
    st.box((0, 1.5, -190), (400, 1.5, 60), dark)
    x = g.uniform(-105, -85)
    while x < 130:
        crane(
            st,
            x,
            -150 - g.uniform(0, 6),
            dark,
            red,
            g.uniform(0.85, 1.15),
            g.choice([-1, 1]),
            L["lamps"],
        )
        x += g.uniform(48, 75)
    cols = [st.mat(c, tex=RIBS, scale=0.6) for c in PAINT]
    for i in range(64):
        for k in range(g.integers(0, 5)):
            st.box((-180 + i * 5.7, 4.4 + 2.7 * k, -138), (2.7, 1.3, 3), cols[g.integers(7)])
    container_ship(st, bow + g.uniform(-8, 8), -112, dark, cols, g, L["lamps"])
    for k in range(26):
        st.lamp(
            (-150 + 12 * k + g.uniform(-3, 3), g.uniform(5, 9), -129),
            0.35,
            np.array((70, 42, 16)) * L["lamps"],
        )
    for _ in range(40 if light == "night" else 14):
        st.lamp(
            (g.uniform(-260, 260), g.uniform(6, 26), -235), 0.4, np.array((60, 40, 20)) * L["lamps"]
        )
    wood = st.mat((0.03, 0.03, 0.03))
    for k in range(5):
        px = -26 + 12 * k + g.uniform(-2, 2)
        st.cone((px, -1, 8), (px + 0.2, g.uniform(2.5, 3.6), 8), 0.45, 0.4, wood)
    img = job.shoot(st, (turn * 1.5, 8, 60), (turn, aim, -150), zoom, depth=3)
    return expose(img, L["key"]), dict(
        bloom=0.1 if light == "fog" else 0.18,
        contrast=1.18 if light == "fog" else 1.12,
        tint=(1.03, 1, 0.97) if light == "dusk" else (0.99, 1, 1.02),
    )


def container_yard(job):
    """A lane between containers stacked high; two workers at the foot."""
    g = job.rng
    sun = (0.75, 0.62, 0.45)
    st = Stage(
        sky(
            g,
            (0.20, 0.34, 0.58),
            (0.72, 0.77, 0.80),
            sun,
            (0.5, 0.45, 0.4),
            cover=0.45,
            cloud=(0.7, 0.72, 0.76),
            lit=(0.4, 0.4, 0.4),
        ),
        sun,
        (2.5, 2.25, 1.9),
        soft=0.03,
        fog=0.0022,
    )
    st.ground = st.mat((0.17, 0.165, 0.16), rough=0.12, spec=0.05, tex=WET, scale=0.16)
    cols = [st.mat(np.array(c) * 1.05 + 0.035, tex=RIBS, scale=0.42) for c in PAINT]
    steel = st.mat((0.08, 0.08, 0.09))

    def stack(x, z, n):
        """Containers on top of each other, ends towards the lane's length."""
        for k in range(n):
            m, j = cols[g.integers(7)], g.uniform(-0.07, 0.07)
            st.box((x + j, 1.31 + 2.62 * k, z + j), (1.22, 1.27, 6.06), m)
            for a in (-1, 1):
                for b in (-1, 1):
                    st.box(
                        (x + j + a * 1.17, 1.31 + 2.62 * k, z + j + b * 6.02), (0.09, 1.3, 0.09), m
                    )
                st.cone(
                    (x + j + a * 0.35, 0.3 + 2.62 * k, z + 6.16),
                    (x + j + a * 0.35, 2.45 + 2.62 * k, z + 6.16),
                    0.025,
                    0.025,
                    steel,
                )

    for row in range(7):
        z = -16 - row * 13.1
        for col in range(4):
            stack(-5.4 - 2.6 * col, z, int(g.integers(4, 7)) - (col == 0 and row == 0))
            stack(6.6 + 2.6 * col, z, int(g.integers(3, 7)))
    crane(st, 6, -190, st.mat((0.12, 0.2, 0.3)), cols[0], 1.0, -1, 0)
    wh = st.mat((0.55, 0.5, 0.2))
    for sd in (-2.9, 4.2):
        st.box((sd, 0.006, -40), (0.07, 0.008, 60), wh)
    w = wardrobe(st, g, 0.6)
    vest = (
        [st.mat((0.85, 0.30, 0.03)), st.mat((0.62, 0.75, 0.06))],
        w[1],
        [st.mat((0.75, 0.72, 0.66)), st.mat((0.8, 0.6, 0.04))],
    )
    for i, (x, z, face) in enumerate(((-1.9, -11.6, 2.2), (-0.75, -12.1, -2.4))):
        person(
            st,
            x,
            z,
            1.74 + 0.06 * i,
            face,
            vest[0][i],
            w[0][1],
            w[1][i],
            vest[2][i],
            walk=0.08,
            arms=None
            if i
            else [
                ((-0.14, 0.45, 0.05), (-0.145, 0.61, -0.02)),
                ((0.26, 0.86, 0.2), (0.2, 0.74, 0.05)),
            ],
        )
        st.ball((x, (1.74 + 0.06 * i) * 0.955, z), 0.115, vest[2][i])
    img = job.shoot(st, (0.9, 1.55, 2.5), (0.35, 6.0, -26), 58, depth=4, lens=0.004, focus=15)
    return expose(img, 0.17), dict(contrast=1.12, bloom=0.08, sat=0.95)
