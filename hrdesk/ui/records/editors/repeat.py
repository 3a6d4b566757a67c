"""How an activity comes round again: every week on these days, until then; else the rule itself."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale, QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.dates import parse_moment
from hrdesk.domain.fields import Field
from hrdesk.domain.repeat import LAST, MOST_TIMES, Every, Repeat, read_repeat
from hrdesk.domain.values import Value, joined
from hrdesk.ui.records.editors.base import Editor, Today, this_day
from hrdesk.ui.records.editors.choices import CalmCombo
from hrdesk.ui.records.editors.dates import DateLine
from hrdesk.ui.records.editors.texts import read_from_left
from hrdesk.ui.repeat_words import nth_words, rule_in_words, unit_words, weekday_word
from hrdesk.ui.tokens import GAP
from hrdesk.ui.widgets.box_names import name_parts
from hrdesk.ui.widgets.calm_wheel import calm_boxes
from hrdesk.ui.widgets.flow import FlowLayout

_NEVER, _RULE = "", "rule"
_FOR_EVER, _TIMES, _UNTIL = "for_ever", "times", "until"
_LONGEST_STEP = 99
_SOME_TIMES = 10
_SHORT = QLocale.FormatType.ShortFormat
translate = QCoreApplication.translate


class RepeatEditor(Editor):
    """A choice, and below it what goes with the choice; a rule that it does not know stays as it is."""

    def __init__(self, spec: Field, today: Today = this_day, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self.often = _combo(
            (self.tr("Does not repeat"), _NEVER),
            (self.tr("Daily"), Every.DAY.value),
            (self.tr("Weekly"), Every.WEEK.value),
            (self.tr("Monthly"), Every.MONTH.value),
            (self.tr("Yearly"), Every.YEAR.value),
            (self.tr("By another rule"), _RULE),
        )
        self.step = QSpinBox()
        self.step.setRange(1, _LONGEST_STEP)
        self.unit = QLabel()
        self._every = _in_line(self.step, self.unit)
        self.weekdays = Weekdays()
        self.which = _combo((self.tr("the same day of the month"), (0, 0)), *_nth_choices())
        self.end = Ending(today)
        self.rule = QLineEdit()
        read_from_left(self.rule)
        self.rule.setPlaceholderText("FREQ=WEEKLY;BYDAY=TU")
        self._parts = QWidget()
        self._form = QFormLayout(self._parts)
        self._lay_out()
        self._connect()
        calm_boxes(self)
        self.show_value("")

    def show_value(self, value: Value) -> None:
        rule = joined(value)
        repeat = read_repeat(rule)
        self.rule.setText(rule)
        for widget in (self.often, self.step, self.which):
            widget.blockSignals(True)
        chosen = (repeat.every.value if repeat else _RULE) if rule else _NEVER
        self.often.setCurrentIndex(self.often.findData(chosen))
        shown = repeat or Repeat(Every.WEEK)
        self.step.setValue(shown.interval)
        self.weekdays.show_days(() if shown.nth else shown.weekdays)
        self._show_which(shown)
        self.end.show_end(shown)
        for widget in (self.often, self.step, self.which):
            widget.blockSignals(False)
        self._show_parts()

    def show_different(self, text: str) -> None:
        self.show_value("")
        self.often.setPlaceholderText(text)
        with QSignalBlocker(self.often):
            self.often.setCurrentIndex(-1)

    def given(self) -> object:
        chosen = str(self.often.currentData() or _NEVER)
        if chosen == _NEVER:
            return ""
        if chosen == _RULE:
            return self.rule.text()
        every = Every(chosen)
        nth, weekday = self.which.currentData()
        weekdays: tuple[int, ...] = self.weekdays.days() if every is Every.WEEK else ()
        if every is not Every.MONTH:
            nth = 0
        elif nth:
            weekdays = (weekday,)
        times, until = self.end.times(), self.end.until()
        return Repeat(every, self.step.value(), weekdays, nth, times, until).rule

    def keep_given(self, given: object) -> None:
        self.show_value(str(given))

    def reading(self) -> str:
        return rule_in_words(str(self.given()))

    def set_name(self, name: str) -> None:
        super().set_name(name)
        self.step.setAccessibleName(self.tr("{field}, every how many").format(field=name))
        self.which.setAccessibleName(self.tr("{field}, on which day").format(field=name))
        for box in (self.step, self.which):
            name_parts(box, box.accessibleName())
        name_parts(self.often, name)
        self.rule.setAccessibleName(self.tr("{field}, rule (RFC 5545)").format(field=name))
        self.end.set_name(name)

    def _show_which(self, shown: Repeat) -> None:
        wanted = (shown.nth, shown.weekdays[0]) if shown.nth else (0, 0)
        # As Python keeps it: Qt does not compare tuples.
        known = [self.which.itemData(row) for row in range(self.which.count())]
        self.which.setCurrentIndex(known.index(wanted))

    def _show_parts(self) -> None:
        chosen = str(self.often.currentData())
        repeats = chosen not in (_NEVER, _RULE)
        self._parts.setVisible(chosen != _NEVER)
        self._form.setRowVisible(self._every, repeats)
        self._form.setRowVisible(self.weekdays, chosen == Every.WEEK)
        self._form.setRowVisible(self.which, chosen == Every.MONTH)
        self._form.setRowVisible(self.end, repeats)
        self._form.setRowVisible(self.rule, chosen == _RULE)
        self._show_unit()

    def _show_unit(self) -> None:
        chosen = str(self.often.currentData() or _NEVER)
        if chosen not in (_NEVER, _RULE):
            self.unit.setText(unit_words(Every(chosen), self.step.value()))
            self.step.setAccessibleDescription(self.unit.text())

    def _choose(self) -> None:
        self._show_parts()
        self._mean()

    def _touch(self) -> None:
        self.touched.emit()

    def _mean(self) -> None:
        self.touched.emit()
        self.done.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(GAP)
        column.addWidget(self.often)
        column.addWidget(self._parts)
        self.line.addLayout(column)
        form = self._form
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(GAP)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self.tr("every"), self._every)
        form.addRow(self.tr("on"), self.weekdays)
        form.addRow(self.tr("on"), self.which)
        form.addRow(self.tr("ends"), self.end)
        form.addRow(self.tr("rule"), self.rule)
        self.setFocusProxy(self.often)

    def _connect(self) -> None:
        self.often.activated.connect(self._choose)
        self.which.activated.connect(self._mean)
        self.step.valueChanged.connect(self._show_unit)
        self.step.valueChanged.connect(self._touch)
        self.weekdays.changed.connect(self._mean)
        self.end.edited.connect(self._touch)
        self.end.meant.connect(self._mean)
        self.rule.textEdited.connect(self._touch)
        self.rule.returnPressed.connect(self._mean)


class Weekdays(QWidget):
    """Seven buttons, from the first day of the week; none means the day on which it begins."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = FlowLayout(self)
        flow.setSpacing(GAP)
        self.buttons: dict[int, QToolButton] = {}
        first = QLocale().firstDayOfWeek().value - 1
        for number in ((first + each) % 7 for each in range(7)):
            button = QToolButton(self)
            button.setText(QLocale().standaloneDayName(number + 1, _SHORT))
            button.setCheckable(True)
            button.setAccessibleName(weekday_word(number))
            button.setToolTip(weekday_word(number))
            button.clicked.connect(self.changed)
            self.buttons[number] = button
            flow.addWidget(button)
        self.setFocusProxy(self.buttons[first])

    def days(self) -> tuple[int, ...]:
        """The days that are chosen; 0 is Monday."""
        return tuple(sorted(each for each, button in self.buttons.items() if button.isChecked()))

    def show_days(self, days: tuple[int, ...]) -> None:
        """Show other days; tells nobody."""
        for number, button in self.buttons.items():
            button.setChecked(number in days)


