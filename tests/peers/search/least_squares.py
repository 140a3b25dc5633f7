"""NumPy's least squares of least norm, and scikit-learn's ridge regression, without an intercept."""

import numpy as np
from sklearn.linear_model import Ridge, RidgeCV


def least_norm(rows: list, targets: list) -> dict:
    weights, _, _, values = np.linalg.lstsq(np.array(rows), np.array(targets), rcond=None)
    return {"weights": weights.tolist(), "values": values.tolist()}


def ridge(rows: list, targets: list, strength: float) -> dict:
    """`leaveOneOut` is the mean squared error over examples and outputs."""
    x, y = np.array(rows), np.array(targets)
    weights = Ridge(strength, fit_intercept=False, solver="svd").fit(x, y).coef_.T
    left_out = RidgeCV([strength], fit_intercept=False, store_cv_values=True).fit(x, y).cv_values_
    return {"weights": weights.tolist(), "leaveOneOut": left_out.mean()}
