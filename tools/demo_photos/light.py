"""Path tracing: light from sky, sun and lamps along camera rays."""

import math

import numpy as np
from numba import njit, prange

from .noise import FAST, rnd
from .shapes import nearest, normal_of
from .sky import env_at
from .surfaces import ripple, texture


@njit(**FAST)
def lambert(nx, ny, nz, s):
    """Cosine-weighted direction about a normal."""
    z = 2 * rnd(s) - 1
    a = 2 * math.pi * rnd(s)
    r = math.sqrt(max(0, 1 - z * z))
    x, y, z = nx + r * math.cos(a), ny + r * math.sin(a), nz + z
    q = 1 / math.sqrt(x * x + y * y + z * z + 1e-9)
    return x * q, y * q, z * q


@njit(**FAST)
def lamp_light(P, lo, hi, axis, first, lamps, x, y, z, nx, ny, nz, tm, s):
    """Light from one lamp, picked by strength over distance squared."""
    tot, pick, wp, u = 1e-12, -1, 1.0, rnd(s)
    for i in range(lamps.shape[0]):
        dx, dy, dz = lamps[i, 0] - x, lamps[i, 1] - y, lamps[i, 2] - z
        w = lamps[i, 7] / (dx * dx + dy * dy + dz * dz + 0.01)
        tot += w
        k = w / tot
        if u < k:
            pick, wp, u = i, w, u / k
        else:
            u = (u - k) / (1 - k)
    if pick < 0:
        return 0.0, 0.0, 0.0
    q = lamps[pick]
    dx = q[0] + q[8] * (2 * rnd(s) - 1) - x
    dy = q[1] + q[9] * (2 * rnd(s) - 1) - y
    dz = q[2] + q[10] * (2 * rnd(s) - 1) - z
    d2 = dx * dx + dy * dy + dz * dz + 1e-4
    d = math.sqrt(d2)
    dx, dy, dz = dx / d, dy / d, dz / d
    cs = dx * nx + dy * ny + dz * nz
    if q[11] > 0:
        cs *= max(0.0, dy)
    if cs <= 0:
        return 0.0, 0.0, 0.0
    t, who = nearest(
        P, lo, hi, axis, first, x + nx * 1e-3, y + ny * 1e-3, z + nz * 1e-3, dx, dy, dz, tm, d, True
    )
    if who >= 0:
        return 0.0, 0.0, 0.0
    k = cs / d2 / math.pi * tot / wp
    return q[3] * k, q[4] * k, q[5] * k


@njit(**FAST)
def sun_light(P, lo, hi, axis, first, sun, x, y, z, nx, ny, nz, tm, s):
    """Direct sun with a soft edge."""
    j = sun[6]
    dx, dy, dz = (
        sun[0] + j * (rnd(s) - 0.5),
        sun[1] + j * (rnd(s) - 0.5),
        sun[2] + j * (rnd(s) - 0.5),
    )
    cs = dx * nx + dy * ny + dz * nz
    if cs <= 0 or sun[3] + sun[4] + sun[5] <= 0:
        return 0.0, 0.0, 0.0
    t, who = nearest(
        P,
        lo,
        hi,
        axis,
        first,
        x + nx * 1e-3,
        y + ny * 1e-3,
        z + nz * 1e-3,
        dx,
        dy,
        dz,
        tm,
        1e8,
        True,
    )
    if who >= 0:
        return 0.0, 0.0, 0.0
    return sun[3] * cs, sun[4] * cs, sun[5] * cs


@njit(**FAST)
def note(feat, c, value):
    """Add one value of a surface feature, and its square for the spread."""
    feat[c] += value
    feat[c + 7] += value * value


