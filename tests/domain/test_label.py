"""Labels have one order, and doubt always takes the stricter."""

import itertools

import pytest

from hrdesk.domain.label import Label, reaches_all, strictest

ORDER = (Label.PUBLIC, Label.NETWORK, Label.PARTNERS, Label.INTERNAL)


def test_the_order_is_that_of_the_promise() -> None:
    assert [label.rank for label in ORDER] == [0, 1, 2, 3]
    assert tuple(Label) == ORDER


@pytest.mark.parametrize("several", list(itertools.product(ORDER, repeat=3)))
def test_the_strictest_wins_in_any_order(several: tuple[Label, ...]) -> None:
    assert strictest(*several) == ORDER[max(ORDER.index(each) for each in several)]


def test_what_has_no_label_adds_none() -> None:
    assert strictest() is Label.PUBLIC
    assert strictest(None) is Label.PUBLIC
    assert strictest(None, Label.NETWORK, None) is Label.NETWORK


def test_what_is_for_named_desks_reaches_all_only_where_all_are_named() -> None:
    named = Label.PARTNERS
    assert reaches_all(named, ["A", "B"], named, ["A"])
    assert not reaches_all(named, ["A"], named, ["A", "B"])
    assert not reaches_all(named, ["A", "B"], Label.NETWORK, [])
    assert reaches_all(Label.NETWORK, [], named, ["A"])
    assert reaches_all(named, ["A"], Label.INTERNAL, [])
    assert not reaches_all(Label.INTERNAL, [], named, ["A"])
