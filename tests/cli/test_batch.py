"""Batches: a line of JSON in, a line of JSON out, whatever stands in the line."""

import json
from typing import Any

import pytest

from hrdesk.cli import batch as batches
from tests.factories import ref

Terminal = Any  # tests/cli/conftest.py


def answer(terminal: Terminal, line: dict[str, Any] | str) -> dict[str, Any]:
    """The answer to one line."""
    [found] = terminal.batch(line)
    assert isinstance(found, dict)
    return found


def test_the_lines_of_the_manual(terminal: Terminal) -> None:
    terminal.ok("partner", "IACHR", "--focal-point")
    values = {"country": "TUN", "dates": "2027-03"}
    [added] = terminal.batch(
        {"command": "add", "kind": "visit", "values": values, "label": "network"}
    )
    assert added == {"ok": True, "ref": added["ref"]}
    hidden = terminal.add("person", "name=Nobody, N")
    sent, changed, kinds, shown = terminal.batch(
        {"command": "send", "to": "IACHR", "out": "book.xlsx", "what": "all"},
        {"command": "set", "ref": added["ref"], "values": {"purpose": "Follow-up of 2024"}},
        {"command": "kinds"},
        {"command": "show", "ref": added["ref"]},
    )
    assert sent["records"] == 1
    assert {"ref": hidden, "why": "internal"} in sent["held_back"]
    assert (terminal.folder / "book.xlsx").is_file()
    assert changed["changed"] == ["purpose"]
    assert kinds == terminal.run("kinds", "--json").json
    assert shown["record"]["values"] == values | {"purpose": "Follow-up of 2024"}


def test_every_command_that_works_on_a_desk_is_there(terminal: Terminal) -> None:
    made = terminal.add("visit", "country=TUN")
    answers = terminal.batch(
        {"command": "partner", "code": "BBB", "name": "B", "focal-point": False},
        {"command": "partners"},
        {"command": "list", "kind": "visit", "where": "country=TUN"},
        {"command": "search", "text": "tunisia"},
        {"command": "history", "ref": made},
        {"command": "archive", "ref": made},
        {"command": "remove", "refs": [made]},
        {"command": "list", "kind": "visit", "removed": True},
        {"command": "restore", "ref": [made]},
        {"command": "undo"},
        {"command": "redo"},
        {"command": "inbox"},
        {"command": "conflicts"},
        {"command": "backup", "to": "copy.hrdesk"},
        {"command": "check"},
    )
    assert [each["ok"] for each in answers] == [True] * len(answers)
    assert answers[0]["partner"]["focal_point"] is False
    assert len(answers[1]["partners"]) == 1
    for place in (2, 3, 7):
        assert [each["ref"] for each in answers[place]["records"]] == [made]
    assert answers[9]["operation"] == answers[10]["operation"] == "restore"
    assert answers[13]["path"] == "copy.hrdesk"


def test_add_takes_label_and_partners(terminal: Terminal) -> None:
    line = {"command": "add", "kind": "visit", "values": {"country": "TUN"}, "label": "partners"}
    one, two = terminal.batch(
        line | {"partners": ["iachr", "ODIHR"]}, line | {"partners": "ODIHR; IACHR"}
    )
    for each in (one, two):
        record = terminal.ok("show", each["ref"])["record"]
        assert (record["label"], record["partners"]) == ("partners", ["IACHR", "ODIHR"])


@pytest.mark.parametrize(
    ("value", "kept"),
    [(True, "yes"), (False, "no"), ("Yes", "yes"), (None, None), ("", None)],
)
def test_json_values_become_canonical_text(
    value: object, kept: str | None, terminal: Terminal
) -> None:
    values = {"country": "TUN", "open_to_join": value}
    added = answer(terminal, {"command": "add", "kind": "visit", "values": values})
    assert terminal.values(added["ref"]).get("open_to_join") == kept


def test_null_empties_a_field_and_leaves_an_option_out(terminal: Terminal) -> None:
    made = terminal.add("visit", "country=TUN", "purpose=x")
    line = {"command": "set", "ref": made, "values": {"purpose": None}, "label": None}
    assert answer(terminal, line)["changed"] == ["purpose"]


@pytest.mark.parametrize(
    "line",
    [
        "hello",
        "[]",
        "1",
        '"add"',
        '{"command": "kinds"',
        '{"command": "kinds"} {"command": "kinds"}',
        "[" * 100_000,
    ],
)
def test_what_is_no_command_is_answered_and_the_next_line_is_read(
    line: str, terminal: Terminal
) -> None:
    bad, good = terminal.batch(line, {"command": "partners"})
    assert (bad["ok"], bad["error"]) == (False, "bad_line")
    assert good["partners"] == []


def test_bytes_that_are_no_text_are_answered(terminal: Terminal) -> None:
    said = terminal.run("batch", terminal.desk, stdin=b'{"command": "\xff"}\n{"command": "inbox"}')
    bad, good = map(json.loads, said.out.splitlines())
    assert bad["error"] == "bad_line"
    assert good == {"ok": True, "inbox": []}


def test_empty_lines_are_passed_over_and_a_byte_order_mark_is_no_matter(terminal: Terminal) -> None:
    said = terminal.run(
        "batch", terminal.desk, stdin=b'\xef\xbb\xbf{"command": "inbox"}\r\n\r\n  \n\n'
    )
    assert json.loads(said.out) == {"ok": True, "inbox": []}


def test_no_lines_no_answers(terminal: Terminal) -> None:
    assert terminal.batch() == []


