"""The fields of one record of a review: what stood, mine, theirs, and what would be saved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.merge import Choice, Class, Decision, Item
from hrdesk.domain.records import shape_of
from hrdesk.domain.state import LABEL, PARTNERS, RecordState, split_register
from hrdesk.domain.values import Value
from hrdesk.ui.exchange.marked import Marked, compared, compared_sets, plain, spoken
from hrdesk.ui.exchange.review import STATE_OF, Entry, Review, value_after, value_of
from hrdesk.ui.exchange.wording import NOTHING, Wording, is_set
from hrdesk.ui.tokens import ReviewState
from hrdesk.ui.words import field_word, semicolon

translate = QCoreApplication.translate
Lines = tuple[Marked, ...]


@dataclass(frozen=True)
class Known:
    """What this desk knows of a record: how it stands, and what was agreed before a conflict."""

    state: RecordState
    agreed: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class FieldRow:
    """One field. `item` is missing where both sides are the same."""

    name: str
    base: Lines
    mine: Lines
    theirs: Lines
    after: Lines
    state: ReviewState | None = None
    item: Item | None = None
    choice: Choice | None = None
    is_settled: bool = False

    @property
    def is_open(self) -> bool:
        """Whether neither side is chosen and a person is waited for."""
        return self.item is not None and self.choice is None


def rows_of(
    entry: Entry, review: Review, wording: Wording, known: Known, *, all_fields: bool = False
) -> list[FieldRow]:
    """The rows of a record; with `all_fields` those that are the same on both sides too."""
    if entry.is_whole:
        return _new_rows(entry, review, wording)
    rows = [_row(item, review, wording, known) for item in entry.items]
    return rows + (_same_rows(entry, wording, known.state) if all_fields else [])


def equal_fields(entry: Entry, state: RecordState) -> int:
    """How many fields of the record hold something and are not asked about."""
    return len(state.values().keys() - {item.field for item in entry.items})


def on_one_line(lines: Lines) -> str:
    """A cell for screen readers and tool tips."""
    return semicolon().join(spoken(line) for line in lines) or NOTHING


def _row(item: Item, review: Review, wording: Wording, known: Known) -> FieldRow:
    choice = review.choice(item)
    base = _base(item, known)
    mine, theirs = _sides(item, base, wording)
    return FieldRow(
        name=field_word(item.field),
        base=tuple(map(plain, wording.elements(item.ref, item.field, base))),
        mine=mine,
        theirs=theirs,
        after=_after(item, choice, wording, known.state),
        state=STATE_OF[item.kind],
        item=item,
        choice=choice,
        is_settled=review.is_settled(item),
    )


def _new_rows(entry: Entry, review: Review, wording: Wording) -> list[FieldRow]:
    item = entry.items[0]
    brought, shown = RecordState(item.ref, item.registers), dict(item.values.items())
    order = [spec.name for spec in shape_of(brought.kind).fields if spec.name in shown]
    values: list[tuple[str, Value]] = [(name, shown[name]) for name in order]
    system = (LABEL, PARTNERS) if entry.is_new else ()
    values += [(name, value) for name in system if (value := value_of(brought, name))]
    state = STATE_OF[item.kind]
    choice = review.choice(item)
    rows = []
    for name, value in values:
        lines = tuple(map(plain, wording.elements(item.ref, name, value)))
        settled = review.is_settled(item)
        mine, theirs = (lines, ()) if entry.is_withdrawn else ((), lines)
        # Taken off this desk, nothing is left; a new record is here once it is taken in.
        is_taken = choice in (Decision.THEIRS, Decision.APART)
        after = lines if is_taken != entry.is_withdrawn else ()
        rows.append(
            FieldRow(field_word(name), (), mine, theirs, after, state, item, choice, settled)
        )
    return rows


def _same_rows(entry: Entry, wording: Wording, state: RecordState) -> list[FieldRow]:
    asked = {item.field for item in entry.items}
    rows = []
    for name, value in state.values().items():
        if name not in asked:
            lines = tuple(map(plain, wording.elements(entry.key, name, value)))
            rows.append(FieldRow(field_word(name), (), lines, lines, lines))
    return rows


def _after(item: Item, choice: Choice | None, wording: Wording, state: RecordState) -> Lines:
    if item.kind is Class.CONFLICT and choice in (None, Decision.LATER):
        if choice is None:
            return ()
        return (plain(translate("Review", "Both values stand")),)
    if choice is None:
        return ()
    value = value_after(item, state, choice)
    words = wording.elements(item.ref, item.field, value)
    return tuple(map(plain, words)) or (plain(NOTHING),)


def _base(item: Item, known: Known) -> Value:
    """What stood before; where only the other side wrote, that is what stands here."""
    if item.base or item.by_hand:
        return item.base
    return known.agreed.get(item.field, "") if item.kind is Class.CONFLICT else item.ours


def _sides(item: Item, base: Value, wording: Wording) -> tuple[Lines, Lines]:
    if is_set(item.ref, item.field):
        return _set_sides(item, wording)
    was, mine, theirs = (
        semicolon().join(wording.elements(item.ref, item.field, each))
        for each in (base, item.ours, item.theirs)
    )
    has_base = bool(was) or item.by_hand or item.kind is not Class.CONFLICT
    return (
        _text(mine, was if has_base else theirs),
        _text(theirs, was if has_base else mine),
    )


def _text(text: str, other: str) -> Lines:
    return (compared(text, other) if text else plain(NOTHING),)


def _set_sides(item: Item, wording: Wording) -> tuple[Lines, Lines]:
    """The elements that are asked about are marked; what else one side alone has is no matter."""
    ours, theirs = tuple(item.ours), tuple(item.theirs)
    asked = {split_register(register)[1] for register in item.union} - {""}
    asked = asked or set(ours) ^ set(theirs)
    is_conflict = item.kind is Class.CONFLICT
    return (
        _set_side(item, ours, theirs, asked if is_conflict else set(), wording),
        _set_side(item, theirs, ours, asked, wording),
    )


def _set_side(
    item: Item, side: Sequence[str], opposite: Sequence[str], asked: set[str], wording: Wording
) -> Lines:
    kept = [each for each in side if each not in asked]
    gone = [each for each in opposite if each in asked and each not in side]
    words, others = (
        wording.elements(item.ref, item.field, tuple(each)) for each in (side, [*kept, *gone])
    )
    the_same = translate("Review", "and {count} that are the same")
    return compared_sets(words, others, the_same) or (plain(NOTHING),)
