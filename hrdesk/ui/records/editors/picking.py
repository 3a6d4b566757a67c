"""A line to find something by typing: offers appear below it while one types."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QWidget

from hrdesk.ui.records.editors.undoing import UndoLine
from hrdesk.ui.widgets.offer_list import OfferList

_KEY = Qt.ItemDataRole.UserRole
_PAUSE = 80
_ROWS = 12
_OPENING = (Qt.Key.Key_Down, Qt.Key.Key_F4)
_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CHOOSING = (*_TAKING, Qt.Key.Key_Escape, Qt.Key.Key_F4)


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to choose: what it is, how it reads, and what tells it from others like it."""

    key: str
    text: str
    hint: str = ""


Search = Callable[[str], Sequence[Offer]]


class PickLine(UndoLine):
    """Asks `search` for offers; `chosen` tells which was taken. Down opens the list."""

    chosen = Signal(object)  # Offer

    def __init__(self, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = search
        self._offers: list[Offer] = []
        # Whether Enter takes none of several offers till one is marked, or something typed.
        self.waits = False
        self._model = QStandardItemModel(0, 1, self)
        self._completer = QCompleter(self._model, self)
        self._completer.setWidget(self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_ROWS)
        self._list = OfferList(self)
        self._list.serve(self._completer)
        by_index = self._completer.activated[QModelIndex]  # type: ignore[index]  # an overload
        by_index.connect(self._taken)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._offer_typed)
        self.textEdited.connect(self._pause.start)

    def offer(self) -> None:
        """Show what matches the text."""
        self._offers = list(self._search(self.text()))
        self._model.clear()
        for each in self._offers:
            # What is to be made says its name already.
            has_hint = bool(each.hint and each.key)
            said = f"{each.text}   –   {each.hint}" if has_hint else each.text
            item = QStandardItem(said)
            item.setData(each.key, _KEY)
            self._model.appendRow(item)
        if not self._offers:
            self._list.hide()
            return
        self._completer.complete()
        self._list.fit()
        first = self._completer.completionModel().index(0, 0)
        is_meant = len(self._offers) == 1 or bool(self.text().strip())
        self._list.setCurrentIndex(first if is_meant or not self.waits else QModelIndex())

    def _offer_typed(self) -> None:
        """An emptied line means nothing: what was offered for it could be taken by going on."""
        if self.text().strip():
            self.offer()
        else:
            self.hide_offers()

    def hide_offers(self) -> None:
        """Close the list."""
        self._pause.stop()
        self._list.hide()

    @property
    def looks(self) -> bool:
        """Whether what was typed is about to be looked for."""
        return self._pause.isActive()

    @property
    def offers(self) -> list[Offer]:
        """What the open list offers."""
        return self._offers

    def _taken(self, index: QModelIndex) -> None:
        key = index.data(_KEY)
        found = next((each for each in self._offers if each.key == key), None)
        self.hide_offers()
        if found is not None:
            self.chosen.emit(found)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Tab
            and not event.modifiers()
        ):
            self._take_highlighted()
        return super().event(event)

    def _take_highlighted(self) -> None:
        """Tab goes on with the row that stands highlighted, as Enter does; it makes nothing new."""
        if self.looks:
            self._pause.stop()
            self._offer_typed()
        index = self._list.currentIndex()
        if self._list.isVisible() and index.isValid() and index.data(_KEY):
            self._taken(index)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        # What was typed last is not looked for any more: the list would open over what follows.
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._pause.stop()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._list.isVisible():
            # The list asks the line first; what chooses or closes is meant for the list.
            if event.key() in _CHOOSING:
                # With nothing typed and nothing marked Enter takes nothing, and hides nothing.
                is_idle = not self.text() and not self._list.currentIndex().isValid()
                event.setAccepted(is_idle and event.key() in _TAKING)
                return
        elif event.key() in _OPENING:
            self.offer()
            return
        super().keyPressEvent(event)
