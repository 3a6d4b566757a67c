"""Pages of paper on screen."""

from pytestqt.qtbot import QtBot

from hrdesk.ui.printing.page_view import PageView
from hrdesk.ui.settings import Scheme, Settings
from hrdesk.ui.theme import Theme


def test_a_page_is_white_in_the_dark_too(qtbot: QtBot, theme: Theme, settings: Settings) -> None:
    """Its words are black: on the ground of the window nobody could read them."""
    settings.scheme = Scheme.DARK
    theme.apply()
    page = PageView()
    qtbot.addWidget(page)
    page.resize(300, 200)
    page.show_html("<p>Brief</p>")
    with qtbot.waitExposed(page):
        page.show()
    seen = page.grab().toImage()
    words = [seen.pixelColor(x, y).lightness() for x in range(10, 80) for y in range(10, 50)]
    assert seen.pixelColor(150, 150).name() == "#ffffff"
    assert min(words) < 60
