"""Editors for choices: a code of a closed list, and yes or no."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from hrdesk.domain.fields import Field
from hrdesk.domain.values import NO, YES, Value, joined
from hrdesk.ui.records.editors.base import Editor
from hrdesk.ui.words import code_word


class CalmCombo(QComboBox):
    """A combo box that a wheel over the form does not change by accident."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class CodeEditor(Editor):
    """One code of a closed list, shown in words; the first choice is none."""

    def __init__(self, spec: Field, codes: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self.choice = CalmCombo(self)
        self.choice.addItem("", "")
        for code in codes:
            self.choice.addItem(code_word(code), code)
        self.line.addWidget(self.choice)
        self.setFocusProxy(self.choice)
        self.choice.activated.connect(self._chosen)

    def show_value(self, value: Value) -> None:
        text = joined(value)
        place = self.choice.findData(text)
        if not text and (self.choice.placeholderText() or place < 0):
            place = -1  # nothing is chosen: Qt shows the quiet words in its place
        elif place < 0:
            # A code of a newer HRDesk: shown in words, and never lost by looking at it.
            self.choice.addItem(code_word(text), text)
            place = self.choice.count() - 1
        self.choice.setCurrentIndex(place)

    def given(self) -> object:
        return self.choice.currentData() or ""

    def set_name(self, name: str) -> None:
        super().set_name(name)
        self.choice.view().setAccessibleName(name)

    def set_placeholder(self, text: str) -> None:
        self.choice.setPlaceholderText(text)
        if text and not self.choice.currentData():
            self.choice.setCurrentIndex(-1)

    def _chosen(self) -> None:
        if not self.choice.currentData() and self.choice.placeholderText():
            self.choice.setCurrentIndex(-1)
        self.touched.emit()
        self.done.emit()


class BoolEditor(Editor):
    """Yes or no. Taking the tick away says no only where somebody had said yes."""

    def __init__(self, spec: Field, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self.box = QCheckBox(self)
        self.box.setText(code_word("yes"))
        self._shown = ""
        self.line.addWidget(self.box)
        self.line.addStretch(1)
        self.setFocusProxy(self.box)
        self.box.clicked.connect(self._clicked)

    def show_value(self, value: Value) -> None:
        self._shown = joined(value)
        self.box.setChecked(self._shown == YES)

    def show_different(self, text: str) -> None:
        self._shown = YES
        self.box.setCheckState(Qt.CheckState.PartiallyChecked)

    def given(self) -> object:
        if self.box.isChecked():
            return YES
        return NO if self._shown else ""

    def _clicked(self) -> None:
        # From "different" a click goes to yes, and from then on there are two states.
        self.box.setTristate(False)
        self.touched.emit()
        self.done.emit()
