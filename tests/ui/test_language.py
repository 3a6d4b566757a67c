"""Languages are offered only when their words are there, and values keep to themselves in text."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from hrdesk.ui import language
from hrdesk.ui.calendar.spoken import day_and_month
from hrdesk.ui.language import choose, isolated, languages, ltr, speak


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty folder of translations in place of the shipped one."""

    def place(*parts: str) -> Path:
        return tmp_path.joinpath(*parts[1:])

    monkeypatch.setattr(language, "resource", place)
    return tmp_path


@pytest.fixture
def spoken(qapp: QApplication, as_before: None) -> Iterator[QApplication]:
    """The program, with its language put back afterwards."""
    before = QLocale()
    yield qapp
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)


def test_english_is_always_offered(words: Path) -> None:
    assert [offered.code for offered in languages()] == ["en"]


def test_a_language_with_words_is_offered_by_its_own_name(words: Path) -> None:
    (words / "hrdesk_ru.qm").touch()
    (words / "hrdesk_ar.qm").touch()
    assert [offered.name for offered in languages()] == ["English", "العربية", "Русский"]


def test_what_was_chosen_comes_first_else_english(words: Path) -> None:
    (words / "hrdesk_fr.qm").touch()
    assert choose("fr").code == "fr"
    assert choose("xx") in languages()
    assert choose("ar").code != "ar"


def test_arabic_turns_the_window_round_and_brings_qts_own_words(
    spoken: QApplication, words: Path
) -> None:
    (words / "hrdesk_ar.qm").touch()
    speak(spoken, choose("ar"))
    assert spoken.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert QLocale().language() == QLocale.Language.Arabic
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") != "Cancel"


def test_english_reads_from_the_left(spoken: QApplication, words: Path) -> None:
    speak(spoken, choose("en"))
    assert spoken.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert QLocale().language() == QLocale.Language.English


def test_values_are_shut_in() -> None:
    assert isolated("أحمد") == "\u2068أحمد\u2069"
    assert ltr("09:00–12:00") == "\u206609:00–12:00\u2069"


@pytest.mark.parametrize(
    ("locale", "said"), [("en_GB", "14 Sep"), ("en_US", "14 Sep"), ("fr_FR", "14 sept.")]
)
def test_september_is_written_as_in_the_titles_of_visits(
    locale: str, said: str, as_before: None
) -> None:
    QLocale.setDefault(QLocale(locale))
    assert day_and_month(date(2026, 9, 14)) == said
    assert day_and_month(date(2026, 11, 14)).startswith("14 ")