class Ending(QWidget):
    """Never, on a day, or after a number of times."""

    edited = Signal()
    meant = Signal()

    def __init__(self, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = _combo(
            (self.tr("never"), _FOR_EVER),
            (self.tr("on a day"), _UNTIL),
            (self.tr("after a number of times"), _TIMES),
        )
        self.day = DateLine(today, self)
        self.number = QSpinBox()
        self.number.setRange(1, MOST_TIMES)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for widget in (self.choice, self.day, self.number):
            row.addWidget(widget, 1)
        self.setFocusProxy(self.choice)
        self.choice.activated.connect(self._choose)
        self.day.edited.connect(self.edited)
        self.day.meant.connect(self.meant)
        self.number.valueChanged.connect(self.edited)
        self._show_right_one()

    def times(self) -> int:
        """After how many times it ends; 0 where that is not said."""
        return self.number.value() if self.choice.currentData() == _TIMES else 0

    def until(self) -> date | None:
        """The last day that counts, where one is said."""
        moment = parse_moment(self.day.canonical())
        return moment.last if moment and self.choice.currentData() == _UNTIL else None

    def show_end(self, repeat: Repeat) -> None:
        """Show how something ends; tells nobody."""
        kind = _UNTIL if repeat.until else _TIMES if repeat.times else _FOR_EVER
        self.choice.setCurrentIndex(self.choice.findData(kind))
        self.day.show_date(repeat.until.isoformat() if repeat.until else "")
        self.number.blockSignals(True)
        self.number.setValue(repeat.times or _SOME_TIMES)
        self.number.blockSignals(False)
        self._show_right_one()

    def set_name(self, name: str) -> None:
        """What a screen reader calls its parts."""
        self.choice.setAccessibleName(self.tr("{field}, ends").format(field=name))
        self.day.set_name(self.tr("{field}, last day").format(field=name))
        self.number.setAccessibleName(self.tr("{field}, number of times").format(field=name))
        name_parts(self.choice, self.choice.accessibleName())
        name_parts(self.number, self.number.accessibleName())

    def _choose(self) -> None:
        self._show_right_one()
        self.meant.emit()

    def _show_right_one(self) -> None:
        self.day.setVisible(self.choice.currentData() == _UNTIL)
        self.number.setVisible(self.choice.currentData() == _TIMES)


def _combo(*choices: tuple[str, object]) -> CalmCombo:
    made = CalmCombo()
    for text, data in choices:
        made.addItem(text, data)
    return made


def _in_line(*parts: QWidget) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GAP)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return line


def _nth_choices() -> list[tuple[str, object]]:
    said = translate("RepeatEditor", "the {which}")
    return [
        (said.format(which=nth_words(nth, weekday)), (nth, weekday))
        for nth in (1, 2, 3, 4, LAST)
        for weekday in range(7)
    ]
