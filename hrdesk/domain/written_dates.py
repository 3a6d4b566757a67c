"""Seasons, halves and quarters of a year in words, one reading of each for forms and workbooks.

Nothing here asks for the day, the language or the desk: a cell of a workbook means the same to
everybody who reads it. As in Geneva, where a forecast of "spring 2027" is written.
"""

import re

from hrdesk.domain.dates import make_span
from hrdesk.domain.text import normalised

# Each by its first month, without accents. A word that could be something else is not among them,
# as the Arabic one of spring alone, which begins the names of two months of the Hijri year.
_SEASONS = {
    "spring": 3,
    "summer": 6,
    "autumn": 9,
    "fall": 9,
    "winter": 12,
    "printemps": 3,
    "ete": 6,
    "automne": 9,
    "hiver": 12,
    "primavera": 3,
    "verano": 6,
    "otono": 9,
    "invierno": 12,
    "весна": 3,
    "весной": 3,
    "лето": 6,
    "летом": 6,
    "осень": 9,
    "осенью": 9,
    "зима": 12,
    "зимой": 12,
    "الربيع": 3,
    "الصيف": 6,
    "صيف": 6,
    "الخريف": 9,
    "خريف": 9,
    "الشتاء": 12,
    "شتاء": 12,
}
_BY_NAME = {normalised(name): month for name, month in _SEASONS.items()}
_SEASON = re.compile(
    r"(?:in\s+|the\s+|au\s+|en\s+|l['’])*([^\W\d_]+)\s+(?:(?:of|de|del)\s+)?([1-9]\d{3})(?:\s+года)?"
)
_QUARTER = re.compile(r"(?:q([1-4])[\s/-]*([1-9]\d{3})|([1-9]\d{3})[\s/-]*q([1-4]))")
_HALF = re.compile(r"(?:[hs]([12])[\s/-]*([1-9]\d{3})|([1-9]\d{3})[\s/-]*[hs]([12]))")
# The first half of a year, or a quarter of it, in English and French words.
_COUNTED = re.compile(
    r"(1st|1er|first|premier|2nd|2d|2e|second|deuxième|3rd|3e|third|troisième|4th|4e|fourth|quatrième)"
    r"\s+(half|semestre|semester|quarter|trimestre)(?:\s+(?:of|de))?\s+([1-9]\d{3})"
)
_QUARTERS = ("quarter", "trimestre")


def quarter(text: str) -> str:
    """The quarter that a text in small letters names, `2027-Q2`; empty for all else."""
    found = _QUARTER.fullmatch(text)
    if found is not None:
        return f"{found[2] or found[3]}-Q{found[1] or found[4]}"
    counted = _COUNTED.fullmatch(text)
    if counted is None or counted[2] not in _QUARTERS:
        return ""
    return f"{counted[3]}-Q{_number(counted[1])}"


def part_of_year(text: str) -> str:
    """The span of a season or half a year that a text in small letters names; empty for all else."""
    return _half(text) or _season(text)


def _season(text: str) -> str:
    """The three months of `spring 2027`; winter goes over into the year that follows."""
    found = _SEASON.fullmatch(text)
    month = _BY_NAME.get(normalised(found[1])) if found else None
    if found is None or month is None:
        return ""
    year = int(found[2])
    last = f"{year + 1}-02" if month == 12 else f"{year}-{month + 2:02}"
    span = make_span(f"{year}-{month:02}", last, "")
    return "" if span is None else span.text


def _half(text: str) -> str:
    """The two quarters of half a year."""
    found, counted = _HALF.fullmatch(text), _COUNTED.fullmatch(text)
    if found is not None:
        year, half = found[2] or found[3], int(found[1] or found[4])
    elif counted is not None and counted[2] not in _QUARTERS and _number(counted[1]) <= 2:
        year, half = counted[3], _number(counted[1])
    else:
        return ""
    return f"{year}-Q{2 * half - 1}/{year}-Q{2 * half}"


def _number(ordinal: str) -> int:
    """1 to 4, by its first letters in both languages."""
    if ordinal[0].isdecimal():
        return int(ordinal[0])
    firsts = (("first", "premier"), ("second", "deuxième"), ("third", "troisième"))
    return next((place for place, several in enumerate(firsts, 1) if ordinal in several), 4)
