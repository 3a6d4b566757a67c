"""A board: a column a stage, cards that are moved from one to the next by mouse and by keys."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hrdesk.ui.calendar.line_model import Line, LineModel
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.documents.card_painting import CardDelegate, empty_words
from hrdesk.ui.painting import ring
from hrdesk.ui.tokens import GAP, MEDIUM, SMALL, colours, scaled
from hrdesk.ui.widgets.dragged import dragged_refs
from hrdesk.ui.widgets.headings import Caption

_LEAST = 176
_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
Move = Qt.DropAction.MoveAction


class Column(LineList):
    """The cards of a stage. Left and Right go to its neighbours, with Ctrl the card goes along."""

    stepped = Signal(int)  # to the column so many further on
    carried = Signal(int)  # the current card, so many columns further on
    dropped = Signal(list)  # the Refs of cards
    entered = Signal()  # it has the focus

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent, wraps=True)
        self.word = name
        self.is_over = False  # a card is held over it that may be let go here
        self.setItemDelegate(CardDelegate(self))
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Move)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.show_lines([])

    @property
    def keys(self) -> list[str]:
        """The keys of the cards, from the top."""
        model = self.model()
        return [line.key for line in model.lines] if isinstance(model, LineModel) else []

    def choose(self, key: str) -> bool:
        """Make a card current; False where it is not here."""
        if key not in self.keys:
            return False
        self.setCurrentIndex(self.model().index(self.keys.index(key), 0))
        return True

    def enter(self, near: int = 0) -> None:
        """Take the focus, on the card that was current or on one near a row."""
        if self.keys and not self.current_key:
            self.setCurrentIndex(self.model().index(min(near, len(self.keys) - 1), 0))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _SIDEWAYS.get(Qt.Key(event.key()))
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if way is None or held not in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ControlModifier,
        ):
            super().keyPressEvent(event)
            return
        way = -way if self.isRightToLeft() else way
        (self.carried if held else self.stepped).emit(way)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.is_over:
            painter = QPainter(self.viewport())
            edge = self.viewport().rect().adjusted(0, 0, -1, -1)
            ring(painter, edge, colours(self.palette()).accent)
        if not self.keys:
            empty_words(self, QPainter(self.viewport()), self.tr("Nothing here"))

    # ------------------------------------------------------------ dragging

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._ask(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._ask(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        refs = dragged_refs(event.mimeData())
        self._show_over(False)
        if refs and event.source() is not self:
            # Nothing is taken out of the other column: all are shown anew once it is written.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(refs)

    def _ask(self, event: QDragMoveEvent) -> None:
        takes = bool(dragged_refs(event.mimeData())) and event.source() is not self
        self._show_over(takes)
        if takes:
            event.acceptProposedAction()
        else:
            event.ignore()

    def _show_over(self, is_over: bool) -> None:
        self.is_over = is_over
        self.viewport().update()


class Board(QScrollArea):
    """Columns by keys of stages; tells which card goes where, and writes nothing itself."""

    opened = Signal(str)  # the key of a card
    moved = Signal(list, str)  # the keys of cards, and the stage that they go to
    turned = Signal()  # one is on a card of another column

    def __init__(self, name: str, stages: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.columns: dict[str, Column] = {}
        self._heads: dict[str, Caption] = {}
        self._last = next(iter(stages))
        inside = QWidget()
        row = QHBoxLayout(inside)
        # Cards and the words over them begin where the title of the page does.
        row.setContentsMargins(MEDIUM, 0, MEDIUM, SMALL)
        row.setSpacing(GAP)
        for key, word in stages.items():
            row.addLayout(self._column(key, word), 1)
        self.setWidget(inside)
        self.setFocusProxy(self.columns[self._last])

    def _column(self, key: str, word: str) -> QVBoxLayout:
        column = self.columns[key] = Column(word)
        head = self._heads[key] = Caption(word)
        head.setContentsMargins(GAP, SMALL, GAP, SMALL)
        column.setMinimumWidth(scaled(self.font(), _LEAST))
        column.opened.connect(self.opened)
        column.entered.connect(self._entered)
        column.stepped.connect(self._step)
        column.carried.connect(self._carry)
        column.dropped.connect(self._dropped)
        found = QVBoxLayout()
        found.setSpacing(0)
        found.addWidget(head)
        found.addWidget(column, 1)
        return found

    def show_cards(self, cards: Mapping[str, Sequence[Line]]) -> None:
        """Show these; the card that was current is current still, in whichever column it is now."""
        current, had_focus = self.current_key, self._focused() is not None
        for key, column in self.columns.items():
            here = cards.get(key, ())
            column.show_lines(here)
            said = self.tr("{stage} · {count}").format(
                stage=column.word, count=self.locale().toString(len(here))
            )
            self._heads[key].setText(said)
            column.setAccessibleName(said)
        where = next((key for key, column in self.columns.items() if column.choose(current)), None)
        if where is not None and where != self._last:
            self._make_current(where)
            if had_focus:
                self.columns[where].enter()

    @property
    def current_key(self) -> str:
        """The key of the card that one is on."""
        return self.columns[self._last].current_key

    def choose(self, key: str) -> None:
        """Go to a card."""
        for name, column in self.columns.items():
            if column.choose(key):
                self._make_current(name)
                column.enter()

    def add_verb(self, action: QAction) -> None:
        """Something that a key does with the current card, whichever column it is in."""
        for column in self.columns.values():
            column.addAction(action)

    # ------------------------------------------------------------ inner

    def _entered(self) -> None:
        key = self._focused()
        if key is not None:
            self._make_current(key)

    def _focused(self) -> str | None:
        return next((key for key, each in self.columns.items() if each.hasFocus()), None)

    def _make_current(self, key: str) -> None:
        """One card is chosen on the whole board."""
        self._last = key
        self.turned.emit()
        self.setFocusProxy(self.columns[key])
        for name, column in self.columns.items():
            if name != key:
                column.clearSelection()
        self.ensureWidgetVisible(self.columns[key], 0, 0)

    def _neighbour(self, way: int) -> str | None:
        keys = list(self.columns)
        at = keys.index(self._last) + way
        return keys[at] if 0 <= at < len(keys) else None

    def _step(self, way: int) -> None:
        wanted = self._neighbour(way)
        if wanted is not None:
            self.columns[wanted].enter(self.columns[self._last].currentIndex().row())

    def _carry(self, way: int) -> None:
        wanted = self._neighbour(way)
        if wanted is not None and self.current_key:
            self.moved.emit([self.current_key], wanted)

    def _dropped(self, keys: list[str]) -> None:
        sender = self.sender()
        stage = next((key for key, each in self.columns.items() if each is sender), None)
        if stage is not None:
            self.moved.emit(keys, stage)
