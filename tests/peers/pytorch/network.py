"""A multilayer perceptron with the weights, the masks and the losses that the trainer has."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

ACTIVATIONS = {
    "identity": lambda x: x,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": F.relu,
    "leaky-relu": F.leaky_relu,
    "elu": F.elu,
    "gelu": F.gelu,
    "swish": F.silu,
}


class Network(nn.Module):
    """Hidden layers (see `forward` for what they do) and a linear one."""

    def __init__(self, run: dict, widths: list[int]):
        super().__init__()
        *hidden, outputs = widths[1:]
        normalization = run.get("normalization")
        self.activation = ACTIVATIONS[run["activation"]]
        self.keep_probability = 1 - run["dropout"]
        self.has_shortcuts = run.get("shortcuts", False)
        self.branch_scale = run.get("branchScale", 1)
        self.hidden = nn.ModuleList(
            nn.Linear(fan_in, fan_out, bias=normalization is None) for fan_in, fan_out in zip(widths, hidden)
        )
        self.norms = nn.ModuleList(make_norm(normalization, width) for width in hidden if normalization)
        self.last = nn.Linear(widths[-2], outputs)

    def forward(self, x: Tensor, masks: list[Tensor] | None = None) -> Tensor:
        """Outputs `[batch, outputs]`; `masks` are, for each hidden layer, `[batch, units]` of zeros and ones."""
        for index, linear in enumerate(self.hidden):
            units = linear(x)
            if self.norms:
                units = self.norms[index](units)
            units = self.activation(units)
            if masks is not None:
                units = units * masks[index] / self.keep_probability
            has_shortcut = self.has_shortcuts and index > 0 and units.shape == x.shape
            x = x + self.branch_scale * units if has_shortcut else units
        return self.last(x)

    def arrays(self) -> list[Tensor]:
        """
        All parameters in the trainer's order: layer by layer the weights `[in, out]`, the biases, and with normalisation,
        whose shift the biases are then, its scales.
        """
        arrays = []
        for index, linear in enumerate(self.hidden):
            norm = self.norms[index] if self.norms else None
            arrays += [linear.weight.t(), norm.bias, norm.weight] if norm else [linear.weight.t(), linear.bias]
        return [*arrays, self.last.weight.t(), self.last.bias]

    def weights(self) -> list[nn.Parameter]:
        """Those that penalties and decay are for."""
        return [layer.weight for layer in (*self.hidden, self.last)]

    def set_parameters(self, flat: Tensor) -> None:
        arrays = self.arrays()
        with torch.no_grad():
            for array, values in zip(arrays, flat.split([array.numel() for array in arrays])):
                array.copy_(values.view(array.shape))

    def get_parameters(self) -> Tensor:
        return torch.cat([array.detach().reshape(-1) for array in self.arrays()])


def make_norm(normalization: dict, width: int) -> nn.Module:
    if normalization["kind"] == "batch":
        return nn.BatchNorm1d(width, eps=normalization["epsilon"], momentum=normalization["momentum"])
    return nn.LayerNorm(width, eps=normalization["epsilon"])


def mean_loss(loss: str, outputs: Tensor, targets: Tensor, label_smoothing: float = 0) -> Tensor:
    """The mean over the batch. PyTorch's own means are over all numbers, and of whole squares."""
    if loss == "squared-error":
        return 0.5 * F.mse_loss(outputs, targets, reduction="sum") / len(outputs)
    if loss == "binary-cross-entropy":
        smoothed = (1 - label_smoothing) * targets + label_smoothing / 2
        return F.binary_cross_entropy_with_logits(outputs, smoothed)
    return F.cross_entropy(outputs, targets.argmax(dim=1), label_smoothing=label_smoothing)
