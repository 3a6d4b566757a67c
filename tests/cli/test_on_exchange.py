"""Two desks that speak by the command line alone, with workbooks edited by hand between them."""

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from hrdesk.cli.finding_words import finding_sentence, known_findings
from hrdesk.domain.merge import Class
from hrdesk.store.database import open_desk
from hrdesk.store.later import keep_later_records, remember_later
from tests.cli.conftest import World
from tests.factories import ref
from tests.operations.test_later_kinds import FIELDS, hearing, relabelled
from tests.worlds import edited

Terminal = Any  # tests/cli/conftest.py


# ---------------------------------------------------------------- send


def test_send_tells_what_went_and_what_stays(world: World) -> None:
    going = world.add(country="TUN", private_notes="secret")
    staying = world.add(country="MEX", label="internal")
    answer = world.send()
    assert world.book.is_file()
    assert answer["records"] == 1
    assert answer["label"] == "network"
    assert answer["path"] == str(world.book)
    assert len(answer["workbook"]) == 20
    assert {"ref": staying, "why": "internal"} in answer["held_back"]
    assert {"ref": going, "why": "internal", "field": "private_notes"} in answer["held_back"]
    given = world.us({"command": "partners"})[0]["partners"][0]
    assert (given["given"], given["records_given"], given["got"]) == (1, 1, 0)


def test_preview_writes_nothing(world: World) -> None:
    going = world.add(country="TUN")
    line = {"command": "send", "to": "BBB", "what": "all", "preview": True}
    answer = world.us(line)[0]
    assert answer["going"] == [
        {"ref": going, "kind": "visit", "title": "Tunisia", "new": True, "changed": True}
    ]
    assert "path" not in answer
    assert list(world.terminal.folder.glob("*.xlsx*")) == []
    assert world.us({"command": "partners"})[0]["partners"][0]["given"] == 0
    world.send()
    assert (
        world.us(line)[0]["going"][0] | {"new": False, "changed": False}
        in world.us(line)[0]["going"]
    )


def test_a_copy_to_pass_on_is_no_workbook_of_a_desk(world: World) -> None:
    world.add(country="TUN")
    line = {"command": "send", "to": "BBB", "out": str(world.book), "pass_on": True}
    answer = world.us(line)[0]
    assert (answer["records"], answer["sealed"]) == (1, False)
    run = world.terminal.run("receive", world.theirs, world.book)
    assert run.code == 1
    assert world.send(what="changed")["records"] == 1


def test_only_what_changed_or_what_is_named_goes(world: World) -> None:
    one, two = world.add(country="TUN"), world.add(country="MEX")
    world.send()
    assert world.send(what="changed")["records"] == 0
    world.us({"command": "set", "ref": one, "values": {"purpose": "x"}})
    assert world.send(what="changed")["records"] == 1
    assert world.send(changed=True)["records"] == 0
    assert world.send(what=[two])["records"] == 1
    assert world.send(refs=[one, two.lower()])["records"] == 2
    assert world.send(ref=one)["records"] == 1
    assert world.send(all=True)["records"] == 2


def test_send_by_the_shell(world: World) -> None:
    going, staying = world.add(country="TUN"), world.add(country="MEX", label="internal")
    preview = world.terminal.text("send", "--to", "bbb", "--preview").splitlines()
    assert preview == [
        f"goes: {going}  Tunisia  (new)",
        f"stays: {staying}  (internal)",
        "1 record would go; nothing was written",
    ]
    said = world.terminal.text("send", "--to", "BBB", "--out", "book.xlsx", "--ref", going)
    assert said == "book.xlsx: 1 record, label at most network\n"
    said = world.terminal.text("send", "--to", "BBB", "--out", "book.xlsx", "--changed")
    assert said.splitlines()[-1] == "book.xlsx: 0 records, label at most public"


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("--to", "XXX", "--out", "b.xlsx"), "unknown_name"),
        (("--to", "BBB", "--out", "no/such/folder/b.xlsx"), "cannot_write"),
        (("--to", "BBB", "--out", "."), "cannot_write"),
        (("--to", "BBB", "--out", "ours.hrdesk"), "not_written_over"),
        (("--to", "BBB", "--out", "notes.txt"), "not_written_over"),
        (("--to", "BBB", "--out", "b.xlsx", "--ref", ref("visit", "elsewhere")), "not_found"),
        (("--to", "BBB", "--out", "b.xlsx", "--ref", "VIS-1"), "bad_ref"),
        (("--to", "BBB", "--out", "b.xlsx", "--password-file", "empty.txt"), "no_password"),
        (("--to", "BBB", "--out", "b.xlsx", "--password-file", "none.txt"), "unreadable"),
    ],
)
def test_send_refuses(words: tuple[str, ...], error: str, world: World) -> None:
    notes = world.terminal.folder / "notes.txt"
    notes.write_text("mine")
    (world.terminal.folder / "empty.txt").write_text("\nsecond line")
    world.add(country="TUN")
    assert world.terminal.refused("send", *words) == error
    assert notes.read_text() == "mine"
    assert not (world.terminal.folder / "b.xlsx").exists()
    assert world.us({"command": "partners"})[0]["partners"][0]["given"] == 0


