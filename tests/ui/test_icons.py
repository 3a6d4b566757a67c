"""Icons take the colours of the moment, and turn round only where that has a meaning."""

import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, Qt
from PySide6.QtWidgets import QApplication

from hrdesk.domain.label import Label
from hrdesk.resources import resource
from hrdesk.ui.icons import Tone, app_icon, icon
from hrdesk.ui.settings import Scheme, Settings
from hrdesk.ui.theme import Theme
from hrdesk.ui.tokens import DARK, LIGHT, Colours, ReviewState
from tests.sources import SOURCES, text_of

SIZE = QSize(20, 20)


def _picture(made: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> QImage:
    return made.pixmap(SIZE, 1.0, mode).toImage().convertToFormat(QImage.Format.Format_ARGB32)


def _colour(picture: QImage) -> str:
    """The colour of its most solid point."""
    points = [picture.pixelColor(x, y) for x in range(20) for y in range(20)]
    return max(points, key=QColor.alpha).name().upper()


def test_an_icon_is_drawn_in_the_colours_of_the_scheme(theme: Theme, settings: Settings) -> None:
    house = icon("house")
    assert _colour(_picture(house)) == LIGHT.secondary
    settings.scheme = Scheme.DARK
    theme.apply()
    assert _colour(_picture(house)) == DARK.secondary


def test_states_and_tones_have_their_colours(theme: Theme) -> None:
    assert _colour(_picture(icon("house"), QIcon.Mode.Disabled)) == LIGHT.disabled
    assert _colour(_picture(icon("house"), QIcon.Mode.Selected)) == LIGHT.text
    assert _colour(_picture(icon("house", Tone.ACCENT))) == LIGHT.accent
    assert _colour(_picture(icon("house", Tone.ON_ACCENT))) == LIGHT.on_accent
    assert _colour(_picture(icon("house", Tone.STRONG))) == LIGHT.text


@pytest.mark.parametrize("name", ["undo-2", "arrow-left", "circle-question-mark"])
def test_what_has_a_direction_is_mirrored(qapp: QApplication, theme: Theme, name: str) -> None:
    before = _picture(icon(name))
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert _picture(icon(name)) == before.flipped(Qt.Orientation.Horizontal)


@pytest.mark.parametrize("name", ["clock", "check", "search", "pencil"])
def test_what_has_none_stays(qapp: QApplication, theme: Theme, name: str) -> None:
    before = _picture(icon(name))
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert _picture(icon(name)) == before


def test_an_icon_outlives_its_copies(theme: Theme) -> None:
    copies = [QIcon(icon("house")) for _ in range(50)]
    assert {_colour(_picture(copy)) for copy in copies} == {LIGHT.secondary}
    assert not copies[0].isNull()
    assert copies[0].actualSize(SIZE) == SIZE


def test_there_is_an_icon_for_the_program(theme: Theme) -> None:
    assert not app_icon().pixmap(64, 64).isNull()


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_markings_and_states_have_their_drawings(scheme: Colours) -> None:
    names = [scheme.markings[label].icon for label in Label]
    names += [scheme.states[state].icon for state in ReviewState]
    assert not [name for name in names if not resource("icons", f"{name}.svg").is_file()]


def test_every_icon_named_in_the_program_is_shipped() -> None:
    called = re.compile(r'\bicon\("([a-z0-9-]+)"')
    named = re.compile(r'\bicon_name="([a-z0-9-]+)"')
    names = {
        name
        for path in SOURCES
        for pattern in (called, named)
        for name in pattern.findall(text_of(path))
    }
    assert "undo-2" in names
    assert not [name for name in sorted(names) if not resource("icons", f"{name}.svg").is_file()]


def test_the_licence_of_the_drawings_is_with_them() -> None:
    licence = resource("icons", "LICENSE").read_text(encoding="utf-8")
    assert "ISC License" in licence
    assert "MIT License" in licence
