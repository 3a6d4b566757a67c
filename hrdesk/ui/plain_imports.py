"""Lets Python load modules as it does without Qt, which takes less time and memory."""

import builtins

from hrdesk.ui.late_signatures import signatures_later


def import_plainly() -> None:
    """Load PySide6 and take it out of `import`, for the rest of the run.

    It reads the source of each module that is loaded, ours and all others, to see whether it asks
    for a `__feature__` of PySide6. None does; the reading takes a fifth of the time of loading,
    and the sources stay in memory. A PySide6 that does it in another way is left alone.
    """
    with signatures_later():
        import PySide6.QtCore  # noqa: F401  # from here on PySide6 stands in the way of every import
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
