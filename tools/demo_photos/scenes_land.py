"""Mountains, burning hills, and a rocket over water."""

import math

import numpy as np
from scipy.ndimage import gaussian_filter

from .darkroom import expose
from .land import height
from .noise import smooth, spectral, warped
from .sky import sky
from .stage import Stage
from .surfaces import STONE, WATER


def mountains(job, winter=False):
    """Ridges with mist in the valleys, at dawn or under snow."""
    g = job.rng
    sun = (g.uniform(-0.5, 0.5), 0.1, -1) if not winter else (-0.9, 0.35, -0.35)
    if winter:
        env = sky(
            g,
            (0.16, 0.28, 0.55),
            (0.62, 0.74, 0.92),
            sun,
            (0.5, 0.5, 0.5),
            cover=0.3,
            cloud=(0.6, 0.66, 0.75),
            lit=(0.4, 0.42, 0.45),
        )
    else:
        env = sky(
            g,
            (0.16, 0.29, 0.60),
            (0.95, 0.70, 0.56),
            sun,
            (1.3, 0.75, 0.4),
            cover=g.uniform(0.1, 0.4),
            cloud=(0.5, 0.42, 0.45),
            lit=(1.2, 0.7, 0.4),
        )
    a, b = spectral((1024, 1024), g, 2.9, 2), spectral((1024, 1024), g, 2.1, 14)
    H = (1.25 - np.abs(a) * 1.1) ** 2 * 230 + b * (34 if not winter else 58) * (1.1 - np.abs(a))
    if winter:
        for lo, beta, high in ((5, 2.6, 70), (13, 2.3, 22), (34, 2.0, 7)):
            H = H + (1 - np.abs(spectral((1024, 1024), g, beta, lo))) ** 2 * high
    eye = np.array([9000.0, 0, 9000])
    eye[1] = H.max() * (g.uniform(1.15, 1.4) if not winter else 0.92)
    look = eye + np.array([g.uniform(-0.3, 0.3), -0.07 if not winter else -0.04, -1])
    o = job.land(
        H,
        9.0 if not winter else 15.0,
        env,
        sun,
        (2.2, 1.3, 0.7) if not winter else (1.5, 1.35, 1.2),
        eye,
        look,
        34 if not winter else 26,
        rgb=(0.10, 0.11, 0.08) if not winter else (0.06, 0.07, 0.09),
        fog=6e-5 if not winter else 7e-5,
        mist=1.5e-3 if not winter else 1.2e-3,
        far=16000 if not winter else 26000,
        snow=1e9 if not winter else 90.0,
    )
    if winter:
        return expose(o[..., :3], 0.2), dict(contrast=1.15, bloom=0.08, tint=(0.92, 0.98, 1.1))
    return expose(o[..., :3], 0.2), dict(contrast=1.18, bloom=0.1, sat=1.2, tint=(0.93, 0.99, 1.13))


def plume(shape, g, x, y, wide, lean, rise, u=1.0):
    """Density, light and height of a smoke column rising from x, y."""
    h, w = shape
    yy, xx = np.mgrid[:h, :w].astype(np.float32)
    up = np.clip((y - yy) / h, 0, 2)
    n = warped(shape, g, 2.1, 45 * u)
    c = x + lean * w * up**1.4 + 26 * u * n
    r = wide * w * (0.12 + up**0.8)
    d = 1 - np.abs(xx - c) / r + n * 0.75 - rise * up
    d = smooth(0, 0.8, d) * smooth(0, 0.03, (y - yy) / h)
    soft = gaussian_filter(n, 3 * u)
    s = int(7 * u)
    lit = np.clip(
        0.5 + (np.roll(soft, s, 1) - soft) * 1.3 + (np.roll(soft, -s, 0) - soft) * 0.9, 0.1, 1.3
    )
    return d, lit, up


