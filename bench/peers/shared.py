"""What both ways of training in PyTorch have in common."""

from collections.abc import Callable, Iterator

import torch
import torch.nn.functional as F
from numpy import ndarray
from torch import Tensor

ACTIVATIONS = {"tanh": torch.tanh, "relu": torch.relu}
LOSSES = {"squared-error": F.mse_loss, "softmax-cross-entropy": F.cross_entropy}

Advance = Callable[[int], int]
"""Performs about so many steps with each network, and records each one's loss. Returns the run-steps done."""


def tensors(shape: dict, inputs: ndarray, targets: ndarray) -> tuple[Tensor, Tensor]:
    """Inputs and targets, a class by its number: the fastest form that PyTorch's cross-entropy takes."""
    x, y = torch.from_numpy(inputs), torch.from_numpy(targets)
    return x, y.argmax(dim=1) if shape["loss"] == "softmax-cross-entropy" else y


def batches(examples: int, batch_size: int, *networks: int) -> Iterator[Tensor]:
    """Indices `[*networks, batch]`, endlessly: every epoch visits all examples in a new order."""
    while True:
        yield from torch.rand(*networks, examples).argsort(dim=-1).split(batch_size, dim=-1)


def check(losses: Tensor) -> None:
    """A contestant that has run off into NaN would be timed for something else."""
    if not losses.isfinite().all():
        raise ArithmeticError(f"The losses are {losses}.")
