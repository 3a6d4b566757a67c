"""Records by the command line: written, found, shown, and refused in words."""

import json
from typing import Any

import pytest

from hrdesk.domain.records import KINDS
from hrdesk.domain.refs import parse_ref
from tests.factories import ref, sample

Terminal = Any  # tests/cli/conftest.py

# ---------------------------------------------------------------- add, show


def test_add_prints_the_ref(terminal: Terminal) -> None:
    printed = terminal.text("add", "visit", "country=TUN").strip()
    assert parse_ref(printed) == printed
    assert terminal.ok("add", "visit", "country=TUN").keys() == {"ok", "ref"}


def test_what_was_added_is_shown(terminal: Terminal) -> None:
    made = terminal.add(
        "visit", "country=tun", "dates=2027-03", "themes=water; land", "--label", "Network"
    )
    assert terminal.ok("show", made)["record"] == {
        "ref": made,
        "kind": "visit",
        "label": "network",
        "partners": [],
        "life": "active",
        "values": {"country": "TUN", "dates": "2027-03", "themes": ["land", "water"]},
        "conflicts": {},
    }


def test_show_for_a_person(terminal: Terminal) -> None:
    made = terminal.add("visit", "country=TUN", "themes=water; land", "--partners", "iachr,ODIHR")
    assert terminal.text("show", made).splitlines() == [
        f"{made}  Visit, active, internal (IACHR, ODIHR)",
        "  country: TUN",
        "  themes: land; water",
    ]


def test_values_come_as_json_too_and_assignments_win(terminal: Terminal) -> None:
    values = json.dumps({"country": "MEX", "themes": ["b", "a"], "purpose": "x", "source": None})
    made = terminal.add("visit", "--values", values, "country=TUN")
    assert terminal.values(made) == {"country": "TUN", "themes": ["a", "b"], "purpose": "x"}


def test_a_value_may_hold_the_sign_itself(terminal: Terminal) -> None:
    made = terminal.add("visit", "country=TUN", "purpose=a=b")
    assert terminal.values(made)["purpose"] == "a=b"


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_can_be_written(kind: str, terminal: Terminal) -> None:
    values = {spec.name: sample(kind, spec) for spec in KINDS[kind].fields}
    [added] = terminal.batch({"command": "add", "kind": kind, "values": values})
    assert added["ok"] is True
    shown = {name: list(each) if isinstance(each, tuple) else each for name, each in values.items()}
    assert terminal.values(added["ref"]) == shown


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("vsit", "country=TUN"), "unknown_name"),
        (("visit", "county=TUN"), "unknown_name"),
        (("visit", "purpose=x"), "bad_value"),
        (("visit", "country=Tunisia the green"), "bad_value"),
        (("visit", "country=TUN", "dates=soon"), "bad_value"),
        (("visit", "country=TUN", "status=odd"), "bad_value"),
        (("visit", "country=TUN", "head=nobody"), "bad_value"),
        (("visit", "country=TUN", "--partners", "not/right"), "bad_value"),
        (("visit", "--values", '{"country": ["TUN"]}'), "bad_value"),
        (("visit", "country=TUN", "purpose=a\x1b[31mb"), "bad_value"),
    ],
)
def test_add_refuses(words: tuple[str, ...], error: str, terminal: Terminal) -> None:
    assert terminal.refused("add", *words) == error
    assert terminal.refs("visit") == []


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("visit", "country"),
        ("visit", "=TUN"),
        ("visit", "--values", "TUN"),
        ("visit", "--values", '["TUN"]'),
        ("visit", "--label", "secret"),
        ("visit", "--lable", "public"),
        ("visit", "--values", '{"country": {"a": 1}}'),
    ],
)
def test_add_tells_wrong_usage(words: tuple[str, ...], terminal: Terminal) -> None:
    assert terminal.refused("add", *words, code=2) in ("usage", "bad_argument")


def test_refusals_do_not_obey_what_they_repeat(terminal: Terminal) -> None:
    said = terminal.run("add", terminal.desk, "visit", "country=\x1b[2J\nnews")
    assert said.err.count("\n") == 1
    assert "\x1b" not in said.err


