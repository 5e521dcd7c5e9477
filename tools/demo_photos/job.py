"""One assignment: picture size, effort, randomness, and the two ways to shoot."""

import numpy as np

from .denoise import clean
from .land import camera, march
from .noise import F, unit


class Job:
    """Working size, effort and randomness for one picture."""

    def __init__(self, seed, tall=False, spp=16, scale=1.0):
        self.rng, self.seed, self.spp, self.tall = np.random.default_rng(seed), seed, spp, tall
        w, h = (960, 1200) if tall else (1200, 800)
        self.size = (int(w * scale), int(h * scale))

    @property
    def unit(self):
        """Working size relative to the 960 pixels for which blurs and flakes are given."""
        return (self.size[1] if self.tall else self.size[0]) / (900 if self.tall else 960)

    def shoot(self, st, eye, at, fov, k=1.0, **kw):
        """Render a stage at this job's size and remove the noise."""
        if self.tall:
            fov *= 0.72
        spp = max(4, int(self.spp * k) // 2 * 2)
        return clean(*st.shoot(eye, at, fov, self.size, spp, self.seed, **kw))

    def land(
        self,
        H,
        cs,
        env,
        sun,
        sunlight,
        eye,
        at,
        fov,
        sea=0.0,
        rgb=(0.2, 0.2, 0.1),
        fog=1e-4,
        mist=0.0,
        far=9000.0,
        snow=1e9,
    ):
        """March a height map at this job's size, with 2x2 samples."""
        w, h = self.size
        o = march(
            H.astype(F),
            cs,
            env,
            np.array([*unit(sun), *sunlight], F),
            camera(eye, at, fov),
            w * 2,
            h * 2,
            sea,
            np.array(rgb, F),
            fog,
            mist,
            far,
            snow,
        )
        return o.reshape(h, 2, w, 2, 4).mean((1, 3))
