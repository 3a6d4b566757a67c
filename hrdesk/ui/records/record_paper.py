"""One record on paper: what is filled in, section by section, as far as the paper goes."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QCoreApplication, Qt

from hrdesk.domain.fields import Field
from hrdesk.domain.label import Label
from hrdesk.domain.markup import read_markup
from hrdesk.domain.state import RecordState
from hrdesk.operations.called import Called, called
from hrdesk.store.records import read_state
from hrdesk.ui.desk import Desk
from hrdesk.ui.printing.tables import Cell, Heading, Names, Row, TablePrintable
from hrdesk.ui.records.rule_cell import rule_cell
from hrdesk.ui.records.sections import sections_of
from hrdesk.ui.rule_words import RULE, refs_in
from hrdesk.ui.words import comma, element_word, field_word, kind_word


def record_printable(
    desk: Desk, ref: str, reading: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight
) -> TablePrintable | None:
    """A record with the fields that have a value; None where there is no such record.

    A field goes as far as its record and its floor, a name as far as the record that it names.
    """
    state = desk.read(read_state, ref)
    if state is None:
        return None
    linked = [each for spec in state.fields if spec.is_link for each in _values(state, spec)]
    linked += refs_in(state.text(RULE)) if state.kind == "mailing_list" else []
    names = desk.read(called, [ref, *linked])
    own = names[ref].label if ref in names else state.label
    rows = list(_rows(state, own, names))
    say = QCoreApplication.translate
    headings = [Heading(say("RecordPaper", "Field")), Heading(say("RecordPaper", "Value"))]
    return TablePrintable(kind_word(state.kind), headings, rows, reading)


def _rows(state: RecordState, own: Label, names: Mapping[str, Called]) -> Iterator[Row]:
    for section in sections_of(state.kind):
        filled = [spec for spec in section.fields if _values(state, spec)]
        if filled and section.title:
            yield Row(own, (section.title, ""), is_title=True)
        for spec in filled:
            floor = own if spec.floor is None or spec.floor.rank < own.rank else spec.floor
            yield Row(floor, (field_word(spec.name), _said(state, spec, names)))


def _values(state: RecordState, spec: Field) -> tuple[str, ...]:
    value = state.value(spec.name)
    return tuple(value) if isinstance(value, tuple) else (value,) if value else ()


def _said(state: RecordState, spec: Field, names: Mapping[str, Called]) -> Cell:
    values = _values(state, spec)
    if spec.is_link:
        known = (names[each] for each in values if each in names)
        return Names(tuple((each.title, each.label) for each in known))
    if spec.name == RULE:
        return rule_cell(values[0], names)
    if (state.kind, spec.name) == ("document", "draft"):
        return "\n".join(each.plain for each in read_markup(values[0]))
    return comma().join(element_word(spec, each) for each in values)
