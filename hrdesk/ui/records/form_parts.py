"""Parts of a form: the chip of its label, the headings of its sections, and the key that ends it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QToolButton,
    QWidget,
)

from hrdesk.domain.changes import Changes
from hrdesk.domain.fields import Field
from hrdesk.domain.label import Label
from hrdesk.domain.records import shape_of
from hrdesk.domain.values import Value
from hrdesk.operations.bin import wiped
from hrdesk.operations.withdrawals import TAKE_OFF
from hrdesk.ui.icons import paint_icon
from hrdesk.ui.painting import box, paint_text, ring
from hrdesk.ui.records.sections import Section
from hrdesk.ui.tokens import GAP, ICON, SMALL, colours, scaled
from hrdesk.ui.words import label_word

_SIGN = 14


def done_action(form: QWidget, slot: Callable[[], object]) -> QAction:
    """Ctrl+Enter, wherever one is in the fields of a form."""
    done = QAction(QCoreApplication.translate("RecordForm", "Done with this record"), form)
    done.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
    done.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    done.triggered.connect(slot)
    return done


class LabelButton(QToolButton):
    """The chip of a label that opens a menu: fill, edge, icon and word, and an arrow."""

    def __init__(self, label: Label, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = label
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_label(label)

    def show_label(self, label: Label) -> None:
        """Show another label."""
        self.label = label
        self.setText(label_word(label))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        text = self.fontMetrics().horizontalAdvance(self.text()) + 1
        sign = scaled(self.font(), _SIGN)
        return QSize(2 * (SMALL + sign + GAP) + text, scaled(self.font(), 28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        now = colours(self.palette())
        marks = now.markings[self.label]
        box(painter, self.rect(), marks.fill, marks.edge, dashed=marks.dashed)
        sign = scaled(self.font(), _SIGN)
        left = QRect(SMALL, 0, sign, self.height())
        right = QRect(self.width() - SMALL - sign, 0, sign, self.height())
        text = self.rect().adjusted(SMALL + sign + GAP, 0, -SMALL - sign - GAP + 1, 0)
        paint_icon(painter, self._turned(left), marks.icon, marks.text)
        paint_icon(painter, self._turned(right), "chevron-down", marks.text)
        painter.setPen(marks.text)
        painter.drawText(self._turned(text), Qt.AlignmentFlag.AlignCenter, self.text())
        if _has_key_focus(self):
            ring(painter, self.rect().adjusted(-1, -1, 1, 1), now.accent)

    def _turned(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)


class SectionHead(QToolButton):
    """The heading of a section, which opens and closes it."""

    def __init__(self, section: Section, parent: QWidget) -> None:
        super().__init__(parent)
        self.section = section
        self.setText(section.title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._say)
        self._say(False)

    def show_open(self, open_: bool) -> None:
        """Show it open or closed without telling anybody."""
        self.blockSignals(True)
        self.setChecked(open_)
        self.blockSignals(False)
        self._say(open_)

    def sizeHint(self) -> QSize:
        font = self.font()
        font.setBold(True)
        width = self._sign + SMALL + self.fontMetrics().horizontalAdvance(self.text()) + 2 * SMALL
        return QSize(width, scaled(font, 32))

    def minimumSizeHint(self) -> QSize:
        return QSize(4 * self._sign, self.sizeHint().height())

    @property
    def _sign(self) -> int:
        return scaled(self.font(), ICON)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        now = colours(self.palette())
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        if option.state & QStyle.StateFlag.State_MouseOver:
            box(painter, self.rect(), now.hover)
        painter.fillRect(0, 0, self.width(), 1, now.line)
        sign = QRect(0, 0, self._sign, self.height())
        # The closed one is turned round by itself where one reads from the right.
        name = "chevron-down" if self.isChecked() else "chevron-right"
        paint_icon(painter, self._turned(sign.adjusted(2, 0, -2, 0)), name, now.secondary)
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        text = self.rect().adjusted(self._sign + GAP, 0, 0, 0)
        colour = now.text if self.isChecked() else now.secondary
        paint_text(painter, self._turned(text), self.text(), colour, reading=self.layoutDirection())
        if _has_key_focus(self):
            ring(painter, self.rect(), now.accent)

    def _turned(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)

    def _say(self, open_: bool) -> None:
        said = self.tr("{section}, open") if open_ else self.tr("{section}, closed")
        self.setAccessibleName(said.format(section=self.section.title))
        self.update()


def _has_key_focus(button: QToolButton) -> bool:
    option = QStyleOptionToolButton()
    option.initFrom(button)
    return button.hasFocus() and bool(option.state & QStyle.StateFlag.State_KeyboardFocusChange)


def required_of(kind: str) -> list[Field]:
    """The fields that a record of a kind needs."""
    return [spec for spec in shape_of(kind).fields if spec.required]


def saved_with(kind: str) -> str:
    """What a new record of a kind needs to be kept, as an invitation."""
    say = QCoreApplication.translate
    needed = " ".join(spec.name for spec in required_of(kind))
    return {
        "name": say("RecordForm", "Give it a name to save it."),
        "title": say("RecordForm", "Give it a title to save it."),
        "subject": say("RecordForm", "Give it a subject to save it."),
        "text": say("RecordForm", "Write its text to save it."),
        "country": say("RecordForm", "Choose its country to save it."),
        "country instrument": say("RecordForm", "Choose country and instrument to save it."),
    }[needed]


def is_gone(changes: Changes, ref: str, *, is_there: bool) -> bool:
    """Whether a record was erased or taken off this desk, also by doing that again."""
    is_off = TAKE_OFF in (changes.operation, changes.about.get("of"))
    return ref in wiped(changes) or (is_off and ref in changes.refs and not is_there)


def same_value(one: Value | None, other: Value | None) -> bool:
    """Whether two values are equal; the order of a set says nothing."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return set(one) == set(other)
    return one == other
