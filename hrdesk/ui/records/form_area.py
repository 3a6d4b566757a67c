"""A form that scrolls: names beside their fields, or above them where the pane is narrow."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFormLayout, QFrame, QScrollArea, QWidget

from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL, scaled

# Below this width of the pane, at 100 %, names stand above their fields.
_WRAPS_BELOW = 420
# The same where no field has hours beside its day.
_WITHOUT_HOURS = 360


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
        super().resizeEvent(event)
