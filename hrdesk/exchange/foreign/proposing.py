"""Proposes what a list holds: the kind of its records, and the field of each column, with how sure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from rapidfuzz import fuzz, process

from hrdesk.domain.fields import Kind
from hrdesk.domain.records import KINDS, field_of, shape_of
from hrdesk.exchange.foreign.mapping import (
    FAMILY,
    GIVEN,
    TREATY,
    ListMapping,
    TableMapping,
    field_of_target,
    may_be_several,
    targets_of,
)
from hrdesk.exchange.foreign.samples import fit, kind_by_refs, told_by_samples
from hrdesk.exchange.foreign.table import ListColumn, ListTable
from hrdesk.exchange.foreign.treaties import treaty_words
from hrdesk.exchange.layout import REF, Role, columns_of, conflict_columns, is_country
from hrdesk.exchange.list_words import FROM, TO, in_plain_words, kinds_by_word, said

SURE, LIKELY, UNSURE = 90, 70, 50
_LIKE_ENOUGH = 82
# A heading that holds the words of a field beside others: `Country of the visit`.
_AMONG_OTHERS = 0.8
# What the title of a sheet, and a Ref in it, weigh against headings.
_TITLE, _REFS, _REQUIRED = 1.5, 4.0, 0.5
_LEAST = 0.75
# Between equals: what people keep lists of most.
_USUAL = ("person", "visit", "organisation", "activity", "recommendation", "document")


@dataclass(frozen=True)
class Proposal:
    """What a list may be: `fields` names the field of a column, and how sure that is, of 100.

    The kind is empty where nothing tells it; `sure` says how sure it is.
    """

    kind: str
    sure: int
    fields: Mapping[int, tuple[str, int]] = field(default_factory=dict)


def proposed_mapping(tables: Sequence[ListTable]) -> ListMapping:
    """What a file of lists may hold, as it would be read if nobody corrected it."""
    return ListMapping(tuple(mapping_of(table, propose(table)) for table in tables))


def mapping_of(table: ListTable, proposal: Proposal) -> TableMapping:
    """A proposal taken as it is."""
    fields = {place: target for place, (target, _) in proposal.fields.items()}
    return TableMapping(table.sheet, table.header_row, proposal.kind, fields)


def propose(table: ListTable, kind: str = "") -> Proposal:
    """What a list may be; of a kind that is given, which column is which field."""
    if kind:
        return Proposal(kind, 100, _fields(table, kind))
    if _conflict_headings() <= set(table.headings):
        # The conflicts of a copy to pass on are there for reading.
        return Proposal("", 0)
    by_ref = kind_by_refs(table.columns)
    best, sure, fields = "", 0, dict[int, tuple[str, int]]()
    top = _LEAST
    for each in sorted(KINDS, key=_place):
        found = _fields(table, each)
        score = _score(table, each, found) + _REFS * (each == by_ref)
        if score > top + 0.01:
            top, best, fields = score, each, found
            sure = min(100, round(25 * score))
    return Proposal(best, sure, fields)


def is_heading(text: str) -> bool:
    """Whether a text is a word by which people head a column, or nearly one."""
    return in_plain_words(text) in _all_headings()


def _place(kind: str) -> int:
    return _USUAL.index(kind) if kind in _USUAL else len(_USUAL)


def _score(table: ListTable, kind: str, found: Mapping[int, tuple[str, int]]) -> float:
    """How much of a list a kind explains."""
    score = sum(sure for _, sure in found.values()) / 100
    targets = {target.partition(".")[0] for target, _ in found.values()}
    needed = [spec.name for spec in shape_of(kind).fields if spec.required]
    score += _REQUIRED if targets.issuperset(needed) else -_REQUIRED
    words = kinds_by_word()
    near = process.extractOne(
        in_plain_words(table.sheet), list(words), scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH
    )
    return score + (_TITLE if near is not None and words[near[0]] == kind else 0)


def _fields(table: ListTable, kind: str) -> dict[int, tuple[str, int]]:
    """The fields of the columns: the surest first, and no field twice that takes one value."""
    ranked = sorted(
        (
            (-sure, column.place, order, target)
            for column in table.columns
            for order, (target, sure) in enumerate(_candidates(column, kind))
        ),
    )
    found: dict[int, tuple[str, int]] = {}
    taken: set[str] = set()
    for less, place, _, target in ranked:
        is_free = target not in taken or (may_be_several(kind, target) and -less >= SURE)
        if place not in found and is_free and not _rivals(target) & taken:
            found[place] = (target, -less)
            taken.add(target)
    return dict(sorted(found.items()))


def _rivals(target: str) -> set[str]:
    """A name stands in one column or in two, a span in one or in several."""
    if target in (FAMILY, GIVEN):
        return {"name"}
    if target == "instrument":
        return {TREATY}
    if target == "name":
        return {FAMILY, GIVEN}
    name, dot, _ = target.partition(".")
    return {name} if dot else {f"{target}.from", f"{target}.to", f"{target}.zone"}


def _candidates(column: ListColumn, kind: str) -> Iterator[tuple[str, int]]:
    """The fields that a column may be, those of the same sureness in form order."""
    heading = in_plain_words(column.heading)
    phrases = _phrases(kind)
    near: dict[str, float] = {}
    if heading and heading not in _for_reading(kind):
        for word, target in phrases:
            alike = _alike(heading, word)
            if alike >= UNSURE:
                near[target] = max(near.get(target, 0), alike)
    for target in targets_of(kind):
        sure = round(near.get(target, 0) * fit(kind, target, column.samples))
        sure = max(sure, told_by_samples(kind, target, column.samples))
        if sure >= UNSURE:
            yield target, sure


def _alike(heading: str, word: str) -> float:
    if heading == word:
        return 100
    whole = fuzz.ratio(heading, word)
    if whole >= _LIKE_ENOUGH and len(word) > 3:
        return whole
    # Short words occur in many a heading by chance.
    if len(word) > 3 and set(word.split()) <= set(heading.split()):
        return 100 * _AMONG_OTHERS - 2 * max(0, len(heading.split()) - len(word.split()) - 1)
    return 0


@cache
def _phrases(kind: str) -> tuple[tuple[str, str], ...]:
    """What people may call each column of a list of a kind."""
    found = []
    for target in targets_of(kind):
        found += [(word, target) for word in sorted(_words_for(kind, target))]
    return tuple(found)


def _words_for(kind: str, target: str) -> frozenset[str]:
    spec = field_of_target(kind, target)
    if target == TREATY:
        return treaty_words()
    if spec is None or target in (FAMILY, GIVEN) or "." not in target:
        # A list of organisations calls the name of each "Organisation".
        is_name = target == shape_of(kind).title[0] and not is_country(field_of(kind, target))
        return said(target) | said(kind) if is_name else said(target)
    part = target[len(spec.name) :]
    words = {in_plain_words(f"{spec.name} {part[1:]}".replace("_", " "))}
    main = next(each for each in shape_of(kind).fields if each.kind is Kind.SPAN)
    if part in (FROM, TO):
        words |= {in_plain_words(f"{name} {end}") for name in said(spec.name) for end in said(part)}
        if spec == main:
            words |= said(part)
    elif spec == main:
        words |= said("zone")
    return frozenset(words)


@cache
def _for_reading(kind: str) -> frozenset[str]:
    """The headings of columns that are no fields in workbooks of desks, and no answer in a list."""
    return frozenset(
        in_plain_words(each.header)
        for each in columns_of(kind)
        if each.role not in (Role.FIELD, Role.REF, Role.NUMBER)
    )


@cache
def _conflict_headings() -> frozenset[str]:
    return frozenset(each.header for each in conflict_columns(2) if each.role is Role.SHOWN)


@cache
def _all_headings() -> frozenset[str]:
    phrases = (each for kind in KINDS for each in _phrases(kind))
    # Names of treaties stand in the lines of lists too.
    return frozenset(word for word, target in phrases if target != TREATY) | {in_plain_words(REF)}
