"""Under a list of which several rows are chosen: how many, and what can be done with all of them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from hrdesk.ui.tokens import GAP, LARGE, MEDIUM
from hrdesk.ui.widgets.headings import Caption
from hrdesk.ui.words import number_word


class SeveralFoot(QWidget):
    """Where list and form take turns nothing else shows that there is something to do."""

    menu_wanted = Signal(object)  # the button that the menu of the chosen rows is to open at

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = Caption()
        self.verbs = QPushButton(self.tr("Actions…"), self)
        self.verbs.setToolTip(self.tr("What can be done with all rows that are chosen"))
        self.verbs.clicked.connect(self._open)
        line = QHBoxLayout(self)
        line.setContentsMargins(LARGE, GAP, LARGE, GAP)
        line.setSpacing(MEDIUM)
        line.addWidget(self.said)
        line.addWidget(self.verbs)
        line.addStretch(1)
        self.hide()

    def tell(self, chosen: int, shown: int) -> None:
        """Gone while less than two are chosen."""
        said = self.tr("{chosen} of {shown} chosen")
        self.said.setText(said.format(chosen=number_word(chosen), shown=number_word(shown)))
        self.setVisible(chosen > 1)

    def _open(self) -> None:
        self.menu_wanted.emit(self.verbs)
