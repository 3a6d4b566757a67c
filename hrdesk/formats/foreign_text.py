"""Texts that other programs wrote: read within limits, whatever their encoding, and cut into lines."""

import re
from pathlib import Path

from hrdesk.domain.encodings import encoding_of
from hrdesk.domain.errors import FileRefused

MOST_MB = 64
_MB = 1 << 20
_BETWEEN_LINES = re.compile("\r\n|\n|\r")


def lines_of(path: Path, begins: str, refusal: str) -> list[str]:
    """The lines of a text that begins with a word, as they stand.

    Raises `FileRefused`: missing, unreadable, empty, file_too_big, or `refusal` where it is
    something else.
    """
    content = _content(path)
    text = content.decode(encoding_of(content), "replace")
    if not text.lstrip("\ufeff \t\r\n")[: len(begins)].upper() == begins:
        raise FileRefused(refusal, path=path)
    if "\x00" in text:
        raise FileRefused("damaged_text", path=path)
    return _BETWEEN_LINES.split(text.lstrip("\ufeff"))


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
