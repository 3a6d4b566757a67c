"""The program as a shell meets it: exit codes, what goes where, and how quickly it starts."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from hrdesk import __version__, cli
from hrdesk.cli import dispatch
from hrdesk.cli.syntax import command_line

Terminal = Any  # tests/cli/conftest.py
ROOT = Path(__file__).resolve().parents[2]
LOADED = """
import sys
from hrdesk import cli
code = cli.main(sys.argv[1:])
print(" ".join(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.stderr)
sys.exit(code)
"""


def shell(
    *words: object, folder: Path, stdin: bytes = b"", code: str = "", **environment: str
) -> "subprocess.CompletedProcess[bytes]":
    """Run HRDesk in a process of its own."""
    how = ["-c", code] if code else ["-m", "hrdesk"]
    return subprocess.run(
        [sys.executable, *how, *map(str, words)],
        cwd=folder,
        input=stdin,
        capture_output=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        timeout=120,
    )


# ---------------------------------------------------------------- in a process of its own


def test_a_desk_from_the_shell(tmp_path: Path) -> None:
    made = shell("new", "a.hrdesk", "--code", "N", "--name", "Mécanisme", folder=tmp_path)
    assert (made.returncode, made.stderr) == (0, b"")
    added = shell("add", "a.hrdesk", "visit", "country=TUN", "notes=é — أ", folder=tmp_path)
    ref = added.stdout.decode().strip()
    shown = shell("show", "a.hrdesk", ref, "--json", folder=tmp_path)
    assert json.loads(shown.stdout)["record"]["values"]["notes"] == "é — أ"
    refused = shell("show", "a.hrdesk", "VIS-1", folder=tmp_path)
    assert (refused.returncode, refused.stdout) == (1, b"")
    assert refused.stderr.count(b"\n") == 1
    wrong = shell("show", folder=tmp_path)
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert b"Usage: hrdesk show" in wrong.stderr
    for each in (refused, wrong):
        assert b"Traceback" not in each.stderr


def test_standard_output_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    shell("new", "a.hrdesk", "--code", "N", "--name", "N", folder=tmp_path)
    line = {"command": "add", "kind": "visit", "values": {"country": "TUN", "notes": "é — أ"}}
    lines = [line, {"command": "list", "kind": "visit"}]
    stdin = "\n".join(json.dumps(each, ensure_ascii=False) for each in lines).encode()
    said = shell(
        *("batch", "a.hrdesk"),
        folder=tmp_path,
        stdin=stdin,
        LC_ALL="C",
        PYTHONUTF8="0",
        PYTHONCOERCECLOCALE="0",
        PYTHONIOENCODING="latin-1",
    )
    assert said.returncode == 0
    assert "é — أ".encode() in said.stdout
    assert len([json.loads(each) for each in said.stdout.splitlines()]) == 2


def test_batch_answers_each_line_before_the_next_is_written(tmp_path: Path) -> None:
    shell("new", "a.hrdesk", "--code", "N", "--name", "N", folder=tmp_path)
    with subprocess.Popen(
        [sys.executable, "-m", "hrdesk", "batch", "a.hrdesk"],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    ) as process:
        assert process.stdin
        assert process.stdout
        for number in range(3):
            line = {"command": "add", "kind": "visit", "values": {"country": "TUN"}}
            process.stdin.write(json.dumps(line).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["ok"] is True, number
        process.stdin.close()
        assert process.stdout.read() == b""
        assert process.wait(timeout=60) == 0


def test_nobody_listening_is_no_error_to_speak_of(tmp_path: Path) -> None:
    shell("sample", "a.hrdesk", folder=tmp_path)
    reading, writing = os.pipe()
    os.close(reading)
    try:
        said = subprocess.run(
            [sys.executable, "-m", "hrdesk", "list", "a.hrdesk", "organisation"],
            cwd=tmp_path,
            stdout=writing,
            stderr=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            timeout=120,
        )
    finally:
        os.close(writing)
    assert (said.returncode, said.stderr) == (1, b"")


@pytest.mark.parametrize(
    ("words", "unwanted"),
    [
        (("kinds",), {"PySide6", "sqlalchemy", "alembic", "openpyxl", "dateutil", "rapidfuzz"}),
        (("--help",), {"PySide6", "sqlalchemy", "alembic", "openpyxl"}),
        (("partners", "a.hrdesk"), {"PySide6", "alembic", "openpyxl", "rapidfuzz"}),
    ],
)
def test_a_command_loads_only_what_it_needs(
    words: tuple[str, ...], unwanted: set[str], tmp_path: Path
) -> None:
    shell("new", "a.hrdesk", "--code", "N", "--name", "N", folder=tmp_path)
    said = shell(*words, folder=tmp_path, code=LOADED)
    assert said.returncode == 0
    assert set(said.stderr.decode().split()) & unwanted == set()


# ---------------------------------------------------------------- words and exit codes


def test_help_and_version(bare: Terminal) -> None:
    said = bare.run("--help")
    assert (said.code, said.err) == (0, "")
    assert "--measure-start" in said.out
    assert bare.run("--version").out == f"HRDesk {__version__}\n"


@pytest.mark.parametrize("command", sorted(cli.COMMANDS))
def test_every_command_has_help_and_json(command: str, bare: Terminal) -> None:
    said = bare.run(command, "--help")
    assert (said.code, said.err) == (0, "")
    assert "--json" in said.out
    assert f"Usage: hrdesk {command}" in said.out
    assert ("--passphrase-file" in said.out) == (command != "kinds")


def test_the_commands_are_those_that_are_announced() -> None:
    assert set(command_line().commands) == cli.COMMANDS


def test_what_is_a_command() -> None:
    assert cli.is_command(["send"])
    assert cli.is_command(["--help"])
    assert cli.is_command(["--version", "x"])
    assert not cli.is_command([])
    assert not cli.is_command(["my.hrdesk", "send"])


@pytest.mark.parametrize("words", [(), ("sned", "a.hrdesk"), ("--colour",), ("kinds", "extra")])
def test_wrong_usage(words: tuple[str, ...], bare: Terminal) -> None:
    said = bare.run(*words)
    assert (said.code, said.out) == (2, "")
    assert "Usage: hrdesk" in said.err


def test_wrong_usage_in_json(bare: Terminal) -> None:
    said = bare.run("show", "--json")
    assert (said.code, said.json["error"]) == (2, "usage")


def test_json_as_a_word_to_search_for_asks_for_nothing(terminal: Terminal) -> None:
    assert terminal.run("search", terminal.desk, "--", "--json").out == ""
    said = terminal.run("show", terminal.desk, "--", "--json")
    assert (said.code, said.out) == (1, "")


def test_what_comes_later_says_so(bare: Terminal) -> None:
    words = ("list", "visit", "--passphrase-file", "x")
    assert bare.refused(*words) == "later"
    assert "comes with a later version" in bare.run(words[0], bare.desk, *words[1:]).err


# ---------------------------------------------------------------- what nobody foresaw


def test_a_bug_is_one_sentence_and_a_log(
    bare: Terminal, monkeypatch: pytest.MonkeyPatch, own_data_folder: Path
) -> None:
    def broken() -> None:
        raise ZeroDivisionError("the inner works")

    monkeypatch.setattr(dispatch.answers, "kinds", broken)
    said = bare.run("kinds", "--json")
    assert (said.code, said.json["error"]) == (1, "bug")
    assert said.err == said.json["message"] + "\n"
    assert "inner works" not in said.err
    log = (own_data_folder / "command-line-errors.log").read_text(encoding="utf-8")
    assert "ZeroDivisionError: the inner works" in log


def test_a_bug_is_told_even_where_no_log_can_be_written(
    bare: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise ZeroDivisionError

    blocked = bare.folder / "file"
    blocked.write_text("")
    monkeypatch.setattr(dispatch.answers, "kinds", broken)
    monkeypatch.setenv("HRDESK_DATA", str(blocked))
    monkeypatch.setattr("hrdesk.cli.bug_log.gettempdir", lambda: str(blocked))
    assert "none could be written" in bare.run("kinds").err


def test_a_person_who_interrupts_is_told_that_nothing_was_kept(
    bare: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(dispatch.answers, "kinds", interrupted)
    said = bare.run("kinds", "--json")
    assert (said.code, said.json["error"]) == (1, "cancelled")
