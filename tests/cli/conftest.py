"""A terminal for tests: commands run in this process, with what they write and answer."""

import io
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from hrdesk import cli


@dataclass(frozen=True)
class Said:
    """What a command wrote, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one JSON value on standard output."""
        assert self.out.endswith("\n")
        value = json.loads(self.out)
        assert isinstance(value, dict)
        return value


class Terminal:
    """Runs commands in a folder of its own, on a desk that lies there."""

    def __init__(
        self, folder: Path, capfdbinary: pytest.CaptureFixture[bytes], patch: pytest.MonkeyPatch
    ) -> None:
        self.folder = folder
        self.desk = folder / "ours.hrdesk"
        self._captured = capfdbinary
        self._patch = patch

    def run(self, *words: object, stdin: bytes = b"") -> Said:
        """Carry out a command as a shell gives it."""
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        self._captured.readouterr()
        code = cli.main([str(word) for word in words])
        out, err = self._captured.readouterr()
        return Said(code, out.decode("utf-8"), err.decode("utf-8"))

    def ok(self, command: str, *words: object) -> dict[str, Any]:
        """A command on our desk that must be done; its JSON answer."""
        said = self.run(command, self.desk, *words, "--json")
        assert (said.code, said.err) == (0, ""), said
        assert said.json["ok"] is True
        return said.json

    def text(self, command: str, *words: object) -> str:
        """A command on our desk that must be done; what a person reads."""
        said = self.run(command, self.desk, *words)
        assert (said.code, said.err) == (0, ""), said
        return said.out

    def refused(self, command: str, *words: object, code: int = 1) -> str:
        """A command on our desk that must be refused; its error code, alike with and without JSON."""
        plain = self.run(command, self.desk, *words)
        said = self.run(command, self.desk, *words, "--json")
        assert (plain.code, said.code) == (code, code), (plain, said)
        assert plain.out == ""
        answer = said.json
        assert answer["ok"] is False
        if code == 1:
            assert plain.err == said.err == answer["message"] + "\n"
        assert "Traceback" not in plain.err + said.err
        assert len(answer["message"]) > 10
        return str(answer["error"])

    def batch(self, *lines: dict[str, Any] | str, desk: Path | None = None) -> list[dict[str, Any]]:
        """The answers to lines of a batch."""
        texts = [each if isinstance(each, str) else json.dumps(each) for each in lines]
        said = self.run("batch", desk or self.desk, stdin="\n".join(texts).encode() + b"\n")
        assert (said.code, said.err) == (0, "")
        return [json.loads(line) for line in said.out.splitlines()]

    def add(self, kind: str = "visit", *words: object) -> str:
        """The Ref of a new record."""
        ref: str = self.ok("add", kind, *(words or ("country=TUN",)))["ref"]
        return ref

    def values(self, ref: str) -> dict[str, Any]:
        """The values of a record."""
        values: dict[str, Any] = self.ok("show", ref)["record"]["values"]
        return values

    def refs(self, *words: object) -> Sequence[str]:
        """The Refs that `list` gives."""
        return [each["ref"] for each in self.ok("list", *words)["records"]]


@pytest.fixture
def bare(
    tmp_path: Path,
    capfdbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> Terminal:
    """A terminal in a folder without a desk."""
    monkeypatch.chdir(tmp_path)
    return Terminal(tmp_path, capfdbinary, monkeypatch)


@pytest.fixture
def terminal(bare: Terminal) -> Terminal:
    """A terminal with an empty desk of its own."""
    bare.ok("new", "--code", "nirms", "--name", "Néw mechanism")
    return bare


@dataclass(frozen=True)
class World:
    """Two desks that know each other; `book` lies between them."""

    terminal: Terminal
    ours: Path
    theirs: Path
    book: Path

    def us(self, *lines: dict[str, Any]) -> list[dict[str, Any]]:
        """What our desk answers."""
        return self._done(self.ours, lines)

    def them(self, *lines: dict[str, Any]) -> list[dict[str, Any]]:
        """What the other desk answers."""
        return self._done(self.theirs, lines)

    def add(self, label: str = "network", **values: object) -> str:
        """The Ref of a new visit at our desk."""
        line = {"command": "add", "kind": "visit", "values": values, "label": label}
        made: str = self.us(line)[0]["ref"]
        return made

    def send(self, **options: object) -> dict[str, Any]:
        """Send to the other desk."""
        line: dict[str, Any] = {"command": "send", "to": "BBB", "out": str(self.book)}
        return self.us(line | options)[0]

    def send_back(self, **options: object) -> dict[str, Any]:
        """Send from the other desk to ours."""
        line: dict[str, Any] = {"command": "send", "to": "AAA", "out": str(self.book)}
        return self.them(line | options)[0]

    def receive(self, **options: object) -> dict[str, Any]:
        """Take the workbook in at our desk."""
        return self.us({"command": "receive", "book": str(self.book), **options})[0]

    def take(self, **options: object) -> dict[str, Any]:
        """Take the workbook in at the other desk."""
        return self.them({"command": "receive", "book": str(self.book), **options})[0]

    def values(self, made: str, *, there: bool = False) -> dict[str, Any]:
        """The values of a record."""
        ask = self.them if there else self.us
        values: dict[str, Any] = ask({"command": "show", "ref": made})[0]["record"]["values"]
        return values

    def _done(self, desk: Path, lines: tuple[dict[str, Any], ...]) -> list[dict[str, Any]]:
        answers: list[dict[str, Any]] = self.terminal.batch(*lines, desk=desk)
        for each in answers:
            assert each["ok"] is True, each
        return answers


@pytest.fixture
def world(bare: Terminal) -> World:
    ours, theirs = bare.desk, bare.folder / "theirs.hrdesk"
    for desk, code, other in ((ours, "AAA", "BBB"), (theirs, "BBB", "AAA")):
        assert bare.run("new", desk, "--code", code, "--name", code).code == 0
        assert bare.run("partner", desk, other, "--name", other, "--focal-point").code == 0
    return World(bare, ours, theirs, bare.folder / "book.xlsx")
