"""Operations in words: names for the menu, sentences for the bar."""

import pytest
from PySide6.QtWidgets import QApplication

from hrdesk.ui.language import ENGLISH, speak
from hrdesk.ui.shell.undo_words import Done, name_of, sentence_of

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


def test_what_was_undone_and_done_again_is_said() -> None:
    done = Done("save", "Tunisia, Sep 2012", 1, {})
    assert sentence_of(done, role="undo") == f"Undone: the change of {TUNISIA}"
    assert sentence_of(done, role="redo") == f"Done again: the change of {TUNISIA}"
