"""Add, save, label, archive, remove and restore records of any kind."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from hrdesk.domain.changes import Changes, Edit
from hrdesk.domain.codes import Life
from hrdesk.domain.errors import BadValue, NotFound
from hrdesk.domain.fields import Field
from hrdesk.domain.label import Label
from hrdesk.domain.records import field_of, shape_of
from hrdesk.domain.refs import new_ref
from hrdesk.domain.revisions import Heads, Registers, distinct, merged
from hrdesk.domain.state import (
    LABEL,
    LIFE,
    ORIGIN,
    PARTNERS,
    RecordState,
    changed_registers,
    partner_text,
    shown,
    wanted_registers,
)
from hrdesk.domain.values import Value, allowing, canonical
from hrdesk.store.records import read_state, read_states, write_states
from hrdesk.store.same import members
from hrdesk.store.session import Session

PROTECTED = "protected"


def add_record(
    session: Session,
    kind: str,
    values: Mapping[str, object],
    *,
    label: Label = Label.INTERNAL,
    partners: Iterable[str] = (),
    ref: str = "",
) -> Changes:
    """A new record. Raises `UnknownName` or `BadValue`; a required field may not be empty.

    A Ref that is given must be a new one.
    """
    shape = shape_of(kind)
    if ref and read_state(session, ref) is not None:
        raise ValueError(f"{ref} is taken")
    written = registers_for(kind, values, {})
    state = RecordState(ref or new_ref(shape.prefix))
    written |= {LABEL: label.value, LIFE: Life.ACTIVE.value, ORIGIN: session.identity.author}
    if named := partner_text(partners):
        written[PARTNERS] = named
    after = {
        register: (session.pen.write(state.ref, register, value, ()),)
        for register, value in written.items()
        if value
    }
    made = state.with_registers(after)
    require(made, [spec.name for spec in made.fields])
    write_states(session, [made])
    return Changes("add", (Edit(state.ref, {}, after),), {"kind": kind})


def save_record(
    session: Session,
    ref: str,
    values: Mapping[str, object],
    *,
    seen: Registers | None = None,
) -> Changes:
    """Write the fields that differ, over the heads that were on screen.

    `seen` are the registers the person saw: of a set only the elements put in or taken out are
    written. None means all heads that stand now, and decides conflicts. A register in which every
    head has the value already is left alone. Raises `NotFound`, `BadValue`.
    """
    state = existing(session, ref)
    known = state.registers if seen is None else seen
    registers = wanted_registers if seen is None else changed_registers
    wanted = registers_for(state.kind, values, known, registers)
    changed = written_over(session, state, wanted, known)
    return _kept(session, "save", [(state, changed)])


def save_many(session: Session, refs: Sequence[str], values: Mapping[str, object]) -> Changes:
    """Write the same fields of several records, as one step to undo."""
    several = [
        (state, registers_for(state.kind, values, state.registers))
        for state in existing_all(session, refs)
    ]
    return _kept(
        session,
        "save",
        [
            (state, written_over(session, state, wanted, state.registers))
            for state, wanted in several
        ],
    )


def set_label(
    session: Session, refs: Sequence[str], label: Label, partners: Iterable[str] | None = None
) -> Changes:
    """Label records; `partners` names the desks of Partners records, None leaves them."""
    wanted = {LABEL: label.value}
    if partners is not None:
        wanted[PARTNERS] = partner_text(partners)
    return _kept(
        session,
        "label",
        [
            (state, written_over(session, state, wanted, state.registers))
            for state in existing_all(session, refs)
        ],
    )


def set_life(session: Session, refs: Sequence[str], life: Life) -> Changes:
    """Archive, remove or restore records; those that are so already are left alone."""
    names = {Life.ACTIVE: "restore", Life.ARCHIVED: "archive", Life.REMOVED: "remove"}
    return _kept(
        session,
        names[life],
        [
            (state, written_over(session, state, {LIFE: life.value}, state.registers))
            for state in existing_all(session, refs)
        ],
    )


def remove(session: Session, refs: Sequence[str]) -> Changes:
    """Remove records: they stay in the file, out of sight, and can be restored."""
    return set_life(session, refs, Life.REMOVED)


def restore(session: Session, refs: Sequence[str]) -> Changes:
    """Bring removed or archived records back as new writes."""
    return set_life(session, refs, Life.ACTIVE)


def archive(session: Session, refs: Sequence[str]) -> Changes:
    """Put records aside: not in lists, still found by search."""
    return set_life(session, refs, Life.ARCHIVED)


def resolve(session: Session, ref: str, name: str, value: object) -> Changes:
    """Decide a conflict: one value over all heads that stand.

    `name` is a field; of a field that only a later version knows it is the register, and the value
    one of those that stand. Raises `NotFound`, `BadValue`, `UnknownName`.
    """
    state = existing(session, ref)
    if name == LABEL:
        wanted = {LABEL: _as_known(Label, LABEL, value)}
    elif name == PARTNERS:
        wanted = {PARTNERS: partner_text(str(value).split(";"))}
    elif name == LIFE:
        wanted = {LIFE: _as_known(Life, LIFE, value)}
    elif value in state.conflicts().get(name, ()):
        # One of those that stand, which only a later version may know.
        wanted = {name: str(value)}
    else:
        wanted = registers_for(state.kind, {name: value}, state.registers)
    changed = written_over(session, state, wanted, state.registers)
    return _kept(session, "resolve", [(state, changed)])


def existing(session: Session, ref: str) -> RecordState:
    """The record with this Ref. Raises `NotFound`."""
    state = read_state(session, ref)
    if state is None:
        raise NotFound(ref=ref)
    return state


def existing_all(session: Session, refs: Sequence[str]) -> list[RecordState]:
    """The records with these Refs. Raises `NotFound` for the first that is not there."""
    states = read_states(session, refs)
    for ref in refs:
        if ref not in states:
            raise NotFound(ref=ref)
    return list(states.values())


def as_known_label(text: str) -> Label:
    """The label a person named. Raises `BadValue`."""
    return Label(_as_known(Label, LABEL, text))


def _as_known(listed: type[Label] | type[Life], name: str, value: object) -> str:
    code = str(value).strip().lower()
    if code not in set(map(str, listed)):
        raise BadValue(field=name, value=value, expected="code", codes=tuple(map(str, listed)))
    return code


def registers_for(
    kind: str,
    values: Mapping[str, object],
    known: Registers,
    registers: Callable[[Field, Value, Registers], dict[str, str]] = wanted_registers,
) -> dict[str, str]:
    """What the registers of a kind must hold for these values. Raises `UnknownName`, `BadValue`."""
    wanted: dict[str, str] = {}
    for name, raw in values.items():
        spec = field_of(kind, name)
        value = canonical(allowing(spec, _standing(spec, known)), raw)
        wanted |= registers(spec, value, known)
    return wanted


def _standing(spec: Field, known: Registers) -> Value:
    if spec.is_set:
        return shown(spec, known)
    return distinct(known.get(spec.name, ()))


def written_over(
    session: Session, state: RecordState, wanted: Mapping[str, str], seen: Registers
) -> dict[str, Heads]:
    """The heads after writing what differs from these values over the heads that were on screen."""
    changed: dict[str, Heads] = {}
    for register, value in wanted.items():
        heads = seen.get(register, ())
        if _stands(state, register, value, heads):
            continue
        over = state.seen_for(register, value) if register == LIFE else heads
        revision = session.pen.write(state.ref, register, value, over)
        changed[register] = merged(state.heads(register), (revision,))
    return changed


def _stands(state: RecordState, register: str, value: str, heads: Heads) -> bool:
    """Whether every head has the value already; a removal that does not count is written again."""
    if register == LIFE and value == Life.REMOVED and state.is_removed_elsewhere:
        return False
    return distinct(heads) == (value,) or not (heads or value)


def require(state: RecordState, written: Iterable[str]) -> None:
    """What makes a record recognisable may not be emptied; what came without may be mended."""
    names = set(written)
    for spec in state.fields:
        if spec.required and spec.name in names and not state.value(spec.name):
            raise BadValue(field=spec.name, value="", expected="something")


def _kept(
    session: Session, operation: str, several: Sequence[tuple[RecordState, dict[str, Heads]]]
) -> Changes:
    edits, states = [], []
    for state, changed in (*several, *_carried_over(session, several)):
        if changed:
            after = state.with_registers(changed)
            require(after, changed)
            edits.append(Edit(state.ref, {name: state.heads(name) for name in changed}, changed))
            states.append(after)
    write_states(session, states, {edit.ref: edit.after for edit in edits})
    return Changes(operation, tuple(edits))


def _carried_over(
    session: Session, several: Sequence[tuple[RecordState, dict[str, Heads]]]
) -> Iterator[tuple[RecordState, dict[str, Heads]]]:
    """What is said of a record for all that it was joined with: its life, and what protects it.

    A record that is removed, made Internal or protected must not stay as it was under another Ref.
    A wider label is for the values of the record itself.
    """
    said = {state.ref: (state, changed) for state, changed in several if _is_for_all(changed)}
    for ref, (written, changed) in said.items():
        others = [each for each in members(session, ref) if each not in said]
        after = written.with_registers(changed)
        for state in read_states(session, others).values():
            wanted = {name: after.text(name) for name in (LIFE, PROTECTED) if name in changed}
            if not changed.keys().isdisjoint((LABEL, PARTNERS)):
                wanted |= _held_back_too(after, state)
            yield state, written_over(session, state, wanted, state.registers)


def _held_back_too(said: RecordState, state: RecordState) -> dict[str, str]:
    """What keeps a record from whom the label and the desks of the one it is shown as keep it."""
    if said.label.rank > state.label.rank:
        return {LABEL: said.label.value, PARTNERS: partner_text(said.partners)}
    both = set(said.partners).intersection(state.partners)
    if said.label is state.label is Label.PARTNERS and both < set(state.partners):
        return {PARTNERS: partner_text(both)}
    return {}


def _is_for_all(changed: Mapping[str, Heads]) -> bool:
    return not changed.keys().isdisjoint((LABEL, PARTNERS, LIFE, PROTECTED))
