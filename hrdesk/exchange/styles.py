"""How cells look: one style for each use, the same object for every cell."""

from xml.etree.ElementTree import Element, SubElement

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.workbook import Workbook
from openpyxl.worksheet.dimensions import ColumnDimension, DimensionHolder
from openpyxl.worksheet.worksheet import Worksheet

from hrdesk.exchange.looks import NUMBER_FORMAT, Look

_RIGHT_TO_LEFT = 2
_FONT = "Calibri"
_GREY = PatternFill("solid", start_color="F0F0F0", end_color="F0F0F0")
_HEADING = PatternFill("solid", start_color="DCE6F1", end_color="DCE6F1")


def dress(target: Cell | ColumnDimension, look: Look) -> None:
    """Give a cell or a whole column a look."""
    target.number_format = look.format
    side = None if look.format == NUMBER_FORMAT else "left"
    if look.turned:
        side = "right"
    target.alignment = Alignment(
        horizontal=side,
        vertical="top",
        wrap_text=look.wrap,
        readingOrder=_RIGHT_TO_LEFT if look.turned else 0,
    )
    target.font = Font(
        name=_FONT,
        size=14 if look.large else 11,
        bold=look.bold or look.heading or look.large,
        color="606060" if look.grey else None,
    )
    if look.grey or look.heading:
        target.fill = _GREY if look.grey else _HEADING


class StyleBook:
    """The numbers of the styles of one workbook."""

    def __init__(self, book: Workbook) -> None:
        # Tried on a sheet that the workbook does not have.
        self._sheet = Worksheet(book)
        self._numbers: dict[Look, int] = {}

    def number(self, look: Look) -> int:
        """The number of a style, registered with the workbook at its first use."""
        known = self._numbers.get(look)
        if known is None:
            cell = Cell(self._sheet, row=1, column=1)
            dress(cell, look)
            known = self._numbers[look] = cell.style_id
        return known


class StyledColumns(DimensionHolder[str, ColumnDimension]):
    """The columns of one sheet as they are told: openpyxl's own cost as much as some hundred rows."""

    def __init__(self, sheet: Worksheet) -> None:
        super().__init__(sheet)
        self._tree = Element("cols")

    def add(self, style: int, width: int, *, hidden: bool) -> None:
        """One column more."""
        place = str(len(self._tree) + 1)
        told = {"hidden": "1"} if hidden else {}
        told |= {"width": str(width), "customWidth": "1", "style": str(style)}
        SubElement(self._tree, "col", told | {"min": place, "max": place})

    def to_tree(self) -> Element:
        """Part of openpyxl's writing: the columns as the file has them."""
        return self._tree
