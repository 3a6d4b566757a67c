"""What the tests of Documents stand on."""

from tests.ui.open_desk import british, clock, desk, write
from tests.ui.records.conftest import put

__all__ = ["british", "clock", "desk", "put", "write"]
