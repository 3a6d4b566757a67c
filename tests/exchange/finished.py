"""Two finished workbooks and their plans: one with a seal, and a copy to pass on."""

import tempfile
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from hrdesk.domain.label import Label
from hrdesk.domain.later import LaterField
from hrdesk.domain.revisions import Pen, merged
from hrdesk.exchange.plain_copy import write_plain_copy
from hrdesk.exchange.read_back import Planned
from hrdesk.exchange.seals import mark_of_key, new_key
from hrdesk.exchange.writer import OutRecord, Written, write_workbook
from tests.exchange.workbooks import ENVELOPE, NAMES, out_record, ref, visit

KEY = new_key()
SEALED = replace(ENVELOPE, sender_identity=mark_of_key(KEY), confirms=("W1", "W2"))
LATER = {"visit": {"hotel": LaterField("visit", "hotel", "code", codes=("tense", "calm"))}}
OTHER = Pen("IACHR.77", "n2", ENVELOPE.minute - 50)
HAND = Pen("hand:W0", "W0", ENVELOPE.minute - 40)
SHIPPED = Pen("hrdesk", "hrdesk-1", ENVELOPE.minute - 900)


def beside(record: OutRecord, by: Pen, **values: str) -> OutRecord:
    """The record with other values that stand beside its own; `__` in a key stands for a slash."""
    registers = dict(record.registers)
    for key, value in values.items():
        name = key.replace("__", "/")
        told = by.write(record.ref, name, value, ())
        registers[name] = merged(registers.get(name, ()), (told,))
    return replace(record, registers=registers)


def contested() -> OutRecord:
    """A visit in which all that can stand side by side does."""
    record = visit(
        3,
        dates="2027-03-10T14:00/2027-03-10T15:00[Europe/Zurich]",
        purpose="=cmd _x000D_ <&> \U0001f600\nNext line",
    )
    record = beside(
        record,
        OTHER,
        purpose="Another",
        dates="about spring",
        head=ref("person", 2),
        status="on_hold",
        label="partners",
        partners="IACHR",
        themes__detention="",
        hotel="tense",
    )
    record = beside(record, HAND, dates="2027-04", partners="", country="", head="")
    return beside(record, SHIPPED, hotel="calm", status="visited", life="archived")


def written_over() -> OutRecord:
    """A visit of which each value has a history."""
    record = visit(4, dates="2027")
    registers = dict(record.registers)
    for name, heads in record.registers.items():
        first = OTHER.write(record.ref, name, "before", ())
        second = HAND.write(record.ref, name, "since", (first,))
        registers[name] = (SHIPPED.write(record.ref, name, heads[0].value, (second,)),)
    return replace(record, registers=registers)


RECORDS = [
    visit(1),
    visit(2, withheld=frozenset({"purpose", "dates", "head", "mechanisms"})),
    contested(),
    written_over(),
    visit(5, dates="2027-03-10", label=None, by=SHIPPED),
    out_record("place", 1, name="Site", coordinates="6.2, 6.1"),
    out_record("activity", 1, title="Session", lead_days="12.5", label=Label.PUBLIC),
    out_record("person", 1, name="Diallo, Awa", notes="x" * 17_000),
]
RECORDS[1] = replace(
    RECORDS[1],
    registers={
        name: heads
        for name, heads in RECORDS[1].registers.items()
        if name.partition("/")[0] not in RECORDS[1].withheld
    },
)


def planned(done: Written, *, records: Iterable[OutRecord] = RECORDS, **more: object) -> Planned:
    going = {each.ref: each for each in records}
    given = {"later": LATER, "is_sealed": done.is_sealed} | more
    return Planned(done.workbook, SEALED, going, NAMES.titles, NAMES.countries, **given)  # type: ignore[arg-type]


@cache
def sealed_book() -> tuple[bytes, Planned]:
    """A workbook with the seal of its desk, and its plan."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "book.xlsx")
        done = write_workbook(path, SEALED, RECORDS, NAMES, later=LATER, key=KEY, spare_lines=2)
        return path.read_bytes(), planned(done)


@cache
def plain_book() -> tuple[bytes, Planned]:
    """A copy to pass on, and its plan."""
    seen = [
        replace(
            each,
            registers={name: heads for name, heads in each.registers.items() if name != "hotel"},
        )
        for each in RECORDS
    ]
    done: list[Written] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "copy.xlsx")
        write_plain_copy(path, SEALED, seen, NAMES, before_naming=done.append)
        return path.read_bytes(), planned(done[0], records=seen, is_plain=True)
