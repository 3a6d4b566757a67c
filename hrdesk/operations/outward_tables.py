"""The parts of pages for people outside, in one language: tables of texts and web addresses."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from hrdesk.domain.codes import ActivityType, OrganisationType
from hrdesk.domain.dates import Span
from hrdesk.domain.text import comma_of
from hrdesk.geography import country_names
from hrdesk.operations.agenda import is_over_or_off
from hrdesk.operations.outward_texts import outward_texts
from hrdesk.operations.published import Item, Published
from hrdesk.operations.update_lines import UpdateLine
from hrdesk.operations.update_texts import span_words, update_texts

_DATED, _HOW_SURE = "dates what type where who", ("status",)
# Anything else in the place of an address might run in the reader's browser.
_PAGES = ("https://", "http://")


class Cell(NamedTuple):
    """Texts below each other, each with the address of a page, which may be empty."""

    lines: tuple[tuple[str, str], ...]

    @property
    def is_filled(self) -> bool:
        """Whether anything stands in it."""
        return any(text for text, _ in self.lines)


def cell(text: str, link: str = "") -> Cell:
    """A cell with one line."""
    return Cell(((text, link),))


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a heading; `groups` of rows each have a name of their own, which may be empty.

    `refs` are the records that it tells of. With `heads_rows` the first cell of a row names it.
    """

    key: str
    heading: str
    columns: tuple[str, ...]
    groups: tuple[tuple[str, tuple[tuple[Cell, ...], ...]], ...]
    refs: frozenset[str] = frozenset()
    heads_rows: bool = False

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return sum(len(rows) for _, rows in self.groups)


def coming(found: Published, language: str, *, since: date, until: date | None = None) -> Table:
    """Visits and activities that are not over on a day, up to another."""
    lines = [
        each
        for each in found.dated
        if each.span and each.span.last >= since and (until is None or each.span.first <= until)
    ]
    still = [each for each in lines if not is_over_or_off(each.status, over=True)]
    return _dated("coming", sorted(still, key=_in_time), language, *_HOW_SURE)


def took_place(key: str, found: Published, language: str, *, since: date, until: date) -> Table:
    """Visits and activities that ended between two days, both included, and were not called off.

    That a deadline passed is no news.
    """
    lines = [
        each
        for each in found.dated
        if each.span
        and each.type != ActivityType.DEADLINE
        and since <= each.span.last <= until
        and not is_over_or_off(each.status, over=False)
    ]
    return _dated(key, sorted(lines, key=_in_time, reverse=True), language)


def documents(
    found: Published, language: str, *, since: date | None = None, until: date | None = None
) -> Table:
    """Statements and other papers, the newest first; between two days, both included, or all."""
    papers = [each for each in found.items("document") if _is_between(each.day, since, until)]
    papers.sort(key=lambda each: (each.text("date"), each.text("title")), reverse=True)
    rows = [
        (
            cell(span_words(each.day, language) if each.day else ""),
            cell(each.text("title"), page(each.text("link"))),
            cell(_word("document", each.text("type"), language)),
            cell(each.text("symbol")),
            cell(each.named("authors", comma_of(language))),
        )
        for each in papers
    ]
    return _table("documents", "dates title type symbol who", language, [("", rows)], papers)


def mechanisms(found: Published, language: str) -> Table:
    """Organisations that have pages of their own, by what they are."""
    by_type: dict[str, list[tuple[Cell, ...]]] = {each.value: [] for each in OrganisationType}
    told: list[Item] = []
    for each in sorted(found.items("organisation"), key=lambda each: each.text("name").casefold()):
        addresses = [page(text) for text in (each.text("website"), *each.all_of("web_links"))]
        shown = list(dict.fromkeys(filter(None, addresses)))
        if shown:
            told.append(each)
            kind = each.text("type")
            by_type[kind if kind in by_type else OrganisationType.OTHER.value].append(
                _organisation(each, shown, language)
            )
    groups = [(_word("organisation", kind, language), rows) for kind, rows in by_type.items()]
    return _table("mechanisms", "name seat pages", language, groups, told)


