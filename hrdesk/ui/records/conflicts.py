"""What desks disagree on: the values that stand, side by side, each with a button to take it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.fields import Field
from hrdesk.domain.records import known_field
from hrdesk.domain.revisions import Heads, is_conflict
from hrdesk.domain.state import (
    IN,
    LABEL,
    LIFE,
    PARTNERS,
    SYSTEM,
    RecordState,
    as_label,
    split_register,
)
from hrdesk.ui.painting import box
from hrdesk.ui.records.columns import minute_word
from hrdesk.ui.records.notices import Hint, Notice, Sentence
from hrdesk.ui.tokens import GAP, SMALL, ReviewState, colours
from hrdesk.ui.words import author_word, code_word, comma, element_word, field_word, label_word

Said = Callable[[str], str]
_BESIDE = 2


@dataclass(frozen=True)
class Choice:
    """One of the values that stand: its words, who wrote it, and the value itself."""

    text: str
    written: str
    value: object


def choices_of(state: RecordState, spec: Field, said: Said, zone: str) -> list[Choice]:
    """The values of a field that desks disagree on; none when they agree."""
    if spec.is_set:
        return _choices_of_set(state, spec, said, zone)
    heads = state.heads(spec.name)
    if not is_conflict(heads):
        return []
    return [
        Choice(_in_words(spec, value, said), _written(zone, heads, value), value)
        for value in dict.fromkeys(each.value for each in heads)
    ]


def choices_about_record(state: RecordState, zone: str) -> dict[str, list[Choice]]:
    """What desks disagree on about the record itself: its label, its partners, whether it is."""
    words: dict[str, Said] = {
        LABEL: lambda value: label_word(as_label(value)),
        PARTNERS: str,
        LIFE: code_word,
    }
    found: dict[str, list[Choice]] = {}
    for name, said in words.items():
        heads = state.heads(name)
        if is_conflict(heads):
            values = dict.fromkeys(each.value for each in heads)
            found[name] = [
                Choice(said(value) or _empty(), _written(zone, heads, value), value)
                for value in values
            ]
    return found | _choices_of_later(state, zone)


def _choices_of_later(state: RecordState, zone: str) -> dict[str, list[Choice]]:
    """By register: what desks disagree on in fields that only a newer HRDesk has a place for."""
    found: dict[str, list[Choice]] = {}
    for register, values in sorted(state.conflicts().items()):
        name, element = split_register(register)
        if name in SYSTEM or known_field(state.kind, name) is not None:
            continue
        heads = state.heads(register)
        found[register] = [
            Choice(_later_word(element, value), _written(zone, heads, value), value)
            for value in values
        ]
    return found


def _later_word(element: str, value: str) -> str:
    if not element:
        return value or _empty()
    said = QCoreApplication.translate("ConflictPanel", "with {values}")
    without = QCoreApplication.translate("ConflictPanel", "without {values}")
    return (said if value == IN else without).format(values=element)


def _choices_of_set(state: RecordState, spec: Field, said: Said, zone: str) -> list[Choice]:
    """Two choices: with everything that any desk has kept, or without what any has taken out."""
    argued = [
        element
        for register, heads in state.registers.items()
        for name, element in (split_register(register),)
        if name == spec.name and element and is_conflict(heads)
    ]
    if not argued:
        return []
    shown = state.value(spec.name)
    assert isinstance(shown, tuple)
    named = comma().join(_in_words(spec, each, said) for each in argued)
    kept = tuple(dict.fromkeys((*shown, *argued)))
    less = tuple(each for each in shown if each not in argued)
    with_all = QCoreApplication.translate("ConflictPanel", "with {values}")
    without = QCoreApplication.translate("ConflictPanel", "without {values}")
    heads = state.heads(f"{spec.name}/{argued[0]}")
    return [
        Choice(with_all.format(values=named), _written(zone, heads, IN), kept),
        Choice(without.format(values=named), _written(zone, heads, ""), less),
    ]


def _in_words(spec: Field, value: str, said: Said) -> str:
    if not value:
        return _empty()
    return said(value) if spec.is_link else element_word(spec, value)


def _empty() -> str:
    return QCoreApplication.translate("ConflictPanel", "(empty)")


def _written(zone: str, heads: Heads, value: str) -> str:
    """Who wrote a value and when by the clock of a zone, as far as it is known."""
    by = next((each for each in heads if each.value == value), heads[0])
    return f"{author_word(by.author)}{comma()}{minute_word(by.minute, zone)}"


class ConflictPanel(QFrame):
    """Both values stand until one is taken; the one shown first is marked as such."""

    taken = Signal(object)  # the value of a choice
    combine_wanted = Signal()

    def __init__(
        self,
        choices: Sequence[Choice],
        parent: QWidget | None = None,
        *,
        about: str = "",
        combines: bool = False,
    ) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        self.combine = QPushButton(self.tr("Combine…"), self)
        self.combine.setToolTip(self.tr("Puts both together into the field above, to be edited"))
        self.combine.setVisible(combines)
        self.combine.clicked.connect(self.combine_wanted)
        head = Notice(ReviewState.CONFLICT, self)
        said = self.tr("Desks differ here. Both stand until you take one.")
        head.say(f"{about}: {said}" if about else said)
        grid = QGridLayout()
        grid.setSpacing(SMALL)
        for place, choice in enumerate(choices):
            grid.addWidget(self._card(choice), place // _BESIDE, place % _BESIDE)
            grid.setColumnStretch(place % _BESIDE, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GAP, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(head)
        layout.addLayout(grid)
        layout.addWidget(self.combine, 0, Qt.AlignmentFlag.AlignLeading)

    def _card(self, choice: Choice) -> "_Card":
        card = _Card(choice, self)
        card.button.clicked.connect(partial(self.taken.emit, choice.value))
        self.buttons.append(card.button)
        return card


class RecordConflicts(QWidget):
    """What desks disagree on about a record itself; gone while they agree."""

    taken = Signal(str, object)  # label, partners or life; the value

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self.panels: dict[str, ConflictPanel] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_state(self, state: RecordState) -> None:
        """Show what there is to decide."""
        for old in self.panels.values():
            old.hide()
            old.deleteLater()
        self.panels = {}
        for name, choices in choices_about_record(state, self._zone).items():
            panel = ConflictPanel(choices, self, about=field_word(split_register(name)[0]))
            panel.taken.connect(partial(self.taken.emit, name))
            self._layout.addWidget(panel)
            self.panels[name] = panel
        self.setVisible(bool(self.panels))


class _Card(QFrame):
    def __init__(self, choice: Choice, parent: QWidget) -> None:
        super().__init__(parent)
        text = Sentence(self)
        text.setText(choice.text)
        by = Hint(self)
        by.say(choice.written)
        self.button = QPushButton(self.tr("Take this"), self)
        self.button.setAccessibleName(self.tr("Take: {value}").format(value=choice.text))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        layout.setSpacing(GAP)
        for widget in (text, by):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self.button)

    def paintEvent(self, event: QPaintEvent) -> None:
        marks = colours(self.palette()).states[ReviewState.CONFLICT]
        box(QPainter(self), self.rect(), "", marks.edge)
