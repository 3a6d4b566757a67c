"""Finds the columns and rows of a record sheet, wherever people have moved them."""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from hrdesk.domain.records import KINDS
from hrdesk.exchange.layout import CONFLICTS, NUMBER, REF, columns_of, sheet_title, title_line
from hrdesk.exchange.letters import letters_of
from hrdesk.exchange.recognise import Manifest
from hrdesk.exchange.sheet_cells import Cells
from hrdesk.exchange.typed import folded

Row = tuple[int, Cells]
# Fewer keys than this may be chance.
_FEWEST = 3


@dataclass(frozen=True)
class Alignment:
    """Where the columns of one sheet are; `unknown` are columns that people have added."""

    sheet: str
    kind: str
    places: Mapping[str, int]
    headers: Mapping[int, str] = field(default_factory=dict)

    def address(self, key: str, row: int) -> str:
        """`E12`: where a cell lies before the reader."""
        return f"{letters_of(self.places[key])}{row}"


@dataclass
class AlignedSheet:
    """A record sheet: its alignment (None when nothing tells what it is) and its rows of data.

    `later` is the kind of its records where only a later version knows that.
    """

    alignment: Alignment | None
    rows: Iterator[Row]
    layout: list[Row]
    later: str = ""


def aligned(title: str, rows: Iterable[Row], manifest: Manifest) -> AlignedSheet:
    """Find the key row, or else the headings, and pass on what is data."""
    waiting: list[Row] = []
    following = iter(rows)
    for row in following:
        found = _by_keys(title, row[1], manifest)
        if found is not None:
            return _sheet(found, [row], itertools.chain(waiting, following), manifest)
        waiting.append(row)
    for row in waiting:
        found = _by_headers(title, row[1], manifest)
        if found is not None:
            return _sheet(found, [row], (each for each in waiting if each is not row), manifest)
    return AlignedSheet(None, iter(waiting), [], _later_kind(waiting, manifest))


def _said(row: Row) -> set[str]:
    return {cell.text for cell in row[1].values()}


def _by_keys(title: str, cells: Cells, manifest: Manifest) -> Alignment | None:
    texts = {column: cell.text for column, cell in cells.items()}
    if REF not in texts.values():
        return None
    known = {kind: {each.key for each in columns_of(kind)} for kind in (*KINDS, CONFLICTS)}
    for kind, headers in manifest.headers.items():
        known[kind].update(headers.values())
    likely = _most_alike(title, set(texts.values()), known, manifest)
    return None if likely is None else Alignment(title, likely, _places(texts, known[likely]))


def _later_kind(rows: Iterable[Row], manifest: Manifest) -> str:
    """The kind whose columns a row of a sheet shares most with; empty where none does."""
    shared = [
        (len(_said(row) & columns), kind)
        for row in rows
        for kind, columns in manifest.later.kinds.items()
    ]
    most, kind = max(shared, default=(0, ""))
    return kind if most >= _FEWEST else ""


def _like_later(found: set[str], manifest: Manifest) -> int:
    """How much a row shares with the columns of a kind that only a later version knows."""
    return max((len(found & columns) for columns in manifest.later.kinds.values()), default=0)


def _by_headers(title: str, cells: Cells, manifest: Manifest) -> Alignment | None:
    texts = {column: cell.text for column, cell in cells.items()}
    known = {kind: set(headers) for kind, headers in manifest.headers.items()}
    kind = _most_alike(title, set(texts.values()), known, manifest)
    if kind is None:
        return None
    keys = manifest.headers[kind]
    named = {column: keys[text] for column, text in texts.items() if text in keys}
    return Alignment(title, kind, _places(named, set(keys.values())), texts)


def _most_alike(
    title: str, found: set[str], known: Mapping[str, set[str]], manifest: Manifest
) -> str | None:
    """The kind that shares most with what was found; the title decides between equals.

    None where nothing shares enough, or more is shared with a kind of a later version.
    """
    best = max(known, key=lambda kind: (len(found & known[kind]), sheet_title(kind) == title))
    shared, like_later = len(found & known[best]), _like_later(found, manifest)
    is_less = shared < like_later or (shared == like_later and sheet_title(best) != title)
    return None if shared < _FEWEST or is_less else best


def _places(texts: Mapping[int, str], known: set[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for column in sorted(texts):
        if texts[column] in known:
            places.setdefault(texts[column], column)
    return places


def _sheet(
    alignment: Alignment, layout: list[Row], rows: Iterable[Row], manifest: Manifest
) -> AlignedSheet:
    headers: dict[int, str] = dict(alignment.headers)
    complete = Alignment(alignment.sheet, alignment.kind, alignment.places, headers)
    sorter = _Sorter(complete, headers, layout, manifest)
    return AlignedSheet(complete, (row for row in rows if not sorter.is_layout(row)), layout)


class _Sorter:
    """Tells titles, keys and headings from data; `headers` and `layout` fill while it reads."""

    def __init__(
        self,
        alignment: Alignment,
        headers: dict[int, str],
        layout: list[Row],
        manifest: Manifest,
    ) -> None:
        self._places = alignment.places
        self._headers = headers
        self._layout = layout
        self._title = title_line(alignment.kind, manifest.envelope)
        self._known = {folded(header) for header in manifest.headers[alignment.kind]}
        self._base, self._spare = manifest.base, manifest.spare
        self._before_data = True

    def is_layout(self, row: Row) -> bool:
        """Whether a row is there for people or for the machine, and holds no record."""
        ref = row[1].get(self._places.get(REF, 0))
        is_sent = ref is not None and (ref.text in self._base or ref.text in self._spare)
        if is_sent or not self._is_for_reading(row[1]):
            self._before_data = False
            return False
        self._layout.append(row)
        return True

    def _is_for_reading(self, cells: Cells) -> bool:
        texts = [cell.text for cell in cells.values()]
        if self._title in texts or self._are_keys(cells):
            return True
        if self._is_header(cells):
            self._headers.update((column, cell.text) for column, cell in cells.items())
            return True
        return not self._headers and self._before_data and len(texts) == 1

    def _are_keys(self, cells: Cells) -> bool:
        matches = [cells[at].text == key for key, at in self._places.items() if at in cells]
        return sum(matches) >= max(_FEWEST, len(cells) // 2)

    def _is_header(self, cells: Cells) -> bool:
        known = sum(folded(cell.text) in self._known for cell in cells.values())
        if known >= max(_FEWEST, len(cells) // 2):
            return True
        if self._headers:
            return False
        # Translated headings: where every row of data has its number stands a word.
        number, ref = cells.get(self._places.get(NUMBER, 0)), cells.get(self._places.get(REF, 0))
        is_word = number is not None and number.number is None and not number.text.isdigit()
        return is_word and ref is not None
