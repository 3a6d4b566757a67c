"""How the file of a desk that moves begins; it is recognised by that, whatever it is called."""

from pathlib import Path

MARK = b"HRDesk move "


def is_moved(path: Path) -> bool:
    """Whether a file is a desk that moves, by how it begins; False when it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(len(MARK)) == MARK
    except OSError:
        return False
