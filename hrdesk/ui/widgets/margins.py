"""Margins by the side where reading begins: Qt turns what stands in a layout, not what is around."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def keep_away(layout: QLayout, around: QWidget, margins: tuple[int, int, int, int]) -> None:
    """Margins at the leading side, above, at the trailing side and below."""
    lead, top, trail, below = margins
    turned = around.layoutDirection() == Qt.LayoutDirection.RightToLeft
    left, right = (trail, lead) if turned else (lead, trail)
    layout.setContentsMargins(left, top, right, below)
