"""What a staff sheet says: joined, moved, changed, left; ticked line by line before it is written."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QListView, QPushButton, QVBoxLayout, QWidget

from hrdesk.domain.label import Label
from hrdesk.operations.staff import StaffLine, StaffReport, Step
from hrdesk.ui.language import isolated
from hrdesk.ui.records.notices import Hint
from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL, colours
from hrdesk.ui.widgets.box_names import name_parts
from hrdesk.ui.widgets.flow import FlowLayout
from hrdesk.ui.words import comma, field_word, label_word, number_word, span_word

_REF = Qt.ItemDataRole.UserRole
_SHOWN = (Step.JOINED, Step.MOVED, Step.CHANGED, Step.LEFT)
_BETWEEN = 3
_NEVER_SAID = ("last_confirmed", "organisation", "in_office")


class StaffReview(QWidget):
    """Everything is ticked but what is not certain: a new person who may be known here."""

    taken = Signal(object, list, object)  # StaffReport, Refs, Label of those who are new
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report = StaffReport("", ())
        self._titles: Mapping[str, str] = {}
        self.about = Hint(self)
        self.model = QStandardItemModel(0, 1, self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setWordWrap(True)
        self.list.setSpacing(_BETWEEN)
        self.list.setAccessibleName(self.tr("What the staff list says"))
        self.label = QComboBox(self)
        for label in Label:
            said = self.tr("New ones: {label}").format(label=label_word(label))
            self.label.addItem(said, label)
        self.label.setCurrentIndex(self.label.findData(Label.INTERNAL))
        name_parts(self.label, self.tr("Label of those who are new"))
        self.label.setAccessibleName(self.tr("Label of those who are new"))
        self.take = QPushButton(self)
        make_primary(self.take)
        self.leave = QPushButton(self.tr("Leave everything as it is"), self)
        self._lay_out()
        self.model.itemChanged.connect(self._count)
        self.take.clicked.connect(self._take)
        self.leave.clicked.connect(self.left)
        self._count()

    def show_report(self, report: StaffReport, titles: Mapping[str, str]) -> None:
        """Show what a sheet says; `titles` names the organisations that people moved from."""
        self.report, self._titles = report, titles
        self.model.clear()
        for step in _SHOWN:
            lines = report.of(step)
            if lines:
                self.model.appendRow(self._heading(step, len(lines)))
            for line in lines:
                self.model.appendRow(self._item(line))
        same = len(report.of(Step.SAME))
        self.about.say(
            self.tr("%n as they stand here; they are confirmed along.", "", same) if same else ""
        )
        self.label.setVisible(bool(report.of(Step.JOINED)))
        self._count()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen(self) -> list[str]:
        """The Refs of those whose line is ticked, and of those who stay as they are."""
        rows = (self.model.item(row) for row in range(self.model.rowCount()))
        ticked = [
            str(item.data(_REF)) for item in rows if item.checkState() == Qt.CheckState.Checked
        ]
        return [*ticked, *(each.ref for each in self.report.of(Step.SAME))]

    # ------------------------------------------------------------ words

    def _heading(self, step: Step, count: int) -> QStandardItem:
        words = {
            Step.JOINED: self.tr("Joined: {count}"),
            Step.MOVED: self.tr("Moved here: {count}"),
            Step.CHANGED: self.tr("Changed: {count}"),
            Step.LEFT: self.tr("Not on the list, so they left: {count}"),
        }
        item = QStandardItem(words[step].format(count=number_word(count)))
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        # Not chosen like the lines, and to be read all the same.
        item.setForeground(QColor(colours(self.palette()).secondary))
        return item

    def _item(self, line: StaffLine) -> QStandardItem:
        about = " · ".join(self._about(line))
        item = QStandardItem(f"{line.title}  –  {about}" if about else line.title)
        item.setData(line.ref, _REF)
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
        )
        is_certain = not line.like
        item.setCheckState(Qt.CheckState.Checked if is_certain else Qt.CheckState.Unchecked)
        return item

    def _about(self, line: StaffLine) -> Iterator[str]:
        if line.like:
            said = self.tr("perhaps {name}, who is here already")
            yield said.format(name=isolated(line.like))
        if line.step is Step.MOVED and line.before:
            said = self.tr("from {organisation}")
            yield said.format(organisation=isolated(self._titles.get(line.before, line.before)))
        if line.step is Step.LEFT:
            term = isolated(span_word(str(line.values["in_office"])))
            yield self.tr("in office {term}").format(term=term)
            return
        if line.step is Step.JOINED:
            yield from filter(None, (str(line.values.get("function", "")),))
            return
        for name, value in line.values.items():
            if name not in _NEVER_SAID:
                said = comma().join(value) if isinstance(value, tuple) else value
                yield f"{field_word(name)}: {isolated(said)}"

    # ------------------------------------------------------------ inner

    def _count(self) -> None:
        count = len(self.chosen())
        self.take.setText(self.tr("Take in %n", "", count))
        self.take.setEnabled(bool(count))

    def _take(self) -> None:
        # Qt keeps the word of a label, and not the label itself.
        label = Label(self.label.currentData())
        self.taken.emit(self.report, self.chosen(), label)

    def _lay_out(self) -> None:
        buttons = FlowLayout()
        for button in (self.take, self.leave, self.label):
            buttons.addWidget(button)
        head = QHBoxLayout()
        head.addWidget(self.about, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        layout.setSpacing(SMALL)
        layout.addLayout(buttons)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
