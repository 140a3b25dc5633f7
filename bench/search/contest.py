"""
What a practitioner would search with: Optuna's samplers, scikit-learn's Gaussian process, and Optuna driving PyTorch.
Answers requests, a line of JSON each, `[function, arguments]`, with the seconds that the work took.
"""

import json
import os
import sys
import warnings
from time import perf_counter

import numpy as np
import optuna
import torch
from scipy.optimize import minimize
from scipy.stats import norm
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import ConstantKernel, Matern, WhiteKernel

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(HERE, "../../tests/peers/search"))
from importance import study_of  # noqa: E402
from quality import OBJECTIVES, sampler_of  # noqa: E402
from spaces import distribution_of  # noqa: E402

warnings.simplefilter("ignore")
optuna.logging.set_verbosity(optuna.logging.ERROR)
torch.set_num_threads(1)


WIDE = (1e-9, 1e9)
"""Bounds that no number of a kernel comes near."""


def search(objective: str, space: list, sampler: str, trials: int, seed: int) -> float:
    """A search on a function that costs nothing."""
    distributions = {p["name"]: distribution_of(p) for p in space}
    begun = perf_counter()
    study = optuna.create_study(sampler=sampler_of(sampler, space, seed))
    for _ in range(trials):
        trial = study.ask(distributions)
        study.tell(trial, OBJECTIVES[objective](*trial.params.values()))
    return perf_counter() - begun


def gaussian_process(rows: list, outcomes: list, places: list, expected: list, little: float | None) -> float:
    """
    The same kernel, fitted to the same outcomes from the same start, and expected improvement at the places. What is
    expected of the logarithms of the lengths, the signal and the noise, `[mean, deviation]` each, counts as for ours.
    The minimiser is scikit-learn's, which ends as it does there, or where a step descends by no more than `little`.
    """
    rows, outcomes, places = np.array(rows), np.array(outcomes), np.array(places)
    (*lengths, signal, noise) = expected
    means, deviations = np.array([signal, *lengths, noise]).T
    options = {} if little is None else {"ftol": little / len(outcomes)}

    def minimiser(likelihood, start, bounds):
        def loss(logs):
            value, slopes = likelihood(logs)
            off = (logs - means) / deviations
            return value + off @ off / 2, slopes + off / deviations

        found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options=options)
        return found.x, found.fun

    begun = perf_counter()
    matern = ConstantKernel(np.exp(means[0]), WIDE) * Matern(np.exp(means[1:-1]), WIDE, nu=2.5)
    model = GaussianProcessRegressor(matern + WhiteKernel(np.exp(means[-1]), WIDE), optimizer=minimiser)
    means_at, deviations_at = model.fit(rows, outcomes).predict(places, return_std=True)
    z = (outcomes.min() - means_at) / deviations_at
    np.argmax(deviations_at * (z * norm.cdf(z) + norm.pdf(z)))
    return perf_counter() - begun


def functional_anova(space: list, trials: list, seed: int) -> float:
    """Of a study that has ended."""
    study = study_of(space, trials)
    begun = perf_counter()
    optuna.importance.FanovaImportanceEvaluator(seed=seed).evaluate(study)
    return perf_counter() - begun


def training(trials: int, steps: int, batch_size: int, inputs: list, targets: list) -> float:
    """Random search over the learning rate of a network of 2-8-8-1 units, as Optuna's and PyTorch's tutorials have it."""
    inputs, targets = torch.tensor(inputs), torch.tensor(targets, dtype=torch.float32)
    loss_of = torch.nn.BCEWithLogitsLoss()

    def objective(trial: optuna.Trial) -> float:
        rate = trial.suggest_float("learningRate", 1e-3, 10, log=True)
        network = torch.nn.Sequential(
            *[torch.nn.Linear(2, 8), torch.nn.Tanh(), torch.nn.Linear(8, 8), torch.nn.Tanh(), torch.nn.Linear(8, 1)]
        )
        optimizer = torch.optim.SGD(network.parameters(), lr=rate, momentum=0.9)
        order = torch.randperm(len(inputs))
        for step in range(steps):
            at = step * batch_size % len(inputs)
            batch = order[at : at + batch_size]
            optimizer.zero_grad()
            loss_of(network(inputs[batch]), targets[batch]).backward()
            optimizer.step()
        with torch.no_grad():
            loss = float(loss_of(network(inputs), targets))
        return loss if np.isfinite(loss) else 1e9

    begun = perf_counter()
    study = optuna.create_study(sampler=optuna.samplers.RandomSampler(seed=1))
    study.optimize(objective, n_trials=trials)
    return perf_counter() - begun


FUNCTIONS = {one.__name__: one for one in [search, gaussian_process, functional_anova, training]}
for line in sys.stdin:
    function, arguments = json.loads(line)
    print(json.dumps(FUNCTIONS[function](**arguments)), flush=True)
