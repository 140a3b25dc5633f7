"""What the package cmaes sets CMA-ES to, and where its distribution goes from generations that it is given."""

import numpy as np
from cmaes import CMA


def strategy(dimensions: int, population: int) -> dict:
    cma = CMA(np.zeros(dimensions), 1, population_size=population)
    return {
        "parents": cma._mu,
        "effectiveParents": cma._mu_eff,
        "weights": cma._weights.tolist(),
        "stepRate": cma._c_sigma,
        "stepDamping": cma._d_sigma,
        "pathRate": cma._cc,
        "rankOneRate": cma._c1,
        "rankMuRate": cma._cmu,
        "expectedLength": cma._chi_n,
    }


def evolution(mean: list, step_size: float, generations: list) -> list:
    """`generations[generation][solution]` are points, best first. Returns the distribution after each."""
    cma = CMA(np.array(mean), step_size, population_size=len(generations[0]))
    states = []
    for points in generations:
        cma.tell([(np.array(point), rank) for rank, point in enumerate(points)])
        states.append(
            {
                "mean": cma._mean.tolist(),
                "stepSize": cma._sigma,
                "covariance": cma._C.flatten().tolist(),
                "stepPath": cma._p_sigma.tolist(),
                "covariancePath": cma._pc.tolist(),
            }
        )
    return states
