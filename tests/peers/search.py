"""
What SciPy and scikit-learn make of the searchers' problems: writes tests/goldens/search/*.json.

Run by Debian's Python, which has both: /usr/bin/python3 tests/peers/search.py; then npx prettier --write tests/goldens/search
"""

import json
from pathlib import Path

import numpy as np
from scipy.stats import qmc

GOLDENS = Path(__file__).parent.parent / "goldens" / "search"


def main() -> None:
    write("quasi-random", quasi_random())


def quasi_random(dimensions: int = 32) -> dict:
    """Points without scrambling by their numbers, `[points][dimensions]`: the first ones, and some further on."""
    numbers = [*range(17), 1000, 1001, 1023, 1024, 5000]
    made = {
        "sobol": qmc.Sobol(dimensions, scramble=False).random(8192),
        "halton": qmc.Halton(dimensions, scramble=False).random(8192),
    }
    return {"numbers": numbers, **{name: points[numbers].tolist() for name, points in made.items()}}


def write(topic: str, goldens: dict) -> None:
    GOLDENS.mkdir(parents=True, exist_ok=True)
    (GOLDENS / f"{topic}.json").write_text(json.dumps(rounded(goldens)) + "\n")


def rounded(value):
    """To twelve digits, of which other machines have the same."""
    if isinstance(value, dict):
        return {key: rounded(part) for key, part in value.items()}
    if isinstance(value, list):
        return [rounded(part) for part in value]
    return float(f"{value:.12g}") if isinstance(value, (float, np.floating)) else value


if __name__ == "__main__":
    main()
