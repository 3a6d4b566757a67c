"""The weekly update and the forecast of visits: chosen by period and region, checked, written.

An update leaves the desk as any workbook does (`send`): the same rules decide what goes, and the
outbox remembers it. The calendar file and the text for the mail say the same records and no more.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from hrdesk.domain.codes import VisitStatus
from hrdesk.domain.dates import make_span, parse_moment
from hrdesk.domain.errors import FileRefused
from hrdesk.domain.label import Label
from hrdesk.domain.records import kind_of
from hrdesk.exchange.part_files import take_away
from hrdesk.exchange.read_me import language_of
from hrdesk.formats.icalendar import calendar_file
from hrdesk.operations.agenda import What, between
from hrdesk.operations.calendar_entries import entries_of
from hrdesk.operations.full_titles import named_in_full
from hrdesk.operations.outside import OUTSIDE, reader_named
from hrdesk.operations.send import SendResult, plan_sending_to, to_pass_on, write_sending
from hrdesk.operations.sending import Sending
from hrdesk.operations.update_lines import UpdateLine, lines_of
from hrdesk.operations.update_occasions import Occasion
from hrdesk.operations.update_texts import about_words, mail_text, update_texts
from hrdesk.store import journal, listing
from hrdesk.store.database import Database
from hrdesk.store.partners import sent_to
from hrdesk.store.session import Session

CALENDAR_SUFFIX = ".ics"
_VISIT = "visit"


_SHOWS: Mapping[Occasion, frozenset[What]] = {
    Occasion.WEEK: frozenset({What.VISIT, What.ACTIVITY, What.DEADLINE, What.INPUTS}),
    Occasion.FORECAST: frozenset({What.VISIT}),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for; without `countries` the whole world, with a `region` those of a body."""

    occasion: Occasion
    since: date
    until: date
    countries: tuple[str, ...] = ()
    region: str = ""


@dataclass(frozen=True, slots=True)
class Selection:
    """The records that touch the period and region; `nowhere` are those that name no country."""

    refs: tuple[str, ...]
    nowhere: tuple[str, ...] = ()


@dataclass(frozen=True)
class UpdatePlan:
    """The preview of an update, made at the journal entry `newest`. Nothing has left yet."""

    wanted: Wanted
    selection: Selection
    sending: Sending
    newest: int
    lines: tuple[UpdateLine, ...]
    home: str
    home_city: str = ""

    @property
    def is_outside(self) -> bool:
        """Whether it is for people outside of the network."""
        return self.sending.partner.code == OUTSIDE

    def open_lines(self, *, locked: bool) -> tuple[UpdateLine, ...]:
        """What may stand in the calendar file and in the mail, neither of which has a lock.

        What is for named partners only does not, where the workbook is locked.
        """
        return tuple(each for each in self.lines if not (locked and each.label is Label.PARTNERS))

    def without_days(self, *, locked: bool) -> tuple[UpdateLine, ...]:
        """What a calendar cannot hold: `February 2027` is no day of it."""
        return tuple(each for each in self.open_lines(locked=locked) if not each.has_days)


@dataclass(frozen=True)
class UpdateResult:
    """An update that was written; there is no calendar file where it would be empty."""

    sent: SendResult
    calendar: Path | None
    text: str


def select(session: Session, wanted: Wanted) -> Selection:
    """The records that touch the period, in its order, approximate dates by all they may mean."""
    found = between(session, wanted.since, wanted.until, only=_SHOWS[wanted.occasion])
    refs = list(dict.fromkeys(each.ref for each in found))
    if wanted.occasion is Occasion.FORECAST:
        # That one was cancelled is news; that one took place is no forecast.
        held = {each.ref for each in found if each.status == VisitStatus.HELD}
        refs = [ref for ref in refs if ref not in held]
    if not wanted.countries:
        return Selection(tuple(refs))
    where = _countries_of(session, refs)
    asked = set(wanted.countries)
    return Selection(
        tuple(ref for ref in refs if where.get(ref, set()) & asked),
        tuple(ref for ref in refs if not where.get(ref)),
    )


