"""What the tests of files of other programs stand on."""

from tests.ui.open_desk import british, clock, desk, write

__all__ = ["british", "clock", "desk", "write"]
