"""Keeps what only a developer can use of an error that nobody foresaw."""

import traceback
from datetime import UTC, datetime
from pathlib import Path
from tempfile import gettempdir

from hrdesk.domain.errors import DeskError
from hrdesk.folders import data_folder, for_us_alone

FILE_NAME = "command-line-errors.log"


def bug(error: BaseException) -> DeskError:
    """The error in words for a person; where and how it happened goes to a log file."""
    told = "".join(traceback.format_exception(error))
    entry = f"{datetime.now(UTC).isoformat(timespec='seconds')}\n{told}\n"
    return DeskError("bug", kind=type(error).__name__, log=_kept(entry))


def _kept(entry: str) -> str:
    for folder in (data_folder(), Path(gettempdir())):
        path = folder / FILE_NAME
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with open(
                path, "a", encoding="utf-8", errors="backslashreplace", opener=for_us_alone
            ) as file:
                file.write(entry)
        except OSError:
            continue
        return str(path)
    return "no file, since none could be written"
