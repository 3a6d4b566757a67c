"""Laws that compare two courses of events, over real desks: order, clocks and copies."""

import itertools
import random
from pathlib import Path

import pytest

from hrdesk.domain.label import Label
from hrdesk.domain.revisions import Heads, distinct
from hrdesk.domain.state import RecordState
from hrdesk.operations.records import archive, set_label
from tests import dice
from tests.laws.conftest import OFTEN
from tests.laws.network import CODES, desks_from
from tests.worlds import DeskAtWork, edited

pytestmark = pytest.mark.usefixtures("quick_workbooks", "read_once")


def shown(desk: DeskAtWork, refs: list[str]) -> list[RecordState | None]:
    return [desk.state(ref) for ref in refs]


def story(desks: dict[str, DeskAtWork]) -> tuple[list[str], list[Path]]:
    """People write, send, edit by hand and relay; the Refs made, and all workbooks."""
    a, b, c = (desks[code] for code in CODES)
    first = a.add("visit", country="TUN", purpose="One", themes=["prisons"])
    second = a.add("visit", country="MEX", purpose="Two")
    books = [a.send("BBB"), a.send("CCC")]
    b.receive(books[0])
    c.receive(books[1])
    a.set(first, purpose="At A", themes=["torture"])
    b.set(first, purpose="At B")
    c.set(second, notes="At C")
    c.do(archive, [first])
    hand = c.folder / "hand.xlsx"
    with edited(books[1], "Visits", hand) as sheet:
        sheet.put(sheet.row_of(first), "purpose", "By hand")
        sheet.put(sheet.row_of(second), "dates.from", "2027-05")
    books += [hand, b.send("CCC"), c.send("BBB")]
    b.receive(books[-1])
    b.do(set_label, [second], Label.PARTNERS, ["AAA", "CCC"])
    books += [a.send("BBB"), b.send("AAA"), b.send("CCC")]
    a.do(set_label, [first], Label.INTERNAL)
    books.append(a.send("CCC"))
    return [first, second], books


def test_any_order_and_repetition_of_workbooks_gives_the_same_desk(
    templates: dict[str, DeskAtWork], memory: Path
) -> None:
    dice.throw_as("order")
    desks = desks_from(templates, memory / "story")
    refs, books = story(desks)
    chance = random.Random("orders")
    found = []
    for number in range(4 * OFTEN):
        order = chance.sample(books, len(books)) if number else books
        reader = desks_from(templates, memory / f"reader {number}")
        for book in [*order, *chance.choices(books, k=3), *order]:
            reader["CCC"].receive(book)
        found.append(shown(reader["CCC"], refs))
        _close(reader)
    _close(desks)
    assert all(each == found[0] for each in found)
    assert found[0][0] is not None
    assert found[0][0].conflicts()


@pytest.mark.parametrize("clocks", [(-600, 0, 5000), (0, 90, -1)])
def test_a_shifted_clock_changes_no_value_at_any_desk(
    templates: dict[str, DeskAtWork], memory: Path, clocks: tuple[int, ...]
) -> None:
    found = []
    for offsets in ((0, 0, 0), clocks):
        dice.throw_as("clocks")
        desks = desks_from(templates, memory / str(offsets))
        for desk, offset in zip(desks.values(), offsets, strict=True):
            desk.minute += offset
        refs, _ = story(desks)
        for sender, to in itertools.permutations(desks.values(), 2):
            to.receive(sender.send(to.code))
        found.append([_values(state) for desk in desks.values() for state in shown(desk, refs)])
        _close(desks)
    assert found[0] == found[1]


def test_two_copies_of_one_desk_both_survive_at_a_third(
    templates: dict[str, DeskAtWork], memory: Path
) -> None:
    desks = desks_from(templates, memory / "first")
    ref = desks["AAA"].add("visit", country="TUN", purpose="One")
    desks["AAA"].close()
    (memory / "restored").mkdir()
    restored = desks["AAA"].copied(memory / "restored")
    dice.throw_as("each copy has its own chance")
    again = desks["AAA"].copied(memory)
    restored.set(ref, purpose="At the copy")
    again.set(ref, purpose="At the first")
    for desk in (restored, again):
        desks["BBB"].receive(desk.send("BBB"))
    assert set(desks["BBB"].shows(ref).conflicts()["purpose"]) == {"At the copy", "At the first"}
    for desk in (restored, again, desks["BBB"], desks["CCC"]):
        desk.close()


def _values(state: RecordState | None) -> dict[str, set[str]]:
    registers: dict[str, Heads] = {} if state is None else dict(state.registers)
    return {name: set(distinct(heads)) for name, heads in registers.items()}


def _close(desks: dict[str, DeskAtWork]) -> None:
    for desk in desks.values():
        desk.close()
