"""PyTorch as its tutorials use it: a network is an nn.Sequential, and one is trained after the other."""

import torch
from numpy import ndarray
from shared import LOSSES, Advance, batches, check, tensors
from torch import nn

MODULES = {"tanh": nn.Tanh, "relu": nn.ReLU}


def open_networks(shape: dict, inputs: ndarray, targets: ndarray, runs: int) -> Advance:
    x, y = tensors(shape, inputs, targets)
    networks = [perceptron(shape) for _ in range(runs)]
    optimizers = [
        torch.optim.SGD(network.parameters(), lr=shape["learningRate"], momentum=shape["momentum"])
        for network in networks
    ]
    orders = [batches(len(x), shape["batchSize"]) for _ in networks]
    mean_loss = LOSSES[shape["loss"]]

    def advance(steps: int) -> int:
        for network, optimizer, order in zip(networks, optimizers, orders):
            losses = torch.empty(steps)
            for step in range(steps):
                batch = next(order)
                optimizer.zero_grad(set_to_none=True)
                loss = mean_loss(network(x[batch]), y[batch])
                loss.backward()
                optimizer.step()
                losses[step] = loss.detach()
            check(losses)
        return steps * runs

    return advance


def perceptron(shape: dict) -> nn.Sequential:
    widths = shape["widths"]
    layers = []
    for fan_in, fan_out in zip(widths, widths[1:]):
        layers += [nn.Linear(fan_in, fan_out), MODULES[shape["activation"]]()]
    return nn.Sequential(*layers[:-1])
