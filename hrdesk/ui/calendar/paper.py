"""The calendar on paper: the painters of the screen with a light palette, and the agenda as a table."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView

from hrdesk.domain.label import Label
from hrdesk.operations.agenda import Occurrence
from hrdesk.operations.layers import Layers
from hrdesk.ui.calendar.agenda_model import AgendaModel
from hrdesk.ui.calendar.board_paper import board_on_paper
from hrdesk.ui.calendar.clock import Clock
from hrdesk.ui.calendar.line_model import Sort
from hrdesk.ui.calendar.month_cells import Lanes
from hrdesk.ui.calendar.month_model import MonthModel
from hrdesk.ui.calendar.month_view import MonthView
from hrdesk.ui.calendar.spoken import month_words
from hrdesk.ui.calendar.views import AGENDA, DAY, MONTH, UPR, YEAR, CalendarViews
from hrdesk.ui.calendar.week_model import LEAST_MINUTES, WeekModel
from hrdesk.ui.calendar.week_painting import Look, WeekPainter
from hrdesk.ui.calendar.week_shape import WeekShape
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import isolated
from hrdesk.ui.printing.printable import PaintPage, Printable
from hrdesk.ui.printing.tables import Heading, Row, TablePrintable
from hrdesk.ui.theme import palette
from hrdesk.ui.tokens import LIGHT, SMALL
from hrdesk.ui.words import field_word, label_word

# The hours on paper, unless something stands before or after them.
_FROM, _TO = 7, 20


def printable_of(views: CalendarViews, desk: Desk, clock: Clock, title: str) -> Printable:
    """What the calendar shows now, for paper."""
    if views.key == AGENDA:
        return _agenda(views.agenda.agenda, views.layoutDirection())
    if views.key in (YEAR, UPR):
        return board_on_paper(views, title)
    if views.key == MONTH:
        return MonthOnPaper(views, desk, clock, title)
    return DaysOnPaper(views, desk, clock, title)


class DaysOnPaper:
    """A day or a week on one page, all hours of it."""

    def __init__(self, views: CalendarViews, desk: Desk, clock: Clock, title: str) -> None:
        view = views.day_view if views.key == DAY else views.week
        self.title, self._way, self._zones = title, view.layoutDirection(), view.zones
        self._desk, self._clock, self._day = desk, clock, view.day
        self._days, self._layers = view.week.days, view.week.layers
        self._working = view.shape().working
        self._found = list(view.week.occurrences)

    @property
    def is_wide(self) -> bool:
        """A week is wider than high."""
        return self._days > 1

    def labels(self) -> Mapping[Label, int]:
        """How many things of each label are shown."""
        return _labels(self._found)

    def pages(self, body: QSize, highest: Label) -> Sequence[PaintPage]:
        """One page: hours as high as fit."""
        holder = QObject()
        model = WeekModel(self._desk, self._clock, self._days, holder)
        model.layers = self._layers.up_to(highest)
        model.show_day(self._day)
        model.set_awake(True)

        def paint(painter: QPainter) -> None:
            font = QFont(painter.font())
            shape_of = partial(WeekShape, model, body, font, self._way, self._zones)
            first = shape_of()
            begin, end = _hours_needed(model)
            # Half a line before and after: the first and the last hour are named there.
            line = QFontMetrics(font).height()
            hour = max((body.height() - first.top - line) // (end - begin), 1)
            # An hour may be lower than a line: what is shorter is as long as its words are high.
            model.least_minutes = max(LEAST_MINUTES, -(-(line + SMALL) * 60 // hour))
            model.reload()
            shape = shape_of(hour=hour, working=self._working)
            begins_at = shape.y_of(begin * 60) - line // 2
            WeekPainter(painter, shape, LIGHT, Look(), begins_at).paint()
            painter.setPen(LIGHT.field_edge)
            painter.drawRect(QRect(QPoint(0, 0), body))
            holder.deleteLater()

        return [paint]


class MonthOnPaper:
    """A month on one page."""

    def __init__(self, views: CalendarViews, desk: Desk, clock: Clock, title: str) -> None:
        view = views.month
        self.title, self._way = title, view.layoutDirection()
        self._desk, self._clock, self._day = desk, clock, view.day
        self._layers = view.month.layers
        self._found = [*view.month.occurrences]

    @property
    def is_wide(self) -> bool:
        """Seven days stand side by side."""
        return True

    def labels(self) -> Mapping[Label, int]:
        """How many things of each label are shown."""
        return _labels(self._found)

    def pages(self, body: QSize, highest: Label) -> Sequence[PaintPage]:
        """One page."""
        return [_MonthPage(self._desk, self._clock, self._day, self._layers.up_to(highest), body)]


class _MonthPage:
    """Paints the month's own table into the page; nothing in it is chosen."""

    def __init__(self, desk: Desk, clock: Clock, day: date, layers: Layers, body: QSize) -> None:
        self._desk, self._clock, self._day = desk, clock, day
        self._layers, self._body = layers, body

    def __call__(self, painter: QPainter) -> None:
        model = MonthModel(self._desk, self._clock)
        model.layers = self._layers
        view = MonthView(model)
        view.wraps, view.keeps_picture = True, False
        model.setParent(view)
        view.setPalette(palette(LIGHT))
        view.setFont(painter.font())
        view.resize(self._body)
        view.go_to(self._day)
        model.set_awake(True)
        view.setCurrentIndex(QModelIndex())
        view.grab()  # by then each part of it has its place
        share_rows(view)
        view.render(painter, QPoint(0, 0))
        view.deleteLater()


