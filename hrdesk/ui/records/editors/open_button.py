"""The arrow behind a field, which goes to what the field holds."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QToolButton, QWidget

from hrdesk.ui.icons import icon

_KEYS = ("Alt+Return", "Alt+Enter")


class OpenButton(QToolButton):
    """From the keys, Alt+Enter in the field does the same.

    The Tab key goes on to the next field: the arrow comes only once what was typed is kept, and
    whoever types on would have typed onto it.
    """

    def __init__(self, tip: str, go: Callable[[], object], editor: QWidget) -> None:
        super().__init__(editor)
        key = QKeySequence(_KEYS[0]).toString(QKeySequence.SequenceFormat.NativeText)
        said = QCoreApplication.translate("LinkEditor", "{tip} ({key})")
        self.setIcon(icon("arrow-right"))
        self.setAutoRaise(True)
        self.setToolTip(said.format(tip=tip, key=key))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVisible(False)
        self.clicked.connect(go)
        by_key = QAction(tip, editor)
        by_key.setShortcuts([QKeySequence(keys) for keys in _KEYS])
        by_key.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        by_key.triggered.connect(self._press)
        editor.addAction(by_key)

    def name_after(self, field: str) -> None:
        """What screen readers call it."""
        said = QCoreApplication.translate("LinkEditor", "Open: {field}")
        self.setAccessibleName(said.format(field=field))

    def _press(self) -> None:
        if not self.isHidden():
            self.click()
