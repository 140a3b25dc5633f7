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
from network import Network, mean_loss
from optimizers import descend, make_optimizer
from schedules import learning_rates
from torch import Tensor


def train(exercise: dict) -> dict:
    run, loss = exercise["run"], exercise["loss"]
    network = Network(run, exercise["widths"])
    network.set_parameters(numbers(exercise["start"]))
    optimizer = make_optimizer(run, network)
    training, validation = examples_of(exercise["training"]), examples_of(exercise["validation"])
    steps = exercise["steps"]
    rates = learning_rates(run["schedule"], run["learningRate"], len(steps), exercise["stepsPerEpoch"])
    batch_losses = []
    for step, rate in zip(steps, rates):
        inputs, targets = (part[step["examples"]] for part in training)
        masks = step["masks"] and [numbers(mask) for mask in step["masks"]]
        batch_loss = mean_loss(loss, network(inputs, masks), targets)
        descend(run, network, optimizer, batch_loss, rate)
        batch_losses.append(batch_loss.item())
    return {
        "learningRate": rates,
        "batchLoss": batch_losses,
        "trainingLoss": evaluate(network, loss, *training),
        "validationLoss": evaluate(network, loss, *validation),
        "parameters": network.get_parameters().tolist(),
    }


def examples_of(split: dict) -> tuple[Tensor, Tensor]:
    """Inputs `[examples, inputs]` and targets `[examples, outputs]`."""
    return numbers(split["inputs"]), numbers(split["targets"])


def numbers(values: list) -> Tensor:
    """Without a type PyTorch takes a list of zeros and ones for integers."""
    return torch.tensor(values, dtype=torch.get_default_dtype())


@torch.no_grad()
def evaluate(network: Network, loss: str, inputs: Tensor, targets: Tensor) -> float:
    network.eval()
    return mean_loss(loss, network(inputs), targets).item()


torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
question = json.load(sys.stdin)
answer = {
    "exercises": [train(exercise) for exercise in question["exercises"]],
    "layers": [distribution(**layer) for layer in question["layers"]],
}
json.dump(answer, sys.stdout)
