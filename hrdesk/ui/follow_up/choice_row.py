"""A row of choices by which a view is narrowed: each one first lets everything through."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from math import ceil

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from hrdesk.ui.records.editors.choices import CalmCombo
from hrdesk.ui.tokens import LARGE, SMALL
from hrdesk.ui.widgets.box_names import name_parts
from hrdesk.ui.widgets.flow import FlowLayout
from hrdesk.ui.words import number_word

Choice = tuple[str, str]  # the word, and what it stands for


class ChoiceRow(QWidget):
    """Breaks into lines where there is little room; folded, it shows the first and a button."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, CalmCombo] = {}
        self.checks: dict[str, QCheckBox] = {}
        self._flow = FlowLayout(self)
        self._flow.setSpacing(SMALL)
        self.setContentsMargins(LARGE, 0, LARGE, SMALL)
        self._parts: list[QWidget] = []
        self._left_out: set[QWidget] = set()
        self._is_folded = False
        self.more = QPushButton()
        self.more.setCheckable(True)
        self.more.hide()
        self.more.toggled.connect(self._arrange)
        self.changed.connect(self._arrange)

    def add(self, key: str, name: str, everything: str, choices: Iterable[Choice] = ()) -> None:
        """A choice called `name`; `everything` is what it says while nothing is chosen."""
        box = CalmCombo()
        box.setAccessibleName(name)
        box.setToolTip(name)
        name_parts(box, name)
        box.addItem(everything, "")
        # In its widest letters: as wide as what it says first, and not half as wide again.
        words = box.fontMetrics().horizontalAdvance
        box.setMinimumContentsLength(ceil(words(everything) / words("X")))
        self.boxes[key] = box
        self.set_choices(key, list(choices))
        box.activated.connect(self.changed)
        self.put(box)

    def put(self, part: QWidget) -> None:
        """Something beside the choices."""
        self._parts.append(part)
        self._flow.addWidget(part)

    def end(self) -> None:
        """That was all: what is folded away is reached at the end."""
        self._flow.addWidget(self.more)

    def add_check(self, key: str, word: str) -> QCheckBox:
        """Something to let through as well, or not."""
        check = self.checks[key] = QCheckBox(word)
        check.setAccessibleName(word)
        check.setMinimumHeight(CalmCombo().sizeHint().height())
        check.toggled.connect(self.changed)
        self.put(check)
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

    # ------------------------------------------------------------ little room

    def leave_out(self, part: QWidget, is_left_out: bool) -> None:
        """Whether a part of the row means nothing now."""
        (self._left_out.add if is_left_out else self._left_out.discard)(part)
        self._arrange()

    def fold(self, is_folded: bool) -> None:
        """Keep to one line, as what is shown below needs the room; or no longer."""
        self._is_folded = is_folded
        self._arrange()

    def whole_height(self, width: int) -> int:
        """How high it is with all its parts."""
        around = self.contentsMargins()
        inside = width - around.left() - around.right()
        sizes = [part.sizeHint() for part in self._meant()]
        return self._flow.height_of(sizes, inside) + around.top() + around.bottom()

    def event(self, event: QEvent) -> bool:
        heard = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return heard

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _meant(self) -> list[QWidget]:
        return [part for part in self._parts if part not in self._left_out]

    def _arrange(self) -> None:
        meant = self._meant()
        first = self._first_line(meant) if self._is_folded else meant
        away = meant[len(first) :]
        shown = meant if self.more.isChecked() else first
        for part in self._parts:
            part.setVisible(part in shown)
        self._name_more(away)
        self.more.setVisible(bool(away))

    def _first_line(self, parts: list[QWidget]) -> list[QWidget]:
        """Those that fit on one line with the button for the others, or all that fit alone."""
        room, gap = self.contentsRect().width(), self._flow.spacing()
        ends = list(accumulate(part.sizeHint().width() + gap for part in parts))
        if not ends or ends[-1] - gap <= room:
            return parts
        left = room - self.more.sizeHint().width()
        return parts[: max(sum(end <= left for end in ends), 1)]

    def _name_more(self, away: Sequence[QWidget]) -> None:
        """Of what is out of sight, it tells how much narrows the view."""
        boxes = sum(bool(self.value(key)) for key, box in self.boxes.items() if box in away)
        count = boxes + sum(check.isChecked() for check in self.checks.values() if check in away)
        word = self.tr("Fewer choices") if self.more.isChecked() else self.tr("More choices")
        self.more.setText(f"{word} ({number_word(count)})" if count else word)
        self.more.setAccessibleName(self.more.text())
