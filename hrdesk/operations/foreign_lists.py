"""Take a foreign list in: look at it, say what its columns are, find twins, plan, keep it for review.

A foreign list is a table that no HRDesk wrote, such as a colleague's own list of contacts, or a copy
to pass on. Nothing in it changes a record before a person has seen it in the review.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from hrdesk.domain.errors import BadValue
from hrdesk.domain.label import Label
from hrdesk.domain.merge import Plan
from hrdesk.domain.state import split_register
from hrdesk.domain.values import Value
from hrdesk.exchange.apart import look_apart, read_list_apart
from hrdesk.exchange.foreign.mapping import (
    ListMapping,
    TableMapping,
    fingerprint,
    may_be_several,
    targets_of,
)
from hrdesk.exchange.foreign.proposing import Proposal, mapping_of, propose
from hrdesk.exchange.foreign.rows import ListContent, ListRow
from hrdesk.exchange.foreign.table import ListFile, ListTable
from hrdesk.exchange.progress import Cancel, Progress, Steps
from hrdesk.operations.foreign_plan import (
    ListChoices,
    ListedRow,
    Take,
    arrival_of,
    refs_chosen,
    refs_of,
)
from hrdesk.operations.list_links import LinkHere, LinksHere
from hrdesk.operations.twins import TwinsHere
from hrdesk.operations.unlocking import unlocked
from hrdesk.operations.workbook_plan import plan_for
from hrdesk.store import list_mappings
from hrdesk.store.database import Database
from hrdesk.store.in_turn import StatesInTurn
from hrdesk.store.session import Session

# Each row is put to the record that it is, taken in, and made a record of.
_PASSES = 3


@dataclass(frozen=True)
class LookedAt:
    """The lists of a file, and what each may be: as it was read before, or as it is proposed.

    `passphrase` is what the file opens with.
    """

    file: ListFile
    proposals: tuple[Proposal, ...]
    remembered: frozenset[str]
    passphrase: str = field(default="", repr=False)

    @property
    def mapping(self) -> ListMapping:
        """What the file holds if nobody corrects it."""
        pairs = zip(self.file.tables, self.proposals, strict=True)
        return ListMapping(tuple(mapping_of(table, each) for table, each in pairs))


@dataclass(frozen=True)
class ListReading:
    """All rows of a list, each with the records here that it may be."""

    mapping: ListMapping
    content: ListContent
    listed: tuple[ListedRow, ...]


def look_at(
    database: Database,
    path: Path,
    *,
    passphrase: str = "",
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> LookedAt:
    """What a file of lists holds, and what its columns may be. Raises `FileRefused`, `Cancelled`."""
    with unlocked(path, passphrase) as found:
        file = look_apart(found.path, progress=progress, cancelled=cancelled)
    proposals, remembered = [], set()
    with database.reading() as session:
        for table in file.tables:
            known = _remembered(session, table)
            if known is not None:
                remembered.add(table.sheet)
            proposals.append(known or propose(table))
    return LookedAt(file, tuple(proposals), frozenset(remembered), passphrase)


def _remembered(session: Session, table: ListTable) -> Proposal | None:
    """What a list with the same headings was found to be before."""
    known = list_mappings.remembered(session, fingerprint(table.headings))
    if known is None:
        return None
    kind, by_heading = known
    fields = {
        column.place: (by_heading[column.heading], 100)
        for column in table.columns
        if kind and by_heading.get(column.heading, "") in targets_of(kind)
    }
    return Proposal(kind, 100, fields)


def check_mapping(mapping: ListMapping) -> None:
    """Raises `BadValue` where two columns of a list are to be the same single value."""
    for table in mapping.tables:
        seen: set[str] = set()
        for target in filter(None, table.fields.values()):
            if target in seen and not may_be_several(table.kind, target):
                raise BadValue(field=target, value=table.sheet, expected="one_column")
            seen.add(target)


def read_rows(
    database: Database,
    path: Path,
    mapping: ListMapping,
    *,
    passphrase: str = "",
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> ListReading:
    """Read a list and find out which records its rows may be. Raises `FileRefused`, `Cancelled`."""
    check_mapping(mapping)
    with unlocked(path, passphrase) as found:
        content = read_list_apart(found.path, mapping, progress=progress, cancelled=cancelled)
    with database.reading() as session:
        here, links = TwinsHere(session), LinksHere(session)
        steps = Steps(len(content.rows), progress, cancelled)
        listed = []
        for row in content.rows:
            steps.what = row.sheet
            steps.step()
            named = links.of(row)
            listed.append(ListedRow(row, here.find(row.ref, _shown(row, named)), named))
    return ListReading(mapping, content, tuple(listed))


def with_states(session: Session, reading: ListReading, states: Mapping[str, str]) -> ListReading:
    """The same rows, where somebody said which States are meant by words that none is called."""
    if not states:
        return reading
    here, links = TwinsHere(session), LinksHere(session, states)
    listed = []
    for each in reading.listed:
        if each.unknown_states:
            named = links.of(each.row)
            twins = here.find(each.row.ref, _shown(each.row, named))
            each = ListedRow(each.row, twins, named)
        listed.append(each)
    return replace(reading, listed=tuple(listed))


def _shown(row: ListRow, named: Iterable[LinkHere]) -> dict[str, Value]:
    """What a row says, with what its links mean here: a ratification is told by its treaty."""
    shown = row.shown()
    for each in named:
        for register in each.values:
            name, element = split_register(register)
            shown[name] = (*shown.get(name, ()), element) if element else each.values[register]
    return shown


def plan_rows(
    session: Session,
    reading: ListReading,
    choices: ListChoices,
    *,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> Plan:
    """What a list would change here, as a person has chosen; nothing is written.

    Raises `Cancelled`.
    """
    refs = refs_of(reading.listed)
    steps = Steps(_PASSES * len(refs), progress, cancelled, every=1)
    steps.what = "plan"
    ours = StatesInTurn(session, refs, refs_chosen(choices), steps.step)
    arrival = arrival_of(
        reading.content, reading.listed, choices, ours, session.identity, session.minute
    )
    return plan_for(session, arrival, progress=progress, cancelled=cancelled)


def remember_mapping(session: Session, file: ListFile, mapping: ListMapping) -> None:
    """Offer the same again for the next list with the same headings."""
    for table in file.tables:
        chosen = next(each for each in mapping.tables if each.sheet == table.sheet)
        by_heading = {
            column.heading: chosen.fields[column.place]
            for column in table.columns
            if column.heading and chosen.fields.get(column.place)
        }
        list_mappings.remember(session, fingerprint(table.headings), chosen.kind, by_heading)


def plan_as_chosen(
    database: Database,
    path: Path,
    text: str,
    *,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> Plan:
    """Read a list again as it was chosen before (`as_text`): what it would change now."""
    mapping, choices = from_text(text)
    reading = read_rows(database, path, mapping, progress=progress, cancelled=cancelled)
    with database.reading() as session:
        reading = with_states(session, reading, choices.states)
        return plan_rows(session, reading, choices, progress=progress, cancelled=cancelled)


def as_text(mapping: ListMapping, choices: ListChoices) -> str:
    """How a list is read and what was chosen about its rows, to be kept."""
    kept = {
        "tables": [
            [each.sheet, each.header_row, each.kind, sorted(each.fields.items())]
            for each in mapping.tables
        ],
        "take": choices.take.value,
        "label": choices.label.value,
        "rows": dict(choices.rows),
        "partners": list(choices.partners),
        "states": dict(choices.states),
    }
    return json.dumps(kept, ensure_ascii=False)


def from_text(text: str) -> tuple[ListMapping, ListChoices]:
    """What `as_text` has kept."""
    kept = json.loads(text)
    tables = tuple(
        TableMapping(sheet, row, kind, {int(place): target for place, target in fields})
        for sheet, row, kind, fields in kept["tables"]
    )
    # What was kept by the versions before names no desks and no States.
    partners, states = tuple(kept.get("partners", ())), kept.get("states", {})
    choices = ListChoices(Take(kept["take"]), Label(kept["label"]), kept["rows"], partners, states)
    return ListMapping(tables), choices
