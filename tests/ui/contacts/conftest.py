"""What the tests of Contacts stand on."""

from tests.ui.contacts.at_the_keyboard import person
from tests.ui.open_desk import british, clock, desk
from tests.ui.records.conftest import put

__all__ = ["british", "clock", "desk", "person", "put"]
