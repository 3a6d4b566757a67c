"""Settings survive a restart, and a file with nonsense in it reads as the defaults."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QApplication

from hrdesk.folders import data_folder
from hrdesk.ui.settings import Scheme, Settings
from hrdesk.ui.tokens import Density


def _again(settings: Settings) -> Settings:
    settings.save()
    return Settings(settings.folder)


def test_a_new_machine_has_defaults(settings: Settings) -> None:
    assert settings.language == ""
    assert settings.scheme is Scheme.SYSTEM
    assert settings.text_size == 100
    assert settings.density is Density.COMFORTABLE
    assert settings.last_desk is None
    assert settings.recent_desks == []
    assert settings.window_geometry.isEmpty()
    assert settings.state("contacts", "panes").isEmpty()


def test_what_was_chosen_is_there_again(settings: Settings) -> None:
    settings.language = "fr"
    settings.scheme = Scheme.DARK
    settings.text_size = 125
    settings.density = Density.COMPACT
    settings.window_geometry = QByteArray(b"\x00\x01geometry")
    again = _again(settings)
    assert again.language == "fr"
    assert again.scheme is Scheme.DARK
    assert again.text_size == 125
    assert again.density is Density.COMPACT
    assert again.window_geometry == QByteArray(b"\x00\x01geometry")


def test_nonsense_reads_as_defaults(settings: Settings) -> None:
    settings.folder.mkdir(parents=True)
    (settings.folder / "settings.ini").write_text(
        "[look]\nscheme=purple\ntext_size=huge\ndensity=17\n[window]\ngeometry=3\n",
        encoding="utf-8",
    )
    again = Settings(settings.folder)
    assert again.scheme is Scheme.SYSTEM
    assert again.text_size == 100
    assert again.density is Density.COMFORTABLE
    assert again.window_geometry.isEmpty()


def test_an_odd_text_size_becomes_the_nearest(settings: Settings) -> None:
    settings.text_size = 133
    assert settings.text_size == 125


def test_the_desk_opened_last_comes_first(settings: Settings) -> None:
    first, second = Path("/desks/Genève, Palais.hrdesk"), Path("/desks/مكتب.hrdesk")
    settings.remember_desk(first)
    assert _again(settings).recent_desks == [first]
    settings.remember_desk(second)
    settings.remember_desk(first)
    again = _again(settings)
    assert again.last_desk == first
    assert again.recent_desks == [first, second]
    again.forget_desk(first)
    assert again.recent_desks == [second]


def test_the_list_of_desks_has_an_end(settings: Settings) -> None:
    for number in range(20):
        settings.remember_desk(Path(f"/desks/{number}.hrdesk"))
    assert len(settings.recent_desks) == 8
    assert settings.last_desk == Path("/desks/19.hrdesk")


def test_a_mirrored_window_keeps_a_state_of_its_own(
    qapp: QApplication, settings: Settings, as_before: None
) -> None:
    settings.keep_state("contacts", "header", QByteArray(b"left"))
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert settings.state("contacts", "header").isEmpty()
    settings.keep_state("contacts", "header", QByteArray(b"right"))
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert _again(settings).state("contacts", "header") == QByteArray(b"left")
    assert settings.state("visits", "header").isEmpty()


def test_the_folder_is_where_the_environment_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HRDESK_DATA", str(tmp_path))
    assert data_folder() == tmp_path
    assert Settings().folder == tmp_path
    monkeypatch.delenv("HRDESK_DATA")
    assert data_folder().name == "HRDesk"
