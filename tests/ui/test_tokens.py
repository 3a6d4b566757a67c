"""The colours can be read: WCAG contrast of text, edges and signs in both schemes."""

import pytest
from PySide6.QtGui import QColor, QFont, QFontInfo
from PySide6.QtWidgets import QApplication

from hrdesk.domain.label import Label
from hrdesk.ui.theme import palette
from hrdesk.ui.tokens import DARK, LIGHT, Colours, ReviewState, colours, scaled

BOTH = pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])


def _luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    made = QColor(colour)
    red, green, blue = (linear(part) for part in (made.redF(), made.greenF(), made.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@BOTH
@pytest.mark.parametrize("ground", ["window", "surface", "rail", "popup", "hover", "selected"])
def test_text_can_be_read_on_every_ground(scheme: Colours, ground: str) -> None:
    assert contrast(scheme.text, getattr(scheme, ground)) >= 7


@BOTH
def test_quiet_text_links_and_buttons_can_be_read(scheme: Colours) -> None:
    for ground in (scheme.window, scheme.surface, scheme.popup):
        assert contrast(scheme.secondary, ground) >= 4.5
    assert contrast(scheme.accent, scheme.window) >= 4.5
    assert contrast(scheme.on_accent, scheme.accent) >= 4.5
    assert contrast(scheme.on_accent, scheme.accent_hover) >= 4.5
    assert contrast(scheme.on_warning, scheme.warning) >= 4.5


@BOTH
def test_fields_have_an_edge_that_can_be_seen(scheme: Colours) -> None:
    for ground in (scheme.window, scheme.surface):
        assert contrast(scheme.field_edge, ground) >= 3


@BOTH
@pytest.mark.parametrize("label", list(Label))
def test_every_marking_can_be_read_and_told_from_the_window(scheme: Colours, label: Label) -> None:
    marks = scheme.markings[label]
    assert contrast(marks.text, marks.fill) >= 4.5
    assert contrast(marks.edge, scheme.window) >= 3


@BOTH
@pytest.mark.parametrize("state", list(ReviewState))
def test_every_state_of_a_review_can_be_read(scheme: Colours, state: ReviewState) -> None:
    marks = scheme.states[state]
    assert contrast(marks.text, marks.fill) >= 4.5


@BOTH
def test_no_two_markings_share_a_sign(scheme: Colours) -> None:
    assert len({marks.icon for marks in scheme.markings.values()}) == len(Label)
    assert len({marks.icon for marks in scheme.states.values()}) == len(ReviewState)


@BOTH
def test_a_palette_tells_its_scheme(qapp: QApplication, scheme: Colours) -> None:
    assert colours(palette(scheme)) is scheme


def test_distances_grow_with_the_letters_only(qapp: QApplication) -> None:
    usual, big, small = QFont(qapp.font()), QFont(qapp.font()), QFont(qapp.font())
    usual.setPixelSize(12)
    big.setPixelSize(26)
    small.setPixelSize(6)
    assert QFontInfo(usual).pixelSize() == 12
    assert scaled(usual, 32) == 32
    assert scaled(big, 32) == 64
    assert scaled(small, 32) == 16
