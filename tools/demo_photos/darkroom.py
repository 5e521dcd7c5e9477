"""From light to print: noise removal, exposure, bloom, film curve, grain, JPEG."""

import io

import numpy as np
from PIL import Image, ImageDraw
from scipy.ndimage import gaussian_filter

from .noise import F, smooth


def expose(img, key=0.18):
    """Scale to a mid-grey key, as a light meter would."""
    lum = img @ np.array([0.3, 0.6, 0.1], F)
    return img * (key / (np.exp(np.log(lum + 1e-3).mean()) + 1e-3))


def develop(
    img, rng, size, tint=(1, 1, 1), grain=0.02, bloom=0.12, contrast=1.0, sat=1.0, vignette=0.35
):
    """Bloom, vignette, film curve, enlarging and grain."""
    s = img.shape[1] / 960
    b = sum(
        k * np.stack([gaussian_filter(np.minimum(img[..., c], 9), r * s) for c in range(3)], -1)
        for k, r in ((0.5, 3), (0.3, 12), (0.2, 45))
    )
    img = img * (1 - bloom) + b * bloom
    h, w = img.shape[:2]
    yy, xx = np.mgrid[-1 : 1 : h * 1j, -1 : 1 : w * 1j]
    img = img * (1 - vignette * smooth(0.35, 1.6, np.hypot(xx, yy)))[..., None] * np.array(tint)
    lum = img.mean(2, keepdims=True)
    img = np.maximum(lum + (img - lum) * sat, 0)
    img = img * (2.51 * img + 0.03) / (img * (2.43 * img + 0.59) + 0.14)
    img = np.clip(img, 0, 1) ** (1 / 2.2)
    img = img + (contrast - 1) * (img - 0.5) * (1 - np.abs(2 * img - 1) * 0.6)
    img = img * 0.965 + 0.018
    pic = Image.fromarray((np.clip(img, 0, 1) * 255).astype(np.uint8)).resize(size, Image.LANCZOS)
    a = np.asarray(pic).astype(F)
    n = gaussian_filter(rng.normal(0, 1, (size[1], size[0])).astype(F), 1.3)
    n *= grain * 255 / n.std()
    a += (n * (1.1 - a.mean(2) / 300))[..., None]
    return Image.fromarray(np.clip(a, 0, 255).astype(np.uint8))


def add_specks(img, rng, n, rmin, rmax, rgb, streak=0.0, slope=0.1, power=1.0, scale=1.0):
    """Out-of-focus flakes or motion-blurred rain, added as light."""
    h, w = img.shape[:2]
    lay = Image.new("F", (w, h))
    d = ImageDraw.Draw(lay)
    for _ in range(n):
        x, y, k = rng.uniform(0, w), rng.uniform(-20, h), rng.random() ** 3
        r, v = (rmin + (rmax - rmin) * k) * scale, power * rng.uniform(0.3, 1) / (1 + 6 * k)
        if streak:
            l = streak * scale * rng.uniform(0.5, 1.5)
            d.line([x, y, x + l * slope, y + l], fill=v, width=max(1, int(r)))
        else:
            d.ellipse([x - r, y - r, x + r, y + r], fill=v)
    a = gaussian_filter(np.asarray(lay), 0.7)
    return img + a[..., None] * np.array(rgb, F)


def encode(pic, limit):
    """JPEG bytes at the best quality that stays under a size limit."""
    for q in (82, 78, 74, 70, 65, 60, 54, 48, 40, 32):
        buf = io.BytesIO()
        pic.save(buf, "JPEG", quality=q, progressive=True, optimize=True)
        if buf.tell() <= limit:
            break
    return buf.getvalue()
