"""What a time line is painted with: bars by pattern, halo, header, today and the strip of load."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QLine, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen

from hrdesk.domain.certainty import Certainty, certainty_of
from hrdesk.operations.time_line import VisitLine
from hrdesk.ui.calendar.spoken import day_digits, month_words, year_digits
from hrdesk.ui.calendar.wording import visit_sign, visit_state_word
from hrdesk.ui.language import isolated
from hrdesk.ui.painting import paint_text
from hrdesk.ui.tokens import GAP, RADIUS, Colours
from hrdesk.ui.visits.time_scale import Mark, Tick
from hrdesk.ui.words import months, number_word, span_word

_HALO = 46
_PALE = 110
_DASHES = [4.0, 3.0]
_DOTS = [1.0, 2.5]


def caption(line: VisitLine) -> str:
    """Sign, word and days: what stands beside a bar."""
    sign = visit_sign(line.status, line.firmness)
    word = visit_state_word(line.status, line.firmness)
    parts = (f"{sign} {word}".strip(), isolated(span_word(line.dates)) if line.dates else "")
    return " · ".join(part for part in parts if part)


def paint_bar(
    painter: QPainter, halo: QRect, core: QRect | None, line: VisitLine, now: Colours
) -> None:
    """One visit: the pattern says how sure it is, a pale halo how far its days may lie."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if core != halo and not line.is_off:
        pale = QColor(now.accent)
        pale.setAlpha(_HALO)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(pale)
        painter.drawRoundedRect(QRectF(halo.adjusted(0, -GAP, 0, GAP)), RADIUS, RADIUS)
    place = QRectF(core if core is not None else halo).adjusted(0.5, 0.5, -0.5, -0.5)
    pen, brush = pattern(line, now, sure=core is not None)
    painter.setPen(pen)
    painter.setBrush(brush)
    radius = min(RADIUS, place.width() / 2)
    painter.drawRoundedRect(place, radius, radius)
    if line.is_off:
        middle = place.center().toPoint().y()
        painter.drawLine(QLine(round(place.left()), middle, round(place.right()), middle))
    painter.restore()


def paint_agreed(painter: QPainter, bar: QRect, now: Colours) -> None:
    """A thin outline below a bar: the dates as they were last agreed with a partner."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(now.text), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(bar).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
    painter.restore()


def pattern(line: VisitLine, now: Colours, *, sure: bool) -> tuple[QPen, QBrush]:
    """Edge and fill of a visit by how sure it is; paler where its days are not known."""
    return pattern_of(certainty_of(line.status, line.firmness), now, sure=sure)


def pattern_of(certainty: Certainty, now: Colours, *, sure: bool = True) -> tuple[QPen, QBrush]:
    """Edge and fill of what is as certain as this."""
    accent = QColor(now.accent)
    if not sure:
        accent.setAlpha(_PALE + 60)
    none = QBrush(Qt.BrushStyle.NoBrush)
    match certainty:
        case Certainty.OFF:
            return QPen(QColor(now.secondary), 1), none
        case Certainty.HELD:
            return QPen(QColor(now.secondary), 1), QBrush(QColor(now.secondary))
        case Certainty.CONFIRMED:
            return QPen(accent, 1), QBrush(accent)
        case Certainty.UNSAID:
            return QPen(accent, 1.5), none
        case Certainty.TENTATIVE:
            pen = QPen(accent, 1.5)
            pen.setDashPattern(_DOTS)
            return pen, none
        case Certainty.FORECAST:
            pen = QPen(accent, 1.5)
            pen.setDashPattern(_DASHES)
            return pen, QBrush(accent, Qt.BrushStyle.BDiagPattern)


def paint_caption(
    painter: QPainter,
    rect: QRect,
    words: str,
    now: Colours,
    way: Qt.LayoutDirection,
    *,
    struck: bool,
) -> None:
    """The words beside a bar; struck where the visit does not take place."""
    font = painter.font()
    if struck:
        letters = QFont(font)
        letters.setStrikeOut(True)
        painter.setFont(letters)
    paint_text(painter, rect, words, now.text, reading=way)
    painter.setFont(font)


def tick_words(tick: Tick, *, room: int) -> str:
    """What a mark of the header is called, shorter where there is little room."""
    if tick.mark is Mark.YEAR:
        return year_digits(tick.day)
    if tick.mark is Mark.QUARTER:
        return f"Q{(tick.day.month + 2) // 3}"
    if tick.mark is Mark.WEEK:
        return day_digits(tick.day)
    return month_words(tick.day) if room > _WIDE_MONTH else months()[tick.day.month - 1]


def paint_load(
    painter: QPainter, weeks: Sequence[tuple[QRect, int]], base: QRect, now: Colours
) -> None:
    """Columns as high as the number of visits and sessions of a week, with the number in them.

    Columns that are narrower than their numbers have those above them, as many as there is room for.
    """
    most = max((count for _, count in weeks), default=0)
    if not most:
        return
    metrics = painter.fontMetrics()
    widest = metrics.horizontalAdvance(number_word(most)) + GAP
    if any(place.width() <= widest for place, _ in weeks):
        columns = base.adjusted(0, metrics.height(), 0, 0)
        _paint_columns(painter, weeks, columns, now)
        painter.setPen(QColor(now.text))
        for at in numbered(weeks, widest):
            place, count = weeks[at]
            words = QRect(0, 0, widest, metrics.height())
            words.moveCenter(place.center())
            words.moveBottom(_column(place, count, most, columns).top() - 1)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, number_word(count))
        return
    _paint_columns(painter, weeks, base, now)
    for place, count in weeks:
        column = _column(place, count, most, base)
        if not count:
            continue
        inside = column.height() >= metrics.height()
        words = QRect(column.left(), 0, column.width(), metrics.height())
        words.moveBottom(column.bottom() if inside else column.top())
        painter.setPen(QColor(now.window if inside else now.text))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, number_word(count))


def numbered(weeks: Sequence[tuple[QRect, int]], width: int) -> list[int]:
    """Which weeks have their number said where one is as wide as this: the fullest first."""
    found: list[int] = []
    for at in sorted(range(len(weeks)), key=lambda each: -weeks[each][1]):
        middle = weeks[at][0].center().x()
        others = (weeks[each][0].center().x() for each in found)
        if weeks[at][1] and all(abs(middle - other) >= width for other in others):
            found.append(at)
    return found


def _paint_columns(
    painter: QPainter, weeks: Sequence[tuple[QRect, int]], base: QRect, now: Colours
) -> None:
    most = max(count for _, count in weeks)
    for place, count in weeks:
        if count:
            colour = now.accent if count == most else now.field_edge
            painter.fillRect(_column(place, count, most, base), QColor(colour))


def _column(place: QRect, count: int, most: int, base: QRect) -> QRect:
    height = max(round(base.height() * count / most), 3)
    return QRect(place.left(), base.bottom() - height + 1, max(place.width() - 1, 1), height)


def week_words(day: date) -> str:
    """The first day of a week, for the tool tip of the strip."""
    return f"{day_digits(day)} {months()[day.month - 1]}"


_WIDE_MONTH = 110
