"""Where there is no recommendation the export of the UHRI can be taken in at once."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from hrdesk.ui.exchange.uhri_dialog import UhriDialog
from hrdesk.ui.follow_up.page import FollowUpPage


@pytest.mark.parametrize("shown", ["recommendation", "matrix"])
def test_a_button_asks_for_the_export(
    shown: str, page: FollowUpPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page.show_address(shown)

    def offered() -> list[QPushButton]:
        said = "Take in an export of the UHRI…"
        return [
            each
            for each in page.findChildren(QPushButton)
            if each.text() == said and each.isVisible()
        ]

    qtbot.waitUntil(lambda: len(offered()) == 1)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    offered()[0].click()
    assert not _dialogs()
    export = tmp_path / "export.xlsx"
    export.write_bytes(b"no export")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(export), ""))
    offered()[0].click()
    (dialog,) = _dialogs()
    qtbot.waitUntil(lambda: not dialog.is_busy)
    assert dialog.told.text() == "Nothing was changed."
    dialog.close()


def _dialogs() -> list[UhriDialog]:
    return [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, UhriDialog) and each.isVisible()
    ]
