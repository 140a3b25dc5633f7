"""One step of a run's optimizer, by torch.optim: penalties, clipping, decay, update."""

from math import inf

import torch
from torch import Tensor
from torch.nn.functional import softshrink
from torch.nn.utils import clip_grad_norm_
from torch.optim import SGD, Adagrad, AdamW, Optimizer, RMSprop

from network import Network


def descend(run: dict, network: Network, optimizer: Optimizer, loss: Tensor, rate: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = rate
    optimizer.zero_grad()
    (loss + penalty(run, network)).backward()
    if "clipNorm" in run:
        clip(network, run["clipNorm"])
    if not isinstance(optimizer, AdamW):
        decay(network, rate * run.get("weightDecay", 0))
    optimizer.step()
    shrink(network, rate * run.get("softThreshold", 0))


def penalty(run: dict, network: Network) -> Tensor:
    """
    In the loss, where a textbook has it. The `weight_decay` of SGD, RMSprop and Adam adds the same λw to the gradient, but
    after it has been clipped.
    """
    weights = torch.cat([weight.flatten() for weight in network.weights()])
    return run["l2"] / 2 * weights.square().sum() + run.get("l1", 0) * weights.abs().sum()


def clip(network: Network, max_norm: float) -> None:
    """PyTorch divides by the norm + 10⁻⁶. Where it has nothing to clip it measures the norm as it is."""
    norm = clip_grad_norm_(network.parameters(), inf)
    for parameter in network.parameters():
        parameter.grad *= min(1, max_norm / norm)


@torch.no_grad()
def decay(network: Network, share: float) -> None:
    for weight in network.weights():
        weight *= 1 - share


@torch.no_grad()
def shrink(network: Network, threshold: float) -> None:
    for weight in network.weights():
        weight.copy_(softshrink(weight, threshold))


def make_optimizer(run: dict, network: Network) -> Optimizer:
    """Its learning rate is set before every step."""
    spec, parameters = run["optimizer"], network.parameters()
    kind = spec["kind"]
    if kind == "sgd":
        return SGD(parameters, lr=0)
    if kind == "momentum" and spec["form"] == "goh":
        return SGD(parameters, lr=0, momentum=spec["beta"])
    if kind == "momentum":
        return with_velocity_from_zero(SGD(parameters, lr=0, momentum=spec["beta"], dampening=spec["beta"]))
    if kind == "nesterov":
        return SGD(parameters, lr=0, momentum=spec["beta"], nesterov=True)
    if kind == "rmsprop":
        return RMSprop(parameters, alpha=spec["beta"], eps=spec["epsilon"])
    if kind == "adagrad":
        return Adagrad(parameters, eps=spec["epsilon"])
    if kind == "adam" and not spec.get("biasCorrection", True):
        return UncorrectedAdam(parameters, spec["beta1"], spec["beta2"], spec["epsilon"])
    if kind == "adam":
        groups = parameter_groups(network, run.get("weightDecay", 0))
        return AdamW(groups, betas=(spec["beta1"], spec["beta2"]), eps=spec["epsilon"])
    if kind == "lion":
        return Lion(parameters, spec["beta1"], spec["beta2"])
    raise ValueError(f"optimizers.py knows no optimizer {kind!r}.")


def parameter_groups(network: Network, weight_decay: float) -> list[dict]:
    """PyTorch's decay is for biases and scales too, if it is not kept from them. Without decay AdamW is Adam."""
    weights = network.weights()
    decayed = {id(weight) for weight in weights}
    others = [parameter for parameter in network.parameters() if id(parameter) not in decayed]
    return [{"params": weights, "weight_decay": weight_decay}, {"params": others, "weight_decay": 0}]


def with_velocity_from_zero(optimizer: SGD) -> SGD:
    """
    PyTorch's first step sets the velocity to the whole gradient and dampens only what comes later, where Ng's first
    velocity is (1 − β)g. With a velocity of zero there beforehand it does the same.
    """
    for parameter in optimizer.param_groups[0]["params"]:
        optimizer.state[parameter]["momentum_buffer"] = torch.zeros_like(parameter)
    return optimizer


class UncorrectedAdam(Optimizer):
    """Adam with its averages as they are, which torch.optim has not."""

    def __init__(self, parameters, beta1: float, beta2: float, eps: float):
        super().__init__(parameters, {"lr": 0, "beta1": beta1, "beta2": beta2, "eps": eps})

    @torch.no_grad()
    def step(self) -> None:
        (group,) = self.param_groups
        for parameter in group["params"]:
            state = self.state[parameter]
            first = state.setdefault("exp_avg", torch.zeros_like(parameter))
            second = state.setdefault("exp_avg_sq", torch.zeros_like(parameter))
            first.lerp_(parameter.grad, 1 - group["beta1"])
            second.lerp_(parameter.grad**2, 1 - group["beta2"])
            parameter -= group["lr"] * first / (second.sqrt() + group["eps"])


class Lion(Optimizer):
    """Chen et al. 2023, algorithm 2, which torch.optim has not either."""

    def __init__(self, parameters, beta1: float, beta2: float):
        super().__init__(parameters, {"lr": 0, "beta1": beta1, "beta2": beta2})

    @torch.no_grad()
    def step(self) -> None:
        (group,) = self.param_groups
        for parameter in group["params"]:
            momentum = self.state[parameter].setdefault("exp_avg", torch.zeros_like(parameter))
            parameter -= group["lr"] * momentum.lerp(parameter.grad, 1 - group["beta1"]).sign()
            momentum.lerp_(parameter.grad, 1 - group["beta2"])
