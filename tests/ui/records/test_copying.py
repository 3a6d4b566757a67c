"""Rows that are copied go as far as the network; the rest is said, and copied for this desk alone."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.store.listing import Query
from hrdesk.ui.desk import Desk, Progress
from hrdesk.ui.printing.private_copy import MINUTES, PrivateCopy
from hrdesk.ui.records import rows_copy
from hrdesk.ui.records.list_pane import ListPane
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from hrdesk.ui.widgets.top_bar import SearchBox
from tests.ui.records.conftest import Put

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pane(desk: Desk, settings: Settings, theme: Theme, qtbot: QtBot) -> ListPane:
    box = SearchBox("Filter", "Ctrl+F")
    made = ListPane(desk, settings, box)
    box.setParent(made)
    qtbot.addWidget(made)
    made.resize(1200, 500)
    return made


def copy(pane: ListPane, kind: str, qtbot: QtBot) -> str:
    """Copies all rows of a kind by the keys; gives what lies on the clipboard."""
    pane.show_query(Query(kind))
    with qtbot.waitActive(pane):
        pane.show()
    assert pane.view is not None
    pane.view.selectAll()
    qtbot.keyClick(pane.view, Qt.Key.Key_C, CONTROL)
    return QGuiApplication.clipboard().text()


def test_harmless_rows_are_copied_at_once(pane: ListPane, put: Put, qtbot: QtBot) -> None:
    put("organisation", 1, name="Committee against Torture", acronym="CAT")
    with qtbot.waitSignal(pane.said) as said:
        copied = copy(pane, "organisation", qtbot)
    assert said.args == ["1 row(s) copied as a table"]
    assert "Committee against Torture\tCAT" in copied
    assert pane.copied.isHidden()
    assert not isinstance(QGuiApplication.clipboard().mimeData(), PrivateCopy)


def test_what_is_stricter_stays_here_until_somebody_wants_it_for_this_desk(
    pane: ListPane, put: Put, qtbot: QtBot
) -> None:
    secret = put("organisation", 1, Label.INTERNAL, name="Secret office")
    put("person", 1, name="Ben Ali, Sami", organisation=secret)
    put("person", 2, Label.INTERNAL, name="Keita, Awa")
    put("person", 3, name="Petrova, Olga", protected="yes", pseudonym="Lynx", country="KAZ")
    copied = copy(pane, "person", qtbot)
    assert "Ben Ali" in copied
    for held in ("Keita", "Secret office", "Petrova", "Lynx"):
        assert held not in copied
    html = QGuiApplication.clipboard().mimeData().html()
    assert "Keita" not in html
    assert "Secret" not in html
    said = pane.copied.text
    assert "1 row(s) copied as a table." in said
    assert "Not copied: 1 row(s) labelled Internal or Partners." in said
    assert "Not copied: 1 linked name(s) of such records." in said
    assert "1 person(s) at risk: in no copy." in said
    pane.copied.buttons[0].click()
    mime = QGuiApplication.clipboard().mimeData()
    assert "Keita" in mime.text()
    assert "Secret office" in mime.text()
    assert "Lynx" not in mime.text()
    assert "Petrova" not in mime.text()
    # The histories of clipboards are asked to keep out of it.
    assert bytes(mime.data("x-kde-passwordManagerHint").data()) == b"secret"
    assert isinstance(mime, PrivateCopy)
    assert mime.timer.isActive()
    assert mime.timer.interval() == MINUTES * 60_000
    assert "2 row(s) copied for this desk only. In 2 minute(s) they are off" in pane.copied.text
    assert not pane.copied.buttons
    mime.timer.timeout.emit()
    assert not QGuiApplication.clipboard().text()


def test_a_copy_for_this_desk_ends_with_the_next_one(
    pane: ListPane, put: Put, qtbot: QtBot
) -> None:
    put("organisation", 1, Label.PARTNERS, name="Ours")
    QGuiApplication.clipboard().setText("before")
    assert copy(pane, "organisation", qtbot) == "before"
    assert pane.copied.text.startswith("Nothing was copied.")
    pane.copied.buttons[0].click()
    assert "Ours" in QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().setText("after")
    assert QGuiApplication.clipboard().text() == "after"
    with qtbot.waitSignal(pane.picked):
        pane.view.clearSelection()  # type: ignore[union-attr]
    assert pane.copied.isHidden()


def test_columns_with_a_floor_stay_here_and_what_is_counted_from_all_labels(
    pane: ListPane, put: Put, qtbot: QtBot
) -> None:
    put("visit", 1, country="TUN", dates="2027-03", inputs_by="2027-01-05", status="confirmed")
    copied = copy(pane, "visit", qtbot)
    assert copied.startswith("Label\tCountry\tWho goes\tStatus\tDates")
    assert "Next step" not in copied
    assert "Shared with" not in copied
    assert "column(s) for this desk or partners only" in pane.copied.text


@pytest.fixture
def any_is_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few rows are copied as thousands are."""
    monkeypatch.setattr(rows_copy, "_AT_ONCE", 0)


def some_people(put: Put) -> None:
    office = put("organisation", 1, Label.INTERNAL, name="Secret office")
    put("person", 1, name="Ben Ali, Sami", organisation=office)
    put("person", 2, Label.INTERNAL, name="Keita, Awa")
    put("person", 3, name="Petrova, Olga", protected="yes", pseudonym="Lynx", country="KAZ")


