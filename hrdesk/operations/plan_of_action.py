"""Agreed plans and action points: by horizon, with who does what, how far it is, and what is late.

A/HRC/23/18, paras 31, 57, 65, 66 and 74, and Annex II, whose 26 items can be loaded.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hrdesk.domain.changes import Changes, Edit
from hrdesk.domain.codes import CommitmentStatus, Horizon, Life
from hrdesk.domain.dates import parse_moment
from hrdesk.domain.errors import BadValue
from hrdesk.domain.label import Label
from hrdesk.domain.steps import Step, in_order
from hrdesk.domain.text import words_of
from hrdesk.domain.titles import sort_key
from hrdesk.operations.agenda import SETTLED
from hrdesk.operations.called import Called, called
from hrdesk.operations.records import restore
from hrdesk.operations.starting import ref_of_key, sample_records
from hrdesk.operations.together import change_together
from hrdesk.store.dated import in_use
from hrdesk.store.records import read_states, write_states
from hrdesk.store.session import Session

COMMITMENT = "commitment"
_OF_ANNEX = {"S": 9, "M": 13, "L": 4}
# The plan was made at a meeting, to which its items belong.
_MEETING = "activity/focal-points-2012"
_DONE = frozenset({CommitmentStatus.DONE.value, CommitmentStatus.VERIFIED.value})
_NUMBER = re.compile(r"(\D*)(\d*)")
_HORIZONS = (*map(str, Horizon), "")
_COLUMNS = (
    *("plan", "number", "horizon", "responsible", "support", "owner", "due", "priority"),
    *("status", "progress", "milestones", "verified_by", "notes", "visit", "recommendation"),
)


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One item of a plan; without a plan it is an action point. `steps` are its milestones."""

    ref: str
    title: str
    label: Label = Label.NETWORK
    plan: str = ""
    number: str = ""
    horizon: str = ""
    responsible: tuple[Called, ...] = ()
    support: tuple[Called, ...] = ()
    owner: Called | None = None
    due: str = ""
    priority: str = ""
    status: str = ""
    progress: str = ""
    steps: tuple[Step, ...] = ()
    verified_by: Called | None = None
    notes: str = ""

    @property
    def is_done(self) -> bool:
        return self.status in _DONE

    @property
    def counts(self) -> bool:
        """Whether it is still something to be done, or was."""
        return self.status != CommitmentStatus.DROPPED

    def is_overdue(self, today: date) -> bool:
        """Whether its day is over and it is not settled; of a month or a year its last day counts."""
        moment = parse_moment(self.due) if self.due else None
        return moment is not None and moment.last < today and self.status not in SETTLED


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of some items are done, under way and late, of all that count."""

    done: int = 0
    under_way: int = 0
    overdue: int = 0
    every: int = 0

    @property
    def share(self) -> float:
        """The part that is done, from 0 to 1."""
        return self.done / self.every if self.every else 0.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to; empty for everything."""

    text: str = ""
    plan: str | None = None
    horizon: str = ""
    body: str = ""
    state: str = ""

    def lets(self, each: PlanItem, today: date) -> bool:
        """Whether an item is let through; `state` is a status, `open` ones, or `overdue`."""
        if self.plan is not None and each.plan != self.plan:
            return False
        if self.horizon and each.horizon != self.horizon:
            return False
        if self.body and self.body not in {body.ref for body in each.responsible}:
            return False
        return self._is_so(each, today) and self._has_words(each)

    def _is_so(self, each: PlanItem, today: date) -> bool:
        match self.state:
            case "":
                return True
            case "overdue":
                return each.is_overdue(today)
            case "to_do":
                return each.status not in SETTLED
        return each.status == self.state

    def _has_words(self, each: PlanItem) -> bool:
        names = " ".join(body.word for body in each.responsible)
        owner = each.owner.word if each.owner is not None else ""
        words = words_of(f"{each.number} {each.title} {names} {owner} {each.notes}")
        return all(any(word.startswith(part) for word in words) for part in words_of(self.text))


