"""The export of the UHRI in the window: what it would change is seen before, and names are asked."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.operations.records import add_record
from hrdesk.operations.uhri_merge import ref_of
from hrdesk.store.records import read_state
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.page import ExchangePage
from hrdesk.ui.exchange.uhri_dialog import UhriDialog
from hrdesk.ui.language import ENGLISH, speak
from tests.formats.uhri_export import KEY, ROW, UPR_ROW, export
from tests.ui.exchange.conftest import idle

ISOLATES = dict.fromkeys((0x2068, 0x2069))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    odd = {**ROW, "OHCHR Annotation Id": "17"}
    themed = {**UPR_ROW, "Themes": "- Weather", "Countries Concerned": "- Atlantis"}
    nameless = {**ROW, "OHCHR Annotation Id": None}
    return export(tmp_path / "uhri.xlsx", [ROW, themed, odd, nameless])


def test_an_export_is_looked_at_named_and_taken_in(
    page: ExchangePage, desk: Desk, file: Path, qapp: QApplication, as_before: None, qtbot: QtBot
) -> None:
    speak(qapp, ENGLISH)  # one row is not told as "1 row(s)"
    desk.do(add_record, "organisation", {"name": "Women's committee", "acronym": "XW"})
    idle(desk, qtbot)
    page.lists.begin(file)
    qtbot.waitUntil(lambda: bool(page.window().findChildren(UhriDialog)))
    (dialog,) = page.window().findChildren(UhriDialog)
    qtbot.waitUntil(lambda: dialog.plan is not None)
    text = dialog.text.toPlainText().translate(ISOLATES)
    for part in (
        "CEDAW – 1 row, first row 2",
        "Atlantis – 1 row, first row 3",
        "Weather – 1 row, first row 3",
        "Row 4 is left out: “17” is not a valid OHCHR Annotation Id",
        "Row 5 is left out: nothing stands under “OHCHR Annotation Id”",
    ):
        assert part in text
    assert "2 new, 2 rows left out" in dialog.told.text()
    dialog.name.setCurrentText("CEDAW")
    (offer,) = dialog._find_bodies("women's")
    dialog.understand(offer)
    qtbot.waitUntil(lambda: not dialog.is_busy)
    assert dialog.name.findText("CEDAW") < 0
    dialog.label.setCurrentIndex(dialog.label.findData(Label.PUBLIC.value))
    with qtbot.waitSignal(desk.changed):
        dialog.write()
    assert "Taken in: 2 new" in dialog.told.text()
    with desk.database.reading() as session:
        state = read_state(session, ref_of(KEY))
    assert state is not None
    assert (state.text("body"), state.label) == (offer.key, Label.PUBLIC)
    dialog.read()
    qtbot.waitUntil(lambda: not dialog.is_busy)
    assert not dialog.take.isEnabled()


def test_what_is_stopped_or_refused_changes_nothing(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "none.xlsx"
    path.write_bytes(b"nothing")
    dialog = UhriDialog(desk, path)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: not dialog.is_busy)
    assert "no export" in dialog.fault.text() or dialog.fault.text()
    assert not dialog.take.isEnabled()
    dialog.read()
    dialog.reject()
    qtbot.waitUntil(lambda: not dialog.is_busy)
    dialog.reject()
    assert dialog.isHidden()
