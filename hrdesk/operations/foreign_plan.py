"""What the rows of a foreign list would do here, as a person has chosen: what the review shows.

The values of a list are hand revisions, `hand:` and the id of the file, computed from the file
alone: an import authors nothing (exchange.md 2), so the same file read twice, or at two desks,
brings the same revisions and doubles nothing. They are written over nothing, for a list tells not
what it was made from: where a record here says otherwise, both stand side by side in the review, and
only a person's choice there writes a revision of this desk over them. The label of new records is
chosen beforehand, and is this desk's own; so are links that were found among its own records.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from hrdesk.domain.arrival import (
    Arrival,
    ArrivedRecord,
    CellClass,
    Envelope,
    Finding,
    FindingKind,
)
from hrdesk.domain.codes import Life
from hrdesk.domain.label import Label
from hrdesk.domain.merge import SAYS_OTHERWISE, Class, Plan
from hrdesk.domain.records import known_field, shape_of
from hrdesk.domain.revisions import Pen, Revision, distinct
from hrdesk.domain.state import (
    LABEL,
    LIFE,
    ORIGIN,
    PARTNERS,
    RecordState,
    partner_text,
    register_of,
    split_register,
)
from hrdesk.domain.twins import Twin
from hrdesk.exchange.foreign.rows import ListContent, ListRow
from hrdesk.exchange.layout import is_country
from hrdesk.operations.list_links import LinkHere
from hrdesk.store.session import Identity

# What may be chosen for a row, beside the Ref of the record that it is.
NEW_RECORD, OUT = "new", "out"
_ASK = ""


class Take(StrEnum):
    """Which rows of a list are taken in."""

    NEW = "new"
    UPDATES = "updates"
    BOTH = "both"


@dataclass(frozen=True)
class ListChoices:
    """What a person chose for a list: which rows, the label of new records, and row by row.

    `partners` are the desks of new records that are labelled Partners.

    `rows` has, by the Ref of a row, the Ref of the record that it is, `new`, or `out`. `states` has
    what is meant by words that no State is called.
    """

    take: Take = Take.BOTH
    label: Label = Label.INTERNAL
    rows: Mapping[str, str] = field(default_factory=dict)
    partners: tuple[str, ...] = ()
    states: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A row of a list, with the records here that it may be, and what its links mean here."""

    row: ListRow
    twins: tuple[Twin, ...] = ()
    links: tuple[LinkHere, ...] = ()

    @property
    def proposed(self) -> str:
        """The record that it certainly is, `new` where there is none like it; empty to ask."""
        certain = [twin.ref for twin in self.twins if twin.is_certain]
        if certain:
            return certain[0]
        return _ASK if self.twins else NEW_RECORD

    @property
    def lacks(self) -> list[str]:
        """What it needs to be a new record, and neither says nor links to by a name known here."""
        here = {register.partition("/")[0] for link in self.links for register in link.values}
        return [name for name in self.row.lacks if name not in here]

    @property
    def unknown_states(self) -> list[str]:
        """The words in it that no State is called."""
        fields = fields_of_states(self.row.kind)
        return [name for each in self.row.open_links if each.field in fields for name in each.names]


def arrival_of(
    content: ListContent,
    listed: Sequence[ListedRow],
    choices: ListChoices,
    ours: Mapping[str, RecordState],
    identity: Identity,
    minute: int,
) -> Arrival:
    """What a list brings; `ours` are the records that its rows may be, by Ref."""
    planner = _Planner(content, choices, ours, identity, minute)
    for each in listed:
        planner.settle(each)
    for each in listed:
        planner.take(each)
    counts = Counter(content.cells)
    counts[CellClass.NEW] = 0
    counts.update(planner.counts)
    return Arrival(
        content.workbook,
        Envelope("", "", identity.code, minute),
        tuple(planner.records()),
        findings=(*planner.left_of(content.findings), *planner.findings),
        cells={each: counts[each] for each in CellClass if counts[each]},
        is_list=True,
    )


