"""Every action of the window once: it feeds the menus, the command list and the shortcut sheet."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from hrdesk.ui.icons import icon

if TYPE_CHECKING:
    from hrdesk.ui.widgets.hits import Hit

# The command that opens the list of commands is not on it.
_SEARCH = "search"
# How the names of the commands begin that open a place.
_PLACE = "go_"


class Listed(NamedTuple):
    """An action with the menu that it stands in, and its icon's name for lists that paint.

    `name` is what it is found by: what Undo would take back is no word of the command.
    """

    action: QAction
    menu: str
    icon: str
    name: str


class Actions(QObject):
    """The actions of one window, by id, in the order in which they were added."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._listed: dict[str, Listed] = {}
        self._menus: dict[str, QMenu] = {}

    def add_menu(self, key: str, menu: QMenu) -> None:
        """A menu for actions to be added to; it stays out of sight while it is empty."""
        self._menus[key] = menu
        menu.aboutToShow.connect(partial(_give_letters, menu))
        menu.menuAction().setVisible(False)

    def add_line(self, menu: str) -> None:
        self._menus[menu].addSeparator()

    def add(
        self,
        key: str,
        text: str,
        handler: Callable[[], object] | None = None,
        *,
        shortcuts: Sequence[str | QKeySequence.StandardKey] = (),
        icon_name: str = "",
        menu: str = "",
        checkable: bool = False,
        also: str = "",
    ) -> QAction:
        """An action whose shortcuts work as long as the window is in front.

        Without a handler the caller connects `triggered` or `toggled`; without a menu the action
        is found by its shortcut and in the command list only. `also` are other words for it, by
        which it is found too.
        """
        action = QAction(text, self)
        action.setObjectName(key)
        action.setCheckable(checkable)
        if icon_name:
            action.setIcon(icon(icon_name))
        action.setShortcuts([QKeySequence(shortcut) for shortcut in shortcuts])
        if handler is not None:
            action.triggered.connect(handler)
        self._window.addAction(action)
        self._listed[key] = Listed(action, menu, icon_name, f"{action.iconText()} {also}")
        if menu:
            self._menus[menu].addAction(action)
            self._menus[menu].menuAction().setVisible(True)
        return action

    def __getitem__(self, key: str) -> QAction:
        return self._listed[key].action

    def __iter__(self) -> Iterator[Listed]:
        return iter(self._listed.values())

    @property
    def menus(self) -> tuple[str, ...]:
        """The menus in their order."""
        return tuple(self._menus)

    def menu_title(self, key: str) -> str:
        return plain(self._menus[key].title()) if key in self._menus else ""

    def hits(self, query: str) -> "list[Hit]":
        """The actions possible now whose words begin with the words of the query.

        What is called so comes first, then what begins so: Enter does what one has named.
        """
        # Late: nothing is looked for before the window is painted.
        from hrdesk.domain.text import words_of

        wanted = words_of(query)
        found = [
            listed
            for key, listed in self._listed.items()
            if key != _SEARCH
            and listed.action.isEnabled()
            and has_words(wanted, words_of(listed.name))
        ]
        if not wanted:
            # Nothing is typed yet, and Enter must do no harm: where one can go comes first.
            found.sort(key=_comes_later)
        else:
            found.sort(key=lambda each: _how_far(wanted, words_of(plain(each.action.iconText()))))
        return [self._hit(each) for each in found]

    def _hit(self, listed: Listed) -> "Hit":
        from hrdesk.ui.widgets.hits import Hit

        return Hit(
            title=plain(listed.action.iconText()),
            subtitle=self.menu_title(listed.menu),
            icon=listed.icon or "chevron-right",
            payload=listed.action,
            note=shortcut_text(listed.action) or listed.action.text().partition("\t")[2],
        )


def _give_letters(menu: QMenu) -> None:
    # Late: no menu is opened before the window is painted.
    from hrdesk.ui.widgets.menu_letters import give_letters

    give_letters(menu)


def _comes_later(listed: Listed) -> bool:
    return not listed.action.objectName().startswith(_PLACE)


def _how_far(wanted: list[str], title: list[str]) -> int:
    """How far a title is from what is looked for: called so, beginning so, or neither."""
    if title == wanted:
        return 0
    *whole, last = wanted
    begins = title[: len(whole)] == whole and title[len(whole) : len(wanted)]
    return 1 if begins and begins[0].startswith(last) else 2


def shortcut_text(action: QAction) -> str:
    """The first shortcut as this system writes it."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def plain(text: str) -> str:
    """A text of a menu without the sign for its underlined letter."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def has_words(wanted: list[str], there: list[str]) -> bool:
    """Whether something begins with each of the words that are looked for."""
    return all(any(word.startswith(part) for word in there) for part in wanted)
