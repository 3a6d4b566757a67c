"""What a partner has of our records already, and which of them it may see."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial

from hrdesk.domain.codes import Life
from hrdesk.domain.records import is_known_kind
from hrdesk.domain.sharing import Reader, Why, held_back, is_protected
from hrdesk.domain.state import RecordState, split_register
from hrdesk.domain.values import YES
from hrdesk.store import ledger
from hrdesk.store.dated import in_use
from hrdesk.store.later import later_fields, later_records
from hrdesk.store.listing import Line, lines
from hrdesk.store.records import linked_to, read_states
from hrdesk.store.same import joined_refs
from hrdesk.store.session import Session


def reader_here(session: Session, reader: Reader) -> Reader:
    """The reader as the records of this desk name it.

    A desk that chose the same code is another one: where a record names that code, it means this.
    """
    return replace(reader, code="") if reader.code == session.identity.code else reader


class Has:
    """What the partner has already: given by this desk, or shown in workbooks of its own."""

    def __init__(self, session: Session, code: str, refs: Sequence[str] | None) -> None:
        self._session = session
        self._code = code
        self._given = ledger.given_versions(session, code, refs)
        self._settled = ledger.settled_versions(session, code, refs)
        self._got = ledger.got_versions(session, code)
        self._next: Collection[str] = ()
        self._registers: Mapping[str, frozenset[str]] = {}

    def meet(self, refs: Collection[str]) -> None:
        """Some records are asked about next: what is known of them is read at once, if any is."""
        self._next = refs

    def had(self, ref: str) -> bool:
        """Whether the partner knows the record at all."""
        return ref in self._given or ref in self._got

    def holds(self, ref: str) -> bool:
        """Whether this desk gave it the record, and has not said since that it shares it no more."""
        return self.given(ref) not in ("", ledger.WITHDRAWN)

    def given(self, ref: str) -> str:
        """The version that was given last; empty for none."""
        return self._given.get(ref, "")

    def has_as(self, ref: str, version: str) -> bool:
        """Whether the partner has this version: it was given last, or a workbook of it showed it."""
        given = self.given(ref)
        return given != ledger.WITHDRAWN and version in (given, self._got.get(ref))

    def settled(self, ref: str, version: str) -> bool:
        """Whether the partner has a version, as far as it has said itself.

        Not where it was told last that the record is shared no longer: it has to hear otherwise.
        """
        if self.given(ref) == ledger.WITHDRAWN:
            return False
        return version in (self._settled.get(ref), self._got.get(ref))

    def registers_of(self, ref: str) -> Callable[[str], bool]:
        """Whether something of a register of a record has reached the partner before."""
        return partial(self._knows, ref)

    def knows_field(self, ref: str, name: str) -> bool:
        """Whether something of a field of a record has reached the partner before."""
        return any(split_register(each)[0] == name for each in self._known(ref))

    def _knows(self, ref: str, register: str) -> bool:
        return register in self._known(ref)

    def _known(self, ref: str) -> frozenset[str]:
        if not self.had(ref):
            return frozenset()
        if ref not in self._registers:
            near = filter(self.had, self._next) if ref in self._next else (ref,)
            self._registers = ledger.known_registers(self._session, self._code, near)
        return self._registers[ref]


class Sight:
    """Which linked records a reader may see; those that were not met are read when asked for."""

    def __init__(self, session: Session, reader: Reader) -> None:
        self._session = session
        self._reader = reader
        self._at_risk = at_risk(session)
        self._known: dict[str, bool] = {}

    def meet(self, states: Sequence[RecordState]) -> None:
        """Look at some records, and at once at those they link to: one by one they cost more."""
        self._known.update((state.ref, self._open(state)) for state in states)
        linked = linked_to(self._session, [state.ref for state in states])
        ahead = read_states(self._session, [ref for ref in linked if ref not in self._known])
        self._known.update((state.ref, self._open(state)) for state in ahead.values())

    def may_see(self, ref: str) -> bool:
        """Whether the reader may see the record with this Ref; it may be of a later kind."""
        if ref not in self._known:
            self._known[ref] = self._is_open(ref)
        return self._known[ref]

    def held_back(self, state: RecordState) -> Why | None:
        """Why a record does not go to the reader; None when it goes.

        Who is at risk under one Ref is under all.
        """
        return Why.PROTECTED if state.ref in self._at_risk else held_back(state, self._reader)

    def _is_open(self, ref: str) -> bool:
        if is_known_kind(ref):
            state = read_states(self._session, [ref]).get(ref)
        else:
            state = self._later.get(ref)
        return state is not None and self._open(state)

    @cached_property
    def _later(self) -> Mapping[str, RecordState]:
        """The records kept here of kinds that only a later version knows: links may name them."""
        described = later_fields(self._session)
        return {each.ref: each.state(described) for each in later_records(self._session)}

    def _open(self, state: RecordState) -> bool:
        return state.life is not Life.REMOVED and self.held_back(state) is None


def at_risk_among(session: Session, people: Sequence[Line]) -> frozenset[str]:
    """The people among these who are at risk: where one desk says so, or one of their Refs does.

    Nothing of them is to leave, neither in a workbook nor on paper or in a list of addresses.
    """
    said = {line.ref for line in people if line.values.get("protected") == YES}
    disputed = [line.ref for line in people if line.conflicts]
    return _at_risk_of([line.ref for line in people], said, disputed, session)


def at_risk_of(session: Session, refs: Sequence[str]) -> frozenset[str]:
    """Who of some people is at risk, by their Refs."""
    return at_risk_among(session, lines(session, "person", refs, ("protected",)))


def at_risk_in_use(session: Session) -> frozenset[str]:
    """All people in use who are at risk, where thousands are looked at."""
    people = in_use(session, "person", ("protected",))
    said = {each.ref for each in people if each.values[0] == YES}
    disputed = [each.ref for each in people if each.conflicts]
    return _at_risk_of([each.ref for each in people], said, disputed, session)


def _at_risk_of(
    refs: Iterable[str], said: Collection[str], disputed: Iterable[str], session: Session
) -> frozenset[str]:
    risky = {*at_risk(session), *said}
    risky |= {ref for ref, each in read_states(session, disputed).items() if is_protected(each)}
    return frozenset(risky.intersection(refs))


def at_risk(session: Session) -> frozenset[str]:
    """The people who were joined with one at risk, and these: nothing of them leaves."""
    groups = [(shown, *others) for shown, others in joined_refs(session, "person").items()]
    states = read_states(session, [ref for group in groups for ref in group])
    return frozenset(
        ref
        for group in groups
        if any(is_protected(states[each]) for each in group)
        for ref in group
    )
