"""Puts the own widget of a place into the window: what the window asks of a page goes on to it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hrdesk.ui.widgets.page import Page


class Placed(Page):
    """Asks the widget what it offers: a record, a filter, a new record, its panes."""

    def __init__(self, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inner = inner
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(inner)
        self.setFocusProxy(inner)

    def show_address(self, rest: str) -> None:
        if rest:
            self._ask("show_record", rest)

    def panes(self) -> list[QWidget]:
        found = self._ask("panes")
        return found if isinstance(found, list) else [self.inner]

    def focus_filter(self) -> None:
        self._ask("focus_filter")

    def begin_new(self) -> None:
        self._ask("new_record")

    def toggle_side(self) -> None:
        self._ask("toggle_side")

    def _ask(self, what: str, *args: str) -> object:
        answer = getattr(self.inner, what, None)
        return answer(*args) if answer is not None else None
