"""What the tabs of a visit have in common: they read when they are seen, and after a change."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.changes import Changes
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import ltr
from hrdesk.ui.records.editors.base import Today
from hrdesk.ui.records.notices import Hint
from hrdesk.ui.tokens import LARGE, SMALL
from hrdesk.ui.widgets.flow import FlowLayout
from hrdesk.ui.widgets.pop_up_place import hang

May = Callable[[str], bool]


class VisitTab(QWidget):
    """One tab of a visit. `kinds` are the kinds of record that it tells of."""

    open_requested = Signal(str)  # the Ref of a record elsewhere
    kinds: frozenset[str] = frozenset({"visit"})

    def __init__(self, desk: Desk, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self._today = desk, today
        self.ref = ""
        self._is_stale = True
        desk.changed.connect(self._react)

    @property
    def today(self) -> date:
        """The day in the zone of the desk."""
        return self._today()

    def show_visit(self, ref: str) -> None:
        """Show another visit; an empty Ref is none."""
        if ref != self.ref:
            self.ref = ref
            self._is_stale = True
            self.visit_changed()
        self._read_if_seen()

    def visit_changed(self) -> None:
        """For tabs that have something open of the visit before."""

    def reload(self) -> None:
        """Read what is shown; the visit is on the desk."""
        raise NotImplementedError

    def do(self, operation: Callable[..., Changes], *args: object, **named: object) -> None:
        """Carry out an operation on the visit."""
        self.desk.do(operation, self.ref, *args, **named)

    def do_then(
        self, done: Callable[[Any], None], operation: Callable[..., Changes], *args: object
    ) -> None:
        """Carry out an operation on the visit and hear of it."""
        self.desk.do_then(done, operation, self.ref, *args)

    def _react(self, changes: Changes) -> None:
        if self.kinds & changes.kinds:
            self._is_stale = True
            self._read_if_seen()

    def _read_if_seen(self) -> None:
        if self.ref and self._is_stale and self.isVisible():
            self._is_stale = False
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read_if_seen()


class ListTab(VisitTab):
    """A tab of a sentence, what can be done, and lines; each verb is a button with a key."""

    def __init__(
        self, lines: LineList, desk: Desk, today: Today, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, today, parent)
        self.said = Hint(self)
        self.list = lines
        self.list.begin_with_title()
        self.verbs: dict[str, QAction] = {}
        self.buttons: dict[str, VerbButton] = {}
        self._row = FlowLayout()
        self._row.setSpacing(SMALL)
        self.head = QVBoxLayout()
        self.head.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        self.head.setSpacing(SMALL)
        self.head.addWidget(self.said)
        self.head.addLayout(self._row)
        plan = QWidget(self)
        layout = QVBoxLayout(plan)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self.head)
        layout.addWidget(self.list, 1)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(plan)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        self.setFocusProxy(self.list)

    def add_verb(
        self, key: str, text: str, slot: Callable[[], object], may: May | None = None
    ) -> QAction:
        """A button, which the key alone does as well while the lines have the focus."""
        action = self._verb(key, text, slot, may)
        self.buttons[key] = VerbButton(action, key, self, lines=self.list)
        self._row.addWidget(self.buttons[key])
        return action

    def add_choice(
        self, text: str, verbs: Mapping[str, tuple[str, Callable[[], object]]], may: May
    ) -> QPushButton:
        """Verbs of which one at most is meant, by key, under one button: the lines keep their room."""
        actions = [self._verb(key, word, slot, may) for key, (word, slot) in verbs.items()]
        button = ChoiceButton(text, actions, self)
        self._row.addWidget(button)
        return button

    def _verb(self, key: str, text: str, slot: Callable[[], object], may: May | None) -> QAction:
        action = key_of_lines(self.list, key, slot, text, may)
        self.verbs[key] = action
        return action

    def add_key(self, key: str, slot: Callable[[], object]) -> None:
        """A key that does what a click on a line does; it needs no button."""
        key_of_lines(self.list, key, slot)

    def add_sheet(self, sheet: QWidget) -> None:
        """Something to fill in, which is shown where the lines are."""
        self.stack.addWidget(sheet)

    def show_sheet(self, sheet: QWidget) -> None:
        """Show a sheet that was added."""
        self.stack.setCurrentWidget(sheet)

    def close_sheet(self) -> None:
        """Back to the lines."""
        self.stack.setCurrentIndex(0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def visit_changed(self) -> None:
        self.stack.setCurrentIndex(0)


class LineVerb(QAction):
    """Something to do with the current line; grey while that one does not let it be done."""

    def __init__(self, text: str, lines: LineList, may: May) -> None:
        super().__init__(text, lines)
        self._lines, self._may = lines, may
        lines.lines_changed.connect(self.follow)
        self.follow()

    @property
    def has_lines(self) -> bool:
        """Whether there is any line that it could be about."""
        return self._lines.has_things

    def follow(self) -> None:
        """Look whether it can be done now."""
        self.setEnabled(self._may(self._lines.current_key))


def key_of_lines(
    lines: LineList,
    key: str,
    slot: Callable[[], object],
    text: str = "",
    may: May | None = None,
) -> QAction:
    """What a key alone does while these lines have the focus.

    `may` says of the key of the current line, empty for none, whether it can be done there.
    """
    action = QAction(text, lines) if may is None else LineVerb(text, lines, may)
    action.setShortcut(QKeySequence(key))
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(slot)
    lines.addAction(action)
    return action


class VerbButton(QPushButton):
    """A button in the words of an action.

    Its key stands beside them; that of lines beside a list while it does something, since in the
    list letters are for the filter.
    """

    def __init__(
        self, action: QAction, key: str, parent: QWidget, *, lines: LineList | None = None
    ) -> None:
        super().__init__(parent)
        self._action, self._key = action, key
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._lines = lines
        if lines is not None:
            lines.installEventFilter(self)
            lines.lines_changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        text = self._action.text()
        works = self._lines is None or self._lines.hasFocus()
        self.setText(self._with_key() if works else text)
        self.setAccessibleName(text)
        owner = self._action.parent()
        if self.hasFocus() and not self._action.isEnabled() and isinstance(owner, QWidget):
            owner.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setEnabled(self._action.isEnabled())
        # What is done with one of them is no choice while there is none.
        is_idle = isinstance(self._action, LineVerb) and not self._action.has_lines
        self.setHidden(is_idle or not self._action.isVisible())

    def _with_key(self) -> str:
        text = self._action.text()
        said = self.tr("{verb} ({key})").format(verb=text, key=ltr(self._key))
        return said if self._key else text

    def sizeHint(self) -> QSize:
        """Always with room for the key: a button that is clicked takes the focus, and must stay."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self._with_key()
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, option.text)
        button = QStyle.ContentsType.CT_PushButton
        longest = self.style().sizeFromContents(button, option, words, self)
        return super().sizeHint().expandedTo(longest)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._follow()
        return False


class ChoiceButton(QPushButton):
    """Opens a menu of verbs, which have their keys beside them; grey while none can be done."""

    def __init__(self, text: str, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(text, parent)
        self._actions = actions
        menu = QMenu(self)
        menu.addActions(actions)
        hang(menu, self)
        for each in actions:
            each.enabledChanged.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setEnabled(any(each.isEnabled() for each in self._actions))
