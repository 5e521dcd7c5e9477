"""A stage to build on: shapes, materials, lamps, and a camera."""

import math

import numpy as np

from .light import render
from .noise import F, unit
from .shapes import BALL, BOX, CONE, CYL
from .surfaces import PLAIN


def split(idx, lo, hi, cap):
    """Axis and halves (neither above cap) of the cheapest split of some shapes."""
    if len(idx) < 2:
        return 0, idx, idx[:0]
    best = (np.inf,)
    for a in range(3):
        o = idx[np.argsort(lo[idx, a] + hi[idx, a], kind="stable")]
        cost = 0
        for rev in (False, True):
            q = o[::-1] if rev else o
            d = np.maximum.accumulate(hi[q], 0) - np.minimum.accumulate(lo[q], 0)
            area = d[:, 0] * d[:, 1] + d[:, 1] * d[:, 2] + d[:, 2] * d[:, 0]
            c = area * np.arange(1, len(q) + 1)
            cost = cost + (c[:-1] if not rev else c[::-1][1:])
        k = np.arange(1, len(o))
        cost = np.where((k > cap) | (len(o) - k > cap), np.inf, cost)
        i = int(np.argmin(cost))
        if cost[i] < best[0]:
            best = (cost[i], a, o[: i + 1], o[i + 1 :])
    return best[1:]


class Stage:
    """A list of shapes, materials and lamps, and a camera on them."""

    def __init__(self, env, sun=(0, 1, 0), sunlight=(0, 0, 0), soft=0.03, fog=0.0):
        self.p, self.m, self.l = [], [], []
        self.env, self.fog, self.ground = env, fog, -1
        self.sun = np.array([*unit(sun), *sunlight, soft], F)

    def mat(self, rgb, glow=(0, 0, 0), rough=1.0, spec=0.0, tex=PLAIN, scale=1.0):
        """Add a material and return its number."""
        self.m.append([*rgb, *glow, rough, spec, tex, scale])
        return len(self.m) - 1

    def add(self, kind, a, b, ra, rb, m, vel=(0, 0, 0), lamp=0):
        """Add one shape."""
        self.p.append([kind, *a, *b, ra, rb, *vel, m, lamp])

    def ball(self, c, r, m, **k):
        """Sphere."""
        self.add(BALL, c, c, r, r, m, **k)

    def cone(self, a, b, ra, rb, m, **k):
        """Round-ended cone; a limb, a mast, a fold of cloth."""
        self.add(CONE, a, b, ra, rb, m, **k)

    def cyl(self, a, b, r, m, **k):
        """Flat-ended cylinder."""
        self.add(CYL, a, b, r, r, m, **k)

    def box(self, c, half, m, yaw=0.0, **k):
        """Box by centre and half sizes."""
        self.add(BOX, c, half, math.cos(yaw), math.sin(yaw), m, **k)

    def lamp(self, c, r, rgb):
        """Glowing ball that lights the scene."""
        self.ball(c, r, self.mat((0, 0, 0), rgb), lamp=1)
        e = np.array(rgb) * math.pi * r * r
        self.l.append([*c, *e, 0, e.mean(), r * 0.6, r * 0.6, r * 0.6, 0])

    def panel(self, c, half, rgb):
        """Glowing ceiling panel that lights what is under it."""
        self.box(c, half, self.mat((0, 0, 0), rgb), lamp=1)
        e = np.array(rgb) * 4 * half[0] * half[2]
        self.l.append([*c, *e, 0, e.mean(), half[0], 0, half[2], 1])

    def bounds(self):
        """Lowest and highest corner of every shape, over its whole movement."""
        P = np.array(self.p, F)
        a, b, box = P[:, 1:4], P[:, 4:7], P[:, 0] == BOX
        r = np.maximum(P[:, 7], P[:, 8])[:, None]
        co, si = np.abs(P[:, 7]), np.abs(P[:, 8])
        half = np.stack([co * b[:, 0] + si * b[:, 2], b[:, 1], si * b[:, 0] + co * b[:, 2]], 1)
        lo = np.where(box[:, None], a - half, np.minimum(a, b) - r)
        hi = np.where(box[:, None], a + half, np.maximum(a, b) + r)
        return P, lo + np.minimum(P[:, 9:12], 0) - 1e-3, hi + np.maximum(P[:, 9:12], 0) + 1e-3

    def tree(self):
        """Shapes in the leaves of a complete binary tree of boxes, split by surface area."""
        P, lo, hi = self.bounds()
        first = 1
        while first < len(P):
            first *= 2
        slots = np.full(2 * first, -1)
        axis = np.zeros(2 * first, np.int64)
        work = [(1, np.arange(len(P)), 2 * first)]
        while work:
            n, idx, cap = work.pop()
            if cap == 2:
                slots[(n - first) * 2 : (n - first) * 2 + len(idx)] = idx
                continue
            axis[n], left, right = split(idx, lo, hi, cap // 2)
            work += [(2 * n, left, cap // 2), (2 * n + 1, right, cap // 2)]
        Q = np.full((2 * first, P.shape[1]), -1, F)
        L, H = np.full((2 * first, 3), 1e9, F), np.full((2 * first, 3), -1e9, F)
        used = slots >= 0
        Q[used] = P[slots[used]]
        leaf = first + np.arange(2 * first)[used] // 2
        np.minimum.at(L, leaf, lo[slots[used]])
        np.maximum.at(H, leaf, hi[slots[used]])
        for n in range(first - 1, 0, -1):
            L[n], H[n] = np.minimum(L[2 * n], L[2 * n + 1]), np.maximum(H[2 * n], H[2 * n + 1])
        return Q, L, H, axis, first

    def shoot(self, eye, at, fov, size, spp, seed, lens=0.0, focus=None, depth=4, clamp=12.0):
        """Two half exposures and the surface features; fov in degrees across."""
        eye, at = np.array(eye, float), np.array(at, float)
        f = unit(at - eye)
        r = unit(np.cross(f, (0, 1, 0)))
        u = np.cross(r, f)
        focus = focus or np.linalg.norm(at - eye)
        cam = np.array([*eye, *r, *u, *f, math.tan(math.radians(fov / 2)), lens, focus], float)
        lamps = np.array(self.l, F) if self.l else np.zeros((0, 12), F)
        P, lo, hi, axis, first = self.tree()
        return render(
            P,
            lo,
            hi,
            axis,
            first,
            np.array(self.m, F),
            lamps,
            self.env,
            self.sun,
            self.fog,
            self.ground,
            cam,
            size[0],
            size[1],
            spp,
            seed,
            depth,
            clamp,
        )
