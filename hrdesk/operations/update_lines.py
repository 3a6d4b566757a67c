"""What an update says of each record: taken from what goes to the reader, never from the record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hrdesk.domain.certainty import stands_as
from hrdesk.domain.dates import Span, parse_span
from hrdesk.domain.label import Label
from hrdesk.domain.state import RecordState
from hrdesk.domain.values import Value, joined
from hrdesk.exchange.prepared import visible
from hrdesk.operations.sending import Outgoing, Sending
from hrdesk.operations.series import left_out_days

_VISIT = "visit"


class News(StrEnum):
    """What a record is to a reader who had an update before."""

    NONE = ""
    NEW = "new"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class UpdateLine:
    """One visit or activity as the reader gets it; what is held back from it is empty here.

    `by` are the mechanisms of a visit, or the organisers of an activity, as far as the reader may
    know them; `status` is how sure it
    is, in one code; `newest` the minute in which any of what goes was written last.
    """

    ref: str
    kind: str
    label: Label
    news: News
    newest: int
    span: Span | None
    title: str = ""
    type: str = ""
    country: str = ""
    city: str = ""
    by: tuple[str, ...] = ()
    status: str = ""
    inputs_by: str = ""
    about: str = ""
    link: str = ""
    rule: str = ""
    exceptions: tuple[date, ...] = ()

    @property
    def has_days(self) -> bool:
        """Whether both ends are days, so that a calendar can hold it."""
        return self.span is not None and self.span.is_exact


def lines_of(sending: Sending, *, marks_news: bool) -> tuple[UpdateLine, ...]:
    """A line for each record that goes; news are marked for readers who had something before."""
    return tuple(_line(each, sending, marks_news=marks_news) for each in sending.going)


def _line(outgoing: Outgoing, sending: Sending, *, marks_news: bool) -> UpdateLine:
    record = visible(outgoing.record, sending.later)
    values = RecordState(record.ref, record.registers).values()
    text = {name: joined(value) for name, value in values.items() if isinstance(value, str)}
    return UpdateLine(
        record.ref,
        record.kind,
        outgoing.label,
        _news(outgoing) if marks_news else News.NONE,
        max(each.minute for heads in record.registers.values() for each in heads),
        parse_span(text.get("dates", "")),
        title=text.get("title", ""),
        type=text.get("type", ""),
        country=text.get("country", ""),
        city=text.get("city", ""),
        by=_named(values.get("mechanisms", values.get("organisers", ())), sending.names.titles),
        status=_status(record.kind, text),
        inputs_by=text.get("inputs_by", ""),
        about=text.get("purpose", ""),
        link=text.get("link", ""),
        rule=text.get("recurrence", ""),
        exceptions=tuple(sorted(left_out_days(values.get("exceptions", ())))),
    )


def _news(outgoing: Outgoing) -> News:
    if outgoing.is_new:
        return News.NEW
    return News.CHANGED if outgoing.is_changed else News.NONE


def _named(refs: Value, titles: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted(titles[ref] for ref in refs if ref in titles))


def _status(kind: str, text: Mapping[str, str]) -> str:
    status, firmness = text.get("status", ""), text.get("firmness", "")
    return stands_as(status, firmness) if kind == _VISIT else status
