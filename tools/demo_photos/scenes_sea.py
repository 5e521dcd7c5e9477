"""Ferry at a pier, lighthouse, open sea."""

import math

import numpy as np

from .darkroom import add_specks, expose
from .land import height
from .noise import smooth, spectral, warped
from .people import anyone, wardrobe
from .sky import sky
from .stage import Stage
from .surfaces import BOARDS, STONE, WATER, WINDOWS


def ship_shape(st, x, z, way, g, glow, day):
    """A car ferry of about sixty metres; way is the side the bow points to."""
    wh, navy, red = (
        st.mat((0.72, 0.72, 0.70), tex=STONE, scale=0.12),
        st.mat((0.03, 0.07, 0.16)),
        st.mat((0.45, 0.08, 0.05)),
    )
    win = st.mat((0.62, 0.62, 0.60), glow, tex=WINDOWS, scale=1.15)
    for k in range(8):
        st.box(
            (x + way * (1 + 0.45 * k), -0.2 + 0.62 * k, z),
            (27 + 0.45 * k, 0.34, 5.6),
            navy if k < 6 else wh,
        )
    st.box((x - way * 26.0, 2.4, z), (0.25, 1.7, 4.4), st.mat((0.1, 0.1, 0.1)))
    for k, (a, b, y) in enumerate(((-25.4, 24, 6.2), (-23.5, 19, 8.9), (-21, 15, 11.6))):
        c, l = x + way * (a + b) / 2, (b - a) / 2
        st.box((c, y, z), (l, 1.1, 5.2 - 0.5 * k), win)
        st.box((c, y - 1.3, z), (l + 1.2, 0.16, 5.7 - 0.4 * k), wh)
        st.box((c, y + 1.2, z), (l + 0.6, 0.14, 5.6 - 0.4 * k), wh)
        for i in range(int(l * 1.2)):
            u = c - l + i * 1.7
            st.cone(
                (u, y - 1.2, z + 5.6 - 0.4 * k), (u, y - 0.2, z + 5.6 - 0.4 * k), 0.035, 0.035, wh
            )
        st.cone(
            (c - l, y - 0.2, z + 5.6 - 0.4 * k), (c + l, y - 0.2, z + 5.6 - 0.4 * k), 0.04, 0.04, wh
        )
    for i in range(4):
        u = x + way * (-14 + 7 * i)
        st.cone(
            (u - 1.7, 9.0, z + 5.8), (u + 1.7, 9.0, z + 5.8), 0.55, 0.55, st.mat((0.7, 0.2, 0.03))
        )
    dark = st.mat((0.02, 0.025, 0.03), np.array(glow) * 0.4, rough=0.05, spec=0.1)
    st.box((x + way * 13, 14.1, z), (3.6, 1.2, 4.8), wh)
    st.box((x + way * 13.1, 14.4, z), (3.6, 0.42, 4.86), dark)
    st.box((x + way * 13, 15.5, z), (4.2, 0.14, 5.4), wh)
    st.box((x - way * 12, 14.8, z), (2.6, 2.4, 1.7), red)
    st.box((x - way * 12.2, 17.5, z), (2.5, 0.4, 1.6), st.mat((0.03, 0.03, 0.03)))
    st.cone((x + way * 11, 15, z), (x + way * 10.4, 22, z), 0.2, 0.08, wh)
    st.cone((x + way * 9.5, 19, z), (x + way * 12, 19, z), 0.07, 0.07, wh)
    for k in range(13):
        st.lamp((x - 23 + 3.7 * k, 7.55, z + 5.5), 0.13, (5, 4, 3) if day else (48, 32, 15))


