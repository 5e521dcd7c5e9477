"""Figures of rounded limbs, dressed at random."""

import math

import numpy as np

from .surfaces import CLOTH


def person(
    st,
    x,
    z,
    h,
    face,
    cloth,
    legs,
    skin,
    hair,
    y=0.0,
    arms=None,
    walk=0.0,
    vel=(0, 0, 0),
    lean=0.0,
    bare=False,
    features=False,
):
    """A figure facing the given angle (0 looks towards +z); bare forearms and calves for sport."""
    c, s = math.cos(face), math.sin(face)

    def at(u, v, w):
        """Body frame (right, up, front) in units of height to the world."""
        w = w + lean * max(0, v - 0.5)
        return (x + (u * c + w * s) * h, y + v * h, z + (-u * s + w * c) * h)

    def limb(a, b, ra, rb, m):
        """One limb."""
        st.cone(at(*a), at(*b), ra * h, rb * h, m, vel=vel)

    limb((0, 0.935, 0.012), (0, 0.895, 0.026), 0.058, 0.043, skin)
    limb((0, 0.945, -0.004), (0, 0.915, -0.012), 0.059, 0.054, hair)
    limb((0, 0.966, 0.012), (0, 0.955, -0.01), 0.047, 0.05, hair)
    if features:
        limb((0, 0.926, 0.068), (0, 0.908, 0.08), 0.006, 0.0085, skin)

        for sd in (-1, 1):
            limb((0.022 * sd, 0.926, 0.0615), (0.027 * sd, 0.926, 0.0595), 0.006, 0.006, hair)
            limb((0.058 * sd, 0.928, 0.006), (0.056 * sd, 0.908, 0.008), 0.009, 0.007, skin)
    limb((0, 0.86, 0.0), (0, 0.82, 0), 0.03, 0.036, skin)
    limb((-0.085, 0.785, 0), (0.085, 0.785, 0), 0.046, 0.046, cloth)
    limb((-0.045, 0.77, 0.01), (-0.035, 0.53, 0), 0.075, 0.07, cloth)
    limb((0.045, 0.77, 0.01), (0.035, 0.53, 0), 0.075, 0.07, cloth)
    for sd in (-1, 1):
        hand, elbow = (
            ((0.14 * sd, 0.45, 0.05), (0.145 * sd, 0.61, -0.02))
            if not arms
            else arms[(sd + 1) // 2]
        )
        limb((0.115 * sd, 0.785, 0), elbow, 0.042, 0.034, cloth)
        limb(elbow, hand, 0.033, 0.024, skin if bare else cloth)
        limb(hand, (hand[0], hand[1] - 0.03, hand[2] + 0.01), 0.026, 0.02, skin)
        limb((0.045 * sd, 0.5, 0), (0.05 * sd, 0.27, walk * sd * 0.5 + 0.02), 0.065, 0.045, legs)
        limb(
            (0.05 * sd, 0.27, walk * sd * 0.5 + 0.02),
            (0.05 * sd, 0.04, walk * sd),
            0.044,
            0.03,
            skin if bare else legs,
        )
        limb(
            (0.05 * sd, 0.02, walk * sd - 0.01),
            (0.055 * sd, 0.015, walk * sd + 0.08),
            0.025,
            0.02,
            legs,
        )


def wardrobe(st, rng, dark=0.5, n=8):
    """Some cloth, skin and hair materials."""
    base = [
        (0.5, 0.48, 0.46),
        (0.12, 0.16, 0.3),
        (0.35, 0.1, 0.09),
        (0.1, 0.22, 0.16),
        (0.6, 0.5, 0.32),
        (0.07, 0.07, 0.08),
        (0.25, 0.25, 0.28),
        (0.45, 0.3, 0.4),
    ]
    cl = [st.mat(np.array(base[i % 8]) * dark * rng.uniform(0.7, 1.3), tex=CLOTH) for i in range(n)]
    sk = [
        st.mat(np.array(c))
        for c in ((0.62, 0.42, 0.32), (0.45, 0.28, 0.19), (0.22, 0.13, 0.09), (0.7, 0.5, 0.4))
    ]
    hr = [
        st.mat(np.array(c))
        for c in ((0.03, 0.025, 0.02), (0.1, 0.06, 0.03), (0.3, 0.22, 0.12), (0.25, 0.25, 0.25))
    ]
    return cl, sk, hr


def anyone(st, rng, x, z, face, w, **k):
    """A person dressed at random from a wardrobe."""
    cl, sk, hr = w
    person(
        st,
        x,
        z,
        rng.uniform(1.58, 1.9),
        face,
        cl[rng.integers(len(cl))],
        cl[rng.integers(len(cl))],
        sk[rng.integers(len(sk))],
        hr[rng.integers(len(hr))],
        **k,
    )


def bust(st, g, x, z, way, reading=False, hair="short"):
    """Head and shoulders in profile, looking to the side `way`; for portraits against light."""
    skin, coat = (
        st.mat((0.50, 0.33, 0.25)),
        st.mat((0.10, 0.12, 0.16) if not reading else (0.28, 0.10, 0.08), tex=CLOTH),
    )
    locks, tilt = st.mat((0.035, 0.025, 0.02)), 0.32 if reading else -0.04
    cx, cy = x, 1.58
    c, s = math.cos(tilt), math.sin(tilt)

    def at(u, v, w=0.0):
        """Head frame (forward, up, sideways) in metres to the world."""
        return (cx + way * (u * c + v * s), cy + v * c - u * s, z + w)

    def part(a, b, ra, rb, m=skin):
        """One part of the head."""
        st.cone(at(*a), at(*b), ra, rb, m)

    part((-0.015, 0.05), (0.005, 0.055), 0.088, 0.086)
    part((0.0, 0.0), (0.028, -0.02), 0.074, 0.066)
    part((0.045, -0.055), (0.058, -0.082), 0.042, 0.026)
    part((0.005, -0.05), (0.05, -0.083), 0.044, 0.026)
    part((0.07, 0.06), (0.078, 0.03), 0.022, 0.014)
    part((0.082, 0.022), (0.102, -0.012), 0.009, 0.012)
    part((0.09, -0.016), (0.098, -0.014), 0.012, 0.011)
    part((0.083, -0.036), (0.087, -0.038), 0.012, 0.009)
    part((0.081, -0.053), (0.084, -0.054), 0.011, 0.010)
    part((0.068, -0.083), (0.072, -0.088), 0.017, 0.016)
    for d in (-1, 1):
        part((-0.012, 0.01, 0.078 * d), (-0.018, -0.02, 0.076 * d), 0.02, 0.012)
    for _ in range(60):
        a, w = g.uniform(0.55, 2.9), g.uniform(-1, 1)
        r = 0.088 if hair == "short" else 0.094
        part(
            (-0.018 + r * math.cos(a) * (1 - 0.4 * w * w), 0.052 + r * math.sin(a), 0.07 * w),
            (
                -0.03 + r * math.cos(a + 0.35) * (1 - 0.4 * w * w),
                0.05 + r * math.sin(a + 0.35),
                0.07 * w,
            ),
            0.018,
            0.016,
            locks,
        )
    part((-0.045, 0.06), (-0.06, 0.0), 0.078, 0.062, locks)
    if hair == "bun":
        part((-0.125, 0.06), (-0.135, 0.045), 0.042, 0.04, locks)
    elif hair == "long":
        for _ in range(26):
            w = g.uniform(-0.07, 0.07)
            part(
                (-0.06 - g.uniform(0, 0.04), 0.03, w),
                (-0.07 - g.uniform(0, 0.06), -0.24 - g.uniform(0, 0.05), w * 1.2),
                0.026,
                0.014,
                locks,
            )
    st.cone(at(-0.025, -0.05), (x - way * 0.045, 1.41, z), 0.052, 0.058, skin)
    st.cone((x - way * 0.05, 1.43, z), (x - way * 0.055, 1.40, z), 0.066, 0.075, coat)
    for d in (-1, 1):
        st.cone(
            (x - way * 0.05, 1.40, z + 0.04 * d),
            (x - way * 0.04, 1.34, z + 0.17 * d),
            0.06,
            0.075,
            coat,
        )
        st.cone(
            (x - way * 0.05, 1.33, z + 0.08 * d),
            (x - way * 0.03, 0.3, z + 0.09 * d),
            0.115,
            0.13,
            coat,
        )
        hand = (
            (x + way * 0.25, 1.17, z + 0.05 * d) if reading else (x + way * 0.10, 0.98, z + 0.1 * d)
        )
        elbow = (x + way * 0.0, 1.06, z + 0.22 * d)
        st.cone((x - way * 0.04, 1.34, z + 0.18 * d), elbow, 0.062, 0.05, coat)
        st.cone(elbow, hand, 0.048, 0.034, coat)
        st.cone(hand, (hand[0] + way * 0.05, hand[1] + 0.03, hand[2]), 0.03, 0.024, skin)
    if reading:
        page = st.mat((0.75, 0.72, 0.64))
        for d in (-1, 1):
            for k in range(9):
                u = k / 8
                st.cone(
                    (x + way * (0.30 + 0.02 * u), 1.13 + 0.02 * u, z + (0.01 + 0.15 * u) * d),
                    (x + way * (0.38 + 0.02 * u), 1.36, z + (0.01 + 0.15 * u) * d),
                    0.012,
                    0.012,
                    page,
                )
