"""SciPy's points without scrambling."""

from scipy.stats import qmc

SEQUENCES = {"sobol": qmc.Sobol, "halton": qmc.Halton}


def points(sequence: str, dimensions: int, numbers: list) -> list:
    """Those with these numbers, from 0, `[numbers][dimensions]`."""
    # SciPy warns of all counts of Sobol' points but powers of two.
    count = 1 << max(numbers).bit_length()
    return SEQUENCES[sequence](dimensions, scramble=False).random(count)[numbers].tolist()
