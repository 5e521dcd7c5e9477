"""City lights: wet windows and towers after dark."""

import math

import numpy as np
from scipy.ndimage import map_coordinates, zoom

from .darkroom import add_specks, expose
from .noise import smooth
from .people import anyone, wardrobe
from .sky import NIGHT, sky
from .stage import Stage
from .surfaces import WATER, WET, WINDOWS


def rain_window(job, warm=False, count=420):
    """City lights at night through a wet pane: drops in focus, lamps blurred."""
    g = job.rng
    st = Stage(sky(g, **NIGHT), fog=0.002)
    st.ground = st.mat((0.03, 0.03, 0.035), rough=0.08, spec=0.06, tex=WET, scale=0.3)
    glow = (
        ((3, 1.8, 0.8), (2.8, 1.3, 0.4), (2.6, 1.6, 0.7))
        if warm
        else ((3, 2.1, 1.1), (1.6, 1.9, 2.4), (2.6, 1.6, 0.7))
    )
    win = [
        st.mat((0.04, 0.045, 0.06), c, tex=WINDOWS, scale=s)
        for c, s in zip(glow, (2.4, 3, 2), strict=False)
    ]
    for sd in (-1, 1):
        for k in range(12):
            st.box(
                (sd * g.uniform(16, 24), 0, -15 - 18 * k),
                (6, g.uniform(15, 60), 8),
                win[g.integers(3)],
            )
    for k in range(16):
        for sd in (-1, 1):
            st.lamp((sd * 8.5, 7, -12 - 13 * k), 0.28, (90, 44, 12) if warm else (90, 52, 20))
    for _ in range(26):
        x, z = g.choice([-4.5, -1.8, 1.8, 4.5]), -g.uniform(10, 120)
        c = (95, 85, 70) if (x < 0) != warm else (60, 3, 2)
        for d in (-0.7, 0.7):
            st.lamp((x + d, 0.7, z), 0.11, c)
    for k in range(5):
        st.lamp(
            (g.choice([-6, 6]), 5, -g.uniform(15, 70)),
            0.22,
            ((5, 60, 30), (70, 6, 4), (70, 45, 5))[k % 3],
        )
    if warm:
        dark, pole = st.mat((0.02, 0.02, 0.02)), st.mat((0.5, 0.35, 0.05), rough=0.2, spec=0.1)
        st.box((-1.2, 4.5, 3.4), (0.14, 3, 0.05), dark)
        st.box((0, 3.66, 3.4), (4, 0.16, 0.08), dark)
        st.cone((0.66, 2, 4.3), (0.68, 7, 4.3), 0.022, 0.022, pole)
        st.lamp((0.6, 6.6, 5.5), 0.1, (30, 24, 14))
    img = job.shoot(
        st,
        (g.uniform(-3, 3) if not warm else 0, 4.5, 6),
        (0, 6.5 if not warm else 5.2, -50),
        50,
        k=2,
        lens=0.07,
        focus=2.6,
        depth=3,
        clamp=30,
    )
    return drops(
        expose(img, 0.075 if not warm else 0.09),
        g,
        count,
        job.unit,
        (0.08, 0, 1, 0.92) if warm else (0, 0, 1, 1),
    ), dict(bloom=0.2, tint=(0.97, 1, 1.05) if not warm else (1.05, 1, 0.9))


def drops(img, g, n, s, area=(0, 0, 1, 1)):
    """Water drops on glass, each a small inverted view of the scene."""
    h, w = img.shape[:2]
    out = img.copy()
    sharp = zoom(img, (0.25, 0.25, 1), order=1)
    for _ in range(n):
        r = (1.5 + 11 * g.random() ** 3.5) * s
        x, y = g.uniform(area[0], area[2]) * w, g.uniform(area[1], area[3]) * h
        x0, x1, y0, y1 = (
            int(max(0, x - r * 1.3)),
            int(min(w, x + r * 1.3)),
            int(max(0, y - 1.5 * r)),
            int(min(h, y + 1.5 * r)),
        )
        if x1 - x0 < 2 or y1 - y0 < 2:
            continue
        yy, xx = np.mgrid[y0:y1, x0:x1]
        u, v = (xx - x) / r, (yy - y) / r
        v = np.where(v < 0, v * 0.8, v)
        d = np.hypot(u, v)
        a = smooth(1.0, 0.82, d)[..., None]
        k = 0.5 + 0.45 * d
        sy, sx = (
            np.clip((y - v * k * h * 0.45) / 4, 0, h / 4 - 2),
            np.clip((x - u * k * w * 0.3) / 4, 0, w / 4 - 2),
        )
        lens = np.stack([map_coordinates(sharp[..., c], [sy, sx], order=1) for c in range(3)], -1)
        lens = lens * (1.25 - 0.9 * smooth(0.5, 1, d))[..., None] * (0.7 + 0.5 * v)[..., None]
        lens += 1.2 * img.mean() * smooth(0.22, 0.1, np.hypot(u + 0.35, v + 0.4))[..., None]
        out[y0:y1, x0:x1] = out[y0:y1, x0:x1] * (1 - a) + np.maximum(lens, 0) * a
    return out


