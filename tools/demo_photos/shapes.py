"""Ray intersections with the few shapes that everything is built from."""

import math

from numba import njit

from .noise import FAST

CONE, BOX, CYL, BALL = 0, 1, 2, 3


@njit(**FAST)
def hit_cone(p, ox, oy, oz, dx, dy, dz):
    """Distance along a ray to a cone with round ends."""
    bx, by, bz = p[4] - p[1], p[5] - p[2], p[6] - p[3]
    ax, ay, az = ox - p[1], oy - p[2], oz - p[3]
    cx, cy, cz = ox - p[4], oy - p[5], oz - p[6]
    ra, rb = p[7], p[8]
    rr = ra - rb
    m0 = bx * bx + by * by + bz * bz
    m1 = bx * ax + by * ay + bz * az
    m2 = bx * dx + by * dy + bz * dz
    m3 = dx * ax + dy * ay + dz * az
    m5 = ax * ax + ay * ay + az * az
    m6 = dx * cx + dy * cy + dz * cz
    m7 = cx * cx + cy * cy + cz * cz
    d2 = m0 - rr * rr
    k2 = d2 - m2 * m2
    k1 = d2 * m3 - m1 * m2 + m2 * rr * ra
    k0 = d2 * m5 - m1 * m1 + m1 * rr * ra * 2 - m0 * ra * ra
    h = k1 * k1 - k0 * k2
    if h < 0:
        return 1e9
    t = (-math.sqrt(h) - k1) / (k2 + 1e-12)
    y = m1 - ra * rr + t * m2
    if 0 < y < d2:
        return t
    h1, h2, r = m3 * m3 - m5 + ra * ra, m6 * m6 - m7 + rb * rb, 1e9
    if h1 > 0:
        r = -m3 - math.sqrt(h1)
    if h2 > 0:
        r = min(r, -m6 - math.sqrt(h2))
    return r


@njit(**FAST)
def hit_box(p, ox, oy, oz, dx, dy, dz):
    """Distance along a ray to a box turned about the vertical."""
    c, s = p[7], p[8]
    ex, ey, ez = ox - p[1], oy - p[2], oz - p[3]
    ex, ez = c * ex - s * ez, s * ex + c * ez
    fx, fz = c * dx - s * dz, s * dx + c * dz
    ix, iy, iz = 1 / (fx + 1e-9), 1 / (dy + 1e-9), 1 / (fz + 1e-9)
    a, b, g = abs(ix) * p[4], abs(iy) * p[5], abs(iz) * p[6]
    x, y, z = -ex * ix, -ey * iy, -ez * iz
    near, far = max(x - a, y - b, z - g), min(x + a, y + b, z + g)
    if near > far or far < 0:
        return 1e9
    return near


@njit(**FAST)
def hit_cyl(p, ox, oy, oz, dx, dy, dz):
    """Distance along a ray to a cylinder with flat ends."""
    bx, by, bz = p[4] - p[1], p[5] - p[2], p[6] - p[3]
    ax, ay, az = ox - p[1], oy - p[2], oz - p[3]
    bb = bx * bx + by * by + bz * bz
    bd = bx * dx + by * dy + bz * dz
    bo = bx * ax + by * ay + bz * az
    k2 = bb - bd * bd
    k1 = bb * (ax * dx + ay * dy + az * dz) - bo * bd
    k0 = bb * (ax * ax + ay * ay + az * az) - bo * bo - p[7] * p[7] * bb
    h = k1 * k1 - k2 * k0
    if h < 0:
        return 1e9
    h = math.sqrt(h)
    t = (-k1 - h) / (k2 + 1e-12)
    y = bo + t * bd
    if 0 < y < bb:
        return t
    t = ((0.0 if y < 0 else bb) - bo) / (bd + 1e-12)
    return t if abs(k1 + k2 * t) < h else 1e9


