"""The window: places at the leading edge, one bar over the pages, one line at the foot.

It knows no record and no desk. `app.py` adds the places and connects the signals.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QCloseEvent,
    QKeyEvent,
    QMouseEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from hrdesk.ui.actions import Actions
from hrdesk.ui.discreet import without_values
from hrdesk.ui.focus import focus_into, focus_next, leave_menu_bar
from hrdesk.ui.history import Address, History
from hrdesk.ui.language import isolated
from hrdesk.ui.looks import Looks
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from hrdesk.ui.widgets.first_size import room_on_screen
from hrdesk.ui.widgets.page import Page
from hrdesk.ui.widgets.palette import CommandPalette
from hrdesk.ui.widgets.places import PageFactory, Places
from hrdesk.ui.widgets.progress_strip import ProgressStrip
from hrdesk.ui.widgets.rail import Rail
from hrdesk.ui.widgets.status_bar import StatusBar
from hrdesk.ui.widgets.top_bar import TopBar
from hrdesk.ui.widgets.undo_bar import UndoBar
from hrdesk.ui.window_actions import add_menus, add_window_actions

if TYPE_CHECKING:
    from hrdesk.ui.shortcuts import ShortcutSheet
    from hrdesk.ui.widgets.hits import Hit, Provider

_SMALLEST = QSize(1024, 640)
_FIRST = QSize(1280, 800)
_MOST_COMMANDS = 6
# Typed first by those who know it from other programs.
_COMMANDS_ONLY = ">"
# What the digit keys of a French keyboard give without Shift; its sixth is the minus of "smaller".
_AZERTY = ("&", "É", '"', "'", "(", "", "È")


class MainWindow(QMainWindow):
    """Places, history, undo and search as frames; what fills them comes from outside."""

    place_opened = Signal(str)  # the key of a place
    stands_beside = Signal(object)  # QWidget, a window on top of this one
    hit_chosen = Signal(object)  # Hit.payload of what `set_search` found
    undo_asked = Signal()
    redo_asked = Signal()
    reminders_asked = Signal()
    settings_asked = Signal()
    closing = Signal()

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self._settings = settings
        self._titles: dict[str, str] = {}
        self._desk_name = ""
        self._is_locked = False
        self._history = History()
        self._search: Provider | None = None
        self._sheet: ShortcutSheet | None = None
        self.rail = Rail()
        self.top_bar = TopBar()
        self.progress = ProgressStrip()
        self.places = Places()
        self.status = StatusBar()
        self._new_menu = QMenu(self)
        self._lay_out()
        self.undo_bar = UndoBar(self.status)
        self.finder = CommandPalette(self.top_bar.search, self._found, self)
        self.commands = Actions(self)
        self._go_actions = QActionGroup(self)
        self._go_actions.setExclusive(False)
        add_menus(self.commands, self.menuBar())
        add_window_actions(self.commands, self.layoutDirection())
        self.looks = Looks(self.commands, settings, theme)
        self._show_actions()
        self._enable_history()
        self._connect()
        self.setMinimumSize(_SMALLEST.boundedTo(room_on_screen()))
        if not self.restoreGeometry(settings.window_geometry):
            self.resize(_FIRST.boundedTo(room_on_screen() * 0.9).expandedTo(self.minimumSize()))
        self._name_window()

    # ------------------------------------------------------------ places

    @property
    def page(self) -> Page | None:
        return self.places.page

    @property
    def address(self) -> Address | None:
        """Where one is; None before anything was opened."""
        return self._history.current

    def add_place(self, key: str, title: str, icon_name: str, factory: PageFactory) -> None:
        """A place in the rail; its page is built when it is opened for the first time."""
        number = len(self._titles) + 1
        self._titles[key] = title
        self.places.add(key, factory)
        keys = [f"Ctrl+{number}"]
        if number <= len(_AZERTY) and _AZERTY[number - 1]:
            keys.append(f"Ctrl+{_AZERTY[number - 1]}")
        action = self.commands.add(
            f"go_{key}", title, shortcuts=keys, icon_name=icon_name, menu="go"
        )
        action.setData(key)
        self._go_actions.addAction(action)
        self.rail.add_place(key, title, icon_name, f"Ctrl+{number}")

    def go(self, place: str, rest: str = "") -> None:
        """Opens an address and remembers it for Back."""
        self._show(Address(place, rest))
        self._remember(place, rest)

    def show_again(self) -> None:
        """Opens where one is anew."""
        if self.address is not None:
            self._show(self.address)

    def go_back(self) -> None:
        if self._history.can_go_back:
            self._show(self._history.back())
            self._enable_history()

    def go_forward(self) -> None:
        if self._history.can_go_forward:
            self._show(self._history.forward())
            self._enable_history()

    def _show(self, address: Address) -> None:
        was_here = self._leave_page()
        page = self.places.open(address.place)
        page.show_address(address.rest)
        self.rail.show_place(address.place)
        if was_here:
            # Only now: what the page shows at this address may be what can take it.
            self._focus_page()
        self._name_window()
        self.place_opened.emit(address.place)

    def _leave_page(self) -> bool:
        """Take the focus out of a page before another one is shown; whether it was there.

        Qt would give it to whatever stands first in the new page, and that would count as what had
        the focus there last.
        """
        leave_menu_bar()
        focused = QApplication.focusWidget()
        if self.page is not None and focused is not None and self.page.isAncestorOf(focused):
            focus_into(self.rail)
            return True
        return False

    def _remember(self, place: str, rest: str) -> None:
        stays = self.page is not None and self.page.stays_as_it_is
        self._history.visit(Address(place, rest), stays=stays)
        self._enable_history()

    def _enable_history(self) -> None:
        self.commands["back"].setEnabled(self._history.can_go_back)
        self.commands["forward"].setEnabled(self._history.can_go_forward)

    def _go_by_action(self, action: QAction) -> None:
        self.go(str(action.data()))
        self._focus_page()

    def _focus_page(self) -> None:
        if self.page is None or not focus_into(self.page):
            focus_into(self.rail)

    # ------------------------------------------------------------ what others tell the window

    def set_desk_name(self, name: str) -> None:
        self._desk_name = name
        self._name_window()

    def show_locked(self, locked: bool) -> None:
        """The title of a locked window tells neither the desk nor the place."""
        self._is_locked = locked
        self._name_window()

    def set_search(self, provider: "Provider") -> None:
        """Finds records for the box; commands are found without it."""
        self._search = provider

    def set_new_actions(self, actions: Sequence[QAction]) -> None:
        """What the button New offers."""
        self._new_menu.clear()
        self._new_menu.addActions(actions)

    def show_undo(self, name: str) -> None:
        """What Undo would take back, in words; empty when there is nothing."""
        self._undo_name = name
        name = self.undo_bar.own or name
        what = without_values(name)
        text = self.tr("Undo {what}").format(what=_literal(what)) if name else self.tr("Undo")
        self._name_action("undo", text, enabled=bool(name))

    def show_redo(self, name: str) -> None:
        what = without_values(name)
        text = self.tr("Redo {what}").format(what=_literal(what)) if name else self.tr("Redo")
        self._name_action("redo", text, enabled=bool(name))

    def show_waiting(self, count: int) -> None:
        """How many workbooks wait in Exchange."""
        self.status.show_waiting(count)
        if "exchange" in self.places:
            self.rail.show_count("exchange", count)

    def offer_undo(self, sentence: str) -> None:
        """Says what was just done and offers to take it back."""
        self.undo_bar.offer(sentence)

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        body = QWidget()
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.top_bar, self.progress):
            column.addWidget(widget)
        column.addWidget(self.places, 1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)
        whole = QVBoxLayout(body)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row, 1)
        whole.addWidget(self.status)
        self.setCentralWidget(body)

    def _show_actions(self) -> None:
        for key in ("undo", "redo", "discreet", "reminders"):
            self.top_bar.add_action(self.commands[key])
        for key in ("lock", "settings"):
            self.rail.add_foot(self.commands[key], key)
        self.show_undo("")
        self.show_redo("")

    def _connect(self) -> None:
        self.rail.chosen.connect(self.go)
        self._go_actions.triggered.connect(self._go_by_action)
        self.places.moved.connect(self._remember)
        self.places.moved.connect(self.undo_bar.leave_page)
        self.place_opened.connect(self.undo_bar.leave_page)
        self.undo_bar.undo_asked.connect(self.undo_asked)
        self.undo_bar.own_changed.connect(lambda: self.show_undo(self._undo_name))
        self.finder.chosen.connect(self._open_hit)
        self.status.waiting_clicked.connect(self._open_exchange)
        self.status.key_clicked.connect(self.settings_asked)
        self.top_bar.set_new_menu(self._new_menu)
        for key, answer in (
            ("undo", self.undo_bar.undo_last),
            ("redo", self.redo_asked),
            ("filter", self.focus_filter),
            ("reminders", self.reminders_asked),
            ("full_screen", self.toggle_full_screen),
            ("side_list", self.toggle_side),
            ("columns", self.choose_columns),
            ("back", self.go_back),
            ("forward", self.go_forward),
            ("search", self.finder.summon),
            ("next_pane", self.next_pane),
            ("previous_pane", self.previous_pane),
            ("settings", self.settings_asked),
            ("shortcuts", self.show_shortcuts),
        ):
            self.commands[key].triggered.connect(answer)

    # ------------------------------------------------------------ doing

    def focus_filter(self) -> None:
        if self.page is not None:
            self.page.focus_filter()

    def toggle_side(self) -> None:
        if self.page is not None:
            self.page.toggle_side()

    def choose_columns(self) -> None:
        if self.page is not None:
            self.page.choose_columns()

    def toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def next_pane(self) -> None:
        focus_next(self._panes(), 1)

    def previous_pane(self) -> None:
        focus_next(self._panes(), -1)

    def show_shortcuts(self) -> None:
        if self._sheet is None:
            from hrdesk.ui.shortcuts import ShortcutSheet

            self._sheet = ShortcutSheet(self.commands, self)
        self._sheet.show()
        self._sheet.raise_()

    def _panes(self) -> list[QWidget]:
        return [self.rail, *(self.page.panes() if self.page is not None else [])]

    def _found(self, query: str) -> "list[Hit]":
        commands = self.commands.hits(query)
        if query and self.page is not None:
            from hrdesk.ui.widgets.page_verbs import verbs_of

            title = self._titles.get(self.page.objectName(), "")
            commands += verbs_of(self.page, query.removeprefix(_COMMANDS_ONLY), commands, title)
        if self._search is None or not query or query.startswith(_COMMANDS_ONLY):
            return commands
        return [*commands[:_MOST_COMMANDS], *self._search(query)]

    def _open_hit(self, payload: object) -> None:
        if isinstance(payload, QAction):
            payload.trigger()
        elif isinstance(payload, QAbstractButton):
            payload.click()
        else:
            self.hit_chosen.emit(payload)

    def _open_exchange(self) -> None:
        if "exchange" in self.places:
            self.go("exchange")

    def _name_action(self, key: str, text: str, *, enabled: bool) -> None:
        action = self.commands[key]
        action.setText(text)
        action.setEnabled(enabled)

    def _name_window(self) -> None:
        if self._is_locked:
            self.setWindowTitle("HRDesk")
            return
        address = self._history.current
        page = self.places.page
        place = self._titles.get(page.objectName(), "") if page and address is not None else ""
        parts = [isolated(part) for part in (place, self._desk_name) if part]
        self.setWindowTitle(" — ".join([*parts, "HRDesk"]))

    # ------------------------------------------------------------ Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Comes here only when nothing on the page had a use for it.
        if event.key() == Qt.Key.Key_Escape and self.undo_bar.isVisible():
            self.undo_bar.hide()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.BackButton:
            self.go_back()
        elif event.button() == Qt.MouseButton.ForwardButton:
            self.go_forward()
        else:
            super().mousePressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # One begins to work on the page, not in the search box.
        self._focus_page()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.window_geometry = self.saveGeometry()
        self._settings.save()
        self.closing.emit()
        super().closeEvent(event)


def _literal(name: str) -> str:
    """A name in a menu, where `&` would underline what follows."""
    return name.replace("&", "&&")
