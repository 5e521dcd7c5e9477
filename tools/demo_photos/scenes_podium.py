"""Public words: lecterns with flags, microphones."""

import math

import numpy as np

from .darkroom import expose
from .people import anyone, person, wardrobe
from .sky import sky
from .stage import Stage
from .surfaces import CLOTH, STONE


def hanging_flag(st, x, z, m, g, top=3.05, low=1.05):
    """A flag gathered on its pole: bands of cloth in folds, wider towards the foot."""
    n = 21
    for i in range(n):
        t = i / (n - 1)
        fold = math.sin(i * 2.1) * 0.05
        foot = low + 0.35 * (1 - t) * t * 4 * 0.3 + g.uniform(0, 0.05) + 0.25 * t
        mid = (x + 0.04 + 0.20 * t, (top + foot) / 2, z + fold * 0.8)
        c = m[min(2, int(t * 3))]
        st.cone((x + 0.02 + 0.06 * t, top - 0.12 * t, z + fold * 0.2), mid, 0.016, 0.03, c)
        st.cone(mid, (x + 0.03 + 0.34 * t, foot, z + fold * 1.5), 0.03, 0.034, c)


def podium(job, figures=3, hue=(0.25, 0.4, 0.75), summit=False, eye=(0, 1.35, 3.6)):
    """Figures in silhouette at lecterns against flags and a bright back wall."""
    g = job.rng
    st = Stage(sky(g, (0.01, 0.01, 0.012), (0.02, 0.02, 0.02), glow=(0, 0, 0)))
    st.ground = st.mat((0.06, 0.045, 0.035), rough=0.06, spec=0.05)
    hue = np.array(hue)
    pal = [
        (0.5, 0.04, 0.05),
        (0.7, 0.7, 0.68),
        (0.04, 0.1, 0.4),
        (0.75, 0.55, 0.05),
        (0.03, 0.25, 0.1),
        (0.08, 0.3, 0.45),
    ]
    if summit:
        st.box((0, 3, -6), (9, 4, 0.1), st.mat(hue * 0.25, hue * 0.06))
        st.box((0, 3.0, -5.9), (2.3, 1.0, 0.05), st.mat(hue * 0.4, hue * 0.55))
        for k in range(5):
            st.cone(
                (-2.1 + 0.2 * k, 2.25 + 0.06 * k, -5.83),
                (2.1, 2.4 + 0.28 * k, -5.83),
                0.012,
                0.035,
                st.mat(hue, hue * 0.9 + 0.2),
            )
    else:
        for k in range(18):
            shade = hue * (0.30 + 0.035 * (k % 2))
            st.box((-8.5 + k, 3, -6), (0.5, 4, 0.1), st.mat(shade, shade * 0.75))
    pole = st.mat((0.4, 0.3, 0.1), spec=0.3, rough=0.2)
    xs = (
        np.linspace(-4.2, 4.2, 9)
        if not summit
        else np.concatenate([np.linspace(-4.3, -2.75, 4), np.linspace(2.5, 4.05, 4)])
    )
    for x in xs:
        c = [st.mat(pal[i], tex=CLOTH) for i in g.permutation(6)[:3]]
        st.cone((x, 0, -4.6), (x, 3.2, -4.6), 0.022, 0.018, pole)
        st.ball((x, 3.26, -4.6), 0.05, pole)
        hanging_flag(st, x, -4.58, c, g)
    w = wardrobe(st, g, 0.14)
    wood = st.mat((0.05, 0.03, 0.02), spec=0.06, rough=0.1)
    arms = [((-0.12, 0.6, 0.24), (-0.17, 0.62, 0.02)), ((0.16, 0.68, 0.3), (0.18, 0.63, 0.06))]
    for i, x in enumerate(
        np.linspace(-2.1, 2.1, 3) if figures == 3 else np.linspace(-1.3, 1.3, figures)
    ):
        anyone(
            st,
            g,
            x + g.uniform(-0.1, 0.1),
            -2.3,
            g.uniform(-0.5, 0.5) - x * 0.2,
            w,
            arms=arms if i == 1 else None,
        )
        st.box((x, 0.48, -1.75), (0.2, 0.48, 0.16), wood)
        st.box((x, 0.03, -1.75), (0.28, 0.03, 0.24), wood)
        st.box((x, 1.0, -1.75), (0.3, 0.04, 0.22), wood)
        for d in (-0.05, 0.05):
            st.cone((x + d, 1.0, -1.8), (x + d * 0.6, 1.3, -2.0), 0.008, 0.016, wood)
    for x in (-3, 0, 3):
        st.lamp((x, 5.2, -3.6), 0.18, (60, 54, 46))
    if summit:
        for row in range(3):
            for k in range(9):
                x = -4.0 + k * 1.0 + 0.5 * (row % 2) + g.uniform(-0.15, 0.15)
                anyone(
                    st,
                    g,
                    x,
                    1.6 + row * 0.9 - 0.2,
                    math.pi + g.uniform(-0.2, 0.2),
                    w,
                    y=-0.36 - 0.02 * row,
                )

    img = job.shoot(
        st,
        eye,
        (0, 1.5 if not summit else 1.75, -2.3),
        52 if not summit else 46,
        lens=0.03,
        focus=5.9 if not summit else 6.8,
        clamp=5,
    )
    return expose(img, 0.085), dict(contrast=1.1, bloom=0.14)


