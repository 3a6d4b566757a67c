"""Takes the Excel export of the UHRI in: first what it would change, then all of it as one step.

A second import updates and never doubles. What a person wrote here is not written over, what was
removed here stays removed, and nothing is taken off the desk because an export does not have it: an
export may be of one State only.
"""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from hrdesk.domain.changes import Changes, Edit
from hrdesk.domain.codes import Life
from hrdesk.domain.label import Label
from hrdesk.domain.state import RecordState
from hrdesk.domain.values import Value, joined
from hrdesk.exchange.apart import each_apart
from hrdesk.exchange.progress import Cancel, Progress
from hrdesk.formats.uhri import UhriProblem, UhriRow
from hrdesk.operations.uhri_file import read_export
from hrdesk.operations.uhri_merge import KIND, compared, made
from hrdesk.operations.uhri_names import NamesHere, Unknown, remember_bodies
from hrdesk.operations.uhri_values import FIELDS, Keys, told_by
from hrdesk.store import journal, listing
from hrdesk.store.database import Database
from hrdesk.store.erasure import erased
from hrdesk.store.external_keys import TAKE_FILE
from hrdesk.store.listing import Line
from hrdesk.store.records import read_states, write_states
from hrdesk.store.session import Session
from hrdesk.store.withdrawals import all_unwanted

_CHUNK = 500
_MOST_PROBLEMS = 500


class Fate(StrEnum):
    """What becomes of an annotation."""

    NEW = "new"
    UPDATED = "updated"
    SAME = "same"
    # Written as a difference to decide: a person wrote something else here.
    DIFFERS = "differs"
    # It was removed, erased or taken off the desk here, and stays so.
    REMOVED = "removed"
    PROBLEM = "problem"


@dataclass(frozen=True)
class UhriChoices:
    """What a person chose: the label of new records with its desks, and organisations for bodies."""

    label: Label = Label.INTERNAL
    bodies: Mapping[str, str] = field(default_factory=dict)
    partners: tuple[str, ...] = ()


@dataclass
class UhriPlan:
    """What an export would change here, or has changed.

    `unknown` are names that this desk does not know, by field; a body or country among them stays
    empty, a theme stays as the UHRI writes it. `elsewhere` counts what came from the UHRI before
    and is not in this export. Of `problems` the first are kept, `problem_count` counts all.
    """

    counts: Counter[Fate] = field(default_factory=Counter)
    problems: list[UhriProblem] = field(default_factory=list)
    problem_count: int = 0
    unknown: Mapping[str, Mapping[str, Unknown]] = field(default_factory=dict)
    elsewhere: int = 0

    @property
    def changes(self) -> int:
        """How many records it writes."""
        return sum(self.counts[each] for each in (Fate.NEW, Fate.UPDATED, Fate.DIFFERS))

    def met(self, problems: Iterable[UhriProblem]) -> None:
        """Keep what is wrong with a row."""
        for each in problems:
            self.problem_count += 1
            if len(self.problems) < _MOST_PROBLEMS:
                self.problems.append(each)


