"""Height-field landscapes and seas, marched instead of traced."""

import math

import numpy as np
from numba import njit, prange

from .noise import FAST, fbm, unit
from .sky import env_at


@njit(**FAST)
def height(H, x, z, cs):
    """Bilinear height of a tiling map."""
    n = H.shape[0]
    u, v = x / cs, z / cs
    i, j = int(math.floor(u)), int(math.floor(v))
    a, b = u - i, v - j
    i, j, k, m = i % n, j % n, (i + 1) % n, (j + 1) % n
    return (H[j, i] * (1 - a) + H[j, k] * a) * (1 - b) + (H[m, i] * (1 - a) + H[m, k] * a) * b


@njit(parallel=True, fastmath=True, cache=True)
def march(H, cs, env, sun, cam, w, h, sea, rgb, fog, mist, far, snow):
    """March rays over a height map; returns colour and distance."""
    out = np.zeros((h, w, 4), np.float32)
    for j in prange(h):
        for i in range(w):
            u, v = (
                (i + 0.5 - w * 0.5) / (w * 0.5) * cam[12],
                (h * 0.5 - j - 0.5) / (w * 0.5) * cam[12],
            )
            dx, dy, dz = (
                cam[3] * u + cam[6] * v + cam[9],
                cam[4] * u + cam[7] * v + cam[10],
                cam[5] * u + cam[8] * v + cam[11],
            )
            q = 1 / math.sqrt(dx * dx + dy * dy + dz * dz)
            dx, dy, dz = dx * q, dy * q, dz * q
            t, dt, hit = 1.0, 1.0, False
            while t < far:
                g = cam[1] + dy * t - height(H, cam[0] + dx * t, cam[2] + dz * t, cs)
                if g < 0:
                    hit = True
                    break
                dt = max(0.25 * g, 0.0015 * t)
                t += dt
            r, gg, b = env_at(env, dx, dy, dz)
            if not hit:
                out[j, i, 0], out[j, i, 1], out[j, i, 2], out[j, i, 3] = r, gg, b, far
                continue
            a0, b0 = t - dt, t
            for _ in range(7):
                t = (a0 + b0) / 2
                if cam[1] + dy * t < height(H, cam[0] + dx * t, cam[2] + dz * t, cs):
                    b0 = t
                else:
                    a0 = t
            x, y, z = cam[0] + dx * t, cam[1] + dy * t, cam[2] + dz * t
            e = max(cs, t * 0.0012)
            nx = height(H, x - e, z, cs) - height(H, x + e, z, cs)
            nz = height(H, x, z - e, cs) - height(H, x, z + e, cs)
            q = 1 / math.sqrt(nx * nx + nz * nz + 4 * e * e)
            nx, ny, nz = nx * q, 2 * e * q, nz * q
            if sea > 0:
                k = dx * nx + dy * ny + dz * nz
                fr = 0.02 + 0.98 * (1 - min(1.0, abs(k))) ** 5 * 0.8
                R, G, B = env_at(env, dx - 2 * k * nx, max(0.02, dy - 2 * k * ny), dz - 2 * k * nz)
                sc = max(0.0, y / sea) * 0.5 + 0.35
                foam = max(0.0, y / sea - 0.62 + 0.9 * (fbm(x * 0.5, z * 0.9, 3) - 0.5)) * 1.6
                foam = min(1.0, foam + max(0.0, fbm(x * 0.22, z * 0.6, 7) - 0.66) * 4) * (
                    0.35 + 0.65 * fbm(x * 2.1, z * 3, 5)
                )
                l = env[200, 1200, 0] * 0.9
                R = (R * fr + rgb[0] * sc * (1 - fr)) * (1 - foam) + foam * l
                G = (G * fr + rgb[1] * sc * (1 - fr)) * (1 - foam) + foam * l * 1.02
                B = (B * fr + rgb[2] * sc * (1 - fr)) * (1 - foam) + foam * l * 1.05
            else:
                lit, st = 1.0, 4 * cs
                for _ in range(40):
                    g = y + sun[1] * st - height(H, x + sun[0] * st, z + sun[2] * st, cs)
                    if g < 0:
                        lit = 0.0
                        break
                    lit = min(lit, 12 * g / st)
                    st *= 1.16
                nl = max(0.0, nx * sun[0] + ny * sun[1] + nz * sun[2]) * lit
                am = (0.4 + 0.6 * ny) * 0.55
                k = (0.45 + 1.1 * fbm(x * 0.12, z * 0.12, 4)) * (
                    0.7 + 0.6 * fbm(x * 0.9, z * 0.9, 8)
                )
                c0, c1, c2 = rgb[0] * k, rgb[1] * k, rgb[2] * k
                if snow < 1e6:
                    lie = (
                        min(1.0, (y - snow) / 80)
                        + (ny - 0.68) * 5
                        + fbm(x * 0.03, z * 0.03, 9) * 1.6
                        - 0.8
                    )
                    lie = min(1.0, max(0.0, lie))
                    c0, c1, c2 = (
                        c0 + (0.8 - c0) * lie,
                        c1 + (0.82 - c1) * lie,
                        c2 + (0.88 - c2) * lie,
                    )
                R = c0 * (nl * sun[3] + am * env[300, 1200, 0])
                G = c1 * (nl * sun[4] + am * env[300, 1200, 1])
                B = c2 * (nl * sun[5] + am * env[300, 1200, 2])
            f = math.exp(-t * fog - mist * t * math.exp(-max(y, 0.0) * 0.02))
            r, gg, b = env_at(env, dx, 0.01, dz)
            out[j, i, 0], out[j, i, 1], out[j, i, 2], out[j, i, 3] = (
                R * f + r * (1 - f),
                G * f + gg * (1 - f),
                B * f + b * (1 - f),
                t,
            )
    return out


def camera(eye, at, fov):
    """Camera numbers for the marcher."""
    f = unit(np.array(at, float) - eye)
    r = unit(np.cross(f, (0, 1, 0)))
    return np.array([*eye, *r, *np.cross(r, f), *f, math.tan(math.radians(fov / 2)), 0, 1], float)
