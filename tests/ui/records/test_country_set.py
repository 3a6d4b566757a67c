"""A set of States goes to the page of one of them: of several it is asked which."""

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from hrdesk.domain.records import field_of
from hrdesk.ui.records.editors.country_set import CountrySetEditor
from hrdesk.ui.records.editors.finding import find_countries
from hrdesk.ui.theme import Theme
from hrdesk.ui.words import country_word


@pytest.fixture
def editor(theme: Theme, british: None, qtbot: QtBot) -> CountrySetEditor:
    made = CountrySetEditor(field_of("activity", "countries"), find_countries, country_word)
    qtbot.addWidget(made)
    made.set_name("Countries")
    made.show()
    return made


def test_the_button_goes_to_a_state(editor: CountrySetEditor, qtbot: QtBot) -> None:
    opened: list[str] = []
    editor.open_requested.connect(opened.append)
    editor.show_value(())
    assert not editor.go.isVisible()
    editor.show_value(("TUN",))
    assert editor.go.isVisible()
    assert editor.go.accessibleName() == "Open: Countries"
    editor.go.click()
    assert opened == ["country:TUN"]
    editor.show_value(("TUN", "KEN"))
    editor.go.click()
    (menu,) = editor.findChildren(QMenu)
    assert [action.text() for action in menu.actions()] == ["Kenya", "Tunisia"]
    menu.actions()[0].trigger()
    menu.close()
    assert opened[-1] == "country:KEN"
    editor._remove("TUN")
    editor._remove("KEN")
    assert not editor.go.isVisible()