def plan_export(
    database: Database,
    path: Path,
    choices: UhriChoices | None = None,
    *,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> UhriPlan:
    """What an export would change; nothing is written. Raises `FileRefused`, `Cancelled`."""
    rows = each_apart(read_export, path, progress=progress, cancelled=cancelled)
    with database.reading() as session:
        return plan_rows(session, rows, choices or UhriChoices())


def take_export(
    database: Database,
    path: Path,
    choices: UhriChoices | None = None,
    *,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> tuple[Changes, UhriPlan]:
    """Take an export in as one step. Raises `FileRefused`, `Cancelled`: then nothing is kept."""
    rows = each_apart(read_export, path, progress=progress, cancelled=cancelled)
    with database.writing() as session:
        return take_rows(session, rows, choices or UhriChoices(), path.name)


def plan_rows(session: Session, rows: Iterable[UhriRow], choices: UhriChoices) -> UhriPlan:
    """What the rows of an export would change; nothing is written."""
    walk = _Walk(session, choices)
    for _ in walk.through(rows):
        pass
    return walk.finished()


def take_rows(
    session: Session, rows: Iterable[UhriRow], choices: UhriChoices, file: str
) -> tuple[Changes, UhriPlan]:
    """Write what the rows of an export change, and its entry in the journal, some at a time."""
    remember_bodies(session, choices.bodies)
    walk = _Walk(session, choices)
    about, entry, place = {"file": file}, 0, 0
    for some in filter(None, walk.through(rows)):
        entry = entry or journal.begin(session, TAKE_FILE, about)
        write_states(session, [after for after, _ in some])
        journal.add_edits(session, entry, [edit for _, edit in some], place)
        place += len(some)
    touched = frozenset((KIND,)) if place else frozenset[str]()
    return Changes(TAKE_FILE, (), about, touched), walk.finished()


_Written = tuple[RecordState, Edit]


class Annotation(NamedTuple):
    """What an export says of one recommendation, with the Ref that it has or gets here."""

    ref: str
    values: Mapping[str, Value]
    minute: int


class _Walk:
    """Goes through an export, some hundred rows at a time."""

    def __init__(self, session: Session, choices: UhriChoices) -> None:
        self._session, self._choices = session, choices
        self._names = NamesHere(session, choices.bodies)
        self._keys = Keys(session)
        self._unwanted = all_unwanted(session)
        self.plan = UhriPlan()

    def through(self, rows: Iterable[UhriRow]) -> Iterator[list[_Written]]:
        """What is written, in the order of the rows."""
        rows = iter(rows)
        while some := list(itertools.islice(rows, _CHUNK)):
            self.plan.met(problem for row in some for problem in row.problems)
            yield list(self._written(list(self._annotations(some))))

    def finished(self) -> UhriPlan:
        """What was found, once all rows were seen."""
        self.plan.unknown = self._names.unknown
        self.plan.elsewhere = self._keys.not_met
        return self.plan

    def _annotations(self, rows: Iterable[UhriRow]) -> Iterator[Annotation]:
        for row in rows:
            if not row.key:
                self.plan.counts[Fate.PROBLEM] += 1
                continue
            for key, values in told_by(row, self._names):
                ref = self._keys.meet(key)
                if ref:
                    yield Annotation(ref, values, row.minute)
                else:
                    self.plan.counts[Fate.PROBLEM] += 1
                    self.plan.met((UhriProblem(row.number, "key", "uhri_twice", row.key),))

    def _written(self, several: list[Annotation]) -> Iterator[_Written]:
        refs = [each.ref for each in several]
        here = {each.ref: each for each in listing.lines(self._session, KIND, refs, FIELDS)}
        away = erased(self._session, refs) | self._unwanted.intersection(refs)
        differing = [
            each.ref
            for each in several
            if each.ref in here and not _is_as_told(here[each.ref], each)
        ]
        states = read_states(self._session, differing)
        for each in several:
            if each.ref not in here and each.ref in away:
                self.plan.counts[Fate.REMOVED] += 1
            elif each.ref not in here:
                yield self._new(each)
            elif each.ref not in states:
                self.plan.counts[Fate.SAME] += 1
            else:
                yield from self._over(each, states[each.ref])

    def _new(self, each: Annotation) -> _Written:
        self.plan.counts[Fate.NEW] += 1
        chosen = self._choices.label, self._choices.partners
        registers = made(each.ref, each.values, chosen, self._minute(each))
        return RecordState(each.ref, registers), Edit(each.ref, {}, registers)

    def _over(self, each: Annotation, state: RecordState) -> Iterator[_Written]:
        if state.life is Life.REMOVED:
            self.plan.counts[Fate.REMOVED] += 1
            return
        found = compared(state, each.values, self._minute(each))
        if not found.changed:
            self.plan.counts[Fate.SAME] += 1
            return
        self.plan.counts[Fate.DIFFERS if found.beside else Fate.UPDATED] += 1
        before = {name: state.heads(name) for name in found.changed}
        yield state.with_registers(found.changed), Edit(each.ref, before, found.changed)

    def _minute(self, each: Annotation) -> int:
        # Nothing is written later than now, whatever a file says.
        return min(each.minute, self._session.minute)


def _is_as_told(line: Line, each: Annotation) -> bool:
    """Whether a record shows just what an annotation says; quicker than to look at its heads."""
    return not line.conflicts and all(
        line.values.get(name, "") == joined(value) for name, value in each.values.items()
    )
