"""Side list, list and detail of a page, side by side as far as the window is wide enough."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from hrdesk.ui.focus import focus_into
from hrdesk.ui.settings import Settings
from hrdesk.ui.tokens import scaled

# Widths of this part of a window 1200 and 1024 pixels wide, without the rail.
_SIDE_NEEDS = 1090
_DETAIL_NEEDS = 860
_GRIP = 7
_SIDE, _PUT_AWAY = "side", "hidden"
_NO_MOUSE = Qt.WidgetAttribute.WA_TransparentForMouseEvents
# What the width of the side list is kept with: so many pixels in letters of the usual size.
_KEPT_LETTERS, _LETTERS = "panes letters", 1000
# What the detail is kept with: its share, in thousandths, of what it has together with the list.
_KEPT_SHARE, _WHOLE, _FIRST_SHARE = "panes detail", 1000, 400


class Panes(QSplitter):
    """Narrow windows lose the side list first; then list and detail take turns.

    With `on_demand` the detail stays out of sight until it is opened, however wide the window is.
    """

    side_shown = Signal(bool)  # False: show a SideDropDown instead
    detail_closed = Signal()
    arranged = Signal()  # others of the panes are in sight
    turned = Signal(bool)  # whether list and detail take turns from now on

    def __init__(
        self,
        settings: Settings,
        module: str,
        side: QWidget | None,
        main: QWidget,
        detail: QWidget | None = None,
        *,
        on_demand: bool = False,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._settings = settings
        self._module = module
        self._side, self._main, self._detail = side, main, detail
        self._side_wanted = True
        # Hidden by hand, which lasts until it is shown by hand again.
        self._side_put_away = settings.kept_text(module, _SIDE) == _PUT_AWAY
        self._detail_wanted = False
        self._on_demand = on_demand
        self._is_idle = False
        self._arranged: tuple[bool, bool, bool] | None = None
        self._turns: bool | None = None
        self.setHandleWidth(_GRIP)
        self.setChildrenCollapsible(False)
        for pane, stretch in ((side, 0), (main, 3), (detail, 2)):
            if pane is not None:
                self.addWidget(pane)
                self.setStretchFactor(self.count() - 1, stretch)
        self.splitterMoved.connect(self._keep)
        self._restored = False
        # Whether the widths are those of the first time.
        self._is_as_at_first = False
        # For letters of which size the side list has its width; 0 before it has one.
        self._letters = 0
        # The share that somebody gave the detail: out of sight it has none.
        self._share = _FIRST_SHARE

    @property
    def takes_turns(self) -> bool:
        """Is there room for only one of list and detail?"""
        return self.width() < scaled(self.font(), _DETAIL_NEEDS)

    @property
    def shows_side(self) -> bool:
        return self._side is not None and not self._side.isHidden()

    def take_along(self, head: QWidget) -> None:
        """What is above the list, for the list alone, is out of sight with it."""
        self.arranged.connect(lambda: head.setHidden(self._main.isHidden()))

    def set_on_demand(self, on_demand: bool) -> None:
        """Whether the detail waits out of sight until it is opened."""
        self._on_demand = on_demand
        self._arrange()

    def set_detail_idle(self, is_idle: bool) -> None:
        """Whether the detail has nothing to show now: the list has its room meanwhile."""
        self._is_idle = is_idle
        self._arrange()

    def toggle_side(self) -> None:
        """Hide or show the side list by hand; it stays so."""
        self._side_put_away = self._side_wanted and not self._side_put_away
        self._side_wanted = True
        put_away = _PUT_AWAY if self._side_put_away else ""
        self._settings.keep_text(self._module, _SIDE, put_away)
        self._arrange()

    def set_side_wanted(self, wanted: bool) -> None:
        """Whether the side list is shown where there is room for it and nobody has hidden it."""
        self._side_wanted = wanted
        self._arrange()

    def open_detail(self) -> None:
        """Where they take turns the detail now takes the list's place."""
        self._detail_wanted = True
        self._arrange()

    def close_detail(self) -> None:
        """The focus goes to the list when it was in the detail and that is gone now."""
        focused = QApplication.focusWidget()
        detail = self._detail
        held = detail is not None and focused is not None and detail.isAncestorOf(focused)
        self._detail_wanted = False
        self._arrange(held=held)
        self.detail_closed.emit()

    def visible_panes(self) -> list[QWidget]:
        panes = (self._side, self._main, self._detail)
        return [pane for pane in panes if pane is not None and not pane.isHidden()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        if not self._restored:
            self._restored = True
            kept = self._settings.kept_text(self._module, _KEPT_LETTERS)
            self._letters = int(kept) if kept.isdecimal() else scaled(self.font(), _LETTERS)
            share = self._settings.kept_text(self._module, _KEPT_SHARE)
            self._share = min(int(share), _WHOLE) if share.isdecimal() else _FIRST_SHARE
            if not self.restoreState(self._settings.state(self._module, "panes")):
                self._letters = scaled(self.font(), _LETTERS)
                self._is_as_at_first = True
                # First what is shown at all: a side list without room has no share.
                self._arrange()
                self._share_out()
        self._arrange()
        super().resizeEvent(event)
        self._grow_side()

    def event(self, event: QEvent) -> bool:
        heard = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._grow_side()
            self._widen_side()
        return heard

    def _grow_side(self) -> None:
        """Give the side list the share that it had for other letters, once it is in sight."""
        now = scaled(self.font(), _LETTERS)
        if not self._letters or now == self._letters or not self.shows_side:
            return
        side, main, *others = self.sizes()
        own = self._side.sizeHint().width() if self._side is not None else 0
        asked = own if self._is_as_at_first else round(side * now / self._letters)
        wanted = min(asked, side + main - 1)
        self._letters = now
        self.setSizes([wanted, side + main - wanted, *others])

    def _widen_side(self) -> None:
        """Counts come later than the words, and may be long."""
        side = self._side
        if not self._is_as_at_first or side is None or not self.shows_side:
            return
        more = side.sizeHint().width() - side.width()
        sizes = self.sizes()
        if 0 < more < sizes[1]:
            self.setSizes([sizes[0] + more, sizes[1] - more, *sizes[2:]])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()
            self._grow_side()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by_itself = not (self.takes_turns or self._on_demand or self._is_idle)
        closes = self._detail_wanted and not by_itself
        if event.key() == Qt.Key.Key_Escape and closes:
            self.close_detail()
        else:
            super().keyPressEvent(event)

    def _arrange(self, *, held: bool = False) -> None:
        """`held`: the focus is in the detail."""
        wide = self.width() >= scaled(self.font(), _SIDE_NEEDS)
        turns = self.takes_turns and self._detail is not None
        if turns is not self._turns:
            self._turns = turns
            self.turned.emit(turns)
        wanted = self._side_wanted and not self._side_put_away
        side = wide and wanted and self._side is not None
        main = not (turns and self._detail_wanted)
        # By itself it is there when it has something to show; alone in the window it says so.
        by_itself = not (turns or self._on_demand)
        detail = (self._detail_wanted or by_itself) and (turns or not self._is_idle)
        if (side, main, detail) == self._arranged:
            return
        self._arranged = (side, main, detail)
        if self._side is not None:
            self._side.setVisible(side)
            self.side_shown.emit(side)
        self._main.setVisible(main)
        if self._detail is not None:
            if held and not detail:
                # Before it is gone: Qt would give the focus to whatever comes next.
                focus_into(self._main)
            comes = detail and self._detail.isHidden()
            self._detail.setVisible(detail)
            if comes and self._restored:
                # What was out of sight has lost its part.
                self._share_out()
                self._let_clicks_end()
        self.arranged.emit()

    def _share_out(self) -> None:
        """Of what the side leaves the detail has its share: two parts of five the first time."""
        side = 0
        if self._side is not None and self.shows_side:
            side = self._side.sizeHint().width() if self._is_as_at_first else self.sizes()[0]
        rest = max(self.width() - side, 1)
        detail = rest * self._share // _WHOLE
        parts = [side] if self._side is not None else []
        self.setSizes([*parts, rest - detail, detail][: self.count()])

    def _let_clicks_end(self) -> None:
        """The second click of two is for the row that was there, not for what has come over it."""
        if self._detail is not None and not self.takes_turns:
            self._detail.setAttribute(_NO_MOUSE)
            QTimer.singleShot(QApplication.doubleClickInterval(), self._detail, self._hear_clicks)

    def _hear_clicks(self) -> None:
        if self._detail is not None:
            self._detail.setAttribute(_NO_MOUSE, False)

    def _keep(self) -> None:
        self._is_as_at_first = False
        if self._detail is not None and not (self._detail.isHidden() or self._main.isHidden()):
            _, main, detail = (0, *self.sizes())[-3:]
            self._share = detail * _WHOLE // max(main + detail, 1)
            self._settings.keep_text(self._module, _KEPT_SHARE, str(self._share))
        self._settings.keep_state(self._module, "panes", self.saveState())
        self._settings.keep_text(self._module, _KEPT_LETTERS, str(self._letters))
