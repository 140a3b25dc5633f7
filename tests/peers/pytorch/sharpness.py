"""The largest eigenvalue of the Hessian of a network's loss: all of the matrix by double differentiation, all eigenvalues."""

import torch
from network import Network, mean_loss
from torch import Tensor


def sharpness(network: Network, loss: str, inputs: Tensor, targets: Tensor) -> float:
    network.eval()
    parameters = list(network.parameters())
    mean = mean_loss(loss, network(inputs), targets)
    slopes = flat(torch.autograd.grad(mean, parameters, create_graph=True))
    rows = [flat(torch.autograd.grad(slope, parameters, retain_graph=True)) for slope in slopes]
    return torch.linalg.eigvalsh(torch.stack(rows)).max().item()


def flat(arrays: tuple[Tensor, ...]) -> Tensor:
    return torch.cat([array.reshape(-1) for array in arrays])
