"""How good Optuna's samplers are: the best of so many trials, over so many searches."""

import json
import math
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import numpy as np
import optuna
from scipy.interpolate import RegularGridInterpolator
from spaces import distribution_of

optuna.logging.set_verbosity(optuna.logging.ERROR)


def branin(x: float, y: float) -> float:
    a = y - 5.1 / (4 * math.pi**2) * x**2 + 5 / math.pi * x - 6
    return a**2 + 10 * (1 - 1 / (8 * math.pi)) * math.cos(x) + 10


A = np.array(
    [
        [10, 3, 17, 3.5, 1.7, 8],
        [0.05, 10, 17, 0.1, 8, 14],
        [3, 3.5, 1.7, 10, 17, 8],
        [17, 8, 0.05, 10, 0.1, 14],
    ]
)
P = 1e-4 * np.array(
    [
        [1312, 1696, 5569, 124, 8283, 5886],
        [2329, 4135, 8307, 3736, 1004, 9991],
        [2348, 1451, 3522, 2883, 3047, 6650],
        [4047, 8828, 8732, 5743, 1091, 381],
    ]
)
ALPHA = np.array([1, 1.2, 3, 3.2])


def hartmann6(*x: float) -> float:
    return float(-ALPHA @ np.exp(-np.sum(A * (np.array(x) - P) ** 2, axis=1)))


STUDIES = json.loads((Path(__file__).parent / "../../goldens/search/studies.json").read_text())
"""Tables: see tables.ts."""


def interpolated(table: dict):
    points = [np.linspace(axis["low"], axis["high"], axis["count"]) for axis in table["axes"]]
    at = RegularGridInterpolator(points, np.reshape(table["losses"], [len(axis) for axis in points]))
    return lambda *values: float(at(values).item())


OBJECTIVES = {
    **{"Branin": branin, "Hartmann 6": hartmann6},
    **{name: interpolated(table) for name, table in STUDIES.items()},
}


def sampler_of(name: str, space: list, seed: int) -> optuna.samplers.BaseSampler:
    if name == "random":
        return optuna.samplers.RandomSampler(seed=seed)
    if name == "tpe":
        return optuna.samplers.TPESampler(seed=seed)
    if name == "sobol":
        return optuna.samplers.QMCSampler(qmc_type="sobol", scramble=True, seed=seed)
    if name == "cma-es from the middle":
        return optuna.samplers.CmaEsSampler(seed=seed)
    if name == "cma-es from anywhere":
        random = np.random.RandomState(seed)
        start = {p["name"]: random.uniform(p["low"], p["high"]) for p in space}
        return optuna.samplers.CmaEsSampler(x0=start, seed=seed)
    raise ValueError(f"quality.py knows no sampler {name!r}.")


def best(objective: str, space: list, sampler: str, trials: int, seed: int) -> float:
    study = optuna.create_study(sampler=sampler_of(sampler, space, seed))
    for _ in range(trials):
        trial = study.ask({p["name"]: distribution_of(p) for p in space})
        study.tell(trial, OBJECTIVES[objective](*trial.params.values()))
    return study.best_value


def quality(objective: str, space: list, sampler: str, trials: int, searches: int) -> dict:
    with ProcessPoolExecutor() as pool:
        found = list(pool.map(partial(best, objective, space, sampler, trials), range(1, searches + 1)))
    quartiles = np.quantile(found, [0.25, 0.5, 0.75])
    return dict(zip(["quarter", "median", "threeQuarters"], quartiles.tolist()))
