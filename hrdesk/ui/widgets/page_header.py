"""The head of a page: title, what it counts, the choice of views, and what can be done here."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.label import Label
from hrdesk.ui.icons import Tone, icon
from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import GAP, HEADER_HEIGHT, LARGE, MEDIUM, SMALL, scaled
from hrdesk.ui.widgets.giving_way import Shape, best_shape, shapes
from hrdesk.ui.widgets.headings import PageTitle, PartedCaption, WrappedCaption
from hrdesk.ui.widgets.marking import MarkingBadge
from hrdesk.ui.widgets.pop_up_place import hang
from hrdesk.ui.widgets.top_bar import ActionButton, SearchBox
from hrdesk.ui.widgets.view_switch import ViewSwitch

_ANY_WIDTH = 16_777_215  # Qt's own word for no limit
_FILTER_LEAST, _FILTER_MOST = 200, 280
# So much a choice of views leaves to what is counted, whatever that is: buttons that moved with a
# number, or with the word for something new, would not be where they were looked for.
_COUNTED = 130


class PageHeader(QWidget):
    """Everything but the title is left out until a page asks for it."""

    view_chosen = Signal(str)  # the key given to add_view

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PageTitle(title)
        self._badge = MarkingBadge()
        self._badge.hide()
        self._count = PartedCaption()
        self._below: WrappedCaption | None = None
        self._filter: _FilterBox | None = None
        self._other_titles: Sequence[str] = ()
        # How wide the widest of them is, by its letters and lines.
        self._other_widths: dict[tuple[str, int], int] = {}
        self._shrinking: list[ShrinkingButton] = []
        self._plain = 0
        self._last: ShrinkingButton | None = None
        self._views = ViewSwitch(self.tr("View"))
        self._views.chosen.connect(self.view_chosen)
        self._tools = QHBoxLayout()
        self._tools.setSpacing(SMALL)
        row = QHBoxLayout()
        row.setSpacing(MEDIUM)
        row.addWidget(self._badge)
        row.addWidget(self._title)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self._views)
        row.addLayout(self._tools)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        layout.setSpacing(GAP)
        layout.addLayout(row, 1)
        self._measure()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def view(self) -> str:
        return self._views.view

    @property
    def title(self) -> str:
        """What stands in large letters."""
        return self._title.text()

    def set_title(self, title: str, marking: Label | None = None) -> None:
        """A record's title comes with its marking, which then stands first."""
        self._title.setText(title)
        self._badge.set_marking(marking)
        self._badge.setVisible(marking is not None)
        self._fit()

    def keep_room_for(self, titles: Sequence[str]) -> None:
        """What the title says at other times: no button moves when it does."""
        self._other_titles, self._other_widths = titles, {}
        self._fit()

    def set_count(self, text: str) -> None:
        """What is beside the title; of parts with dots between, as many as there is room for."""
        self._count.setText(text)
        self._fit()

    def set_counted(self, forms: Sequence[str], room: Sequence[str]) -> None:
        """The same count in more and more words; nothing moves while it is told as wide as `room`."""
        self._count.set_forms(forms, room)
        self._fit()

    def keep_count(self) -> None:
        """What is beside the title is never left out: it goes under it for want of room."""
        self._below = WrappedCaption()
        self._below.hide()
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self._below)

    def add_view(self, key: str, text: str) -> None:
        """One more way to look at the same things; the first added is the open one."""
        self._views.add(key, text)

    def show_view(self, key: str) -> None:
        """Marks a view as the open one without telling anybody."""
        self._views.show_view(key)

    def add_filter_box(self) -> SearchBox:
        """The field that narrows the list of this page as one types."""
        self._filter = _FilterBox(self.tr("Filter this list"), "Ctrl+F")
        self._tools.addWidget(self._filter)
        self._measure()
        return self._filter

    def add_action(self, action: QAction) -> None:
        """An icon; its name and key are in the tool tip. A hidden action has none."""
        button = ActionButton(action)
        self._tools.addWidget(button)
        action.visibleChanged.connect(lambda: button.setVisible(action.isVisible()))

    def add_button(
        self, action: QAction, icon_name: str = "", *, primary: bool = False
    ) -> QPushButton:
        """An action that a page is there for, in words."""
        button = ShrinkingButton(action.text()) if icon_name else QPushButton(action.text())
        button.setAccessibleName(action.text())
        if icon_name:
            button.setIcon(icon(icon_name, Tone.ON_ACCENT if primary else Tone.PLAIN))
            button.setToolTip(action.toolTip())
        if primary:
            make_primary(button)
        button.clicked.connect(action.trigger)
        button.setEnabled(action.isEnabled())
        action.enabledChanged.connect(button.setEnabled)
        self._tools.addWidget(button)
        if isinstance(button, ShrinkingButton):
            # What the page is there for keeps its words the longest.
            at = len(self._shrinking) if primary else self._plain
            self._shrinking.insert(at, button)
            self._plain += not primary
        return button

    def add_menu(self, text: str, icon_name: str, menu: QMenu) -> "ShrinkingButton":
        """A menu under an icon and a word, which is the first to go where there is little room."""
        button = ShrinkingButton(text)
        button.setIcon(icon(icon_name))
        button.setFlat(True)
        hang(menu, button)
        self._tools.addWidget(button)
        self._shrinking.insert(0, button)
        self._plain += 1
        return button

    def add_last(self, button: "ShrinkingButton") -> None:
        """What a page is there for first: of all buttons it keeps its words the longest."""
        self._tools.addWidget(button)
        self._shrinking.append(button)
        self._last = button

    def add_widget(self, widget: QWidget) -> None:
        self._tools.addWidget(widget)

    def _measure(self) -> None:
        self.setMinimumHeight(scaled(self.font(), HEADER_HEIGHT))
        if self._filter is not None:
            self._filter.setMinimumWidth(scaled(self.font(), _FILTER_LEAST))
            self._filter.most = scaled(self.font(), _FILTER_MOST)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        # Something in here needs other room than before.
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    # ------------------------------------------------------------ what there is room for

    def _fit(self) -> None:
        all_shapes = shapes(
            max(self._count.parts, 1) if self._is_steady else self._count.parts,
            len(self._shrinking),
            breaks=self._title.breaks and not self._other_titles,
            breaks_at_last=" " in self._title.text(),
        )
        shape = best_shape(all_shapes, self.width(), self._needed)
        spare = self.width() - self._needed(shape)
        lines = shape.lines
        if self._other_titles:
            more = self._title.width_on(1) - self._title_room(lines)
            # Where nothing is counted, what is kept free for it is the title's.
            free = 0 if self._count.parts else self._counted(shape.parts)
            lines = 2 if self._title.breaks and more > spare + free else lines
            spare -= max(0, more) * (lines == 1)
        self._title.set_lines(lines)
        if not self._views.isHidden():
            self._views.set_form(shape.views)
        for place, button in enumerate(self._shrinking):
            button.set_short(place < shape.short)
        if self._filter is not None:
            self._filter.ask_for(self._filter.least + spare, self._beside_last(shape))
            spare -= self._filter.grown
        self._show_count(self._parts_in(spare, shape) if self._is_steady else shape.parts)

    @property
    def _is_steady(self) -> bool:
        """Whether there are buttons that people look for in the same place."""
        return not self._views.isHidden()

    def _parts_in(self, spare: int, shape: Shape) -> int:
        """How many parts of the count there is room for in what nothing else needs."""
        room = spare + self._counted(shape.parts)
        parts = range(self._count.parts, 0, -1)
        return next((each for each in parts if self._count.width_of(each) <= room), 0)

    def _counted(self, parts: int) -> int:
        if not self._is_steady:
            return self._count.width_of(parts)
        return scaled(self.font(), _COUNTED) if parts else 0

    def _beside_last(self, shape: Shape) -> int:
        """What the last button may need for other words, and does not now; the filter takes it."""
        if self._last is None or not self._is_steady:
            return 0
        room = self._width_of(self._last, self._is_short(self._last, shape))
        if self._last.isHidden():
            return room + SMALL
        return room - min(room, self._last.own_width)

    def _is_short(self, button: "ShrinkingButton", shape: Shape) -> bool:
        return button in self._shrinking[: shape.short]

    def _show_count(self, parts: int) -> None:
        """So many parts beside the title; what has no room is told under it, or by its tip."""
        is_whole = parts >= self._count.parts
        if self._below is None:
            self._count.show_parts(parts)
            self._title.setToolTip("" if is_whole else self._count.text())
            return
        self._count.show_parts(parts if is_whole else 0)
        self._below.setText("" if is_whole else self._count.text())
        self._below.setHidden(is_whole)

    def _title_room(self, lines: int) -> int:
        """How wide the title is, or the widest that it will be; the longest on two lines."""
        title = self._title
        if not self._other_titles:
            return title.width_on(lines)
        key = title.font().key(), lines
        if key not in self._other_widths:
            self._other_widths[key] = title.widest(self._other_titles, lines)
        return max(self._other_widths[key], title.widest((title.text(),), lines))

    def _needed(self, shape: Shape) -> int:
        parts = [self._title_room(shape.lines), self._counted(shape.parts)]
        if not self._badge.isHidden():
            parts.append(self._badge.sizeHint().width())
        if not self._views.isHidden():
            parts.append(self._views.width_of(shape.views))
        short = self._shrinking[: shape.short]
        items = (self._tools.itemAt(at) for at in range(self._tools.count()))
        shown = [item.widget() for item in items if item is not None]
        tools = [
            self._width_of(each, each in short)
            for each in shown
            if each and (not each.isHidden() or (each is self._last and self._is_steady))
        ]
        gaps = MEDIUM * len(parts) + SMALL * max(0, len(tools) - 1)
        return sum(parts) + sum(tools) + gaps + 2 * LARGE

    def _width_of(self, tool: QWidget, is_short: bool) -> int:
        if tool is self._filter:
            return self._filter.least
        if tool is self._last and self._is_steady and not is_short:
            return self._last.room
        return (tool.minimumSizeHint() if is_short else tool.sizeHint()).width()