def test_thousands_of_rows_are_copied_as_few_are_while_the_window_goes_on(
    pane: ListPane, desk: Desk, put: Put, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    some_people(put)
    few = copy(pane, "person", qtbot)
    html, said = QGuiApplication.clipboard().mimeData().html(), pane.copied.text
    assert "Ben Ali" in few
    QGuiApplication.clipboard().setText("before")
    pane.copied.hide()
    monkeypatch.setattr(rows_copy, "_AT_ONCE", 0)
    told: list[Progress] = []
    desk.progressed.connect(told.append)
    assert copy(pane, "person", qtbot) == "before", "nobody waits for it"
    assert desk.is_busy
    qtbot.waitUntil(lambda: not desk.is_busy)
    mime = QGuiApplication.clipboard().mimeData()
    assert (mime.text(), mime.html(), pane.copied.text) == (few, html, said)
    assert told == [Progress(0, 3, "copy")]
    pane.copied.buttons[0].click()
    qtbot.waitUntil(lambda: isinstance(QGuiApplication.clipboard().mimeData(), PrivateCopy))
    assert "Keita" in QGuiApplication.clipboard().text()
    assert "2 row(s) copied for this desk only." in pane.copied.text


def test_a_long_copy_that_is_stopped_leaves_the_clipboard_and_says_so(
    pane: ListPane, desk: Desk, put: Put, any_is_many: None, qtbot: QtBot
) -> None:
    some_people(put)
    QGuiApplication.clipboard().setText("before")
    reached = Event()
    # What is asked for first keeps the desk until the copy is stopped.
    desk.run(lambda _: None, lambda _, **reports: reached.wait(30))
    copy(pane, "person", qtbot)
    desk.cancel()
    reached.set()
    qtbot.waitUntil(lambda: not desk.is_busy)
    assert QGuiApplication.clipboard().text() == "before"
    assert pane.copied.text == "Nothing was copied."


def test_what_was_copied_last_lies_on_the_clipboard(
    pane: ListPane, desk: Desk, put: Put, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    some_people(put)
    put("organisation", 2, name="Committee against Torture")
    monkeypatch.setattr(rows_copy, "_AT_ONCE", 0)
    copy(pane, "person", qtbot)
    assert pane.view is not None
    monkeypatch.setattr(rows_copy, "_AT_ONCE", 1_000)
    pane.view.choose([pane.view.table.refs[0]])
    pane.view.copy()
    last = QGuiApplication.clipboard().text()
    assert last.count("\n") == 1
    qtbot.waitUntil(lambda: not desk.is_busy)
    assert QGuiApplication.clipboard().text() == last


def test_a_copy_for_this_desk_alone_is_not_left_in_a_window_that_was_locked(
    pane: ListPane, desk: Desk, put: Put, any_is_many: None, qtbot: QtBot
) -> None:
    some_people(put)
    copy(pane, "person", qtbot)
    qtbot.waitUntil(lambda: not desk.is_busy)
    QGuiApplication.clipboard().setText("before")
    pane.copied.buttons[0].click()
    pane.hide()
    qtbot.waitUntil(lambda: not desk.is_busy)
    assert QGuiApplication.clipboard().text() == "before"
    assert pane.copied.text == "Nothing was copied."


def test_a_rule_names_records_as_far_as_each_may_be_named(
    pane: ListPane, put: Put, qtbot: QtBot
) -> None:
    known = put("organisation", 1, name="Committee against Torture")
    secret = put("organisation", 2, Label.INTERNAL, name="Secret office")
    gone = "ORG-7K3M-QX9P-2TVDR"
    put("mailing_list", 1, name="Desks", rule=f"organisation:{known} organisation:{secret}")
    put("mailing_list", 2, name="Others", rule=f"organisation:{gone}")
    copied = copy(pane, "mailing_list", qtbot)
    assert "Committee against Torture" in copied
    assert copied.count("not shared") == 2, "whether or not there is such a record"
    for word in ("Secret", known, secret, gone):
        assert word not in copied
    assert "Not copied: 1 linked name(s) of such records." in pane.copied.text
    pane.copied.buttons[0].click()
    everything = QGuiApplication.clipboard().text()
    assert "Secret office" in everything
    assert secret not in everything


def test_what_is_copied_elsewhere_meanwhile_stays_on_the_clipboard(
    pane: ListPane, desk: Desk, put: Put, any_is_many: None, qtbot: QtBot
) -> None:
    some_people(put)
    copy(pane, "person", qtbot)
    QGuiApplication.clipboard().setText("an address out of the form beside it")
    qtbot.waitUntil(lambda: not desk.is_busy)
    assert QGuiApplication.clipboard().text() == "an address out of the form beside it"
    assert pane.copied.text == "Nothing was copied."


def test_all_of_a_long_copy_are_the_rows_that_were_chosen_when_it_began(
    pane: ListPane, desk: Desk, put: Put, any_is_many: None, qtbot: QtBot
) -> None:
    some_people(put)
    copy(pane, "person", qtbot)
    assert pane.view is not None
    last = pane.view.table.refs[-1]
    pane.view.choose([last])
    qtbot.waitUntil(lambda: not desk.is_busy)
    pane.copied.buttons[0].click()
    qtbot.waitUntil(lambda: isinstance(QGuiApplication.clipboard().mimeData(), PrivateCopy))
    assert "2 row(s) copied for this desk only." in pane.copied.text
    assert "Keita" in QGuiApplication.clipboard().text()


def test_the_country_of_an_organisation_goes_as_far_as_that(
    pane: ListPane, put: Put, qtbot: QtBot
) -> None:
    secret = put("organisation", 1, Label.INTERNAL, name="Secret office", country="CHE")
    told = put("organisation", 2, name="Office", country="MEX")
    put("person", 1, name="Ben Ali, Sami", organisation=secret)
    put("person", 2, name="Keita, Awa", organisation=told)
    copied = copy(pane, "person", qtbot)
    assert "Mexico" in copied
    assert "Switzerland" not in copied
    pane.copied.buttons[0].click()
    assert "Switzerland" in QGuiApplication.clipboard().mimeData().text()
