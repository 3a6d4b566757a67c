"""Where HRDesk starts: a command goes to the command line, everything else opens the window."""

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from hrdesk.garbage import collect_seldom

_BEGUN = time.time()
_SUFFIX = ".hrdesk"
_MEASURE = "--measure-start"
# As in exchange/read_child.py, which only the process that reads a workbook loads.
_READ_CHILD = "--read-child"
# As in exchange/write_child.py, in the same way.
_WRITE_CHILD = "--write-child"
# As in operations/search_child.py, in the same way.
_SEARCH_CHILD = "--search-child"
# Qt's ways to a screen that cannot work where no screen is announced; it aborts when it tries.
_SCREENS = ("", "xcb", "wayland", "wayland-egl")
_NO_SCREEN = (
    "There is no screen to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set);"
    " `make demo` shows HRDesk without one, and `hrdesk --help` lists what the command line does."
)
_NO_QT = (
    "The window cannot be opened, because a part of the system is missing ({reason});"
    " `make setup` names what to install, and the command line works without it."
)


def main() -> int:
    """Open the window or carry out a command; gives the exit code."""
    words = sys.argv[1:]
    # Before anything is loaded, which makes many objects and next to no garbage.
    collect_seldom()
    if words == [_READ_CHILD]:
        # This process is to read one file and needs neither of both.
        from hrdesk.exchange.read_child import serve

        return serve()
    if words == [_WRITE_CHILD]:
        from hrdesk.exchange.write_child import serve as lend_a_hand

        return lend_a_hand()
    if words == [_SEARCH_CHILD]:
        from hrdesk.operations.search_child import serve as search

        return search()
    if not wants_window(words):
        from hrdesk.cli import main as carry_out

        return carry_out(words)
    if _has_no_screen():
        print(_NO_SCREEN, file=sys.stderr)
        return 1
    try:
        # What the window needs is loaded for the window only, and Qt may miss a system library.
        from hrdesk.ui.plain_imports import import_plainly

        import_plainly()
        from hrdesk.app import run
    except ImportError as error:
        if not _is_of_system(error):
            raise
        print(_NO_QT.format(reason=error), file=sys.stderr)
        return 1
    files = [Path(word) for word in words if word != _MEASURE]
    return run(files[0] if files else None, begun=_BEGUN, measure_start=_MEASURE in words)


def wants_window(words: Sequence[str]) -> bool:
    """Nothing, a desk file, and perhaps the wish to be measured; anything else is a command."""
    others = [word for word in words if word != _MEASURE]
    if not others:
        return True
    if len(others) > 1 or others[0].startswith("-"):
        return False
    if others[0].endswith(_SUFFIX):
        return True
    from hrdesk.cli import is_command

    return not is_command(others) and Path(others[0]).is_file()


def _has_no_screen() -> bool:
    if not sys.platform.startswith("linux"):
        return False
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return False
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(";")[0].partition(":")[0]
    return platform in _SCREENS


def _is_of_system(error: ImportError) -> bool:
    """Whether a shared library or Qt itself is missing, rather than a module of ours."""
    return (error.name or "").startswith(("PySide6", "shiboken6")) or ".so" in str(error)


if __name__ == "__main__":
    sys.exit(main())
