"""An open desk for the restricted registers."""

from tests.ui.open_desk import british, clock, desk

__all__ = ["british", "clock", "desk"]