@pytest.mark.parametrize(
    "words",
    [
        ("--out", "b.xlsx"),
        ("--to", "BBB"),
        ("--to", "BBB", "--out", "b.xlsx", "--all", "--changed"),
    ],
)
def test_send_tells_wrong_usage(words: tuple[str, ...], world: World) -> None:
    world.terminal.refused("send", *words, code=2)


# ---------------------------------------------------------------- receive


def test_a_first_contact_waits_unless_everything_is_accepted(world: World) -> None:
    made = world.add(country="TUN", dates="2027-03")
    world.send()
    first = world.take()
    assert (first["applied"], first["proven"], first["sender"]) == (0, False, "AAA")
    assert first["waiting"] > 0
    taken = world.take(accept="all")
    [entry] = taken["plan"]
    assert entry["class"] == "new"
    assert entry["ref"] == made
    assert entry["values"] == {"country": "TUN", "dates": "2027-03"}
    assert taken["counts"]["new"] == 1
    assert set(taken["counts"]) == set(map(str, Class))
    assert taken["applied"] > 0
    assert world.values(made, there=True) == {"country": "TUN", "dates": "2027-03"}
    assert world.take()["plan"] == []
    got = world.them({"command": "partners"})[0]["partners"][0]
    assert (got["known"], got["got"]) == (True, 1)


def test_plan_changes_nothing(world: World) -> None:
    world.add(country="TUN")
    world.send()
    before = world.theirs.read_bytes()
    assert world.take(plan=True, accept="all")["counts"]["new"] == 1
    assert world.theirs.read_bytes() == before
    assert world.them({"command": "inbox"})[0]["inbox"] == []
    assert world.them({"command": "list", "kind": "visit"})[0]["records"] == []


@pytest.mark.usefixtures("spare_lines")
def test_hand_edits_are_planned_exactly_and_can_be_undone(world: World) -> None:
    made = world.add(country="TUN", dates="2027-03", themes=["water"], purpose="First")
    world.send()
    with edited(world.book, "Visits") as sheet:
        row = sheet.row_of(made)
        sheet.put(row, "purpose", "Second")
        sheet.put(row, "themes", "water; land")
        spare = sheet.spare_row()
        sheet.put(spare, "country", "Mexico")
    plan = world.receive(plan=True)
    told = {(each["class"], each["field"]): each for each in plan["plan"]}
    assert set(told) == {("edited", "purpose"), ("edited", "themes"), ("new", "")}
    purpose = told["edited", "purpose"]
    assert (purpose["base"], purpose["ours"], purpose["theirs"]) == ("First", "First", "Second")
    assert told["edited", "themes"]["theirs"] == ["land", "water"]
    assert (told["edited", "themes"]["sheet"], purpose["sheet"]) == ("Visits", "Visits")
    assert told["edited", "themes"]["address"]
    assert told["new", ""]["values"] == {"country": "MEX"}
    assert plan["proven"] is True

    assert world.receive()["applied"] > 0
    assert world.values(made)["themes"] == ["land", "water"]
    inbox = world.us({"command": "inbox"})[0]["inbox"]
    assert [(each["sender"], each["file"], each["status"]) for each in inbox] == [
        ("AAA", "book.xlsx", "done")
    ]
    undone = world.us({"command": "undo"})[0]
    assert undone["operation"] == "receive"
    assert made in undone["refs"]
    assert world.values(made)["purpose"] == "First"
    assert world.receive(plan=True)["counts"] == plan["counts"]