def ferry(job, day=False, way=-1, crowd=9, ship=5, eye=(0, 5.2, 6), at=(0, 6.5, -60), fov=48):
    """Car ferry at a pier in the blue hour or by day."""
    g = job.rng
    pal = (
        dict(zenith=(0.22, 0.36, 0.60), horizon=(0.78, 0.80, 0.80), glow=(0.8, 0.6, 0.4))
        if day
        else dict(zenith=(0.07, 0.12, 0.28), horizon=(0.85, 0.42, 0.26), glow=(1.2, 0.5, 0.2))
    )
    sun = (0.7, 0.25 if day else 0.03, -0.7)
    st = Stage(
        sky(
            g,
            sun=sun,
            cover=0.5,
            cloud=(0.62, 0.64, 0.70) if day else (0.2, 0.15, 0.22),
            lit=(1, 0.75, 0.55),
            **pal,
        ),
        (-0.5, 0.5, 0.6) if day else sun,
        (2.0, 1.75, 1.4) if day else (0.35, 0.16, 0.08),
        fog=0.0012,
    )
    st.ground = st.mat((0.015, 0.03, 0.035), spec=0.04, rough=0, tex=WATER, scale=0.045)
    ship_shape(st, ship, -60, way, g, (0.2, 0.18, 0.15) if day else (5, 3.6, 1.9), day)
    wood, w = st.mat((0.14, 0.10, 0.07), tex=BOARDS, scale=0.3), wardrobe(st, g, 0.6)
    px = eye[0] - 2.4
    st.box((px, 1.6, -26), (2.1, 0.14, 28), wood)
    for k in range(18):
        for sd in (-1, 1):
            st.cone(
                (px + sd * 2.1, -1, -1 - 3 * k), (px + sd * 2.1, 2.75, -1 - 3 * k), 0.13, 0.11, wood
            )
        if k % 4 == 2:
            st.cone((px - 2.1, 2, -1 - 3 * k), (px - 2.1, 5.2, -1 - 3 * k), 0.06, 0.05, wood)
            st.lamp((px - 2.1, 5.3, -1 - 3 * k), 0.14, (4, 3, 2) if day else (75, 46, 20))
    for sd in (-1, 1):
        for y in (2.2, 2.65):
            st.cone((px + sd * 2.1, y, 0), (px + sd * 2.1, y, -54), 0.03, 0.03, wood)
    for k in range(crowd):
        anyone(
            st,
            g,
            px + g.uniform(-1.4, 1.4),
            -7.5 - 3.2 * k + g.uniform(-1, 1),
            math.pi + g.uniform(-0.3, 0.3),
            w,
            y=1.74,
            walk=g.uniform(-0.14, 0.14),
        )
    hill, H = st.mat((0.07, 0.10, 0.10)), spectral((1, 512), g, 2.6)[0]
    for k in range(120):
        h = max(2, 14 + 16 * float(H[k * 4]))
        st.ball((-420 + 7 * k, h - 40, -700 + g.uniform(-30, 30)), 40, hill)
    for _ in range(26):
        st.lamp(
            (g.uniform(-320, 320), g.uniform(2, 9), -640), 0.6, (1, 1, 1) if day else (50, 34, 18)
        )
    img = job.shoot(st, eye, at, fov, depth=3)
    return expose(img, 0.22 if day else 0.15), dict(
        tint=(1, 1, 1.02), bloom=0.1 if day else 0.2, contrast=1.06
    )


def lighthouse(st, lx, g):
    """A striped tower on a rock, 150 metres out."""
    rock, white, red = (
        st.mat((0.06, 0.06, 0.06), tex=STONE, scale=0.4),
        st.mat((0.75, 0.73, 0.7)),
        st.mat((0.4, 0.06, 0.04)),
    )
    for _ in range(150):
        dx = g.normal(0, 10)
        st.ball(
            (lx + dx, g.uniform(-3, 2.2) - abs(dx) * 0.14, -150 + g.uniform(-6, 6)),
            g.uniform(1, 4),
            rock,
        )
    for i in range(5):
        st.cyl(
            (lx, 4 + i * 5, -150), (lx, 9.01 + i * 5, -150), 3.1 - i * 0.25, red if i % 2 else white
        )
    st.cyl((lx, 29, -150), (lx, 29.6, -150), 2.9, rock)
    st.cyl((lx, 29.6, -150), (lx, 32, -150), 1.4, st.mat((0, 0, 0), (9, 7, 4)))
    st.cone((lx, 32.2, -150), (lx, 34.2, -150), 1.7, 0.2, red)


