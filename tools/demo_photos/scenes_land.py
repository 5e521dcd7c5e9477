"""Mountains, fires, fields, and a rocket over water."""

import math

import numpy as np
from scipy.ndimage import gaussian_filter

from .darkroom import expose
from .land import height
from .noise import smooth, spectral, warped
from .sky import sky
from .stage import Stage
from .surfaces import STONE, WATER, WHEAT


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
            (0.22, 0.32, 0.55),
            (1.0, 0.72, 0.5),
            sun,
            (1.6, 0.9, 0.4),
            cover=g.uniform(0.1, 0.4),
            cloud=(0.5, 0.42, 0.45),
            lit=(1.2, 0.7, 0.4),
        )
    a, b = spectral((1024, 1024), g, 2.9, 2), spectral((1024, 1024), g, 2.1, 14)
    H = (1.25 - np.abs(a) * 1.1) ** 2 * 230 + b * 34 * (1.1 - np.abs(a))
    eye = np.array([9000.0, 0, 9000])
    eye[1] = H.max() * (g.uniform(1.15, 1.4) if not winter else 1.02)
    look = eye + np.array([g.uniform(-0.3, 0.3), -0.07 if not winter else -0.04, -1])
    o = job.land(
        H,
        9.0,
        env,
        sun,
        (2.2, 1.3, 0.7) if not winter else (1.5, 1.35, 1.2),
        eye,
        look,
        34 if not winter else 26,
        rgb=(0.10, 0.11, 0.08) if not winter else (0.06, 0.07, 0.09),
        fog=6e-5 if not winter else 7e-5,
        mist=1.5e-3 if not winter else 6e-4,
        far=16000,
        snow=1e9 if not winter else 90.0,
    )
    if winter:
        return expose(o[..., :3], 0.2), dict(contrast=1.15, bloom=0.08, tint=(0.92, 0.98, 1.1))
    return expose(o[..., :3], 0.2), dict(contrast=1.15, bloom=0.1)


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


def wildfire(job, day=False, fires=4):
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
            (0.62, 0.28, 0.14),
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
        eye + np.array([0, -0.06, -1]),
        46,
        rgb=(0.06, 0.085, 0.04),
        fog=2.0e-4,
    )
    img, dist = o[..., :3], o[..., 3]
    h, w = img.shape[:2]
    smoke = np.array((0.62, 0.58, 0.54)) if day else np.array((0.30, 0.19, 0.15))
    for k in range(fires):
        x = (k + g.uniform(0.2, 0.8)) / fires * w
        y = max(20, float(np.argmax(dist[:, int(x)] < 8000)) + g.uniform(8, 60) * u)
        d, lit, up = plume(
            (h, w),
            g,
            x,
            y,
            g.uniform(0.14, 0.26),
            g.uniform(0.15, 0.45),
            -0.2 if not day else 0.1,
            u,
        )
        glow = np.exp(-up * 22)[..., None] * np.array((1.7, 0.5, 0.1)) * (0.25 if day else 1)
        a = (d * 0.93)[..., None]
        img = img * (1 - a) + (lit[..., None] * smoke + glow) * a
        yy, xx = np.mgrid[:h, :w]
        e = np.exp(-(((xx - x) / 60 / u) ** 2) - ((yy - y) / 7 / u) ** 2) * smooth(
            0.1, 0.9, warped((h, w), g, 1.4, 10 * u)
        )
        img = img + e[..., None] * np.array((9, 2.6, 0.4)) * (0.25 if day else 1)
    return expose(img, 0.17 if day else 0.10), dict(contrast=1.1, bloom=0.1 if day else 0.25)


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
    for i, (a, b) in enumerate(zip(p[:-1], p[1:])):
        r = 1.6 * (1 - 0.8 * i / 60)
        st.cone(a, b, r, r * 0.98, hot)
    st.lamp((x0, 10, -418), 5, (80, 50, 22))
    dark = st.mat((0.02, 0.02, 0.022), tex=STONE, scale=0.1)
    for k in range(260):
        x = g.uniform(-320, 320)
        st.ball(
            (x, g.uniform(-2, 1), -430 - g.uniform(0, 20)),
            g.uniform(1.5, 4.5) * (1 + 0.5 * math.sin(x * 0.03)),
            dark,
        )
    st.box((x0 - 8, 18, -424), (1.4, 18, 1.4), dark)
    for k in range(40):
        st.lamp((g.uniform(-260, 260), g.uniform(2, 5), -415), 0.5, (50, 34, 16))
    if dusk:
        for k in range(34):
            x, z = g.uniform(-9, 9), -10 - g.uniform(0, 3)
            st.cone(
                (x, -0.2, z),
                (x + g.uniform(-0.25, 0.25), g.uniform(0.5, 2.3), z),
                0.02,
                0.005,
                dark,
            )
        st.cone((-3.2, 1.5, -9), (-2.9, 1.5, -9), 0.01, 0.01, dark)
    img = expose(
        job.shoot(st, (0, 6 if not dusk else 4, 0), (0, 92, -420), 60, depth=3, clamp=40),
        0.055 if not dusk else 0.09,
    )
    d, lit, up = plume((h, w), g, w / 2 + x0 / 420 * w * 0.87, h * 0.765, 0.16, 0.05, 2.2, u)
    img = img + (d * lit * 0.6 * np.exp(-up * 5))[..., None] * np.array((1.6, 0.8, 0.35))
    return img, dict(bloom=0.32 if not dusk else 0.22, contrast=1.05)


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
    st.ground = st.mat((0.5, 0.36, 0.14), tex=WHEAT, scale=0.7)
    x, z = place
    tractor(st, x, z, paint, way)
    tree = st.mat((0.05, 0.065, 0.025), tex=STONE, scale=1.5)
    for k in range(700):
        tx = g.uniform(-110, 110)
        top = 5.5 + 2.5 * math.sin(tx * 0.21) + 1.5 * math.sin(tx * 0.63 + 1)
        st.ball((tx, g.uniform(0, top), -130 - g.uniform(0, 20)), g.uniform(0.5, 1.7), tree)
    bale = st.mat((0.5, 0.38, 0.17), tex=STONE, scale=6)
    for k in range(11):
        bx, bz = g.uniform(-30, 30), -g.uniform(14, 80)
        if abs(bz - z) > 5:
            st.cyl((bx, 0.7, bz), (bx + 1.1, 0.7, bz + g.uniform(-0.4, 0.4)), 0.7, bale)
    straw = st.mat((0.6, 0.45, 0.2))
    for k in range(500):
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
        * np.exp(-np.maximum(0, t - 0.5) * 10)
        * smooth(-0.1, 0.35, t)
        * n
        * dust
    )[..., None]
    img = (
        img * (1 - a)
        + a * np.array((1.25, 0.8, 0.42) if backlit else (1.2, 0.95, 0.66)) * img.mean() * 1.7
    )
    return expose(img, 0.19), dict(
        bloom=0.2 if backlit else 0.1, contrast=1.08, tint=(1.03, 1, 0.95)
    )