def in_conflict(world: World) -> str:
    """A visit whose purpose was written at both desks; theirs has arrived."""
    made = world.add(country="TUN", purpose="First")
    world.send()
    world.take(accept="all")
    world.send_back()
    world.receive(accept="all")
    world.us({"command": "set", "ref": made, "values": {"purpose": "Ours"}})
    world.them({"command": "set", "ref": made, "values": {"purpose": "Theirs", "source": "Kept"}})
    world.send_back()
    return made


def test_a_conflict_stands_until_somebody_decides(world: World) -> None:
    made = in_conflict(world)
    answer = world.receive()
    conflict = next(each for each in answer["plan"] if each["class"] == "conflict")
    assert (conflict["ours"], conflict["theirs"]) == ("Ours", "Theirs")
    assert conflict["author"].startswith("BBB.")
    shown, listed = world.us({"command": "show", "ref": made}, {"command": "conflicts"})
    assert set(shown["record"]["conflicts"]["purpose"]) == {"Ours", "Theirs"}
    assert shown["record"]["values"]["source"] == "Kept"
    [line] = listed["conflicts"]
    assert line == {
        "ref": made,
        "kind": "visit",
        "title": "Tunisia",
        "field": "purpose",
        "values": shown["record"]["conflicts"]["purpose"],
    }
    text = world.terminal.text("show", made)
    assert "  conflict in purpose:\n    1. " in text
    assert f"{made}  Tunisia  purpose: " in world.terminal.text("conflicts")

    second = line["values"][1]
    assert world.terminal.text("resolve", made, "purpose", "--take", "2") == (
        f"{made}  purpose: {second}\n"
    )
    assert world.values(made)["purpose"] == second
    assert world.us({"command": "conflicts"})[0]["conflicts"] == []
    steps = world.us({"command": "history", "ref": made})[0]["history"]
    assert steps[0]["operation"] == "resolve"
    assert any(set(step.get("conflict", ())) == {"Ours", "Theirs"} for step in steps)
    told = world.terminal.text("history", made)
    assert "purpose: Ours → Theirs | Ours" in told or "purpose: Ours → Ours | Theirs" in told


@pytest.mark.parametrize(("conflicts", "value"), [("ours", "Ours"), ("theirs", "Theirs")])
def test_conflicts_can_be_decided_on_the_way_in(conflicts: str, value: str, world: World) -> None:
    made = in_conflict(world)
    world.receive(conflicts=conflicts)
    assert world.values(made)["purpose"] == value
    assert world.us({"command": "conflicts"})[0]["conflicts"] == []
    world.send()
    world.take()
    assert world.values(made, there=True)["purpose"] == value


def test_accept_none_leaves_everything_waiting(world: World) -> None:
    made = in_conflict(world)
    answer = world.receive(accept="none", conflicts="theirs")
    assert answer["applied"] == 0
    assert answer["waiting"] == 2
    assert world.values(made)["purpose"] == "Ours"
    assert world.us({"command": "inbox"})[0]["inbox"][0]["status"] == "waiting"


def test_a_conflict_from_nobody_known_waits_too(world: World) -> None:
    """Nothing is taken over from a desk whose key nobody has accepted (exchange.md 8)."""
    made = world.add(country="TUN", purpose="First")
    world.send()
    world.take(accept="all")
    world.them({"command": "set", "ref": made, "values": {"purpose": "Theirs"}})
    world.us({"command": "set", "ref": made, "values": {"purpose": "Ours"}})
    world.send_back()
    answer = world.receive()
    assert (answer["proven"], answer["applied"], answer["waiting"]) == (False, 0, 1)
    assert world.us({"command": "conflicts"})[0]["conflicts"] == []


