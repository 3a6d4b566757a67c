"""The editor of a draft: headings, points and bold words as one sees them, kept as light markup."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QFont,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextList,
    QTextListFormat,
)
from PySide6.QtWidgets import QTextEdit, QToolButton, QVBoxLayout, QWidget

from hrdesk.domain.fields import Field
from hrdesk.domain.markup import (
    Paragraph,
    Role,
    Run,
    markup_html,
    read_markup,
    word_count,
    written_markup,
)
from hrdesk.domain.text import tidy
from hrdesk.domain.values import Value, joined
from hrdesk.ui.records.editors.base import Editor
from hrdesk.ui.tokens import GAP, scaled
from hrdesk.ui.widgets.flow import FlowLayout
from hrdesk.ui.widgets.headings import Caption

_IDLE = 2_000
_FEWEST, _MOST = 160, 460
_LEVELS = {1: Role.HEADING, 2: Role.PART}
_BIGGER = {Role.HEADING: 2, Role.PART: 1}
_BOLD = QFont.Weight.Bold
_CTRL = Qt.KeyboardModifier.ControlModifier


class DraftEditor(Editor):
    """Ctrl+B makes bold, Ctrl+Alt+1 and 2 a heading, Ctrl+Alt+3 points, Ctrl+Alt+4 numbers."""

    def __init__(self, spec: Field, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self.text = DraftText(self)
        self.words = Caption()
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(_IDLE)
        self.pause.timeout.connect(self.done)
        self.tools: dict[str, QToolButton] = {}
        column = QVBoxLayout()
        column.setSpacing(GAP)
        column.addLayout(self._tools())
        column.addWidget(self.text)
        column.addWidget(self.words)
        # What a form has left is not put between the buttons and the text.
        column.addStretch(1)
        self.line.addLayout(column)
        self.setFocusProxy(self.text)
        self.text.textChanged.connect(self._edited)
        self.text.cursorPositionChanged.connect(self._follow)
        self._count()

    def show_value(self, value: Value) -> None:
        if tidy(self.text.markup()) == joined(value):
            return
        place = self.text.textCursor().position()
        with QSignalBlocker(self.text):
            self.text.show_markup(joined(value))
        self.pause.stop()
        if self.text.hasFocus():
            cursor = self.text.textCursor()
            cursor.setPosition(min(place, self.text.document().characterCount() - 1))
            self.text.setTextCursor(cursor)
        self._count()

    def given(self) -> object:
        return self.text.markup()

    def keep_given(self, given: object) -> None:
        self.show_value(str(given))

    def set_placeholder(self, text: str) -> None:
        self.text.setPlaceholderText(text)

    def copy(self) -> None:
        """Copy all of it: formatted for Word and mail, as a text for everything else."""
        paragraphs = read_markup(self.text.markup())
        mime = QMimeData()
        mime.setText("\n".join(each.plain for each in paragraphs))
        mime.setHtml(markup_html(paragraphs))
        QGuiApplication.clipboard().setMimeData(mime)

    def _edited(self) -> None:
        self._count()
        self.pause.start()
        self.touched.emit()

    def _count(self) -> None:
        self.words.setText(self.tr("%n word(s)", "", word_count(self.text.markup())))
        self.text.fit()

    def _follow(self) -> None:
        """Show on the buttons what the cursor is in."""
        role = role_of(self.text.textCursor().block())
        self.tools["heading"].setChecked(role is Role.HEADING)
        self.tools["part"].setChecked(role is Role.PART)
        self.tools["point"].setChecked(role is Role.POINT)
        self.tools["numbered"].setChecked(role is Role.NUMBERED)
        self.tools["bold"].setChecked(self.text.is_bold)

    def _tools(self) -> FlowLayout:
        row = FlowLayout()
        row.setSpacing(GAP)
        for key, text, keys, slot in (
            ("heading", self.tr("Heading"), "Ctrl+Alt+1", self.text.make_heading),
            ("part", self.tr("Subheading"), "Ctrl+Alt+2", self.text.make_part),
            ("point", self.tr("Bullets"), "Ctrl+Alt+3", self.text.make_point),
            ("numbered", self.tr("Numbers"), "Ctrl+Alt+4", self.text.make_numbered),
            ("bold", self.tr("Bold"), "Ctrl+B", self.text.make_bold),
            ("copy", self.tr("Copy all"), "", self.copy),
        ):
            row.addWidget(self._tool(key, text, keys, slot))
        return row

    def _tool(self, key: str, text: str, keys: str, slot: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setAccessibleName(text)
        button.setCheckable(key != "copy")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(slot)
        if keys:
            written = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            said = self.tr("{name} ({key})")
            button.setToolTip(said.format(name=text, key=written))
            action = QAction(text, self.text)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(slot)
            self.text.addAction(action)
        self.tools[key] = button
        return button


class DraftText(QTextEdit):
    """Formatted text in which nothing can be that light markup does not have; Tab leaves it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def show_markup(self, text: str) -> None:
        """Show a text; what was typed before cannot be undone into it."""
        self.clear()
        cursor = self.textCursor()
        for number, each in enumerate(read_markup(text)):
            if number:
                cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
            for run in each.runs:
                letters = QTextCharFormat()
                if run.bold:
                    letters.setFontWeight(_BOLD)
                cursor.insertText(run.text, letters)
            self._shape(cursor, each.role, each.number)
        self.document().clearUndoRedoStacks()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def markup(self) -> str:
        """The text as it is kept."""
        block, found = self.document().begin(), []
        while block.isValid():
            found.append(Paragraph(role_of(block), tuple(_runs(block)), _number_of(block)))
            block = block.next()
        return written_markup(found)

    @property
    def is_bold(self) -> bool:
        """Whether what is typed now would be bold."""
        return self.currentCharFormat().fontWeight() >= _BOLD

    def make_heading(self) -> None:
        """Make a heading of the lines that are chosen, or a text again."""
        self._make(Role.HEADING)

    def make_part(self) -> None:
        """Make a smaller heading of the lines that are chosen, or a text again."""
        self._make(Role.PART)

    def make_point(self) -> None:
        """Make points of the lines that are chosen, or a text again."""
        self._make(Role.POINT)

    def make_numbered(self) -> None:
        """Number the lines that are chosen, or not any more."""
        self._make(Role.NUMBERED)

    def make_bold(self) -> None:
        """Make what is chosen bold, or not any more."""
        letters = QTextCharFormat()
        letters.setFontWeight(QFont.Weight.Normal if self.is_bold else _BOLD)
        self.mergeCurrentCharFormat(letters)

    def fit(self) -> None:
        """Be as high as the text, up to a point."""
        height = round(self.document().size().height()) + 2 * self.frameWidth()
        least, most = scaled(self.font(), _FEWEST), scaled(self.font(), _MOST)
        wanted = min(max(height, least), most)
        if wanted != self.height():
            self.setFixedHeight(wanted)

    def _make(self, role: Role) -> None:
        cursor = self.textCursor()
        first, last = sorted((cursor.position(), cursor.anchor()))
        document = self.document()
        wanted = Role.TEXT if role_of(document.findBlock(first)) is role else role
        cursor.beginEditBlock()
        block = document.findBlock(first)
        while block.isValid() and block.position() <= last:
            self._shape(QTextCursor(block), wanted)
            block = block.next()
        cursor.endEditBlock()
        self.textChanged.emit()
        self.cursorPositionChanged.emit()

    def _shape(self, cursor: QTextCursor, role: Role, number: int = 0) -> None:
        """Give the line of a cursor the looks of its role; 0 is the number after that above it."""
        shape = QTextBlockFormat()
        level = next((each for each, known in _LEVELS.items() if known is role), 0)
        shape.setHeadingLevel(level)
        shape.setTopMargin(GAP if level else 0)
        in_list: QTextList | None = cursor.currentList()
        if in_list is not None and role is not role_of(cursor.block()):
            in_list.remove(cursor.block())
        cursor.setBlockFormat(shape)
        if role is Role.POINT and cursor.currentList() is None:
            cursor.createList(QTextListFormat.Style.ListDisc)
        elif role is Role.NUMBERED and cursor.currentList() is None:
            self._number(cursor, number)
        letters = QTextCharFormat()
        letters.setProperty(QTextCharFormat.Property.FontSizeAdjustment, _BIGGER.get(role, 0))
        whole = QTextCursor(cursor.block())
        whole.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        whole.mergeCharFormat(letters)
        whole.mergeBlockCharFormat(letters)

    def _number(self, cursor: QTextCursor, number: int) -> None:
        above = cursor.block().previous()
        numbers_above = above.textList() if role_of(above) is Role.NUMBERED else None
        if numbers_above is not None and number in (0, _number_of(above) + 1):
            numbers_above.add(cursor.block())
            return
        numbers = QTextListFormat()
        numbers.setStyle(QTextListFormat.Style.ListDecimal)
        numbers.setStart(max(number, 1))
        cursor.createList(numbers)

    # ------------------------------------------------------------ Qt

    def event(self, event: QEvent) -> bool:
        # Ctrl+B hides the side list elsewhere; here it is bold.
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and _is_bold(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_bold(event):
            self.make_bold()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._go_on()
            return
        super().keyPressEvent(event)

    def _go_on(self) -> None:
        """After a heading comes text; an empty point ends the points, an empty number the numbers."""
        block = self.textCursor().block()
        role = role_of(block)
        if role in (Role.POINT, Role.NUMBERED) and not block.text():
            self._make(role)
            return
        at_end = self.textCursor().atBlockEnd()
        self.textCursor().insertBlock()
        if role in _BIGGER and at_end:
            self._shape(self.textCursor(), Role.TEXT)
            self.setCurrentCharFormat(QTextCharFormat())
            self.cursorPositionChanged.emit()
        self.ensureCursorVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


def _is_bold(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_B and event.modifiers() == _CTRL


def role_of(block: QTextBlock) -> Role:
    """What a line of the document is."""
    numbers: QTextList | None = block.textList()
    if numbers is not None:
        is_numbered = numbers.format().style() == QTextListFormat.Style.ListDecimal
        return Role.NUMBERED if is_numbered else Role.POINT
    return _LEVELS.get(block.blockFormat().headingLevel(), Role.TEXT)


def _number_of(block: QTextBlock) -> int:
    """The number of a line; 1 where it has none."""
    numbers: QTextList | None = block.textList()
    if numbers is None or role_of(block) is not Role.NUMBERED:
        return 1
    return numbers.format().start() + numbers.itemNumber(block)


def _runs(block: QTextBlock) -> list[Run]:
    """The pieces of a line; neighbours that look alike are one."""
    found: list[Run] = []
    at = block.begin()
    while not at.atEnd():
        piece = at.fragment()
        at += 1
        bold = piece.charFormat().fontWeight() >= _BOLD
        # What Qt takes for a line within a paragraph is a blank here.
        text = piece.text().replace("\u2028", " ")
        if found and found[-1].bold == bold:
            found[-1] = Run(found[-1].text + text, bold)
        else:
            found.append(Run(text, bold))
    return found
