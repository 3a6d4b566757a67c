"""The action points of a meeting, a training or any other activity: who does what by when.

A/HRC/23/18, Annex II, regular meetings and joint training: what was agreed has to be followed up.
"""

from dataclasses import dataclass
from datetime import date

from hrdesk.domain.changes import Changes
from hrdesk.domain.codes import CommitmentStatus
from hrdesk.domain.dates import parse_moment
from hrdesk.domain.label import Label
from hrdesk.operations.agenda import SETTLED
from hrdesk.operations.records import add_record, existing
from hrdesk.store import listing
from hrdesk.store.same import shown_titles
from hrdesk.store.session import Session

COMMITMENT = "commitment"


@dataclass(frozen=True, slots=True)
class Point:
    """One action point; `due` is the last day on which it is in time."""

    ref: str
    title: str
    label: Label
    due: date | None
    owner: str
    status: str

    @property
    def is_settled(self) -> bool:
        """Whether nothing is expected any more."""
        return self.status in SETTLED

    def is_overdue(self, today: date) -> bool:
        return self.due is not None and self.due < today and not self.is_settled


def points_of(session: Session, ref: str) -> list[Point]:
    """The action points of an activity, those still open first, by day. Raises `NotFound`."""
    existing(session, ref)
    linked = [
        each
        for each, name in listing.linked_from(session, ref)
        if name == "activity" and each.startswith("COM")
    ]
    lines = listing.lines(session, COMMITMENT, linked, ("due", "owner", "status"))
    names = shown_titles(session, [line.values.get("owner", "") for line in lines])
    return sorted((_point(line, names) for line in lines), key=_order)


def add_point(session: Session, ref: str, title: str, due: str = "") -> Changes:
    """Add an action point; Internal until somebody labels it. Raises `NotFound`, `BadValue`."""
    existing(session, ref)
    values = {"title": title, "activity": ref, "status": CommitmentStatus.OPEN.value, "due": due}
    return add_record(session, COMMITMENT, values, label=Label.INTERNAL)


def _point(line: listing.Line, names: dict[str, str]) -> Point:
    values = line.values
    moment = parse_moment(values.get("due", ""))
    return Point(
        line.ref,
        line.title,
        Label(line.label),
        moment.last if moment is not None else None,
        names.get(values.get("owner", ""), ""),
        values.get("status", ""),
    )


def _order(each: Point) -> tuple[bool, date, str]:
    return each.is_settled, each.due or date.max, each.title