def test_removals_are_kept_unless_they_are_accepted(world: World) -> None:
    made = in_conflict(world)
    world.receive(conflicts="ours")
    world.send()
    world.take()
    world.them({"command": "remove", "ref": made})
    world.send_back()
    values = {"title": "Notes", "visit": made}
    notes = world.us({"command": "add", "kind": "document", "values": values})[0]["ref"]
    kept = world.receive()
    assert kept["counts"]["removal"] == 1
    (asked,) = [each for each in kept["plan"] if each["class"] == "removal"]
    assert asked["linked"] == [notes]
    told = world.terminal.text("receive", world.book, "--plan").splitlines()
    assert any(line.endswith(f"named here by {notes}") for line in told)
    assert kept["waiting"] == 1
    assert world.us({"command": "show", "ref": made})[0]["record"]["life"] == "active"
    assert world.receive(removals="accept")["applied"] == 1
    assert world.us({"command": "show", "ref": made})[0]["record"]["life"] == "removed"


def test_the_report_is_part_of_the_plan(world: World) -> None:
    made, other = world.add(country="TUN", dates="2027-03-10"), world.add(country="MEX")
    gone = world.add(country="KEN")
    world.send()
    with edited(world.book, "Visits") as sheet:
        sheet.put(sheet.row_of(made), "country", "Atlantis")
        sheet.put(sheet.row_of(other), "purpose", "=1+1")
        row = sheet.row_of(gone)
        for key in sheet.columns:
            sheet.put(row, key, None)
    answer = world.receive(plan=True)
    [problem] = answer["problems"]
    assert problem["class"] == "problem"
    assert problem["code"] == "bad_value"
    assert (problem["ref"], problem["field"], problem["sheet"]) == (made, "country", "Visits")
    assert problem["found"] == "Atlantis"
    assert problem["address"]
    assert problem["message"] == finding_sentence("bad_value")
    [question] = answer["questions"]
    assert (question["code"], question["ref"]) == ("formula", other)
    [missing] = [each for each in answer["plan"] if each["class"] == "missing"]
    assert missing["ref"] == gone
    for each in (problem, question, missing):
        assert {"code", "sheet", "address", "found", "expected"} <= set(each)
    assert answer["counts"]["problem"] == answer["counts"]["question"] == 1
    assert answer["counts"]["missing"] == 1

    text = world.terminal.text("receive", world.book, "--plan")
    assert f"problem  Visits!{problem['address']}  {made}  country  “Atlantis”" in text
    assert "taken in: 0; waiting: 0" in text


@pytest.mark.usefixtures("spare_lines")
def test_a_line_without_ref_is_a_question_with_its_values(world: World) -> None:
    world.add(country="TUN")
    world.send()
    with edited(world.book, "Visits") as sheet:
        row = sheet.spare_row()
        sheet.put(row, "ref", None)
        sheet.put(row, "country", "Mexico")
    [question] = world.receive()["questions"]
    assert question["code"] == "no_ref"
    assert question["values"] == {"country": "MEX"}
    assert question["message"] == finding_sentence("no_ref")
    assert world.receive(accept="all")["counts"]["question"] == 1
    assert len(world.us({"command": "list", "kind": "visit"})[0]["records"]) == 2


def test_receive_for_a_person(world: World) -> None:
    made = world.add(country="TUN", purpose="First")
    world.send()
    with edited(world.book, "Visits") as sheet:
        sheet.put(sheet.row_of(made), "purpose", "Second")
    lines = world.terminal.text("receive", world.book).splitlines()
    assert lines[0].startswith("edited  Visits!")
    assert lines[0].endswith(f"{made}  purpose  First → Second")
    assert lines[-1] == "taken in: 1; waiting: 0"
    assert "AAA  book.xlsx  (done)" in world.terminal.text("inbox")


def test_a_newer_version_is_named_and_taken_when_that_is_said(world: World) -> None:
    made = world.add(country="TUN", purpose="First")
    world.send()
    later = world.book.with_name("wednesday.xlsx")
    shutil.copy(world.book, later)
    for path, purpose in ((world.book, "On Monday"), (later, "On Wednesday")):
        with edited(path, "Visits") as sheet:
            sheet.put(sheet.row_of(made), "purpose", purpose)
    assert world.receive(accept="none")["notices"] == []
    differs = {"of": 1, "file": "book.xlsx", "adds": 1, "lacks": 1}
    plan = world.receive(book=str(later), plan=True)
    for answer in (plan, world.receive(book=str(later), accept="none")):
        [notice] = answer["notices"]
        assert (notice["code"], notice["found"]) == ("newer_version", "book.xlsx")
        assert notice.items() >= differs.items()
    listed = world.us({"command": "inbox"})[0]["inbox"]
    assert [each["versions"] for each in listed] == [[differs], []]
    assert [each["status"] for each in listed] == ["waiting", "waiting"]
    text = world.terminal.text("receive", later, "--newer")
    assert text.startswith("notice  book.xlsx  Another version of this workbook came before")
    assert "later version of book.xlsx: 1 more, 1 less" in world.terminal.text("inbox")
    listed = world.us({"command": "inbox"})[0]["inbox"]
    assert [each["status"] for each in listed] == ["done", "set_aside"]
    assert world.values(made)["purpose"] == "On Wednesday"
    assert world.receive(plan=True)["notices"] == []


