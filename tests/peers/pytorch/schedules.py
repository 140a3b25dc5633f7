"""The learning rates of a run, by torch.optim.lr_scheduler."""

from math import sqrt

import torch
from torch.optim import SGD
from torch.optim.lr_scheduler import (
    CosineAnnealingLR,
    CosineAnnealingWarmRestarts,
    CyclicLR,
    ExponentialLR,
    LambdaLR,
    LinearLR,
    MultiStepLR,
    OneCycleLR,
    ReduceLROnPlateau,
)


class Rates:
    """The learning rate of one step after the other."""

    def __init__(self, run: dict, steps: int, steps_per_epoch: int):
        schedule, base_rate = run["schedule"], run["learningRate"]
        self.planned = learning_rates(schedule, base_rate, steps, steps_per_epoch)
        while schedule["kind"] == "warm-up":
            schedule = schedule["then"]
        self.waiting_for = schedule.get("on")
        if self.waiting_for:
            self.optimizer = dummy_optimizer(base_rate)
            self.scheduler = reduce_on_plateau(schedule, self.optimizer)

    def at(self, step: int) -> float:
        planned = self.planned[step]
        return rate_of(self.optimizer) if planned is None else planned

    def measured(self, losses: dict[str, float]) -> None:
        """At a checkpoint."""
        if self.waiting_for:
            self.scheduler.step(losses[f"{self.waiting_for}Loss"])


def reduce_on_plateau(schedule: dict, optimizer: SGD) -> ReduceLROnPlateau:
    """PyTorch's patience is one less than ours: it counts the checkpoints that it suffers, not those that are enough."""
    return ReduceLROnPlateau(
        optimizer,
        factor=schedule["factor"],
        patience=schedule["patience"] - 1,
        threshold=schedule.get("leastImprovement", 0),
        threshold_mode="abs",
        eps=0,
    )


def learning_rates(schedule: dict, base_rate: float, steps: int, steps_per_epoch: int) -> list[float | None]:
    """
    Of every step; none where a plateau decides. What is a function of the epoch moves on at the end of each, everything
    else at every step.
    """
    kind = schedule["kind"]

    def by_step(scheduler, *arguments, **options):
        return follow(scheduler, base_rate, steps, 1, *arguments, **options)

    def by_epoch(scheduler, *arguments, **options):
        return follow(scheduler, base_rate, steps, steps_per_epoch, *arguments, **options)

    if kind == "constant":
        return by_step(LambdaLR, lambda step: 1)
    if kind == "inverse-time":
        return by_epoch(LambdaLR, lambda epoch: 1 / (1 + schedule["decayRate"] * epoch))
    if kind == "exponential":
        return by_epoch(ExponentialLR, gamma=schedule["gamma"])
    if kind == "inverse-square-root":
        return by_epoch(LambdaLR, lambda epoch: min(1, schedule["k"] / sqrt(epoch)) if epoch else 1)
    if kind == "staircase":
        return by_epoch(MultiStepLR, milestones=schedule["at"], gamma=schedule["factor"])
    if kind == "cosine":
        return by_step(CosineAnnealingLR, T_max=steps)
    if kind == "linear":
        return by_step(LinearLR, start_factor=1, end_factor=schedule["endFactor"], total_iters=steps)
    if kind == "cosine-restarts":
        return by_step(CosineAnnealingWarmRestarts, T_0=schedule["period"], T_mult=schedule["multiplier"])
    if kind == "one-cycle":
        return by_step(OneCycleLR, max_lr=base_rate, total_steps=steps, **one_cycle(schedule))
    if kind == "triangle":
        low, length = base_rate * schedule["startFactor"], schedule["halfCycle"]
        return by_step(CyclicLR, base_lr=low, max_lr=base_rate, step_size_up=length, cycle_momentum=False)
    if kind == "range-test":
        return by_step(ExponentialLR, gamma=(schedule["to"] / base_rate) ** (1 / (steps - 1)))
    if kind == "warm-up":
        # Not SequentialLR, by which the schedule after the warm-up would start when that ends: ours has begun with it.
        length = schedule["steps"]
        warm_up = by_step(LinearLR, start_factor=1 / length, end_factor=1, total_iters=length - 1)
        return warm_up[:length] + learning_rates(schedule["then"], base_rate, steps, steps_per_epoch)[length:]
    if kind == "plateau":
        return [None] * steps
    raise ValueError(f"schedules.py knows no schedule {kind!r}.")


def one_cycle(schedule: dict) -> dict:
    start, end = schedule["startFactor"], schedule["endFactor"]
    return {
        "pct_start": schedule["rise"],
        "anneal_strategy": {"cosine": "cos", "linear": "linear"}[schedule["form"]],
        "div_factor": 1 / start,
        "final_div_factor": start / end,
        "cycle_momentum": False,
    }


def follow(make_scheduler, base_rate: float, steps: int, every: int, *arguments, **options) -> list[float]:
    """The rate of each step under a scheduler that moves on after `every` steps."""
    optimizer = dummy_optimizer(base_rate)
    scheduler = make_scheduler(optimizer, *arguments, **options)
    rates = []
    for step in range(1, steps + 1):
        rates.append(rate_of(optimizer))
        optimizer.step()
        if step % every == 0:
            scheduler.step()
    return rates


def dummy_optimizer(rate: float) -> SGD:
    return SGD([torch.zeros(1, requires_grad=True)], lr=rate)


def rate_of(optimizer: SGD) -> float:
    return optimizer.param_groups[0]["lr"]
