"""Locks a workbook with a passphrase as Excel and LibreOffice do (agile, AES-256), and opens one."""

import io
import struct
from pathlib import Path
from xml.parsers.expat import ExpatError

from msoffcrypto import exceptions
from msoffcrypto.format.ooxml import OOXMLFile

from hrdesk.domain.errors import FileRefused

# Honest programs turn the passphrase over 100,000 times; a file made to harm asks for millions.
_MOST_SPINS = 1_000_000
# What the library raises over a file that no program has written like this.
_BROKEN = (
    exceptions.DecryptionError,
    exceptions.FileFormatError,
    exceptions.ParseError,
    ExpatError,
    struct.error,
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    TypeError,
    ValueError,
)


def locked(content: bytes, passphrase: str) -> bytes:
    """A workbook that opens with the passphrase only; what comes out was opened again to see."""
    target = io.BytesIO()
    OOXMLFile(io.BytesIO(content)).encrypt(passphrase, target)
    found = target.getvalue()
    if opened(found, passphrase, Path()) != content:
        raise OSError("the encrypted workbook does not open as it was written")
    return found


def opened(content: bytes, passphrase: str, path: Path) -> bytes:
    """The workbook in a locked one. `path` is what a refusal names.

    Raises `FileRefused`: wrong_password, or damaged.
    """
    target = io.BytesIO()
    try:
        file = OOXMLFile(io.BytesIO(content))
        is_agile = file.type == "agile"
        if is_agile and file.info["spinValue"] > _MOST_SPINS:
            raise FileRefused("damaged", path=path)
        file.load_key(password=passphrase, verify_password=True)
    except exceptions.InvalidKeyError as error:
        raise FileRefused("wrong_password", path=path) from error
    except _BROKEN as error:
        raise FileRefused("damaged", path=path) from error
    try:
        file.decrypt(target, verify_integrity=is_agile)
    except _BROKEN as error:
        raise FileRefused("damaged", path=path) from error
    return target.getvalue()
