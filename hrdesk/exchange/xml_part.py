"""Reads an XML part piece by piece, in time and memory that grow only with its size."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Protocol
from xml.parsers import expat

# What a file that is broken, or made to harm, raises while it is read.
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, expat.ExpatError, ValueError, RuntimeError)
LONGEST_TEXT = 1 << 20
_CHUNK = 1 << 16
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_SURROGATES = range(0xD800, 0xE000)


class Listener(Protocol):
    """Who is told of elements, by their names without prefix."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Some text between."""


class Readable(Protocol):
    """A file, or what reads like one."""

    def read(self, size: int, /) -> bytes:
        """So many bytes, or fewer; none at the end."""


def new_parser() -> expat.XMLParserType:
    """A parser that refuses what has no place in a workbook."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def parse_part(part: Readable, listener: Listener, *, prefixes: bool = False) -> Iterator[int]:
    """Read a part; yields how many bytes each step took. Raises one of `BROKEN`.

    Names come with the prefix that the file gives them only where `prefixes` says so.
    """
    parser = new_parser()
    if prefixes:
        _hand_over(parser, listener)
    else:
        hand_over_from_first(parser, listener)
    while chunk := part.read(_CHUNK):
        parser.Parse(chunk, False)
        yield len(chunk)
    parser.Parse(b"", True)
    yield 0


def hand_over_from_first(parser: expat.XMLParserType, listener: Listener) -> None:
    """Tell a listener of all elements, by their names without the prefix that the first has."""
    parser.StartElementHandler = _First(parser, listener)


class _First:
    """Meets the first element and sees whether this file writes names with a prefix."""

    def __init__(self, parser: expat.XMLParserType, listener: Listener) -> None:
        self._parser = parser
        self._listener = listener

    def __call__(self, name: str, attributes: dict[str, str]) -> None:
        listener = _WithoutPrefix(self._listener) if ":" in name else self._listener
        _hand_over(self._parser, listener)
        listener.start(name, attributes)


def _hand_over(parser: expat.XMLParserType, listener: Listener) -> None:
    parser.StartElementHandler = listener.start
    parser.EndElementHandler = listener.end
    parser.CharacterDataHandler = listener.text


class _WithoutPrefix:
    """Passes everything on under names without prefix."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self.text = listener.text

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._listener.start(name.rpartition(":")[2], attributes)

    def end(self, name: str) -> None:
        self._listener.end(name.rpartition(":")[2])


def _refuse_doctype(*_about: object) -> None:
    raise ValueError("a document type declaration has no place in a workbook")


def unescaped(text: str) -> str:
    """A text without the `_xHHHH_` that a spreadsheet writes for what XML cannot hold."""
    return _ESCAPE.sub(_meant, text) if "_x" in text else text


def _meant(found: re.Match[str]) -> str:
    number = int(found[1], 16)
    return found[0] if number in _SURROGATES else chr(number)


class TextCollector:
    """Collects the text of elements; a text longer than any cell's is refused."""

    def __init__(self) -> None:
        self._parts: list[str] | None = None
        self._length = 0

    def begin(self) -> None:
        """Collect from here."""
        self._parts = []
        self._length = 0

    def text(self, text: str) -> None:
        """Part of `Listener`: take some text, if it is wanted."""
        if self._parts is not None:
            self._length += len(text)
            if self._length > LONGEST_TEXT:
                raise ValueError("a text longer than any cell can hold")
            self._parts.append(text)

    def take(self) -> str:
        """What was collected."""
        text = "".join(self._parts or ())
        self._parts = None
        return text


class Strings(TextCollector):
    """The shared strings of a workbook; readings printed above Asian scripts are left out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._runs: list[str] = []
        self._phonetic = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Part of `Listener`."""
        if name == "rPh":
            self._phonetic = True
        elif name == "si":
            self._runs = []
        elif name == "t" and not self._phonetic:
            self.begin()

    def end(self, name: str) -> None:
        """Part of `Listener`."""
        if name == "rPh":
            self._phonetic = False
        elif name == "t" and not self._phonetic:
            self._runs.append(self.take())
        elif name == "si":
            self.found.append(unescaped("".join(self._runs)))
