"""The sheets of kinds that only a later version knows: their Refs, their columns, their copies."""

from collections.abc import Sequence

from hrdesk.domain.disclosure import version_of
from hrdesk.domain.later import LaterRecord
from hrdesk.domain.naming import readable
from hrdesk.exchange.read_back import base
from hrdesk.exchange.read_back.hidden import Words
from hrdesk.exchange.read_back.plan import Planned
from hrdesk.exchange.read_back.rows import BASE_HEADINGS, BASE_MARK, Found, base_title
from hrdesk.exchange.read_back.sheets import FinishedBook, expect
from hrdesk.exchange.read_back.texts import LEAD


def hold_later(book: FinishedBook, planned: Planned, found: Found, words: Words) -> list[str]:
    """Hold these sheets against the plan; their titles, in the order in which they must stand."""
    kinds: dict[str, list[LaterRecord]] = {}
    for each in sorted(planned.others.values(), key=lambda each: (each.kind, each.ref)):
        kinds.setdefault(each.kind, []).append(each)
    titles = []
    for kind, records in kinds.items():
        for each in records:
            words.take(kind, each.registers)
        place = book.titles.index(base_title(kind))
        title = book.titles[place - 1]
        expect(title in (records[0].title, f"_later_{kind}"), title)
        _hold_sheet(book, title, records, planned, words)
        _hold_copies(book, kind, records, planned, found)
        titles += [title, base_title(kind)]
    return titles


def _hold_sheet(
    book: FinishedBook, title: str, records: Sequence[LaterRecord], planned: Planned, words: Words
) -> None:
    columns = list(LEAD)
    for spec in words.fields_of(records[0].kind):
        columns += [(key, readable(key.replace(".", " "))) for key in spec.cells]
    expected = [[], [key for key, _ in columns], [], [header for _, header in columns]]
    for number, each in enumerate(records, 1):
        expected.append([each.ref, f"{planned.workbook}:", str(number)])
    expect(list(book.lines(title)) == expected, title)


def _hold_copies(
    book: FinishedBook, kind: str, records: Sequence[LaterRecord], planned: Planned, found: Found
) -> None:
    title = base_title(kind)
    mark, headings, *lines = book.lines(title)
    expect([mark, headings] == [[BASE_MARK, kind], BASE_HEADINGS], title)
    for line, each in zip(lines, records, strict=True):
        registers, cells = base.opened(planned.workbook, line)
        expect(line[0] == each.ref and not cells and registers == each.registers, title)
        found.versions[each.ref] = version_of(registers)
        found.checks.setdefault(kind, set()).add(f"{each.ref} {line[1]}")
