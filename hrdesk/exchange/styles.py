"""How cells look: one style for each use, the same object for every cell."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.workbook import Workbook
from openpyxl.worksheet.dimensions import ColumnDimension, DimensionHolder
from openpyxl.worksheet.worksheet import Worksheet

TEXT_FORMAT, DATE_FORMAT, TIME_FORMAT = "@", "yyyy-mm-dd", "yyyy-mm-dd hh:mm"
NUMBER_FORMAT, COUNT_FORMAT = "General", "0"

_RIGHT_TO_LEFT = 2
_FONT = "Calibri"
_GREY = PatternFill("solid", start_color="F0F0F0", end_color="F0F0F0")
_HEADING = PatternFill("solid", start_color="DCE6F1", end_color="DCE6F1")


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

    def dress(self, target: Cell | ColumnDimension) -> None:
        """Give a cell or a whole column this look."""
        target.number_format = self.format
        side = None if self.format == NUMBER_FORMAT else "left"
        if self.turned:
            side = "right"
        target.alignment = Alignment(
            horizontal=side,
            vertical="top",
            wrap_text=self.wrap,
            readingOrder=_RIGHT_TO_LEFT if self.turned else 0,
        )
        target.font = Font(
            name=_FONT,
            size=14 if self.large else 11,
            bold=self.bold or self.heading or self.large,
            color="606060" if self.grey else None,
        )
        if self.grey or self.heading:
            target.fill = _GREY if self.grey else _HEADING


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
            look.dress(cell)
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
