"""Every colour and distance of the window, light and dark (interface.md 5)."""

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontInfo, QPalette

from hrdesk.domain.label import Label

# ---------------------------------------------------------------- distances, in pixels at 100 %

GAP = 4
SMALL = 8
MEDIUM = 12
LARGE = 16
WIDE = 24

RADIUS = 4
CARD_RADIUS = 6
RING = 2
ICON = 18

HEADER_HEIGHT = 56
RAIL_WIDTH = 104
STATUS_HEIGHT = 28
MARKING_WIDTH = 22


class Density(StrEnum):
    """How close rows and controls stand."""

    COMFORTABLE = "comfortable"
    COMPACT = "compact"

    @property
    def row(self) -> int:
        return 32 if self is Density.COMFORTABLE else 26

    @property
    def control(self) -> int:
        return 32 if self is Density.COMFORTABLE else 28


def scaled(font: QFont, pixels: float) -> int:
    """A distance that grows with the text; as it stands for letters of 12 or 13 pixels.

    Those are the sizes that systems use; only what is smaller or bigger by choice scales.
    """
    size = QFontInfo(font).pixelSize()
    return round(pixels * (size / 12 if size < 12 else max(size / 13, 1)))


# ---------------------------------------------------------------- colours


class ReviewState(StrEnum):
    """What a record or a field of an incoming workbook means for ours."""

    CONFLICT = "conflict"
    CHANGED = "changed"
    NEW = "new"
    REMOVED = "removed"
    ERROR = "error"
    HANDLED = "handled"
    EDITED = "edited"
    QUESTION = "question"
    DISGUISE = "disguise"
    MISSING = "missing"
    MESSAGE = "message"


class Marks(NamedTuple):
    """The colours of one marking or state; the icon and the word always go with them."""

    fill: str
    text: str
    edge: str
    icon: str
    dashed: bool = False


class Colours(NamedTuple):
    """One scheme. `line` only decorates; what must be seen has `field_edge` (3:1)."""

    window: str
    surface: str
    rail: str
    popup: str
    text: str
    secondary: str
    disabled: str
    line: str
    field_edge: str
    hover: str
    selected: str
    accent: str
    accent_hover: str
    on_accent: str
    warning: str
    on_warning: str
    markings: dict[Label, Marks]
    states: dict[ReviewState, Marks]


LIGHT = Colours(
    window="#FFFFFF",
    surface="#F5F7F9",
    rail="#ECF0F4",
    popup="#FFFFFF",
    text="#1B1F24",
    secondary="#57606A",
    disabled="#8A939C",
    line="#D5DBE1",
    field_edge="#7A858F",
    hover="#EDF2F7",
    selected="#D6E7F8",
    accent="#0B62B0",
    accent_hover="#09528F",
    on_accent="#FFFFFF",
    warning="#FFF3C4",
    on_warning="#5C4300",
    markings={
        Label.PUBLIC: Marks("#FFFFFF", "#3D4751", "#7A858F", "globe", dashed=True),
        Label.NETWORK: Marks("#D3E6F8", "#0A3F6E", "#3B82BD", "share-2"),
        Label.PARTNERS: Marks("#F0B429", "#2B1D00", "#9A6B00", "shield"),
        Label.INTERNAL: Marks("#54185C", "#FFFFFF", "#54185C", "lock"),
    },
    states={
        ReviewState.CONFLICT: Marks("#EFA9CE", "#5E0B3A", "#8E1B5A", "git-compare"),
        ReviewState.CHANGED: Marks("#FFF3C4", "#5C4300", "#B27B00", "pencil"),
        ReviewState.NEW: Marks("#D6EBFA", "#0A4F86", "#0072B2", "plus"),
        ReviewState.REMOVED: Marks("#E3E6E9", "#4B545E", "#6B7480", "minus"),
        ReviewState.ERROR: Marks("#FFC9AE", "#6E2206", "#B23C0A", "triangle-alert"),
        ReviewState.HANDLED: Marks("#FFFFFF", "#57606A", "#B8C0C8", "check"),
        # Those below share their colours with a neighbour; glyph and word tell them apart.
        ReviewState.EDITED: Marks("#FFF3C4", "#5C4300", "#B27B00", "file-spreadsheet"),
        ReviewState.QUESTION: Marks("#FFC9AE", "#6E2206", "#B23C0A", "circle-question-mark"),
        ReviewState.DISGUISE: Marks("#E3E6E9", "#4B545E", "#6B7480", "table-2"),
        ReviewState.MISSING: Marks("#E3E6E9", "#4B545E", "#6B7480", "circle-dashed"),
        ReviewState.MESSAGE: Marks("#D6EBFA", "#0A4F86", "#0072B2", "mail"),
    },
)

DARK = Colours(
    window="#1B1E22",
    surface="#23272C",
    rail="#15181B",
    popup="#282D33",
    text="#E8EAED",
    secondary="#A9B2BC",
    disabled="#737C86",
    line="#3B424A",
    field_edge="#8B949E",
    hover="#2A2F36",
    selected="#1F4A75",
    accent="#6CB6FF",
    accent_hover="#8CC6FF",
    on_accent="#0A2239",
    warning="#5A4A12",
    on_warning="#FFE49A",
    markings={
        Label.PUBLIC: Marks("#1B1E22", "#C9D1D9", "#8B949E", "globe", dashed=True),
        Label.NETWORK: Marks("#163B5C", "#C4E1FB", "#5DA7E0", "share-2"),
        Label.PARTNERS: Marks("#D99A1B", "#1F1500", "#F0B429", "shield"),
        Label.INTERNAL: Marks("#EBC8F2", "#3B0A42", "#EBC8F2", "lock"),
    },
    states={
        ReviewState.CONFLICT: Marks("#B0447F", "#FFFFFF", "#FF8CC6", "git-compare"),
        ReviewState.CHANGED: Marks("#5A4A12", "#FFE49A", "#E0B030", "pencil"),
        ReviewState.NEW: Marks("#123A59", "#B5DDFC", "#4FA8E8", "plus"),
        ReviewState.REMOVED: Marks("#33383E", "#BCC4CC", "#8B949E", "minus"),
        ReviewState.ERROR: Marks("#7F2A10", "#FFE6DB", "#FF7A45", "triangle-alert"),
        ReviewState.HANDLED: Marks("#1B1E22", "#A9B2BC", "#4A525B", "check"),
        ReviewState.EDITED: Marks("#5A4A12", "#FFE49A", "#E0B030", "file-spreadsheet"),
        ReviewState.QUESTION: Marks("#7F2A10", "#FFE6DB", "#FF7A45", "circle-question-mark"),
        ReviewState.DISGUISE: Marks("#33383E", "#BCC4CC", "#8B949E", "table-2"),
        ReviewState.MISSING: Marks("#33383E", "#BCC4CC", "#8B949E", "circle-dashed"),
        ReviewState.MESSAGE: Marks("#123A59", "#B5DDFC", "#4FA8E8", "mail"),
    },
)


def colours(palette: QPalette) -> Colours:
    """The scheme that this palette was built from."""
    return DARK if palette.window().color().lightness() < 128 else LIGHT
