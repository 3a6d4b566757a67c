"""The staff sheet of a mechanism: who joined, who moved there, who left; taken in as it is ticked.

The sheet is read as any foreign list. Nothing is written before a person has seen the report, and
what they then tick is their own choice: this desk writes it, in one step to undo. A new person has
the Ref of their row, so that two desks which take in the same sheet have the same person.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from hrdesk.domain.changes import Changes
from hrdesk.domain.codes import Life
from hrdesk.domain.errors import FileRefused
from hrdesk.domain.label import Label
from hrdesk.domain.office import ended, has_left
from hrdesk.domain.records import shape_of
from hrdesk.domain.titles import sort_key
from hrdesk.domain.values import Value
from hrdesk.exchange.foreign.mapping import FAMILY, ListMapping, TableMapping
from hrdesk.exchange.foreign.proposing import propose
from hrdesk.exchange.progress import Cancel, Progress
from hrdesk.operations.foreign_lists import look_at, read_rows
from hrdesk.operations.foreign_plan import ListedRow
from hrdesk.operations.records import add_record, existing, restore, save_record
from hrdesk.operations.together import one_edit_each
from hrdesk.store import listing
from hrdesk.store.database import Database
from hrdesk.store.listing import Line, Query, as_value
from hrdesk.store.records import read_state
from hrdesk.store.same import shown_ref
from hrdesk.store.session import Session

PERSON = "person"
STAFF = "staff"
_PLAIN = {spec.name: spec for spec in shape_of(PERSON).fields if not spec.is_link}


class Step(StrEnum):
    """What a sheet says of somebody."""

    JOINED = "joined"
    MOVED = "moved"
    CHANGED = "changed"
    LEFT = "left"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class StaffLine:
    """One person: who, what the sheet says, and the fields that would be written.

    `before` is the Ref of the organisation from where somebody moved; `like` names somebody here
    whom a new person may be.
    """

    ref: str
    title: str
    step: Step
    values: Mapping[str, Value]
    before: str = ""
    like: str = ""


@dataclass(frozen=True, slots=True)
class StaffReport:
    """What a sheet says of the staff of an organisation, by name."""

    organisation: str
    lines: tuple[StaffLine, ...]

    def of(self, step: Step) -> tuple[StaffLine, ...]:
        """Those of whom it says the same."""
        return tuple(each for each in self.lines if each.step is step)


def staff_refs(session: Session, organisation: str, today: date) -> list[str]:
    """The staff in office of an organisation, by name."""
    refs = listing.keys(session, Query(PERSON, where={"organisation": [organisation]}))
    lines = listing.lines(session, PERSON, refs)
    here = [each for each in lines if not has_left(each.values.get("in_office", ""), today)]
    return [line.ref for line in sorted(here, key=lambda line: sort_key(line.title))]


def read_staff(
    database: Database,
    path: Path,
    organisation: str,
    today: date,
    *,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> StaffReport:
    """Compare a sheet with the staff of an organisation; nothing is written.

    Raises `FileRefused`, also where no column has names; `Cancelled`.
    """
    looked = look_at(database, path, progress=progress, cancelled=cancelled)
    tables = []
    for table in looked.file.tables:
        found = {place: each for place, (each, _) in propose(table, PERSON).fields.items()}
        is_people = {"name", FAMILY} & set(found.values())
        tables.append(
            TableMapping(table.sheet, table.header_row, PERSON if is_people else "", found)
        )
    if not any(each.kind for each in tables):
        raise FileRefused("no_list", path=path)
    reading = read_rows(
        database, path, ListMapping(tuple(tables)), progress=progress, cancelled=cancelled
    )
    with database.reading() as session:
        return report_of(session, organisation, reading.listed, today)


def report_of(
    session: Session, organisation: str, listed: Sequence[ListedRow], today: date
) -> StaffReport:
    """What rows say of the staff of an organisation. Raises `NotFound`."""
    existing(session, organisation)
    parts = Query("organisation", where={"parent": [organisation]})
    here = {organisation, *listing.keys(session, parts)}
    lines, met = [], set[str]()
    for each in listed:
        if each.row.kind != PERSON or each.row.lacks:
            continue
        line = _told(session, each, organisation, here, today)
        if line.ref not in met:
            met.add(line.ref)
            lines.append(line)
    staying = set(staff_refs(session, organisation, today)) - met
    for gone in listing.lines(session, PERSON, sorted(staying)):
        lines.append(_left(gone, today))
    return StaffReport(organisation, tuple(sorted(lines, key=lambda each: each.title)))


def take_in_staff(
    session: Session, report: StaffReport, wanted: Collection[str], label: Label
) -> Changes:
    """Write what was ticked, by Ref; those who are new get the label. Raises `NotFound`."""
    parts = _written(session, report, set(wanted), label)
    edits = one_edit_each(edit for part in parts for edit in part.edits)
    return Changes(STAFF, edits, {"organisation": report.organisation})


def _told(
    session: Session, each: ListedRow, organisation: str, here: Collection[str], today: date
) -> StaffLine:
    said = {name: value for name, value in each.row.shown().items() if name in _PLAIN}
    known = _meant(session, each, here)
    if known is None:
        like = each.twins[0].ref if each.twins else ""
        title = listing.titles(session, [like]).get(like, "")
        values = {**said, "organisation": organisation, "last_confirmed": today.isoformat()}
        return StaffLine(each.row.ref, str(said["name"]), Step.JOINED, values, like=title)
    values = {name: value for name, value in said.items() if _is_news(known, name, value)}
    before = shown_ref(session, known.values.get("organisation", ""))
    step = Step.CHANGED if values else Step.SAME
    if before not in here:
        values["organisation"] = organisation
        step = Step.MOVED
    if has_left(known.values.get("in_office", ""), today) and "in_office" not in values:
        values["in_office"] = today.isoformat()
        step = Step.JOINED if before in here else step
    values["last_confirmed"] = today.isoformat()
    return StaffLine(known.ref, known.title, step, values, before=before)


def _meant(session: Session, each: ListedRow, here: Collection[str]) -> Line | None:
    """Who of this desk a row certainly is; of those who only look like it, who works there."""
    certain = [twin.ref for twin in each.twins if twin.is_certain]
    refs = certain[:1] or [twin.ref for twin in each.twins]
    for line in listing.lines(session, PERSON, refs):
        at = shown_ref(session, line.values.get("organisation", ""))
        if line.life == "active" and (certain or at in here):
            return line
    return None


def _is_news(known: Line, name: str, value: Value) -> bool:
    """Whether the sheet says something else; of sets, whether it says something more."""
    standing = as_value(_PLAIN[name], known.values.get(name, ""))
    if isinstance(value, tuple):
        return not set(value) <= set(standing)
    return value != standing


def _left(gone: Line, today: date) -> StaffLine:
    values = gone.values
    since = values.get("focal_point_since", "") or values.get("last_confirmed", "")
    yesterday = today - timedelta(days=1)
    term = ended(values.get("in_office", ""), yesterday, since)
    return StaffLine(gone.ref, gone.title, Step.LEFT, {"in_office": term})


def _written(
    session: Session, report: StaffReport, wanted: set[str], label: Label
) -> Iterator[Changes]:
    for line in report.lines:
        if line.ref not in wanted:
            continue
        state = read_state(session, line.ref)
        if state is None:
            yield add_record(session, PERSON, line.values, label=label, ref=line.ref)
            continue
        if state.life is not Life.ACTIVE:
            yield restore(session, [line.ref])
        values = {name: _with(state.value(name), value) for name, value in line.values.items()}
        yield save_record(session, line.ref, values)


def _with(standing: Value, value: Value) -> Value:
    """A value over what stands; to a set the sheet only adds."""
    if isinstance(value, tuple) and isinstance(standing, tuple):
        return tuple(dict.fromkeys((*standing, *value)))
    return value
