"""Types into three forms of a real window, says so, and waits to be killed: half_typed.py DESK DATA."""

import os
import sys
from datetime import datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["HRDESK_DATA"] = sys.argv[2]

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from hrdesk.app import Program
from hrdesk.store import listing
from hrdesk.store.listing import Query
from hrdesk.ui.calendar.clock import this_moment
from hrdesk.ui.records.editors.draft import DraftEditor
from hrdesk.ui.records.form import RecordForm
from hrdesk.ui.settings import Settings

# A new person and a new item have no name yet, and a draft is not left: no record has any of it.
TYPED = (
    ("person", "function", "Half a function"),
    ("programme_item", "purpose", "Half a purpose"),
    ("document", "draft", "Half a statement"),
)


def main() -> None:
    """Ends only from outside."""
    app = QApplication(sys.argv[:1])
    program = Program(app, Settings(Path(sys.argv[2])), now=years_ago)
    program.ready.connect(lambda: QTimer.singleShot(0, lambda: type_all(program)))
    program.start(Path(sys.argv[1]))
    app.exec()


def years_ago() -> datetime:
    """A time without reminders: offscreen their window takes the focus, and a field is left by that."""
    return this_moment() - timedelta(days=10 * 365)


def type_all(program: Program) -> None:
    """A few words in each form."""
    window, desk = program.window, program.window.desk
    assert desk is not None
    window.resize(1280, 800)
    window.show()
    for kind, field, text in TYPED:
        if kind == "document":
            window.open_record(desk.read(listing.keys, Query(kind))[0])
        else:
            window.begin(kind)
        form = form_of(window.page, kind)
        assert form.fields is not None
        form.tabs.setCurrentWidget(form._stack)
        form.fields.focus_field(field)
        for draft in form.findChildren(DraftEditor):
            # A draft is kept where its writer stops for a while, and a busy machine takes its time.
            draft.pause.setInterval(600_000)
        QTest.keyClicks(QApplication.focusWidget(), text)
    waited = QTimer(program)
    waited.timeout.connect(lambda: print("typed", flush=True) if is_written(desk) else None)
    waited.start(50)


def is_written(desk: object) -> bool:
    """Whether all of it stands in the file."""
    return len(desk.begun) == len(TYPED) and not desk.is_busy  # type: ignore[attr-defined]


def form_of(page: QWidget | None, kind: str) -> RecordForm:
    """The form of a kind that is open on a page."""
    assert page is not None
    return next(each for each in page.findChildren(RecordForm) if each.kind == kind)


main()
