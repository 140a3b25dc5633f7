"""
What a practitioner would train the bench's networks with. Answers requests, a line of JSON each, as the bench's workers
do (trainer/contestant.ts): with null when networks are opened, after a slice with run-steps per second.
"""

import json
import sys
from time import perf_counter

import numpy
import one_by_one
import sklearn_mlp
import stacked
import torch
from shared import Advance

OPEN = {
    "one by one": one_by_one.open_networks,
    "stacked": stacked.open_networks,
    "scikit-learn": sklearn_mlp.open_networks,
}

SLICE_SECONDS = 0.02
"""How long a contestant trains when its turn comes: as long as the site's trainer does between two frames."""
TRIAL_SLICES = 4
"""Taken before the first slice, to let everything be loaded and to learn how many steps a slice is."""


def take_time(advance: Advance, steps: int) -> tuple[int, float]:
    """Run-steps done, seconds taken."""
    begun = perf_counter()
    run_steps = advance(steps)
    return run_steps, perf_counter() - begun


def steps_per_slice(advance: Advance) -> int:
    """By the fastest trial: others may have been interrupted."""
    steps, per_second, trials = 1, 0.0, 0
    while trials < TRIAL_SLICES:
        _, seconds = take_time(advance, steps)
        per_second = max(per_second, steps / seconds)
        wanted = max(1, round(per_second * SLICE_SECONDS))
        if wanted < 2 * steps:
            trials += 1
        steps = min(wanted, 2 * steps)
    return steps


def answer(request: dict, opened: dict) -> float | None:
    """`opened` has, by name and number of networks, what advances them and the steps of a slice."""
    name = (request["contestant"], request["runs"])
    if request["ask"] == "open":
        inputs, targets = (numpy.array(request[part], dtype=numpy.float32) for part in ("inputs", "targets"))
        advance = OPEN[request["contestant"]](request["shape"], inputs, targets, request["runs"])
        opened[name] = advance, steps_per_slice(advance)
        return None
    run_steps, seconds = take_time(*opened[name])
    return run_steps / seconds


torch.set_num_threads(1)
opened = {}
for line in sys.stdin:
    print(json.dumps(answer(json.loads(line), opened)), flush=True)
