"""Which hyperparameters matter: Optuna's functional ANOVA, PED-ANOVA as its paper has it, SciPy's rank correlation."""

import numpy as np
import optuna
from optuna.importance import FanovaImportanceEvaluator
from scipy.stats import norm, spearmanr
from spaces import distribution_of

optuna.logging.set_verbosity(optuna.logging.WARNING)


def functional_anova(space: list, trials: list, forests: int) -> dict:
    """Of each parameter its share of the variance, over so many forests: before Optuna divides by the sum of all."""
    study = study_of(space, trials)
    names = [parameter["name"] for parameter in space]
    shares = np.array([raw_shares(study, names, seed) for seed in range(forests)])
    return {"means": shares.mean(axis=0).tolist(), "deviations": shares.std(axis=0, ddof=1).tolist()}


def study_of(space: list, trials: list) -> optuna.Study:
    study = optuna.create_study()
    distributions = {parameter["name"]: distribution_of(parameter) for parameter in space}
    study.add_trials(
        optuna.create_trial(params=trial["setting"], distributions=distributions, value=trial["loss"]) for trial in trials
    )
    return study


def raw_shares(study: optuna.Study, names: list, seed: int) -> list:
    evaluator = FanovaImportanceEvaluator(seed=seed)
    evaluator.evaluate(study, params=names)
    return [evaluator._evaluator.get_importance(i)[0] for i in range(len(names))]


def ped_anova(space: list, trials: list, share: float) -> list:
    """
    Of each parameter its importance for being among the best share of the trials. Debian's Optuna is older than its
    evaluator; that of Optuna 5.0 gives the same numbers to 10 digits.
    """
    losses = np.array([trial["loss"] for trial in trials])
    best = losses <= np.sort(losses)[int(np.ceil(share * len(losses))) - 1]
    divergences = []
    for parameter in space:
        is_choice = parameter["kind"] == "choice"
        options = parameter["options"] if is_choice else range(parameter["low"], parameter["high"] + 1)
        places = np.array([options.index(trial["setting"][parameter["name"]]) for trial in trials])
        density = choice_density if is_choice else number_density
        p, q = density(places[best], len(options)), density(places, len(options))
        divergences.append(np.sum(q * (p / q - 1) ** 2))
    return (np.array(divergences) / np.sum(divergences)).tolist()


def choice_density(places: np.ndarray, cells: int) -> np.ndarray:
    """Each option that was seen is a kernel, which has a share of one trial everywhere; the prior counts as one trial."""
    kernels = np.zeros((len(places) + 1, cells)) + 1 / (len(np.unique(places)) + 1)
    kernels[np.arange(len(places)), places] += 1
    return (kernels / kernels.sum(axis=1, keepdims=True)).mean(axis=0)


def number_density(places: np.ndarray, cells: int) -> np.ndarray:
    """Scott's rule, with a prior that counts as one trial; all kernels are cut off at the ends."""
    n = len(places)
    inner = np.sort(places)
    # Optuna counts only cells that have trials: its quartiles are those trials, not means of neighbours.
    low = inner[max(n // 4, 1) - 1]
    high = inner[min(3 * n // 4, n - 1)]
    deviation = np.std(places, ddof=1) if n > 1 else 0.0
    width = max(1.059 * min((high - low) / 1.34, deviation) * n**-0.2, 0.5 / 1.64)
    means = np.append(places, (cells - 1) / 2)[:, None]
    widths = np.append(np.full(n, width), cells)[:, None]
    edges = norm.cdf((np.arange(cells + 1) - 0.5 - means) / widths)
    masses = np.diff(edges, axis=1)
    return (masses / masses.sum(axis=1, keepdims=True)).mean(axis=0)


def rank_correlation(one: list, other: list) -> float:
    return float(spearmanr(one, other).correlation)
