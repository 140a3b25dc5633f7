"""Scikit-learn's Gaussian process, and the kernel that SciPy's minimiser finds for it."""

import numpy as np
from scipy.optimize import minimize
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import ConstantKernel, Matern, WhiteKernel

STARTS = 40
"""Of the minimiser, which finds the lowest place near each."""


def regression(rows: list, outcomes: list, places: list, options: list, kernel: dict) -> dict:
    """
    What is expected at places, having seen outcomes at the first rows; at the others trials are pending. Features are
    numbers from 0 to 1, or of a choice the place of its option; `options` says how many each has, of a number 0.
    """
    lengths, signal, noise = kernel["lengths"], kernel["signal"], kernel["noise"]
    encoded, outcomes, n = encode(rows, options), np.array(outcomes), len(outcomes)
    columns = [knob for knob, count in enumerate(options) for _ in range(count or 1)]
    own = ConstantKernel(signal, "fixed") * Matern([lengths[knob] for knob in columns], "fixed", nu=2.5)

    def seen(outcomes):
        return GaussianProcessRegressor(own, alpha=noise, optimizer=None).fit(encoded[: len(outcomes)], outcomes)

    if n < len(rows):
        # The process takes its own mean for granted there.
        believed = np.concatenate([outcomes, seen(outcomes).predict(encoded[n:])])
    else:
        believed = outcomes
    means, deviations = seen(believed).predict(encode(places, options), return_std=True)

    likelihood = likelihood_of(encoded[:n], outcomes, columns)
    value, slopes = likelihood(np.log([*lengths, signal, noise]))
    return {
        **{"means": means.tolist(), "deviations": deviations.tolist()},
        **{"logLikelihood": value, "slopes": slopes.tolist()},
        "leastLoss": least_loss(likelihood, len(lengths)),
    }


def encode(rows: list, options: list) -> np.ndarray:
    """Choices one-hot, with entries that put different options 1 apart."""
    features = np.array(rows)
    columns = []
    for knob, count in enumerate(options):
        one_hot = [(features[:, knob] == option) / np.sqrt(2) for option in range(count)]
        columns += one_hot or [features[:, knob]]
    return np.column_stack(columns)


def likelihood_of(encoded: np.ndarray, outcomes: np.ndarray, columns: list):
    """ln p(outcomes) and its slopes, at the logarithms of one length for each knob, of signal and of noise."""
    knobs = max(columns) + 1
    kernel = ConstantKernel() * Matern(np.ones(len(columns)), nu=2.5) + WhiteKernel()
    model = GaussianProcessRegressor(kernel, alpha=0, optimizer=None).fit(encoded, outcomes)

    def at(logs: np.ndarray):
        theta = np.array([logs[knobs], *(logs[knob] for knob in columns), logs[knobs + 1]])
        value, slopes = model.log_marginal_likelihood(theta, eval_gradient=True)
        by_knob = [sum(slopes[1 + i] for i, of in enumerate(columns) if of == knob) for knob in range(knobs)]
        return value, np.array([*by_knob, slopes[0], slopes[-1]])

    return at


def least_loss(likelihood, knobs: int) -> float:
    """Less the logarithm of the likelihood and of what is held of lengths, signal and noise beforehand."""
    means = np.array([*[np.sqrt(2) - 3 + np.log(knobs) / 2] * knobs, 0, -5])
    deviations = np.array([*[np.sqrt(3)] * knobs, 1, 2])

    def loss(logs: np.ndarray):
        value, slopes = likelihood(logs)
        off = (logs - means) / deviations
        return -value + (off**2).sum() / 2, -slopes + off / deviations

    random = np.random.RandomState(1)
    starts = [means + deviations * random.randn(knobs + 2) for _ in range(STARTS)]
    return min(minimize(loss, start, jac=True).fun for start in starts)
