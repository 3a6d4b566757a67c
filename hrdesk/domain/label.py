"""Labels say what may leave this desk, and to whom (exchange.md 4; A/HRC/23/18, para 47)."""

from collections.abc import Iterable
from enum import StrEnum


class Label(StrEnum):
    """From free to never: the order of declaration is the order of strictness."""

    PUBLIC = "public"
    NETWORK = "network"
    PARTNERS = "partners"
    INTERNAL = "internal"

    @property
    def rank(self) -> int:
        """0 for Public up to 3 for Internal."""
        return _ORDER.index(self)


_ORDER = tuple(Label)


def reaches_all(
    label: Label, partners: Iterable[str], other: Label, others_partners: Iterable[str]
) -> bool:
    """Whether all who may have a record of the other label may have one of this label too.

    What is for named desks goes only where all of these are named; stricter labels never do.
    """
    if label is other is Label.PARTNERS:
        return set(others_partners) <= set(partners)
    return label.rank <= other.rank


def strictest(*labels: Label | None) -> Label:
    """The strictest of the labels given; Public when there is none."""
    known = [label for label in labels if label is not None]
    return max(known, key=_ORDER.index, default=Label.PUBLIC)
