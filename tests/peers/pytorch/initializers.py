"""How the weights of a layer are distributed, by torch.nn.init."""

import torch
from torch import Tensor, nn

DRAWS = 4_000_000
"""A quantile of so many draws is off by less than a thousandth of the deviation."""


def initialise(initializer: dict, weight: Tensor) -> None:
    """Fills a weight `[out, in]`, as nn.Linear has it."""
    kind = initializer["kind"]
    if kind == "zeros":
        nn.init.zeros_(weight)
    elif kind == "normal":
        nn.init.normal_(weight, std=initializer["deviation"])
    elif kind == "glorot":
        nn.init.xavier_normal_(weight)
    elif kind == "he":
        nn.init.kaiming_normal_(weight, mode="fan_in", nonlinearity="relu")
    elif kind == "glorot-uniform":
        nn.init.xavier_uniform_(weight)
    elif kind == "he-uniform":
        nn.init.kaiming_uniform_(weight, mode="fan_in", nonlinearity="relu")
    elif kind == "lecun":
        nn.init.kaiming_normal_(weight, mode="fan_in", nonlinearity="linear")
    elif kind == "orthogonal":
        nn.init.orthogonal_(weight, gain=initializer["gain"])
    else:
        raise ValueError(f"initializers.py knows no initializer {kind!r}.")


def distribution(initializer: dict, fan_in: int, fan_out: int, shares: list[float]) -> dict:
    """The weights' standard deviation, and below which weight each share of them lies."""
    torch.manual_seed(1)
    layers = []
    for _ in range(DRAWS // (fan_in * fan_out)):
        weight = torch.empty(fan_out, fan_in)
        initialise(initializer, weight)
        layers.append(weight.flatten())
    weights = torch.cat(layers).sort().values
    places = [round(share * (len(weights) - 1)) for share in shares]
    return {"deviation": weights.std().item(), "quantiles": weights[places].tolist()}
