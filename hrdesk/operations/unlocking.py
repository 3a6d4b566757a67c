"""Opens a workbook that came with a passphrase, for as long as it is read."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hrdesk.domain.errors import FileRefused
from hrdesk.exchange.preflight import is_encrypted


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A workbook that can be read; `encrypted` says that it came with a passphrase."""

    path: Path
    encrypted: bool


@contextmanager
def unlocked(path: Path, passphrase: str = "") -> Iterator[Unlocked]:
    """The workbook in clear: the file itself, or a copy that nobody else can read and that goes.

    Raises `FileRefused`: password when it takes one and none was given, wrong_password, damaged.
    """
    try:
        needs_one = is_encrypted(path)
    except OSError:
        needs_one = False  # whoever reads it says why it cannot be read
    if not needs_one:
        yield Unlocked(path, encrypted=False)
        return
    if not passphrase:
        raise FileRefused("password", path=path)
    # Loaded when a file needs it.
    from hrdesk.exchange.encryption import opened

    content = opened(path.read_bytes(), passphrase, path)
    with tempfile.TemporaryDirectory(prefix="hrdesk-") as folder:
        clear = Path(folder, "workbook.xlsx")
        clear.write_bytes(content)
        try:
            yield Unlocked(clear, encrypted=True)
        except FileRefused as error:
            error.about["path"] = path
            raise
