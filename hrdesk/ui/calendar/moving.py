"""Carries out what was dragged or moved by key: at once, after a question, or not, and says why."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from hrdesk.domain.changes import Changes
from hrdesk.domain.dates import Span
from hrdesk.operations.agenda import Occurrence, What, at
from hrdesk.operations.rescheduling import (
    Stays,
    Step,
    can_be_copied,
    copy_to,
    move_date,
    span_after,
    stays,
)
from hrdesk.operations.series import Which, change_occurrence
from hrdesk.ui.calendar.which_ones import WhichOnes
from hrdesk.ui.calendar.wording import span_words, title
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import isolated
from hrdesk.ui.records.editors.base import Today


class Moving(QWidget):
    """Asks which ones are meant where something recurs; everything else is moved without asking."""

    refused = Signal(str)  # why something stays where it is, in words
    moved = Signal(str, object)  # the Ref of what lies elsewhere now, and its first day

    def __init__(self, desk: Desk, today: Today, zone: Callable[[], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._today, self._zone = desk, today, zone
        self.which = WhichOnes(self)
        # Where lies what is being moved: the next key goes on from there.
        self._on_way: dict[tuple[str, What], Span] = {}
        self.hide()  # only holds the question

    def move_thing(self, each: Occurrence, step: Step, place: QPoint) -> None:
        """Move something, or one end of it; `place` is where on the screen a question may open."""
        span = self._wanted(each, step)
        if span is None:
            return
        if stays(each) is Stays.RECURS and each.day is not None:
            move = self.tr("Move {title} to {when}")
            said = (self.tr("Change {title} to {when}") if step.edge else move).format(
                title=isolated(title(each)), when=span_words(span, self._zone())
            )
            self.which.ask(said, place, partial(self._move_ones, each, span))
        else:
            key = each.ref, each.what
            self._on_way[key] = span
            done = partial(self._was_moved, key, span)
            refused = partial(self._arrived, key, span)
            self._desk.do_or(done, refused, move_date, *key, span.text, self._today())

    def copy_thing(self, each: Occurrence, step: Step) -> None:
        """Put another one like it at another time."""
        span = self._wanted(each, step)
        if span is not None and can_be_copied(each):
            self._desk.do_then(partial(self._tell, each.ref, span), copy_to, each.ref, span.text)

    def _wanted(self, each: Occurrence, step: Step) -> Span | None:
        """When it would be; None, with the reason told, where it stays."""
        if stays(each) is Stays.APPROXIMATE:
            self._refuse(self.tr("{title} has no exact dates yet: open it to give it some."), each)
            return None
        on_way = self._on_way.get((each.ref, each.what))
        span = span_after(each if on_way is None else replace(each, dates=on_way.text), step)
        if span is None:
            self._refuse(self.tr("{title} stays where it is: open it to change its dates."), each)
        return span

    def _refuse(self, sentence: str, each: Occurrence) -> None:
        self.refused.emit(sentence.format(title=isolated(title(each))))

    def _move_ones(self, each: Occurrence, span: Span, which: Which) -> None:
        assert each.day is not None
        done = partial(self._tell, each.ref, span)
        dates = {"dates": span.text}
        self._desk.do_then(done, change_occurrence, each.ref, each.day, dates, which)

    def _was_moved(self, key: tuple[str, What], span: Span, changes: Changes) -> None:
        self._arrived(key, span)
        self._tell(key[0], span, changes)

    def _arrived(self, key: tuple[str, What], span: Span, _: Exception | None = None) -> None:
        if self._on_way.get(key) == span:
            del self._on_way[key]

    def _tell(self, ref: str, span: Span, changes: Changes) -> None:
        """A copy, and what is taken out of a series, is a record of its own."""
        made = [edit.ref for edit in changes.edits if edit.is_made]
        self.moved.emit(made[0] if made else ref, at(span, self._zone())[0])
