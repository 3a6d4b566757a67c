"""How cells are to look: one look for each use, by what stands in a column."""

from dataclasses import dataclass

from hrdesk.domain.fields import Kind
from hrdesk.exchange.layout import Column, Role

TEXT_FORMAT, DATE_FORMAT, TIME_FORMAT = "@", "yyyy-mm-dd", "yyyy-mm-dd hh:mm"
NUMBER_FORMAT, COUNT_FORMAT = "General", "0"
# In characters; what is wider has its lines wrapped.
WIDE = 40


@dataclass(frozen=True)
class Look:
    """What a style is made of; `turned` for texts that are read from right to left."""

    format: str = TEXT_FORMAT
    wrap: bool = False
    bold: bool = False
    grey: bool = False
    heading: bool = False
    large: bool = False
    turned: bool = False


def look_of(column: Column) -> Look:
    """The look of a whole column, cells that are still empty included."""
    if column.role is Role.NUMBER:
        return Look(COUNT_FORMAT, grey=True)
    if column.role in (Role.REF, Role.TOKEN, Role.NAME, Role.REGISTER):
        return Look(grey=True)
    if column.role is Role.SHOWN:
        return Look(wrap=True, grey=True)
    if column.role in (Role.MESSAGE, Role.DECISION, Role.NOTE):
        return Look(wrap=True)
    return field_look(column)


def field_look(column: Column) -> Look:
    """The look of the cells that people write into."""
    kind = column.field.kind if column.field is not None else Kind.TEXT
    if kind is Kind.DATE or (kind is Kind.SPAN and not column.key.endswith(".zone")):
        return Look(DATE_FORMAT)
    if kind is Kind.NUMBER:
        return Look(NUMBER_FORMAT)
    return Look(wrap=kind is Kind.LONG_TEXT or column.width >= WIDE)
