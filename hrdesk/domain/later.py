"""Fields and kinds that a later version of HRDesk has and this one has not: kept, and sent on."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from hrdesk.domain.fields import LINKING, Field, Kind
from hrdesk.domain.label import Label, strictest
from hrdesk.domain.records import KINDS
from hrdesk.domain.revisions import Registers
from hrdesk.domain.state import RecordState, as_label


@dataclass(frozen=True, slots=True)
class LaterField:
    """A field as the workbook of a later version describes it, word for word.

    `value` is the kind of value. What this version does not understand of it is kept all the
    same: the description goes on with the values.
    """

    kind: str
    name: str
    value: str
    floor: str = ""
    links: str = ""
    required: str = ""
    codes: tuple[str, ...] = ()

    @property
    def spec(self) -> Field:
        """The field as far as this version understands it.

        A floor that is not known counts as Internal. A link to a kind of record that is not known
        leaves as any other link, where the linked record is kept here and may be seen; in a value
        of a kind that is not known nobody here could tell which records it names.
        """
        kind = Kind(self.value) if self.value in set(Kind) else Kind.TEXT
        links = self.links if self.links in KINDS else None
        return Field(self.name, kind, links=links, floor=self._floor)

    @property
    def _floor(self) -> Label | None:
        if self.links and self.links not in KINDS and self.value not in LINKING:
            return Label.INTERNAL
        return as_label(self.floor) if self.floor else None


# By kind of record, and by name.
LaterFields = Mapping[str, Mapping[str, LaterField]]
NONE_LATER: LaterFields = MappingProxyType({})


@dataclass(frozen=True)
class LaterRecord:
    """A record of a kind that only a later version knows; `title` is what its sheet is called."""

    kind: str
    title: str
    ref: str
    registers: Registers

    def names(self, ref: str) -> bool:
        """Whether it links to a record, or speaks of it by its Ref."""
        return any(
            ref in register or any(ref in each.value for each in heads)
            for register, heads in self.registers.items()
        )

    def state(self, later: LaterFields) -> "LaterState":
        """What its registers tell of label, partners and life, as of any other record."""
        specs = tuple(each.spec for each in later.get(self.kind, {}).values())
        return LaterState(self.ref, self.registers, specs)


@dataclass(frozen=True)
class LaterState(RecordState):
    """The state of a record of such a kind: its fields are those that were described."""

    specs: tuple[Field, ...] = ()

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields as far as they were described."""
        return self.specs


def united(known: LaterField | None, told: LaterField) -> LaterField:
    """What to remember of a field that was described before.

    The stricter floor holds, whichever workbook came last; where two disagree about what the
    field links to, it stays here.
    """
    if known is None:
        return told
    floor = told.floor
    if known.links != told.links:
        floor = Label.INTERNAL.value
    elif known.floor != told.floor:
        floor = strictest(known.spec.floor, told.spec.floor).value
    return replace(told, floor=floor, codes=tuple(sorted({*known.codes, *told.codes})))
