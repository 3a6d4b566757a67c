"""Files that grow under another name until they are whole."""

from pathlib import Path

from hrdesk.domain.errors import FileRefused
from hrdesk.folders import is_there


def take_away(part: Path) -> None:
    """Take away what was begun and got no name: it holds what was to go to somebody.

    Raises `FileRefused` with code part_left where it stays.
    """
    # A name that the system does not take cannot be asked for either; a folder is none of ours.
    if is_there(part) and part.is_file():
        try:
            part.unlink(missing_ok=True)
        except OSError as error:
            raise FileRefused("part_left", path=part) from error
