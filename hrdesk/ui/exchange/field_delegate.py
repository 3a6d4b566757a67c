"""Paints the cells of the field table: boxes to choose from, and what is chosen."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hrdesk.domain.merge import Decision
from hrdesk.ui.exchange.field_rows import FieldRow, Lines
from hrdesk.ui.exchange.field_table import FieldColumn
from hrdesk.ui.exchange.marked import Mark, Piece, clipped, plain
from hrdesk.ui.exchange.piece_text import PieceText
from hrdesk.ui.exchange.wording import NOTHING
from hrdesk.ui.icons import paint_icon
from hrdesk.ui.painting import box
from hrdesk.ui.tokens import GAP, SMALL, Colours, ReviewState, colours, scaled
from hrdesk.ui.widgets.marking import paint_cell_ground
from hrdesk.ui.words import semicolon

Index = QModelIndex | QPersistentModelIndex
_SIGN = 14  # a round button, or an icon
_KEPT = 400
_PAD = 3
# A base under its field is a reminder only: the whole of it is in the tool tip.
_BEFORE = 12
_SIDES = {FieldColumn.MINE: Decision.OURS, FieldColumn.THEIRS: Decision.THEIRS}


@dataclass(frozen=True)
class _Look:
    """How a cell stands out: fill and edge of its box, colour of its letters."""

    fill: str
    edge: str
    text: str
    dashed: bool = False


class FieldDelegate(QStyledItemDelegate):
    """`most_lines` says how high a row may grow; `folds_base` puts the base under the field."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.most_lines = 10
        self.folds_base = False
        self._texts: OrderedDict[tuple[object, ...], PieceText] = OrderedDict()

    def height(self, option: QStyleOptionViewItem, index: Index, width: int) -> int:
        """How high a cell of this width wants to be."""
        text = self._text(option, index, width)
        return text.height + 2 * (_PAD + SMALL)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.height(option, index, option.rect.width()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        paint_cell_ground(painter, option)
        row: FieldRow = index.data(Qt.ItemDataRole.UserRole)
        column = FieldColumn(index.column())
        now = colours(option.palette)
        look = _look(row, column, now)
        frame = option.rect.adjusted(GAP, _PAD, -GAP, -_PAD)
        if look.edge or look.fill:
            box(painter, frame, look.fill, look.edge, dashed=look.dashed)
        text = self._text(option, index, option.rect.width())
        inside = self._text_place(option, column, row)
        if column in _SIDES and row.item is not None:
            side = scaled(option.font, _SIGN)
            mark = QRect(frame.left() + SMALL, frame.top(), side, frame.height())
            _paint_radio(painter, _turned(option, mark), look, row.choice is _SIDES[column])
        elif column is FieldColumn.FIELD and row.state is not None:
            place = QRect(frame.left(), frame.top(), scaled(option.font, _SIGN), frame.height())
            marks = now.states[row.state]
            shade = now.secondary if row.is_settled else marks.edge
            paint_icon(painter, _turned(option, place), marks.icon, shade)
        top = max((inside.height() - text.height) // 2, 0)
        text.paint(painter, _turned(option, inside.adjusted(0, top, 0, 0)), look.text)

    def _text_place(
        self, option: QStyleOptionViewItem, column: FieldColumn, row: FieldRow
    ) -> QRect:
        inside = option.rect.adjusted(GAP + SMALL, _PAD + SMALL, -GAP - SMALL, -_PAD - SMALL)
        if column in _SIDES and row.item is not None:
            return inside.adjusted(scaled(option.font, _SIGN) + SMALL, 0, 0, 0)
        if column is FieldColumn.FIELD:
            return inside.adjusted(scaled(option.font, _SIGN), 0, SMALL, 0)
        return inside

    def _text(self, option: QStyleOptionViewItem, index: Index, width: int) -> PieceText:
        row: FieldRow = index.data(Qt.ItemDataRole.UserRole)
        column = FieldColumn(index.column())
        lines = self._lines(row, column)
        room = width - 2 * (GAP + SMALL)
        if column in _SIDES and row.item is not None:
            room -= scaled(option.font, _SIGN) + SMALL
        elif column is FieldColumn.FIELD:
            room -= scaled(option.font, _SIGN) - SMALL
        font = QFont(option.font)
        if column is FieldColumn.AFTER:
            font.setWeight(QFont.Weight.DemiBold)
        key = (lines, font.key(), room, option.direction, self.most_lines)
        kept = self._texts.get(key)
        if kept is None:
            kept = PieceText(lines, font, room, option.direction, most_lines=self.most_lines)
            self._texts[key] = kept
            if len(self._texts) > _KEPT:
                self._texts.popitem(last=False)
        return kept

    def _lines(self, row: FieldRow, column: FieldColumn) -> Lines:
        if column is FieldColumn.FIELD:
            name = plain(row.name)
            if not self.folds_base or not row.base:
                return (name,)
            before = self.tr("was: {value}").format(value=semicolon().join(map(_bare, row.base)))
            return (name, clipped(plain(before), _BEFORE))
        if column is FieldColumn.AFTER and row.is_open:
            return (plain(self.tr("choose")),)
        found = {
            FieldColumn.BASE: row.base or ((plain(NOTHING),) if row.item is not None else ()),
            FieldColumn.MINE: row.mine,
            FieldColumn.THEIRS: row.theirs,
            FieldColumn.AFTER: row.after,
        }[column]
        return tuple(clipped(line) for line in found)


def _bare(line: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in line)


def _look(row: FieldRow, column: FieldColumn, now: Colours) -> _Look:
    if row.item is None or row.state is None:
        return _Look("", "", now.secondary if column is not FieldColumn.FIELD else now.text)
    marks = now.states[row.state]
    if column is FieldColumn.FIELD:
        return _Look("", "", now.text)
    if column is FieldColumn.BASE:
        return _Look("", "", now.secondary)
    if column is FieldColumn.AFTER:
        edge = marks.edge if row.is_open else now.line
        return _Look(now.window, edge, marks.edge if row.is_open else now.text)
    is_changed = row.state is ReviewState.NEW or _differs(row, column)
    if row.is_settled or not is_changed:
        chosen = row.choice is _SIDES[column]
        edge = marks.edge if chosen or is_changed else now.field_edge
        return _Look(now.window, edge, now.text, dashed=not chosen)
    return _Look(marks.fill, marks.edge, marks.text)


def _differs(row: FieldRow, column: FieldColumn) -> bool:
    lines = row.mine if column is FieldColumn.MINE else row.theirs
    if row.state is ReviewState.CONFLICT:
        return True
    return any(piece.mark is not Mark.SAME for line in lines for piece in line) or (
        column is FieldColumn.THEIRS
    )


def _paint_radio(painter: QPainter, place: QRect, look: _Look, chosen: bool) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(look.text), 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    centre = QPointF(place.center()) + QPointF(0.5, 0.5)
    painter.drawEllipse(centre, 6, 6)
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.text))
        painter.drawEllipse(centre, 3.4, 3.4)
    painter.restore()


def _turned(option: QStyleOptionViewItem, rect: QRect) -> QRect:
    return QStyle.visualRect(option.direction, option.rect, rect)
