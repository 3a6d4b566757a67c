"""The tab Action points of an activity: what was agreed, who does it, by when, and whether it is done."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from hrdesk.domain.codes import CommitmentStatus
from hrdesk.operations.action_points import Point, add_point, points_of
from hrdesk.operations.checklist import tick_item
from hrdesk.ui.calendar.line_model import Line, Sort
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.calendar.wording import in_days
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.editors.base import Today
from hrdesk.ui.records.editors.dates import words
from hrdesk.ui.records.reading import read_date
from hrdesk.ui.visits.tab import ListTab
from hrdesk.ui.words import date_word, number_word


class ActionPointsTab(ListTab):
    """Enter, Space and a click tick a point; O opens it with its owner, its day and who verified."""

    counted = Signal(int)
    kinds = frozenset({"activity", "commitment", "person"})

    def __init__(self, desk: Desk, today: Today, parent: QWidget | None = None) -> None:
        name = QCoreApplication.translate("ActionPointsTab", "Action points")
        super().__init__(LineList(name, stacked=True), desk, today, parent)
        self.points: list[Point] = []
        self.add_line = QLineEdit(self)
        self.add_line.setPlaceholderText(self.tr("Add an action point; by when (such as +2w)"))
        self.add_line.setAccessibleName(self.tr("Add an action point"))
        self.head.addWidget(self.add_line)
        self.add_verb("O", self.tr("Open"), self._open, bool)
        self.add_key("Space", self.list.open_current)
        self.list.opened.connect(self.tick)
        self.add_line.returnPressed.connect(self._add)

    def reload(self) -> None:
        self.points = self.desk.read(points_of, self.ref)
        done = sum(each.is_settled for each in self.points)
        parts = [
            self.tr("{done} of {all} done").format(
                done=number_word(done), all=number_word(len(self.points))
            )
        ]
        if late := sum(each.is_overdue(self.today) for each in self.points):
            parts.append(self.tr("%n overdue", "", late))
        self.said.say(" · ".join(parts) if self.points else "")
        lines = [self._line(each) for each in self.points]
        said = self.tr("Nothing was agreed yet. Write what is to be done, and by when.")
        self.list.show_lines(lines or [Line(said, Sort.NOTE)])
        self.counted.emit(len(self.points))

    def tick(self, key: str) -> None:
        """Tick a point, or take the tick away."""
        each = next((point for point in self.points if point.ref == key), None)
        if each is not None:
            self.desk.do(tick_item, key, done=not each.is_settled)

    def _line(self, each: Point) -> Line:
        late = each.is_overdue(self.today)
        notes = [each.owner]
        if each.due is not None:
            notes.append(date_word(each.due.isoformat()))
        if late and each.due is not None:
            notes.append(in_days(each.due, self.today))
        return Line(
            each.title,
            note=" · ".join(part for part in notes if part),
            label=each.label,
            key=each.ref,
            is_strong=late,
            tick=each.is_settled,
            is_struck=each.status == CommitmentStatus.DROPPED,
        )

    def _add(self) -> None:
        title, due = split_due(self.add_line.text(), self)
        if title:
            self.add_line.clear()
            self.do(add_point, title, due)

    def _open(self) -> None:
        if self.list.current_key:
            self.open_requested.emit(self.list.current_key)


def split_due(typed: str, tab: ActionPointsTab) -> tuple[str, str]:
    """What is to be done, and the day behind the last semicolon where there is one."""
    text = " ".join(typed.split())
    title, _, last = text.rpartition(";")
    day = read_date(last, tab.today, words()) if title else None
    return (title.strip(), day) if day else (text, "")
