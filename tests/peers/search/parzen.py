"""
Optuna's Parzen estimators of the good trials and of the others, parameter by parameter.

Everything comes out as it is on the unit interval: a mean as its place in the range, a deviation as a share of it. Optuna
3.1 leaves the factor 1/σ out of the density of a real parameter, so that it has no unit. Which of several equal integers has which deviation is an accident of NumPy's
sorting; here it is stable.
"""

from functools import partial

import numpy as np
import optuna
from optuna.samplers._tpe.parzen_estimator import _ParzenEstimator, _ParzenEstimatorParameters
from optuna.samplers._tpe.sampler import _split_observation_pairs, default_gamma, default_weights
from spaces import distribution_of

np.argsort = partial(np.argsort, kind="stable")
DEFAULTS = _ParzenEstimatorParameters(True, 1.0, True, False, default_weights, False)


def estimators(space: list, trials: list, at: list) -> dict:
    """`at` are settings at which densities are asked for."""
    scores = [(-float("inf"), [trial["loss"]]) for trial in trials]
    good, others = _split_observation_pairs(scores, default_gamma(len(trials)), None)
    return {
        parameter["name"]: {
            "good": estimator(parameter, [trials[i]["setting"] for i in good], at),
            "others": estimator(parameter, [trials[i]["setting"] for i in others], at),
        }
        for parameter in space
    }


def estimator(parameter: dict, settings: list, at: list) -> dict:
    name = parameter["name"]
    distribution = distribution_of(parameter)

    def internal(asked: list) -> dict:
        return {name: np.array([distribution.to_internal_repr(setting[name]) for setting in asked])}

    parzen = _ParzenEstimator(internal(settings), {name: distribution}, DEFAULTS)
    is_choice = isinstance(distribution, optuna.distributions.CategoricalDistribution)
    samples = internal(at)
    densities = np.exp(parzen.log_pdf({name: samples[name].astype(int)} if is_choice else samples))
    if is_choice:
        return {"densities": densities.tolist()}
    low, high = parzen._low[name], parzen._high[name]
    return {
        "weights": parzen._weights.tolist(),
        "means": ((parzen._mus[name] - low) / (high - low)).tolist(),
        "deviations": (parzen._sigmas[name] / (high - low)).tolist(),
        "densities": densities.tolist(),
    }
