"""Several Refs that are one person, visit or thing: which belong together, and which is shown.

A record says so in `same_as`, a set: one register for each other Ref, so that two desks which join
different pairs never collide. Whatever was joined in whatever order, the links that stand make the
same groups at every desk, and the smallest Ref of a group is shown (exchange.md 1).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from hrdesk.domain.codes import Life
from hrdesk.domain.kept import texts_of
from hrdesk.domain.label import Label, strictest
from hrdesk.domain.records import known_field
from hrdesk.domain.revisions import Heads
from hrdesk.domain.state import IN, SYSTEM, RecordState, register_of, split_register
from hrdesk.domain.values import Value

SAME_AS = "same_as"
_LINK = register_of(SAME_AS, "")
_IN_USE_FIRST = {Life.ACTIVE.value: 0, Life.ARCHIVED.value: 1, Life.REMOVED.value: 2}


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which a joined record says something that nobody has looked at since it was joined.

    `theirs` is the field as it would be with it; `heads` are the revisions by register that say so.
    """

    ref: str
    field: str
    ours: Value
    theirs: Value
    heads: Mapping[str, Heads]

    @property
    def ids(self) -> frozenset[str]:
        """The revisions that nobody has looked at."""
        return frozenset(each.id for heads in self.heads.values() for each in heads)


def is_link(register: str) -> bool:
    """Whether a register says that a record is the same as another."""
    return split_register(register)[0] == SAME_AS


def link_to(ref: str) -> str:
    """The register that says that a record is the same as the one with this Ref."""
    return register_of(SAME_AS, ref)


def links_of(state: RecordState) -> tuple[str, ...]:
    """The Refs that a record is joined to. Where it is disputed both stand by themselves."""
    links = [register for register in state.registers if register.startswith(_LINK)]
    found = (register.removeprefix(_LINK) for register in links if _is_agreed(state, register))
    return tuple(sorted(ref for ref in found if ref[:3] == state.ref[:3] and ref != state.ref))


def _is_agreed(state: RecordState, link: str) -> bool:
    return set(texts_of(state.registers, link)) == {IN}


def groups_of(links: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """The Refs that are one, each group by Ref; chains and circles make one group."""
    above: dict[str, str] = {}
    for pair in links:
        one, other = (_top(above, each) for each in pair)
        above[max(one, other)] = min(one, other)
    groups: dict[str, list[str]] = {}
    for ref in sorted(above):
        groups.setdefault(_top(above, ref), []).append(ref)
    return [tuple(group) for _, group in sorted(groups.items()) if len(group) > 1]


def _top(above: dict[str, str], ref: str) -> str:
    above.setdefault(ref, ref)
    while above[ref] != ref:
        above[ref] = above[above[ref]]
        ref = above[ref]
    return ref


def shown_in(lives: Mapping[str, str]) -> str:
    """Which record of a group is shown: the smallest Ref of those in use, or else of the others."""
    return min(lives, key=lambda ref: (_IN_USE_FIRST[lives[ref]], ref))


def open_heads(state: RecordState) -> Heads:
    """What a link is written over besides: all that stands in the record, but what may stay behind.

    So everybody can tell what was written after somebody looked at it. The ids of what a reader of
    the link may not see never go with it: links, fields with a floor, what was taken out of a set.
    """
    return tuple(
        each
        for register, heads in sorted(state.registers.items())
        if _is_open(state, register)
        for each in heads
        if each.value or not split_register(register)[1]
    )


def _is_open(state: RecordState, register: str) -> bool:
    spec = known_field(state.kind, split_register(register)[0])
    return spec is not None and spec.floor is None and not spec.names_records


def seen_by_links(group: Iterable[RecordState]) -> frozenset[str]:
    """The revisions that were on screen when records of a group were joined."""
    return frozenset[str]().union(
        *(
            each.ancestors
            for state in group
            for register, heads in state.registers.items()
            if is_link(register)
            for each in heads
        )
    )


def differences(
    shown: RecordState, others: Sequence[RecordState], settled: Set[str] = frozenset()
) -> list[Difference]:
    """What the other records of a group say otherwise since they were joined, in form order.

    `settled` are the revisions that somebody here has looked at besides those that links know.
    """
    known = seen_by_links((shown, *others)) | settled
    return [each for other in others for each in _differing(shown, other, known)]


def _differing(shown: RecordState, other: RecordState, known: Set[str]) -> Iterator[Difference]:
    found: dict[str, dict[str, Heads]] = {}
    for register, heads in other.registers.items():
        name = split_register(register)[0]
        if name in SYSTEM or name == SAME_AS or known_field(shown.kind, name) is None:
            continue
        stand = {each.value for each in shown.heads(register)} or {""}
        new = tuple(each for each in heads if each.id not in known and each.value not in stand)
        if new:
            found.setdefault(name, {})[register] = new
    for spec in other.fields:
        if several := found.get(spec.name):
            theirs = shown.with_registers(several).value(spec.name)
            yield Difference(other.ref, spec.name, shown.value(spec.name), theirs, several)


def label_together(states: Iterable[RecordState]) -> tuple[Label, tuple[str, ...]]:
    """The label of records that become one: the strictest, and the desks that all of it name."""
    several = list(states)
    label = strictest(*(each.label for each in several))
    return label, tuple(sorted(set.intersection(*(set(each.partners) for each in several))))
