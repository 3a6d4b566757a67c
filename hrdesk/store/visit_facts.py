"""What other records say of visits, for a page of a list at once: check-list, follow-up, who has it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hrdesk.store.ledger import WITHDRAWN
from hrdesk.store.session import Session


@dataclass(frozen=True, slots=True)
class CheckFacts:
    """How many items a check-list has, how many are settled, and what is due next."""

    items: int
    settled: int
    due: str = ""
    title: str = ""


def checklists(
    session: Session, refs: Sequence[str], settled: Iterable[str]
) -> dict[str, CheckFacts]:
    """The commitments of visits that are no assessments, by visit."""
    over = tuple(settled)
    marks, done = _marks(refs), _marks(over)
    source = (
        " FROM link JOIN record ON record.id = link.source"
        " JOIN kind_commitment AS k ON k.id = record.id"
        f" WHERE link.field = 'visit' AND link.target IN ({marks}) AND record.life = 'active'"
        " AND k.recommendation = ''"
    )
    counted = (
        f"SELECT link.target, count(*), sum(k.status IN ({done})){source} GROUP BY link.target"
    )
    # SQLite gives the other columns of the row that has the least.
    following = (
        f"SELECT link.target, min(k.due), record.title{source} AND k.due <> ''"
        f" AND k.status NOT IN ({done}) GROUP BY link.target"
    )
    some = tuple(refs)
    found = {
        row[0]: CheckFacts(int(row[1]), int(row[2])) for row in session.raw(counted, (*over, *some))
    }
    for ref, due, title in session.raw(following, (*some, *over)):
        found[ref] = CheckFacts(found[ref].items, found[ref].settled, due, title)
    return found


def recommendations(
    session: Session, refs: Sequence[str], closed: Iterable[str]
) -> dict[str, tuple[int, int]]:
    """By visit: how many of the recommendations it names are open, and how many it names."""
    over = tuple(closed)
    sql = (
        f"SELECT visit.ref, sum(k.state NOT IN ({_marks(over)})), count(*)"
        " FROM record AS visit JOIN link ON link.source = visit.id"
        " AND link.field = 'recommendations'"
        " JOIN record AS other ON other.ref = link.target AND other.life = 'active'"
        " JOIN kind_recommendation AS k ON k.id = other.id"
        f" WHERE visit.ref IN ({_marks(refs)}) GROUP BY visit.ref"
    )
    return {row[0]: (int(row[1]), int(row[2])) for row in session.raw(sql, (*over, *refs))}


def shared_with(session: Session, refs: Sequence[str]) -> dict[str, list[str]]:
    """By record: the partners that were given it, and were not told since that they get it no more."""
    sql = (
        "SELECT outbox_record.ref, partner, version, max(book.id) FROM outbox_record"
        " JOIN sent_workbook AS book ON book.id = outbox_record.outbox"
        f" WHERE outbox_record.ref IN ({_marks(refs)}) GROUP BY outbox_record.ref, partner"
        " ORDER BY partner"
    )
    found: dict[str, list[str]] = {}
    for ref, partner, version, _ in session.raw(sql, tuple(refs)):
        if version != WITHDRAWN:
            found.setdefault(ref, []).append(partner)
    return found


def _marks(several: Sequence[str]) -> str:
    return ", ".join("?" * len(several))
