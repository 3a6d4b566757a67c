"""The portal page of what is public, and bulletins of a period: seen first, then saved.

The portal page is the seventh short-term point of A/HRC/23/18, Annex II.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from hrdesk.domain.dates import make_span
from hrdesk.domain.label import Label
from hrdesk.exchange.read_me import language_of
from hrdesk.geography import LANGUAGES
from hrdesk.operations import outward_tables as tables
from hrdesk.operations.handed_out import hand_out, remember
from hrdesk.operations.outside import OUTSIDE
from hrdesk.operations.outward_html import Article, page_html
from hrdesk.operations.outward_tables import Table
from hrdesk.operations.outward_texts import outward_texts
from hrdesk.operations.published import Published, published
from hrdesk.operations.send import Progress, Stop
from hrdesk.operations.sending import HeldBack, Sending
from hrdesk.operations.update_texts import span_words
from hrdesk.store.database import Database
from hrdesk.store.session import Session

# From so many days on a bulletin looks back on a year, with the plan, and forward as far.
LONG = 60
_AHEAD, _YEAR = timedelta(days=28), timedelta(days=365)
# How every page begins that HRDesk writes.
BEGINS = b"<!DOCTYPE html>"


@dataclass(frozen=True)
class Outward:
    """A page that was made; nothing has left yet. `html` has all of it, and
    `alone` what is shown and printed: one language.
    """

    title: str
    html: str
    alone: str
    records: int
    found: Published

    @property
    def held_back(self) -> tuple[HeldBack, ...]:
        """The records that stay here."""
        return self.found.held_back

    @property
    def label(self) -> Label:
        """The strictest label in it."""
        return self.found.label

    @property
    def reader(self) -> str:
        """For whom it is: a code, `NETWORK` or `OUTSIDE`."""
        return self.found.sending.partner.code


def portal(
    session: Session,
    today: date,
    language: str = "en",
    *,
    languages: Sequence[str] = LANGUAGES,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> Outward:
    """The page of what is public, in several languages, the first one given in front."""
    found = published(
        session,
        OUTSIDE,
        language=language,
        since=today,
        progress=progress,
        cancelled=cancelled,
    )
    others = [each for each in languages if each != language]

    def article(language: str) -> Article:
        texts = outward_texts(language)
        shown = (
            tables.coming(found, language, since=today),
            tables.took_place("recent", found, language, since=today - _YEAR, until=today),
            tables.documents(found, language),
            tables.mechanisms(found, language),
            tables.plan(found, language),
        )
        title = texts["portal"].format(desk=_desk(found.sending))
        return Article(
            language, title, made_words(found.sending, today, language), shown, texts["nothing"]
        )

    return _made_of(found, article, [language, *others])


def bulletin(
    session: Session,
    code: str,
    since: date,
    until: date,
    today: date,
    language: str = "",
    *,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> Outward:
    """What took place from one day to another, both included, and what comes after.

    Raises `UnknownName` for a reader that is not known, `Cancelled`.
    """
    kinds = ("visit", "activity", "document", "commitment")
    found = published(
        session, code, kinds, language, since=until, progress=progress, cancelled=cancelled
    )
    is_long = (until - since).days >= LONG

    def article(language: str) -> Article:
        texts = outward_texts(language)
        after = until + timedelta(days=1)
        ahead = until + (_YEAR if is_long else _AHEAD)
        shown: tuple[Table, ...] = (
            tables.took_place("done", found, language, since=since, until=until),
            tables.documents(found, language, since=since, until=until),
            tables.coming(found, language, since=after, until=ahead),
        )
        if is_long:
            shown = (*shown, tables.plan(found, language))
        title = texts["annual" if is_long else "weekly"].format(
            period=_period(since, until, language)
        )
        made = made_words(found.sending, today, language)
        return Article(language, title, made, shown, texts["nothing_period"])

    return _made_of(found, article, [language_of(found.sending.envelope)])


def save_page(database: Database, path: Path, page: Outward) -> None:
    """Write the page, whole or not at all, and remember who was given it.

    Another kind of file is not written over. Raises `FileRefused` with code cannot_write or
    other_file_there.
    """
    found = page.found
    hand_out(database, found.sending, found.newest, path, page.html.encode(), BEGINS)


def remember_page(database: Database, page: Outward, file_name: str) -> None:
    """Remember who was given the page, where it left as PDF or on paper."""
    found = page.found
    remember(database, found.sending, found.newest, file_name, page.alone.encode())


def _made_of(
    found: Published, article: Callable[[str], Article], languages: Sequence[str]
) -> Outward:
    articles = [article(each) for each in languages]
    tables_shown = articles[0].tables
    told = found.of(frozenset().union(*(each.refs for each in tables_shown)))
    alone = page_html(articles[:1], on_paper=True)
    records = len(told.sending.going)
    return Outward(articles[0].title, page_html(articles), alone, records, told)


def made_words(sending: Sending, day: date, language: str) -> str:
    """Who made a file, on which day, and for whom."""
    texts, said = outward_texts(language), _period(day, day, language)
    partner = sending.partner
    desk = _desk(sending)
    if partner.code == OUTSIDE:
        return str(texts["made"].format(day=said, desk=desk))
    return str(texts["made_for"].format(day=said, desk=desk, reader=partner.name or partner.code))


def _desk(sending: Sending) -> str:
    envelope = sending.envelope
    return envelope.sender_name or envelope.sender


def _period(since: date, until: date, language: str) -> str:
    span = make_span(since.isoformat(), until.isoformat(), "")
    assert span is not None
    return span_words(span, language)
