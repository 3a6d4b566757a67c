"""What the cells of a line mean for a field: as hand-typed cells are read, in five languages."""

import re
from collections.abc import Mapping

from hrdesk.domain.arrival import FindingKind
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.text import tidy
from hrdesk.domain.values import NO, YES, Value
from hrdesk.exchange.foreign.mapping import FAMILY, GIVEN
from hrdesk.exchange.layout import is_country
from hrdesk.exchange.list_words import codes_by_word, in_plain_words, said
from hrdesk.exchange.meaning import Meanings, NotUnderstood
from hrdesk.exchange.moments import plain_moment, plain_span
from hrdesk.exchange.sheet_cells import Cell, CellType
from hrdesk.geography import find_country

_YEARS = range(1000, 3000)
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,(?:\d{1,2}|\d{4,})", re.ASCII)
_LIKE_A_SITE = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?")
_BETWEEN = re.compile(r"[;\r\n]")


class CountriesOfTheWorld:
    """The lists that `Meanings` asks, for a file that has none of its own."""

    def meant(self, _list_key: str, word: str) -> set[str]:
        """The country that a word stands for, by any of its names."""
        code = find_country(word)
        return set() if code is None else {code}

    def named(self, _kind: str, _name: str) -> set[str]:
        """Links are found once all rows are known."""
        return set()


class ListValues:
    """Reads the cells of one line; what it cannot read is raised as `NotUnderstood`."""

    def __init__(self) -> None:
        self._meanings = Meanings(CountriesOfTheWorld(), {})

    def value(self, spec: Field, cells: Mapping[str, list[Cell]]) -> Value:
        """The value of a field that is no link, from its cells by what they are (`targets_of`)."""
        for target, several in cells.items():
            for cell in several:
                _refuse_cell(spec, target, cell)
        if spec.kind is Kind.SPAN:
            return self._span(spec, {key: several[0].text for key, several in cells.items()})
        if FAMILY in cells or GIVEN in cells:
            return _whole_name(cells)
        texts = [_worded(spec, cell.text) for cell in cells[spec.name]]
        if spec.kind is Kind.LONG_TEXT:
            return self._read(spec, "\n".join(texts))
        if not spec.is_set:
            return self._read(spec, texts[0])
        found: set[str] = set()
        for text in texts:
            found.update(self._read(spec, text))
        return tuple(sorted(found))

    def _read(self, spec: Field, text: str) -> Value:
        return self._meanings.value(spec, {spec.name: text}, frozenset((spec.name,)), "")

    def _span(self, spec: Field, texts: dict[str, str]) -> str:
        start_key, end_key, zone_key = spec.cells
        if spec.name in texts:
            whole = plain_span(texts.pop(spec.name))
            if whole is None:
                raise NotUnderstood("bad_value", spec.name, "", spec.kind.value)
            texts |= {key: text for key, text in zip(spec.cells, whole, strict=True) if text}
        dated = {key: plain_moment(texts[key]) for key in (start_key, end_key) if key in texts}
        has_time = any(":" in text for text in dated.values())
        zone = {zone_key: texts[zone_key]} if zone_key in texts and has_time else {}
        value = self._meanings.value(spec, dated | zone, frozenset(texts), "")
        assert isinstance(value, str)
        return value


def _refuse_cell(spec: Field, target: str, cell: Cell) -> None:
    if cell.type is CellType.ERROR:
        raise NotUnderstood("error_value", target, cell.text, spec.kind.value)
    if cell.formula and not cell.text:
        raise NotUnderstood("formula", target, cell.formula, spec.kind.value)
    is_dated = spec.kind in (Kind.DATE, Kind.SPAN) and cell.type is CellType.DATE
    if is_dated and cell.number in _YEARS:
        raise NotUnderstood(
            "year_or_day", target, cell.text, f"{cell.number:.0f}", FindingKind.QUESTION
        )


def _whole_name(cells: Mapping[str, list[Cell]]) -> str:
    """`Family, Given`, as names of persons are written."""
    parts = [tidy(cells[key][0].text) for key in (FAMILY, GIVEN) if key in cells]
    return ", ".join(" ".join(part.split()) for part in parts if part)


def _worded(spec: Field, text: str) -> str:
    """A text with codes, countries and days in place of the words that stand for them."""
    if is_country(spec) or spec.links is not None:
        return text
    if spec.kind is Kind.DATE:
        return plain_moment(text)
    if spec.kind is Kind.BOOL:
        word = in_plain_words(text)
        return YES if word in said("yes") else NO if word in said("no") else text
    if spec.kind is Kind.NUMBER:
        return _plain_number(text)
    if spec.kind is Kind.URL:
        return f"https://{text.strip()}" if _LIKE_A_SITE.fullmatch(text.strip()) else text
    if spec.codes is not None:
        words = codes_by_word(spec.codes)
        return ";".join(words.get(in_plain_words(part), part) for part in _BETWEEN.split(text))
    return text


def _plain_number(text: str) -> str:
    """A number with a decimal comma, as half of the world writes it; 1,234 may be either."""
    bare = text.strip()
    return bare.replace(",", ".") if _DECIMAL_COMMA.fullmatch(bare) else text


def states_and_others(spec: Field, cells: list[Cell]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of cells that no State is called, and the codes of the others."""
    texts = [cell.text for cell in cells]
    if spec.is_set:
        texts = [part for text in texts for part in _BETWEEN.split(text)]
    words = dict.fromkeys(filter(None, map(tidy, texts)))
    found = {word: find_country(word) for word in words}
    names = tuple(word for word, code in found.items() if code is None)
    return names, tuple(code for code in found.values() if code is not None)