@njit(**FAST)
def hit_one(p, ox, oy, oz, dx, dy, dz, tm):
    """Distance to one shape at a moment within the exposure."""
    ox, oy, oz = ox - p[9] * tm, oy - p[10] * tm, oz - p[11] * tm
    k = int(p[0])
    if k == 0:
        return hit_cone(p, ox, oy, oz, dx, dy, dz)
    if k == 1:
        return hit_box(p, ox, oy, oz, dx, dy, dz)
    if k == 2:
        return hit_cyl(p, ox, oy, oz, dx, dy, dz)
    ax, ay, az = ox - p[1], oy - p[2], oz - p[3]
    b = ax * dx + ay * dy + az * dz
    h = b * b - ax * ax - ay * ay - az * az + p[7] * p[7]
    return 1e9 if h < 0 else -b - math.sqrt(h)


@njit(**FAST)
def normal_of(p, x, y, z, tm):
    """Surface normal of one shape at a point on it."""
    x, y, z = x - p[9] * tm, y - p[10] * tm, z - p[11] * tm
    k = int(p[0])
    if k == 1:
        c, s = p[7], p[8]
        ex, ey, ez = x - p[1], y - p[2], z - p[3]
        ex, ez = c * ex - s * ez, s * ex + c * ez
        a, b, g = abs(ex) - p[4], abs(ey) - p[5], abs(ez) - p[6]
        if b >= a and b >= g:
            return 0.0, 1.0 if ey > 0 else -1.0, 0.0
        if a >= g:
            q = 1.0 if ex > 0 else -1.0
            return c * q, 0.0, -s * q
        q = 1.0 if ez > 0 else -1.0
        return s * q, 0.0, c * q
    h = 0.0
    bx, by, bz = p[4] - p[1], p[5] - p[2], p[6] - p[3]
    if k != 3:
        bb = bx * bx + by * by + bz * bz
        h = ((x - p[1]) * bx + (y - p[2]) * by + (z - p[3]) * bz) / bb
        if k == 2:
            e = 1e-3 / math.sqrt(bb)
            if h < e or h > 1 - e:
                q = (1 if h > 0.5 else -1) / math.sqrt(bb)
                return bx * q, by * q, bz * q
        h = min(max(h, 0.0), 1.0)
    nx, ny, nz = x - p[1] - bx * h, y - p[2] - by * h, z - p[3] - bz * h
    q = 1 / math.sqrt(nx * nx + ny * ny + nz * nz + 1e-12)
    return nx * q, ny * q, nz * q


@njit(**FAST)
def nearest(P, lo, hi, axis, first, ox, oy, oz, dx, dy, dz, tm, tmax, shadow):
    """Closest shape along a ray (or any, for a shadow ray), nearer boxes first."""
    ix, iy, iz = 1 / (dx + 1e-9), 1 / (dy + 1e-9), 1 / (dz + 1e-9)
    back = (int(dx < 0), int(dy < 0), int(dz < 0))
    best, who = tmax, -1
    n = 1
    while True:
        x0, x1 = (lo[n, 0] - ox) * ix, (hi[n, 0] - ox) * ix
        y0, y1 = (lo[n, 1] - oy) * iy, (hi[n, 1] - oy) * iy
        z0, z1 = (lo[n, 2] - oz) * iz, (hi[n, 2] - oz) * iz
        near = max(min(x0, x1), min(y0, y1), min(z0, z1))
        far = min(max(x0, x1), max(y0, y1), max(z0, z1))
        if near <= far and far >= 0 and near <= best:
            if n < first:
                n = 2 * n + back[axis[n]]
                continue
            for i in range((n - first) * 2, (n - first) * 2 + 2):
                if P[i, 0] < 0 or (shadow and P[i, 13] > 0):
                    continue
                t = hit_one(P[i], ox, oy, oz, dx, dy, dz, tm)
                if 1e-4 < t < best:
                    best, who = t, i
                    if shadow:
                        return best, who
        while n > 1:
            up = n >> 1
            if n == 2 * up + back[axis[up]]:
                n ^= 1
                break
            n = up
        if n == 1:
            return best, who