def plan(found: Published, language: str) -> Table:
    """The items of agreed plans, by plan and number."""
    items = [each for each in found.items("commitment") if each.text("plan")]
    by_plan: dict[str, list[tuple[Cell, ...]]] = {}
    for each in sorted(items, key=lambda each: (each.text("plan"), _number(each.text("number")))):
        by_plan.setdefault(each.text("plan"), []).append(
            (
                cell(each.text("number")),
                cell(each.text("title")),
                cell(_word("horizon", each.text("horizon"), language)),
                cell(each.named("responsible", comma_of(language))),
                cell(_word("commitment", each.text("status"), language)),
            )
        )
    return _table("plan", "number what horizon who status", language, by_plan.items(), items)


def page(text: str) -> str:
    """The text, if it is the address of a page and nothing that a browser would run."""
    return text if text.lower().startswith(_PAGES) else ""


def _dated(key: str, lines: Sequence[UpdateLine], language: str, *more: str) -> Table:
    names, statuses = country_names(language), update_texts(language)["status"]
    rows = [
        (
            cell(span_words(each.span, language) if each.span else ""),
            cell(_what(each, names), page(each.link)),
            cell(_type(each, language)),
            cell(_where(each, language)),
            cell(comma_of(language).join(each.by)),
            *(cell(statuses.get(each.status, "")) for _ in more),
        )
        for each in lines
    ]
    return _table(key, " ".join((_DATED, *more)), language, [("", rows)], lines)


def _table(
    key: str,
    columns: str,
    language: str,
    groups: Iterable[tuple[str, Sequence[tuple[Cell, ...]]]],
    told: Iterable[Item | UpdateLine],
) -> Table:
    """A table without the columns in which nothing stands."""
    texts, names = outward_texts(language), columns.split()
    filled = [(name, rows) for name, rows in groups if rows]
    every = [row for _, rows in filled for row in rows]
    shown = [place for place in range(len(names)) if any(row[place].is_filled for row in every)]
    said = tuple(texts["columns"][names[place]] for place in shown)
    kept = (
        (name, tuple(tuple(row[place] for place in shown) for row in rows)) for name, rows in filled
    )
    return Table(key, texts[key], said, tuple(kept), frozenset(each.ref for each in told))


def _organisation(item: Item, addresses: Sequence[str], language: str) -> tuple[Cell, ...]:
    acronym = item.text("acronym")
    name = f"{item.text('name')} ({acronym})" if acronym else item.text("name")
    country = country_names(language).get(item.text("country"), "")
    seat = comma_of(language).join(filter(None, (item.text("city"), country)))
    return cell(name), cell(seat), Cell(tuple((_short(each), each) for each in addresses))


def _short(address: str) -> str:
    """An address as people read it out."""
    return address.partition("://")[2].removesuffix("/")


def _what(line: UpdateLine, countries: Mapping[str, str]) -> str:
    return countries.get(line.country, line.country) if line.kind == "visit" else line.title


def _where(line: UpdateLine, language: str) -> str:
    if line.kind == "visit":
        return ""
    country = country_names(language).get(line.country, line.country)
    return comma_of(language).join(filter(None, (line.city, country)))


def _type(line: UpdateLine, language: str) -> str:
    if line.kind == "visit":
        said: str = outward_texts(language)["visit"]
        return said
    return _word("activity", line.type, language)


def _word(part: str, code: str, language: str) -> str:
    words: Mapping[str, Any] = outward_texts(language)[part]
    return str(words.get(code, ""))


def _in_time(line: UpdateLine) -> tuple[date, date, str]:
    assert line.span is not None
    return line.span.first, line.span.last, line.ref


def _is_between(day: Span | None, since: date | None, until: date | None) -> bool:
    if since is None or until is None:
        return True
    return day is not None and day.first <= until and day.last >= since


def _number(text: str) -> tuple[str, int, str]:
    digits = "".join(filter(str.isdigit, text))
    return text.rstrip("0123456789"), int(digits or 0), text
