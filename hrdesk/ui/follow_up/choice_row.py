"""A row of choices by which a view is narrowed: each one first lets everything through."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from hrdesk.ui.records.editors.choices import CalmCombo
from hrdesk.ui.tokens import GAP, LARGE, SMALL
from hrdesk.ui.widgets.box_names import name_parts
from hrdesk.ui.widgets.flow import FlowLayout

Choice = tuple[str, str]  # the word, and what it stands for


class ChoiceRow(QWidget):
    """Breaks into lines where there is little room."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, CalmCombo] = {}
        self.checks: dict[str, QCheckBox] = {}
        self.flow = FlowLayout(self)
        self.flow.setSpacing(SMALL)
        self.setContentsMargins(LARGE, 0, LARGE, GAP)

    def add(self, key: str, name: str, everything: str, choices: Iterable[Choice] = ()) -> None:
        """A choice called `name`; `everything` is what it says while nothing is chosen."""
        box = CalmCombo()
        box.setAccessibleName(name)
        box.setToolTip(name)
        name_parts(box, name)
        box.addItem(everything, "")
        box.setMinimumContentsLength(len(everything) + 1)
        self.boxes[key] = box
        self.set_choices(key, list(choices))
        box.activated.connect(self.changed)
        self.flow.addWidget(box)

    def add_check(self, key: str, word: str) -> QCheckBox:
        """Something to let through as well, or not."""
        check = self.checks[key] = QCheckBox(word)
        check.setAccessibleName(word)
        check.setMinimumHeight(CalmCombo().sizeHint().height())
        check.toggled.connect(self.changed)
        self.flow.addWidget(check)
        return check

    def set_choices(self, key: str, choices: Sequence[Choice]) -> None:
        """What may be chosen now; what is chosen stays, or else everything is let through."""
        box = self.boxes[key]
        chosen = self.value(key)
        while box.count() > 1:
            box.removeItem(1)
        for word, value in choices:
            box.addItem(word, value)
        box.setCurrentIndex(max(box.findData(chosen), 0))

    def value(self, key: str) -> str:
        """What is chosen; empty for everything."""
        return str(self.boxes[key].currentData() or "")

    def choose(self, key: str, value: str) -> None:
        """Choose something, as a click does."""
        box = self.boxes[key]
        box.setCurrentIndex(max(box.findData(value), 0))
        self.changed.emit()

    def chosen(self) -> dict[str, str]:
        """All that is chosen, by key; what lets everything through is left out."""
        found = {key: self.value(key) for key in self.boxes if self.value(key)}
        return found | {key: "yes" for key, check in self.checks.items() if check.isChecked()}

    def choose_all(self, wanted: Mapping[str, str]) -> None:
        """Choose what `chosen` gave once; what is not offered any more lets everything through."""
        for key, box in self.boxes.items():
            box.setCurrentIndex(max(box.findData(wanted.get(key, "")), 0))
        for key, check in self.checks.items():
            with QSignalBlocker(check):
                check.setChecked(key in wanted)
        self.changed.emit()

    def is_checked(self, key: str) -> bool:
        return self.checks[key].isChecked()
