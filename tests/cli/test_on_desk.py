"""Desks made, kept and looked after by the command line."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from hrdesk.domain.records import KINDS
from hrdesk.store.database import open_desk

Terminal = Any  # tests/cli/conftest.py

# ---------------------------------------------------------------- new, sample


def test_new_makes_an_empty_desk(bare: Terminal) -> None:
    assert bare.ok("new", "--code", "nirms", "--name", "Mechanism", "--zone", "Africa/Tunis") == {
        "ok": True,
        "path": str(bare.desk),
        "code": "NIRMS",
        "name": "Mechanism",
        "zone": "Africa/Tunis",
        "records": 0,
    }
    assert bare.refs("organisation") == []


def test_new_begins_with_the_network_when_asked(bare: Terminal) -> None:
    said = bare.text("new", "--code", "N", "--name", "M", "--with", "network")
    assert said.startswith(f"{bare.desk}: M (N), ")
    assert len(bare.refs("organisation")) > 50


def test_sample_makes_the_sample_desk(bare: Terminal) -> None:
    assert bare.ok("sample")["records"] > 200
    assert [each["code"] for each in bare.ok("partners")["partners"]] == ["IACHR", "ODIHR"]


def test_a_path_may_be_relative_and_without_a_folder_yet(bare: Terminal) -> None:
    said = bare.run("new", "deep/er/x.hrdesk", "--code", "N", "--name", "M", "--json")
    assert said.json["path"] == str(Path("deep", "er", "x.hrdesk"))
    assert (bare.folder / "deep" / "er" / "x.hrdesk").is_file()


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("--code", "N/A", "--name", "M"), "bad_value"),
        (("--code", "", "--name", "M"), "bad_value"),
        (("--code", "A23456789012345678", "--name", "M"), "bad_value"),
        (("--code", "N", "--name", "a\x07b"), "bad_value"),
        (("--code", "N", "--name", "M", "--zone", "Nowhere/Else"), "bad_value"),
    ],
)
def test_new_refuses_odd_values_and_leaves_no_file(
    words: tuple[str, ...], error: str, bare: Terminal
) -> None:
    assert bare.refused("new", *words) == error
    assert not bare.desk.exists()


@pytest.mark.parametrize(
    "words", [(), ("--code", "N"), ("--code", "N", "--name", "M", "--with", "people")]
)
def test_new_tells_wrong_usage(words: tuple[str, ...], bare: Terminal) -> None:
    assert bare.refused("new", *words, code=2) == "usage"
    assert not bare.desk.exists()


@pytest.mark.parametrize("command", [("new", "--code", "N", "--name", "M"), ("sample",)])
def test_a_desk_is_never_written_over(command: tuple[str, ...], terminal: Terminal) -> None:
    made = terminal.add()
    assert terminal.refused(*command) == "desk_exists"
    assert terminal.refs("visit") == [made]


# ---------------------------------------------------------------- what is no desk


def test_a_desk_that_is_not_there(bare: Terminal) -> None:
    assert bare.refused("list", "visit") == "desk_missing"
    assert list(bare.folder.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\x00" + b"x" * 100])
def test_a_file_that_is_no_desk(content: bytes, bare: Terminal) -> None:
    bare.desk.write_bytes(content)
    assert bare.refused("partners") in ("desk_not_a_desk", "desk_damaged")
    assert bare.desk.read_bytes() == content


def test_a_folder_is_no_desk(bare: Terminal) -> None:
    bare.desk.mkdir()
    assert bare.refused("partners") == "desk_missing"


def test_a_desk_that_is_open_elsewhere(terminal: Terminal) -> None:
    database = open_desk(terminal.desk)
    try:
        assert terminal.refused("partners") == "desk_in_use"
    finally:
        database.close()
    assert terminal.ok("partners")["partners"] == []


# ---------------------------------------------------------------- partners


def test_partners_are_added_and_changed(terminal: Terminal) -> None:
    made = terminal.ok("partner", "iachr", "--name", "Commission", "--email", "a@example.org")
    assert made["partner"] == {
        "code": "IACHR",
        "name": "Commission",
        "email": "a@example.org",
        "focal_point": True,
        "language": "en",
        "zone": "",
        "rhythm": "none",
        "known": False,
        "words": "",
        "compared": None,
        "given": 0,
        "got": 0,
        "records_given": 0,
        "last_given": None,
        "last_got": None,
        "given_due": None,
        "got_due": None,
    }
    changed = terminal.ok("partner", "IACHR", "--no-focal-point", "--language", "es")["partner"]
    assert (changed["name"], changed["focal_point"], changed["language"]) == (
        "Commission",
        False,
        "es",
    )
    assert terminal.ok("partners")["partners"] == [changed]
    line = "IACHR  Commission, a@example.org, no focal point; given 0, got 0\n"
    us, them = terminal.text("partners").splitlines(keepends=True)
    assert us.startswith("NIRMS  this desk, key: ")
    assert them == line
    assert terminal.text("partner", "IACHR") == line
    agreed = terminal.ok("partner", "IACHR", "--rhythm", "two_weeks")["partner"]
    assert agreed["rhythm"] == "two_weeks"
    assert terminal.text("partner", "IACHR").endswith("given 0, got 0, two weeks\n")
    (cleared,) = terminal.batch({"command": "partner", "code": "IACHR", "rhythm": ""})
    assert cleared["partner"]["rhythm"] == "none"


@pytest.mark.parametrize(
    "words",
    [
        ("A B",),
        ("X", "--email", "nobody"),
        ("X", "--language", "tlh"),
        ("X", "--zone", "Mars"),
        ("X", "--name", "a\x00b".replace("\x00", "\x01")),
    ],
)
def test_partner_refuses_odd_values(words: tuple[str, ...], terminal: Terminal) -> None:
    assert terminal.refused("partner", *words) == "bad_value"
    assert terminal.ok("partners")["partners"] == []


# ---------------------------------------------------------------- kinds


def test_kinds_describes_every_field(bare: Terminal) -> None:
    said = bare.run("kinds", "--json")
    assert (said.code, said.err) == (0, "")
    kinds = {each["name"]: each for each in said.json["kinds"]}
    assert list(kinds) == list(KINDS)
    for kind, shape in KINDS.items():
        assert kinds[kind]["prefix"] == shape.prefix
        assert [each["name"] for each in kinds[kind]["fields"]] == [f.name for f in shape.fields]
    fields = {each["name"]: each for each in kinds["visit"]["fields"]}
    assert fields["purpose"] == {
        "name": "purpose",
        "kind": "long_text",
        "required": False,
        "codes": None,
        "links": None,
        "floor": None,
    }
    assert fields["country"]["required"] is True
    assert fields["head"]["links"] == "person"
    assert "confirmed" in fields["status"]["codes"]
    assert fields["private_notes"]["floor"] == "internal"


def test_kinds_for_a_person(bare: Terminal) -> None:
    said = bare.run("kinds").out.splitlines()
    assert "visit (VIS)" in said
    assert "    country: country, required" in said
    assert "    head: link, links to person" in said
    assert "    private_notes: long_text, at least internal" in said


# ---------------------------------------------------------------- undo, redo


def test_undo_and_redo_name_what_they_did(terminal: Terminal) -> None:
    made = terminal.add("visit", "country=TUN", "purpose=a")
    terminal.ok("set", made, "purpose=b")
    assert terminal.ok("undo") == {"ok": True, "operation": "save", "refs": [made]}
    assert terminal.values(made)["purpose"] == "a"
    assert terminal.text("redo") == "save: 1 record\n"
    assert terminal.values(made)["purpose"] == "b"


def test_nothing_to_undo_or_redo(terminal: Terminal) -> None:
    assert terminal.refused("undo") == "nothing_to_undo"
    assert terminal.refused("redo") == "nothing_to_redo"


# ---------------------------------------------------------------- backup, check


def test_backup_goes_where_it_is_told(terminal: Terminal) -> None:
    made = terminal.add()
    copy = terminal.folder / "copy.hrdesk"
    assert terminal.ok("backup", "--to", copy) == {"ok": True, "path": str(copy)}
    said = terminal.run("show", copy, made, "--json")
    assert said.json["record"]["values"] == {"country": "TUN"}


def test_a_lost_passphrase_of_the_window_is_taken_away(terminal: Terminal) -> None:
    assert terminal.ok("lock-off") == {"ok": True, "was_set": False}
    assert "no passphrase" in terminal.text("lock-off")


def test_backup_lies_beside_the_desk_by_itself(terminal: Terminal) -> None:
    path = Path(terminal.text("backup").strip())
    assert path.parent == terminal.folder
    assert path.name.startswith("ours-20")
    assert terminal.run("check", path).code == 0


def test_backup_writes_over_nothing_and_needs_a_folder(terminal: Terminal) -> None:
    taken = terminal.folder / "taken.txt"
    taken.write_text("mine")
    assert terminal.refused("backup", "--to", taken) == "desk_exists"
    assert terminal.refused("backup", "--to", terminal.folder / "no" / "x") == "desk_unwritable"
    assert terminal.refused("backup", "--to", taken / "x") == "desk_unwritable"
    too_long = terminal.folder / ("x" * 300)
    assert terminal.refused("backup", "--to", too_long) == "desk_unwritable"
    assert taken.read_text() == "mine"


def test_check_finds_a_whole_desk(terminal: Terminal) -> None:
    terminal.add()
    assert terminal.ok("check") == {"ok": True, "faults": []}
    assert terminal.text("check") == "The desk is whole.\n"


def test_check_tells_faults_and_fails(terminal: Terminal) -> None:
    made = terminal.add()
    damage(terminal.desk, "UPDATE record SET conflicts = 3")
    said = terminal.run("check", terminal.desk, "--json")
    assert said.code == 1
    assert said.json["ok"] is False
    assert said.json["error"] == "faults"
    assert said.json["faults"] == [{"code": "shown", "ref": made, "detail": ""}]
    assert said.err == said.json["message"] + "\n"
    assert terminal.run("check", terminal.desk).out == f"shown  {made}\n"


def test_a_damaged_desk_is_refused_in_words(terminal: Terminal) -> None:
    terminal.add()
    damage(terminal.desk, "DROP TABLE kind_visit")
    assert terminal.refused("list", "visit") == "desk_damaged"
    assert terminal.refused("check") == "desk_damaged"


def damage(desk: Path, sql: str) -> None:
    connection = sqlite3.connect(desk)
    connection.execute(sql)
    connection.commit()
    connection.close()
