"""
Does with Optuna, cmaes, scikit-learn, SciPy and mpmath what our searchers do. Reads from the standard input, as JSON, a list of calls, each
`[module, function, arguments]`, and writes what they return.
"""

import json
import sys
import warnings
from importlib import import_module

warnings.simplefilter("ignore")
json.dump(
    [getattr(import_module(module), function)(**arguments) for module, function, arguments in json.load(sys.stdin)],
    sys.stdout,
)
