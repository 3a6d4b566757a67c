"""What two desks last agreed on, before both wrote: the common past of a conflict."""

from collections.abc import Iterable

from hrdesk.domain.merge import Item
from hrdesk.domain.revisions import Heads, Revision
from hrdesk.domain.state import LABEL, LIFE, ORIGIN, PARTNERS, RecordState, partner_list
from hrdesk.domain.values import Value
from hrdesk.store import journal
from hrdesk.store.dated import in_conflict
from hrdesk.store.records import read_state
from hrdesk.store.session import Session


def agreed_values(session: Session, items: Iterable[Item]) -> dict[str, Value]:
    """The value of each field of one record that all its heads come from, where it is known.

    Heads know the past by ids alone; the values are those that this desk's journal has kept.
    """
    several = list(items)
    if not several:
        return {}
    ref = several[0].ref
    kept = _past(session, ref)
    found: dict[str, Value] = {}
    for item in several:
        past = {name: _last_common(heads, kept) for name, heads in item.union.items()}
        if all(past.values()):
            found[item.field] = _value(RecordState(ref, past), item)
    return found


def agreed_dates(session: Session) -> dict[str, str]:
    """By visit, the dates last agreed with a partner, where they may differ from those that stand.

    Those that a partner was given last, or that came in from one since. Where two desks have
    written other dates, it is what both come from.
    """
    found: dict[str, str] = {}
    for ref, operation, edit in journal.written_since_given(session, "VIS", "dates"):
        if operation == "receive":
            found[ref] = edit.after["dates"][0].value
        elif ref not in found:
            heads = edit.before["dates"]
            found[ref] = heads[0].value if heads else ""
    for each in in_conflict(session):
        state = read_state(session, each.ref) if each.ref.startswith("VIS") else None
        text = agreed_text(session, each.ref, state.heads("dates")) if state else None
        if text:
            found[each.ref] = text
    return {ref: text for ref, text in found.items() if text}


def agreed_text(
    session: Session, ref: str, heads: Heads, also: Iterable[Revision] = ()
) -> str | None:
    """The text that all heads of one register come from; None where it is not known.

    `also` are revisions that a workbook tells of, beside those of the journal.
    """
    if len(heads) < 2:
        return None
    last = _last_common(heads, _past(session, ref) | {each.id: each for each in also})
    return last[0].value if last else None


def _past(session: Session, ref: str) -> dict[str, Revision]:
    """All revisions of a record that the journal knows, by id."""
    return {
        revision.id: revision
        for _, edit in journal.history(session, ref)
        for registers in (edit.before, edit.after)
        for heads in registers.values()
        for revision in heads
    }


def _last_common(heads: Heads, kept: dict[str, Revision]) -> Heads:
    common = frozenset.intersection(*(each.ancestors for each in heads))
    known = [kept[key] for key in common if key in kept]
    register = heads[0].register
    ours = [each for each in known if each.register == register]
    last = max(ours, key=lambda each: (len(each.ancestors), each.minute, each.id), default=None)
    return () if last is None else (last,)


def _value(past: RecordState, item: Item) -> Value:
    if item.field == LABEL:
        return past.label.value
    if item.field == PARTNERS:
        return partner_list(past.text(PARTNERS))
    if item.field in (LIFE, ORIGIN):
        return past.text(item.field)
    if isinstance(item.ours, tuple):
        # A set has a register for each element: those not asked about are as they are here.
        elements = {name.partition("/")[2]: past.text(name) for name in item.union}
        others = tuple(each for each in item.ours if each not in elements)
        return tuple(sorted((*others, *(name for name, text in elements.items() if text))))
    return past.value(item.field)
