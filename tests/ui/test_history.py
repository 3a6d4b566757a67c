"""Back and forward as in a browser, fifty steps deep."""

import pytest

from hrdesk.ui.history import Address, History


def _been(*places: str) -> History:
    history = History()
    for place in places:
        history.visit(Address(place))
    return history


def test_nowhere_yet() -> None:
    history = History()
    assert history.current is None
    assert not history.can_go_back
    assert not history.can_go_forward
    with pytest.raises(IndexError):
        history.back()


def test_there_and_back() -> None:
    history = _been("today", "visits", "contacts")
    assert history.back() == Address("visits")
    assert history.back() == Address("today")
    assert not history.can_go_back
    assert history.back() == Address("today")
    assert history.forward() == Address("visits")
    assert history.can_go_forward


def test_going_elsewhere_forgets_what_lay_ahead() -> None:
    history = _been("today", "visits", "contacts")
    history.back()
    history.visit(Address("calendar"))
    assert not history.can_go_forward
    assert history.back() == Address("visits")


def test_the_same_address_twice_is_one_step() -> None:
    history = _been("today", "visits", "visits")
    assert history.back() == Address("today")


def test_two_records_of_a_place_are_two_steps() -> None:
    history = History()
    history.visit(Address("visits", "VIS-1"))
    history.visit(Address("visits", "VIS-2"))
    assert history.back() == Address("visits", "VIS-1")


def test_a_bare_place_that_shows_what_it_showed_is_no_step_of_its_own() -> None:
    history = _been("today")
    for rest in ("", "PER-1", "", "PER-2"):
        history.visit(Address("contacts", rest), stays=True)
    assert history.back() == Address("contacts", "PER-1")
    assert history.back() == Address("today")
    history.visit(Address("contacts"), stays=True)
    assert history.back() == Address("today")


def test_fifty_steps_are_kept() -> None:
    history = _been(*(str(number) for number in range(60)))
    steps = 0
    while history.can_go_back:
        history.back()
        steps += 1
    assert steps == 49
    assert history.current == Address("10")
