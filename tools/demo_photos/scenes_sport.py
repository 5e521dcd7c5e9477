"""Football in a stadium, table tennis in an arena."""

import math

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
                st.cone((x, y + 0.2, z), (x, y + 0.85 + up, z), 0.27, 0.22, cl[g.integers(len(cl))])
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


def stadium(job, day=False, eye=(0, 2.6, 9), at=(0, 4.4, -30), fov=40, players=13, lens=0.06):
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
    st.ground = st.mat((0.05, 0.105, 0.04), tex=GRASS, scale=5.5)
    con, wh = st.mat((0.2, 0.2, 0.22), tex=STONE, scale=0.3), st.mat((0.8, 0.8, 0.8))
    cl, sk, hr = wardrobe(st, g, 0.55)
    cl += [st.mat((0.28, 0.03, 0.035))] * (8 if not day else 5) + (
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
            features=True,
        )
    bx, bz = spots[0]
    st.ball((bx + 0.7, 0.11, bz + 0.5), 0.11, wh)
    img = job.shoot(st, eye, at, fov, depth=2, lens=lens, focus=20)
    return expose(img, 0.10 if not day else 0.16), dict(
        bloom=0.2 if not day else 0.07,
        tint=(0.98, 1, 1.04) if not day else (1.02, 1, 0.98),
        contrast=1.1,
        sat=0.9,
    )


def arena(st, g):
    """Table, net, barrier, dim rows of spectators and lamps."""
    blue, wh, dk = (
        st.mat((0.02, 0.09, 0.22), rough=1.0, spec=0.0),
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
        st.lamp((-8 + 2 * k, 6.3, -14), 0.07, (14, 15, 18))
    return w


def court(
    job, serve=False, shirt=(0.5, 0.03, 0.03), floor=(0.28, 0.05, 0.04), eye=(1.5, 1.2, 2.9), fov=34
):
    """Table-tennis player in a dark arena, arm blurred by speed."""
    g = job.rng
    st = Stage(sky(g, (0.004, 0.004, 0.006), (0.008, 0.008, 0.012), glow=(0, 0, 0)))
    st.ground = st.mat(floor, rough=0.4, spec=0.03)
    arena(st, g)
    skin, hair = st.mat((0.42, 0.27, 0.19)), st.mat((0.02, 0.018, 0.016))
    top, short = st.mat(shirt, tex=CLOTH), st.mat((0.03, 0.03, 0.05))
    px, pz = (-0.35, -2.1) if not serve else (0.25, -1.95)
    bat, ball = st.mat((0.4, 0.03, 0.03)), st.mat((0.9, 0.85, 0.7), (0.9, 0.85, 0.7))
    if serve:
        arms = [((-0.08, 0.94, 0.2), (-0.12, 0.77, 0.13)), ((0.16, 0.6, -0.2), (0.16, 0.66, -0.09))]
        person(
            st,
            px,
            pz,
            1.76,
            -1.25,
            top,
            short,
            skin,
            hair,
            arms=arms,
            walk=0.12,
            lean=0.3,
            bare=True,
            features=True,
        )
        st.ball((px - 0.6, 1.95, pz + 0.05), 0.024, ball, vel=(0, 0.06, 0))
        st.cyl(
            (px + 0.47, 1.06, pz + 0.2),
            (px + 0.48, 1.07, pz + 0.22),
            0.08,
            bat,
            vel=(0.08, 0.04, 0.02),
        )
    else:
        arms = [((-0.26, 0.66, 0.2), (-0.2, 0.66, 0.0)), ((0.2, 0.7, 0.02), (0.19, 0.72, -0.03))]
        person(
            st,
            px,
            pz,
            1.74,
            -0.6,
            top,
            short,
            skin,
            hair,
            arms=arms,
            walk=0.17,
            lean=0.42,
            bare=True,
            features=True,
        )
        st.cone(
            (px + 0.2, 1.2, pz + 0.34),
            (px + 0.47, 1.25, pz + 0.6),
            0.04,
            0.032,
            skin,
            vel=(0.05, 0.07, 0.04),
        )
        st.cyl(
            (px + 0.56, 1.29, pz + 0.68),
            (px + 0.58, 1.3, pz + 0.69),
            0.08,
            bat,
            vel=(0.1, 0.13, 0.06),
        )
        st.ball((px + 0.35, 1.08, -0.9), 0.02, ball, vel=(-0.05, 0.02, 0.16))
    img = job.shoot(
        st,
        eye,
        (px + 0.12, 1.18, -2),
        fov,
        lens=0.034,
        focus=math.dist((eye[0], eye[2]), (px, pz)),
        depth=3,
        k=1.3,
        clamp=3,
    )
    return expose(img, 0.055), dict(contrast=1.12, bloom=0.15)