@njit(**FAST)
def radiance(
    P,
    lo,
    hi,
    axis,
    first,
    M,
    lamps,
    env,
    sun,
    fog,
    ground,
    ox,
    oy,
    oz,
    dx,
    dy,
    dz,
    tm,
    s,
    depth,
    feat,
):
    """Light arriving along one camera ray; notes the first surface in feat."""
    R = G = B = 0.0
    tr = tg = tb = 1.0
    shiny = True
    for bounce in range(depth):
        t, who = nearest(P, lo, hi, axis, first, ox, oy, oz, dx, dy, dz, tm, 1e8, False)
        if ground >= 0 and dy < -1e-6 and oy > 0:
            tp = -oy / dy
            if tp < t:
                t, who = tp, -2
        if t > 4e4:
            if bounce == 0:
                for c in range(3):
                    note(feat, c, 1.0)
                note(feat, 6, 10.0)
            r, g, b = env_at(env, dx, dy, dz)
            return R + tr * r, G + tg * g, B + tb * b
        if fog > 0:
            f = math.exp(-fog * t)
            r, g, b = env_at(env, dx, 0.004, dz)
            R, G, B = R + tr * (1 - f) * r, G + tg * (1 - f) * g, B + tb * (1 - f) * b
            tr, tg, tb = tr * f, tg * f, tb * f
        x, y, z = ox + dx * t, oy + dy * t, oz + dz * t
        if who == -2:
            m, nx, ny, nz, pid = M[ground], 0.0, 1.0, 0.0, 0
        else:
            m, pid = M[int(P[who, 12])], who
            nx, ny, nz = normal_of(P[who], x, y, z, tm)
        alb, em, gl = texture(int(m[8]), m[9], x, y, z, nx, ny, nz, pid)
        if m[3] + m[4] + m[5] > 0 and (shiny or who < 0 or P[who, 13] == 0):
            R, G, B = R + tr * m[3] * em, G + tg * m[4] * em, B + tb * m[5] * em
        if who >= 0 and P[who, 13] > 0:
            return R, G, B
        if int(m[8]) == 2:
            nx, ny, nz = ripple(x, z, m[9], t)
        if bounce == 0:
            plain = int(m[8]) == 2 or m[3] + m[4] + m[5] > 0
            for c in range(3):
                note(feat, c, 1.0 if plain else m[c] * alb + 0.02)
            k = 2.0 if int(m[8]) == 2 else 1.0
            note(feat, 3, nx * k)
            note(feat, 4, ny)
            note(feat, 5, nz * k)
            note(feat, 6, math.log(t + 0.01))
        cs = -(dx * nx + dy * ny + dz * nz)
        if cs < 0:
            if int(m[8]) != 2:
                nx, ny, nz = -nx, -ny, -nz
            cs = abs(cs)
        fr = (
            gl * (m[7] + (1 - m[7]) * (1 - min(cs, 1.0)) ** 5 * (1 - 0.7 * m[6]))
            if m[7] > 0
            else 0.0
        )
        shiny = rnd(s) < fr
        ox, oy, oz = x + nx * 1e-3, y + ny * 1e-3, z + nz * 1e-3
        if shiny:
            k = 2 * (dx * nx + dy * ny + dz * nz)
            jx, jy, jz = lambert(0, 0, 0, s)
            dx, dy, dz = dx - k * nx + jx * m[6], dy - k * ny + jy * m[6], dz - k * nz + jz * m[6]
            if who == -2:
                dy = abs(dy)
            q = 1 / math.sqrt(dx * dx + dy * dy + dz * dz)
            dx, dy, dz = dx * q, dy * q, dz * q
        else:
            tr, tg, tb = tr * m[0] * alb, tg * m[1] * alb, tb * m[2] * alb
            r, g, b = lamp_light(P, lo, hi, axis, first, lamps, x, y, z, nx, ny, nz, tm, s)
            r2, g2, b2 = sun_light(P, lo, hi, axis, first, sun, x, y, z, nx, ny, nz, tm, s)
            R, G, B = R + tr * (r + r2), G + tg * (g + g2), B + tb * (b + b2)
            dx, dy, dz = lambert(nx, ny, nz, s)
            if bounce > 0 and rnd(s) > 0.7:
                return R, G, B
            if bounce > 0:
                tr, tg, tb = tr / 0.7, tg / 0.7, tb / 0.7
    return R, G, B


@njit(parallel=True, fastmath=True, cache=True)
def render(
    P, lo, hi, axis, first, M, lamps, env, sun, fog, ground, cam, w, h, spp, seed, depth, clamp
):
    """Trace every pixel through a thin lens: two half exposures, and features."""
    out = np.zeros((2, h, w, 3), np.float32)
    feats = np.zeros((h, w, 14), np.float32)
    for j in prange(h):
        s = np.empty(1, np.uint64)
        s[0] = np.uint64(seed * 7919 + j * 104729 + 88172645463325252)
        for _ in range(20):
            rnd(s)
        for i in range(w):
            for k in range(spp):
                u = (i + rnd(s) - w * 0.5) / (w * 0.5) * cam[12]
                v = (h * 0.5 - j - rnd(s)) / (w * 0.5) * cam[12]
                a, r = 2 * math.pi * rnd(s), math.sqrt(rnd(s)) * cam[13]
                lx, ly = r * math.cos(a), r * math.sin(a)
                f = cam[14]
                qx, qy = u * f - lx, v * f - ly
                dx = cam[3] * qx + cam[6] * qy + cam[9] * f
                dy = cam[4] * qx + cam[7] * qy + cam[10] * f
                dz = cam[5] * qx + cam[8] * qy + cam[11] * f
                q = 1 / math.sqrt(dx * dx + dy * dy + dz * dz)
                ox = cam[0] + cam[3] * lx + cam[6] * ly
                oy = cam[1] + cam[4] * lx + cam[7] * ly
                oz = cam[2] + cam[5] * lx + cam[8] * ly
                R, G, B = radiance(
                    P,
                    lo,
                    hi,
                    axis,
                    first,
                    M,
                    lamps,
                    env,
                    sun,
                    fog,
                    ground,
                    ox,
                    oy,
                    oz,
                    dx * q,
                    dy * q,
                    dz * q,
                    rnd(s),
                    s,
                    depth,
                    feats[j, i],
                )
                out[k % 2, j, i, 0] += min(R, clamp)
                out[k % 2, j, i, 1] += min(G, clamp)
                out[k % 2, j, i, 2] += min(B, clamp)
    feats /= spp
    feats[..., 7:] = np.maximum(feats[..., 7:] - feats[..., :7] ** 2, 0) / spp
    return out * (2 / spp), feats
