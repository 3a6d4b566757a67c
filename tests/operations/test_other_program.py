"""A program that knows of HRDesk only what CONTRIBUTING.md says of its workbooks takes part."""

import ast
import json
import re
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hrdesk.domain.arrival import Seal
from hrdesk.domain.merge import Class, Plan
from hrdesk.domain.refs import looks_like_ref
from hrdesk.domain.revisions import Revision, distinct, nonce_of
from hrdesk.operations.accepting import Accept
from tests.exchange import other_program as other
from tests.exchange.other_program import Record, Told
from tests.worlds import NOON, DeskAtWork, edited

TEXT = Path(__file__).parents[2].joinpath("CONTRIBUTING.md").read_text(encoding="utf-8")
META = {
    "workbook": "ANOTHERPROGRAMSBOOK2",
    "spare_lines": "2",
    "minute": str(NOON + 60),
    "copy": "1",
    "sender": "BBB",
    "recipient": "AAA",
}
SEEN = "To see the prisons"


@pytest.fixture
def visit(a: DeskAtWork) -> str:
    """A visit that the desk AAA has, with a value that was written over an older one."""
    ref = a.add("visit", country="TUN", purpose="First idea", themes=["torture"])
    a.set(ref, purpose=SEEN)
    return ref


def _answered(a: DeskAtWork, ref: str, sent: Path) -> list[Record]:
    """What the other program has to say: another purpose of that visit, and one more visit."""
    (known,) = (each for each in other.records_in(sent) if each.ref == ref)
    by = Told("To see the courts", "BBB.", "0123456789abcdef", NOON + 50)
    changed = other.over(ref, "purpose", known.registers["purpose"], by)
    new = {"country": "MEX", "themes/land": "1", "label": "network", "life": "active"}
    return [
        Record(
            ref,
            {**known.registers, "purpose": [changed]},
            {**known.cells, "purpose": changed.value},
        ),
        Record(
            other.ref_of("VIS", "a seed of its own"),
            {name: [by._replace(value=value)] for name, value in new.items()},
            {"country": "Mexico", "themes": "land", "label": "Network"},
        ),
    ]


def _wrote(a: DeskAtWork, ref: str, **named: object) -> tuple[Path, list[Record]]:
    sent = a.send("BBB")
    records = _answered(a, ref, sent)
    path = a.folder / "answer.xlsx"
    meta = META | named.pop("meta", {})  # type: ignore[operator]
    other.write(path, meta, other.columns_in(sent, "visit"), records, **named)  # type: ignore[arg-type]
    return path, records


def _found(plan: Plan) -> list[tuple[Class, str, str, object]]:
    return [(item.kind, item.ref, item.field, item.theirs) for item in plan.items]


def test_it_uses_nothing_of_hrdesk() -> None:
    tree = ast.parse(Path(other.__file__).read_text(encoding="utf-8"))
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    modules |= {
        name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names
    }
    assert "openpyxl" in modules
    assert not [name for name in modules if name is None or name.startswith(("hrdesk", "tests"))]


def test_the_worked_examples_hold() -> None:
    (block,) = re.findall(r'```\n(\["hr1".*?)```', TEXT, re.DOTALL)
    lines = block.splitlines()
    assert len(lines) == 4
    for told, name in zip(lines[::2], lines[1::2], strict=True):
        _, ref, register, value, parents, author, nonce = json.loads(told)
        assert looks_like_ref(ref)
        assert other.id_of(ref, register, Told(value, author, nonce, NOON, parents)) == name
        revision = Revision(ref, register, value, (*parents,), frozenset(), author, nonce, NOON)
        assert revision.id == name
    ((seed, register, ref, nonce),) = re.findall(
        r"`(\w+)` makes that of the `(\w+)` of `(\S+)` `(\w+)`", TEXT
    )
    assert nonce_of(seed, ref, register) == nonce


def test_its_workbook_brings_a_change_and_a_new_record(a: DeskAtWork, visit: str) -> None:
    path, (_, new) = _wrote(a, visit)
    plan = a.plan(path)
    assert plan.findings == ()
    assert plan.missing == ()
    assert _found(plan) == [
        (Class.CHANGED, visit, "purpose", "To see the courts"),
        (Class.NEW, new.ref, "", ""),
    ]
    assert plan.arrival.seal is Seal.MISSING
    assert plan.arrival.is_as_sent
    a.receive(path, Accept.ALL)
    assert distinct(a.shows(visit).heads("purpose")) == ("To see the courts",)
    assert a.shows(new.ref).values() == {"country": "MEX", "themes": ("land",)}
    assert _found(a.plan(path)) == []


def test_what_people_write_into_it_is_told_from_what_it_sent(a: DeskAtWork, visit: str) -> None:
    path, (_, new) = _wrote(a, visit)
    with edited(path, "Sheet") as sheet:
        sheet.put(sheet.row_of(new.ref), "purpose", "Typed")
        spare = str(sheet.get(sheet.spare_row(), "ref"))
        sheet.put(sheet.row_of(spare), "country", "Kenya")
    plan = a.plan(path)
    assert (plan.arrival.touched.cells, plan.arrival.touched.lines) == (2, 2)
    hands = {each.ref: {*each.hands} for each in plan.arrival.records if each.hands}
    assert hands == {new.ref: {"purpose"}, spare: {"country", "life", "origin"}}


def test_its_seal_proves_where_it_comes_from(a: DeskAtWork, visit: str) -> None:
    key = Ed25519PrivateKey.generate()
    public = key.public_key().public_bytes_raw()
    meta = {"sender_identity": other.mark_of(public)}
    path, _ = _wrote(a, visit, meta=meta, public_key=public, sign=key.sign)
    assert a.plan(path).arrival.seal is Seal.HOLDS
    with edited(path, "about") as sheet:
        sheet.sheet["B4"].value = str(NOON)
    assert a.plan(path).arrival.seal is Seal.BROKEN
