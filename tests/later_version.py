"""A later version of HRDesk: visits have more fields, and one more status. Run as a program.

It is this program with more declared, in a process of its own: `python -m tests.later_version
STEP FOLDER` plays one step of an exchange at the desks AAA and CCC, whose files stay in the folder,
and prints as JSON the workbooks it wrote and the heads that stand.
"""

import importlib
import json
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hrdesk.domain import codes, fields
from hrdesk.domain.fields import Kind
from hrdesk.domain.label import Label

if TYPE_CHECKING:
    from tests.worlds import DeskAtWork


class Safety(StrEnum):
    """How safe a visit is: a list of codes that only the later version has."""

    CALM = "calm"
    TENSE = "tense"


# The fields that a visit has in the later version.
ADDED: dict[str, Callable[[], Any]] = {
    "hotel": lambda: fields.field(Kind.TEXT),
    "cost": lambda: fields.field(Kind.NUMBER),
    "window": lambda: fields.field(Kind.SPAN),
    "safety": lambda: fields.field(Kind.CODE, codes=Safety),
    "observers": lambda: fields.field(Kind.SET),
    "companions": lambda: fields.field(Kind.LINKS, to="person"),
    "liaison": lambda: fields.field(Kind.LINK, to="person"),
    "escort": lambda: fields.field(Kind.LONG_TEXT, floor=Label.PARTNERS),
    "hideout": lambda: fields.field(Kind.TEXT, floor=Label.INTERNAL),
}
LATER_STATUS = "suspended"
OPEN = {
    "hotel": "Hotel Africa",
    "cost": "1200.5",
    "window": "2027-03-10/2027-03-12",
    "safety": "tense",
    "observers": ["Amnesty", "Red Cross"],
}


# A kind that only the later version has.
KIND, PREFIX, SHEET = "hearing", "HEA", "Hearings of states"


def grow() -> None:
    """Declare more than this version does; before any record kind is known."""
    assert "hrdesk.domain.records" not in sys.modules
    declared = fields.record

    def with_more(*args: Any, **named: Any) -> Callable[[type], type]:
        declare = declared(*args, **named)

        def grown(cls: type) -> type:
            if cls.__name__ == "Visit":
                for name, make in ADDED.items():
                    cls.__annotations__[name] = "str"
                    setattr(cls, name, make())
            return declare(cls)

        return grown

    fields.record = with_more  # type: ignore[assignment]
    known = {each.name: each.value for each in codes.VisitStatus}
    codes.VisitStatus = StrEnum("VisitStatus", known | {"SUSPENDED": LATER_STATUS})  # type: ignore[misc]


def grow_a_kind() -> None:
    """Have one kind of records more, before anything is built from the kinds."""
    from hrdesk.domain import records
    from hrdesk.domain.records.base import Record

    assert "hrdesk.domain.seeds" not in sys.modules

    class Hearing(Record):
        title: str = fields.field(Kind.TEXT, required=True)
        dates: str = fields.field(Kind.SPAN)
        witnesses: tuple[str, ...] = fields.field(Kind.LINKS, to="person")
        themes: tuple[str, ...] = fields.field(Kind.SET)
        mood: str = fields.field(Kind.CODE, codes=Safety)
        minutes: str = fields.field(Kind.LONG_TEXT, floor=Label.PARTNERS)
        verdict: str = fields.field(Kind.TEXT, floor=Label.INTERNAL)

    made = fields.record(PREFIX, plural=SHEET.casefold().replace(" ", "_"), title=("title",))(
        Hearing
    )
    shape = made.SHAPE  # type: ignore[attr-defined]
    records.CLASSES[KIND] = made
    records.KINDS[KIND] = shape
    records._BY_PREFIX[PREFIX] = KIND
    records._FIELDS[KIND] = {each.name: each for each in shape.fields}


