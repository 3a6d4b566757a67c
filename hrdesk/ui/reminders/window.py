"""The small list of reminders: it stays on top, takes no focus, and Enter opens what it is about."""

from datetime import timedelta

from PySide6.QtCore import QMargins, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.label import Label
from hrdesk.operations.reminders import Snooze, finish, put_off
from hrdesk.store.reminders import Key
from hrdesk.ui.calendar.line_model import Line
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.desk import Desk
from hrdesk.ui.icons import icon
from hrdesk.ui.latin_keys import latin_key
from hrdesk.ui.records.form import RecordForm
from hrdesk.ui.records.notices import Hint
from hrdesk.ui.reminders.watch import ReminderWatch
from hrdesk.ui.reminders.wording import snooze_words, title_words, when_words
from hrdesk.ui.tokens import MEDIUM, SMALL
from hrdesk.ui.widgets.first_size import open_as
from hrdesk.ui.widgets.pop_up_place import hang
from hrdesk.ui.widgets.status_bar import StatusBar

_WIDTH, _HEIGHT = 440, 260
_HOUR = timedelta(hours=1)
_SEPARATOR = "@"
# What a frame may move a window by; further off a person has put it there.
_BY_FRAME = 64


class ReminderWindow(QWidget):
    """One window for all of them. Enter opens, S puts off, Del is done with the current one."""

    open_requested = Signal(str)  # Ref

    def __init__(self, desk: Desk, watch: ReminderWatch, parent: QWidget) -> None:
        flags = Qt.WindowType.Tool | Qt.WindowType.WindowStaysOnTopHint
        super().__init__(parent, flags)
        self._desk, self._watch = desk, watch
        self._put_at: QPoint | None = None
        # What comes while another program is in front may lie before other eyes.
        self._tells_all = False
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle(self.tr("Reminders"))
        self.setAccessibleName(self.tr("Reminders"))
        self.list = LineList(self.tr("Reminders"), stacked=True)
        self.empty = Hint(self)
        self.empty.say(self.tr("Nothing to be reminded of now."))
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.open_one = self._button("external-link", self.tr("Open"), self._open)
        self.snooze = self._button("clock", self.tr("Put off"))
        self.done = self._button("check", self.tr("Done"), self._finish)
        self.all_done = self._button("", self.tr("All done"), self._finish_all)
        self.menu = QMenu(self)
        for how in Snooze:
            self.menu.addAction(snooze_words(how)).setData(how.value)
        self.menu.triggered.connect(self._put_off)
        self.menu.aboutToShow.connect(self._offer)
        hang(self.menu, self.snooze)
        self._lay_out()
        self.list.opened.connect(self._open_key)
        watch.changed.connect(self.reload)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._step_aside)
        self.reload()

    def reload(self) -> None:
        """Show what is due now; gone when there is nothing left."""
        due, zone, now = self._watch.due, self._watch.zone, self._watch.now
        row = self.list.currentIndex().row()
        lines = [
            Line(
                title_words(each, zone, is_told=self._tells_all),
                note=when_words(each, zone, now),
                label=Label(each.occurrence.label),
                key=_text(each.key),
                is_strong=each.is_late,
            )
            for each in due
        ]
        had_some = bool(self.list.current_key)
        self.list.show_lines(lines)
        if lines and not self.list.current_key:
            model = self.list.model()
            self.list.setCurrentIndex(model.index(min(max(row, 0), len(lines) - 1), 0))
        for widget in (self.list, self.open_one, self.snooze, self.done, self.all_done):
            widget.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        if not lines and had_some:
            self.hide()

    def appear(self) -> None:
        """Show it without taking the focus from what a person is doing.

        Who works in HRDesk sees all titles, as behind it.
        """
        if not self.isVisible() and self._watch.due:
            self._tells_all = _is_in_front(self)
            self.reload()
            self._put_in_corner()
            self.show()

    @property
    def is_kept_there(self) -> bool:
        """Whether a person moved it: then it stays where it was put."""
        far = (self.pos() - self._put_at).manhattanLength() if self._put_at is not None else 0
        return far > _BY_FRAME

    def _put_in_corner(self) -> None:
        """In the lower right corner, or the next one that covers less of what is worked in, and
        fewer buttons."""
        if self.is_kept_there:
            return
        open_as(self, _WIDTH, _HEIGHT)
        places = self._corners()
        if places:
            busy, buttons = self._worked_in(), self._buttons()
            least = min(places, key=lambda each: (_covered(each, busy), _covered(each, buttons)))
            self._put_at = least.topLeft()
            self.move(self._put_at)

    def _step_aside(self) -> None:
        """Another dialog or form has the focus now: it is not left lying on that."""
        if self.isVisible() and not self._tells_all and _is_in_front(self):
            self._tells_all = True
            self.reload()
        if not self.isVisible() or self.isActiveWindow() or self.is_kept_there:
            return
        if _covered(self.frameGeometry(), self._worked_in()):
            self._put_in_corner()

    def _corners(self) -> list[QRect]:
        """Where it may lie in its owner, the best place first."""
        owner = self.parentWidget()
        if owner is None:
            return []
        # The frame around it is not known yet; that of its owner has the same title.
        frame = owner.frameGeometry().height() - owner.height()
        size = self.size().grownBy(QMargins(0, frame, 0, 0))
        inner = owner.geometry().adjusted(MEDIUM, MEDIUM, -MEDIUM, -MEDIUM)
        right, below = inner.right() - size.width() + 1, inner.bottom() - size.height() + 1
        raised = below - size.height() // 4
        places = (
            (right, below),
            (right, raised),
            (inner.left(), below),
            (inner.left(), raised),
            (right, inner.top()),
            (inner.left(), inner.top()),
        )
        return [QRect(QPoint(x, y), size) for x, y in places]

    def _worked_in(self) -> list[QRect]:
        """The dialogs over the window, and the form that has the focus."""
        owner = self.parentWidget()
        dialogs = [
            each.frameGeometry()
            for each in QApplication.topLevelWidgets()
            if each.isVisible()
            and each not in (self, owner)
            and each.windowType() in (Qt.WindowType.Dialog, Qt.WindowType.Window)
        ]
        form = QApplication.focusWidget()
        while form is not None and not isinstance(form, RecordForm):
            form = form.parentWidget()
        if form is not None:
            dialogs.append(QRect(form.mapToGlobal(QPoint()), form.size()))
        return dialogs

    def _buttons(self) -> list[QRect]:
        """The buttons of its owner that one may want to press meanwhile, and its last line."""
        owner = self.parentWidget()
        if owner is None:
            return []
        found = [*owner.findChildren(QAbstractButton), *owner.findChildren(StatusBar)]
        return [
            QRect(each.mapToGlobal(QPoint()), each.size()) for each in found if each.isVisible()
        ]

    def summon(self) -> None:
        """Show it because a person asked: then it has the focus, and tells all titles."""
        self._tells_all = True
        self.reload()
        if not self.isVisible():
            self._put_in_corner()
        self.show()
        self.raise_()
        self.activateWindow()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        doing = {
            Qt.Key.Key_Delete: self._finish,
            Qt.Key.Key_S: self.snooze.showMenu,
            Qt.Key.Key_Escape: self.hide,
        }
        key = latin_key(event)
        if key in doing:
            doing[key]()
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------ inner

    def _current(self) -> list[Key]:
        key = self.list.current_key
        return [_key(key)] if key else []

    def _open(self) -> None:
        self._open_key(self.list.current_key)

    def _open_key(self, key: str) -> None:
        if key:
            self.open_requested.emit(_key(key)[0])

    def _finish(self) -> None:
        self._desk.do(finish, self._current(), self._watch.now)

    def _finish_all(self) -> None:
        self._desk.do(finish, [each.key for each in self._watch.due], self._watch.now)

    def _offer(self) -> None:
        """An hour before is offered as long as that is to come."""
        now, chosen = self._watch.now, self._current()
        here = [each for each in self._watch.due if each.key in chosen]
        is_to_come = any(each.moment - now > _HOUR for each in here)
        for action in self.menu.actions():
            action.setVisible(is_to_come or action.data() != Snooze.HOUR_BEFORE.value)

    def _put_off(self, action: QAction) -> None:
        how = Snooze(action.data())
        self._desk.do(put_off, self._current(), how, self._watch.now)

    def _button(self, icon_name: str, text: str, handler: object = None) -> QPushButton:
        button = QPushButton(text)
        if icon_name:
            button.setIcon(icon(icon_name))
        button.setAccessibleName(text)
        if callable(handler):
            button.clicked.connect(handler)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        for button in (self.open_one, self.snooze, self.done, self.all_done):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(MEDIUM, MEDIUM, MEDIUM, MEDIUM)
        column.setSpacing(SMALL)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addLayout(row)


def _is_in_front(beside: QWidget) -> bool:
    """Whether somebody works in another window of HRDesk now."""
    window = QApplication.activeWindow()
    return window is not None and window is not beside and window.isVisible()


def _covered(place: QRect, busy: list[QRect]) -> int:
    """How much of what is worked in would lie under a place."""
    under = (place.intersected(each) for each in busy)
    return sum(each.width() * each.height() for each in under if not each.isEmpty())


def _text(key: Key) -> str:
    return f"{key[0]}{_SEPARATOR}{key[1]}"


def _key(text: str) -> Key:
    ref, _, about = text.partition(_SEPARATOR)
    return ref, int(about)
