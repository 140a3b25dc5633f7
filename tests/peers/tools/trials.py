"""Writes the trials of the study in a database, as JSON: how each ended, what was drawn for it, what it came to."""

import json
import sys

import optuna

optuna.logging.set_verbosity(optuna.logging.WARNING)
study = optuna.load_study(study_name="study", storage=sys.argv[1])
json.dump([{"state": trial.state.name, "drawn": trial.params, "loss": trial.value} for trial in study.trials], sys.stdout)
