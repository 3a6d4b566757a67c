"""What the tests of Documents stand on."""

from tests.ui.open_desk import british, desk
from tests.ui.records.conftest import put

__all__ = ["british", "desk", "put"]
