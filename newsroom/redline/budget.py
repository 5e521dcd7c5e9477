"""How much work a redline may be."""

# Some two seconds of one core; the longest stories of the demo take a hundredth of it.
USUAL_STEPS = 2_000_000


class Budget:
    """Steps of comparing that are left; a step is about one comparison of two words."""

    def __init__(self, steps: int = USUAL_STEPS):
        self.left = steps

    def take(self, steps: int) -> bool:
        """Spend so many; False, from then on, when they are used up."""
        self.left = max(self.left - steps, 0)
        return self.left > 0

    @property
    def is_spent(self) -> bool:
        """Whether something had to be shown whole."""
        return self.left <= 0