def sea(job, tower=0.0, break_in_cloud=False):
    """Heavy sea, with a lighthouse on a rock at `tower`, or open to a gap of light."""
    g = job.rng
    if break_in_cloud:
        env = sky(
            g,
            (0.12, 0.14, 0.18),
            (0.84, 0.83, 0.80),
            (0.25, 0.07, -1),
            (1.1, 1.0, 0.85),
            tight=14,
            wide=4,
            cover=0.8,
            cloud=(0.15, 0.165, 0.2),
            lit=(0.7, 0.66, 0.6),
            fall=6,
        )
    else:
        env = sky(
            g,
            (0.16, 0.19, 0.24),
            (0.55, 0.58, 0.6),
            (0.4, 0.2, -1),
            (0.5, 0.45, 0.35),
            tight=8,
            cover=0.75,
            cloud=(0.2, 0.22, 0.26),
            lit=(0.35, 0.34, 0.32),
        )
    n = 1024
    big, k = np.roll(spectral((n, n), g, 3.6, 14), 9, 0), spectral((n, n), g, 2.6, 60)
    H = big * 1.9 + (1 - np.abs(spectral((n, n), g, 3.0, 22))) * 1.1 + k * 0.35
    eye = np.array([300.0, 0, 300])
    eye[1] = max(height(H, 300.0, 300.0 - k, 0.5) for k in range(0, 30, 2)) + 2.6
    fov = 34 if break_in_cloud else 40
    o = job.land(
        H,
        0.5,
        env,
        (0.4, 0.3, -1),
        (1, 1, 1),
        eye,
        eye + np.array([0, -0.035, -1]),
        fov,
        sea=3.4,
        rgb=(0.05, 0.09, 0.10) if not break_in_cloud else (0.04, 0.06, 0.075),
        fog=7e-4,
        far=2500,
    )
    img = o[..., :3]
    if not tower:
        return expose(img, 0.15), dict(contrast=1.12, bloom=0.1, sat=0.9, tint=(0.95, 1, 1.07))
    st = Stage(env, (0.4, 0.3, -1), (0.3, 0.3, 0.28), fog=0.0026)
    lighthouse(st, tower, g)
    view = ((0, 4.6, 0), (0, 4.6 - 0.035, -1), fov)
    s = job.shoot(st, *view, k=0.6, depth=2)
    sprite = Stage(np.zeros_like(env))
    sprite.p, sprite.m = [list(p) for p in st.p], [[0, 0, 0, 1, 1, 1, 1, 0, 0, 1] for _ in st.m]
    halves, _ = sprite.shoot(*view, job.size, 16, job.seed, depth=1)
    mask = np.clip(halves.mean(0), 0, 1)[..., :1] * smooth(120, 160, o[..., 3])[..., None]
    img = img * (1 - mask) + s * mask
    h, w = img.shape[:2]
    px, py, u = w / 2 + tower / 150 / math.tan(math.radians(fov / 2)) * w / 2, h * 0.5, job.unit
    yy, xx = np.mgrid[:h, :w]
    spray = (
        np.exp(-(((xx - px) / 80 / u) ** 2) - ((yy - py - 14 * u) / 34 / u) ** 2)
        * smooth(-0.6, 0.8, warped((h, w), g, 1.8, 25 * u))
        * 2.6
    )
    img = img + spray[..., None] * np.array((0.16, 0.168, 0.176))
    img = add_specks(img, g, 500, 0.8, 1.3, (0.05, 0.052, 0.055), streak=30, slope=0.35, scale=u)
    return expose(img, 0.15), dict(contrast=1.12, bloom=0.06, sat=0.9)
