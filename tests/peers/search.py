"""
What SciPy and scikit-learn make of the searchers' problems: writes tests/goldens/search/*.json.

Run by Debian's Python, which has both: /usr/bin/python3 tests/peers/search.py; then npx prettier --write tests/goldens/search
"""

import json
from pathlib import Path

import mpmath
import numpy as np
from scipy.integrate import quad
from scipy.optimize import minimize
from scipy.stats import norm, qmc
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import ConstantKernel, Matern, WhiteKernel

GOLDENS = Path(__file__).parent.parent / "goldens" / "search"


def main() -> None:
    write("quasi-random", quasi_random())
    write("normal", normal())
    write("improvement", [improvement(*case) for case in IMPROVEMENTS])
    write("gaussian-process", {name: gaussian_process(**problem) for name, problem in problems().items()})


def quasi_random(dimensions: int = 32) -> dict:
    """Points without scrambling by their numbers, `[points][dimensions]`: the first ones, and some further on."""
    numbers = [*range(17), 1000, 1001, 1023, 1024, 5000]
    made = {
        "sobol": qmc.Sobol(dimensions, scramble=False).random(8192),
        "halton": qmc.Halton(dimensions, scramble=False).random(8192),
    }
    return {"numbers": numbers, **{name: points[numbers].tolist() for name, points in made.items()}}


def normal() -> list:
    """ln Φ(z) and ln (φ(z) + z Φ(z)), with fifty digits on the way."""
    mpmath.mp.dps = 50
    return [
        {
            "z": z,
            "logProbability": float(mpmath.log(mpmath.ncdf(z))),
            "logMeanExcess": float(mpmath.log(mpmath.npdf(z) + z * mpmath.ncdf(z))),
        }
        for z in [-1e4, -300, -40, -10, -5, -3, -2.501, -2.499, -2, -1, -0.1, 0, 0.5, 1, 2, 4, 9, 30]
    ]


IMPROVEMENTS = [(0, 1, 0), (1.5, 0.4, 1), (-2, 3, 1), (0.3, 0.01, 0.31), (5, 1, 2)]
"""Mean, deviation, and the best so far."""


def improvement(mean: float, deviation: float, best: float) -> dict:
    """Its expectation and its probability, by integration over the normal density."""
    density = norm(mean, deviation).pdf
    low = mean - 40 * deviation
    near = [x for x in (mean - 4 * deviation, mean) if x < best]
    expected, _ = quad(lambda x: (best - x) * density(x), low, best, points=near, epsabs=1e-15, limit=200)
    probability, _ = quad(density, low, best, points=near, epsabs=1e-15, limit=200)
    return {"mean": mean, "deviation": deviation, "best": best, "expected": expected, "probability": probability}


def problems() -> dict:
    """Features are numbers from 0 to 1; of a choice, the place of its option. The kernel is lengths, signal, noise."""
    random = np.random.RandomState(1)
    reals, places = random.rand(12, 3), random.rand(6, 3)
    wave = np.sin(6 * reals[:, 0]) + reals[:, 1] ** 2 + 0.1 * random.randn(12)
    mixed = np.column_stack([random.rand(10), random.randint(3, size=10)])
    steps = mixed[:, 0] + np.array([0, 1, -1])[mixed[:, 1].astype(int)] + 0.05 * random.randn(10)
    repeated = reals[[0, 1, 2, 0, 0, 1, 3, 4]]
    shared = {"places": places, "is_choice": [False] * 3}
    return {
        "three numbers": {"rows": reals, "outcomes": wave, "kernel": ([0.3, 0.8, 2], 1.7, 0.01), **shared},
        "three numbers, three trials pending": {
            **{"rows": reals, "outcomes": wave[:9], "kernel": ([0.3, 0.8, 2], 1.7, 0.01)},
            **shared,
        },
        "settings tried several times": {
            **{"rows": repeated, "outcomes": wave[:8], "kernel": ([0.5, 0.5, 1], 0.8, 1e-4)},
            **shared,
        },
        "a number and a choice": {
            **{"rows": mixed, "outcomes": steps, "kernel": ([0.4, 1.2], 0.6, 0.02)},
            **{"places": np.array([[0.1, 0], [0.5, 1], [0.9, 2]]), "is_choice": [False, True]},
        },
    }


