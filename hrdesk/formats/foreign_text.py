"""Texts that other programs wrote: read within limits, whatever their encoding, and cut into lines."""

import codecs
import re
from pathlib import Path

from hrdesk.domain.encodings import encoding_of
from hrdesk.domain.errors import FileRefused

MOST_MB = 64
_MB = 1 << 20
_AS_WINDOWS = "cp1252"
_CHARSET = re.compile(rb"CHARSET=\"?((?:windows|iso|cp|koi8|mac|big5|gb|shift|euc)[\w-]*)", re.I)
_BETWEEN_LINES = re.compile("\r\n|\n|\r")


def lines_of(path: Path, begins: str, refusal: str) -> list[str]:
    """The lines of a text that begins with a word, as they stand.

    Raises `FileRefused`: missing, unreadable, empty, file_too_big, or `refusal` where it is
    something else.
    """
    content = _content(path)
    text = content.decode(_encoding_of(content), "replace")
    if not text.lstrip("\ufeff \t\r\n")[: len(begins)].upper() == begins:
        raise FileRefused(refusal, path=path)
    if "\x00" in text:
        raise FileRefused("damaged_text", path=path)
    return _BETWEEN_LINES.split(text.lstrip("\ufeff"))


def _encoding_of(content: bytes) -> str:
    """As it says itself where it can be no Unicode: `CHARSET=windows-1251` beside each text."""
    found = encoding_of(content)
    told = _CHARSET.search(content) if found == _AS_WINDOWS else None
    try:
        return codecs.lookup(told[1].decode()).name if told is not None else found
    except LookupError:
        return found


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_MB * _MB + 1)
    except FileNotFoundError as error:
        raise FileRefused("missing", path=path) from error
    except OSError as error:
        raise FileRefused("unreadable", path=path) from error
    if not content.strip():
        raise FileRefused("empty", path=path)
    if len(content) > MOST_MB * _MB:
        raise FileRefused("file_too_big", path=path, most=MOST_MB)
    return content
