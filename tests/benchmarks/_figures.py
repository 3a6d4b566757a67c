"""Figures of one run with what is asked of them, and the table that they make."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field

# How long an empty Qt window takes on the machine that the budgets were written for. A machine
# that is slower, or busy, takes longer for everything: budgets grow with it and never shrink.
USUAL_EMPTY_MS = 170
# A short run only says when something is badly off: a small desk on a busy machine is no judge.
WIDE = 3


@dataclass(frozen=True)
class Ratio:
    """How often one thing takes another, by pairs of which each was measured at one time.

    What else the machine does meets both of a pair, so their ratio stands where times do not.
    """

    middle: float
    low: float  # between this and `high` lies half of the pairs
    high: float
    pairs: int

    def __str__(self) -> str:
        return f"× {self.middle:.2f} ({self.low:.2f} to {self.high:.2f}, {self.pairs} pairs)"


def ratio(whole: Sequence[float], of: Sequence[float]) -> Ratio:
    """What pairs of measures say; the first ones, for which files came from the disk, left out."""
    each = [one / other for one, other in zip(whole[1:], of[1:], strict=True)]
    if len(each) < 2:
        return Ratio(*each * 3, pairs=1) if each else Ratio(*[float("nan")] * 3, pairs=0)
    low, middle, high = statistics.quantiles(each, n=4, method="inclusive")
    return Ratio(middle, low, high, len(each))


@dataclass(frozen=True)
class Figure:
    """One measured time, or a ratio of two; without a budget it only informs."""

    what: str
    value: float
    budget: float | None = None
    unit: str = "ms"

    @property
    def share(self) -> float:
        """How much of its budget it uses."""
        return self.value / self.budget if self.budget else 0.0


@dataclass
class Figures:
    """The figures of one run, told as they come and once more as a table."""

    slower: float = 1.0
    all: list[Figure] = field(default_factory=list)

    def measure_by(self, empty_ms: float) -> None:
        """Take the empty window of this run as the measure of this machine."""
        self.slower = max(1.0, empty_ms / USUAL_EMPTY_MS)

    def tell(self, what: str, value: float, budget: float | None = None, unit: str = "ms") -> None:
        """Note a figure; a budget in milliseconds is that of the usual machine."""
        if budget is not None and unit == "ms":
            budget *= self.slower
        figure = Figure(what, value, budget, unit)
        self.all.append(figure)
        print(f"  {what:<58} {_number(figure.value, unit)}", flush=True)

    def print_table(self) -> None:
        """Every figure that has a budget, and whether it holds."""
        print(f"\n{'':60} {'measured':>11} {'budget':>11}  holds")
        if self.slower > 1:
            print(f"(budgets in ms × {self.slower:.2f}: the empty window was so much slower)")
        for each in self.all:
            if each.budget is not None:
                holds = "yes" if each.share <= 1 else f"NO, × {each.share:.1f}"
                value, budget = _number(each.value, each.unit), _number(each.budget, each.unit)
                print(f"{each.what:<60} {value} {budget}  {holds}")

    def badly_off(self) -> list[Figure]:
        """What misses its budget by a wide margin."""
        return [each for each in self.all if each.share > WIDE]


def _number(value: float, unit: str) -> str:
    return f"{value:>8,.0f} ms" if unit == "ms" else f"{value:>8.2f} {unit:<2}"
