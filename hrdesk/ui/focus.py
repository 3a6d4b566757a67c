"""Moving the focus from one part of a window to the next."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMenuBar, QWidget

_BY_TAB = Qt.FocusPolicy.TabFocus.value


def focus_next(parts: Sequence[QWidget], step: int) -> None:
    """From the part that has the focus to the next (or by -1 the previous) that can take it."""
    able = [part for part in parts if part.isVisible() and _taker(part) is not None]
    if not able:
        return
    now = QApplication.focusWidget()
    holding = [n for n, part in enumerate(able) if _holds(part, now)]
    first = 0 if step > 0 else len(able) - 1
    place = (holding[-1] + step) % len(able) if holding else first
    focus_into(able[place])


def holds_focus(part: QWidget) -> bool:
    """Whether the focus is in a part."""
    return _holds(part, QApplication.focusWidget())


def _holds(part: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and (focused is part or part.isAncestorOf(focused))


def focus_into(part: QWidget) -> bool:
    """Gives the focus to a part, or to what had it last or comes first within it, if anything."""
    taker = _taker(part)
    if taker is not None:
        taker.setFocus(Qt.FocusReason.TabFocusReason)
    return taker is not None


def leave_menu_bar() -> None:
    """Give the focus back where it was before a menu was opened and closed by Esc.

    Till then the bar has it, and takes each letter for one of its menus.
    """
    focused = QApplication.focusWidget()
    if isinstance(focused, QMenuBar):
        escape = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(focused, escape)


def copy_here() -> bool:
    """Copy what the key of a copy would copy where the focus is; whether anything took it."""
    focused, key = QApplication.focusWidget(), QKeySequence.StandardKey.Copy
    if focused is None:
        return False
    own = (each for each in focused.actions() if each.shortcut() in QKeySequence.keyBindings(key))
    if (action := next(own, None)) is not None:
        action.trigger()
        return True
    # As it is pressed on every system; nothing here listens to it.
    letter, ctrl = Qt.Key(ord("C")), Qt.KeyboardModifier.ControlModifier
    event = QKeyEvent(QEvent.Type.KeyPress, letter, ctrl)
    QApplication.sendEvent(focused, event)
    return event.isAccepted()


def _taker(part: QWidget) -> QWidget | None:
    inside = [part, *part.findChildren(QWidget)]
    # Where the part is always entered, what had the focus last, what it names itself, the first.
    entry: QWidget | None = getattr(part, "enters_at", None)
    wanted = (entry, part.focusWidget(), _final_proxy(part))
    ordered = [each for each in wanted if each is not None and each is not part] + inside
    return next((widget for widget in ordered if _can_take(widget)), None)


def _final_proxy(widget: QWidget) -> QWidget | None:
    found = widget.focusProxy()
    while found is not None and found.focusProxy() is not None:
        found = found.focusProxy()
    return found


def _can_take(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy().value & _BY_TAB)
    return by_tab and widget.isVisible() and widget.isEnabled()
