"""The layers of the calendar: whose things and which sorts of them are in sight."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from hrdesk.domain.label import Label
from hrdesk.operations.agenda import POINTS, Occurrence, What

_DESK = "desk:"


class Layer(StrEnum):
    """A sort of thing that one may put out of sight."""

    ACTIVITIES = "activities"
    VISITS = "visits"
    DEADLINES = "deadlines"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class Layers:
    """What is out of sight: sorts by their names, desks as `desk:` and their code.

    `highest` is the strictest label in sight; it is not kept.
    """

    hidden: frozenset[str] = frozenset()
    highest: Label = Label.INTERNAL

    @staticmethod
    def of_text(text: str) -> "Layers":
        """As `text` gave them."""
        return Layers(frozenset(text.split()))

    @property
    def text(self) -> str:
        """One line to keep them by."""
        return " ".join(sorted(self.hidden))

    def with_layer(self, name: str, shown: bool) -> "Layers":
        """The same with one layer in sight or not."""
        return replace(self, hidden=self.hidden - {name} if shown else self.hidden | {name})

    def up_to(self, highest: Label) -> "Layers":
        """The same without what is labelled more strictly."""
        return replace(self, highest=highest)

    def shows(self, each: Occurrence) -> bool:
        """Whether something is in sight."""
        return self.lets(layer_of(each), Label(each.label), each.origin)

    def lets(self, layer: Layer, label: Label, origin: str) -> bool:
        """Whether a thing of a sort, with a label, that began at a desk is in sight."""
        if label.rank > self.highest.rank:
            return False
        return not self.hidden & {layer.value, desk_layer(origin)}

    def of(self, found: Iterable[Occurrence]) -> list[Occurrence]:
        """Those of them that are in sight."""
        return [each for each in found if self.shows(each)]


EVERYTHING_IN_SIGHT = Layers()


def is_thin(each: Occurrence) -> bool:
    """Whether it stands beside the date and takes no room of other things: one named day."""
    return each.what is What.DAY and each.starts is None and each.days == 1


def layer_of(each: Occurrence) -> Layer:
    """The sort that something belongs to."""
    if each.what in POINTS:
        return Layer.DEADLINES
    return {What.VISIT: Layer.VISITS, What.DAY: Layer.DAYS}.get(each.what, Layer.ACTIVITIES)


def desk_layer(code: str) -> str:
    """The name of the layer of a desk."""
    return _DESK + code


def letters_of(codes: Iterable[str]) -> Mapping[str, str]:
    """For each desk the shortest beginning of its code, in capitals, that no other one has."""
    named = sorted(set(codes))
    found = {}
    for code in named:
        others = [other for other in named if other != code]
        lengths = range(1, len(code) + 1)
        short = (code[:length] for length in lengths)
        found[code] = next(
            (each for each in short if not any(other.startswith(each) for other in others)), code
        )
    return found
