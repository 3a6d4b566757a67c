"""Which lists of other programs in the inbox have a line about a person, who has no Ref there."""

import html
import re
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from hrdesk.domain.encodings import encoding_of
from hrdesk.domain.errors import FileRefused
from hrdesk.domain.records import is_known_kind, kind_of
from hrdesk.domain.state import split_register
from hrdesk.domain.text import normalised, words_of
from hrdesk.exchange.foreign.opening import opened_list
from hrdesk.exchange.preflight import is_plain_text
from hrdesk.exchange.xml_part import BROKEN
from hrdesk.store import journal
from hrdesk.store.drafts import lists_kept
from hrdesk.store.partners import original_of
from hrdesk.store.records import read_states
from hrdesk.store.session import Session

# By what people know a person.
_NAMES, _SETS = frozenset({"name", "email"}), frozenset({"other_names", "other_emails"})
_MOST_BESIDE = 64 << 20
# The rows are read as in every list; this is for notes, drawings and texts around a table.
_CELLS = ("xl/worksheets/", "xl/sharedStrings")
_ENDS = re.compile(
    r"</?(?:\w+:)?(?:p|comment|threadedComment|annotation|creator|title|tr|td|th|div|li|h\d|br)"
    r"\b[^<>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*>")


def lists_naming(session: Session, refs: Sequence[str]) -> list[int]:
    """The lists in a line of which stand all words of a name, or an address, of a record.

    It is asked of persons only, by all that they were ever called here: what else there is has
    names that stand in many a line. A list that cannot be looked through may name it, and counts.
    """
    wanted = _Wanted(_called(session, refs))
    return [each for each in lists_kept(session) if _names(session, each, wanted)] if wanted else []


class _Wanted:
    """The names and addresses to be found in a line."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._names: list[frozenset[str]] = []
        self._addresses: list[re.Pattern[str]] = []
        for text in texts:
            words = frozenset(words_of(text))
            if "@" in text and not any(map(str.isspace, text)):
                # Whole: its words may stand in a line about somebody else.
                address = re.escape(normalised(text))
                self._addresses.append(re.compile(rf"(?<![\w.+-]){address}(?![\w-]|\.\w)"))
            elif words:
                self._names.append(words)

    def __bool__(self) -> bool:
        return bool(self._names or self._addresses)

    def is_in(self, line: str) -> bool:
        """Whether one of them stands in a line."""
        said = normalised(line)
        words = set(words_of(said))
        return any(each <= words for each in self._names) or any(
            each.search(said) for each in self._addresses
        )


def _called(session: Session, refs: Sequence[str]) -> set[str]:
    """All names and addresses that a person ever had here."""
    persons = [ref for ref in refs if is_known_kind(ref) and kind_of(ref) == "person"]
    known = [state.registers for state in read_states(session, persons).values()]
    for ref in persons:
        for _, edit in journal.history(session, ref):
            known += [edit.before, edit.after]
    found: set[str] = set()
    for registers in known:
        for register, heads in registers.items():
            name, element = split_register(register)
            if name in _NAMES:
                found.update(each.value for each in heads)
            elif name in _SETS:
                found.add(element)
    return found


def _names(session: Session, number: int, wanted: _Wanted) -> bool:
    name, content, _ = original_of(session, number)
    with tempfile.TemporaryDirectory(prefix="hrdesk-") as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        try:
            return any(map(wanted.is_in, _lines(path)))
        except (FileRefused, *BROKEN):
            return True


def _lines(path: Path) -> Iterator[str]:
    """What a list says, line by line. Raises `FileRefused` or one of `BROKEN`."""
    with opened_list(path) as book:
        for sheet in book.sheets:
            yield sheet.title
            for _, cells in book.rows(sheet):
                yield " ".join(f"{cell.text} {cell.formula}" for cell in cells.values())
    for part in _beside_the_cells(path):
        for marked in _ENDS.split(part):
            # A name that is partly bold is one word, names beside each other are not.
            yield html.unescape(_TAG.sub("", marked))
            yield html.unescape(_TAG.sub(" ", marked))


def _beside_the_cells(path: Path) -> Iterator[str]:
    """Parts of a file in which there may be text that is in no cell."""
    if is_plain_text(path):
        content = path.read_bytes()
        text = content.decode(encoding_of(content), "replace")
        if text.lstrip().startswith("<"):
            yield text
        return
    with zipfile.ZipFile(path) as parts:
        for part in parts.infolist():
            if part.file_size <= _MOST_BESIDE and not part.filename.startswith(_CELLS):
                yield parts.read(part).decode("utf-8", "replace")
