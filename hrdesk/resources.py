"""Finds the files that ship with HRDesk: icons, translations, reference lists, the sample desk."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder, as in `resource("reference", "countries.csv")`.

    A wheel and a frozen program carry the files inside the package; the source tree has them
    beside it. Whether the file exists is for the reader to find out.
    """
    return _root().joinpath(*parts)


@cache
def _root() -> Path:
    packed = _PACKAGE / "_resources"
    return packed if packed.is_dir() else _PACKAGE.parent / "resources"
