"""The line that adds to a programme: after an @ it offers the people who may be meant."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from hrdesk.domain.text import words_of
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.editors.finding import RecordFinder
from hrdesk.ui.records.editors.picking import Offer, PickLine

_SIGN = "@"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NamedLine(PickLine):
    """Down or Tab goes into what is offered; Enter adds the line as long as nobody did."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(self._people, parent)
        self._finder = RecordFinder(desk, "person")
        self.chosen.connect(self._name)

    def offer(self) -> None:
        super().offer()
        # Whoever knows the name writes on: Enter is for the line.
        self._list.setCurrentIndex(QModelIndex())

    def _word(self) -> tuple[int, str]:
        """The word before the cursor, and where it begins."""
        before = self.text()[: self.cursorPosition()]
        begin = before.rfind(" ") + 1
        return begin, before[begin:]

    def _people(self, _: str) -> Sequence[Offer]:
        word = self._word()[1]
        if not word.startswith(_SIGN) or not words_of(word):
            return ()
        # What is to be made has no Ref yet.
        return [each for each in self._finder.find(" ".join(words_of(word))) if each.key]

    def _name(self, offer: Offer) -> None:
        """All of the name in one word, so that it fits nobody else who begins alike."""
        begin, word = self._word()
        rest = self.text()[begin + len(word) :].lstrip()
        named = f"{self.text()[:begin]}{_SIGN}{'.'.join(_words(offer.text))} "
        self.setText(named + rest)
        self.setCursorPosition(len(named))

    def event(self, event: QEvent) -> bool:
        is_press = event.type() == QEvent.Type.KeyPress and self._list.isVisible()
        if is_press and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab:
            # More follows a name in the line: one stays there.
            self._take_highlighted()
            return True
        return super().event(event)

    def _take_highlighted(self) -> None:
        model = self._list.model()
        if self._list.isVisible() and not self._list.currentIndex().isValid():
            self._list.setCurrentIndex(model.index(0, 0))
        super()._take_highlighted()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not self._list.currentIndex().isValid():
            self.hide_offers()
        super().keyPressEvent(event)


def _words(name: str) -> list[str]:
    """A name's words as they are written."""
    return [word for word in name.replace(",", " ").split() if words_of(word)]
