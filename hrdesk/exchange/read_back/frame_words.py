"""The words that the parts around the cells of a workbook may say; any other may be a leak."""

import re
from collections.abc import Iterable

from openpyxl.utils import quote_sheetname

from hrdesk.domain.records import KINDS
from hrdesk.exchange.read_back.conflicts import MOST_VALUES, conflict_headings
from hrdesk.exchange.read_back.texts import headings

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_IN_SHEETS = """
alignment autoFilter b bgColor bookViews border borders bottom calcPr cellStyle cellStyleXfs
cellStyles cellXfs col color colors cols dataValidation dataValidations definedName definedNames diagonal
dimension family fgColor fill fills font fonts formula1 indexedColors left name numFmt numFmts
outlinePr pageMargins pageSetUpPr pageSetup pane patternFill rgbColor right scheme selection sheet
sheetFormatPr sheetPr sheetView sheetViews sheets styleSheet sz table tableColumn tableColumns
tablePart tableParts tableStyleInfo tableStyles top workbook workbookPr workbookProtection
workbookView worksheet xf
"""
_IN_PACKAGE = """
content-types}Default content-types}Override content-types}Types
metadata/core-properties}coreProperties relationships}Relationship relationships}Relationships
"""
_IN_PROPERTIES = """
{http://purl.org/dc/elements/1.1/}creator {http://purl.org/dc/elements/1.1/}identifier
{http://purl.org/dc/terms/}created {http://purl.org/dc/terms/}modified
{http://www.w3.org/2001/XMLSchema-instance}type dcterms:W3CDTF HRDesk
"""
_IN_OFFICE = """
extended-properties}AppVersion extended-properties}Application extended-properties}Properties
relationships}id
"""
_RELATIONS = "extended-properties officeDocument styles table theme worksheet"
_CONTENT_TYPES = """
openxmlformats-officedocument.extended-properties openxmlformats-officedocument.theme
openxmlformats-officedocument.spreadsheetml.sheet.main openxmlformats-package.core-properties
openxmlformats-officedocument.spreadsheetml.styles openxmlformats-package.relationships
openxmlformats-officedocument.spreadsheetml.table
openxmlformats-officedocument.spreadsheetml.worksheet
"""
_NAMES = """
ContentType Extension Id PartName Target Type activeCell activePane activeTab allowBlank
applyAlignment autoFilterDateGrouping baseColWidth borderId bottom builtinId calcId count
customWidth defaultPivotStyle defaultRowHeight defaultTableStyle displayName error errorStyle
errorTitle fillId firstSheet fontId footer formatCode fullCalcOnLoad header headerRowCount hidden
horizontal id left localSheetId max min minimized name numFmtId orientation pageOrder pane patternType pivotButton quotePrefix
readingOrder ref rgb right rightToLeft sheetId showDropDown showErrorMessage showGridLines
showHorizontalScroll showInputMessage showRowStripes showSheetTabs showVerticalScroll sqref state
style summaryBelow summaryRight tabRatio theme top topLeftCell type val vertical visibility width
workbookViewId wrapText xSplit xfId ySplit
"""
_VALUES = """
Calibri Normal PivotStyleLight16 landscape overThenDown _xlnm.Print_Titles TableStyleLight1 TableStyleMedium9 bottomLeft bottomRight frozen
gray125 list minor rels solid topRight visible warning xml yyyy-mm-dd 00606060 00F0F0F0 00DCE6F1
application/xml styles.xml theme/theme1.xml docProps/app.xml docProps/core.xml xl/workbook.xml
"""
_SENTENCES = (
    "Not in the list",
    "HRDesk may not understand this value. Keep it all the same?",
    "yyyy-mm-dd hh:mm",
)
_TABLES = (*(shape.plural for shape in KINDS.values()), "conflicts")

IN_ANY_FRAME = frozenset(
    {
        *(f"{{{_MAIN}}}{name}" for name in _IN_SHEETS.split()),
        *(f"{{{_PACKAGE}/{name}" for name in _IN_PACKAGE.split()),
        *(f"{{{_OFFICE}/{name}" for name in _IN_OFFICE.split()),
        *_IN_PROPERTIES.split(),
        *(f"{_OFFICE}/relationships/{name}" for name in _RELATIONS.split()),
        f"{_PACKAGE}/relationships/metadata/core-properties",
        *(f"application/vnd.{name}+xml" for name in _CONTENT_TYPES.split()),
        *_NAMES.split(),
        *_VALUES.split(),
        *_SENTENCES,
        *(f"hr_{name}" for name in _TABLES),
        *(each.header for kind in KINDS for each in headings(kind)),
        *(header for _, header in conflict_headings(MOST_VALUES)),
    }
)
# Numbers, cells and areas, the colours that every spreadsheet has, and the names of parts.
PATTERNS = re.compile(
    r"-?[0-9]{1,8}(?:\.[0-9]{1,4})?|rId[0-9]{1,4}"
    r"|[A-Z]{1,3}[0-9]{1,7}(?::[A-Z]{1,3}[0-9]{1,7})?"
    r"|(?:'_lists'!)?\$[A-Z]{1,3}\$?[0-9]{1,7}:\$[A-Z]{1,3}\$?[0-9]{1,7}"
    r"|00(?:00|33|66|80|99|C0|CC|FF){3}"
    r"|/docProps/(?:app|core)\.xml|/xl/(?:styles|workbook|theme/theme1)\.xml"
    r"|/xl/(?:worksheets/sheet|tables/table)[0-9]{1,3}\.xml"
    r"|Microsoft Excel Compatible / Openpyxl [0-9.]{1,12}"
)


def repeats_headings(word: str, titles: Iterable[str]) -> bool:
    """Whether it says which heading and columns of one of these sheets stand on every page."""
    return any(
        re.fullmatch(rf"{name}!\$[0-9]:\$[0-9],{name}!\$A:\$[A-Z]", word)
        for name in (re.escape(quote_sheetname(title)) for title in titles)
    )
