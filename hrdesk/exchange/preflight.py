"""Looks at a file from outside before anything in it is read (exchange.md 6)."""

import zipfile
import zlib
from enum import Enum, auto
from pathlib import Path

from hrdesk.domain.errors import FileRefused
from hrdesk.folders import is_there

MOST_BYTES = 2 << 30
MOST_PARTS = 1000
# Rows of a spreadsheet pack well, but nothing honest packs like this beyond this size.
MOST_RATIO = 200
_SMALL = 100 << 20

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_CHUNK = 1 << 20
_IS_ENCRYPTED = 0x1
_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
CONTENT_TYPES, WORKBOOK = "[Content_Types].xml", "xl/workbook.xml"
DOCUMENT = "word/document.xml"
CONTENT, _TYPE, _MANIFEST = "content.xml", "mimetype", "META-INF/manifest.xml"
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"


class Format(Enum):
    """How a workbook was saved, by what is in the file and not by its name."""

    EXCEL = auto()
    OPEN_DOCUMENT = auto()
    # A text document, of which the tables can be read as lists.
    WORD = auto()


def check_file(path: Path) -> Format:
    """Refuse what is no workbook, or none that can be read safely. Raises `FileRefused`."""
    if not is_there(path):
        raise FileRefused("missing", path=path)
    if not path.is_file():
        raise FileRefused("not_a_workbook", path=path)
    try:
        _check_beginning(path)
        return _checked_parts(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileRefused("unreadable", path=path, reason=reason) from error


def is_plain_text(path: Path) -> bool:
    """Whether a file may be a text: it is there, and begins as none of the packed formats do."""
    try:
        with path.open("rb") as file:
            start = file.read(len(_OLE))
            return bool(start) and not start.startswith(_ZIP) and start != _OLE
    except OSError:
        return False  # why it cannot be read is said by `check_file`


def _check_beginning(path: Path) -> None:
    size = path.stat().st_size
    if size == 0:
        raise FileRefused("empty", path=path)
    if size > MOST_BYTES:
        raise FileRefused("too_big", path=path)
    with path.open("rb") as file:
        start = file.read(len(_OLE))
    if start == _OLE:
        raise FileRefused("password" if _names_encrypted_part(path) else "old_xls", path=path)
    if not start.startswith(_ZIP):
        raise FileRefused("not_a_workbook", path=path)


def is_encrypted(path: Path) -> bool:
    """Whether a file is a workbook that opens with a passphrase only. Raises `OSError`."""
    with path.open("rb") as file:
        if file.read(len(_OLE)) != _OLE:
            return False
    return _names_encrypted_part(path)


def _names_encrypted_part(path: Path) -> bool:
    before = b""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            if _ENCRYPTED_STREAM in before + chunk:
                return True
            before = chunk[-len(_ENCRYPTED_STREAM) :]
    return False


def _checked_parts(path: Path) -> Format:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if any(part.flag_bits & _IS_ENCRYPTED for part in parts):
                raise FileRefused("password", path=path)
            if len(parts) > MOST_PARTS or _grows_too_much(parts):
                raise FileRefused("too_big", path=path)
            names = [part.filename for part in parts]
            if _are_odd(names) or any(part.compress_type not in _PLAIN for part in parts):
                raise FileRefused("damaged", path=path)
            if CONTENT_TYPES in names and WORKBOOK in names:
                return Format.EXCEL
            if CONTENT_TYPES in names and DOCUMENT in names:
                return Format.WORD
            if CONTENT in names and _begins(archive, _TYPE).startswith(_SPREADSHEET):
                if b"encryption-data" in _begins(archive, _MANIFEST):
                    raise FileRefused("password", path=path)
                return Format.OPEN_DOCUMENT
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError) as error:
        # A file cut off on its way has lost its end, and with it the list of its parts.
        code = "damaged" if _has_list_of_parts(path) else "truncated"
        raise FileRefused(code, path=path) from error
    raise FileRefused("not_a_workbook", path=path)


def _begins(archive: zipfile.ZipFile, name: str) -> bytes:
    """The beginning of a part; nothing where there is no such part."""
    if name not in archive.namelist():
        return b""
    with archive.open(name) as part:
        return part.read(_CHUNK)


def _has_list_of_parts(path: Path) -> bool:
    return zipfile.is_zipfile(path)


def _grows_too_much(parts: list[zipfile.ZipInfo]) -> bool:
    if sum(part.file_size for part in parts) > MOST_BYTES:
        return True
    return any(
        part.file_size > _SMALL and part.file_size > MOST_RATIO * max(part.compress_size, 1)
        for part in parts
    )


def _are_odd(names: list[str]) -> bool:
    """Two parts of one name, or a part that reaches out of the file: no program makes these."""
    if len({name.lower() for name in names}) < len(names):
        return True
    return any(name.startswith("/") or ".." in name.replace("\\", "/").split("/") for name in names)
