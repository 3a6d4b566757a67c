"""What the rows of the year are: chosen over their names."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from hrdesk.operations.planner import By
from hrdesk.ui.records.editors.choices import CalmCombo
from hrdesk.ui.widgets.box_names import name_parts


class RowsChoice(CalmCombo):
    """Mechanisms or countries; R in the year changes it too."""

    by_chosen = Signal(object)  # By

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_stepped = False
        self.setAccessibleName(self.tr("Rows"))
        name_parts(self, self.tr("Rows"))
        self.setToolTip(self.tr("What the rows are (R)"))
        self.setFrame(False)
        self.addItem(self.tr("By mechanism"), By.MECHANISMS)
        self.addItem(self.tr("By country"), By.COUNTRIES)
        self.activated.connect(self._tell)

    def show_by(self, by: By) -> None:
        """Mark what the rows are, without telling anybody."""
        self.setCurrentIndex(self.findData(by))

    def _tell(self) -> None:
        self.by_chosen.emit(By(self.currentData()))
        year = self.parentWidget()
        if year is not None and not self._is_stepped:
            # Arrows go about among the rows: in here they would change what the rows are.
            year.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The keys of the list, once it is open, go to the list.
        self._is_stepped = True
        super().keyPressEvent(event)
        self._is_stepped = False
