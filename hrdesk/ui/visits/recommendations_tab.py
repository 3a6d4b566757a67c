"""The tab Recommendations of a visit: those it follows up, and the others to the same State."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.domain.codes import FollowUpState
from hrdesk.domain.label import Label
from hrdesk.store import listing
from hrdesk.store.listing import Query
from hrdesk.store.records import read_state
from hrdesk.ui.calendar.line_model import Line, Sort
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import isolated
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.words import code_word, country_word

_MOST_OTHERS = 200
_SIGNS = {
    FollowUpState.DONE: "✓",
    FollowUpState.PARTLY_DONE: "◐",
    FollowUpState.UNDER_WAY: "◐",
    FollowUpState.NOT_STARTED: "○",
    FollowUpState.NOT_APPLICABLE: "–",
}


class RecommendationsTab(QStackedWidget):
    """Reads when it is seen; Enter opens a recommendation where it lives."""

    open_requested = Signal(str)
    counted = Signal(int)  # how many the visit follows up

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.ref = ""
        self.list = LineList(self.tr("Recommendations"), stacked=True)
        self._empty = EmptyState(
            "flag", self.tr("No recommendation to this State is on the desk yet.")
        )
        self.addWidget(self.list)
        self.addWidget(self._empty)
        self.list.opened.connect(self.open_requested)
        desk.changed.connect(self._react)

    def show_visit(self, ref: str) -> None:
        """Show the recommendations of a visit."""
        self.ref = ref
        self.reload()

    def reload(self) -> None:
        """Read them again."""
        state = self._desk.read(read_state, self.ref) if self.ref else None
        if state is None:
            return
        chosen = state.value("recommendations")
        own = self._lines(chosen if isinstance(chosen, tuple) else (chosen,))
        country = state.text("country")
        query = Query("recommendation", where={"country": [country]}, order="date", descending=True)
        refs = self._desk.read(listing.keys, query)
        others = self._lines([each for each in refs if each not in chosen][:_MOST_OTHERS])
        shown = list(self._told(own, others, country))
        self.list.show_lines(shown)
        self.setCurrentWidget(self.list if own or others else self._empty)
        self.counted.emit(len(own))

    def _told(self, own: list[Line], others: list[Line], country: str) -> Iterator[Line]:
        yield Line(self.tr("Followed up by this visit"), Sort.HEADING)
        yield from own or [Line(self.tr("None yet: choose them under Details."), Sort.NOTE)]
        if others:
            said = self.tr("Others addressed to {country}")
            yield Line(said.format(country=isolated(country_word(country))), Sort.HEADING)
            yield from others

    def _lines(self, refs: Sequence[str]) -> list[Line]:
        found = self._desk.read(listing.lines, "recommendation", refs)
        return [_line(each) for each in found]

    def _react(self, changes: Changes) -> None:
        if self.ref and {"recommendation", "visit"} & changes.kinds:
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()


def _line(each: listing.Line) -> Line:
    state = each.values.get("state", "")
    sign = _SIGNS[FollowUpState(state)] if state else "○"
    source = ", ".join(
        each.values[name] for name in ("symbol", "paragraph", "date") if name in each.values
    )
    parts = [code_word(state) if state else "", source]
    return Line(
        f"{sign} {each.title}",
        note=" · ".join(part for part in parts if part),
        label=Label(each.label),
        key=each.ref,
    )
