"""The menu of labels for several records at once: Ctrl+M, then the letter of one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from hrdesk.domain.label import Label
from hrdesk.ui.records.labelling import label_sentence
from hrdesk.ui.widgets.marking import label_icon
from hrdesk.ui.widgets.pop_up_place import open_under
from hrdesk.ui.words import label_word


class LabelMenu(QMenu):
    """`shortcut` opens it wherever the focus is in the window, while its widget is shown."""

    chosen = Signal(object)  # Label

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        # Below which it opens.
        self.field = over
        taken: set[str] = set()
        for label in Label:
            word = _with_letter(label_word(label), taken)
            action = self.addAction(label_icon(label), f"{word} – {label_sentence(label)}")
            action.setData(label)
        self.triggered.connect(self._choose)
        self.shortcut = QAction(self.tr("Choose the label"), over)
        self.shortcut.setShortcut(QKeySequence("Ctrl+M"))
        self.shortcut.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self.shortcut.triggered.connect(self.open)

    def open(self) -> None:
        """Show it below the field that it is for."""
        open_under(self, self.field)

    def _choose(self, action: QAction) -> None:
        self.chosen.emit(Label(action.data()))


def _with_letter(word: str, taken: set[str]) -> str:
    """Its first letter that no other one has chooses it: Public and Partners begin alike."""
    free = (at for at, each in enumerate(word) if each.casefold() not in taken and each.isalpha())
    at = next(free, 0)
    taken.add(word[at].casefold())
    return f"{word[:at]}&{word[at:]}"
