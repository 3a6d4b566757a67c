"""Keeps the secrets of a desk outside its file: in the system's keyring, or in a file that says so.

The keyring is asked only where it can be relied on, and never where HRDESK_DATA names a folder of
its own: scripts, headless machines and tests must not wait for a person to unlock something.
"""

import os
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from hrdesk.folders import data_folder

_SERVICE = "HRDesk"
_FOLDER = "keys"
_RELIABLE = 1  # what keyring gives a backend that is recommended


class Place(StrEnum):
    """Where a secret is kept."""

    KEYRING = "keyring"
    FILE = "file"


class VaultClosed(Exception):
    """A secret may be there and cannot be read: a keyring is locked, or somebody refused."""


class KeyringVault:
    """The keyring of the operating system."""

    place = Place.KEYRING

    def find(self, name: str) -> str | None:
        """The secret, or None when there is none. Raises `VaultClosed`."""
        import keyring
        from keyring.errors import KeyringError

        try:
            return keyring.get_password(_SERVICE, name)
        except KeyringError as error:
            raise VaultClosed(str(error)) from error

    def keep(self, name: str, secret: str) -> None:
        """Keep a secret. Raises `VaultClosed`."""
        import keyring
        from keyring.errors import KeyringError

        try:
            keyring.set_password(_SERVICE, name, secret)
        except KeyringError as error:
            raise VaultClosed(str(error)) from error

    def forget(self, name: str) -> None:
        """Keep a secret no longer. Raises `VaultClosed`."""
        import keyring
        from keyring.errors import KeyringError, PasswordDeleteError

        try:
            with suppress(PasswordDeleteError):  # there was none
                keyring.delete_password(_SERVICE, name)
        except KeyringError as error:
            raise VaultClosed(str(error)) from error


class FileVault:
    """Files in the data folder that only this user may read; what is in them is in clear."""

    place = Place.FILE

    def __init__(self) -> None:
        self.folder = data_folder() / _FOLDER

    def find(self, name: str) -> str | None:
        """The secret, or None when there is none. Raises `VaultClosed`."""
        try:
            return self._path(name).read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise VaultClosed(str(error)) from error
        except UnicodeDecodeError:
            return ""  # no secret that we have written

    def keep(self, name: str, secret: str) -> None:
        """Keep a secret. Raises `OSError`."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = self._path(name).with_suffix(".part")
        part.unlink(missing_ok=True)
        # Readable for nobody else from its first moment on.
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secret)
        part.replace(self._path(name))

    def _path(self, name: str) -> Path:
        # A name comes from the desk file, which may be anybody's: it leads nowhere else.
        return self.folder / f"{''.join(filter(str.isalnum, name))}.key"


def system_keyring() -> KeyringVault | None:
    """The keyring of this system; None where there is none to rely on, or none must be asked."""
    if os.environ.get("HRDESK_DATA"):
        return None
    import keyring

    return KeyringVault() if keyring.get_keyring().priority >= _RELIABLE else None
