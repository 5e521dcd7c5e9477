"""Surface textures, all procedural, and the normal of moving water."""

import math

from numba import njit

from .noise import FAST, cell, fbm

PLAIN, WINDOWS, WATER, STONE, TILES, GRASS, SNOW, WHEAT, BOARDS, CLOTH, WET, RIBS = range(12)


@njit(**FAST)
def texture(kind, sc, x, y, z, nx, ny, nz, pid):
    """Albedo factor, glow factor and gloss factor of a surface point."""
    if kind == 1:
        u = (x if abs(nz) > abs(nx) else z) / sc
        v = y / (sc * 1.25)
        fu, fv = u - math.floor(u), v - math.floor(v)
        c = cell(int(math.floor(u)), int(math.floor(v)), pid)
        on = 1.0 if (0.2 < fu < 0.8 and 0.25 < fv < 0.8 and abs(ny) < 0.5) else 0.0
        return 1 - 0.6 * on, on * (max(0.0, c - 0.52) * 3) ** 2, 1.0
    if kind == 3:
        n = fbm(x * sc + z * sc * 0.7, y * sc + z * sc * 0.5, 3)
        return 0.55 + 0.8 * n, 1.0, 1.0
    if kind == 4:
        u, v = x / sc, z / sc
        fu, fv = abs(u - round(u)), abs(v - round(v))
        e = 0.6 if (fu < 0.012 or fv < 0.012) else 1.0
        return (
            e * (0.88 + 0.2 * cell(int(math.floor(u + 0.5)), int(math.floor(v + 0.5)), 5)),
            1.0,
            1.0,
        )
    if kind == 5:
        st = 0.78 if math.sin(x * math.pi / sc) > 0 else 1.08
        return st * (0.7 + 0.6 * fbm(x * 3, z * 3, 2)), 1.0, 1.0
    if kind == 6:
        return (
            0.8 + 0.25 * fbm(x * sc, z * sc, 4) - 0.25 * max(0.0, fbm(x * 2.5, z * 0.3, 9) - 0.5),
            1.0,
            1.0,
        )
    if kind == 7:
        row = 0.5 + 0.5 * math.sin((x + 0.3 * fbm(z * 0.2, x * 0.2, 1)) * 6.28 / sc)
        return (0.35 + 0.65 * row) * (0.35 + 1.2 * fbm(x * 9, z * 3, 6)), 1.0, 1.0
    if kind == 8:
        c = cell(int(math.floor(x / sc)), 1, 1)
        f = x / sc - math.floor(x / sc)
        return (
            (0.25 if f < 0.04 else 0.7 + 0.5 * c) * (0.7 + 0.5 * fbm(x * 30, z * 1.5, 8)),
            1.0,
            1.0,
        )
    if kind == 9:
        return 0.6 + 0.7 * fbm(x * 14 + z * 9, y * 5, pid), 1.0, 1.0
    if kind == 10:
        w = fbm(x * sc, z * sc, 11)
        return 0.8 + 0.4 * fbm(x * 8, z * 8, 12), 1.0, min(1.0, max(0.0, (w - 0.38) * 5))
    if kind == 11:
        u = (x if abs(nz) > abs(nx) else z) / sc
        rib = 0.86 + 0.14 * math.sin(u * 6.28) if abs(ny) < 0.5 else 0.9
        rust = max(0.0, fbm(u * 0.9 + pid * 7.7, y * 0.45, 14) - 0.52) * 2.2
        return rib * (0.82 + 0.3 * fbm(u * 0.3 + pid, y * 2.5, 13)) * (1 - 0.5 * rust), 1.0, 1.0
    return 1.0, 1.0, 1.0


@njit(**FAST)
def ripple(x, z, amp, dist):
    """Water normal from drifting noise, calmer far away."""
    e = 0.02 + dist * 0.0015
    a = fbm(x * 0.9, z * 1.6, 21) * 0.7 + fbm(x * 0.2, z * 0.45, 25) * 1.6
    b = fbm((x + e) * 0.9, z * 1.6, 21) * 0.7 + fbm((x + e) * 0.2, z * 0.45, 25) * 1.6
    c = fbm(x * 0.9, (z + e) * 1.6, 21) * 0.7 + fbm(x * 0.2, (z + e) * 0.45, 25) * 1.6
    nx, nz = (a - b) / e * amp, (a - c) / e * amp
    q = 1 / math.sqrt(nx * nx + 1 + nz * nz)
    return nx * q, q, nz * q
