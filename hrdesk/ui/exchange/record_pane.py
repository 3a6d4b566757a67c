"""The trailing side of the review: one record, its fields, and the choice for each."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.label import Label
from hrdesk.domain.merge import Decision, Item
from hrdesk.domain.state import RecordState
from hrdesk.ui.exchange.choice_bar import ChoiceBar
from hrdesk.ui.exchange.combine_editor import CombineEditor
from hrdesk.ui.exchange.field_rows import FieldRow, Known, equal_fields, on_one_line, rows_of
from hrdesk.ui.exchange.field_table import FieldTable
from hrdesk.ui.exchange.field_view import FieldView
from hrdesk.ui.exchange.findings_pane import FindingsPane
from hrdesk.ui.exchange.list_words import may_be_sentence
from hrdesk.ui.exchange.notice import Band
from hrdesk.ui.exchange.review import Entry, Review, longest_line
from hrdesk.ui.exchange.review_words import entry_title, untaken_sentence, why_sentence
from hrdesk.ui.exchange.wording import Wording
from hrdesk.ui.language import isolated
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL, scaled
from hrdesk.ui.widgets.headings import Caption, SectionTitle
from hrdesk.ui.widgets.marking import MarkingBadge
from hrdesk.ui.widgets.sided import SidedLabel
from hrdesk.ui.words import long_line_words

_FULL_TEXT = 140
_LEAST_HEIGHT, _LOWEST = 96, 60
# A table lower than that shows no value: better all of it, and one scroll bar for the record.
_WORTH_SCROLLING = 150
_SCREENS = 2


class RecordPane(QWidget):
    """Shows a line of the review. It changes nothing itself: it tells what was chosen."""

    chosen = Signal(object, object)  # Item, Decision
    accepted = Signal()
    open_requested = Signal(str)  # Ref
    item_entered = Signal(object)  # Item | None
    combine_wanted = Signal()
    editing = Signal(bool)  # a conflict is being combined, or no more

    def __init__(self, mine: str, theirs: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry: Entry | None = None
        self._all_fields = False
        self._room = 0
        self.fields = FieldView(FieldTable(mine, theirs, self))
        self.findings = FindingsPane()
        self.choices = ChoiceBar()
        self.editor = CombineEditor()
        self._badge, self._title, self._place = MarkingBadge(), SectionTitle(), Caption()
        self._message, self._untaken = Band(), Band()
        self._about = SidedLabel()
        self._more = QPushButton()
        self._full = QTextBrowser()
        self._stack = QStackedWidget()
        self._build()
        self.fields.chosen.connect(self._cell_chosen)
        self.fields.row_entered.connect(self._row_entered)
        self.fields.heights_changed.connect(self._give_height)
        self.findings.open_requested.connect(self.open_requested)
        self.choices.chosen.connect(self._choice_made)
        self.choices.accepted.connect(self.accepted)
        self.choices.combine_wanted.connect(self.combine_wanted)
        self.editor.closed.connect(self._editor_closed)
        self._more.clicked.connect(self.toggle_all_fields)

    @property
    def about(self) -> str:
        """What is said about the field with the cursor."""
        return self._about.text()

    @property
    def message(self) -> str:
        """The message that came with the record; empty when none did."""
        return self._message.text if not self._message.isHidden() else ""

    @property
    def untaken(self) -> str:
        """Which written cells of the record were not taken over; empty for none."""
        return self._untaken.text if not self._untaken.isHidden() else ""

    @property
    def full_text(self) -> str:
        """The whole text of the field with the cursor, while it is shown."""
        return self._full.toPlainText() if not self._full.isHidden() else ""

    def current_key(self) -> str:
        """The line that is shown; empty before there is one."""
        return self._entry.key if self._entry is not None else ""

    def current_item(self) -> Item | None:
        """The change with the cursor."""
        row = self._current_row()
        return row.item if row is not None else None

    # ------------------------------------------------------------ showing

    def show_entry(self, entry: Entry, review: Review, wording: Wording, known: Known) -> None:
        """Show another line."""
        self.editor.close_editor()
        self._entry, self._review, self._wording = entry, review, wording
        self._known, self._all_fields = known, False
        self._title.setText(entry_title(entry, wording))
        label = _label_of(entry, known)
        self._badge.set_marking(label)
        self._badge.setVisible(label is not None)
        self._message.setVisible(bool(entry.message))
        if entry.message:
            words = self.tr("Message from the sender: {message}")
            self._message.say(words.format(message=isolated(entry.message)), warns=False)
        self._untaken.setVisible(bool(entry.untaken))
        if entry.untaken:
            self._untaken.say(untaken_sentence(entry), warns=True)
        if entry.items:
            self._stack.setCurrentWidget(self.fields)
            gone = entry.is_withdrawn
            self.fields.show_rows(self._rows(), is_new=entry.is_whole, is_going=gone)
        else:
            self._stack.setCurrentWidget(self.findings)
            self.findings.show_entry(entry, wording)
        self._show_more_button()
        self._show_current()
        self._give_height()

    def refresh(self) -> None:
        """Something was decided about the line that is shown."""
        if self._entry is not None and self._entry.items:
            self.fields.update_rows(self._rows())
        self._show_current()

    def set_place(self, text: str) -> None:
        """Which record of how many this is."""
        self._place.setText(text)
        # A long title gives way to it.
        self._place.setMinimumWidth(self._place.sizeHint().width())

    def say_about(self, sentence: str) -> None:
        """Who changed the field with the cursor, and when."""
        item = self.current_item()
        told = _told(item, self._wording) if item is not None else ()
        why = " ".join(filter(None, told))
        self._about.setText(" ".join(filter(None, (why, sentence))))

    def next_open_row(self) -> bool:
        """Go to the next field that is open, below the cursor first; False when none is."""
        rows = self.fields.table.rows
        current = self.fields.current_row()
        for row in (*range(current + 1, len(rows)), *range(current)):
            if rows[row].is_open:
                self.fields.enter_row(row)
                return True
        return False

    def make_room(self) -> None:
        """While a conflict is combined, what decides it otherwise is out of the way."""
        for widget in (self.choices, self._about, self._more, self._full):
            widget.hide()
        self._give_height()
        self.editing.emit(True)

    def fit(self, room: int) -> None:
        """So much height is in sight: what needs more is scrolled with all around it."""
        self._room = room
        self._give_height()

    def toggle_full_text(self) -> None:
        """Show or hide the whole text of the field with the cursor."""
        self._full.setVisible(self._full.isHidden())
        self._show_full()

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._about.setWordWrap(True)
        self._more.setFlat(True)
        self._full.setAccessibleName(self.tr("Whole text"))
        self._full.setMaximumHeight(scaled(self.font(), _FULL_TEXT))
        self._full.hide()
        head = QHBoxLayout()
        head.setSpacing(MEDIUM)
        head.addWidget(self._badge)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._place)
        foot = QHBoxLayout()
        foot.setSpacing(MEDIUM)
        foot.addWidget(self._about, 1)
        foot.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        self._stack.addWidget(self.fields)
        self._stack.addWidget(self.findings)
        # Both scroll: in a low window the buttons below keep their place.
        self._stack.setMinimumHeight(scaled(self.font(), _LEAST_HEIGHT))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, MEDIUM, LARGE, SMALL)
        layout.setSpacing(SMALL)
        layout.addLayout(head)
        layout.addWidget(self._message)
        layout.addWidget(self._untaken)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._full)
        layout.addLayout(foot)
        layout.addWidget(self.choices)
        layout.addWidget(self.editor)

    def _give_height(self) -> None:
        """The fields scroll for themselves while that shows enough of them."""
        layout, fields = self.layout(), self.fields
        if layout is None:
            return
        rest = layout.totalMinimumHeightForWidth(self.width()) - self._stack.minimumHeight()
        least = scaled(self.font(), _LEAST_HEIGHT if self.editor.isHidden() else _LOWEST)
        if self._entry is not None and self._entry.items and self.editor.isHidden():
            tallest, whole = fields.needed_heights()
            worth = min(scaled(self.font(), _WORTH_SCROLLING), tallest)
            if 0 < self._room < rest + worth:
                # Of many fields not all: the choices stay near the cursor.
                least = max(least, min(whole, max(tallest, _SCREENS * self._room)))
        self._stack.setMinimumHeight(least)

    def minimumSizeHint(self) -> QSize:
        # A splitter asks no widget how high it must be at its width.
        least, layout = super().minimumSizeHint(), self.layout()
        high = layout.totalMinimumHeightForWidth(self.width()) if layout is not None else 0
        return QSize(least.width(), max(least.height(), high))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
        window = self.window()
        self.fields.set_narrow(window.width() < scaled(self.font(), 1150))

    # ------------------------------------------------------------ following

    def _rows(self) -> list[FieldRow]:
        assert self._entry is not None
        return rows_of(
            self._entry, self._review, self._wording, self._known, all_fields=self._all_fields
        )

    def _current_row(self) -> FieldRow | None:
        rows, row = self.fields.table.rows, self.fields.current_row()
        is_fields = self._stack.currentWidget() is self.fields
        return rows[row] if is_fields and 0 <= row < len(rows) else None

    def _show_current(self) -> None:
        row = self._current_row()
        item = row.item if row is not None else None
        may_agree = self._entry is None or self._review.may_agree(self._entry)
        choice = row.choice if row is not None else None
        self.choices.show_item(item, choice, may_agree=may_agree)
        self._show_full()
        self.item_entered.emit(item)

    def _show_full(self) -> None:
        row = self._current_row()
        if self._full.isHidden() or row is None:
            return
        parts = (
            (self.tr("Last agreed"), row.base),
            (self.tr("Mine"), row.mine),
            (self.tr("Theirs"), row.theirs),
        )
        shown = (f"{name}:\n{on_one_line(lines)}" for name, lines in parts if lines)
        self._full.setPlainText("\n\n".join(shown))

    def _show_more_button(self) -> None:
        entry = self._entry
        count = 0
        if entry is not None and entry.items and not entry.is_whole:
            count = equal_fields(entry, self._known.state)
        self._more.setVisible(count > 0)
        if self._all_fields:
            self._more.setText(self.tr("Hide fields that are the same"))
        else:
            self._more.setText(self.tr("Show %n field(s) that are the same", "", count))
        self._more.setAccessibleName(self._more.text())

    def toggle_all_fields(self) -> None:
        """Show or hide the fields that are the same on both sides."""
        self._all_fields = not self._all_fields
        self.fields.update_rows(self._rows())
        self._show_more_button()

    def _editor_closed(self, had_keyboard: bool) -> None:
        self.choices.show()
        self._about.show()
        self.editing.emit(False)
        self._show_more_button()
        self._show_current()
        self._give_height()
        if had_keyboard:
            self.fields.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row_entered(self, row: int) -> None:
        self.editor.close_editor()
        self._show_current()

    def _cell_chosen(self, row: int, decision: Decision) -> None:
        self.editor.close_editor()
        self.chosen.emit(self.fields.table.rows[row].item, decision)

    def _choice_made(self, decision: Decision) -> None:
        item = self.current_item()
        if item is not None:
            self.chosen.emit(item, decision)


def _told(item: Item, wording: Wording) -> tuple[str, ...]:
    many = longest_line(item)
    return (
        why_sentence(item),
        may_be_sentence(item, wording),
        long_line_words(many) if many else "",
    )


def _label_of(entry: Entry, known: Known) -> Label | None:
    """The label of the record as it is here, or of a new one as it came."""
    if not entry.items:
        return None
    if entry.is_new:
        return RecordState(entry.key, entry.items[0].union).label
    return known.state.label
