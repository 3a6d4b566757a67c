"""Rows of a form: a name beside its field, and a quiet remark under the field."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from hrdesk.ui.tokens import GAP, LARGE, SMALL, scaled
from hrdesk.ui.widgets.box_names import name_parts
from hrdesk.ui.widgets.sided import SidedLabel

# As high as a field of one line.
_ONE_LINE = 32


class Remark(SidedLabel):
    """A sentence that breaks its lines; a quiet one stands under a field."""

    def __init__(self, text: str = "", *, quiet: bool = False) -> None:
        super().__init__(text)
        self.setWordWrap(True)
        # Asks for the width there is: by itself a label that breaks its lines likes to be narrow.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if quiet:
            self.setForegroundRole(self.palette().ColorRole.PlaceholderText)


class FormBody(QWidget):
    """Gives every part of a form that breaks its lines the height that they need.

    After rows were hidden, or came beside a scroll bar, Qt's form layout first makes room as it
    was before: lines of others are cut then, and editors pressed together, until it is asked again.
    """

    def __init__(self, parts: Iterable[QWidget]) -> None:
        super().__init__()
        self._parts = parts

    def minimumSizeHint(self) -> QSize:
        # As for `ScrolledBody`: what counts is how high its rows are at the width there is.
        return QSize(super().minimumSizeHint().width(), 0)

    def event(self, event: QEvent) -> bool:
        is_heard = super().event(event)
        layout = self.layout()
        if event.type() == QEvent.Type.Resize and layout and self._is_pressed():
            layout.invalidate()
            layout.activate()
        return is_heard

    def _is_pressed(self) -> bool:
        shown = (part for part in self._parts if part.isVisibleTo(self))
        return any(part.height() < part.heightForWidth(part.width()) for part in shown)


class ScrolledBody(QWidget):
    """As high as its sentences are at the width there is, and not as they were if it were narrow:
    a bar would stand beside what has room, and nothing below what comes last."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class RowName(SidedLabel):
    """As high as the first line of its field, so that both stand on one line."""

    def __init__(self, text: str, field: QWidget, width: int) -> None:
        super().__init__(text)
        self._field, self._width = field, width
        self.setBuddy(field)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        least = scaled(self.font(), self._width)
        one_line = self._first_line() if not isinstance(self._field, QLabel) else 0
        size = super().sizeHint()
        return QSize(max(size.width(), least), max(size.height(), one_line))

    def _first_line(self) -> int:
        # Of a text of several lines not the middle: that looks like a name of nothing.
        return min(self._field.sizeHint().height(), scaled(self.font(), _ONE_LINE))


class RowTick(QCheckBox):
    """A tick in the place of a name, as high as the line that it is about."""

    def __init__(self, text: str, line: QWidget) -> None:
        super().__init__(text)
        self._line = line

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(size.width(), max(size.height(), self._line.sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class WithButton(QWidget):
    """A field of one line and the button that fills it; the focus goes into the field."""

    def __init__(self, field: QWidget, button: QWidget) -> None:
        super().__init__()
        self.setFocusProxy(field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(field, 1)
        row.addWidget(button)


def new_form() -> QFormLayout:
    """A form with the distances of all forms."""
    form = QFormLayout()
    form.setHorizontalSpacing(LARGE)
    form.setVerticalSpacing(SMALL)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    return form


def add_row(
    form: QFormLayout,
    name: str,
    field: QWidget,
    remark: str = "",
    *,
    width: int = 0,
    grows: bool = True,
) -> None:
    """Add a field; `&` in the name marks its key, `width` is the least that all names take."""
    if isinstance(field, QComboBox):
        name_parts(field, name)
    column = QVBoxLayout()
    column.setSpacing(GAP)
    if grows:
        column.addWidget(field)
    else:
        # Beside its name also where it is read in another direction than the form.
        row = QHBoxLayout()
        row.addWidget(field)
        row.addStretch(1)
        column.addLayout(row)
    if remark:
        column.addWidget(Remark(remark, quiet=True))
    form.addRow(RowName(name, field, width), column)