def gaussian_process(rows, outcomes, kernel, places, is_choice) -> dict:
    lengths, signal, noise = kernel
    encoded, at = encode(rows, is_choice), encode(places, is_choice)
    columns = [knob for knob, choice in enumerate(is_choice) for _ in range(OPTIONS if choice else 1)]
    own = ConstantKernel(signal, "fixed") * Matern([lengths[knob] for knob in columns], "fixed", nu=2.5)
    n = len(outcomes)
    seen = GaussianProcessRegressor(own, alpha=noise, optimizer=None).fit(encoded[:n], outcomes)
    # The process takes its own mean for granted where outcomes are pending.
    believed = np.concatenate([outcomes, seen.predict(encoded[n:])]) if n < len(rows) else outcomes
    model = GaussianProcessRegressor(own, alpha=noise, optimizer=None).fit(encoded, believed)
    means, deviations = model.predict(at, return_std=True)

    likelihood = likelihood_of(encoded[:n], outcomes, columns)
    value, gradient = likelihood(np.log([*lengths, signal, noise]))
    return {
        **{"rows": rows.tolist(), "outcomes": outcomes.tolist(), "places": places.tolist()},
        **{"isChoice": is_choice, "lengths": lengths, "signal": signal, "noise": noise},
        **{"means": means.tolist(), "deviations": deviations.tolist()},
        **{"logLikelihood": value, "slopes": gradient.tolist()},
        **{"mostLikely": most_likely(likelihood, len(lengths))},
    }


OPTIONS = 3


def encode(rows, is_choice):
    """Choices one-hot, with entries that put different options 1 apart."""
    columns = []
    for knob, choice in enumerate(is_choice):
        one_hot = [(rows[:, knob] == option) / np.sqrt(2) for option in range(OPTIONS)]
        columns += one_hot if choice else [rows[:, knob]]
    return np.column_stack(columns)


def likelihood_of(encoded, outcomes, columns):
    """ln p(outcomes) and its slopes, at the logarithms of one length for each knob, signal and noise."""
    knobs = max(columns) + 1
    kernel = ConstantKernel() * Matern(np.ones(len(columns)), nu=2.5) + WhiteKernel()
    model = GaussianProcessRegressor(kernel, alpha=0, optimizer=None).fit(encoded, outcomes)

    def at(logs):
        theta = np.array([logs[knobs], *(logs[knob] for knob in columns), logs[knobs + 1]])
        value, slopes = model.log_marginal_likelihood(theta, eval_gradient=True)
        by_knob = [sum(slopes[1 + i] for i, of in enumerate(columns) if of == knob) for knob in range(knobs)]
        return value, np.array([*by_knob, slopes[0], slopes[-1]])

    return at


def most_likely(likelihood, knobs: int, starts: int = 40) -> dict:
    """
    The kernel that is most likely together with what is held of it beforehand, and minus the logarithm of that, by
    SciPy's minimiser from many places.
    """
    means = np.array([*[np.sqrt(2) - 3 + np.log(knobs) / 2] * knobs, 0, -5])
    deviations = np.array([*[np.sqrt(3)] * knobs, 1, 2])

    def loss(logs):
        value, slopes = likelihood(logs)
        off = (logs - means) / deviations
        return -value + (off**2).sum() / 2, -slopes + off / deviations

    random = np.random.RandomState(2)
    ends = [minimize(loss, means + deviations * random.randn(knobs + 2), jac=True) for _ in range(starts)]
    best = min(ends, key=lambda end: end.fun)
    return {"loss": best.fun, "logs": best.x.tolist()}


def write(topic: str, goldens: dict) -> None:
    GOLDENS.mkdir(parents=True, exist_ok=True)
    (GOLDENS / f"{topic}.json").write_text(json.dumps(rounded(goldens)) + "\n")


def rounded(value):
    """To twelve digits, of which other machines have the same."""
    if isinstance(value, dict):
        return {key: rounded(part) for key, part in value.items()}
    if isinstance(value, list):
        return [rounded(part) for part in value]
    return float(f"{value:.12g}") if isinstance(value, (float, np.floating)) else value


if __name__ == "__main__":
    main()
