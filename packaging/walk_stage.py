"""One walk: steps that are pictured one after the other, and what failed told at the end."""

import re
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from demo_window import Stage, settle
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from tests.ui.sight import nameless_in, words_without_room

# Until a window that waits for an answer has come and is painted.
_ANSWERED_AFTER = 700
# The same picture, hardly bigger, in two thirds of the time that packing it as usual takes.
_PACKED = 80
# How often one looks again at what seems to be cut: a busy machine lays out late.
_LOOKS = 8


class Walk:
    """Pictures what is on screen after each step; a step that fails ends nothing but itself."""

    def __init__(
        self, stage: Stage, out: Path, faults: list[str], waiting: Path | None = None
    ) -> None:
        self.stage, self.out, self._faults = stage, out, faults
        # A workbook of somebody else for this desk, where there is one.
        self.waiting = waiting
        self.place = ""
        self.taken: list[str] = []
        self.failed: list[str] = []
        self._asked: set[str] = set()
        self._known: set[str] = set()
        # What lay over the window, by the names of its classes.
        self.seen: set[str] = set()

    @property
    def page(self) -> Any:
        """The page that is open; what it has beside any other is its own."""
        return self.stage.page

    def go_through(self, place: str, steps: Callable[["Walk"], None]) -> None:
        """All steps of a place; where one of them cannot be prepared, the place ends there."""
        self.place = place
        try:
            steps(self)
        except Exception as failed:  # noqa: BLE001 - whatever a place meets is told
            self._fail(f"{place}_ended", "".join(traceback.format_exception(failed)))
        self.tidy(place)

    def step(self, name: str, act: Callable[..., object] | None = None, *given: object) -> None:
        """Do something, picture what there is then, and close what lies over the window."""
        name = f"{self.place}_{name}"
        try:
            if act is not None:
                self._ask_if_modal(name, partial(act, *given))
            self.stage.rest()
            if name not in self.taken:
                self._keep(name)
            self._look_over()
        except Exception as failed:  # noqa: BLE001 - whatever a step meets is told
            self._fail(name, "".join(traceback.format_exception(failed)))
        finally:
            self._look_for_faults(name)
            self.tidy(name)

    def asks(self, name: str) -> None:
        """Press each button on screen that asks for more: those with "…"; each once in a place."""
        here = self.stage.window.address
        for button in self._buttons():
            words = button.text().replace("&", "").strip() if isValid(button) else ""
            known = f"{self.place} {words}"
            if words.endswith("…") and known not in self._asked:
                self._asked.add(known)
                self.step(f"{name}_asks_{slug(words)}", button.click)
                if here is not None and self.stage.window.address != here:
                    self.stage.go(here.place, here.rest)

    def menus(self, name: str) -> None:
        """Open each menu that hangs on a button in sight; each once in a place."""
        for button in self._buttons():
            if not isValid(button):
                continue
            menu = button.menu() if isinstance(button, QPushButton | QToolButton) else None
            words = button.text().replace("&", "").strip() or button.accessibleName()
            known = f"{self.place} menu {words}"
            if menu is not None and known not in self._asked:
                self._asked.add(known)
                self.step(f"{name}_menu_{slug(words)}", _open, menu, button)

    def tidy(self, name: str = "") -> None:
        """Close all that lies over the window."""
        for _ in range(8):
            over = [each for each in self._over() if not each.testAttribute(_QUIET)]
            if not over:
                return
            for each in reversed(over):
                each.reject() if isinstance(each, QDialog) else each.close()
            # A screen in memory gives the keyboard to no other window by itself.
            self.stage.window.activateWindow()
            settle(60)
        self._fail(name, f"does not close: {self._over()}")

    # ------------------------------------------------------------ inner

    def _ask_if_modal(self, name: str, act: Callable[[], object]) -> None:
        """A window that waits for an answer keeps the step from ending: it is pictured meanwhile."""
        timer = QTimer()
        timer.setInterval(_ANSWERED_AFTER)
        timer.timeout.connect(lambda: self._answer(name))
        timer.start()
        try:
            act()
        finally:
            timer.stop()

    def _answer(self, name: str) -> None:
        modal = QApplication.activeModalWidget()
        if isinstance(modal, QDialog):
            if name not in self.taken:
                self._keep(name)
            self._look_over()
            modal.reject()

    def _keep(self, name: str) -> None:
        target = self.out / f"{name}.png"
        if not self._scene().save(str(target), None, _PACKED):
            raise OSError(f"{target} could not be written")
        self.taken.append(name)
        print(f"  {name}", flush=True)

    def _scene(self) -> QPixmap:
        """The window, and over it all else that is on screen, where it is."""
        window = self.stage.window
        over = list(self._over())
        frame = QRect(_place(window), window.size())
        for each in over:
            frame = frame.united(QRect(_place(each), each.size()))
        found = QPixmap(frame.size())
        found.fill(Qt.GlobalColor.gray)
        painter = QPainter(found)
        for each in (window, *over):
            place = QRect(_place(each) - frame.topLeft(), each.size())
            painter.drawPixmap(place.topLeft(), each.grab())
            if each.windowType() != Qt.WindowType.Popup:
                # The frame that the system would draw.
                painter.drawRect(place.adjusted(-1, -1, 0, 0))
        painter.end()
        return found

    def _over(self) -> Iterator[QWidget]:
        shown = [
            each
            for each in QApplication.topLevelWidgets()
            if each.isVisible() and each is not self.stage.window
        ]
        yield from sorted(shown, key=lambda each: each.windowType() == Qt.WindowType.Popup)

    def _buttons(self) -> list[QAbstractButton]:
        return [
            each
            for each in self.stage.window.findChildren(QAbstractButton)
            if each.isVisible() and each.isEnabled() and not _is_hidden(each)
        ]

    def _look_over(self) -> None:
        """Notes what nobody may meet in what is on screen, once it has found its place."""
        new = self._flaws() - self._known
        for _ in range(_LOOKS):
            if not new:
                return
            settle()
            new &= self._flaws()
        self._known |= new
        self._faults += sorted(new)

    def _flaws(self) -> set[str]:
        """As `sight` sees them."""
        ours = [each for each in self._over() if not isinstance(each, QFileDialog)]
        self.seen |= {type(each).__name__ for each in ours}
        return {
            flaw
            for each in (self.stage.window, *ours)
            for flaw in (*nameless_in(each, in_sight=True), *words_without_room(each))
        }

    def _look_for_faults(self, name: str) -> None:
        faults = [*self._faults, *self.stage.refused]
        self._faults.clear()
        self.stage.refused.clear()
        if faults:
            self._fail(name, "\n".join(faults))

    def _fail(self, name: str, reason: str) -> None:
        self.failed.append(name)
        print(f"FAILED {name}: {reason}", flush=True)


_QUIET = Qt.WidgetAttribute.WA_DontShowOnScreen


def slug(words: str) -> str:
    """Words as a part of a file's name."""
    return re.sub(r"\W+", "_", words.lower()).strip("_")[:40] or "one"


def _open(menu: QMenu, under: QWidget) -> None:
    menu.popup(under.mapToGlobal(QPoint(0, under.height())))


def _place(widget: QWidget) -> QPoint:
    return widget.mapToGlobal(QPoint(0, 0))


def _is_hidden(widget: QWidget) -> bool:
    """Out of sight, as what was scrolled away is."""
    return widget.visibleRegion().isEmpty()
