"""Streets, towers, stalls and crowds, mostly after dark."""

import math

import numpy as np
from scipy.ndimage import map_coordinates, zoom

from .darkroom import add_specks, expose
from .noise import smooth
from .people import anyone, wardrobe
from .sky import NIGHT, sky
from .stage import Stage
from .surfaces import BOARDS, CLOTH, SNOW, STONE, WATER, WET, WINDOWS

FRUIT = (
    (0.75, 0.28, 0.02),
    (0.6, 0.03, 0.03),
    (0.7, 0.6, 0.05),
    (0.15, 0.38, 0.04),
    (0.25, 0.03, 0.12),
    (0.65, 0.4, 0.1),
    (0.4, 0.5, 0.08),
)


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
    win = [st.mat((0.04, 0.045, 0.06), c, tex=WINDOWS, scale=s) for c, s in zip(glow, (2.4, 3, 2))]
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
    for k in range(26):
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
        st.box((-1.62, 4.5, 3.4), (0.12, 3, 0.05), dark)
        st.box((0, 3.25, 3.4), (4, 0.2, 0.08), dark)
        st.cone((1.12, 2, 3.9), (1.15, 7, 3.9), 0.035, 0.035, pole)
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
    return drops(expose(img, 0.075 if not warm else 0.09), g, count, job.unit), dict(
        bloom=0.2, tint=(0.97, 1, 1.05) if not warm else (1.05, 1, 0.9)
    )


def drops(img, g, n, s):
    """Water drops on glass, each a small inverted view of the scene."""
    h, w = img.shape[:2]
    out = img.copy()
    sharp = zoom(img, (0.25, 0.25, 1), order=1)
    for _ in range(n):
        r = (1.5 + 11 * g.random() ** 3.5) * s
        x, y = g.uniform(0, w), g.uniform(0, h)
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


def towers(st, g, depth, scale=1.0, left=-330.0, peak=70, rows=(-230, -300, -390, -520)):
    """Rows of lit towers, highest in the middle."""
    win = [
        st.mat((0.05, 0.06, 0.08), c, tex=WINDOWS, scale=s)
        for c, s in (
            ((2.2, 1.5, 0.8), 1.7),
            ((1.1, 1.4, 1.9), 2.2),
            ((1.9, 1.1, 0.5), 1.4),
            ((1.6, 1.4, 1.1), 2.6),
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
            zenith=(0.02, 0.03, 0.06),
            horizon=(0.16, 0.13, 0.13),
            glow=(0.1, 0.05, 0.03),
            cover=0.7,
            cloud=(0.07, 0.06, 0.07),
            lit=(0.1, 0.07, 0.06),
        )
    else:
        env = sky(
            g,
            zenith=(0.010, 0.018, 0.05),
            horizon=(0.10, 0.075, 0.08),
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
        else st.mat((0.035, 0.035, 0.04), rough=0.035, spec=0.07, tex=WET, scale=0.12)
    )
    towers(st, g, 4, peak=70 if rain else 95)
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
        return img, dict(bloom=0.25, tint=(0.96, 1, 1.06))
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
    return expose(img, 0.075), dict(bloom=0.25, tint=(1.0, 1, 1.04))


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
    for k in range(90 if not river else 34):
        z = -1.4 - 15 * (k / 90) ** 1.2 if not river else -1.6 - 5 * (k / 34)
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
    for k in range(26):
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
        for k in range(90):
            z = -9 - 45 * g.random() ** 1.5
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
    img = job.shoot(st, eye, at, 54, lens=0.035, focus=4.2, depth=3)
    return expose(img, 0.06), dict(bloom=0.28 if not river else 0.2, contrast=1.08)


def market(job, night=False, eye=None, at=None):
    """Fruit stalls under string lights, shoppers out of focus."""
    g = job.rng
    st = Stage(
        sky(g, (0.06, 0.08, 0.14), (0.16, 0.12, 0.12), glow=(0, 0, 0))
        if not night
        else sky(g, **NIGHT),
        fog=0.01,
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
            st.box((x - sd * 0.9, 0.5, zz - 4.5), (0.8, 0.42, 2.0), dark)
            st.box((x - sd * 0.9, 1.02, zz - 4.7), (0.68, 0.3, 1.2), dark)
            st.box((x - sd * 0.9, 1.36, zz - 4.7), (0.66, 0.08, 1.15), snow)
            st.box((x - sd * 0.9, 0.95, zz - 4.5), (0.78, 0.06, 1.95), snow)
    w = wardrobe(st, g, 0.3)
    for k in range(walkers):
        x, z = g.uniform(-2.2, 2.2) + (k - 1) * 0.6, -g.uniform(8, 17)
        anyone(st, g, x, z, math.pi if not evening else g.choice([0, math.pi]), w, walk=0.14)
        if evening and k < 2:
            m = st.mat(((0.4, 0.03, 0.04), (0.03, 0.03, 0.05))[k])
            st.cone((x, 2.05, z), (x, 2.28, z), 0.56, 0.05, m)
            st.cone((x + 0.12, 1.1, z), (x, 2.2, z), 0.012, 0.012, dark)
    img = expose(
        job.shoot(st, (eye_x, 1.7, 5), (0, 2.3 + wide * 0.2, -20), 52, depth=3),
        0.13 if not evening else 0.17,
    )
    img = add_specks(img, g, flakes, 0.8, 6, (0.28, 0.27, 0.28), power=0.9, scale=job.unit)
    return img, dict(bloom=0.3, tint=(0.98, 1, 1.03))
