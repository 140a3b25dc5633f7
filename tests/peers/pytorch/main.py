"""
Trains in PyTorch what the trainer trains. Reads from the standard input, as JSON, `{"exercises": […], "layers": […]}`
(exercises.ts has their types), and writes what becomes of each.

In float64: what is written is then the same on every machine to all the digits that are kept, and the whole
difference from it is the trainer's own rounding.
"""

import json
import sys

import torch
from initializers import distribution
from training import train

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
question = json.load(sys.stdin)
answer = {
    "exercises": [train(exercise) for exercise in question["exercises"]],
    "layers": [distribution(**layer) for layer in question["layers"]],
}
json.dump(answer, sys.stdout)
