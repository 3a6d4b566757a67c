"""A desk moved to another computer by the command line."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from hrdesk.operations import moving

Terminal = Any  # tests/cli/conftest.py


@pytest.fixture
def secret(bare: Terminal, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file with the passphrase."""
    monkeypatch.setattr(moving, "move_out", partial(moving.move_out, cost=4))
    path: Path = bare.folder / "secret.txt"
    path.write_text("open sesame\n")
    return path


def test_a_desk_moves_out_and_in(terminal: Terminal, secret: Path) -> None:
    ref = terminal.add()
    out, target = terminal.folder / "stick.hrdesk-move", terminal.folder / "new" / "d.hrdesk"
    answer = terminal.ok("move-out", "--to", out, "--password-file", secret)
    assert answer == {"ok": True, "path": str(out), "with_key": True}
    said = terminal.run("move-in", out, "--to", target, "--password-file", secret, "--json")
    assert said.json == {
        "ok": True,
        "path": str(target),
        "code": "NIRMS",
        "name": "Néw mechanism",
        "zone": "Europe/Zurich",
        "records": 1,
        "key": "file",
        "with_key": True,
    }
    assert terminal.run("show", target, ref, "--json").json["record"]["ref"] == ref
    words = [
        terminal.run("partners", each, "--json").json["desk"] for each in (terminal.desk, target)
    ]
    assert words[0] == words[1]


def test_a_person_reads_what_to_do_with_the_old_desk(
    terminal: Terminal, secret: Path, own_data_folder: Path
) -> None:
    said = terminal.text("move-out", "--password-file", secret)
    (out,) = terminal.folder.glob("ours-20*.hrdesk-move")
    assert said.splitlines()[0] == str(out)
    assert "do not go on with the desk here" in said
    target = terminal.folder / "d.hrdesk"
    said = terminal.run("move-in", out, "--to", target, "--password-file", secret).out
    assert "the same key, which is kept in a file, not encrypted" in said
    assert "do not go on with the desk at its old place" in said


def test_a_lost_key_is_told_on_both_ends(
    terminal: Terminal, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving, "key_of", {}.get)
    monkeypatch.setattr(moving, "key_state", {}.get)
    out, target = terminal.folder / "m", terminal.folder / "d.hrdesk"
    assert "lost its own" in terminal.text("move-out", "--to", out, "--password-file", secret)
    said = terminal.run("move-in", out, "--to", target, "--password-file", secret).out
    assert "it brought no key and has a new one" in said


def test_refusals(terminal: Terminal, secret: Path) -> None:
    out = terminal.folder / "m"
    empty = terminal.folder / "empty.txt"
    empty.write_text("")
    assert terminal.refused("move-out", "--password-file", empty) == "no_password"
    assert terminal.refused("move-out", code=2) == "usage"
    terminal.ok("move-out", "--to", out, "--password-file", secret)
    assert terminal.refused("move-out", "--to", out, "--password-file", secret) == "move_exists"

    def move_in(moved: Path, target: Path, secret: Path) -> str:
        words = ("move-in", moved, "--to", target, "--password-file", secret)
        said = terminal.run(*words, "--json")
        assert said.code == 1
        assert said.err == said.json["message"] + "\n"
        return str(said.json["error"])

    target = terminal.folder / "d.hrdesk"
    other = terminal.folder / "other.txt"
    other.write_text("closed sesame")
    assert move_in(out, target, other) == "wrong_password"
    assert move_in(terminal.desk, target, secret) == "not_moved"
    assert move_in(out, terminal.desk, secret) == "desk_exists"
    out.write_bytes(out.read_bytes()[:-20])
    assert move_in(out, target, secret) == "move_damaged"
    assert not target.exists()


def test_in_a_batch(terminal: Terminal, secret: Path) -> None:
    out = terminal.folder / "m"
    answers = terminal.batch(
        {"command": "move-out", "to": str(out)},
        {"command": "move-out", "to": str(out), "password-file": str(secret)},
        {"command": "move-in", "moved": str(out), "to": "x", "password-file": str(secret)},
    )
    assert [each.get("error") for each in answers] == ["argument_missing", None, "not_in_batch"]
    assert out.exists()
