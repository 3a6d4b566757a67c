"""What nobody may meet in the window: parts without a name, words that are cut or lie over others.

For tests, and for the walk through every page (`packaging/walk.py`).
"""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt, QTranslator
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from hrdesk.ui.widgets.headings import ElidedLabel
from hrdesk.ui.widgets.page_header import ShrinkingButton

_SOLID = (QLabel, QAbstractButton, QLineEdit, QComboBox)


class Stretched(QTranslator):
    """Makes every text longer, as French and Russian do, and shows which ones it was given."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self,
        context: str,
        source: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        more = max(len(source) * 2 // 5, 1)
        longer = "".join(" " if place % 8 == 7 else "ж" for place in range(more))
        # What asks for more still ends as such words do.
        words, more_asked = source.removesuffix("…"), "…" * source.endswith("…")
        return f"{words}{longer}{more_asked}".replace("%n", str(n))


def nameless_in(root: QWidget, *, in_sight: bool = False) -> list[str]:
    """The parts that take the focus by Tab and tell a screen reader no name; all of them, also
    those that wait to be shown, or only what is there now."""
    return [
        f"{type(part).__name__} in {type(part.parent()).__name__}"
        for part in [root, *root.findChildren(QWidget)]
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and (part.isVisible() or not in_sight)
        and not _name(part)
    ]


def words_without_room(root: QWidget) -> Iterator[str]:
    """What is in sight and cut, or lies over something else."""
    for part in root.findChildren(QWidget):
        if not part.isVisible():
            continue
        if isinstance(part, QLabel) and _is_cut(part):
            yield f"cut: {part.text()}"
        narrow = isinstance(part, QPushButton) and not isinstance(part, ShrinkingButton)
        if narrow and part.text() and part.width() < part.minimumSizeHint().width():
            yield f"too narrow: {part.text()}"
        yield from _covered(part)


def stands_by(popup: QWidget, part: QWidget) -> bool:
    """Whether it popped up right under the part, where that begins."""
    begins = part.mapToGlobal(QPoint(0, part.height()))
    off = popup.geometry().topLeft() - begins
    return off.manhattanLength() < 8


def _name(part: QWidget) -> str:
    face = QAccessible.queryAccessibleInterface(part)
    return face.text(QAccessible.Text.Name) if face is not None else ""


def _is_cut(label: QLabel) -> bool:
    if isinstance(label, ElidedLabel) or not label.text():
        return False
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height() + 1
    return label.minimumSizeHint().width() > label.width()


def _covered(parent: QWidget) -> Iterator[str]:
    """Parts of one layout of which one lies over the other."""
    layout = parent.layout()
    parts = [
        each
        for each in parent.children()
        if isinstance(each, _SOLID) and each.isVisible() and layout and layout.indexOf(each) >= 0
    ]
    for at, one in enumerate(parts):
        for other in parts[at + 1 :]:
            both = one.geometry() & other.geometry()
            if both.width() > 1 and both.height() > 1:
                yield f"{type(one).__name__} over {type(other).__name__} in {type(parent).__name__}"
