"""A second return of one workbook is called newer, and is taken by one click, never by itself."""

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hrdesk.operations.inbox import take_delivery
from hrdesk.store import partners
from hrdesk.store.partners import SET_ASIDE, WAITING
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.page import ExchangePage
from tests.ui.exchange.conftest import Opened, idle
from tests.worlds import DeskAtWork, edited


@pytest.fixture
def versions(returned: tuple[Path, str]) -> tuple[Path, Path]:
    """Monday's return and Wednesday's, with one cell more."""
    monday, ref = returned
    wednesday = Path(shutil.copy(monday, monday.with_name("wednesday.xlsx")))
    with edited(wednesday, "Visits") as sheet:
        sheet.put(sheet.row_of(ref), "status", "Confirmed")
    return monday, wednesday


def statuses(desk: Desk) -> list[str]:
    return [each.status for each in reversed(desk.read(partners.received))]


def test_the_inbox_offers_the_newer_one(
    ours: DeskAtWork, page: ExchangePage, desk: Desk, versions: tuple[Path, Path], qtbot: QtBot
) -> None:
    for path in versions:
        take_delivery(ours.database, path)
    inbox = page.home.inbox
    inbox.reload()
    assert [line.texts[3] for line in inbox.view.table.lines] == [
        "newer version, waits",
        "waits for you",
    ]
    inbox.view.choose(1)
    assert not inbox.newer.isVisible()
    inbox.view.choose(2)
    assert inbox.newer.isVisible()
    assert statuses(desk) == [WAITING, WAITING]
    inbox.newer.click()
    qtbot.waitUntil(lambda: page.review_page is not None)
    assert page.review_page is not None
    assert page.review_page.delivery.number == 2
    assert statuses(desk) == [SET_ASIDE, WAITING]
    assert not page.review_page.head.notice.buttons, "there is nothing left to set aside"
    idle(desk, qtbot)


def test_a_review_tells_of_the_earlier_one(
    opened: Opened, page: ExchangePage, desk: Desk, versions: tuple[Path, Path], qtbot: QtBot
) -> None:
    monday, wednesday = versions
    assert not opened(monday).head.notice.isVisible()
    page.forget_review()
    notice = opened(wednesday).head.notice
    assert notice.isVisible()
    assert "newer version of" in notice.text
    assert monday.name in notice.text
    assert "1 cell" in notice.text
    (aside,) = notice.buttons
    assert statuses(desk) == [WAITING, WAITING]
    aside.click()
    qtbot.waitUntil(lambda: statuses(desk) == [SET_ASIDE, WAITING])
    assert not notice.isVisible()
    page.forget_review()
    again = opened(monday).head.notice
    assert not again.isVisible()


def test_an_older_one_that_comes_late_is_said_to_be_one(
    opened: Opened, page: ExchangePage, versions: tuple[Path, Path]
) -> None:
    monday, wednesday = versions
    opened(wednesday)
    page.forget_review()
    notice = opened(monday).head.notice
    assert "Perhaps an older version of" in notice.text
    assert notice.buttons == []


def test_of_one_that_was_taken_in_only_more_is_listed(
    ours: DeskAtWork, opened: Opened, versions: tuple[Path, Path]
) -> None:
    ours.receive(versions[0])
    review = opened(versions[1])
    assert [item.field for item in review.delivery.plan.items] == ["status"]
    assert "were taken in already" in review.head.notice.text
    assert review.head.notice.buttons == []
