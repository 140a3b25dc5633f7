"""A second set of weights, an average over the steps, by torch.optim.swa_utils."""

from torch.optim.swa_utils import AveragedModel

from network import Network


class Average:
    def __init__(self, averaging: dict, network: Network):
        if averaging["kind"] == "exponential":
            decay = averaging["decay"]
            self.model = AveragedModel(network, avg_fn=lambda mean, weight, _: decay * mean + (1 - decay) * weight)
            # PyTorch's average begins with the weights after the first step, ours with those before it.
            self.model.n_averaged += 1
            self.first_step = 0
        else:
            self.model = AveragedModel(network)
            self.first_step = averaging["from"]

    def update(self, step: int, network: Network) -> None:
        """After step number `step`, of which 0 is the first."""
        if step >= self.first_step:
            self.model.update_parameters(network)

    def for_evaluation(self, network: Network) -> AveragedModel:
        """With the running means and variances of the network, where PyTorch has those that it began with."""
        for mean, own in zip(self.model.module.buffers(), network.buffers()):
            mean.copy_(own)
        return self.model
