"""What the buttons and actions of a page do, found by their words: nobody lists them anew."""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton, QTabBar, QToolButton, QWidget

from hrdesk.domain.text import words_of
from hrdesk.ui.actions import has_words, plain
from hrdesk.ui.discreet import is_discreet
from hrdesk.ui.widgets.hits import Hit
from hrdesk.ui.widgets.page import Page


def verbs_of(page: Page, query: str, known: Sequence[Hit], place: str) -> list[Hit]:
    """What can be done on the page that is in sight, but for what a command does already."""
    wanted = words_of(query)
    if not wanted or (is_discreet() and not page.hides_by_itself):
        return []
    said = [set(words_of(hit.title)) for hit in known]
    found: list[Hit] = []
    # The longer words of what has several, since those name its key too.
    for title, payload in sorted(_named(page), key=_by_length):
        words = words_of(title)
        if has_words(wanted, words) and not any(each.issuperset(words) for each in said):
            said.append(set(words))
            found.append(Hit(title, place, "chevron-right", payload))
    return found


def _by_length(named: tuple[str, object]) -> int:
    return -len(named[0])


def _named(page: Page) -> Iterator[tuple[str, QAction | QAbstractButton]]:
    """What is in sight and possible now, by its words without those of its key."""
    for button in page.findChildren(QAbstractButton):
        if _is_verb(button) and button.isVisible() and button.isEnabled():
            yield plain(button.text() or button.accessibleName()).rstrip("…"), button
    for action in page.findChildren(QAction):
        is_possible = action.isVisible() and action.isEnabled() and not action.isCheckable()
        if is_possible and _is_offered(action):
            yield plain(action.iconText()), action


def _is_verb(button: QAbstractButton) -> bool:
    """Not what is ticked, and not the arrows beside tabs."""
    is_pressed = isinstance(button, QPushButton | QToolButton) and not button.isCheckable()
    return is_pressed and not isinstance(button.parent(), QTabBar)


def _is_offered(action: QAction) -> bool:
    """By something in sight, or in the menu of such: others have nothing to work on now."""
    for owner in action.associatedObjects():
        shown = owner.parent() if isinstance(owner, QMenu) else owner
        if isinstance(shown, QWidget) and not isinstance(shown, Page) and shown.isVisible():
            return True
    return False
