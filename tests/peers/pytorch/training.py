"""Trains a network through an exercise (exercises.ts has its type)."""

import torch
from averages import Average
from network import Network, mean_loss
from optimizers import descend, make_optimizer
from schedules import Rates
from sharpness import sharpness
from stopping import EarlyStopping
from torch import Tensor


def train(exercise: dict) -> dict:
    """What it comes to: see `Outcome` in goldens.ts."""
    run, steps = exercise["run"], exercise["steps"]
    network = Network(run, exercise["widths"])
    network.set_parameters(numbers(exercise["start"]))
    optimizer = make_optimizer(run, network)
    average = Average(run["averaging"], network) if "averaging" in run else None
    rates = Rates(run, len(steps), exercise["stepsPerEpoch"])
    stopping = EarlyStopping(run["earlyStopping"]) if "earlyStopping" in run else None
    learning_rates, batch_losses = [], []
    for index, step in enumerate(steps):
        if index in exercise["checkpoints"]:
            losses = evaluate(network, exercise)
            rates.measured(losses)
            if stopping and stopping.measured(index, losses):
                break
        loss = batch_loss(network, exercise, step)
        learning_rates.append(rates.at(index))
        batch_losses.append(loss.item())
        descend(run, network, optimizer, loss, rates.at(index))
        if average:
            average.update(index, network)
    outcome = {"learningRate": learning_rates, "batchLoss": batch_losses, **evaluate(network, exercise)}
    if average:
        outcome["averaged"] = evaluate(average.for_evaluation(network), exercise)
    if stopping:
        outcome["stopped"] = {"at": len(batch_losses), "best": stopping.best_step}
    if exercise["sharpness"]:
        outcome["sharpness"] = sharpness(network, exercise["loss"], *examples_of(exercise["training"]))
    return outcome | {"parameters": network.get_parameters().tolist()}


def batch_loss(network: Network, exercise: dict, step: dict) -> Tensor:
    network.train()
    inputs, targets = (part[step["examples"]] for part in examples_of(exercise["training"]))
    masks = step["masks"] and [numbers(mask) for mask in step["masks"]]
    smoothing = exercise["run"].get("labelSmoothing", 0)
    return mean_loss(exercise["loss"], network(inputs, masks), targets, smoothing)


@torch.no_grad()
def evaluate(network: torch.nn.Module, exercise: dict) -> dict[str, float]:
    """Losses of the labels as they are, with dropout off and the running means and variances."""
    network.eval()

    def loss_of(split: str) -> float:
        inputs, targets = examples_of(exercise[split])
        return mean_loss(exercise["loss"], network(inputs), targets).item()

    return {"trainingLoss": loss_of("training"), "validationLoss": loss_of("validation")}


def examples_of(split: dict) -> tuple[Tensor, Tensor]:
    """Inputs `[examples, inputs]` and targets `[examples, outputs]`."""
    return numbers(split["inputs"]), numbers(split["targets"])


def numbers(values: list) -> Tensor:
    """Without a type PyTorch takes a list of zeros and ones for integers."""
    return torch.tensor(values, dtype=torch.get_default_dtype())