def test_a_report_for_the_sender_is_written_beside(world: World) -> None:
    made = world.add(country="TUN")
    world.send()
    with edited(world.book, "Visits") as sheet:
        sheet.put(sheet.row_of(made), "country", "Atlantis")
    out = world.book.with_name("report.xlsx")
    report = world.receive(plan=True, report=str(out))["report"]
    assert report == {"path": str(out), "lines": 1, "coloured": True, "encrypted": False}
    assert load_workbook(out).sheetnames[0] == "What happened"
    lines = world.terminal.text("receive", world.book, "--report", out).splitlines()
    assert lines[-1] == f"{out}: what happened, 1 lines (coloured)"
    assert "report" not in world.receive()
    words = ("receive", world.book, "--report", world.book)
    assert world.terminal.refused(*words, code=2) == "bad_argument"


def test_a_report_says_why_a_file_was_refused(world: World) -> None:
    Workbook().save(world.book)
    out = world.book.with_name("report.xlsx")
    assert world.terminal.refused("receive", world.book, "--report", out) == "not_hrdesk"
    assert load_workbook(out).worksheets[0]["A1"].value == "HRDesk: what happened"
    world.book.write_bytes(b"")
    out.unlink()
    assert world.terminal.refused("receive", world.book, "--report", out) == "empty"
    assert not out.exists()


def test_messages_are_shown_though_nothing_else_was_written(world: World) -> None:
    made = world.add(country="TUN")
    world.send()
    with edited(world.book, "Visits") as sheet:
        sheet.put(sheet.row_of(made), "message", "Please call us")
        line = sheet.row_of(made)
    answer = world.receive()
    assert answer["messages"] == [
        {"ref": made, "sheet": "Visits", "line": line, "message": "Please call us"}
    ]
    assert (answer["plan"], answer["notices"], answer["applied"]) == ([], [], 0)
    assert world.us({"command": "inbox"})[0]["inbox"][0]["counts"]["message"] == 1
    text = world.terminal.text("receive", world.book, "--plan")
    assert f"message  Visits, line {line}  {made}  “Please call us”" in text


def test_a_workbook_for_somebody_else_is_read_with_a_notice(world: World) -> None:
    world.add(country="TUN")
    world.terminal.ok("partner", "CCC", "--name", "Third", "--focal-point")
    world.send(to="CCC")
    [notice] = world.take(accept="all")["notices"]
    assert (notice["class"], notice["code"]) == ("notice", "other_recipient")
    assert (notice["found"], notice["expected"]) == ("CCC", "BBB")
    assert notice["message"] == finding_sentence("other_recipient")
    assert len(world.them({"command": "list", "kind": "visit"})[0]["records"]) == 1
    said = world.terminal.run("receive", world.theirs, world.book)
    assert "notice  CCC, not BBB" in said.out
    assert world.receive(plan=True)["notices"] == []  # what we wrote ourselves may come back


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (lambda path: None, "missing"),
        (lambda path: path.write_bytes(b""), "empty"),
        (lambda path: path.write_bytes(b"garbage " * 99), "not_a_workbook"),
        (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"x" * 99), "not_a_workbook"),
        (lambda path: path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)), "old_xls"),
        (lambda path: path.mkdir(), "not_a_workbook"),
    ],
)
def test_receive_refuses_what_is_no_workbook(
    make: Callable[[Path], object], error: str, world: World
) -> None:
    make(world.book)
    for words in ((), ("--plan",), ("--accept", "all")):
        assert world.terminal.refused("receive", world.book, *words) == error
    assert world.us({"command": "inbox"})[0]["inbox"] == []


