"""A programme to hand out, as one HTML document: with names, or without any."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from hrdesk.domain.dates import parse_span
from hrdesk.domain.label import Label, reaches_all, strictest
from hrdesk.domain.naming import in_speech
from hrdesk.domain.records import kind_of
from hrdesk.domain.state import RecordState, partner_list
from hrdesk.domain.text import comma_of, semicolon_of
from hrdesk.operations.full_titles import full_titles
from hrdesk.operations.outside import NETWORK, OUTSIDE
from hrdesk.operations.programme import ProgrammeLine, held_by, programme_of
from hrdesk.operations.programme_city import city_of_programme
from hrdesk.operations.reach import at_risk_among
from hrdesk.operations.records import existing
from hrdesk.store import listing
from hrdesk.store.partners import partners
from hrdesk.store.session import Session

_STYLE = (
    "body{font-family:sans-serif;font-size:11pt;margin:2em}"
    "h1{font-size:17pt;margin:0}h2{font-size:13pt;margin:1.2em 0 .3em}"
    "p{margin:.2em 0}.where,.aim,.foot{color:#444}"
    "table{border-collapse:collapse;width:100%}"
    "td{vertical-align:top;padding:.35em .6em;border-top:1px solid #bbb}"
    "td.time{white-space:nowrap;width:7.5em}.part td.what{padding-left:2em}"
    "tr{page-break-inside:avoid}h2{page-break-after:avoid}"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the paper; `is_part` of the session above it."""

    time: str
    subject: str
    where: str
    aim: str
    chair: str
    speakers: tuple[str, ...]
    is_part: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """What is handed out, day by day; those without a day have no time yet.

    `left_out` are the items, and `names_left_out` the people, that those who get the paper may
    not see: stricter labels, confidential items, and people at risk, whatever their label.
    Times are those of `zone`, which `city` may lie in. `refs` are the records that it tells of and `people` those whom it names; `readers` are those
    who may have the record, none for what is for this desk alone.
    """

    title: str
    where: str
    first: date | None
    last: date | None
    zone: str
    aim: str
    days: tuple[tuple[date | None, tuple[Row, ...]], ...]
    label: Label
    left_out: tuple[str, ...]
    names_left_out: int
    refs: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    readers: tuple[str, ...] = ()
    city: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class PaperWords:
    """The words around it in the reader's language; `{…}` stand for what is put in."""

    language: str
    from_right: bool
    programme: str
    chair: str
    speakers: str
    objective: str
    times_of: str
    no_time: str
    clock: Callable[[str], str]
    day: Callable[[date], str]
    days: Callable[[date, date], str]
    zone: Callable[[str], str]


def paper_of(session: Session, ref: str) -> Paper:
    """The paper of a visit or an activity, for those who may have that record. Raises `NotFound`."""
    owner = existing(session, ref)
    span = parse_span(owner.text("dates"))
    lines = programme_of(session, ref)
    items = {each.ref: each for each in listing.lines(session, "programme_item", _refs(lines))}
    readers = _Readers(owner)
    people = _People(session, lines, readers)
    goes = [each for each in lines if readers.may_go(each, items[each.ref])]
    places = _places(session, items.values(), readers)
    called = full_titles(session, [ref, *_refs(goes)])
    rows = [
        (each.day, _row(each, called[each.ref], items[each.ref].values, goes, people, places))
        for each in goes
    ]
    days = dict.fromkeys(day for day, _ in rows)
    is_visit = kind_of(ref) == "visit"
    return Paper(
        title=called[ref],
        where="" if is_visit else ", ".join(_filled(owner.text("place"), owner.text("city"))),
        first=span.first if span and span.is_exact else None,
        last=span.last if span and span.is_exact else None,
        zone=next((each.zone for each in goes if each.zone), ""),
        aim="" if is_visit else owner.text("agenda"),
        days=tuple((day, tuple(row for its, row in rows if its == day)) for day in days),
        label=strictest(Label.PUBLIC, owner.label),
        left_out=tuple(each.title for each in lines if each not in goes),
        names_left_out=len(people.withheld),
        refs=(ref, *_refs(goes), *_placed(goes, items, places)),
        people=people.told(goes),
        readers=_readers(session, owner),
        city=city_of_programme(session, owner, [items[each.ref] for each in goes], readers.may_see),
        country=owner.text("country"),
    )


def programme_html(paper: Paper, words: PaperWords, *, names: bool = True) -> str:
    """The document; without `names` nobody is named, neither chairs nor speakers."""
    way = "rtl" if words.from_right else "ltr"
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(words.language)}" dir="{way}"><head><meta charset="utf-8">',
        f"<title>{escape(paper.title)}</title><style>{_STYLE}</style></head><body>",
        f"<p>{escape(words.programme)}</p><h1>{escape(paper.title)}</h1>",
        *_under_title(paper, words),
        *(part for day, rows in paper.days for part in _day(day, rows, words, names=names)),
        "</body></html>",
    ]
    return "\n".join(parts) + "\n"


def _under_title(paper: Paper, words: PaperWords) -> Iterator[str]:
    when = ""
    if paper.first is not None and paper.last is not None:
        said = words.days(paper.first, paper.last)
        # A visit is called by its days.
        when = "" if said in paper.title else said
    if line := comma_of(words.language).join(_filled(paper.where, when)):
        yield f'<p class="where">{escape(line)}</p>'
    if paper.zone:
        said = words.times_of.format(city=words.zone(paper.zone))
        yield f'<p class="where">{escape(said)}</p>'
    if paper.aim:
        yield f'<p class="aim">{_lines(paper.aim, words)}</p>'


