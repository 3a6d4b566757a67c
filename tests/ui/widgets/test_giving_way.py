"""What a head leaves out first: parts of the count, then words, and views last."""

from hrdesk.ui.widgets.giving_way import Shape, Views, best_shape, shapes


def needed(shape: Shape) -> int:
    views = {Views.WIDE: 60, Views.TIGHT: 40, Views.MENU: 10}[shape.views]
    return 100 // shape.lines + 20 * shape.parts + views - 15 * shape.short + 30


def test_what_is_counted_goes_first_by_whole_parts() -> None:
    assert best_shape(shapes(2, 2, breaks=True), 230, needed) == Shape(2)
    assert best_shape(shapes(2, 2, breaks=True), 215, needed) == Shape(1)
    assert best_shape(shapes(2, 2, breaks=True), 199, needed) == Shape(1, 1, Views.TIGHT)


def test_a_long_title_breaks_before_buttons_lose_their_words() -> None:
    assert best_shape(shapes(2, 2, breaks=True), 175, needed) == Shape(0, 1, Views.TIGHT)
    assert best_shape(shapes(2, 2, breaks=True), 120, needed) == Shape(0, 2, Views.TIGHT)
    assert best_shape(shapes(2, 2, breaks=False), 155, needed) == Shape(0, 1, Views.TIGHT, 1)


def test_views_go_into_a_menu_last_and_buttons_have_their_words_again() -> None:
    assert best_shape(shapes(0, 2, breaks=False), 140, needed) == Shape(0, 1, Views.TIGHT, 2)
    assert best_shape(shapes(0, 2, breaks=False), 130, needed) == Shape(0, 1, Views.MENU, 1)
    assert best_shape(shapes(0, 2, breaks=True), 10, needed) == Shape(0, 2, Views.MENU, 2)
    at_last = shapes(0, 2, breaks=False, breaks_at_last=True)
    assert best_shape(at_last, 10, needed) == Shape(0, 2, Views.MENU, 2)
