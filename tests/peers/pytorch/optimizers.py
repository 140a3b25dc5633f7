"""The optimizer of a run, by torch.optim; its learning rate is set before every step."""

import torch
from torch.optim import SGD, Adam, Optimizer, RMSprop

from network import Network


def make_optimizer(run: dict, network: Network) -> Optimizer:
    spec = run["optimizer"]
    groups = parameter_groups(network, run["l2"])
    kind = spec["kind"]
    if kind == "sgd":
        return SGD(groups, lr=0)
    if kind == "momentum" and spec["form"] == "goh":
        return SGD(groups, lr=0, momentum=spec["beta"])
    if kind == "momentum":
        return with_velocity_from_zero(SGD(groups, lr=0, momentum=spec["beta"], dampening=spec["beta"]))
    if kind == "nesterov":
        return SGD(groups, lr=0, momentum=spec["beta"], nesterov=True)
    if kind == "rmsprop":
        return RMSprop(groups, alpha=spec["beta"], eps=spec["epsilon"])
    if kind == "adam" and not spec.get("biasCorrection", True):
        return UncorrectedAdam(groups, betas=(spec["beta1"], spec["beta2"]), eps=spec["epsilon"])
    if kind == "adam":
        return Adam(groups, betas=(spec["beta1"], spec["beta2"]), eps=spec["epsilon"])
    raise ValueError(f"optimizers.py knows no optimizer {kind!r}.")


def parameter_groups(network: Network, l2: float) -> list[dict]:
    """PyTorch's `weight_decay` adds λw to the gradient, of biases too if it is not kept from them."""
    weights = network.weights()
    penalised = {id(weight) for weight in weights}
    others = [parameter for parameter in network.parameters() if id(parameter) not in penalised]
    return [{"params": weights, "weight_decay": l2}, {"params": others, "weight_decay": 0}]


def with_velocity_from_zero(optimizer: SGD) -> SGD:
    """
    PyTorch's first step sets the velocity to the whole gradient and dampens only what comes later, where Ng's first
    velocity is (1 − β)g. With a velocity of zero there beforehand it does the same.
    """
    for group in optimizer.param_groups:
        for parameter in group["params"]:
            optimizer.state[parameter]["momentum_buffer"] = torch.zeros_like(parameter)
    return optimizer


class UncorrectedAdam(Optimizer):
    """Adam with its averages as they are, which torch.optim has not."""

    def __init__(self, groups: list[dict], betas: tuple[float, float], eps: float):
        super().__init__(groups, {"lr": 0, "betas": betas, "eps": eps})

    @torch.no_grad()
    def step(self) -> None:
        for group in self.param_groups:
            beta1, beta2 = group["betas"]
            for parameter in group["params"]:
                gradient = parameter.grad + group["weight_decay"] * parameter
                state = self.state[parameter]
                first = state.setdefault("exp_avg", torch.zeros_like(parameter))
                second = state.setdefault("exp_avg_sq", torch.zeros_like(parameter))
                first.lerp_(gradient, 1 - beta1)
                second.lerp_(gradient**2, 1 - beta2)
                parameter -= group["lr"] * first / (second.sqrt() + group["eps"])
