"""Texts as people compare them: without accents, case or the many forms of an Arabic letter."""

import re
import unicodedata
from functools import lru_cache

_FOLDED = str.maketrans(
    {
        "ى": "ي",
        "ة": "ه",
        "ٱ": "ا",
        "ء": None,
        "ـ": None,
        "ک": "ك",
        "ی": "ي",
        "ß": "ss",
        "ø": "o",
        "Ø": "o",
        "ł": "l",
        "Ł": "l",
        "đ": "d",
        "Đ": "d",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
    }
)
# A word at a time: each sign is folded by itself, and a whole page is not worth remembering.
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]{1,24}")
_WORDS = re.compile(r"[^\W_]+")
# What stands between words, but for signs of ASCII: those everybody takes for the same.
_ODD = re.compile(r"[^\w\x00-\x7f]+")


def normalised(text: str) -> str:
    """The text to search by: case folded, marks and tatweel removed, hamza forms made one."""
    if text.isascii():
        return text.lower()
    return _BEYOND_ASCII.sub(_plain, text.lower())


def _plain(run: re.Match[str]) -> str:
    return _folded(run.group())


@lru_cache(maxsize=16_384)
def _folded(text: str) -> str:
    """Signs beyond ASCII as they are compared; the same few words come again and again."""
    # Folded again, because some signs come apart into capitals: № into No.
    decomposed = unicodedata.normalize("NFKD", text.translate(_FOLDED).casefold()).casefold()
    kept = "".join(each for each in decomposed if unicodedata.category(each) != "Mn")
    return kept.translate(_FOLDED)


def words_of(text: str) -> list[str]:
    """The words of a text, normalised."""
    return _WORDS.findall(normalised(text))


def in_words(text: str) -> str:
    """The text normalised, with nothing but blanks and signs of ASCII between its words.

    Search cuts words by older tables than Python: a newer sign at a word would stay part of it.
    """
    found = normalised(text)
    return found if found.isascii() else _ODD.sub(" ", found).strip()


def tidy(text: str) -> str:
    """A text as it is kept: composed form, LF line ends, no blanks around it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", lines).strip(" \t\n")


def one_line(text: str, width: int = 80) -> str:
    """The beginning of a text on one line, with … when something is left out."""
    flat = " ".join(text.split())
    return flat if len(flat) <= width else flat[: width - 1].rstrip() + "…"


def comma_of(language: str) -> str:
    """What stands between the parts of a list or a name in a language."""
    return "، " if language == "ar" else ", "


def semicolon_of(language: str) -> str:
    """What stands between parts that hold commas themselves."""
    return "؛ " if language == "ar" else "; "
