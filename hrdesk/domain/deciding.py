"""What a person's decision about one change of a workbook does to the record. Pure."""

from hrdesk.domain.codes import Life
from hrdesk.domain.merge import SAYS_OTHERWISE, WITHDRAWN, Choice, Class, Combined, Decision, Item
from hrdesk.domain.revisions import Heads, distinct
from hrdesk.domain.state import LABEL, LIFE, PARTNERS, RecordState, partner_text


def registers_after(
    item: Item, state: RecordState, decision: Choice
) -> tuple[dict[str, Heads], dict[str, str]]:
    """What a decision does: heads to take in, and values this desk then writes over them.

    Later takes in a conflict with both values standing, and nothing of any other change. A record
    that its sender shares no longer is not written at all, whatever is decided.
    """
    if item.code == WITHDRAWN:
        return {}, {}
    if decision is Decision.APART and item.apart:
        return dict(item.apart.registers), {}
    if isinstance(decision, Combined):
        if decision.is_made_of(item):
            return item.registers, _combined(item, decision)
        decision = Decision.LATER
    if decision in (Decision.LATER, Decision.APART):
        stands_beside = item.kind is Class.CONFLICT and item.code != SAYS_OTHERWISE
        return (item.registers if stands_beside else {}), {}
    if decision is Decision.OURS:
        # A removal that is kept waits and is not answered (exchange.md 7); of a record that is
        # not here there is nothing of ours to answer with.
        if item.kind is Class.REMOVAL or item.is_new:
            return {}, {}
        return item.registers, {name: _counting(state, name) for name in item.union}
    if item.kind is Class.REMOVAL:
        # Said by a person here, so it also covers what the remover had not seen.
        gone = state.with_registers(item.union).life is Life.REMOVED
        return item.registers, {} if gone else {LIFE: Life.REMOVED.value}
    if item.kind is not Class.CONFLICT:
        return item.registers, {}
    theirs = {name: _theirs(heads, state.heads(name)) for name, heads in item.union.items()}
    return item.registers, theirs


def _combined(item: Item, decision: Combined) -> dict[str, str]:
    """What was made of all values, where it is not what stands anyway once theirs is taken in."""
    return {name: text for name, text in decision.texts if distinct(item.union[name]) != (text,)}


def _counting(state: RecordState, register: str) -> str:
    """The value that counts here: in doubt the stricter label and the fewer partners."""
    if register == LABEL:
        return state.label.value
    if register == PARTNERS:
        return partner_text(state.partners)
    if register == LIFE:
        return state.life.value
    return state.text(register)


def _theirs(union: Heads, ours: Heads) -> str:
    standing = {each.id for each in ours}
    return next((each.value for each in union if each.id not in standing), union[0].value)
