"""Who was given what, and erasing a record, by the command line."""

from pathlib import Path
from typing import Any

from tests.cli.conftest import World

Terminal = Any  # tests/cli/conftest.py


def test_the_log_says_who_was_given_what(world: World) -> None:
    one, two = world.add(country="TUN", purpose="x"), world.add(country="MEX")
    sent = world.send(ref=one)
    answer = world.us({"command": "disclosed", "to": "bbb"})[0]
    (line,) = answer["disclosed"]
    assert (line["ref"], line["partner"], line["workbook"]) == (one, "BBB", sent["workbook"])
    assert (line["file"], line["confirmed"]) == ("book.xlsx", None)
    assert {"country", "purpose", "label"} <= set(line["fields"])
    assert "TUN" not in str(answer)
    assert world.us({"command": "disclosed", "ref": two})[0]["disclosed"] == []
    said = world.terminal.text("disclosed", "--ref", one)
    assert "BBB" in said
    assert "not confirmed" in said


def test_a_confirmed_workbook_says_when(world: World) -> None:
    world.add(country="TUN")
    world.send()
    world.take(accept="all")
    world.send_back()
    world.receive(accept="all")
    (line,) = world.us({"command": "disclosed"})[0]["disclosed"]
    assert line["confirmed"].endswith("Z")


def test_a_log_of_nobody_and_of_no_record_is_refused(terminal: Terminal) -> None:
    assert terminal.refused("disclosed", "--to", "XXX") == "unknown_name"
    assert terminal.refused("disclosed", "--ref", "XXX") == "bad_ref"
    assert terminal.text("disclosed") == ""


def test_erasing_wipes_the_values_and_says_whom_to_tell(world: World) -> None:
    gone = world.add(country="TUN", purpose="Unmistakable")
    kept = world.add(country="MEX")
    world.send()
    (answer,) = world.us({"command": "erase", "ref": gone})
    assert (answer["tell"], answer["ref"]) == (["BBB"], gone)
    assert [each["ref"] for each in answer["disclosed"]] == [gone]
    assert world.terminal.refused("show", gone) == "not_found"
    assert world.terminal.refused("erase", gone) == "not_found"
    assert world.values(kept) == {"country": "MEX"}
    assert b"Unmistakable" not in whole_desk(world.ours)
    (line,) = world.us({"command": "disclosed", "ref": gone})[0]["disclosed"]
    assert line["partner"] == "BBB"
    assert world.us({"command": "check"})[0]["faults"] == []


def test_what_was_erased_comes_back_only_by_a_decision_of_its_own(world: World) -> None:
    gone = world.add(country="TUN")
    world.send()
    world.take(accept="all")
    world.us({"command": "erase", "ref": gone})
    world.send_back()
    answer = world.receive(accept="all")
    (entry,) = [each for each in answer["plan"] if each["ref"] == gone]
    assert (entry["class"], entry["code"]) == ("question", "erased_here")
    assert answer["waiting"] > 0
    assert world.terminal.refused("show", gone) == "not_found"


def test_erasing_is_told_in_plain_words(world: World) -> None:
    gone, given = world.add(country="TUN"), world.add(country="KEN")
    said = world.terminal.text("erase", gone)
    assert said.splitlines()[1] == "tell: nobody was given it"
    world.send()
    said = world.terminal.text("erase", given)
    assert "a workbook that was sent, whose copy here was let go: book.xlsx" in said.splitlines()


def test_erasing_says_what_of_the_inbox_goes_along(world: World) -> None:
    ref = world.add(country="TUN")
    world.send()
    world.take(accept="all")
    world.send_back()
    world.receive(accept="all")
    plan = world.terminal.text("erase", ref, "--plan").splitlines()
    assert plan[0].endswith("nothing is changed; erasing it would mean this")
    assert "a file of the inbox that loses its content: book.xlsx" in plan
    said = world.terminal.text("erase", ref).splitlines()
    assert said[0].endswith("its values were wiped from this desk, and the Ref is kept")
    assert "a file of the inbox that lost its content: book.xlsx" in said


def whole_desk(path: Path) -> bytes:
    """All bytes of a desk file and of its log."""
    files = [each for each in path.parent.glob(f"{path.name}*") if each.is_file()]
    return b"".join(each.read_bytes() for each in files)
