"""Public occasions: matches, summits, statements to the press."""

import math

import numpy as np

from .darkroom import expose
from .people import anyone, person, wardrobe
from .sky import sky
from .stage import Stage
from .surfaces import CLOTH, GRASS, STONE


def crowd_stand(st, g, cl, sk, con, rows=26, z0=-46, half=60):
    """A full stand: steps with a seated figure every metre or so."""
    for row in range(rows):
        y, z = 1.5 + row * 0.85, z0 - row * 1.3
        st.box((0, y * 0.5, z), (90, y * 0.5, 0.65), con)
        for i in range(int(half * 1.82)):
            x = -half + i * 1.1 + g.uniform(-0.2, 0.2)
            if abs(x % 24 - 12) > 0.9 and g.random() < 0.95:
                up = g.uniform(0, 0.3) if g.random() < 0.3 else 0
                st.cone((x, y + 0.2, z), (x, y + 0.85 + up, z), 0.34, 0.24, cl[g.integers(len(cl))])
                st.ball(
                    (x + g.uniform(-0.06, 0.06), y + 1.26 + up, z), 0.16, sk[g.integers(len(sk))]
                )
                if g.random() < 0.12:
                    for s in (-1, 1):
                        st.cone(
                            (x + 0.3 * s, y + 0.8 + up, z),
                            (x + 0.42 * s, y + 1.7 + up, z),
                            0.09,
                            0.07,
                            sk[g.integers(len(sk))],
                        )


