"""Steps through Exchange: what came, what left, partners, the review of a workbook, and sharing."""

from functools import partial
from pathlib import Path
from typing import Any

from demo_window import wait_until
from PySide6.QtCore import Qt
from walk_stage import Walk

from hrdesk.store.partners import partners
from hrdesk.ui.exchange.review_page import ReviewPage
from hrdesk.ui.exchange.share_page import Step

# The key that leads to the next record of a review.
_DOWN, _ALT = Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier
_VIEWS = ("inbox", "outbox", "partners", "given_got")


def walk_exchange(walk: Walk) -> None:
    for view in _VIEWS:
        walk.step(view, walk.stage.go, "exchange", view)
        walk.asks(view)
        walk.menus(view)
    desk = walk.stage.window.desk
    codes = [each.code for each in desk.read(partners)] if desk is not None else []
    if codes:
        _partner(walk, codes[0])
    walk.step("partner_new", _begin_partner, walk)
    if walk.waiting is not None:
        _review(walk, walk.waiting)
    if codes:
        _share(walk, codes[0])


def _partner(walk: Walk, code: str) -> None:
    walk.stage.go("exchange", "partners")
    walk.step("partner", walk.page.home.partners.show_partner, code)
    walk.asks("partner")
    walk.step("with_a_partner", walk.stage.go, "exchange", f"given_got/{code}")
    walk.asks("with_a_partner")


def _begin_partner(walk: Walk) -> None:
    walk.stage.go("exchange", "partners")
    walk.page.home.partners.begin_new()


def _review(walk: Walk, book: Path) -> None:
    page: Any = walk.stage.go("exchange", "inbox")
    page.open_files([book])
    wait_until("the review opens", lambda: bool(page.findChildren(ReviewPage)))
    review = page.findChildren(ReviewPage)[0]
    walk.step("review")
    for number in range(1, 5):
        walk.step(f"review_{number}", walk.stage.press, _DOWN, review, _ALT)
    # What is read on takes the room of the records.
    walk.asks("review")
    walk.menus("review")
    walk.step("review_accepted", review.head.accept.click)
    walk.step("review_later", page.show_address, "inbox")


def _is_at(share: Any, step: Step) -> bool:
    return bool(share.step is step)


def _share(walk: Walk, code: str) -> None:
    page: Any = walk.stage.go("exchange", "share")
    walk.step("share_nobody")
    page.share()
    share = page.share_page
    share.who.view.choose(code)
    for number, step in enumerate(Step):
        wait_until(f"step {step}", partial(_is_at, share, step))
        wait_until("the step is ready", share.next.isEnabled)
        walk.step(f"share_{number}")
        walk.asks(f"share_{number}")
        walk.menus(f"share_{number}")
        if step is not Step.SAVE:
            share.next.click()
    walk.stage.go("exchange", "inbox")
