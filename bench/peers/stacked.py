"""PyTorch as an expert trains many small networks: all in one tensor a layer, so that one call serves them all."""

import torch
from numpy import ndarray
from shared import ACTIVATIONS, LOSSES, Advance, batches, check, tensors
from torch import Tensor


def open_networks(shape: dict, inputs: ndarray, targets: ndarray, runs: int) -> Advance:
    x, y = tensors(shape, inputs, targets)
    layers = [layer(runs, fan_in, fan_out) for fan_in, fan_out in zip(shape["widths"], shape["widths"][1:])]
    optimizer = torch.optim.SGD(
        [parameter for pair in layers for parameter in pair], lr=shape["learningRate"], momentum=shape["momentum"]
    )
    activation = ACTIVATIONS[shape["activation"]]
    order = batches(len(x), shape["batchSize"], runs)

    def forward(units: Tensor) -> Tensor:
        for weights, biases in layers[:-1]:
            units = activation(torch.baddbmm(biases, units, weights))
        weights, biases = layers[-1]
        return torch.baddbmm(biases, units, weights)

    def advance(steps: int) -> int:
        losses = torch.empty(steps, runs)
        for step in range(steps):
            batch = next(order)
            optimizer.zero_grad(set_to_none=True)
            network_losses = losses_of(shape["loss"], forward(x[batch]), y[batch])
            network_losses.sum().backward()
            optimizer.step()
            losses[step] = network_losses.detach()
        check(losses)
        return steps * runs

    return advance


def layer(runs: int, fan_in: int, fan_out: int) -> tuple[Tensor, Tensor]:
    """Weights `[runs, in, out]` and biases `[runs, 1, out]`, drawn as nn.Linear draws them."""
    bound = fan_in**-0.5
    weights = torch.empty(runs, fan_in, fan_out).uniform_(-bound, bound)
    biases = torch.empty(runs, 1, fan_out).uniform_(-bound, bound)
    return weights.requires_grad_(), biases.requires_grad_()


def losses_of(loss: str, outputs: Tensor, targets: Tensor) -> Tensor:
    """Each network's mean loss `[runs]`, for outputs `[runs, batch, width]`."""
    runs, batch, width = outputs.shape
    if loss == "softmax-cross-entropy":
        losses = LOSSES[loss](outputs.view(-1, width), targets.view(-1), reduction="none")
    else:
        losses = LOSSES[loss](outputs, targets, reduction="none")
    return losses.view(runs, -1).mean(dim=1)