class _FilterBox(SearchBox):
    """Takes of the head what nothing else in it needs, up to its greatest width."""

    def __init__(self, prompt: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(prompt, key, parent)
        self._asked = 0
        self._own = 0
        # Its greatest width, and by how much it is wider now than at its least.
        self.most = 0
        self.grown = 0

    @property
    def least(self) -> int:
        """How wide it is where all else in the head needs the room.

        With less than Qt would ask for, all that stands there would be a little too narrow.
        """
        if not self.text() or not self._own:
            # As it is while it is empty: the sign that clears it comes with the first letter.
            self._own = super().sizeHint().width()
        return max(self.minimumWidth(), self._own)

    def ask_for(self, width: int, beside: int = 0) -> None:
        """Be as wide as this, within its bounds, and take what is left `beside` it."""
        within = min(max(width, self.least), max(self.most, self.least))
        self.grown = within - self.least
        self.setMaximumWidth(max(self.most, self.least) + beside)
        if within + beside != self._asked:
            self._asked = within + beside
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(max(self._asked, self.least), super().sizeHint().height())


class ShrinkingButton(QPushButton):
    """Shows its icon alone where there is no room for its words; it is called the same then."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._is_short = False
        self._words = {text}
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        is_short, self._is_short = self._is_short, False
        wanted = super().sizeHint()
        self._is_short = is_short
        return wanted

    def minimumSizeHint(self) -> QSize:
        height = self.sizeHint().height()
        arrow = QStyle.PixelMetric.PM_MenuButtonIndicator
        beside = self.style().pixelMetric(arrow, None, self) + GAP if self.menu() is not None else 0
        return QSize(height + SMALL + beside, height)

    def say(self, text: str) -> None:
        """Other words, also for the tool tip; gone where there are none."""
        self.setVisible(bool(text))
        self._words.add(text)
        if text:
            self.setText(text)
            self.setToolTip(text)
            self.setAccessibleName(text)

    def keep_room_for(self, words: Iterable[str]) -> None:
        """What it may say at other times."""
        self._words.update(words)

    @property
    def room(self) -> int:
        """How wide it is with the longest of its words."""
        widths = map(self.fontMetrics().horizontalAdvance, self._words)
        own = self.fontMetrics().horizontalAdvance(self.text())
        return self.sizeHint().width() + max(0, max(widths) - own)

    @property
    def own_width(self) -> int:
        """How wide it is as it is now."""
        return (self.minimumSizeHint() if self._is_short else self.sizeHint()).width()

    def set_short(self, is_short: bool) -> None:
        if is_short == self._is_short:
            return
        self._is_short = is_short
        self.setMaximumWidth(self.minimumSizeHint().width() if is_short else _ANY_WIDTH)
        self.updateGeometry()

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        if self._is_short:
            option.text = ""
