"""What a person chooses about the things of a file: what the one with the cursor is, and bodies."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from hrdesk.operations.incoming import NEW_RECORD, OUT, Fate, FilePlan, Line
from hrdesk.ui.files.import_words import choice_words
from hrdesk.ui.tokens import MEDIUM, SMALL
from hrdesk.ui.widgets.box_names import name_parts
from hrdesk.ui.widgets.narrow_box import may_be_narrow
from hrdesk.ui.widgets.sided import SidedLabel

_CANNOT = frozenset({Fate.PROBLEM, Fate.REMOVED})


class Choosing(QWidget):
    """Boxes one under the other, each with the words before it: a name of a body is long."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(MEDIUM)
        self._rows.setVerticalSpacing(SMALL)
        self._rows.setColumnStretch(1, 1)
        self._labels: list[SidedLabel] = []

    def add(self, words: str, box: QComboBox) -> None:
        """A box with the words before it."""
        label = SidedLabel(words, self)
        label.setBuddy(box)
        self._labels.append(label)
        name_parts(box, words)
        box.setAccessibleName(words.replace("&", ""))
        may_be_narrow(box, 14)
        row = self._rows.rowCount()
        self._rows.addWidget(label, row, 0)
        self._rows.addWidget(box, row, 1)


def begin_alike(*several: Choosing) -> None:
    """Let the boxes of all of them begin at one edge, behind the longest of their words."""
    widest = max(label.sizeHint().width() for each in several for label in each._labels)
    for each in several:
        each._rows.setColumnMinimumWidth(0, widest)


class LineChoice(Choosing):
    """What the thing with the cursor is."""

    chosen = Signal(int, str)  # its number, and a Ref, `new`, `out` or nothing

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QComboBox(self)
        self._number = 0
        self.add(self.tr("&Chosen above"), self.box)
        self.box.activated.connect(self._tell)

    def show_line(self, line: Line | None, chosen: str, titles: Mapping[str, str]) -> None:
        """Offer what this line may be; nothing where it cannot be anything."""
        self.box.clear()
        can = line is not None and line.number > 0 and line.fate not in _CANNOT
        self.box.setEnabled(can)
        if line is None or not can:
            return
        self._number = line.number
        offers = ["", *(twin.ref for twin in line.twins), chosen, NEW_RECORD, OUT]
        for each in dict.fromkeys(offers):
            said = choice_words(each, titles)
            is_record = each not in ("", NEW_RECORD, OUT)
            self.box.addItem(
                self.tr("It is {title}").format(title=said) if is_record else said, each
            )
        self.box.setCurrentIndex(self.box.findData(chosen))

    def _tell(self) -> None:
        self.chosen.emit(self._number, str(self.box.currentData()))


class BodyChoice(Choosing):
    """Which organisation a name on cards is: never a new one unless somebody says so."""

    chosen = Signal(str, str)  # the name, and a Ref, `new` or nothing

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.box = QComboBox(self), QComboBox(self)
        self._plan: FilePlan | None = None
        self._chosen: Mapping[str, str] = {}
        self._titles: Mapping[str, str] = {}
        self.add(self.tr("Unknown &organisation"), self.name)
        self.add(self.tr("&Keep it as"), self.box)
        self.name.activated.connect(self._offer)
        self.box.activated.connect(self._tell)

    def show_plan(
        self, plan: FilePlan, chosen: Mapping[str, str], titles: Mapping[str, str]
    ) -> None:
        """Offer the names that the desk does not know for certain."""
        before = self.name.currentText()
        self._plan, self._chosen, self._titles = plan, chosen, titles
        self.name.clear()
        self.name.addItems(list(plan.organisations))
        self.name.setCurrentIndex(max(self.name.findText(before), 0))
        self.setVisible(bool(plan.organisations))
        self._offer()

    def _offer(self) -> None:
        assert self._plan is not None
        name = self.name.currentText()
        chosen = self._chosen.get(name, "")
        self.box.clear()
        self.box.addItem(self.tr("not kept"), "")
        self.box.addItem(self.tr("a new organisation"), NEW_RECORD)
        for ref in self._plan.organisations.get(name, ()):
            self.box.addItem(choice_words(ref, self._titles), ref)
        self.box.setCurrentIndex(max(self.box.findData(chosen), 0))

    def _tell(self) -> None:
        self.chosen.emit(self.name.currentText(), str(self.box.currentData()))
