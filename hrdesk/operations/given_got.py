"""What was given to partners and got from them: the last of each, what is overdue, the figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from hrdesk.domain.dates import local
from hrdesk.domain.rhythm import Rhythm, next_due
from hrdesk.operations.holders import fields_told
from hrdesk.store import ledger, listing, partners
from hrdesk.store.partners import Partner, Received, Sent
from hrdesk.store.session import Session

_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Exchange:
    """What passed between this desk and one partner, the latest first.

    `given_due` and `got_due` are the days on which the next workbook each way was or is due; None
    where no rhythm was agreed, or nothing has begun that could be late.
    """

    partner: Partner
    given: tuple[Sent, ...]
    got: tuple[Received, ...]
    given_due: date | None
    got_due: date | None

    def is_given_overdue(self, today: date) -> bool:
        """Whether the partner should have heard from this desk by now."""
        return self.given_due is not None and self.given_due < today

    def is_got_overdue(self, today: date) -> bool:
        """Whether this desk should have heard from the partner by now."""
        return self.got_due is not None and self.got_due < today


@dataclass(frozen=True)
class Figures:
    """How even the exchange is: records ever, workbooks of the last twelve months.

    Records that come with every copy of HRDesk, and those that began at the desk they went to or
    came from it, do not count, nor do copies to pass on.
    """

    records_given: int
    records_got: int
    books_given: int
    books_got: int
    confirmed: int


@dataclass(frozen=True)
class GivenRecord:
    """A record that went in a workbook, with the fields that were told of it.

    `is_withdrawal` where it was told only that it is shared no longer; `is_given_anew` where the
    partner was given something else of it since.
    """

    ref: str
    title: str
    fields: tuple[str, ...]
    is_withdrawal: bool
    is_given_anew: bool


@dataclass(frozen=True)
class Since:
    """From when on "what changed" counts for a partner.

    `confirmed` is the last workbook that it confirmed; without one, `last` counts, whatever it
    was. `again` are the workbooks not confirmed yet of which something goes again.
    """

    last: Sent | None
    confirmed: Sent | None
    again: tuple[Sent, ...]


def exchanges(session: Session) -> list[Exchange]:
    """What passed between this desk and each of its partners, by code."""
    sent, received = partners.sent_to(session), partners.received(session)
    back = {each.workbook: each.partner for each in sent}
    zone = session.identity.zone
    found = []
    for partner in partners.partners(session):
        code = partner.code
        given = tuple(each for each in sent if each.partner == code)
        got = tuple(each for each in received if _from(each, back) == code)
        rhythm = Rhythm(partner.rhythm)
        found.append(
            Exchange(
                partner, given, got, _due(rhythm, given, got, zone), _due(rhythm, got, given, zone)
            )
        )
    return found


def figures(session: Session, exchange: Exchange, today: date) -> Figures:
    """How even the exchange with a partner is."""
    zone, since = session.identity.zone, today - _YEAR
    recent = [
        each
        for each in exchange.given
        if each.scope != ledger.PLAIN and day_of(each.minute, zone) > since
    ]
    records_given, records_got = ledger.records_exchanged(session, exchange.partner.code)
    return Figures(
        records_given,
        records_got,
        len(recent),
        sum(day_of(each.minute, zone) > since for each in exchange.got),
        sum(each.confirmed is not None for each in recent),
    )


def records_given(session: Session, workbook: str) -> list[GivenRecord]:
    """What went in a workbook of the outbox, by kind and title; nothing of one not known here."""
    told = ledger.disclosures(session, workbook=workbook)
    titles = listing.titles(session, [each.ref for each in told])
    last = ledger.given_versions(session, told[0].partner) if told else {}
    found = [
        GivenRecord(
            each.ref,
            titles.get(each.ref, each.ref),
            fields_told(each.ref, [each]),
            each.is_withdrawal,
            last[each.ref] != each.version,
        )
        for each in told
    ]
    return sorted(found, key=lambda each: (each.ref.partition("-")[0], each.title, each.ref))


def since_when(session: Session, code: str) -> Since:
    """What "only what changed" means for a partner now."""
    given = [each for each in partners.sent_to(session, code) if each.scope != ledger.PLAIN]
    confirmed = [each for each in given if each.confirmed is not None]
    unsettled = ledger.unsettled_workbooks(session, code) if confirmed else frozenset()
    return Since(
        given[0] if given else None,
        confirmed[0] if confirmed else None,
        tuple(each for each in given if each.workbook in unsettled),
    )


def day_of(minute: int, zone: str) -> date:
    """The day of a minute at a desk."""
    return local(datetime.fromtimestamp(minute * 60, UTC), zone).date()


def _from(each: Received, back: dict[str, str]) -> str:
    """Who sent a workbook; one of our own came back from the partner it was for."""
    return back.get(each.workbook, each.sender)


def _due(
    rhythm: Rhythm, one: Sequence[Sent | Received], other: Sequence[Sent | Received], zone: str
) -> date | None:
    """From the last one this way; as long as there is none, from the first one the other way."""
    if one:
        return next_due(rhythm, day_of(one[0].minute, zone))
    return next_due(rhythm, day_of(other[-1].minute, zone)) if other else None