def test_receive_refuses_a_truncated_workbook(world: World) -> None:
    world.add(country="TUN")
    world.send()
    world.book.write_bytes(world.book.read_bytes()[:3000])
    assert world.terminal.refused("receive", world.book) in ("truncated", "damaged")


@pytest.mark.parametrize(
    "words", [("--accept", "some"), ("--conflicts", "both"), ("--removals", "no"), ("--paln",)]
)
def test_receive_tells_wrong_usage(words: tuple[str, ...], world: World) -> None:
    assert world.terminal.refused("receive", world.book, *words, code=2) == "usage"


def test_a_workbook_goes_and_comes_with_a_passphrase(world: World) -> None:
    values = {"country": "TUN", "purpose": "Ours"}
    line = {"command": "add", "kind": "visit", "values": values, "label": "partners"}
    world.us(line | {"partners": ["BBB"]})
    secret = world.terminal.folder / "secret.txt"
    secret.write_text("Pä55 wörd-كلمة\nnot this line")
    wrong = world.terminal.folder / "wrong.txt"
    wrong.write_text("password")
    plain = world.terminal.text("send", "--to", "BBB", "--out", world.book)
    assert "without a passphrase" in plain
    sent = world.terminal.ok("send", "--to", "BBB", "--out", world.book, "--password-file", secret)
    assert sent["encrypted"] is True
    # It may be written over, as any other workbook.
    world.terminal.ok("send", "--to", "BBB", "--out", world.book, "--password-file", secret)
    assert world.terminal.refused("receive", world.book) == "password"
    assert world.terminal.refused("receive", world.book, "--plan") == "password"
    assert world.terminal.refused("receive", world.book, "--password-file", wrong) == (
        "wrong_password"
    )
    found = world.terminal.ok("receive", world.book, "--plan", "--password-file", secret)
    assert (found["origin"]["standing"], found["origin"]["lost_passphrase"]) == ("as_sent", False)
    assert "as BBB sent it" not in world.terminal.text(
        "receive", world.book, "--password-file", secret
    )


def test_the_state_of_a_workbook_is_always_said(world: World) -> None:
    world.add(country="TUN", purpose="Ours")
    world.send()
    found = world.take(accept="none")
    assert found["origin"]["standing"] == "not_proven"
    assert found["origin"]["sender"] == "new"
    assert len(found["origin"]["words"].split()) == 8
    world.take(accept="all")
    again = world.take(accept="none")
    assert again["origin"] | {"words": ""} == {
        "standing": "as_sent",
        "sender": "known",
        "cells": 0,
        "lines": 0,
        "missing": 0,
        "words": "",
        "lost_passphrase": False,
    }


def test_a_workbook_through_two_desks_twice_gives_the_same(world: World) -> None:
    made = world.add(country="TUN", purpose="First")
    world.send()
    late = world.terminal.folder / "late.xlsx"
    shutil.copy(world.book, late)
    world.take(accept="all")
    world.them({"command": "set", "ref": made, "values": {"purpose": "Second"}})
    world.send_back()
    world.receive(accept="all")
    assert world.values(made)["purpose"] == "Second"
    again = world.them({"command": "receive", "book": str(late), "accept": "all"})[0]
    assert (again["plan"], again["applied"]) == ([], 0)
    assert world.receive(accept="all")["applied"] == 0


# ---------------------------------------------------------------- resolve


def test_resolve_refuses_what_decides_nothing(world: World) -> None:
    made = in_conflict(world)
    world.receive()
    for words, error, code in (
        (("purpose", "--take", "3"), "no_such_value", 1),
        (("purpose", "--take", "0"), "no_such_value", 1),
        (("country", "--take", "1"), "no_conflict", 1),
        (("country", "--value", "MEX"), "no_conflict", 1),
        (("colour", "--take", "1"), "unknown_name", 1),
        (("purpose", "--take", "two"), "usage", 2),
        (("purpose",), "argument_missing", 2),
        (("purpose", "--take", "1", "--value", "x"), "bad_argument", 2),
    ):
        assert world.terminal.refused("resolve", made, *words, code=code) == error
    assert len(world.us({"command": "conflicts"})[0]["conflicts"]) == 1


