"""Where HRDesk keeps on this machine what belongs to no desk: settings and logs."""

import os
from pathlib import Path


def data_folder() -> Path:
    """The folder for settings and logs, or that which HRDESK_DATA names; it may not be there yet."""
    chosen = os.environ.get("HRDESK_DATA")
    if chosen:
        return Path(chosen)
    from platformdirs import user_data_dir

    return Path(user_data_dir("HRDesk", appauthor=False))


def for_us_alone(path: str, flags: int) -> int:
    """Opens a file that other people of this computer may not read, and no link that they laid."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o600)


def is_there(path: Path) -> bool:
    """Whether there is a file, as far as one may look."""
    try:
        return path.exists()
    except OSError:
        # A name that the system does not take, or a folder that may not be entered.
        return False