@dataclass(slots=True)
class _Gathered:
    """All that the rows bring that are one record."""

    row: ListRow
    is_asked: bool
    values: dict[str, str] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    sheets: dict[str, str] = field(default_factory=dict)
    # The registers that are this desk's own word.
    own: set[str] = field(default_factory=set)


class _Planner:
    """Puts the rows of a list to the records that they are."""

    def __init__(
        self,
        content: ListContent,
        choices: ListChoices,
        ours: Mapping[str, RecordState],
        identity: Identity,
        minute: int,
    ) -> None:
        self._choices, self._ours, self._identity = choices, ours, identity
        self._chosen: dict[str, str] = {}
        self._records: dict[str, _Gathered] = {}
        self.findings: list[Finding] = []
        self.counts: Counter[CellClass] = Counter()
        # The cells of which the report says something else than what was read.
        self._retold: set[tuple[str, str]] = set()
        self._hand = Pen(f"hand:{content.workbook}", content.workbook, minute)
        self._own = Pen(identity.author, content.workbook, minute)

    def settle(self, listed: ListedRow) -> None:
        """Find out which record a row is; links of other rows to it follow."""
        row = listed.row
        choice = self._choices.rows.get(row.ref, listed.proposed)
        if choice == NEW_RECORD and row.ref in self._ours:
            # Taken in before, or chosen to be what it is already.
            choice = row.ref
        if choice in (NEW_RECORD, _ASK):
            is_wanted = self._choices.take is not Take.UPDATES
        else:
            is_wanted = choice != OUT and self._choices.take is not Take.NEW
        self._chosen[row.ref] = choice if is_wanted else OUT

    def take(self, listed: ListedRow) -> None:
        """Take a row in."""
        row = listed.row
        choice = self._chosen[row.ref]
        if choice == OUT:
            self.counts[CellClass.LEFT_OUT] += sum(row.cells.values())
            return
        is_new = choice in (NEW_RECORD, _ASK)
        if is_new and (lacks := listed.lacks):
            self.counts[CellClass.FAULT] += sum(row.cells.values())
            # That it was left out is told; who is known here by name is not asked for besides.
            self._retold |= {(row.sheet, each.link.address) for each in listed.links if each.values}
            # A heading that this desk does not know was asked about once for all its lines.
            asked = {each.field for each in row.open_links if not each.cells}
            for name in (each for each in lacks if each not in asked):
                self._tell(row, FindingKind.PROBLEM, "list_required", name)
            return
        ref = row.ref if is_new else choice
        gathered = self._records.setdefault(ref, _Gathered(row, is_asked=choice == _ASK))
        known = self._ours.get(ref)
        for name, cells in row.cells.items():
            values = dict(self._values_of(row, name))
            self.counts[self._put(gathered, row, name, values, known)] += cells
        for each in listed.links:
            self._take_link(gathered, row, each, known)

    def left_of(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """What was found in reading and still holds."""
        return (each for each in findings if (each.sheet, each.address) not in self._retold)

    def records(self) -> Iterator[ArrivedRecord]:
        """The records that were gathered, in the order of their first rows."""
        for ref, each in self._records.items():
            known = self._ours.get(ref)
            hands = {
                name: (self._own if name in each.own else self._hand).write(ref, name, value, ())
                for name, value in each.values.items()
            }
            if known is None:
                hands |= self._beginning(ref)
            yield ArrivedRecord(
                ref,
                each.row.sheet,
                each.row.number,
                hands=hands,
                provisional=each.is_asked and known is None,
                addresses=each.addresses,
                sheets=each.sheets,
            )

    def _put(
        self,
        gathered: _Gathered,
        row: ListRow,
        name: str,
        values: Mapping[str, str],
        known: RecordState | None,
    ) -> CellClass:
        """Put the registers of a field to a record; gives what became of their cells."""
        if not values:
            return CellClass.FAULT
        if any(gathered.values.get(key, value) != value for key, value in values.items()):
            self._tell(row, FindingKind.QUESTION, "list_said_twice", name)
            return CellClass.FAULT
        fresh = {key: value for key, value in values.items() if not _stands(known, key, value)}
        gathered.values |= fresh
        for key in fresh:
            gathered.addresses.setdefault(key, row.addresses.get(key, ""))
            if row.sheet != gathered.row.sheet:
                gathered.sheets.setdefault(key, row.sheet)
        if not fresh:
            return CellClass.SAME
        return CellClass.NEW if known is None else CellClass.EDIT

    def _take_link(
        self, gathered: _Gathered, row: ListRow, here: LinkHere, known: RecordState | None
    ) -> None:
        """Take in a link that this desk knows, or ask which of several records is meant."""
        link = here.link
        self._retold.add((row.sheet, link.address))
        if not here.values:
            self.findings.append(
                Finding(
                    FindingKind.QUESTION,
                    "list_several_here",
                    row.sheet,
                    link.address,
                    "",
                    link.field,
                    here.name,
                    "; ".join(here.several),
                )
            )
            return
        before = set(gathered.values)
        self.counts[CellClass.FAULT] -= link.cells
        self.counts[self._put(gathered, row, link.field, here.values, known)] += link.cells
        for register in gathered.values.keys() - before:
            gathered.own.add(register)
            gathered.addresses[register] = link.address

    def _values_of(self, row: ListRow, name: str) -> Iterator[tuple[str, str]]:
        """The registers of a field; a link to another row goes where that row went."""
        spec = known_field(row.kind, name)
        assert spec is not None
        for register, value in row.values.items():
            if split_register(register)[0] != name:
                continue
            if not spec.is_link:
                yield register, value
                continue
            ref = split_register(register)[1] if spec.is_set else value
            choice = self._chosen.get(ref, ref)
            if choice == OUT:
                self._tell(row, FindingKind.QUESTION, "list_link_left_out", name)
                continue
            ref = ref if choice in (NEW_RECORD, _ASK) else choice
            yield (register_of(name, ref), value) if spec.is_set else (name, ref)

    def _beginning(self, ref: str) -> dict[str, Revision]:
        """What a new record has besides: it is in use, this desk is its first, and a label."""
        own, partners = self._own, partner_text(self._choices.partners)
        named = {PARTNERS: own.write(ref, PARTNERS, partners, ())} if partners else {}
        return named | {
            LIFE: self._hand.write(ref, LIFE, Life.ACTIVE.value, ()),
            ORIGIN: own.write(ref, ORIGIN, self._identity.author, ()),
            LABEL: own.write(ref, LABEL, self._choices.label.value, ()),
        }

    def _tell(self, row: ListRow, kind: FindingKind, code: str, name: str) -> None:
        register = next((each for each in row.addresses if split_register(each)[0] == name), "")
        address = row.addresses.get(register, "") or f"{row.number}"
        self.findings.append(Finding(kind, code, row.sheet, address, "", name))


def as_proposals(plan: Plan) -> Plan:
    """The plan of a list, in which what it says otherwise than we waits until it is chosen."""
    items = (
        replace(item, code=SAYS_OTHERWISE) if item.kind is Class.CONFLICT else item
        for item in plan.items
    )
    return replace(plan, items=tuple(items))


def refs_of(listed: Iterable[ListedRow]) -> list[str]:
    """The records here that the rows of a list may be, in the order of the rows."""
    refs: dict[str, None] = {}
    for each in listed:
        refs[each.row.ref] = None
        refs.update((twin.ref, None) for twin in each.twins)
    return list(refs)


def refs_chosen(choices: ListChoices) -> list[str]:
    """The records here that somebody said that rows are."""
    return [each for each in choices.rows.values() if each not in (NEW_RECORD, OUT)]


def fields_of_states(kind: str) -> frozenset[str]:
    """The fields of a kind that hold States."""
    return frozenset(spec.name for spec in shape_of(kind).fields if is_country(spec))


def _stands(known: RecordState | None, register: str, value: str) -> bool:
    return known is not None and distinct(known.heads(register)) == (value,)