def stadium(job, day=False, eye=(0, 2.6, 9), at=(0, 4.4, -30), fov=40, players=13):
    """Crowded stand and pitch, under floodlights or in the afternoon."""
    g = job.rng
    if day:
        sun = (-0.55, 0.62, 0.2)
        st = Stage(
            sky(
                g,
                (0.16, 0.30, 0.60),
                (0.66, 0.76, 0.86),
                sun,
                cover=0.45,
                cloud=(0.75, 0.76, 0.8),
                lit=(0.4, 0.4, 0.4),
            ),
            sun,
            (2.6, 2.35, 2.0),
            soft=0.02,
            fog=0.0012,
        )
    else:
        st = Stage(
            sky(
                g,
                zenith=(0.012, 0.02, 0.05),
                horizon=(0.06, 0.06, 0.09),
                glow=(0, 0, 0),
                cover=0.4,
                cloud=(0.03, 0.03, 0.05),
                lit=(0, 0, 0),
            ),
            (-0.4, 0.8, 0.35),
            (1.6, 1.65, 1.7),
            soft=0.25,
            fog=0.0022,
        )
    st.ground = st.mat((0.05, 0.15, 0.035), tex=GRASS, scale=5.5)
    con, wh = st.mat((0.2, 0.2, 0.22), tex=STONE, scale=0.3), st.mat((0.8, 0.8, 0.8))
    cl, sk, hr = wardrobe(st, g, 0.8)
    cl += [st.mat((0.4, 0.04, 0.045))] * (8 if not day else 5) + (
        [st.mat((0.55, 0.55, 0.55))] * 4 if day else []
    )
    crowd_stand(st, g, cl, sk + hr, con)
    st.box((0, 0.5, -43.5), (90, 0.5, 0.1), st.mat((0.10, 0.18, 0.34), tex=STONE, scale=0.15))
    for k in range(12):
        c = ((0.6, 0.6, 0.6), (0.5, 0.05, 0.05), (0.05, 0.1, 0.3), (0.6, 0.45, 0.05))[k % 4]
        st.box((-66 + 12 * k, 0.5, -43.3), (5.6, 0.42, 0.06), st.mat(c, tex=STONE, scale=0.6))
    st.box((0, 29, -74), (90, 0.6, 14), con)
    for k in range(-6, 7):
        st.cone((k * 14, 0, -86), (k * 14, 29, -86), 0.4, 0.4, con)
    if not day:
        flood = st.mat((0, 0, 0), (70, 74, 80))
        for k in range(-5, 6):
            for d in range(5):
                st.ball((k * 11 + d * 0.9 - 1.8, 27.8, -60.5), 0.35, flood, lamp=1)
    for z in (-41, -20):
        st.box((0, 0.005, z), (60, 0.012, 0.07), wh)
    kits = [
        (st.mat((0.55, 0.03, 0.035)), st.mat((0.6, 0.6, 0.6))),
        (st.mat((0.75, 0.75, 0.72)), st.mat((0.03, 0.05, 0.18))),
    ]
    if day:
        kits[1] = (st.mat((0.65, 0.50, 0.04)), st.mat((0.03, 0.12, 0.06)))
    spots = []
    while len(spots) < players:
        z = -g.uniform(6, 36)
        x = g.uniform(-0.36, 0.36) * (9 - z)
        if all(math.hypot(x - a, z - b) > 1.6 for a, b in spots):
            spots.append((x, z))
    for i, (x, z) in enumerate(spots):
        top, low = kits[i % 2]
        run = g.uniform(0.12, 0.26) * g.choice([-1, 1])
        arms = (
            [((-0.2, 0.6, 0.16), (-0.17, 0.62, -0.08)), ((0.2, 0.58, -0.12), (0.17, 0.62, -0.1))]
            if i % 3
            else None
        )
        person(
            st,
            x,
            z,
            g.uniform(1.7, 1.9),
            g.uniform(0, 6.3),
            top,
            low,
            sk[g.integers(4)],
            hr[g.integers(3)],
            walk=run,
            arms=arms,
            lean=0.12,
            bare=True,
        )
    bx, bz = spots[0]
    st.ball((bx + 0.7, 0.11, bz + 0.5), 0.11, wh)
    img = job.shoot(st, eye, at, fov, depth=2, lens=0.06, focus=20)
    return expose(img, 0.10 if not day else 0.16), dict(
        bloom=0.2 if not day else 0.07,
        tint=(0.98, 1, 1.04) if not day else (1.02, 1, 0.98),
        contrast=1.1,
        sat=0.9,
    )


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
        st.box((0, 3.1, -5.9), (3.6, 1.25, 0.05), st.mat(hue * 0.4, hue * 0.9))
        for k in range(5):
            st.cone(
                (-3.4 + 0.2 * k, 2.2 + 0.08 * k, -5.83),
                (3.4, 2.5 + 0.33 * k, -5.83),
                0.02,
                0.05,
                st.mat(hue, hue * 1.5 + 0.3),
            )
    else:
        for k in range(18):
            shade = hue * (0.30 + 0.035 * (k % 2))
            st.box((-8.5 + k, 3, -6), (0.49, 4, 0.1), st.mat(shade, shade * 0.75))
    pole = st.mat((0.4, 0.3, 0.1), spec=0.3, rough=0.2)
    xs = (
        np.linspace(-4.2, 4.2, 9)
        if not summit
        else np.concatenate([np.linspace(-5.4, -3.8, 4), np.linspace(3.8, 5.4, 4)])
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
                    y=-0.55 - 0.02 * row,
                )
        st.ground = st.ground
    img = job.shoot(
        st,
        eye,
        (0, 1.5 if not summit else 1.75, -2.3),
        52 if not summit else 46,
        lens=0.03,
        focus=5.9 if not summit else 6.8,
    )
    return expose(img, 0.085), dict(contrast=1.1, bloom=0.14)


