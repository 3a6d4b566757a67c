"""A form that scrolls: names beside their fields, or above them where the pane is narrow."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFormLayout, QFrame, QScrollArea, QWidget

from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL, scaled
from hrdesk.ui.widgets.sided import SidedLabel

# Below this width of the pane, at 100 %, names stand above their fields.
_WRAPS_BELOW = 420
# The same where no field has hours beside its day.
_WITHOUT_HOURS = 360


class FieldName(SidedLabel):
    """Breaks its lines beside a field; above it, it has all the width that it asks for."""

    def __init__(self, text: str, field: QWidget, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(True)
        self.setBuddy(field)
        self._is_above = False

    def stand_above(self, is_above: bool) -> None:
        """Above its field, or beside it."""
        self._is_above = is_above
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        if not self._is_above:
            return super().sizeHint()
        # By itself a label that breaks its lines likes to be narrow.
        width = self.fontMetrics().horizontalAdvance(self.text()) + 1
        return QSize(width, self.heightForWidth(width))


class FormArea(QScrollArea):
    """Scrolls up and down only: in a narrow pane fields would reach under its edge."""

    def __init__(self, body: QWidget, parent: QWidget | None = None, *, above: int = SMALL) -> None:
        super().__init__(parent)
        self.has_hours = True
        self.form = QFormLayout(body)
        self.form.setContentsMargins(LARGE, above, LARGE, SMALL)
        self.form.setHorizontalSpacing(MEDIUM)
        self.form.setVerticalSpacing(SMALL)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        least = _WRAPS_BELOW if self.has_hours else _WITHOUT_HOURS
        narrow = self.viewport().width() < scaled(self.font(), least)
        policy = QFormLayout.RowWrapPolicy
        wanted = policy.WrapAllRows if narrow else policy.DontWrapRows
        if wanted is not self.form.rowWrapPolicy():
            self.form.setRowWrapPolicy(wanted)
            for name in self.findChildren(FieldName):
                name.stand_above(narrow)
        super().resizeEvent(event)