# ---------------------------------------------------------------- set


def test_set_writes_and_empties(terminal: Terminal) -> None:
    made = terminal.add("visit", "country=TUN", "purpose=x")
    assert terminal.ok("set", made, "purpose=", "dates=2027") == {
        "ok": True,
        "ref": made,
        "changed": ["purpose", "dates"],
    }
    assert terminal.values(made) == {"country": "TUN", "dates": "2027"}
    assert terminal.text("set", made, "dates=2028") == f"{made}: dates\n"


def test_set_writes_nothing_when_the_value_stands(terminal: Terminal) -> None:
    made = terminal.add("visit", "country=TUN", "themes=a; b")
    assert terminal.ok("set", made, "country=tun", "themes=b;a")["changed"] == []
    assert terminal.text("set", made, "country=TUN") == f"{made}: has these values already\n"
    assert len({step["operation"] for step in terminal.ok("history", made)["history"]}) == 1


def test_set_takes_refs_as_people_type_them(terminal: Terminal) -> None:
    made = terminal.add("visit", "country=TUN")
    terminal.ok("set", made.lower().replace("-", " "), "purpose=x")
    assert terminal.values(made)["purpose"] == "x"


def test_set_changes_label_and_partners_in_one_step(terminal: Terminal) -> None:
    made = terminal.add("visit", "country=TUN")
    answer = terminal.ok(
        "set", made, "purpose=x", "--label", "partners", "--partners", "ODIHR, IACHR"
    )
    assert answer["changed"] == ["purpose", "label", "partners"]
    record = terminal.ok("show", made)["record"]
    assert (record["label"], record["partners"]) == ("partners", ["IACHR", "ODIHR"])
    terminal.ok("undo")
    record = terminal.ok("show", made)["record"]
    assert (record["label"], record["partners"]) == ("internal", [])
    assert record["values"] == {"country": "TUN"}


@pytest.mark.parametrize(
    ("word", "error"),
    [("country=", "bad_value"), ("nothing=1", "unknown_name"), ("inputs_by=never", "bad_value")],
)
def test_set_refuses(word: str, error: str, terminal: Terminal) -> None:
    made = terminal.add("visit", "country=TUN")
    assert terminal.refused("set", made, word, "purpose=x") == error
    assert terminal.values(made) == {"country": "TUN"}


def test_set_needs_something_to_write(terminal: Terminal) -> None:
    made = terminal.add()
    assert terminal.refused("set", made, code=2) == "argument_missing"


def test_refs_that_are_none_or_not_here_are_refused(terminal: Terminal) -> None:
    made = terminal.add()
    last = "B" if made[-1] != "B" else "C"
    for command in ("show", "history", "remove", "restore", "archive"):
        assert terminal.refused(command, ref("visit", "elsewhere")) == "not_found"
        assert terminal.refused(command, made[:-1] + last) == "bad_ref"
        assert terminal.refused(command, "hello") == "bad_ref"
        assert terminal.refused(command, "XXX" + made[3:]) == "unknown_name"


# ---------------------------------------------------------------- lives


def test_remove_and_restore(terminal: Terminal) -> None:
    one, two = terminal.add(), terminal.add()
    assert terminal.ok("remove", one, two) == {"ok": True, "refs": [one, two]}
    assert terminal.refs("visit") == []
    assert set(terminal.refs("visit", "--removed")) == {one, two}
    assert terminal.text("remove", one) == "nothing to change\n"
    assert terminal.text("restore", one) == f"{one}\n"
    assert terminal.refs("visit") == [one]
    assert terminal.ok("show", two)["record"]["life"] == "removed"


def test_archived_records_leave_the_lists_and_are_found(terminal: Terminal) -> None:
    made = terminal.add("visit", "country=TUN", "purpose=lighthouse")
    terminal.ok("archive", made)
    assert terminal.refs("visit") == []
    assert terminal.refs("visit", "--where", "life=archived") == [made]
    assert f"{made}  Tunisia  [internal, archived]" in terminal.text("search", "lighthouse")
    assert [each["ref"] for each in terminal.ok("search", "lighth")["records"]] == [made]


