"""Early stopping, which PyTorch leaves to its users."""

from math import inf


class EarlyStopping:
    def __init__(self, spec: dict):
        self.watched = f"{spec['on']}Loss"
        self.patience = spec["patience"]
        self.least_improvement = spec.get("leastImprovement", 0)
        self.best_loss, self.best_step, self.waited = inf, 0, 0

    def measured(self, step: int, losses: dict[str, float]) -> bool:
        """Whether the training ends here, after this checkpoint."""
        if losses[self.watched] < self.best_loss - self.least_improvement:
            self.best_loss, self.best_step, self.waited = losses[self.watched], step, 0
        else:
            self.waited += 1
        return self.waited >= self.patience
