"""Every sequence of a few acts at three desks with one record, on the pure model."""

import itertools
from collections.abc import Callable

from hrdesk.domain.codes import Life
from hrdesk.domain.merge import Decision
from hrdesk.domain.state import LIFE
from tests.domain.world import FIRST, World

LENGTH = 4
Act = Callable[[World], object]


def edits(place: int, value: str) -> Act:
    return lambda world: world.edit(world.desks[place], FIRST, "purpose", value)


def passes(sender: int, to: int, decision: Decision = Decision.THEIRS) -> Act:
    return lambda world: world.receive(world.desks[to], world.send(world.desks[sender]), decision)


def removes(place: int) -> Act:
    return lambda world: world.edit(world.desks[place], FIRST, LIFE, Life.REMOVED.value)


def by_hand(world: World) -> None:
    """Somebody edits the newest workbook in a spreadsheet; its sender reads it first."""
    letter = world.edit_by_hand(world.mail[-1], FIRST, "purpose", "by hand")
    if letter is not None:
        sender = next(each for each in world.desks if each.name == letter.envelope.sender)
        world.receive(sender, letter)


def late(world: World) -> None:
    """The first workbook of all is read by the last desk once more."""
    world.receive(world.desks[-1], world.mail[0])


ACTS: tuple[Act, ...] = (
    edits(0, "two"),
    edits(1, "three"),
    passes(0, 1),
    passes(1, 2),
    passes(2, 0, Decision.OURS),
    removes(1),
    by_hand,
    late,
)


def test_every_sequence_of_four_acts_keeps_the_laws() -> None:
    ended = 0
    for acts in itertools.product(ACTS, repeat=LENGTH):
        world = World(3)
        for act in acts:
            act(world)
        world.settle()
        assert not world.faults, [ACTS.index(act) for act in acts]
        ended += world.in_conflict()
    assert ended
