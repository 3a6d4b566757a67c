"""The records of kinds that only a later version knows, written so that it finds them again.

Their values stand in the hidden copies; their sheet, hidden too, names the columns and the Refs,
for what is in no sheet has not come (exchange.md 6 and 9, law 22).
"""

from collections.abc import Iterator, Mapping, Sequence

from openpyxl.workbook import Workbook

from hrdesk.domain.later import LaterField, LaterFields, LaterRecord
from hrdesk.domain.naming import readable
from hrdesk.exchange.base_rows import HEADINGS, base_line
from hrdesk.exchange.frame import add_hidden_sheet
from hrdesk.exchange.later_used import LaterUse
from hrdesk.exchange.layout import (
    BASE_MARK,
    FIRST_ROW,
    HEADER_ROW,
    KEY_ROW,
    NUMBER,
    REF,
    TOKEN,
    base_title,
)
from hrdesk.exchange.marks import token_of
from hrdesk.exchange.seals import SealedRows

Line = Sequence[str]
_LEAD = ((REF, "Ref", "ref"), (TOKEN, "Token", "token"), (NUMBER, "No.", "number"))
_LONGEST_TITLE = 31
_NOT_IN_TITLES = frozenset("[]:*?/\\'")


class LaterSheets:
    """The sheets of these kinds, two for each; `taken` are the titles of all others."""

    def __init__(self, workbook: str, records: Sequence[LaterRecord], later: LaterFields) -> None:
        self._workbook = workbook
        self._kinds: dict[str, list[LaterRecord]] = {}
        for each in sorted(records, key=lambda each: (each.kind, each.ref)):
            self._kinds.setdefault(each.kind, []).append(each)
        self._fields = {kind: _used(kind, several, later) for kind, several in self._kinds.items()}

    def add(self, book: Workbook) -> None:
        """Add the sheets without their rows."""
        for kind, several in self._kinds.items():
            add_hidden_sheet(book, later_title(kind, several[0].title, book.sheetnames))
            add_hidden_sheet(book, base_title(kind))

    def lines(self, sealed: SealedRows) -> Iterator[Iterator[Line]]:
        """The lines of each sheet, in the order of the sheets."""
        for kind, several in self._kinds.items():
            yield self._lines(kind, several)
            yield self._base(kind, several, sealed)

    def schema(self) -> Iterator[Line]:
        """The columns of these kinds, as `_schema` describes those of the others."""
        for kind, fields in self._fields.items():
            for key, header, role in _LEAD:
                yield [kind, key, header, role]
            for each in fields:
                told = (each.value, each.required, each.floor, each.links, ";".join(each.codes))
                for key in each.spec.cells:
                    yield [kind, key, _header(key), *told]

    def _lines(self, kind: str, several: Sequence[LaterRecord]) -> Iterator[Line]:
        columns = [(key, header) for key, header, _ in _LEAD]
        for each in self._fields[kind]:
            columns += [(key, _header(key)) for key in each.spec.cells]
        above: Mapping[int, Line] = {
            KEY_ROW: [key for key, _ in columns],
            HEADER_ROW: [header for _, header in columns],
        }
        for row in range(1, FIRST_ROW):
            yield above.get(row, ())
        for number, record in enumerate(several, 1):
            yield [record.ref, token_of(self._workbook, (), {}), str(number)]

    def _base(
        self, kind: str, several: Sequence[LaterRecord], sealed: SealedRows
    ) -> Iterator[Line]:
        yield [BASE_MARK, kind]
        yield HEADINGS
        for each in several:
            line = base_line(self._workbook, each.ref, each.registers, {})
            sealed.add(kind, each.ref, line[1])
            yield line


def _used(kind: str, several: Sequence[LaterRecord], later: LaterFields) -> list[LaterField]:
    use = LaterUse(kind, later.get(kind, {}))
    for each in several:
        use.take(each.registers)
    return use.fields


def _header(key: str) -> str:
    return readable(key.replace(".", " "))


def later_title(kind: str, title: str, taken: Sequence[str]) -> str:
    """What the sheet of a kind is called: as its own version calls it, where that is possible."""
    fits = 0 < len(title) <= _LONGEST_TITLE and not _NOT_IN_TITLES.intersection(title)
    is_free = title.casefold() not in {each.casefold() for each in taken}
    return title if fits and is_free and title.isprintable() else f"_later_{kind}"
