"""Fruit stalls under string lights."""

import math

import numpy as np

from .darkroom import expose
from .people import anyone, wardrobe
from .sky import NIGHT, sky
from .stage import Stage
from .surfaces import BOARDS, CLOTH, WET, WINDOWS

FRUIT = (
    (0.75, 0.28, 0.02),
    (0.6, 0.03, 0.03),
    (0.7, 0.6, 0.05),
    (0.15, 0.38, 0.04),
    (0.25, 0.03, 0.12),
    (0.65, 0.4, 0.1),
    (0.4, 0.5, 0.08),
)


def market(job, night=False, eye=None, at=None):
    """Fruit stalls under string lights, shoppers out of focus."""
    g = job.rng
    st = Stage(
        sky(g, (0.06, 0.08, 0.14), (0.16, 0.12, 0.12), glow=(0, 0, 0))
        if not night
        else sky(g, **NIGHT),
        fog=0.003,
    )
    st.ground = st.mat((0.08, 0.07, 0.06), rough=0.15, spec=0.05, tex=WET, scale=1.1)
    fm = [
        [st.mat(np.array(c) * g.uniform(0.75, 1.15), rough=0.2, spec=0.05) for _ in range(3)]
        for c in FRUIT
    ]
    wood, dark = st.mat((0.3, 0.19, 0.1), tex=BOARDS, scale=0.12), st.mat((0.03, 0.03, 0.03))
    for j in range(4):
        for i in range(7):
            x0, z0, y0, k = -2.1 + i * 0.68, -0.5 - j * 0.5, 0.78 + j * 0.12, g.integers(7)
            st.box((x0, y0 - 0.06, z0 + 0.23), (0.33, 0.06, 0.012), wood)
            st.box((x0 - 0.33, y0 - 0.06, z0), (0.012, 0.06, 0.23), wood)
            st.box((x0, y0 - 0.1, z0), (0.33, 0.02, 0.23), wood)
            r = g.uniform(0.034, 0.055)
            for _ in range(60):
                u, v = g.uniform(-0.29, 0.29), g.uniform(-0.2, 0.2)
                st.ball(
                    (x0 + u, y0 - 0.03 + g.uniform(0, 0.07) * (1 - abs(u) * 2), z0 + v),
                    r * g.uniform(0.88, 1.1),
                    fm[k][g.integers(3)],
                )
    w = wardrobe(st, g, 0.9)
    for k in range(22):
        z = -3.3 - k * 0.55
        anyone(
            st,
            g,
            g.uniform(-0.42, 0.42) * (2.5 - z),
            z,
            g.uniform(0, 6.3),
            w,
            walk=g.uniform(-0.12, 0.12),
        )
    for sd in (-1, 1):
        for k in range(5):
            z, hue = -4.5 - 4.2 * k, np.array(FRUIT[g.integers(7)])
            for n in range(8):
                c = st.mat(hue * 0.8 if n % 2 else (0.7, 0.68, 0.62), tex=CLOTH)
                st.cone((sd * 2.3, 2.5, z + n * 0.42), (sd * 5.2, 3.1, z + n * 0.42), 0.22, 0.22, c)
            st.box((sd * 3.8, 0.5, z + 1.5), (0.9, 0.5, 1.5), wood)
            for n in range(60):
                st.ball(
                    (
                        sd * (3.0 + 1.5 * g.random()),
                        1.05 + g.uniform(0, 0.1),
                        z + g.uniform(0.1, 2.9),
                    ),
                    0.07,
                    fm[(k + n // 20) % 7][0],
                )
            st.cone((sd * 2.3, 0, z), (sd * 2.3, 2.5, z), 0.03, 0.03, dark)
            st.box(
                (sd * 9, 0, z),
                (3, g.uniform(5, 9), 2.4),
                st.mat((0.12, 0.1, 0.09), (1.5, 0.8, 0.35), tex=WINDOWS, scale=1.6),
            )
    st.box(
        (0, 0, -34), (9, 8, 2), st.mat((0.12, 0.1, 0.09), (1.5, 0.8, 0.35), tex=WINDOWS, scale=1.6)
    )
    for k in range(9):
        z = -1.2 - 2.2 * k
        for i in range(9):
            u = i / 4 - 1
            st.lamp(
                (u * 2.4, 2.55 + 0.5 * u * u + 0.1 * math.sin(k * 5), z),
                0.045,
                np.array((90, 52, 22)) * g.uniform(0.6, 1.4),
            )
        st.cone((-2.4, 3.1, z), (0, 2.6, z), 0.008, 0.008, dark)
        st.cone((2.4, 3.1, z), (0, 2.6, z), 0.008, 0.008, dark)
    eye = eye or (g.uniform(-0.6, 0.6), 1.65, 1.1)
    img = job.shoot(
        st, eye, at or (g.uniform(-0.3, 0.3), 1.3, -1.1), 50, lens=0.03, focus=2.2, depth=3
    )
    return expose(img, 0.10 if not night else 0.075), dict(
        bloom=0.18, sat=1.05, tint=(1, 1, 1) if not night else (1.04, 1, 0.93)
    )
