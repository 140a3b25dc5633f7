"""Optuna's MedianPruner on curves of losses."""

import optuna
from optuna.trial import TrialState

optuna.logging.set_verbosity(optuna.logging.WARNING)


def median_rule(curves: list, startup_trials: int, first_part: int) -> list:
    """For each curve, one trial after the other: the part after which it is pruned, or None if it is completed."""
    pruner = optuna.pruners.MedianPruner(n_startup_trials=startup_trials, n_warmup_steps=first_part)
    study = optuna.create_study(pruner=pruner)
    return [prune(study, curve) for curve in curves]


def prune(study: optuna.Study, curve: list):
    trial = study.ask()
    for part, loss in enumerate(curve, 1):
        trial.report(loss, part)
        if part < len(curve) and trial.should_prune():
            study.tell(trial, state=TrialState.PRUNED)
            return part
    study.tell(trial, curve[-1])
    return None