def test_resolve_writes_another_value(world: World) -> None:
    made = in_conflict(world)
    world.receive()
    assert world.terminal.ok("resolve", made, "purpose", "--value", "Both")["value"] == "Both"
    assert world.values(made)["purpose"] == "Both"


@pytest.mark.parametrize(
    ("field", "ours", "theirs", "bad"),
    [
        ("label", {"label": "partners"}, {"label": "public"}, "secret"),
        ("partners", {"partners": ["CCC"]}, {"partners": "DDD"}, "a/b"),
    ],
)
def test_label_and_partners_are_resolved_alike(
    field: str, ours: dict[str, Any], theirs: dict[str, Any], bad: str, world: World
) -> None:
    made = world.add(country="TUN", label="network")
    world.send()
    world.take(accept="all")
    world.them({"command": "set", "ref": made, **theirs})
    world.send_back()
    world.us({"command": "set", "ref": made, **ours})
    world.receive(accept="all")
    standing = world.us({"command": "show", "ref": made})[0]["record"]["conflicts"][field]
    assert len(standing) == 2
    assert world.terminal.refused("resolve", made, field, "--value", bad) == "bad_value"
    wanted = 1 + standing.index(theirs[field] if field == "label" else ["DDD"])
    world.terminal.ok("resolve", made, field, "--take", wanted)
    record = world.us({"command": "show", "ref": made})[0]["record"]
    assert record[field] == standing[wanted - 1]
    assert record["conflicts"] == {}


def test_every_finding_has_a_sentence() -> None:
    assert all(finding_sentence(code).endswith(".") for code in known_findings())
    assert finding_sentence("of a later version") == finding_sentence("of another one")


# ---------------------------------------------------------------- no longer shared


def test_what_is_no_longer_shared_is_told_asked_and_kept(world: World) -> None:
    gone = world.add(country="TUN")
    world.send()
    world.take(accept="all")
    world.us({"command": "set", "ref": gone, "label": "internal"})
    preview = world.terminal.text("send", "--to", "BBB", "--preview").splitlines()
    assert preview == [
        f"stays: {gone}  (internal)",
        f"tells once: {gone}  Tunisia  (no longer shared)",
        "0 records would go; nothing was written",
    ]
    assert world.send()["withdrawn"] == [{"ref": gone, "title": "Tunisia"}]
    assert world.us({"command": "send", "to": "BBB", "preview": True})[0]["withdrawn"] == []
    (question,) = world.take()["questions"]
    assert (question["class"], question["ref"], question["field"]) == ("question", gone, "")
    assert question["code"] == "no_longer_shared"
    assert question["values"] == {"country": "TUN"}
    assert question["message"] == finding_sentence("no_longer_shared")
    assert world.values(gone, there=True) == {"country": "TUN"}
    assert world.take(accept="all")["waiting"] == 1
    assert world.values(gone, there=True) == {"country": "TUN"}
    assert world.take(removals="accept")["waiting"] == 0
    (answer,) = world.terminal.batch({"command": "show", "ref": gone}, desk=world.theirs)
    assert answer["error"] == "not_found"
    world.them({"command": "undo"})
    assert world.values(gone, there=True) == {"country": "TUN"}
    last, first = world.us({"command": "disclosed", "ref": gone})[0]["disclosed"]
    assert (last["withdrawn"], last["fields"], first["withdrawn"]) == (True, [], False)
    said = world.terminal.text("disclosed", "--ref", gone).splitlines()
    assert said[0].endswith("no longer shared, not confirmed")
    assert not said[1].endswith("no longer shared, not confirmed")


def test_what_only_a_newer_version_knows_is_withdrawn_too(world: World) -> None:
    with closing(open_desk(world.ours)) as database:
        one = hearing("one", origin=f"{database.identity.code}.{database.identity.mark}")
        with database.writing() as session:
            remember_later(session, FIELDS)
            keep_later_records(session, [one], 0)
    world.send()
    with closing(open_desk(world.ours)) as database, database.writing() as session:
        keep_later_records(session, [relabelled(one, "internal", "n3")], 0)
    told = world.terminal.text("send", "--to", "BBB", "--preview").splitlines()
    assert f"stays: {one.ref}  (internal)" in told
    assert f"tells once: {one.ref}  {one.ref}  (no longer shared)" in told