def share_rows(view: MonthView) -> None:
    """Full weeks are higher than empty ones, where words would be cut otherwise."""
    bars, lanes, header = view.bars(), Lanes.of(view.font()), view.verticalHeader()
    rows = [row for row in range(header.count()) if not view.isRowHidden(row)]
    room = view.viewport().height()
    least = [lanes.number + bars.lanes_needed(row) * lanes.step + 2 for row in rows]
    wanted = [lanes.number + bars.lanes_wanted(row) * lanes.step + 2 for row in rows]
    spare = room - sum(least)
    if spare < 0 or max(wanted) * len(rows) <= room:
        return
    more = [many - few for many, few in zip(wanted, least, strict=True)]
    # Where all of them have room, what is left is for all alike.
    share = min(spare / sum(more), 1)
    rest = (spare - int(sum(more) * share)) // len(rows)
    heights = [few + int(each * share) + rest for few, each in zip(least, more, strict=True)]
    heights[-1] += room - sum(heights)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    for row, height in zip(rows, heights, strict=True):
        header.resizeSection(row, height)
    view.updateGeometries()


def _agenda(model: AgendaModel, way: Qt.LayoutDirection) -> TablePrintable:
    """The lines of the agenda under the names of their days; its title names all its months."""
    title = model.tr("Calendar: {first} – {last}").format(
        first=isolated(month_words(model.since)), last=isolated(month_words(model.until))
    )
    rows = []
    for number in range(len(model.rows)):
        line = model.line(number)
        thing = model.rows[number].thing
        if thing is not None:
            label = Label(thing.label)
            rows.append(Row(label, (line.lead, line.text, line.note, label_word(label))))
        elif line.sort in (Sort.TITLE, Sort.HEADING):
            rows.append(Row(Label.PUBLIC, (line.text,), is_title=True))
    headings = [
        Heading(model.tr("Time")),
        Heading(model.tr("What")),
        Heading(model.tr("More")),
        Heading(field_word("label")),
    ]
    return TablePrintable(title, headings, rows, way)


def _hours_needed(model: WeekModel) -> tuple[int, int]:
    """The first hour and the one after the last that have to be seen."""
    begins = [each.begin // 60 for each in model.blocks]
    ends = [-(-each.end // 60) for each in model.blocks]
    return min([_FROM, *begins]), max([_TO, *ends])


def _labels(found: Sequence[Occurrence]) -> Mapping[Label, int]:
    """By record: what recurs or lasts is one thing on paper too."""
    return Counter(Label(label) for label in {each.ref: each.label for each in found}.values())
