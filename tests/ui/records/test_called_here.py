"""Visits are called in the language of the window, though their kept titles are English."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from hrdesk.geography import country_names
from hrdesk.store import listing
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.called_here import titles_here
from tests.ui.records.conftest import Put


@pytest.fixture
def arabic() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("ar_EG"))
    yield
    QLocale.setDefault(before)


def test_a_visit_has_the_country_and_the_digits_of_the_window(
    desk: Desk, put: Put, arabic: None
) -> None:
    visit = put("visit", country="TUN", dates="2026-12-07/2026-12-11")
    no_dates = put("visit", 2, country="TUN")
    titles = titles_here(desk, [visit, no_dates])
    assert titles[visit].startswith(country_names("ar")["TUN"] + "، ")
    assert "٢٠٢٦" in titles[visit]
    assert "2026" not in titles[visit]
    assert titles[no_dates] == country_names("ar")["TUN"]


def test_in_english_it_is_the_title_that_is_kept(desk: Desk, put: Put) -> None:
    visit = put("visit", country="TUN", dates="2026-12-07/2026-12-11")
    assert titles_here(desk, [visit]) == desk.read(listing.titles, [visit])
