"""What a table is sorted by, as the database is asked for it."""

from hrdesk.domain.fields import Field, Kind
from hrdesk.geography import LANGUAGES

_FIRST_MONTHS = (("Q1", "01"), ("Q2", "04"), ("Q3", "07"), ("Q4", "10"))


def sorted_by(spec: Field, language: str, text: str = "") -> str:
    """The order of a field as people expect it; countries stand by their names in a language.

    `text` is what stands in the field, where that is more than its column.
    """
    if spec.kind is Kind.NUMBER:
        return f"CAST(k.{spec.name} AS REAL)"
    if spec.kind is Kind.COUNTRY:
        known = language if language in LANGUAGES else "en"
        return f"country_order({text or f'k.{spec.name}'}, '{known}')"
    if spec.links == "instrument":
        # As they are shown: by what they are called in short.
        return (
            f"(SELECT CASE i.acronym WHEN '' THEN other.sort ELSE lower(i.acronym) END"
            f" FROM record AS other JOIN kind_instrument AS i ON i.id = other.id"
            f" WHERE other.ref = k.{spec.name})"
        )
    if spec.kind is Kind.LINK:
        return f"(SELECT other.sort FROM record AS other WHERE other.ref = k.{spec.name})"
    if spec.kind is Kind.SPAN:
        return _first_month(f"k.{spec.name}")
    return f"k.{spec.name} COLLATE NOCASE"


def by_beginning(column: str, *, descending: bool) -> str:
    """Times in the order of a programme: what holds others stands before those that begin with it."""
    way, other = ("DESC", "ASC") if descending else ("ASC", "DESC")
    begin = f"substr({column}, 1, instr({column} || '/', '/') - 1)"
    return f"{_first_month(begin)} {way}, {column} {other}"


def beginning_of(span: str) -> str:
    """A span as its column is sorted by: what is said of a year stands before what is said of a day."""
    for quarter, month in _FIRST_MONTHS:
        span = span.replace(quarter, month)
    return span


def _first_month(column: str) -> str:
    """A span in the order of its beginning: a quarter stands with its first month."""
    for quarter, month in _FIRST_MONTHS:
        column = f"replace({column}, '{quarter}', '{month}')"
    return column