def press(
    job, back=(0.04, 0.10, 0.24), turn=0.3, gesture=True, count=8, eye=(0, 1.42, 0.9), cloth=0
):
    """Microphones in focus, speaker soft behind them."""
    g = job.rng
    st = Stage(sky(g, (0.05, 0.05, 0.055), (0.09, 0.085, 0.08), glow=(0, 0, 0)))
    st.ground = st.mat((0.08, 0.06, 0.05))
    back = np.array(back)
    st.box((0, 2, -3.2), (6, 3, 0.1), st.mat(back))
    pale = st.mat(back * 0.4 + 0.3)
    for i in range(-5, 6):
        for j in range(4):
            st.box((i * 0.8 + 0.4 * (j % 2), 0.9 + j * 0.5, -3.08), (0.2, 0.05, 0.01), pale)
            st.ball((i * 0.8 + 0.4 * (j % 2) - 0.3, 0.9 + j * 0.5, -3.1), 0.05, pale)
    w = wardrobe(st, g, 0.12)
    skin, shirt = st.mat((0.40, 0.27, 0.20)), st.mat((0.55, 0.55, 0.56))
    arms = [((-0.14, 0.58, 0.2), (-0.16, 0.6, 0)), ((0.2, 0.72, 0.2), (0.17, 0.62, 0.02))]
    x = -turn * 0.5
    person(
        st,
        x,
        -1.5,
        1.74,
        turn,
        w[0][cloth],
        w[0][cloth],
        skin,
        w[2][cloth % 3],
        arms=arms if gesture else None,
        features=True,
    )
    s, c = math.sin(turn), math.cos(turn)
    st.cone(
        (x + 0.105 * s, 1.44, -1.5 + 0.105 * c),
        (x + 0.14 * s, 1.2, -1.5 + 0.14 * c),
        0.05,
        0.015,
        shirt,
    )
    st.box((0, 0.95, -0.62), (1.4, 0.03, 0.4), st.mat((0.12, 0.07, 0.04), rough=0.1, spec=0.06))
    metal, foam = (
        st.mat((0.12, 0.12, 0.13), rough=0.15, spec=0.35),
        st.mat((0.015, 0.015, 0.017), tex=STONE, scale=60),
    )
    tags = [
        st.mat(c)
        for c in (
            (0.5, 0.03, 0.03),
            (0.03, 0.12, 0.4),
            (0.7, 0.5, 0.03),
            (0.6, 0.6, 0.6),
            (0.03, 0.3, 0.12),
        )
    ]
    for k in range(count):
        mx = -0.07 * count + 0.155 * k + g.uniform(-0.03, 0.03)
        top, z = g.uniform(1.14, 1.29), -0.42 + g.uniform(-0.08, 0.06)
        tip = np.array((mx + g.uniform(-0.03, 0.03), top, z - 0.08))
        st.cone((mx, 0.98, z), tip, 0.006, 0.011, metal)
        st.cyl((mx, 0.98, z), (mx, 0.995, z), 0.05, metal)
        st.cone(tip - (0, 0.04, -0.02), tip, 0.016, 0.02, metal)
        if g.random() < 0.7:
            st.box(
                tip - (0, 0.045, -0.02),
                (0.028, 0.022, 0.028),
                tags[g.integers(5)],
                yaw=g.uniform(-0.5, 0.5),
            )
        st.cone(tip + (0, 0.01, 0), tip + (0, 0.045, -0.015), 0.031, 0.034, foam)
    for lx, i in ((-2.2, 60), (2.6, 90), (1.4, 8)):
        st.lamp((lx, 3.0, -1.0), 0.2, np.array((1, 0.93, 0.84)) * i)
    img = job.shoot(st, eye, (0, 1.34, -0.4), 50, lens=0.045, focus=1.32, k=1.3)
    return expose(img, 0.10), dict(contrast=1.08)
