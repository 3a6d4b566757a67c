"""Operations in words: names for the menu, sentences for the bar."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrdesk.domain.changes import Changes
from hrdesk.domain.codes import DocumentType
from hrdesk.domain.label import Label
from hrdesk.geography import country_names
from hrdesk.operations.records import save_many, save_record, set_label
from hrdesk.operations.same import join, unjoin
from hrdesk.operations.series import Which, change_occurrence
from hrdesk.operations.visit_papers import begin_paper
from hrdesk.store import journal
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import ENGLISH, speak
from hrdesk.ui.records.called_here import titles_here
from hrdesk.ui.shell.undo_words import Done, name_of, of_changes, of_entry, sentence_of
from tests.ui.open_desk import Write, british, desk, write

__all__ = ["british", "desk", "write"]
Do = Callable[..., Changes]

TUNISIA = "\u2068Tunisia, Sep 2012\u2069"


@pytest.fixture(autouse=True)
def english(qapp: QApplication, as_before: None) -> None:
    speak(qapp, ENGLISH)


@pytest.mark.parametrize(
    ("operation", "name", "sentence"),
    [
        ("add", "adding", "Added"),
        ("save", "the change of", "Saved"),
        ("label", "the label of", "Labelled"),
        ("archive", "archiving", "Archived"),
        ("remove", "removing", "Removed"),
        ("restore", "restoring", "Restored"),
        ("resolve", "the decision about", "Decided about"),
        ("something new", "the change of", "Saved"),
    ],
)
def test_each_operation_has_its_words(operation: str, name: str, sentence: str) -> None:
    done = Done(operation, "Tunisia, Sep 2012", 1, {})
    assert name_of(done) == f"{name} {TUNISIA}"
    assert sentence_of(done) == f"{sentence} {TUNISIA}"


def test_several_records_are_counted() -> None:
    assert sentence_of(Done("remove", "the first", 12, {})) == "Removed 12 records"


def test_workbooks_are_called_by_their_file() -> None:
    done = Done("receive", "Tunisia", 30, {"file": "visits.xlsx"})
    assert name_of(done) == "taking in \u2068visits.xlsx\u2069"


def test_long_titles_are_cut() -> None:
    assert len(name_of(Done("add", "x" * 500, 1, {}))) < 80
    assert len(sentence_of(Done("add", "x" * 500, 1, {}))) < 100


@pytest.mark.parametrize("role", ["", "undo"])
def test_a_title_that_a_menu_cuts_stands_whole_in_the_line_at_the_foot(role: str) -> None:
    title = "Independent Expert on the effects of foreign debt on human rights"
    assert title not in name_of(Done("remove", title, 1, {}))
    assert title in sentence_of(Done("remove", title, 1, {}), role=role)


def test_what_was_undone_and_done_again_is_said() -> None:
    done = Done("save", "Tunisia, Sep 2012", 1, {})
    assert sentence_of(done, role="undo") == f"Undone: the change of {TUNISIA}"
    assert sentence_of(done, role="redo") == f"Done again: the change of {TUNISIA}"


def test_a_move_says_where_to_and_who_will_see_it() -> None:
    about: dict[str, object] = {
        "to": "2026-11-19T10:00/2026-11-19T11:00[America/New_York]",
        "zone": "Europe/Zurich",
        "seen_by": [],
    }
    said = sentence_of(Done("move_date", "Briefing", 1, about))
    assert said.startswith("Moved \u2068Briefing\u2069 to \u2068Thu")
    assert "16:00–17:00" in said
    assert "10:00–11:00" in said
    assert name_of(Done("copy", "Briefing", 1, about)).startswith("copying")
    said = sentence_of(Done("move_date", "Georgia", 1, about | {"seen_by": ["New York", "IACHR"]}))
    assert "confirmed" in said
    assert "\u2068New York\u2069, \u2068IACHR\u2069" in said
    assert name_of(Done("move_date", "Georgia", 1, {})) == "moving \u2068Georgia\u2069 to "


@pytest.fixture
def do(desk: Desk, qtbot: QtBot) -> Do:
    """Does something on the desk and gives what it changed."""

    def done(operation: Callable[..., object], *given: object) -> Changes:
        with qtbot.waitSignal(desk.changed) as told:
            if operation == desk.undo:
                desk.undo()
            else:
                desk.do(operation, *given)
        assert isinstance(told.args, list)
        changes = told.args[0]
        assert isinstance(changes, Changes)
        return changes

    return done


def said(desk: Desk, changes: Changes, role: str = "") -> str:
    sentence = sentence_of(desk.read(of_changes, changes), role=role)
    return sentence.replace("\u2068", "").replace("\u2069", "")


def name_to_undo(desk: Desk) -> str:
    entry = desk.read(journal.to_undo)
    assert entry is not None
    return name_of(desk.read(of_entry, entry)).replace("\u2068", "").replace("\u2069", "")


def test_the_label_of_several_is_said_with_their_number(desk: Desk, write: Write, do: Do) -> None:
    people = [write("person", number) for number in (1, 2, 3)]
    changes = do(set_label, people, Label.INTERNAL)
    assert said(desk, changes) == "Label of 3 people: Internal"
    assert name_to_undo(desk) == "the label of 3 people"
    assert said(desk, do(desk.undo), "undo") == "Undone: the label of 3 people"


def test_the_field_that_was_written_is_named(desk: Desk, write: Write, do: Do) -> None:
    visits = [write("visit", number) for number in (1, 2)]
    changes = do(save_many, visits, {"firmness": "confirmed"})
    assert said(desk, changes) == "How certain of 2 visits: Confirmed"
    assert name_to_undo(desk) == "the change of 2 visits (How certain)"
    person = write("person", 1, name="Okafor, Chidi")
    changes = do(save_record, person, {"email": "chidi@example.org"})
    assert said(desk, changes) == "Saved Okafor, Chidi: E-mail", "texts stay where they stand"
    changes = do(save_record, person, {"function": "Judge", "phone": "+41 22 1"})
    assert said(desk, changes) == "Saved Okafor, Chidi"


def test_what_was_added_is_named_and_not_what_it_was_linked_with(
    desk: Desk, write: Write, do: Do
) -> None:
    visit = write("visit", 1)
    kind = DocumentType.END_OF_VISIT_STATEMENT
    assert said(desk, do(begin_paper, visit, kind, "Statement on prisons")) == (
        "Added Statement on prisons"
    )
    assert name_to_undo(desk) == "adding Statement on prisons"
    assert said(desk, do(desk.undo), "undo").startswith("Undone: adding ")


def test_un_merging_is_called_so(desk: Desk, write: Write, do: Do) -> None:
    pair = [write("person", number, name="Okafor, Chidi") for number in (1, 2)]
    do(join, pair)
    assert said(desk, do(unjoin, pair[0])) == "Un-merged Okafor, Chidi"
    do(join, pair, {"phone": "+41 22 1", "function": "Judge"})
    do(save_record, min(pair), {"phone": "+41 22 2"})
    assert said(desk, do(unjoin, pair[1])) == (
        "Un-merged Okafor, Chidi. Changed since the merge, and left as it is now: Phone"
    )


def test_one_of_a_series_is_told_from_those_after_it(desk: Desk, write: Write, do: Do) -> None:
    dates = "2026-11-24T09:00/2026-11-24T10:00[Europe/Zurich]"
    series = [
        write("activity", number, title="Call", dates=dates, recurrence="FREQ=WEEKLY")
        for number in (1, 2)
    ]
    day, values = date(2026, 12, 1), {"title": "Long call"}
    one = do(change_occurrence, series[0], day, values, Which.ONE)
    assert said(desk, one) == "Changed this one only: Long call"
    following = do(change_occurrence, series[1], day, values, Which.FOLLOWING)
    assert said(desk, following) == "Changed this one and those after it: Long call"


def test_a_visit_is_told_in_the_language_of_the_window(desk: Desk, write: Write, do: Do) -> None:
    visit = write("visit", 1, country="TUN", dates="2026-12-07/2026-12-11")
    before = QLocale()
    QLocale.setDefault(QLocale("ar_EG"))
    try:
        changes = do(set_label, [visit], Label.INTERNAL)
        called = titles_here(desk, [visit])[visit]
        assert called.startswith(country_names("ar")["TUN"])
        assert called in said(desk, changes)
        assert called in name_to_undo(desk)
    finally:
        QLocale.setDefault(before)
