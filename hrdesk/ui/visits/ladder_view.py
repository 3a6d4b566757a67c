"""The status of a visit as a ladder of rungs, and below it how it came to this, as lines."""

from PySide6.QtCore import QModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hrdesk.operations.visit_steps import ASIDE, LADDER, Ladder
from hrdesk.ui.calendar.line_model import Index, Line, Sort, line_of
from hrdesk.ui.calendar.line_painting import LineDelegate
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.painting import box, paint_text, ring
from hrdesk.ui.step_words import step_note, step_word
from hrdesk.ui.style import row_height
from hrdesk.ui.tokens import GAP, MEDIUM, SMALL, Colours, colours
from hrdesk.ui.words import code_word

RUNG = "rung:"
_NOWHERE = "nowhere"
_RAIL, _DOT = 28, 6
# Whoever skips steps may: those of which nobody knows a day are hollow below where a visit stands.
_CURRENT, _BELOW, _SKIPPED, _ABOVE, _ASIDE = "current", "below", "skipped", "above", "aside"


class LadderView(LineList):
    """Arrows go from rung to rung; Enter gives the visit that status, and so do two clicks.

    One click only chooses: nobody cancels a visit by pressing beside the next button.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name, stacked=True)
        self.setItemDelegate(_Rungs(self))
        self._stands_at = ""
        self._next_row = -1

    def opens_by_click(self, key: str) -> bool:
        return False

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid() and self._next_row >= 0:
            # Qt would choose the topmost, of which Enter is not meant.
            self._go_to(self._next_row)
        super().focusInEvent(event)
        self.scrollTo(self.currentIndex())

    def forget(self) -> None:
        """Another visit is shown next: it is looked at where it stands."""
        self._stands_at = ""

    def show_ladder(self, ladder: Ladder) -> None:
        """Show where a visit stands, what is aside, and its history."""
        lines = [_rung(ladder, place) for place in reversed(range(len(LADDER)))]
        lines.append(Line(self.tr("Does not take place"), Sort.HEADING))
        for status in ASIDE:
            is_so = ladder.aside == status
            note = step_note(ladder.since) if is_so else ""
            lines.append(
                Line(
                    code_word(status),
                    key=RUNG + status,
                    icon=_CURRENT if is_so else _ASIDE,
                    note=note,
                    is_strong=is_so,
                )
            )
        lines.append(Line(self.tr("How it came to this"), Sort.HEADING))
        if not ladder.history:
            lines.append(Line(self.tr("Nobody has given it a status yet."), Sort.NOTE))
        lines += [
            Line(step_word(step), Sort.THING, note=step_note(step), key=f"step:{number}")
            for number, step in enumerate(ladder.history)
        ]
        self.show_lines(lines)
        self._choose_where_it_stands(lines)

    def _choose_where_it_stands(self, lines: list[Line]) -> None:
        """Enter does no harm there; of a visit without a status none is chosen till one comes here.

        Then it is the next one: chosen before, it would look like where the visit stands.
        """
        rungs = [row for row, line in enumerate(lines) if line.key.startswith(RUNG)]
        stands = next((row for row in rungs if lines[row].is_strong), -1)
        self._next_row = next((row for row in rungs if lines[row].verb), -1)
        row = self._next_row if stands < 0 and self.hasFocus() else stands
        key = lines[row].key if row >= 0 else _NOWHERE
        if key == self._stands_at:
            return
        self._stands_at = key
        if row < 0:
            self.setCurrentIndex(QModelIndex())
            self.scrollToTop()
            return
        self._go_to(row)

    def _go_to(self, row: int) -> None:
        model = self.model()
        assert model is not None
        self.setCurrentIndex(model.index(row, 0))
        # From the top, where all of them have room.
        self.scrollToTop()
        self.scrollTo(self.currentIndex())


def _rung(ladder: Ladder, place: int) -> Line:
    rung = ladder.rungs[place]
    below = _BELOW if rung.step is not None else _SKIPPED
    state = _CURRENT if rung.is_current else below if rung.is_below else _ABOVE
    step = ladder.since if rung.is_current else rung.step
    return Line(
        code_word(rung.status),
        key=RUNG + rung.status,
        icon=state,
        note=step_note(step) if step else "",
        is_strong=rung.is_current,
        verb="R" if rung.status == ladder.next else "",
    )


class _Rungs(QStyledItemDelegate):
    """Paints a rail with a dot a rung: filled where the visit is known to have been, else hollow."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._plain = LineDelegate(view, stacked=False)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, row_height(self._view))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = line_of(index)
        if not line.key.startswith(RUNG):
            self._plain.paint(painter, option, index)
            return
        now = colours(option.palette)
        place = option.rect.adjusted(GAP, 1, -GAP, -1)
        has_focus = self._view.hasFocus()
        # Without the focus a rung that the keys are on would look like where the visit stands.
        if option.state & QStyle.StateFlag.State_Selected and (has_focus or line.is_strong):
            box(painter, place, now.selected)
            if has_focus:
                ring(painter, place, now.accent)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            box(painter, place, now.hover)
        self._paint_rail(painter, option, line, now, first=index.row() == 0)
        self._paint_words(painter, option, line, now)

    def _paint_rail(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        line: Line,
        now: Colours,
        *,
        first: bool,
    ) -> None:
        rail = QRect(option.rect.left() + MEDIUM, option.rect.top(), _RAIL, option.rect.height())
        rail = QStyle.visualRect(option.direction, option.rect, rail)
        middle = QPointF(rail.center())
        reached = line.icon in (_CURRENT, _BELOW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.icon != _ASIDE and line.key.removeprefix(RUNG) in LADDER:
            climbed = line.icon in (_BELOW, _SKIPPED)
            pen = QPen(QColor(now.accent if climbed else now.line), 2)
            last = line.key == RUNG + LADDER[0]
            top = middle.y() if first else rail.top()
            painter.setPen(pen)
            painter.drawLine(
                QPointF(middle.x(), top), QPointF(middle.x(), middle.y() if last else rail.bottom())
            )
        edge = now.accent if reached or line.icon == _SKIPPED else now.field_edge
        painter.setPen(QPen(QColor(edge), 2))
        painter.setBrush(QColor(now.accent if reached else now.window))
        reach = _DOT + 2 if line.icon == _CURRENT else _DOT - 1
        painter.drawEllipse(middle, reach, reach)
        painter.restore()

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, line: Line, now: Colours
    ) -> None:
        inner = option.rect.adjusted(MEDIUM + _RAIL + SMALL, 0, -MEDIUM, 0)
        font = self._view.font()
        if line.is_strong:
            font.setWeight(font.Weight.DemiBold)
        metrics = option.fontMetrics
        # Elsewhere the letter would filter the list.
        if line.verb and self._view.hasFocus():
            width = metrics.horizontalAdvance(line.verb) + 2 * SMALL
            key = QRect(inner.right() - width, inner.top() + GAP, width, inner.height() - 2 * GAP)
            turned = QStyle.visualRect(option.direction, option.rect, key)
            box(painter, turned, now.window, now.field_edge)
            painter.setPen(QColor(now.accent))
            painter.drawText(turned, Qt.AlignmentFlag.AlignCenter, line.verb)
            inner.setRight(key.left() - SMALL)
        note = metrics.horizontalAdvance(line.note) + 2 if line.note else 0
        words = QRect(inner.left(), inner.top(), inner.width() - note - SMALL, inner.height())
        after = QRect(inner.right() - note, inner.top(), note, inner.height())
        strong = now.text if line.icon in (_CURRENT, _BELOW) else now.secondary
        for rect, text, colour, letters in (
            (words, line.text, strong, font),
            (after, line.note, now.secondary, self._view.font()),
        ):
            painter.setFont(letters)
            at = QStyle.visualRect(option.direction, option.rect, rect)
            paint_text(painter, at, text, colour, reading=option.direction)
