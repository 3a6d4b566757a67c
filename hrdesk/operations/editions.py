"""Brings the records that ship with HRDesk up to the edition of this program.

Shipped revisions are united with what stands, as if they came with a workbook: an untouched value
is replaced, and where a person wrote something else both stand, until a person chooses. Nothing is
removed, and nothing comes back that a person removed, took off the desk or erased.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hrdesk.domain.changes import Changes, Edit
from hrdesk.domain.codes import Life
from hrdesk.domain.editions import Shipped
from hrdesk.domain.revisions import Heads, merged
from hrdesk.domain.state import RecordState
from hrdesk.operations.starting import EDITION, network_shipped, sample_shipped
from hrdesk.store.editions import edition_of, remember_edition
from hrdesk.store.erasure import erased
from hrdesk.store.records import read_states, write_states
from hrdesk.store.session import Session
from hrdesk.store.withdrawals import all_unwanted

TAKE_EDITION = "edition"
NETWORK, SAMPLE = "network", "sample"


@dataclass(frozen=True)
class Current:
    """An edition: its number, and by what a desk began with the records that it has of these."""

    number: int
    records: Mapping[str, Sequence[Shipped]]


def this_edition() -> Current:
    """The edition that this program ships."""
    return Current(EDITION, {NETWORK: network_shipped(), SAMPLE: sample_shipped()})


def is_behind(session: Session) -> bool:
    """Whether the desk has an earlier edition than this program ships."""
    return edition_of(session)[0] < EDITION


def take_edition(session: Session, current: Current | None = None) -> Changes:
    """Bring the shipped records of a desk up to an edition: once, also where it is undone.

    Records that are new with it are added to desks that began with such.
    """
    current = current or this_edition()
    has, start = edition_of(session)
    if has >= current.number:
        return Changes(TAKE_EDITION)
    remember_edition(session, current.number, start)
    every = {each.state.ref: each for several in current.records.values() for each in several}
    here = read_states(session, every)
    new = [
        each
        for each in _wanted(session, current.records.get(start, ()))
        if each.since > has and each.state.ref not in here
    ]
    edits = [Edit(each.state.ref, {}, each.state.registers) for each in new]
    after = [each.state for each in new]
    for ref, state in here.items():
        changed = _changed(state, every[ref].newer_than(has))
        if changed:
            before = {name: state.heads(name) for name in changed}
            edits.append(Edit(ref, before, changed))
            after.append(state.with_registers(changed))
    write_states(session, after)
    return Changes(TAKE_EDITION, tuple(edits), {"edition": current.number})


def _wanted(session: Session, several: Sequence[Shipped]) -> Iterable[Shipped]:
    refs = [each.state.ref for each in several]
    away = all_unwanted(session) | erased(session, refs)
    return (each for each in several if each.state.ref not in away)


def _changed(state: RecordState, newer: Mapping[str, Heads]) -> dict[str, Heads]:
    """The registers that are not as they stood; none of a record that a person removed."""
    if state.life is Life.REMOVED:
        return {}
    united = {name: merged(state.heads(name), heads) for name, heads in newer.items()}
    return {name: heads for name, heads in united.items() if heads != state.heads(name)}
