"""The records that link to the one that is shown; Enter opens one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from hrdesk.domain.label import Label
from hrdesk.domain.records import kind_of
from hrdesk.store import listing
from hrdesk.ui.calendar.line_model import Line, Sort
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import isolated
from hrdesk.ui.painting import paint_text
from hrdesk.ui.records.called_here import titles_here
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL, colours
from hrdesk.ui.words import comma, field_word, kind_plural, number_word


class LinkedView(LineList):
    """By kind, each with its label, its title and the fields that link here."""

    open_requested = Signal(str)  # Ref

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        # Long titles begin alike: what tells them apart stands at the end.
        super().__init__(self.tr("Linked"), parent, stacked=True, wraps=True)
        self._desk = desk
        self.has_lines = False
        self.begin_with_title()
        # As far below the names of the parts as what other parts begin with.
        beside = self.viewportMargins()
        self.setViewportMargins(beside.left(), SMALL, beside.right(), 0)
        self.opened.connect(self.open_requested)

    def show_record(self, ref: str) -> None:
        """Show what links to a record."""
        fields: dict[str, list[str]] = {}
        for other, name in self._desk.read(listing.linked_from, ref):
            fields.setdefault(other, []).append(name)
        self.has_lines = bool(fields)
        self.show_lines(list(self._grouped(fields)))

    def count_of(self, ref: str) -> int:
        """How many records link to a record."""
        return len({other for other, _ in self._desk.read(listing.linked_from, ref)})

    def _grouped(self, fields: Mapping[str, list[str]]) -> Iterator[Line]:
        titles = titles_here(self._desk, list(fields))
        labels = self._desk.read(listing.labels, list(fields))
        for kind, refs in groupby(fields, kind_of):
            alike = list(refs)
            # Where each says the same, its head does.
            is_told_once = len(alike) > 1 and len({tuple(fields[ref]) for ref in alike}) == 1
            yield Line(self._head(kind, alike, fields if is_told_once else {}), Sort.HEADING)
            for ref in alike:
                yield Line(
                    titles.get(ref, ref),
                    note="" if is_told_once else self._in_words(fields[ref]),
                    label=Label(labels[ref]) if ref in labels else None,
                    icon="arrow-right",
                    key=ref,
                )

    def _head(self, kind: str, refs: Sequence[str], fields: Mapping[str, list[str]]) -> str:
        counted = self.tr("{kinds} ({count})")
        if fields:
            counted = self.tr("{kinds} ({count}), in their field {fields}")
        names = _words_of(fields.get(refs[0], ()))
        count = number_word(len(refs))
        return counted.format(kinds=kind_plural(kind), count=count, fields=names)

    def _in_words(self, names: list[str]) -> str:
        return self.tr("in its field {fields}").format(fields=_words_of(names))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.has_lines:
            said, reading = self.tr("No other record links to it."), self.layoutDirection()
            colour = colours(self.palette()).secondary
            line = self.viewport().rect().adjusted(MEDIUM, LARGE - SMALL, -MEDIUM, 0)
            line.setHeight(self.fontMetrics().height())
            paint_text(QPainter(self.viewport()), line, said, colour, reading=reading)


def _words_of(names: Iterable[str]) -> str:
    return comma().join(isolated(field_word(name)) for name in names)
