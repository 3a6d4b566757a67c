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
