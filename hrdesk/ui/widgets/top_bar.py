"""The bar over every page: one box for search and commands, undo, redo, reminders, New."""

from PySide6.QtCore import QEvent, QLocale, QRect, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyle,
    QToolButton,
    QWidget,
)

from hrdesk.ui.icons import Tone, icon
from hrdesk.ui.painting import box, flood
from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import GAP, LARGE, MEDIUM, SMALL, colours, scaled
from hrdesk.ui.widgets.pop_up_place import hang, open_under

_BOX_WIDTH = 520
_FROM_RIGHT = "\u200f"
# The property of an action that says how many things wait behind it.
COUNT = "count"
_MOST_COUNTED = 9
_BADGE = 15


class SearchBox(QLineEdit):
    """A field with a magnifying glass; while it is empty the trailing side names its key."""

    def __init__(self, prompt: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self._prompt = prompt
        self._show_prompt()
        self.setAccessibleName(prompt)
        # Its sign is dear to load, and the window is painted before there is anything to clear.
        self.textChanged.connect(self._offer_to_clear)
        glass = QAction(icon("search"), "", self)
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._has_room_for_key():
            return
        painter = QPainter(self)
        painter.setPen(colours(self.palette()).secondary)
        rect = QRect(0, 0, self.width() - MEDIUM, self.height())
        rect = QStyle.visualRect(self.layoutDirection(), self.rect(), rect)
        side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignRight)
        painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter), self._key)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._show_prompt()

    def _show_prompt(self) -> None:
        """Beside the glass: an untranslated prompt would lie on the other side, where the key is."""
        self.setPlaceholderText((_FROM_RIGHT if self.isRightToLeft() else "") + self._prompt)

    def _offer_to_clear(self, text: str) -> None:
        if text:
            self.setClearButtonEnabled(True)

    def _has_room_for_key(self) -> bool:
        prompt = self.placeholderText()
        room = self.fontMetrics().horizontalAdvance(prompt + self._key) + 60
        return room <= self.width() and bool(self._key) and not self.text()


class TopBar(QWidget):
    """Belongs to the window: it shows the window's actions and owns only the box."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchBox(self.tr("Search or type a command"), "Ctrl+K")
        self._measure()
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._new = QPushButton(icon("plus", Tone.ON_ACCENT), self.tr("New"))
        make_primary(self._new)
        self._new.setAccessibleName(self.tr("New"))
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        self._layout.setSpacing(GAP)
        self._layout.addWidget(self.search, 3)
        self._layout.addStretch(1)
        self._layout.addWidget(self._new)

    def add_action(self, action: QAction) -> None:
        """An icon between the box and New; its name and key are in the tool tip."""
        button = ActionButton(action)
        self._layout.insertWidget(self._layout.count() - 1, button)

    def set_new_menu(self, menu: QMenu) -> None:
        hang(menu, self._new)

    def open_new_menu(self) -> None:
        """Show what can be new under its button, with the first one chosen."""
        menu = self._new.menu()
        if menu.actions():
            open_under(menu, self._new)
            menu.setActiveAction(menu.actions()[0])

    def _measure(self) -> None:
        self.search.setMaximumWidth(scaled(self.font(), _BOX_WIDTH))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = colours(self.palette())
        painter = QPainter(self)
        flood(painter, self.rect(), now.surface)
        flood(painter, QRect(0, self.height() - 1, self.width(), 1), now.line)


class ActionButton(QToolButton):
    """An action shown as its icon alone; says its text to a screen reader and follows it."""

    def __init__(self, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = action
        self.setDefaultAction(action)
        self.setAutoRaise(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        action.changed.connect(self._follow)
        self._follow()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        count = int(self._action.property(COUNT) or 0)
        if not count:
            return
        now = colours(self.palette())
        side = scaled(self.font(), _BADGE)
        place = QRect(self.width() - side - 1, 1, side, side)
        place = QStyle.visualRect(self.layoutDirection(), self.rect(), place)
        painter = QPainter(self)
        box(painter, place, now.accent, radius=side / 2)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 0.75)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(now.on_accent)
        few = count <= _MOST_COUNTED
        words = QLocale().toString(count) if few else f"{QLocale().toString(_MOST_COUNTED)}+"
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)

    def _follow(self) -> None:
        self.update()
        name = self._action.iconText()
        keys = self._action.shortcut().toString(self._action.shortcut().SequenceFormat.NativeText)
        self.setAccessibleName(name)
        # Keys that are not the action's own stand in its tool tip.
        tip = self._action.toolTip()
        if keys:
            tip = self.tr("{name} ({key})").format(name=name, key=keys)
        if self.toolTip() != tip:
            self.setToolTip(tip)
