"""A space as Optuna's distributions."""

from optuna.distributions import BaseDistribution, CategoricalDistribution, FloatDistribution, IntDistribution


def distribution_of(parameter: dict) -> BaseDistribution:
    if parameter["kind"] == "choice":
        return CategoricalDistribution(parameter["options"])
    make = FloatDistribution if parameter["kind"] == "real" else IntDistribution
    return make(parameter["low"], parameter["high"], log=parameter["scale"] == "log")
