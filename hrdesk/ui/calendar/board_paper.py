"""The year planner and the board of the Universal Periodic Review on paper, as tables."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.label import Label
from hrdesk.ui.calendar import wording
from hrdesk.ui.calendar.planner_view import PlannerView
from hrdesk.ui.calendar.upr_lines import deadline_words, session_words, standing_then
from hrdesk.ui.calendar.upr_view import UprView
from hrdesk.ui.calendar.views import YEAR, CalendarViews
from hrdesk.ui.printing.tables import Heading, Row, TablePrintable
from hrdesk.ui.words import comma, country_word, field_word, label_word

translate = QCoreApplication.translate


def board_on_paper(views: CalendarViews, title: str) -> TablePrintable:
    """The board that is shown; of the planner what stands in each row, by its dates."""
    way = views.layoutDirection()
    if views.key == YEAR:
        headings = [
            Heading(translate("BoardPaper", "When")),
            Heading(translate("BoardPaper", "What")),
            Heading(translate("BoardPaper", "At the same time")),
            Heading(field_word("label")),
        ]
        return TablePrintable(title, headings, list(_year(views.year)), way)
    headings = [
        Heading(translate("BoardPaper", "State")),
        Heading(translate("BoardPaper", "Our submission")),
        Heading(field_word("label")),
    ]
    return TablePrintable(title, headings, list(_upr(views.upr)), way)


def _year(view: PlannerView) -> Iterator[Row]:
    # What clashes is told by its title alone where that may be seen as far as the row itself.
    labels = {
        item.occurrence.title: Label(item.occurrence.label)
        for row in view.rows
        for item in row.items
    }
    for row in view.rows:
        yield Row(Label.PUBLIC, (view.title_of(row),), is_title=True)
        for item in row.items:
            each = item.occurrence
            label = Label(each.label)
            others = [title for title in item.clashes if labels[title].rank <= label.rank]
            said = wording.when(each, view.zone)
            what = wording.short_line(each, view.zone)
            yield Row(label, (said, what, comma().join(others), label_word(label)))


def _upr(view: UprView) -> Iterator[Row]:
    for each in view.sessions:
        said = session_words(each, view.today)
        if view.shows_deadlines:
            said = f"{said} · {deadline_words(each, view.today)}"
        yield Row(Label.PUBLIC, (said,), is_title=True)
        for state in each.states:
            word = standing_then(each, state, view.today)
            yield Row(state.label, (country_word(state.country), word, label_word(state.label)))