def _day(day: date | None, rows: Sequence[Row], words: PaperWords, *, names: bool) -> Iterator[str]:
    # What lays out paper turns those tables alone that say so themselves, and knows no style that
    # says how wide they are: what is planned would begin and end elsewhere each day.
    table = f'<table width="100%" dir="{"rtl" if words.from_right else "ltr"}">'
    yield f"<h2>{escape(words.day(day) if day is not None else words.no_time)}</h2>{table}"
    for row in rows:
        kind = ' class="part"' if row.is_part else ""
        what = "".join(_what(row, words, names=names))
        # Read from the right, the end would stand before the beginning.
        clock = words.clock(row.time)
        time = f"\u2066{clock}\u2069" if words.from_right else clock
        cells = f'<td class="time" width="22%">{escape(time)}</td><td class="what">{what}</td>'
        yield f"<tr{kind}>{cells}</tr>"
    yield "</table>"


def _what(row: Row, words: PaperWords, *, names: bool) -> Iterator[str]:
    yield f"<p><b>{escape(row.subject)}</b></p>"
    if row.where:
        yield f'<p class="where">{escape(row.where)}</p>'
    if row.aim:
        yield f'<p class="aim">{escape(words.objective.format(text=""))}{_lines(row.aim, words)}</p>'
    if names and row.chair:
        yield f"<p>{escape(words.chair.format(name=row.chair))}</p>"
    if names and row.speakers:
        said = words.speakers.format(names=semicolon_of(words.language).join(row.speakers))
        yield f"<p>{escape(said)}</p>"


def _readers(session: Session, owner: RecordState) -> tuple[str, ...]:
    """Who may have a record, as the disclosure log calls them; desks that are known here."""
    if owner.label is Label.PARTNERS:
        known = {each.code for each in partners(session)}
        return tuple(code for code in owner.partners if code in known)
    return {Label.PUBLIC: (OUTSIDE,), Label.NETWORK: (NETWORK,)}.get(owner.label, ())


class _Readers:
    """Those who may have the visit or the activity; what fewer may have is not on its paper."""

    def __init__(self, owner: RecordState) -> None:
        self._label, self._partners = owner.label, owner.partners

    def may_see(self, line: listing.Line) -> bool:
        """Whether all of them may have a record."""
        label, partners = Label(line.label), partner_list(line.partners)
        return reaches_all(label, partners, self._label, self._partners)

    def may_go(self, item: ProgrammeLine, line: listing.Line) -> bool:
        """Whether an item may stand on the paper."""
        return self.may_see(line) and not item.is_confidential


class _People:
    """The names that may stand on the paper."""

    def __init__(self, session: Session, lines: Sequence[ProgrammeLine], readers: _Readers) -> None:
        refs = sorted({ref for each in lines for ref in each.people})
        found = listing.lines(session, "person", refs)
        risky = at_risk_among(session, found)
        seen = [each for each in found if each.ref not in risky and readers.may_see(each)]
        # In the order of family names.
        seen.sort(key=lambda each: each.title.casefold())
        self._names = {each.ref: _named(each) for each in seen}
        self.withheld = [each.ref for each in found if each.ref not in self._names]

    def told(self, lines: Iterable[ProgrammeLine]) -> tuple[str, ...]:
        """Whom some items name, as far as they may be told."""
        return tuple(sorted({ref for each in lines for ref in each.people if ref in self._names}))

    def names(self, refs: str) -> tuple[str, ...]:
        """Those of some people that may be told, by name."""
        wanted = set(refs.split("; "))
        return tuple(name for ref, name in self._names.items() if ref in wanted)


def _row(
    line: ProgrammeLine,
    subject: str,
    values: Mapping[str, str],
    lines: Sequence[ProgrammeLine],
    people: _People,
    places: Mapping[str, str],
) -> Row:
    where = (places.get(values.get("place", ""), ""), values.get("venue", ""))
    chair = "; ".join((*people.names(values.get("chair", "")), *_filled(values.get("chaired_by"))))
    return Row(
        time=f"{line.begins}–{line.ends}" if line.ends else line.begins,
        subject=subject,
        where=", ".join(_filled(*where)),
        aim=values.get("purpose", ""),
        chair=chair,
        speakers=people.names(values.get("speakers", "")),
        is_part=held_by(line, lines) is not None,
    )


def _placed(
    lines: Iterable[ProgrammeLine], items: Mapping[str, listing.Line], places: Mapping[str, str]
) -> list[str]:
    named = dict.fromkeys(items[each.ref].values.get("place", "") for each in lines)
    return [ref for ref in named if ref in places]


def _places(session: Session, items: Iterable[listing.Line], readers: _Readers) -> dict[str, str]:
    refs = {each.values["place"] for each in items if "place" in each.values}
    found = listing.lines(session, "place", sorted(refs))
    return {each.ref: each.title for each in found if readers.may_see(each)}


def _named(person: listing.Line) -> str:
    return ", ".join(_filled(in_speech(person.title), person.values.get("function")))


def _refs(lines: Sequence[ProgrammeLine]) -> list[str]:
    return [each.ref for each in lines]


def _filled(*texts: str | None) -> list[str]:
    return [each for each in texts if each]


def _lines(text: str, words: PaperWords) -> str:
    """Lines that somebody typed: in a page that is read from the right each has its own direction."""
    lines = (f"\u2068{line}\u2069" if words.from_right else line for line in text.split("\n"))
    return "<br>".join(map(escape, lines))
