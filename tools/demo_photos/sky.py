"""Sky maps: gradients, sun glow and clouds, looked up by direction."""

import math

import numpy as np
from numba import njit
from scipy.ndimage import map_coordinates

from .noise import FAST, F, smooth, unit, warped

DUSK = dict(zenith=(0.10, 0.16, 0.34), horizon=(1.0, 0.50, 0.26), glow=(1.5, 0.7, 0.25))
NIGHT = dict(zenith=(0.006, 0.009, 0.02), horizon=(0.05, 0.04, 0.045), glow=(0, 0, 0))

CLEAR = dict(zenith=(0.12, 0.28, 0.62), horizon=(0.62, 0.74, 0.86), glow=(0.6, 0.5, 0.4))


def sky(
    rng,
    zenith,
    horizon,
    sun=(0, 0.1, -1),
    glow=(1, 0.6, 0.3),
    tight=60,
    wide=5,
    cover=0.0,
    cloud=(0.6, 0.6, 0.65),
    lit=(1, 0.8, 0.6),
    stretch=1.0,
    fall=2.5,
):
    """Sky map over the upper half: columns are bearing, rows sqrt of height."""
    h, w = 400, 2400
    y = (np.linspace(0, 1, h) ** 2)[:, None]
    az = (np.linspace(0, 1, w, endpoint=False) - 0.5)[None] * 2 * np.pi
    r = np.sqrt(np.clip(1 - y * y, 0, 1))
    x, z = np.sin(az) * r, -np.cos(az) * r
    s = unit(sun)
    dot = np.clip(x * s[0] + y * s[1] + z * s[2], 0, 1)[..., None]
    g = np.exp(-y * fall * 2)[..., None]
    img = np.array(zenith) * (1 - g) + np.array(horizon) * g
    halo = dot**wide * 0.35 * np.exp(-y * 2)[..., None] + dot**tight + 3 * dot ** (tight * 30)
    img = img + np.array(glow) * halo
    if cover > 0:
        n = warped((1024, 1024), rng, 2.0, 30)
        k = 150 / (y + 0.07)
        u, v = (x * k * stretch + 500) % 1024, (z * k + 500) % 1024
        d = map_coordinates(n, [v, u], order=1, mode="wrap")
        dd = map_coordinates(n, [v + s[2] * 9, u + s[0] * 9], order=1, mode="wrap")
        a = smooth(0.9 - cover * 1.8, 1.6 - cover * 1.5, d) * smooth(0.0, 0.12, y) * 0.95
        rim = np.clip(0.5 + (d - dd) * 1.6, 0, 1.4)[..., None]
        col = np.array(cloud) * (0.55 + 0.6 * rim) + np.array(lit) * rim * (dot**3 * 0.9 + 0.1)
        img = img * (1 - a[..., None]) + col * a[..., None]
    return np.ascontiguousarray(img.astype(F))


@njit(**FAST)
def env_at(env, x, y, z):
    """Bilinear look-up of the sky map in a direction."""
    h, w = env.shape[0], env.shape[1]
    u = (math.atan2(x, -z) / (2 * math.pi) + 0.5) * w
    v = math.sqrt(max(y, 0.0)) * (h - 1)
    i, j = int(v), int(u)
    fv, fu = v - i, u - j
    i2, j, j2 = min(i + 1, h - 1), j % w, (j + 1) % w
    a, b, c, d = (1 - fv) * (1 - fu), (1 - fv) * fu, fv * (1 - fu), fv * fu
    r = env[i, j, 0] * a + env[i, j2, 0] * b + env[i2, j, 0] * c + env[i2, j2, 0] * d
    g = env[i, j, 1] * a + env[i, j2, 1] * b + env[i2, j, 1] * c + env[i2, j2, 1] * d
    bl = env[i, j, 2] * a + env[i, j2, 2] * b + env[i2, j, 2] * c + env[i2, j2, 2] * d
    return r, g, bl