def towers(st, g, left=-330.0, peak=70, rows=(-230, -300, -390, -520)):
    """Rows of lit towers, highest in the middle."""
    win = [
        st.mat((0.05, 0.06, 0.08), c, tex=WINDOWS, scale=s)
        for c, s in (
            ((1.3, 0.9, 0.5), 0.95),
            ((0.6, 0.8, 1.1), 1.2),
            ((1.1, 0.65, 0.3), 0.85),
            ((0.8, 0.75, 0.6), 1.35),
        )
    ]
    for row, z in enumerate(rows):
        x = left
        while x < -left:
            bw, top = (
                g.uniform(5, 11),
                g.uniform(10, 34)
                + peak * math.exp(-((x / 130) ** 2)) * g.random() * (1 + row * 0.5),
            )
            m, zz = win[g.integers(4)], z + g.uniform(-15, 15)
            st.box((x, top * 0.5, zz), (bw, top * 0.5 + 2, 12), m)
            if g.random() < 0.5:
                st.box((x + bw * 0.1, top + 4, zz), (bw * 0.6, 4, 8), m)
            if top > 60:
                st.cone((x, top, z), (x, top * 1.2, z), 0.7, 0.2, win[0])
                st.lamp((x, top * 1.2 + 1, z), 0.7, (30, 2, 1))
            x += bw * 2 + g.uniform(0, 6)


def skyline(job, rain=True):
    """City towers across the river in evening rain, or at night from a wet quay."""
    g = job.rng
    if rain:
        env = sky(
            g,
            zenith=(0.07, 0.095, 0.15),
            horizon=(0.26, 0.25, 0.28),
            glow=(0.1, 0.05, 0.03),
            cover=0.7,
            cloud=(0.15, 0.155, 0.19),
            lit=(0.12, 0.1, 0.1),
        )
    else:
        env = sky(
            g,
            zenith=(0.008, 0.014, 0.04),
            horizon=(0.07, 0.055, 0.07),
            sun=(0.5, 0.02, -1),
            glow=(0.22, 0.10, 0.05),
            tight=4,
            cover=0.3,
            cloud=(0.03, 0.03, 0.045),
            lit=(0.1, 0.06, 0.04),
        )
    st = Stage(env, fog=0.0016 if rain else 0.0009)
    st.ground = (
        st.mat((0.01, 0.012, 0.016), rough=0.02, spec=0.05, tex=WATER, scale=0.045)
        if rain
        else st.mat((0.035, 0.035, 0.04), rough=0.03, spec=0.16, tex=WET, scale=0.07)
    )
    towers(st, g, peak=70 if rain else 62)
    for k in range(46):
        st.lamp((-230 + 10 * k, 5, -212), 0.55, (80, 48, 18))
    if rain:
        img = expose(job.shoot(st, (0, 13, 10), (g.uniform(-40, 40), 24, -250), 50, depth=3), 0.1)
        img = add_specks(
            img,
            g,
            900,
            1,
            1.6,
            (0.05, 0.055, 0.07),
            streak=38,
            slope=g.uniform(-0.2, 0.2),
            power=1,
            scale=job.unit,
        )
        return img, dict(bloom=0.22, tint=(0.97, 1, 1.05), contrast=1.18)
    dark, w = st.mat((0.025, 0.025, 0.03)), wardrobe(st, g, 0.12)
    for y in (0.45, 0.8, 1.1):
        st.cone((-60, y, -26), (60, y, -26), 0.035, 0.035, dark)
    for k in range(40):
        st.cone((-60 + 3 * k, 0, -26), (-60 + 3 * k, 1.15, -26), 0.05, 0.05, dark)
    for k in range(5):
        x = -27 + 14 * k
        st.cone((x, 0, -24), (x, 5.2, -24), 0.09, 0.06, dark)
        st.lamp((x, 5.4, -24), 0.2, (95, 60, 26))
    for x, z in ((-6.1, -24.4), (-5.3, -24.6), (4.6, -19)):
        anyone(st, g, x, z, math.pi + g.uniform(-0.3, 0.3), w, walk=0.1 if x > 0 else 0)
    img = job.shoot(st, (-1, 2.0, 0), (3, 13, -100), 48, depth=3)
    return expose(img, 0.055), dict(bloom=0.25, tint=(0.98, 1, 1.05), contrast=1.1)
