"""Modules of PySide6 that are left for later: nothing is run before something of them is asked."""

import builtins
from typing import Any

import pytest

from hrdesk.ui.late_signatures import signatures_later

LATE = "shibokensupport/signature/parser.py"
SOURCE = b"found = [run for run in (1, 2)]\nruns.append('run')\n"


def loaded(file: str) -> dict[str, Any]:
    """The namespace of a module that was loaded within, and a list of how often it ran."""
    space: dict[str, Any] = {"__name__": "parser", "runs": []}
    with signatures_later():
        exec(compile(SOURCE, file, "exec"), space)
    return space


def test_a_module_is_run_when_it_is_asked_first() -> None:
    space = loaded(LATE)
    assert space["runs"] == []
    assert space["__getattr__"]("found") == [1, 2]
    assert space["found"] == [1, 2]
    assert space["runs"] == ["run"]


def test_what_it_does_not_have_is_said_and_runs_it_once() -> None:
    space = loaded(LATE)
    for _ in range(2):
        with pytest.raises(AttributeError, match="'parser' has no attribute 'missing'"):
            space["__getattr__"]("missing")
    assert space["runs"] == ["run"]


def test_how_imports_look_at_it_does_not_run_it() -> None:
    space = loaded(LATE)
    with pytest.raises(AttributeError):
        space["__getattr__"]("__path__")
    assert space["runs"] == []


def test_what_c_takes_of_the_mapping_at_once_calls_the_real_one() -> None:
    source = "runs.append('run')\ndef update_mapping():\n    runs.append('update')\n"
    space: dict[str, Any] = {"__name__": "mapping", "runs": []}
    with signatures_later():
        exec(compile(source, "shibokensupport/signature/mapping.py", "exec"), space)
    taken = space["update_mapping"]
    assert space["runs"] == []
    taken()
    taken()
    assert space["runs"] == ["run", "update", "update"]


def test_everything_else_is_compiled_as_ever() -> None:
    plain = builtins.compile
    for file in ("shibokensupport/signature/loader.py", "parser.py"):
        assert loaded(file)["runs"] == ["run"]
    assert builtins.compile is plain


def test_a_pyside_that_nobody_tried_is_loaded_as_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shiboken6.__version_info__", (7, 0, 0, "", ""))
    assert loaded(LATE)["runs"] == ["run"]
