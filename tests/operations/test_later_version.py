"""What a later version adds survives the way through this one (exchange.md 9, law 22)."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from hrdesk.domain.later import LaterField
from hrdesk.domain.merge import Class
from hrdesk.domain.refs import derived_ref
from hrdesk.domain.sharing import Why
from hrdesk.exchange.reader import read_workbook
from hrdesk.operations.send import CHANGED, plan_sending, to_pass_on, write_sending
from hrdesk.store.later import later_records, remember_later
from hrdesk.store.ledger import disclosures
from hrdesk.store.records import write_states
from tests.factories import pen
from tests.later_version import KIND, SHEET
from tests.worlds import DeskAtWork

ROOT = Path(__file__).parents[2]
LATER = {"hotel", "cost", "window", "safety", "observers", "companions", "liaison", "escort"}
Heads = dict[str, dict[str, list[str]]]


def played(step: str, folder: Path) -> dict[str, Any]:
    """One step at the desks of the later version."""
    command = [sys.executable, "-m", "tests.later_version", step, str(folder)]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    found: dict[str, Any] = json.loads(said.stdout)
    return found


def heads_here(desk: DeskAtWork, ref: str) -> dict[str, list[str]]:
    return {
        register: sorted(each.id for each in heads)
        for register, heads in desk.shows(ref).registers.items()
    }


def names(registers: Iterable[str]) -> set[str]:
    return {register.partition("/")[0] for register in registers}


def inside(book: Path) -> str:
    """All parts of a workbook, inflated."""
    with zipfile.ZipFile(book) as parts:
        return "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


@dataclass
class Played:
    """The whole exchange: AAA and CCC of the later version, BBB of this one between them."""

    desk: DeskAtWork
    folder: Path
    begun: dict[str, Any]
    answered: dict[str, Any]
    settled: dict[str, Any]
    codes: list[str]
    waiting: int
    conflicts: list[tuple[str, Class, bool]]

    def ref(self, name: str) -> str:
        found: str = self.begun["refs"][name]
        return found


@pytest.fixture(scope="module")
def exchange(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    folder = tmp_path_factory.mktemp("later")
    desk = DeskAtWork(folder, "BBB")
    desk.knows("AAA", "CCC", "DDD")
    begun = played("begin", folder)
    taken = desk.receive(Path(begun["book"]))
    relay(desk, "CCC", folder / "relayed.xlsx")
    relay(desk, "DDD", folder / "to-DDD.xlsx")
    answered = played("answer", folder)
    outcomes = [desk.receive(Path(book)) for book in answered["books"]]
    conflicts = [
        (item.field, item.kind, item.safe) for each in outcomes for item in each.plan.items
    ]
    relay(desk, "AAA", folder / "to-AAA.xlsx")
    relay(desk, "CCC", folder / "to-CCC.xlsx")
    settled = played("settle", folder)
    codes = [each.code for each in taken.plan.findings]
    yield Played(desk, folder, begun, answered, settled, codes, taken.waiting, conflicts)
    desk.close()


def relay(desk: DeskAtWork, to: str, out: Path) -> None:
    desk.send(to).rename(out)


def test_what_is_not_known_is_kept_and_told_calmly(exchange: Played) -> None:
    state = exchange.desk.shows(exchange.ref("visit"))
    assert exchange.waiting == 0
    assert set(exchange.codes) == {"later_field", "later_code", "later_kind"}
    assert exchange.codes.count("later_kind") == 1
    assert exchange.codes.count("later_field") == len(LATER)
    sent = exchange.begun["heads"]["AAA"][exchange.ref("visit")]
    assert names(heads_here(exchange.desk, state.ref)) >= LATER
    assert "hideout" not in names(heads_here(exchange.desk, state.ref))
    assert "hideout" in names(sent)
    assert state.values()["status"] == "suspended"
    assert not LATER & state.values().keys()
    assert state.value("cost") == "1200.5"


def test_through_this_version_all_heads_arrive(exchange: Played) -> None:
    sent: Heads = exchange.begun["heads"]["AAA"]
    got: Heads = exchange.answered["heads"]["CCC"]
    close = exchange.ref("close")
    expected = {
        ref: {
            register: ids
            for register, ids in registers.items()
            if register not in ("hideout", "verdict", "liaison", f"companions/{close}")
            and register != f"witnesses/{close}"
        }
        for ref, registers in sent.items()
        if ref not in (close, exchange.ref("closed"))
    }
    # A record that CCC may see keeps its link; one to a person named for BBB alone does not go.
    expected[exchange.ref("plain")]["liaison"] = sent[exchange.ref("plain")]["liaison"]
    assert got == expected
    assert exchange.answered["values"] == {
        "hotel": "Hotel Africa",
        "cost": "1200.5",
        "window": "2027-03-10/2027-03-12",
        "safety": "tense",
        "observers": ["Amnesty", "Red Cross"],
        "companions": [exchange.ref("seen")],
        "escort": "CANARY escort of two cars",
    }
    assert exchange.answered["findings"] == []


def test_floors_hold_on_the_way_through(exchange: Played) -> None:
    book = exchange.folder / "to-DDD.xlsx"
    text = inside(book)
    assert "Hotel Africa" in text
    assert "suspended" in text
    assert "CANARY" not in text
    assert "escort" not in text
    assert exchange.ref("close") not in text
    arrival = read_workbook(book)
    assert {each.name for each in arrival.later["visit"].values()} == LATER - {"escort"}
    assert "CANARY" in inside(exchange.folder / "relayed.xlsx")
    with exchange.desk.database.reading() as session:
        held = plan_sending(session, "DDD").held_back
    assert ("escort", Why.PARTNERS) in {(each.field, each.why) for each in held}


def test_records_of_kinds_that_are_not_known_are_kept(exchange: Played) -> None:
    with exchange.desk.database.reading() as session:
        kept = {each.ref: each for each in later_records(session)}
    assert kept.keys() == {exchange.ref("hearing"), exchange.ref("closed")}
    hearing = kept[exchange.ref("hearing")]
    assert (hearing.kind, hearing.title) == (KIND, SHEET)
    assert names(hearing.registers) >= {"title", "dates", "witnesses", "themes", "mood", "minutes"}
    assert "verdict" not in hearing.registers
    # What AAA and CCC wrote at the same time stands side by side here, and with both of them.
    assert {each.value for each in hearing.registers["title"]} == {
        "As AAA calls it",
        "As CCC calls it",
    }
    here = {
        register: sorted(each.id for each in heads) for register, heads in hearing.registers.items()
    }
    ends: dict[str, Heads] = exchange.settled["heads"]
    for register, ids in here.items():
        if register.partition("/")[0] != "witnesses":
            assert ends["AAA"][hearing.ref][register] == ids
            assert ends["CCC"][hearing.ref][register] == ids


def test_such_records_go_to_whom_they_may_by_label_and_floor(exchange: Played) -> None:
    book = exchange.folder / "to-DDD.xlsx"
    text = inside(book)
    assert "Hearing on all prisons" in text
    for hidden in ("minutes", exchange.ref("closed"), "closed hearing"):
        assert hidden not in text
    relayed = inside(exchange.folder / "relayed.xlsx")
    assert "CANARY minutes of the hearing" in relayed
    assert exchange.ref("closed") not in relayed
    with exchange.desk.database.reading() as session:
        log = {each.ref for each in disclosures(session, to="DDD")}
    assert exchange.ref("hearing") in log
    assert exchange.ref("closed") not in log


def test_they_are_written_the_same_every_time(exchange: Played, tmp_path: Path) -> None:
    first, again = tmp_path / "first.xlsx", tmp_path / "again.xlsx"
    with exchange.desk.database.reading() as session:
        sending = plan_sending(session, "CCC")
    for out in (first, again):
        write_sending(exchange.desk.database, sending, out, 0)
    assert first.read_bytes() == again.read_bytes()
    arrival = read_workbook(first)
    assert {each.ref for each in arrival.later_records} == {exchange.ref("hearing")}


def test_who_has_them_is_not_sent_them_again(exchange: Played) -> None:
    with exchange.desk.database.reading() as session:
        assert plan_sending(session, "AAA", CHANGED).others == ()
        assert plan_sending(session, "AAA", [exchange.ref("visit")]).others == ()
        assert to_pass_on(plan_sending(session, "CCC")).others == ()


def test_a_later_version_gets_whole_what_a_third_desk_passed_on(exchange: Played) -> None:
    hearing = exchange.ref("hearing")
    ends: dict[str, Heads] = exchange.settled["heads"]
    assert len(ends["CCC"][hearing]["title"]) == 2
    assert len(ends["AAA"][hearing]["title"]) == 2


def test_both_versions_agree_about_what_desks_write_next(exchange: Played) -> None:
    visit = exchange.ref("visit")
    assert ("hotel", Class.CHANGED, True) in exchange.conflicts
    # CCC is not known to BBB yet, so that nothing of it is safe.
    assert ("observers", Class.CHANGED, False) in exchange.conflicts
    assert ("hotel", Class.CONFLICT, False) in exchange.conflicts
    here = heads_here(exchange.desk, visit)
    ends: dict[str, Heads] = exchange.settled["heads"]
    assert len(here["hotel"]) == 2
    for name in LATER - {"liaison", "companions"}:
        for register in (each for each in here if each.partition("/")[0] == name):
            assert ends["AAA"][visit][register] == here[register]
            assert ends["CCC"][visit][register] == here[register]


def test_a_copy_to_pass_on_holds_nothing_that_no_sheet_shows(exchange: Played) -> None:
    with exchange.desk.database.reading() as session:
        sending = plan_sending(session, "CCC")
    (whole,) = (each for each in sending.going if each.record.ref == exchange.ref("visit"))
    assert LATER & names(whole.record.registers)
    for each in to_pass_on(sending).going:
        assert not LATER & names(each.record.registers)
        assert "hotel" not in each.content.told


def test_a_record_of_a_kind_that_is_not_known_is_never_named(tmp_path: Path) -> None:
    desk = DeskAtWork(tmp_path, "BBB")
    desk.knows("CCC")
    state = desk.shows(desk.add("visit", country="TUN"))
    treaty = derived_ref("TRE", "tests")
    heads = {"treaty": (pen().write(state.ref, "treaty", treaty, ()),)}
    with desk.database.writing() as session:
        write_states(session, [state.with_registers(heads)])
        remember_later(session, [LaterField("visit", "treaty", "any_record")])
    with desk.database.reading() as session:
        sending = plan_sending(session, "CCC")
    (going,) = sending.going
    assert "treaty" not in going.record.registers
    assert [(each.field, each.why) for each in sending.held_back] == [("treaty", Why.LINK)]
    desk.close()
