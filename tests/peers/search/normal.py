"""The normal distribution's tails by mpmath, with fifty digits on the way, and what they are for by SciPy's integration."""

import mpmath
from scipy.integrate import quad
from scipy.stats import norm

mpmath.mp.dps = 50


def tail(z: float) -> dict:
    """ln Φ(z) and ln (φ(z) + z Φ(z))"""
    probability, density = mpmath.ncdf(z), mpmath.npdf(z)
    return {
        "logProbability": float(mpmath.log(probability)),
        "logMeanExcess": float(mpmath.log(density + z * probability)),
    }


def improvement(mean: float, deviation: float, best: float) -> dict:
    """Of a normal loss below the best so far: its mean, nothing where the loss is above, and its probability."""
    density = norm(mean, deviation).pdf
    span = mean - 40 * deviation, best
    near = [x for x in (mean - 4 * deviation, mean) if x < best]
    exactly = {"points": near, "epsabs": 1e-15, "limit": 200}
    return {
        "expected": quad(lambda x: (best - x) * density(x), *span, **exactly)[0],
        "probability": quad(density, *span, **exactly)[0],
    }