def test_one_ref_that_is_missing_leaves_the_others_alone(terminal: Terminal) -> None:
    made = terminal.add()
    assert terminal.refused("remove", made, ref("visit", "elsewhere")) == "not_found"
    assert terminal.refs("visit") == [made]


# ---------------------------------------------------------------- list, search


def test_list_gives_rows_with_lists_for_sets(terminal: Terminal) -> None:
    made = terminal.add("visit", "country=TUN", "dates=2027-03", "themes=b; a")
    assert terminal.ok("list", "visit")["records"] == [
        {
            "ref": made,
            "kind": "visit",
            "title": "Tunisia, Mar 2027",
            "label": "internal",
            "life": "active",
            "values": {"country": "TUN", "dates": "2027-03", "themes": ["a", "b"]},
        }
    ]
    assert terminal.text("list", "visit") == f"{made}  Tunisia, Mar 2027  [internal]\n"


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("tunisia", "a"),
        ("country=tun", "a"),
        ("country=TUN country=MEX", "ab"),
        ("label=Network", "b"),
        ('purpose="two words"', "b"),
        ("purpose=", "a"),
        ("purpose=*", "b"),
        ("themes=water", "ab"),
        ("themes=water label=internal", "a"),
        ("mexico label=internal", ""),
        ("status=held", ""),
        ("", "ab"),
        ("---", ""),
    ],
)
def test_where_filters(where: str, found: str, terminal: Terminal) -> None:
    made = {
        terminal.add("visit", "country=TUN", "themes=water; land"): "a",
        terminal.add(
            "visit", "country=MEX", "purpose=two words", "themes=water", "--label=network"
        ): "b",
    }
    refs = terminal.refs("visit", "--where", where)
    assert "".join(sorted(made[each] for each in refs)) == found


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("vist",), "unknown_name"),
        (("visit", "--where", "colour=red"), "unknown_name"),
        (("visit", "--where", "country=Nowhere"), "bad_value"),
        (("visit", "--where", "label=secret"), "bad_value"),
        (("visit", "--where", "life="), "bad_value"),
    ],
)
def test_list_refuses(words: tuple[str, ...], error: str, terminal: Terminal) -> None:
    assert terminal.refused("list", *words) == error


def test_search_finds_all_words_in_any_kind(terminal: Terminal) -> None:
    visit = terminal.add("visit", "country=TUN", "purpose=Zoë meets Łukasz")
    person = terminal.add("person", "name=Lukasz, Zoe")
    assert {each["ref"] for each in terminal.ok("search", "zoe", "luk")["records"]} == {
        visit,
        person,
    }
    assert terminal.ok("search", "zoe nobody")["records"] == []
    assert terminal.text("search", "nobody") == ""


# ---------------------------------------------------------------- history


def test_history_tells_field_by_field_the_latest_first(terminal: Terminal) -> None:
    made = terminal.add("visit", "country=TUN", "themes=a")
    terminal.ok("set", made, "themes=b", "purpose=x")
    terminal.ok("undo")
    steps = terminal.ok("history", made)["history"]
    told = [(step["operation"], step["field"], step["from"], step["to"]) for step in steps]
    assert told[:2] == [("undo", "themes", ["b"], ["a"]), ("undo", "purpose", "x", "")]
    assert told[2:4] == [("save", "themes", ["a"], ["b"]), ("save", "purpose", "", "x")]
    assert ("add", "country", "", "TUN") in told[4:]
    assert steps[0]["author"].startswith("NIRMS.")
    assert steps[0]["at"].endswith("Z")
    assert f"{steps[-1]['at']}  add  " in terminal.text("history", made)


def test_a_refusal_names_what_is_wrong(terminal: Terminal) -> None:
    said = terminal.run("show", terminal.desk, "VIS-0000-0000-00000")
    assert said.err == "“VIS-0000-0000-00000” is not a Ref: Refs have no 0. Nothing was changed.\n"