def arena(st, g):
    """Table, net, barrier, dim rows of spectators and lamps."""
    blue, wh, dk = (
        st.mat((0.02, 0.09, 0.22), rough=0.3, spec=0.02),
        st.mat((0.8, 0.8, 0.8)),
        st.mat((0.03, 0.03, 0.03)),
    )
    st.box((0, 0.74, 0), (0.76, 0.02, 1.37), blue)
    for x in (-0.75, 0, 0.75):
        st.box((x, 0.763, 0), (0.01, 0.002, 1.37), wh)
    for z in (-1.36, 1.36):
        st.box((0, 0.763, z), (0.76, 0.002, 0.01), wh)
    st.box((0, 0.825, 0), (0.9, 0.065, 0.004), st.mat((0.10, 0.10, 0.11)))
    st.box((0, 0.9, 0), (0.9, 0.01, 0.006), wh)
    for x in (-0.6, 0.6):
        for z in (-0.9, 0.9):
            st.box((x, 0.37, z), (0.03, 0.37, 0.03), dk)
    w = wardrobe(st, g, 0.22)
    for row in range(7):
        for i in range(30):
            x, z, y = (
                -11 + i * 0.74 + g.uniform(-0.3, 0.3),
                -9 - row,
                0.5 + row * 0.55 + g.uniform(-0.08, 0.08),
            )
            anyone(st, g, x, z, g.uniform(-0.4, 0.4), w, y=y - 0.55)
        st.box((0, row * 0.55 - 0.2, -9.2 - row), (12, 0.3, 0.5), dk)
    st.box((0, 0.4, -7.6), (12, 0.4, 0.05), st.mat((0.02, 0.06, 0.2)))
    for k in range(7):
        st.box((-7.5 + 2.5 * k, 0.4, -7.54), (0.7, 0.08, 0.01), st.mat((0.5, 0.5, 0.55)))
    for x in (-2.5, 0, 2.5):
        st.lamp((x, 5.4, -3.6), 0.24, (90, 88, 84))
        st.lamp((x * 1.4, 5.6, 1.5), 0.2, (50, 49, 47))
    for k in range(9):
        st.lamp((-8 + 2 * k, 6.3, -14), 0.07, (60, 64, 76))
    return w


def court(
    job, serve=False, shirt=(0.5, 0.03, 0.03), floor=(0.28, 0.05, 0.04), eye=(1.5, 1.2, 2.9), fov=34
):
    """Table-tennis player in a dark arena, arm blurred by speed."""
    g = job.rng
    st = Stage(sky(g, (0.004, 0.004, 0.006), (0.008, 0.008, 0.012), glow=(0, 0, 0)))
    st.ground = st.mat(floor, rough=0.25, spec=0.04)
    w = arena(st, g)
    skin, hair = st.mat((0.42, 0.27, 0.19)), st.mat((0.02, 0.018, 0.016))
    top, short = st.mat(shirt, tex=CLOTH), st.mat((0.03, 0.03, 0.05))
    px, pz = (-0.35, -2.1) if not serve else (0.25, -1.95)
    bat, ball = st.mat((0.4, 0.03, 0.03)), st.mat((0.9, 0.85, 0.7), (0.9, 0.85, 0.7))
    if serve:
        arms = [
            ((-0.10, 0.98, 0.22), (-0.15, 0.82, 0.14)),
            ((0.27, 0.62, -0.12), (0.2, 0.66, -0.14)),
        ]
        person(
            st, px, pz, 1.76, 0.35, top, short, skin, hair, arms=arms, walk=0.1, lean=0.3, bare=True
        )
        st.ball((px - 0.02, 2.12, pz + 0.42), 0.022, ball, vel=(0, 0.10, 0))
        st.cyl(
            (px + 0.44, 1.08, pz - 0.18),
            (px + 0.46, 1.1, pz - 0.16),
            0.08,
            bat,
            vel=(0.10, 0.03, 0.12),
        )
    else:
        arms = [((-0.26, 0.66, 0.2), (-0.2, 0.66, 0.0)), ((0.2, 0.7, 0.02), (0.19, 0.72, -0.03))]
        person(
            st,
            px,
            pz,
            1.74,
            -0.15,
            top,
            short,
            skin,
            hair,
            arms=arms,
            walk=0.17,
            lean=0.42,
            bare=True,
        )
        st.cone(
            (px + 0.36, 1.22, pz + 0.12),
            (px + 0.62, 1.25, pz + 0.38),
            0.04,
            0.032,
            skin,
            vel=(0.07, 0.12, 0.05),
        )
        st.cyl(
            (px + 0.69, 1.28, pz + 0.47),
            (px + 0.71, 1.29, pz + 0.48),
            0.08,
            bat,
            vel=(0.16, 0.2, 0.08),
        )
        st.ball((px + 0.35, 1.08, -0.9), 0.02, ball, vel=(-0.05, 0.02, 0.16))
    img = job.shoot(
        st,
        eye,
        (px + 0.12, 1.18, -2),
        fov,
        lens=0.04,
        focus=math.dist((eye[0], eye[2]), (px, pz)),
        depth=3,
        k=1.3,
    )
    return expose(img, 0.05), dict(contrast=1.12, bloom=0.15)


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
