"""Duplicates by the command line: found with reasons, joined, shown as one, taken apart."""

from typing import Any

Terminal = Any  # tests/cli/conftest.py


def test_duplicates_are_found_joined_and_taken_apart(terminal: Terminal) -> None:
    first, second = sorted(
        terminal.add("person", name, "email=ana@example.org")
        for name in ("name=Pérez, Ana", "name=Ana Perez")
    )
    terminal.add("person", "name=Zed, Bob")
    [pair] = terminal.ok("duplicates")["duplicates"]
    assert pair["refs"] == [first, second]
    assert (pair["likeness"], pair["reasons"]) == (96, ["email", "name"])
    assert terminal.text("duplicates", "--kind", "person").endswith("(email, name)\n")
    assert terminal.ok("duplicates", "--kind", "visit")["duplicates"] == []
    assert terminal.run("duplicates", terminal.desk, "--kind", "place").code == 1
    plan = terminal.ok("join", second, first, "--plan")
    assert (plan["joined"], plan["ref"]) == (False, first)
    assert [row["field"] for row in plan["differs"]] == ["name"]
    assert "nothing was changed" in terminal.text("join", second, first, "--plan")
    assert terminal.text("apart", first, second) == "not the same\n"
    assert terminal.ok("duplicates")["duplicates"] == []
    assert terminal.text("apart", first, second, "--again") == "perhaps the same\n"
    values = '{"name": "Pérez, Ana María"}'
    assert terminal.ok("join", first, second, "--values", values, "--label", "network")["joined"]
    shown = terminal.ok("show", second)["record"]
    assert (shown["ref"], shown["same_as"], shown["label"]) == (first, [second], "network")
    assert shown["values"]["name"] == "Pérez, Ana María"
    assert shown["differences"] == []
    assert f"  same as: {second}" in terminal.text("show", first)
    assert terminal.ok("set", second, "phone=+41 22 000")["ref"] == first
    assert len(terminal.ok("list", "person")["records"]) == 2
    assert terminal.text("unjoin", second) == f"{second}: stands by itself again\n"
    assert len(terminal.ok("list", "person")["records"]) == 3
    assert terminal.run("unjoin", terminal.desk, second).code == 1
    assert terminal.run("join", terminal.desk, first).code == 1


def test_what_differs_since_is_told(terminal: Terminal) -> None:
    first, second = sorted(terminal.add("person", "name=Ana") for _ in "ab")
    terminal.ok("join", first, second)
    # As an edit by hand in a workbook does, which lands on the Ref of its row.
    from hrdesk.operations.desks import open_own_desk
    from hrdesk.operations.perform import do
    from hrdesk.operations.records import save_record

    database = open_own_desk(terminal.desk)
    do(database, save_record, second, {"phone": "+41 22 999"})
    database.close()
    [differs] = terminal.ok("show", first)["record"]["differences"]
    assert differs == {"ref": second, "field": "phone", "value": "+41 22 999"}
    assert f"{second} says since: phone: +41 22 999" in terminal.text("show", first)
