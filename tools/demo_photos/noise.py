"""Noise in two forms: whole fractal maps, and functions compiled for the tracer."""

import math

import numpy as np
from numba import njit
from scipy.ndimage import map_coordinates

F = np.float32
FAST = dict(fastmath=True, cache=True)


def spectral(shape, rng, beta=2.2, lo=1.0):
    """Tileable fractal noise with a power spectrum, scaled to about -1..1."""
    h, w = shape
    fy = np.fft.fftfreq(h)[:, None] * h
    fx = np.fft.rfftfreq(w)[None, :] * w
    r = np.sqrt(fx * fx + fy * fy)
    amp = np.where(r < lo, 0, np.maximum(r, 1) ** (-beta / 2 - 0.5))
    ph = rng.uniform(0, 2 * np.pi, amp.shape)
    n = np.fft.irfft2(amp * np.exp(1j * ph), s=shape)
    return (n / (n.std() * 2.2)).astype(F)


def warped(shape, rng, beta=2.2, amount=40):
    """Fractal noise pulled about by two other noises, for smoke and cloud."""
    a, b, c = (spectral(shape, rng, k) for k in (beta, 3, 3))
    yy, xx = np.mgrid[: shape[0], : shape[1]].astype(F)
    return map_coordinates(a, [yy + b * amount, xx + c * amount], order=1, mode="wrap")


def smooth(a, b, x):
    """Smooth step from a to b."""
    t = np.clip((x - a) / (b - a), 0, 1)
    return t * t * (3 - 2 * t)


def unit(v):
    """Vector of length one."""
    v = np.asarray(v, float)
    return v / np.linalg.norm(v)


@njit(**FAST)
def rnd(s):
    """Next uniform number from a small per-row generator."""
    x = s[0]
    x ^= x << np.uint64(13)
    x ^= x >> np.uint64(7)
    x ^= x << np.uint64(17)
    s[0] = x
    return float(x >> np.uint64(40)) / 16777216.0


@njit(**FAST)
def cell(i, j, k):
    """Hash of three integers to 0..1."""
    n = np.uint32(i * 374761393 + j * 668265263 + k * 1274126177)
    n = np.uint32((n ^ (n >> np.uint32(13))) * np.uint32(1274126177))
    return float((n ^ (n >> np.uint32(16))) & np.uint32(0xFFFFFF)) / 16777216.0


@njit(**FAST)
def vnoise(x, y, k):
    """Smooth value noise in the plane."""
    i, j = int(math.floor(x)), int(math.floor(y))
    u, v = x - i, y - j
    u, v = u * u * (3 - 2 * u), v * v * (3 - 2 * v)
    a = cell(i, j, k) * (1 - u) + cell(i + 1, j, k) * u
    b = cell(i, j + 1, k) * (1 - u) + cell(i + 1, j + 1, k) * u
    return a * (1 - v) + b * v


@njit(**FAST)
def fbm(x, y, k):
    """Four octaves of value noise, about 0..1."""
    s, a = 0.0, 0.5
    for o in range(4):
        s += a * vnoise(x, y, k + o)
        x, y, a = x * 2.03 + 7.1, y * 2.03 + 3.3, a * 0.5
    return s * 1.07
