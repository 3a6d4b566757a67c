"""Of what class of Qt something is, asked by the name of the class.

PySide6 builds a class when it is named in Python first, with all its enumerations: the first window
has no table, no tabs and no dialog, and `isinstance` would build them for it.
"""

from PySide6.QtCore import QObject


def is_a(thing: QObject | None, *names: str) -> bool:
    """Whether it is of one of these classes, or of one that comes of them."""
    return thing is not None and any(map(thing.inherits, names))