def wildfire(job, day=False, fires=3):
    """Smoke and glow over forested hills."""
    g, u = job.rng, job.unit
    sun = (-0.5, 0.5, -0.8) if day else (0.6, 0.12, -0.8)
    if day:
        env = sky(
            g,
            (0.30, 0.42, 0.60),
            (0.80, 0.80, 0.76),
            sun,
            (0.6, 0.5, 0.35),
            tight=20,
            cover=0.2,
            cloud=(0.7, 0.68, 0.64),
            lit=(0.5, 0.45, 0.4),
        )
    else:
        env = sky(
            g,
            (0.12, 0.10, 0.15),
            (0.42, 0.20, 0.12),
            sun,
            (1.0, 0.35, 0.1),
            tight=20,
            cover=0.3,
            cloud=(0.25, 0.16, 0.13),
            lit=(0.6, 0.25, 0.1),
        )
    H = spectral((1024, 1024), g, 3.2, 3) * 75 + spectral((1024, 1024), g, 1.6, 40) * 5
    eye = np.array([3000.0, 0, 3000])
    eye[1] = height(H, eye[0], eye[2], 4.0) + 95
    o = job.land(
        H,
        4.0,
        env,
        sun,
        (1.5, 1.3, 1.0) if day else (0.6, 0.3, 0.14),
        eye,
        eye + np.array([0, -0.06 if not day else -0.01, -1]),
        46,
        rgb=(0.06, 0.085, 0.04),
        fog=2.0e-4,
    )
    img, dist = o[..., :3], o[..., 3]
    h, w = img.shape[:2]
    yy, xx = np.mgrid[:h, :w]
    smoke = np.array((0.62, 0.58, 0.54)) if day else np.array((0.26, 0.16, 0.13))
    heat = 0.3 if day else 1.0
    for k in range(fires):
        crest = np.argmax(dist < (6500, 3200, 1500)[k % 3], axis=0)
        x = (k + g.uniform(0.25, 0.75)) / fires * w
        base = float(crest[int(x)])
        d, lit, up = plume(
            (h, w), g, x, base + 4 * u, g.uniform(0.24, 0.34), g.uniform(0.3, 0.6), -0.5, u
        )
        glow = np.exp(-up * 16)[..., None] * np.array((1.7, 0.5, 0.1)) * heat
        a = (d * 0.93 * smooth(crest + 4 * u, crest - 2 * u, yy))[..., None]
        img = img * (1 - a) + (lit[..., None] * smoke + glow) * a
        span = np.exp(-(((xx - x) / 110 / u) ** 2))
        flame = smooth(-0.35, 0.5, warped((h, w), g, 1.3, 10 * u)) * span
        line = np.exp(-(((yy - crest - 2 * u) / 4 / u) ** 2)) + 0.25 * np.exp(
            -np.abs(yy - crest) / 14 / u
        )
        img = img + (flame * line)[..., None] * np.array((9, 2.6, 0.4)) * heat
        img = (
            img
            + (span * np.exp(-np.abs(yy - crest) / 60 / u))[..., None]
            * np.array((0.28, 0.085, 0.017))
            * heat
        )
    return expose(img, 0.17 if day else 0.075), dict(contrast=1.1, bloom=0.1 if day else 0.25)


def launch(job, left=True, dusk=False):
    """Long exposure of a rocket's arc over still water."""
    g, u = job.rng, job.unit
    h, w = job.size[1], job.size[0]
    if dusk:
        env = sky(
            g,
            (0.02, 0.04, 0.10),
            (0.34, 0.20, 0.17),
            (-0.4, 0.01, -1),
            (0.3, 0.12, 0.05),
            tight=5,
            cover=0.45,
            cloud=(0.06, 0.05, 0.08),
            lit=(0.4, 0.2, 0.1),
        )
    else:
        env = sky(
            g,
            (0.01, 0.018, 0.05),
            (0.10, 0.09, 0.13),
            (0, 0.02, -1),
            (0.05, 0.03, 0.02),
            tight=8,
            cover=0.3,
            cloud=(0.03, 0.03, 0.05),
            lit=(0.3, 0.18, 0.1),
        )
    st = Stage(env, fog=0.0012)
    st.ground = st.mat((0.008, 0.012, 0.02), spec=0.04, rough=0, tex=WATER, scale=0.03)
    x0, lean = (
        (g.uniform(-70, -20), g.uniform(150, 210))
        if left
        else (g.uniform(40, 90), -g.uniform(170, 230))
    )
    hot = st.mat((0, 0, 0), (60, 42, 22))
    p = [
        (x0 + lean * t**2.1, 6 + 330 * t**0.95 - 60 * t * t, -420 - 60 * t)
        for t in np.linspace(0, 1, 60)
    ]
    for i, (a, b) in enumerate(zip(p[:-1], p[1:], strict=False)):
        r = 1.6 * (1 - 0.8 * i / 60)
        st.cone(a, b, r, r * 0.98, hot)
    st.lamp((x0, 10, -418), 5, (80, 50, 22))
    dark = st.mat((0.02, 0.02, 0.022), tex=STONE, scale=0.1)
    for _ in range(260):
        x = g.uniform(-320, 320)
        st.ball(
            (x, g.uniform(-2, 1), -430 - g.uniform(0, 20)),
            g.uniform(1.5, 4.5) * (1 + 0.5 * math.sin(x * 0.03)),
            dark,
        )
    st.box((x0 - 8, 18, -424), (1.4, 18, 1.4), dark)
    for _ in range(40):
        st.lamp((g.uniform(-260, 260), g.uniform(2, 5), -415), 0.5, (50, 34, 16))
    img = expose(
        job.shoot(st, (0, 6 if not dusk else 4, 0), (0, 92, -420), 60, depth=3, clamp=40),
        0.055 if not dusk else 0.09,
    )
    d, lit, up = plume((h, w), g, w / 2 + x0 / 420 * w * 0.87, h * 0.765, 0.16, 0.05, 2.2, u)
    img = img + (d * lit * 0.6 * np.exp(-up * 5))[..., None] * np.array((1.6, 0.8, 0.35))
    return img, dict(bloom=0.32 if not dusk else 0.22, contrast=1.05)
