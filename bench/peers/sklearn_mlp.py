"""scikit-learn's MLPClassifier and MLPRegressor, one network after the other."""

import warnings

from numpy import ndarray
from shared import Advance
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier, MLPRegressor

ESTIMATORS = {"squared-error": MLPRegressor, "softmax-cross-entropy": MLPClassifier}


def open_networks(shape: dict, inputs: ndarray, targets: ndarray, runs: int) -> Advance:
    # It is told to stop after so many epochs, and warns that it has not converged by then.
    warnings.simplefilter("ignore", ConvergenceWarning)
    steps_per_epoch = len(inputs) // shape["batchSize"]
    labels = targets.argmax(axis=1) if shape["loss"] == "softmax-cross-entropy" else targets.ravel()
    networks = [perceptron(shape) for _ in range(runs)]

    def advance(steps: int) -> int:
        """Whole epochs, the least that scikit-learn trains for."""
        epochs = max(1, round(steps / steps_per_epoch))
        for network in networks:
            network.set_params(max_iter=epochs)
            network.fit(inputs, labels)
        return epochs * steps_per_epoch * runs

    return advance


def perceptron(shape: dict) -> MLPClassifier | MLPRegressor:
    return ESTIMATORS[shape["loss"]](
        hidden_layer_sizes=shape["widths"][1:-1],
        activation=shape["activation"],
        solver="sgd",
        alpha=0,
        batch_size=shape["batchSize"],
        learning_rate_init=shape["learningRate"],
        momentum=shape["momentum"],
        nesterovs_momentum=False,
        # Goes on where it was, and never stops by itself.
        warm_start=True,
        tol=0,
        n_iter_no_change=10**9,
    )
