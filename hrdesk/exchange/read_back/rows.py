"""The record sheets of a finished workbook and their hidden copies, line by line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from hrdesk.domain.disclosure import version_of
from hrdesk.domain.naming import readable
from hrdesk.domain.records import KINDS
from hrdesk.domain.refs import derived_ref
from hrdesk.exchange.progress import Steps
from hrdesk.exchange.read_back import base
from hrdesk.exchange.read_back.conflicts import Line, conflict_headings, day_of, lines_of
from hrdesk.exchange.read_back.hidden import Words
from hrdesk.exchange.read_back.plan import Going, Planned, in_hand
from hrdesk.exchange.read_back.sheets import FinishedBook, Row, expect, hold
from hrdesk.exchange.read_back.texts import headings, texts_of
from hrdesk.exchange.read_back.tokens import Tokens

_TITLE_ROW, _KEY_ROW, HEADER_ROW = 1, 2, 4
_NOT_IN_PLAIN = frozenset({"token", "register", "action", "message", "decision", "note"})
BASE_MARK, BASE_HEADINGS = "hrdesk.base", ["ref", "check", "parts", "json"]


@dataclass
class Found:
    """What stands in the sheets that were read so far.

    `versions` names every record, with an empty text where the file has no hidden copies. `checks` are those of the hidden copies, by kind; `spare` is how many free lines each sheet
    has.
    """

    versions: dict[str, str] = field(default_factory=dict)
    checks: dict[str, set[str]] = field(default_factory=dict)
    conflicts: list[Line] = field(default_factory=list)
    spare: set[int] = field(default_factory=set)

    @property
    def most_values(self) -> int:
        """How many values stand side by side at most; 0 where nothing is in conflict."""
        return max((each.values for each in self.conflicts), default=0)


def base_title(kind: str) -> str:
    """The hidden sheet with the copies of a kind."""
    return f"_base_{kind}"


class RecordSheet:
    """Reads the sheet of a kind together with its hidden copies; the lines stand alike in both."""

    def __init__(self, kind: str, book: FinishedBook, planned: Planned, found: Found) -> None:
        self._kind, self._book, self._planned, self._found = kind, book, planned, found
        self._title = readable(KINDS[kind].plural)
        columns = headings(kind)
        self._head = [(each.key, each.header) for each in columns]
        self._keys = [key for key, _ in _kept(self._head, planned)]
        self._tokens = Tokens(planned.workbook, (each.key for each in columns if each.is_written))
        self._spare = 0

    def read(self, words: Words, steps: Steps) -> None:
        """Hold every cell against the plan. Raises `Unplanned`."""
        rows = table(self._book, self._title, self._head, self._planned)
        copies = iter(()) if self._planned.is_plain else self._copies()
        for number, row in enumerate(rows, HEADER_ROW + 1):
            steps.step()
            expect(row.number == number, self._title, f"A{number}")
            ref = row.texts.get("A", "")
            record = self._planned.records.get(ref)
            if record is None:
                texts = self._spare_line(ref, number)
            else:
                expect(not self._spare and record.kind == self._kind, self._title, f"A{number}")
                expect(ref not in self._found.versions, self._title, f"A{number}")
                record = in_hand(record)
                texts = texts_of(record, self._planned)
                words.take(self._kind, record.registers)
                self._take(record, texts, copies)
            token = {} if self._planned.is_plain else {"token": self._tokens.token(texts)}
            lead = {"ref": ref, "no": str(number - HEADER_ROW)}
            hold(self._title, row, self._keys, self._shown(texts) | lead | token)
        expect(next(copies, None) is None, base_title(self._kind))
        self._found.spare.add(self._spare)

    def _shown(self, texts: dict[str, str]) -> dict[str, str]:
        if not self._planned.is_plain:
            return texts
        return {key: text for key, text in texts.items() if key not in _NOT_IN_PLAIN}

    def _spare_line(self, ref: str, number: int) -> dict[str, str]:
        """A free line for a new entry has the Ref that follows from the workbook, and no text."""
        self._spare += 1
        prefix, seed = KINDS[self._kind].prefix, self._planned.workbook
        is_free = ref == derived_ref(prefix, seed, self._kind, str(self._spare))
        expect(is_free and not self._planned.is_plain, self._title, f"A{number}")
        return {}

    def _copies(self) -> Iterator[list[str]]:
        lines = self._book.lines(base_title(self._kind))
        for planned in ([BASE_MARK, self._kind], BASE_HEADINGS):
            expect(next(lines, []) == planned, base_title(self._kind))
        return lines

    def _take(self, record: Going, shown: Mapping[str, str], copies: Iterator[list[str]]) -> None:
        """Hold the hidden copy of a record against the plan, and keep what stands in it."""
        self._found.versions[record.ref] = ""
        conflicts = lines_of(record, self._planned)
        self._found.conflicts += conflicts
        if self._planned.is_plain:
            return
        title, line = base_title(self._kind), next(copies, [""])
        expect(line[0] == record.ref, title)
        registers, cells = base.opened(self._planned.workbook, line)
        expected = dict(shown)
        for each in conflicts:
            expected |= each.in_base()
        expect(registers == record.registers and cells == expected, title)
        self._found.versions[record.ref] = version_of(registers)
        self._found.checks.setdefault(self._kind, set()).add(f"{record.ref} {line[1]}")


def table(
    book: FinishedBook, title: str, head: Sequence[tuple[str, str]], planned: Planned
) -> Iterator[Row]:
    """The lines below the headings of a sheet that people see."""
    kept = _kept(head, planned)
    keys = [key for key, _ in kept]
    above = {_TITLE_ROW: {keys[0]: _title_line(title, planned)}, HEADER_ROW: dict(kept)}
    if not planned.is_plain:
        above[_KEY_ROW] = {key: key for key in keys}
    rows = book.rows(title)
    for number, texts in sorted(above.items()):
        row = next(rows, None)
        if row is None or row.number != number:
            expect(False, title, f"row {number}")
        else:
            hold(title, row, keys, texts)
    return rows


def hold_conflicts(book: FinishedBook, title: str, found: Found, planned: Planned) -> None:
    """The sheet of conflicts has the lines of the records that go, and no other."""
    head = conflict_headings(found.most_values)
    keys = [key for key, _ in _kept(head, planned)]
    rows = table(book, title, head, planned)
    for number, line in enumerate(found.conflicts, 1):
        row = next(rows, None)
        expect(row is not None and row.number == number + HEADER_ROW, title, f"row {number}")
        assert row is not None
        shown = {"": f"{line.ref}/{line.register}", **line.texts}
        texts = {"ref": line.ref, "no": str(number), **line.texts}
        if not planned.is_plain:
            token = Tokens(planned.workbook, sorted(shown)).token(shown)
            texts |= {"token": token, "register": line.register}
        hold(title, row, keys, texts)
    expect(next(rows, None) is None, title)


def _kept(head: Sequence[tuple[str, str]], planned: Planned) -> list[tuple[str, str]]:
    return [each for each in head if not (planned.is_plain and each[0] in _NOT_IN_PLAIN)]


def _title_line(title: str, planned: Planned) -> str:
    envelope = planned.envelope
    between = f"{envelope.sender}>{envelope.recipient} {envelope.copy}"
    return (
        f"{title}: sent by {envelope.sender} to {envelope.recipient},"
        f" {day_of(envelope.minute)}, copy {between}"
    )
