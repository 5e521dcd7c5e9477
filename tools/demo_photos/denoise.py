"""Noise removal: two half exposures of one picture clean each other.

Each half is averaged over similar neighbourhoods; which neighbours are similar
is judged on the other half and on the surfaces seen (colour, direction,
distance), so edges and textures stay while grain from sampling goes.
"""

import math

import numpy as np
from numba import njit, prange
from scipy.ndimage import gaussian_filter, median_filter


@njit(parallel=True, fastmath=True, cache=True)
def cross_filter(guide, other, var, feat, radius, strength):
    """Average `other` with weights judged on `guide` and on the features."""
    h, w = var.shape[:2]
    out = np.zeros_like(other)
    scale = np.array([0.06, 0.06, 0.06, 0.25, 0.25, 0.25, 0.06], np.float32)
    for j in prange(h):
        for i in range(w):
            tot = 1e-6
            a0 = a1 = a2 = 0.0
            for y in range(max(1, j - radius), min(h - 1, j + radius + 1)):
                for x in range(max(1, i - radius), min(w - 1, i + radius + 1)):
                    far = 0.0
                    for c in range(7):
                        d = feat[j, i, c] - feat[y, x, c]
                        v = feat[j, i, c + 7] + feat[y, x, c + 7]
                        far += max(0.0, d * d - v) / (scale[c] * scale[c] + 2 * v)
                    if far > 9:
                        continue
                    d = 0.0
                    for q in range(-1, 2):
                        for p in range(-1, 2):
                            jj, ii = min(max(j + q, 0), h - 1), min(max(i + p, 0), w - 1)
                            for c in range(3):
                                e = guide[jj, ii, c] - guide[y + q, x + p, c]
                                v, u = var[jj, ii, c], var[y + q, x + p, c]
                                d += (e * e - v - min(u, v)) / (strength * (u + v) + 1e-7)
                    k = math.exp(-max(0.0, d / 27) - far * 0.5)
                    tot += k
                    a0 += k * other[y, x, 0]
                    a1 += k * other[y, x, 1]
                    a2 += k * other[y, x, 2]
            if tot < 1e-3:
                a0, a1, a2, tot = other[j, i, 0], other[j, i, 1], other[j, i, 2], 1.0
            out[j, i, 0], out[j, i, 1], out[j, i, 2] = a0 / tot, a1 / tot, a2 / tot
    return out


def steady_albedo(feats):
    """Surface colour, smoothed where it is itself noisy: out of focus or moving."""
    albedo, spread = feats[..., :3], gaussian_filter(feats[..., 7:10].sum(2), 1.5)
    k = np.clip(spread * 4000, 0, 1)[..., None]
    return np.maximum(albedo * (1 - k) + gaussian_filter(albedo, (2.5, 2.5, 0)) * k, 0.02)


def tame(half, level, lights):
    """Dim lone sparks on surfaces that do not glow themselves."""
    lum = half.mean(2)
    limit = np.where(lights, np.inf, level * 5 + 1e-4)
    return half * np.minimum(1, limit / (lum + 1e-6))[..., None]


def clean(halves, feats, radius=4, strength=0.9):
    """One picture from two half exposures and the features of its surfaces."""
    feats[..., 7:] = gaussian_filter(feats[..., 7:], (1, 1, 0))
    albedo = steady_albedo(feats)
    a, b = halves[0] / albedo, halves[1] / albedo
    level, lights = median_filter((a + b).mean(2) / 2, 5), feats[..., :3].min(2) > 0.9
    a, b = tame(a, level, lights), tame(b, level, lights)
    var = gaussian_filter((a - b) ** 2 / 2, (1.5, 1.5, 0))
    done = cross_filter(a, b, var, feats, radius, strength)
    done += cross_filter(b, a, var, feats, radius, strength)
    return done * 0.5 * albedo