def desk(folder: Path, code: str) -> "DeskAtWork":
    """The desk of the later version with this code; a new one where there is none yet."""
    from hrdesk.operations import receive
    from tests import worlds

    reader = importlib.import_module("hrdesk.exchange.reader")
    # In this process: the one that reads for the program would be of this version.
    receive.read_apart = reader.read_workbook
    is_new = not (folder / f"{code}.hrdesk").exists()
    made = worlds.DeskAtWork(folder, code)
    if not is_new:
        made.minute += 1000
        return made
    made.knows("AAA", "BBB", "CCC")
    return made


def heads_of(*desks: "DeskAtWork") -> dict[str, dict[str, dict[str, list[str]]]]:
    """By desk, Ref and register: the ids of all heads."""
    from hrdesk.domain.records import KINDS
    from hrdesk.store.records import every_state

    found: dict[str, dict[str, dict[str, list[str]]]] = {}
    for each in desks:
        with each.database.reading() as session:
            states = [state for kind in KINDS for state in every_state(session, kind)]
        found[each.code] = {
            state.ref: {
                register: sorted(head.id for head in heads)
                for register, heads in state.registers.items()
            }
            for state in states
        }
    return found


def begin(folder: Path) -> dict[str, Any]:
    """AAA fills in what only the later version has, and sends it to BBB."""
    a = desk(folder, "AAA")
    seen = a.add("person", name="Seen, Sara")
    close = a.add("person", Label.PARTNERS, ("BBB",), name="Close, Carl")
    visit = a.add(
        "visit",
        partners=("BBB", "CCC"),
        country="TUN",
        status=LATER_STATUS,
        companions=[seen, close],
        liaison=close,
        escort="CANARY escort of two cars",
        hideout="CANARY hideout",
        **OPEN,
    )
    plain = a.add("visit", country="KEN", status="requested", liaison=seen)
    hearing = a.add(
        KIND,
        Label.NETWORK,
        ("BBB", "CCC"),
        title="Hearing on prisons",
        dates="2027-03-10/2027-03-12",
        witnesses=[seen, close],
        themes=["prisons", "torture"],
        mood="tense",
        minutes="CANARY minutes of the hearing",
        verdict="CANARY verdict",
    )
    a.set(hearing, title="Hearing on all prisons")
    closed = a.add(KIND, Label.PARTNERS, ("BBB",), title="CANARY closed hearing")
    refs = {"seen": seen, "close": close, "visit": visit, "plain": plain}
    refs |= {"hearing": hearing, "closed": closed}
    return {"book": str(a.send("BBB")), "refs": refs, "heads": heads_of(a)}


def answer(folder: Path) -> dict[str, Any]:
    """CCC takes in what BBB passed on; then CCC and AAA write one field each for themselves."""
    a, c = desk(folder, "AAA"), desk(folder, "CCC")
    plan = c.plan(folder / "relayed.xlsx")
    c.receive(folder / "relayed.xlsx")
    heads = heads_of(c)
    (visit,) = (item.ref for item in plan.items if item.values.get("status") == LATER_STATUS)
    values = {name: value for name, value in c.shows(visit).values().items() if name in ADDED}
    c.set(visit, hotel="Hotel Carthage", observers=["Red Cross"])
    a.set(visit, hotel="Hotel Medina")
    (hearing,) = (item.ref for item in plan.items if item.ref.startswith(PREFIX))
    c.set(hearing, title="As CCC calls it", themes=["prisons"])
    a.set(hearing, title="As AAA calls it")
    return {
        "heads": heads,
        "values": values,
        "findings": [each.code for each in plan.findings],
        "books": [str(a.send("BBB")), str(c.send("BBB"))],
    }


def settle(folder: Path) -> dict[str, Any]:
    """AAA and CCC take in what BBB made of both."""
    a, c = desk(folder, "AAA"), desk(folder, "CCC")
    a.receive(folder / "to-AAA.xlsx")
    c.receive(folder / "to-CCC.xlsx")
    return {"heads": heads_of(a, c)}


if __name__ == "__main__":
    grow()
    grow_a_kind()
    step, place = sys.argv[1:]
    steps = {"begin": begin, "answer": answer, "settle": settle}
    print(json.dumps(steps[step](Path(place))))
