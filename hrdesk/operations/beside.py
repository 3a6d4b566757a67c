"""A desk is made beside its place and moved there whole, so that nothing half remains."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hrdesk.domain.errors import DeskFileError
from hrdesk.store.database import before_upgrade, refusal


@contextmanager
def made_beside(path: Path) -> Iterator[Path]:
    """Where to make the desk; at the end it gets its place, unless something was raised.

    Raises `DeskFileError`: desk_exists, desk_unwritable …
    """
    part = path.with_name(f"{path.stem}.part{path.suffix}")
    try:
        if path.exists():
            raise DeskFileError("desk_exists", path=str(path))
        # What an earlier try that was killed may have left.
        _clear(part)
    except OSError as error:
        raise refusal(path, error) from error
    try:
        yield part
        _give_name(part, path)
    finally:
        _clear(part)


def _give_name(part: Path, path: Path) -> None:
    try:
        part.replace(path)
    except OSError as error:
        raise refusal(path, error) from error


def _clear(part: Path) -> None:
    for ending in ("", "-wal", "-shm", ".lock"):
        part.with_name(part.name + ending).unlink(missing_ok=True)
    before_upgrade(part).unlink(missing_ok=True)
