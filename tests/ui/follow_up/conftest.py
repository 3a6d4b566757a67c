"""What the tests of Follow-up stand on."""

from tests.ui.open_desk import british, clock, desk
from tests.ui.records.conftest import put

__all__ = ["british", "clock", "desk", "put"]
