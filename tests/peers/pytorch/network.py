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
    """Linear layers with an activation after each but the last."""

    def __init__(self, run: dict, widths: list[int]):
        super().__init__()
        self.activation = ACTIVATIONS[run["activation"]]
        self.keep_probability = 1 - run["dropout"]
        self.layers = nn.ModuleList(nn.Linear(fan_in, fan_out) for fan_in, fan_out in zip(widths, widths[1:]))

    def forward(self, x: Tensor, masks: list[Tensor] | None = None) -> Tensor:
        """Outputs `[batch, outputs]`; `masks` are, for each hidden layer, `[batch, units]` of zeros and ones."""
        for index, layer in enumerate(self.layers[:-1]):
            x = self.activation(layer(x))
            if masks is not None:
                x = x * masks[index] / self.keep_probability
        return self.layers[-1](x)

    def arrays(self) -> list[Tensor]:
        """All parameters in the trainer's order: layer by layer the weights `[in, out]`, then the biases."""
        return [view for layer in self.layers for view in (layer.weight.t(), layer.bias)]

    def weights(self) -> list[nn.Parameter]:
        """Those that penalties are for."""
        return [layer.weight for layer in self.layers]

    def set_parameters(self, flat: Tensor) -> None:
        arrays = self.arrays()
        with torch.no_grad():
            for array, values in zip(arrays, flat.split([array.numel() for array in arrays])):
                array.copy_(values.view(array.shape))

    def get_parameters(self) -> Tensor:
        return torch.cat([array.detach().reshape(-1) for array in self.arrays()])


def mean_loss(loss: str, outputs: Tensor, targets: Tensor) -> Tensor:
    """The mean over the batch. PyTorch's own means are over all numbers, and of whole squares."""
    if loss == "squared-error":
        return 0.5 * F.mse_loss(outputs, targets, reduction="sum") / len(outputs)
    if loss == "binary-cross-entropy":
        return F.binary_cross_entropy_with_logits(outputs, targets)
    return F.cross_entropy(outputs, targets.argmax(dim=1))
