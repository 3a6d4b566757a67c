"""Columns by letter and by number, without loading all of openpyxl for it."""

from functools import lru_cache
from string import ascii_uppercase

_BASE = len(ascii_uppercase)
# One more letter than any column has.
_LONGEST = 4


@lru_cache(maxsize=1024)
def letters_of(column: int) -> str:
    """`AB` for column 28; columns count from 1."""
    letters = ""
    while column > 0:
        column, place = divmod(column - 1, _BASE)
        letters = ascii_uppercase[place] + letters
    return letters


def column_of(letters: str) -> int:
    """28 for `AB`. Raises `ValueError` for what is no letter of a column."""
    column = 0
    if not 0 < len(letters) < _LONGEST:
        raise ValueError(letters)
    for letter in letters.upper():
        column = column * _BASE + ascii_uppercase.index(letter) + 1
    return column