def plan_items(session: Session) -> list[PlanItem]:
    """The items of plans by plan, horizon and number, then action points by when they are due.

    What belongs to the check-list of a visit, or says what became of a recommendation, stands there.
    """
    rows = [
        row
        for row in in_use(session, COMMITMENT, _COLUMNS)
        if row.values[0] or not (row.values[-1] or row.values[-2])
    ]
    bodies = called(
        session, {ref for row in rows for text in row.values[3:5] for ref in _listed(text)}
    )
    people = called(session, {row.values[at] for row in rows for at in (5, 11)})
    found = []
    for row in rows:
        plan, number, horizon, responsible, support, owner, due, priority, *rest = row.values
        status, progress, milestones, verified_by, notes = rest[:5]
        found.append(
            PlanItem(
                row.ref,
                row.title,
                Label(row.label),
                plan,
                number,
                horizon,
                _by_name(bodies[ref] for ref in _listed(responsible) if ref in bodies),
                _by_name(bodies[ref] for ref in _listed(support) if ref in bodies),
                people.get(owner),
                due,
                priority,
                status or CommitmentStatus.OPEN.value,
                progress,
                tuple(in_order(_listed(milestones))),
                people.get(verified_by),
                notes,
            )
        )
    return sorted(found, key=_order)


@dataclass(frozen=True, slots=True)
class Plans:
    """All items of plans with the action points, and whether Annex II is among them whole."""

    items: Sequence[PlanItem] = ()
    has_annex_two: bool = False


def plans(session: Session) -> Plans:
    """All that the view of plans is made of."""
    return Plans(plan_items(session), has_annex_two(session))


def tally(items: Iterable[PlanItem], today: date) -> Tally:
    """How far some items are; dropped ones do not count."""
    counted = [each for each in items if each.counts]
    return Tally(
        sum(each.is_done for each in counted),
        sum(each.status == CommitmentStatus.UNDER_WAY for each in counted),
        sum(each.is_overdue(today) for each in counted),
        len(counted),
    )


def add_milestone(session: Session, ref: str, text: str, today: date) -> Changes:
    """Add a dated line to an item, by this desk. Raises `NotFound`, `BadValue`."""
    said = " ".join(text.replace(";", ",").split())
    if not said:
        raise BadValue(field="milestones", value=text, expected="something")
    step = Step(today.isoformat(), said, "", session.identity.code)
    return change_together(session, [ref], {}, added={"milestones": [step.text]})


def mark_status(session: Session, refs: Sequence[str], status: CommitmentStatus) -> Changes:
    """Say how far items are, as one step. Raises `NotFound`."""
    return change_together(session, refs, {"status": status.value})


def has_annex_two(session: Session) -> bool:
    """Whether all 26 items of Annex II are on the desk and not removed."""
    here = read_states(session, _annex_refs()).values()
    return sum(each.life is not Life.REMOVED for each in here) == sum(_OF_ANNEX.values())


def load_annex_two(session: Session) -> Changes:
    """Add the items of Annex II that are not on the desk, as every desk has them.

    Those that were removed come back.
    """
    wanted = [*_annex_refs(), ref_of_key(_MEETING)]
    here = read_states(session, wanted)
    shipped = {each.ref: each for each in sample_records()}
    new = [shipped[ref] for ref in wanted if ref not in here]
    write_states(session, new)
    gone = [ref for ref, state in here.items() if state.life is Life.REMOVED]
    edits = [Edit(each.ref, {}, each.registers) for each in new]
    return Changes("add", (*edits, *restore(session, gone).edits), {"kind": COMMITMENT})


def _annex_refs() -> list[str]:
    return [
        ref_of_key(f"commitment/annex-2-{letter}{number}")
        for letter, count in _OF_ANNEX.items()
        for number in range(1, count + 1)
    ]


def _order(each: PlanItem) -> tuple[bool, str, int, str, str, int, str, str]:
    """Plans by name, their items by number and those without by day; action points last, by day."""
    letters, digits = ("", "")
    if found := _NUMBER.match(each.number):
        letters, digits = found[1], found[2]
    horizon = _HORIZONS.index(each.horizon) if each.horizon in _HORIZONS else len(_HORIZONS)
    day = each.due or "9999"
    first = "" if each.plan else day
    place = int(digits[:6]) if digits else 0
    return not each.plan, each.plan.casefold(), horizon, first, letters, place, day, each.title


def _by_name(bodies: Iterable[Called]) -> tuple[Called, ...]:
    """As in the record: several have no order of their own."""
    return tuple(sorted(bodies, key=lambda each: sort_key(each.word)))


def _listed(text: str) -> list[str]:
    return [each for each in text.split("; ") if each]
