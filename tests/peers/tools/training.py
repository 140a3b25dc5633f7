"""A reader's training.py: trains in PyTorch what studies.ts describes, from weights and in an order of its own."""

import json
import os
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
STUDY = json.loads(Path(os.environ["TRAINED"]).read_text())


def train(setting, epochs):
    torch.manual_seed(int(setting["learning_rate"] * 1e12) % 2**31)
    inputs, targets = (torch.tensor(STUDY["training"][part], dtype=torch.float64) for part in ("inputs", "targets"))
    network = build(STUDY["widths"])
    optimizer = torch.optim.SGD(network.parameters(), lr=setting["learning_rate"], momentum=setting["momentum"])
    for _ in range(epochs):
        for batch in torch.randperm(len(inputs)).split(STUDY["run"]["batchSize"]):
            optimizer.zero_grad()
            F.binary_cross_entropy_with_logits(network(inputs[batch]), targets[batch]).backward()
            optimizer.step()
        yield validate(network)


def build(widths):
    """Tanh units, with Glorot's normal weights."""
    layers = []
    for fan_in, fan_out in zip(widths, widths[1:]):
        linear = nn.Linear(fan_in, fan_out)
        nn.init.xavier_normal_(linear.weight)
        nn.init.zeros_(linear.bias)
        layers += [linear, nn.Tanh()]
    return nn.Sequential(*layers[:-1])


@torch.no_grad()
def validate(network):
    inputs, targets = (torch.tensor(STUDY["validation"][part], dtype=torch.float64) for part in ("inputs", "targets"))
    return F.binary_cross_entropy_with_logits(network(inputs), targets).item()
