"""Files for other programs: written whole or not at all, and never over something else."""

from pathlib import Path

from hrdesk.domain.errors import FileRefused
from hrdesk.exchange.part_files import take_away


def save_whole(path: Path, content: bytes, begins: bytes) -> None:
    """Write a file; one that is there already must be empty or begin in the same way.

    Raises `FileRefused` with code cannot_write or other_file_there.
    """
    part = path.with_name(path.name + ".part")
    try:
        if path.exists() and not _may_go(path, begins):
            raise FileRefused("other_file_there", path=path)
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        raise FileRefused("cannot_write", path=path) from error
    finally:
        take_away(part)


def _may_go(path: Path, begins: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(begins)) in (b"", begins)
