"""Texts as keyboards give them: without what word processors and spreadsheets put in by themselves."""

from unicodedata import decimal

from hrdesk.domain.text import tidy

_QUOTES_AND_BLANKS = {
    "‘": "'",
    "’": "'",
    "‚": "'",
    "‛": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "‟": '"',
    "«": '"',
    "»": '"',
    "\u00a0": " ",
    "\u2007": " ",
    "\u202f": " ",
}
_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-")
_AS_TYPED = str.maketrans(_QUOTES_AND_BLANKS)
_FOLDED = str.maketrans(_QUOTES_AND_BLANKS | _DASHES)


def as_typed(text: str) -> str:
    """A text with plain quotes and plain blanks, and none of them around it."""
    return tidy(text if text.isascii() else text.translate(_AS_TYPED))


def in_our_digits(text: str) -> str:
    """Arabic digits and others as 0 to 9: they mean the same everywhere."""
    if text.isascii():
        return text
    return "".join(str(decimal(each)) if each.isdecimal() else each for each in text)


def folded(word: str) -> str:
    """A word to look up: without regard to case, blanks, the form of quotes and of hyphens."""
    plain = word if word.isascii() else word.translate(_FOLDED)
    return " ".join(tidy(plain).casefold().split())