REFUSALS: list[tuple[dict[str, Any], str]] = [
    ({}, "argument_missing"),
    ({"command": 7}, "bad_argument"),
    ({"command": "dance"}, "unknown_name"),
    ({"command": "new", "code": "X", "name": "X"}, "not_in_batch"),
    ({"command": "sample"}, "not_in_batch"),
    ({"command": "batch"}, "not_in_batch"),
    ({"command": "erase", "ref": "x"}, "bad_ref"),
    ({"command": "export"}, "argument_missing"),
    ({"command": "disclosed", "to": "XXX"}, "unknown_name"),
    ({"command": "inbox", "passphrase-file": "x"}, "later"),
    ({"command": "receive", "book": "b.xlsx", "password_file": "x"}, "unreadable"),
    ({"command": "show"}, "argument_missing"),
    ({"command": "show", "ref": 7}, "bad_argument"),
    ({"command": "show", "ref": "VIS"}, "bad_ref"),
    ({"command": "show", "ref": ref("visit", 9)}, "not_found"),
    ({"command": "show", "reff": "x"}, "unknown_name"),
    ({"command": "remove"}, "argument_missing"),
    ({"command": "remove", "refs": []}, "argument_missing"),
    ({"command": "remove", "refs": [7]}, "bad_argument"),
    ({"command": "add", "kind": "visit"}, "bad_value"),
    ({"command": "add", "kind": "visit", "values": ["TUN"]}, "bad_argument"),
    ({"command": "add", "kind": "visit", "values": {"country": {"a": 1}}}, "bad_argument"),
    ({"command": "add", "kind": "visit", "values": {"country": ["TUN"]}}, "bad_value"),
    ({"command": "add", "kind": "visit", "values": {"country": 7}}, "bad_value"),
    ({"command": "add", "kind": "visit", "values": {"country": "\ud800"}}, "bad_value"),
    ({"command": "add", "kind": "v", "values": {}}, "unknown_name"),
    ({"command": "add", "kind": "visit", "values": {}, "label": "secret"}, "bad_value"),
    ({"command": "add", "kind": "visit", "values": {}, "partners": [1]}, "bad_argument"),
    ({"command": "list", "kind": "visit", "removed": "yes"}, "bad_argument"),
    ({"command": "list", "kind": "visit", "where": 7}, "bad_argument"),
    ({"command": "search", "text": ["a"]}, "bad_argument"),
    ({"command": "send", "to": "XXX", "out": "b.xlsx"}, "unknown_name"),
    ({"command": "send", "out": "b.xlsx"}, "argument_missing"),
    ({"command": "send", "to": "XXX"}, "argument_missing"),
    ({"command": "send", "to": "XXX", "out": ""}, "bad_argument"),
    ({"command": "send", "to": "XXX", "out": "a\0b"}, "bad_argument"),
    ({"command": "send", "to": "XXX", "out": "b.xlsx", "what": "some"}, "bad_argument"),
    ({"command": "send", "to": "XXX", "out": "b.xlsx", "what": []}, "bad_argument"),
    ({"command": "send", "to": "XXX", "out": "b.xlsx", "what": {}}, "bad_argument"),
    ({"command": "send", "to": "XXX", "out": "b", "what": "all", "all": True}, "bad_argument"),
    ({"command": "receive"}, "argument_missing"),
    ({"command": "receive", "book": "none.xlsx"}, "missing"),
    ({"command": "receive", "book": "b", "accept": "some"}, "bad_argument"),
    ({"command": "receive", "book": "b", "conflicts": "both"}, "bad_argument"),
    ({"command": "receive", "book": "b", "removals": True}, "bad_argument"),
    ({"command": "resolve", "ref": ref("visit", 9), "field": "dates"}, "argument_missing"),
    (
        {"command": "resolve", "ref": ref("visit", 9), "field": "dates", "take": 1},
        "not_found",
    ),
    ({"command": "undo"}, "nothing_to_undo"),
    ({"command": "redo"}, "nothing_to_redo"),
    ({"command": "backup", "to": 7}, "bad_argument"),
]


def test_refusals(terminal: Terminal) -> None:
    answers = terminal.batch(*(line for line, _ in REFUSALS))
    assert len(answers) == len(REFUSALS)
    found = {
        json.dumps(line): said["error"] for (line, _), said in zip(REFUSALS, answers, strict=True)
    }
    assert found == {json.dumps(line): error for line, error in REFUSALS}
    for said in answers:
        assert said["ok"] is False
        assert len(said["message"]) > 10
        assert "\n" not in said["message"]


def test_answers_are_one_line_to_every_program(terminal: Terminal) -> None:
    """Some programs take NEL and the Unicode line separators for line ends."""
    text = "a\u2028b\u2029c\x85d"
    made = answer(
        terminal,
        {"command": "add", "kind": "visit", "values": {"country": "TUN", "notes": text}},
    )["ref"]
    assert answer(terminal, {"command": "show", "ref": made})["record"]["values"]["notes"] == text


def test_a_desk_that_cannot_be_opened_is_told_in_json(bare: Terminal) -> None:
    said = bare.run("batch", bare.desk, stdin=b'{"command": "inbox"}\n')
    assert said.code == 1
    assert said.json["error"] == "desk_missing"
    assert said.err == said.json["message"] + "\n"


def test_a_locked_desk_comes_later(terminal: Terminal) -> None:
    assert terminal.run("batch", terminal.desk, "--passphrase-file", "x").json["error"] == "later"


def test_an_error_that_nobody_foresaw_is_told_and_logged(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, own_data_folder: Any
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("the inner works")

    monkeypatch.setattr(batches, "answer_to_line", broken)
    said = answer(terminal, {"command": "inbox"})
    assert (said["ok"], said["error"]) == (False, "bug")
    assert "the inner works" not in said["message"]
    log = own_data_folder / "command-line-errors.log"
    assert str(log) in said["message"]
    assert "ZeroDivisionError: the inner works" in log.read_text(encoding="utf-8")
