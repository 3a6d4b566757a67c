"""What the tests of pages for others stand on."""

from tests.ui.open_desk import british, clock, desk, write

__all__ = ["british", "clock", "desk", "write"]
