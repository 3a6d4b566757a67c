"""Several versions of one workbook that came back: what the later one adds, and what it lacks."""

from collections.abc import Set
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Difference:
    """How many things that people wrote a version has more than an earlier one, and how many less.

    Which one was written later nobody can tell for certain: a file's own dates are anybody's, and
    who takes an edit back has written less. The order of arrival is what a desk knows.
    """

    adds: int
    lacks: int

    @property
    def is_newer(self) -> bool:
        """Whether it brings something, so that it may be taken for the newer one."""
        return self.adds > 0

    @property
    def is_same(self) -> bool:
        """Whether people wrote the same in both."""
        return not (self.adds or self.lacks)


def difference(earlier: Set[str], later: Set[str]) -> Difference:
    """Compare what was written in two versions, the one that arrived later with the other."""
    return Difference(len(later - earlier), len(earlier - later))
