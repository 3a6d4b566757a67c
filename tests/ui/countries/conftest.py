"""An open desk for the page of a State."""

from tests.ui.open_desk import british, clock, desk, write

__all__ = ["british", "clock", "desk", "write"]