def plan_update(
    session: Session,
    wanted: Wanted,
    code: str,
    *,
    language: str = "",
    today: date = date.min,
    progress: Callable[[int, int, str], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> UpdatePlan:
    """What would go to a partner, or to people outside. Raises `UnknownName` for neither.

    The language is the partner's unless another is given. Inputs are asked for until `today`.
    """
    newest = journal.newest(session)
    selection = select(session, wanted)
    partner = reader_named(session, code, language)
    sending = plan_sending_to(
        session, partner, selection.refs, progress=progress, cancelled=cancelled
    )
    if partner.code == OUTSIDE:
        sending = to_pass_on(sending)
    order = {ref: number for number, ref in enumerate(selection.refs)}
    going = sorted(sending.going, key=lambda each: order[each.record.ref])
    sending = replace(sending, going=tuple(going))
    had_before = partner.code != OUTSIDE and bool(sent_to(session, partner.code))
    return UpdatePlan(
        wanted,
        selection,
        sending,
        newest,
        _in_order(
            [
                _asked_still(each, today)
                for each in lines_of(named_in_full(session, sending), marks_news=had_before)
            ],
            wanted.until,
        ),
        *session.identity.place,
    )


def _in_order(lines: Sequence[UpdateLine], until: date) -> tuple[UpdateLine, ...]:
    """What is there for its inputs alone comes last, by its own days."""
    later = [each for each in lines if each.span is not None and each.span.first > until]
    known = {each.ref for each in later}
    own = sorted((each.span.first, at) for at, each in enumerate(later) if each.span is not None)
    return (*(each for each in lines if each.ref not in known), *(later[at] for _, at in own))


def _asked_still(line: UpdateLine, today: date) -> UpdateLine:
    """Without the day for inputs where it is over."""
    by = parse_moment(line.inputs_by)
    return replace(line, inputs_by="") if by is not None and by.last < today else line


def write_update(
    database: Database,
    plan: UpdatePlan,
    out: Path,
    *,
    passphrase: str = "",
    progress: Callable[[int, int, str], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> UpdateResult:
    """Write the workbook that was previewed and the calendar file beside it, both or none.

    Raises `FileRefused` with code cannot_write, not_as_planned or part_left, `Cancelled`; and with
    code calendar_not_written or calendar_part_left where the workbook counts as sent.
    """
    how: dict[str, Any] = {"passphrase": passphrase, "progress": progress, "cancelled": cancelled}
    content = calendar_of(plan, locked=bool(passphrase))
    text = text_of(plan, locked=bool(passphrase))
    if not content:
        sent = write_sending(database, plan.sending, out, plan.newest, **how)
        return UpdateResult(sent, None, text)
    calendar = out.with_suffix(CALENDAR_SUFFIX)
    part = calendar.with_name(calendar.name + ".part")
    try:
        # First, because nothing should count as sent of which half could not be written.
        _put(part, content, calendar)
        sent = write_sending(database, plan.sending, out, plan.newest, **how)
    except BaseException:
        take_away(part)
        raise
    _name(part, calendar)
    return UpdateResult(sent, calendar, text)


def calendar_of(plan: UpdatePlan, *, locked: bool = False) -> bytes:
    """The calendar file of an update; nothing where it would be empty."""
    language = language_of(plan.sending.envelope)
    entries = entries_of(plan.open_lines(locked=locked), language)
    if not entries:
        return b""
    envelope = plan.sending.envelope
    name = update_texts(language)[plan.wanted.occasion.value]
    title = name.format(period=envelope.sender_name or envelope.sender)
    return calendar_file(entries, name=title, minute=envelope.minute, home=plan.home)


def text_of(plan: UpdatePlan, *, locked: bool = False) -> str:
    """The text for the mail, in the reader's language."""
    wanted, envelope = plan.wanted, plan.sending.envelope
    period = make_span(wanted.since.isoformat(), wanted.until.isoformat(), "")
    assert period is not None
    told = plan.open_lines(locked=locked)
    return mail_text(
        wanted.occasion.value,
        about_words(wanted.countries, wanted.region, language_of(envelope)),
        told,
        envelope,
        since=period,
        only_in_workbook=len(plan.lines) - len(told),
        home=(plan.home, plan.home_city),
    )


def file_name(wanted: Wanted, us: str, code: str) -> str:
    """How the workbook is called at first."""
    return f"{us}_{wanted.occasion}_{wanted.since}_{wanted.until}_{code}.xlsx"


def _countries_of(session: Session, refs: Sequence[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for kind in (_VISIT, "activity"):
        for line in listing.lines(session, kind, [ref for ref in refs if kind_of(ref) == kind]):
            values = line.values
            named = [values.get("country", ""), *values.get("countries", "").split("; ")]
            found[line.ref] = {each for each in named if each}
    return found


def _put(part: Path, content: bytes, calendar: Path) -> None:
    try:
        part.write_bytes(content)
    except OSError as error:
        raise FileRefused("cannot_write", path=calendar) from error


def _name(part: Path, calendar: Path) -> None:
    """Give the calendar file its name, beside a workbook that counts as sent by now."""
    try:
        part.replace(calendar)
    except OSError as error:
        try:
            take_away(part)
        except FileRefused as left:
            raise FileRefused("calendar_part_left", path=part) from left
        raise FileRefused("calendar_not_written", path=calendar) from error
