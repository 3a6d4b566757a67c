"""How often Python looks for garbage while a program is loaded and does one piece of work."""

import gc

# So many objects more than were given back, and rounds of the younger for one of the older.
_YOUNG, _MIDDLE, _OLD = 100_000, 20, 100


def collect_seldom() -> None:
    """Look for circles of objects seldom: a big workbook is millions of objects without one.

    Looking through them all again and again took a quarter of the time of sending. The window
    collects in its own way once it is there (`ui/garbage.py`).
    """
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
