"""A fault of the program is written down and shown, and the person is told that work is kept."""

import faulthandler
import logging
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from hrdesk import __version__
from hrdesk.ui.crash import CrashReporter


@pytest.fixture
def reporter(qtbot: QtBot, tmp_path: Path) -> Iterator[CrashReporter]:
    reporter = CrashReporter(tmp_path / "log")
    yield reporter
    if reporter.dialog is not None:
        reporter.dialog.close()
    reporter.deleteLater()


def _meet_fault(reporter: CrashReporter, words: str = "broken") -> None:
    try:
        raise RuntimeError(words)
    except RuntimeError as fault:
        reporter.report(type(fault), fault, fault.__traceback__)


def _dialog_of(qtbot: QtBot, reporter: CrashReporter) -> None:
    qtbot.waitUntil(lambda: reporter.dialog is not None)


def test_a_fault_is_written_down(qtbot: QtBot, reporter: CrashReporter, tmp_path: Path) -> None:
    _meet_fault(reporter)
    (written,) = (tmp_path / "log").glob("fault-*.txt")
    text = written.read_text(encoding="utf-8")
    assert text.startswith(f"HRDesk {__version__}")
    assert "RuntimeError: broken" in text
    if os.name == "posix":
        assert written.stat().st_mode & 0o077 == 0
    _dialog_of(qtbot, reporter)


def test_the_dialog_says_that_work_is_kept(
    qtbot: QtBot, reporter: CrashReporter, tmp_path: Path
) -> None:
    _meet_fault(reporter)
    _dialog_of(qtbot, reporter)
    assert reporter.dialog is not None
    said = " ".join(label.text() for label in reporter.dialog.findChildren(QLabel))
    assert "Your work is kept" in said
    assert str(tmp_path / "log") in said
    assert "RuntimeError" not in said
    assert "RuntimeError: broken" in reporter.dialog.report


def test_details_can_be_opened_and_copied(qtbot: QtBot, reporter: CrashReporter) -> None:
    _meet_fault(reporter)
    _dialog_of(qtbot, reporter)
    assert reporter.dialog is not None
    buttons = {button.text(): button for button in reporter.dialog.findChildren(QPushButton)}
    buttons["Copy details"].click()
    assert "RuntimeError: broken" in QGuiApplication.clipboard().text()
    buttons["Details"].click()
    assert reporter.dialog._details.isVisible()
    buttons["Go on"].click()
    assert reporter.dialog is None


def test_a_second_fault_goes_into_the_same_dialog(qtbot: QtBot, reporter: CrashReporter) -> None:
    _meet_fault(reporter, "first")
    _dialog_of(qtbot, reporter)
    shown = reporter.dialog
    assert shown is not None
    _meet_fault(reporter, "second")
    qtbot.waitUntil(lambda: "second" in shown.report)
    assert reporter.dialog is shown
    assert "first" in shown.report


def test_a_folder_that_cannot_be_written_does_not_hide_the_fault(
    qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "log").touch()
    reporter = CrashReporter(tmp_path / "log")
    _meet_fault(reporter)
    _dialog_of(qtbot, reporter)
    assert reporter.dialog is not None
    assert "broken" in reporter.dialog.report
    reporter.dialog.close()


def test_old_reports_are_thrown_away(qtbot: QtBot, reporter: CrashReporter, tmp_path: Path) -> None:
    for _ in range(25):
        _meet_fault(reporter)
    assert len(list((tmp_path / "log").glob("fault-*.txt"))) == 20
    _dialog_of(qtbot, reporter)


def test_installed_it_hears_of_faults_in_every_thread(
    qtbot: QtBot, reporter: CrashReporter, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(logging.getLogger("hrdesk"), "handlers", [])
    monkeypatch.setattr(faulthandler, "enable", lambda file: file.write("enabled\n"))
    reporter.install()

    def fail() -> None:
        raise ValueError("in the worker")

    worker = threading.Thread(target=fail)
    worker.start()
    worker.join()
    _dialog_of(qtbot, reporter)
    assert reporter.dialog is not None
    assert "in the worker" in reporter.dialog.report
    assert sys.excepthook == reporter.report
    for _ in range(2):
        reporter.keep_notes()
    logging.getLogger("hrdesk.operations").warning("looked for here")
    noted = (tmp_path / "log" / "faults.log").read_text(encoding="utf-8")
    assert noted.count("looked for here") == 1
    assert noted.endswith(" hrdesk.operations: looked for here\n")
    assert reporter._faults is not None
    reporter._faults.close()


def test_ctrl_c_is_no_fault(
    reporter: CrashReporter, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reporter.report(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert reporter.dialog is None
    assert not (tmp_path / "log").exists()


def test_all_that_the_dialog_says_has_room(qtbot: QtBot, reporter: CrashReporter) -> None:
    _meet_fault(reporter)
    _dialog_of(qtbot, reporter)
    assert reporter.dialog is not None
    reporter.dialog.show()
    for label in reporter.dialog.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width()), label.text()
