"""How a grid of marks is painted: its cells, and headings that stay in sight on both sides."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from hrdesk.ui.follow_up.matrix_model import MARK, Mark, MatrixColumn, MatrixModel, Tone
from hrdesk.ui.painting import box, paint_lines, paint_text, ring
from hrdesk.ui.tokens import (
    GAP,
    LARGE,
    MARKING_WIDTH,
    SMALL,
    Colours,
    Marks,
    ReviewState,
    colours,
    scaled,
)
from hrdesk.ui.widgets.marking import paint_cell_ground, paint_marks

Index = QModelIndex | QPersistentModelIndex
_ROW_WIDTH, _ROW_SHARE = 320, 0.4
_LINES = 2
_MEASURED = 200
# A few long names do not make the column wide for all; they break between words.
_MOST_NAMES, _ON_TWO_LINES = 0.9, 0.6


class MarkDelegate(QStyledItemDelegate):
    """A sign in a box whose colour only repeats what the sign says; texts as they are."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        paint_cell_ground(painter, option)
        mark, model, now = index.data(MARK), index.model(), colours(option.palette)
        if isinstance(mark, Mark) and isinstance(model, MatrixModel):
            self._paint_mark(painter, option, mark, model.matrix.columns[index.column()].is_text)
        self._paint_lines(painter, option, now)
        if option.state & QStyle.StateFlag.State_HasFocus:
            ring(painter, option.rect.adjusted(0, 0, -1, -1), now.accent)

    def _paint_lines(self, painter: QPainter, option: QStyleOptionViewItem, now: Colours) -> None:
        place = option.rect
        from_right = option.direction == Qt.LayoutDirection.RightToLeft
        edge = place.left() if from_right else place.right()
        painter.fillRect(edge, place.top(), 1, place.height(), now.line)
        painter.fillRect(place.left(), place.bottom(), place.width(), 1, now.line)

    def _paint_mark(
        self, painter: QPainter, option: QStyleOptionViewItem, mark: Mark, is_text: bool
    ) -> None:
        now = colours(option.palette)
        if is_text:
            place = option.rect.adjusted(SMALL, 0, -SMALL, 0)
            most = max(place.height() // option.fontMetrics.height(), 1)
            lines = min(most, _LINES)
            paint_lines(painter, place, mark.sign, now.text, reading=option.direction, most=lines)
            return
        marks = marks_of(mark.tone, now)
        if marks is not None:
            inside = option.rect.adjusted(2, 3, -3, -3)
            box(painter, inside, marks.fill, marks.edge, dashed=marks.dashed)
        painter.save()
        painter.setPen(marks.text if marks is not None else now.secondary)
        painter.drawText(option.rect, Qt.AlignmentFlag.AlignCenter, mark.sign)
        painter.restore()


def marks_of(tone: Tone, now: Colours) -> Marks | None:
    """The colours of a tone; None where a sign stands alone."""
    return {
        Tone.STRONG: Marks(now.accent, now.on_accent, now.accent, ""),
        Tone.MIDDLE: now.states[ReviewState.NEW],
        Tone.LIGHT: now.states[ReviewState.HANDLED],
        Tone.WARNING: now.states[ReviewState.CHANGED],
        Tone.ALARM: now.states[ReviewState.ERROR],
    }.get(tone)


class ColumnHeader(QHeaderView):
    """Names of columns with a note below, and above them the group that neighbours belong to."""

    def __init__(self, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        columns = self._model.matrix.columns
        lines = any(each.group for each in columns) + any(each.note for each in columns)
        return QSize(super().sizeHint().width(), (lines + self._words()) * self._line() + SMALL)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        now, column = colours(self.palette()), self._model.matrix.columns[logical]
        painter.save()
        painter.fillRect(rect, now.surface)
        edge = rect.left() if self.isRightToLeft() else rect.right()
        painter.fillRect(edge, rect.top() + self._band(), 1, rect.height(), now.line)
        # Over the first letters of the texts below.
        beside = SMALL if column.is_text else GAP
        inner = rect.adjusted(beside, self._band(), -beside, -GAP)
        word = QRect(inner.left(), inner.top(), inner.width(), self._words() * self._line())
        painter.setFont(self._bold())
        self._text(painter, word, column.word, now.text, centred=not column.is_text)
        painter.setFont(self.font())
        note = QRect(inner.left(), word.bottom() + 1, inner.width(), self._line())
        self._text(painter, note, column.note, now.secondary, centred=not column.is_text)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, now.line)
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        now, painter = colours(self.palette()), QPainter(self.viewport())
        for group, first, last in self.groups():
            begin, end = self.sectionViewportPosition(first), self.sectionViewportPosition(last)
            left, right = (
                min(begin, end),
                max(begin + self.sectionSize(first), end + self.sectionSize(last)),
            )
            seen = QRect(left, 0, right - left, self._band()).intersected(self.viewport().rect())
            edge = left if self.isRightToLeft() else right - 1
            painter.fillRect(edge, 0, 1, self.height(), now.field_edge)
            room = seen.adjusted(SMALL, 0, -SMALL, 0)
            # A few letters of it over the edge of a column tell nothing.
            if room.width() >= painter.fontMetrics().horizontalAdvance(group):
                paint_text(painter, room, group, now.secondary, reading=self.layoutDirection())

    def paint_corner(self, painter: QPainter, rect: QRect, word: str) -> None:
        """What the rows are, over their names and on the line of the names of the columns."""
        now = colours(self.palette())
        painter.fillRect(rect, now.surface)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, now.line)
        inner = rect.adjusted(LARGE, self._band(), -SMALL, -GAP)
        inner = QStyle.visualRect(self.layoutDirection(), rect, inner)
        place = QRect(inner.left(), inner.top(), inner.width(), self._words() * self._line())
        painter.setFont(self._bold())
        # As the names beside it: in the middle of their lines.
        place.setTop(place.top() + (place.height() - self._line()) // 2)
        place.setHeight(self._line())
        paint_text(painter, place, word, now.text, reading=self.layoutDirection())
        if note := self._model.matrix.note:
            painter.setFont(self.font())
            top = inner.top() + self._words() * self._line()
            below = QRect(inner.left(), top + 1, inner.width(), self._line())
            paint_text(painter, below, note, now.secondary, reading=self.layoutDirection())

    def needed(self, column: MatrixColumn) -> tuple[int, int]:
        """The width with which a name stands on one line, and the least at which no word is cut."""
        around = 2 * (SMALL if column.is_text else GAP) + SMALL
        bold, note = QFontMetrics(self._bold()), self.fontMetrics().horizontalAdvance(column.note)
        words = [bold.horizontalAdvance(word) for word in column.word.split()] or [0]
        whole = bold.horizontalAdvance(column.word)
        return max(whole, note) + around, max(*words, note) + around

    def needed_by_group(self, group: str) -> int:
        """The width with which what stands over neighbours is whole."""
        return self.fontMetrics().horizontalAdvance(group) + 2 * SMALL + 2

    def needed_by_corner(self, word: str) -> int:
        """The width with which it is said in full what rows are, and what the notes count."""
        note = self.fontMetrics().horizontalAdvance(self._model.matrix.note)
        return max(QFontMetrics(self._bold()).horizontalAdvance(word), note) + LARGE + SMALL + 2

    def groups(self) -> list[tuple[str, int, int]]:
        """Neighbours of one group, by their first and last column."""
        found: list[tuple[str, int, int]] = []
        for number, column in enumerate(self._model.matrix.columns):
            if found and found[-1][0] == column.group:
                found[-1] = (column.group, found[-1][1], number)
            else:
                found.append((column.group, number, number))
        return [each for each in found if each[0]]

    def _text(
        self, painter: QPainter, rect: QRect, text: str, colour: str, *, centred: bool
    ) -> None:
        width = painter.fontMetrics().horizontalAdvance(text)
        if centred and width < rect.width():
            painter.setPen(colour)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
        else:
            paint_lines(painter, rect, text, colour, reading=self.layoutDirection())

    def _words(self) -> int:
        """How many lines the names need."""
        metrics = QFontMetrics(self._bold())
        columns = enumerate(self._model.matrix.columns)
        wide = (metrics.horizontalAdvance(each.word) > self._room(at) for at, each in columns)
        return 2 if any(wide) else 1

    def _room(self, logical: int) -> int:
        is_text = self._model.matrix.columns[logical].is_text
        return self.sectionSize(logical) - 2 * (SMALL if is_text else GAP)

    def _band(self) -> int:
        return self._line() if any(each.group for each in self._model.matrix.columns) else 0

    def _line(self) -> int:
        return self.fontMetrics().lineSpacing() + GAP

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font


class Corner(QWidget):
    """The heading of the names of the rows; a click goes through to the grid."""

    def __init__(self, heads: ColumnHeader, parent: QWidget) -> None:
        super().__init__(parent)
        self._heads = heads
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._heads.paint_corner(QPainter(self), self.rect(), self.accessibleName())


class RowHeader(QHeaderView):
    """Names of rows on two lines, with the label of each; they stay while columns go by."""

    def __init__(self, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._model = model
        # Whether some names need two lines.
        self.is_wrapped = False
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def fit(self, room: int, spare: int = 0, *, least: int = 0) -> int:
        """Take what the names need, and not too much of the room but for what is to spare.

        `least` takes what stands over them."""
        # The first tell enough: measuring thousands takes longer than anybody waits.
        rows = self._model.matrix.rows[:_MEASURED]
        metrics = QFontMetrics(self._letters())
        wide = sorted(metrics.horizontalAdvance(row.shown) for row in rows) or [0]
        around = LARGE + SMALL + self._mark() + GAP
        wanted, usual = max(wide[-1] + around, least), max(self._usual(wide) + around, least)
        most = min(scaled(self.font(), _ROW_WIDTH), int(room * _ROW_SHARE))
        width = min(wanted, min(usual, most) + spare)
        self.setFixedWidth(width)
        self.is_wrapped = width < wide[-1] + around
        return width

    def wrapped(self) -> list[int]:
        """The rows whose names stand on two lines."""
        room = self.width() - LARGE - SMALL - self._mark() - GAP
        rows = enumerate(self._model.matrix.rows)
        width = QFontMetrics(self._letters()).horizontalAdvance
        return [number for number, row in rows if width(row.shown) > room]

    @staticmethod
    def _usual(wide: list[int]) -> int:
        """What most names need on one line, and the longest on two."""
        return max(wide[int(len(wide) * _MOST_NAMES)], int(wide[-1] * _ON_TWO_LINES))

    def sizeHint(self) -> QSize:
        # Qt's own asks two hundred rows how wide they would be, again with each column's width.
        return QSize(self.minimumWidth(), 0)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        now, row = colours(self.palette()), self._model.matrix.rows[logical]
        painter.save()
        selected = self.selectionModel().currentIndex().row() == logical
        painter.fillRect(rect, now.selected if selected else now.window)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, now.line)
        edge = rect.left() if self.isRightToLeft() else rect.right()
        painter.fillRect(edge, rect.top(), 1, rect.height(), now.field_edge)
        # Under the first letter of the title.
        room = self._turned(rect, rect.adjusted(LARGE, 0, -SMALL, 0))
        text = room
        if row.label is not None:
            side = min(self._mark(), rect.height() - GAP)
            place = QRect(room.left(), rect.center().y() - side // 2, side, side)
            paint_marks(painter, self._turned(room, place), now.markings[row.label])
            text = self._turned(room, room.adjusted(side + GAP, 0, 0, 0))
        painter.setFont(self._letters())
        paint_lines(painter, text, row.shown, now.text, reading=self.layoutDirection())
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # Below the last name there is nothing: the ground of the cells goes on.
        rest = self.viewport().rect()
        rest.setTop(self.length() - self.offset())
        if not rest.isEmpty():
            QPainter(self.viewport()).fillRect(rest, colours(self.palette()).window)

    def _letters(self) -> QFont:
        """Those of the cells beside."""
        view = self.parentWidget()
        font = QFont(self.font() if view is None else view.font())
        # Said once more: a painter takes what a font does not say from what it paints on.
        font.setPointSizeF(font.pointSizeF())
        font.setWeight(QFont.Weight.Normal)
        return font

    def _turned(self, whole: QRect, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), whole, rect)

    def _mark(self) -> int:
        has_labels = any(row.label is not None for row in self._model.matrix.rows)
        return scaled(self.font(), MARKING_WIDTH) if has_labels else 0
