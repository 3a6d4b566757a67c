"""Every page, tab, menu and dialog, walked through as `make walk` does: see `tests/ui/sight.py`."""

import ast
import contextlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from hrdesk.ui.language import languages
from tests.sources import ROOT, tree_of

SOURCES = sorted((ROOT / "hrdesk" / "ui").rglob("*.py"))
SPOKEN = [each.code for each in languages()]
LOOKS = [*(f"{code},150" for code in SPOKEN), "arabic,stretched"]
# Walked through beside each other: a walk waits more than it works.
PARTS = {
    "today,shell,first_start,countries": {
        *("About", "CountryPapers", "ExportDialog", "ImportDialog", "OutwardDialog"),
        *("ShortcutSheet", "UpdateDialog"),
    },
    "contacts,bin": {"JoinDialog"},
    "calendar,settings,restricted": {"LockDialog", "MoveDialog", "PassphraseDialog"},
    "visits,exchange": {"BriefDialog", "EraseDialog", "PrintDialog"},
    "follow_up,documents,rare": {"CrashDialog", "KeptDialog", "UhriDialog", "ZoneDialog"},
}
# What other dialogs are made of.
FRAMES = {"PageDialog", "PassphraseFrame"}
# In seconds.
_PATIENCE = 900


def _begun(out: Path, look: str, places: str) -> "subprocess.Popen[str]":
    known = os.environ.get("PYTHONPATH", "")
    return subprocess.Popen(
        [
            *(sys.executable, str(ROOT / "packaging" / "walk.py"), str(out)),
            *("--look", look, "--only", places),
        ],
        env=os.environ
        | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": f"{ROOT}{os.pathsep}{known}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


@pytest.mark.slow
@pytest.mark.parametrize("look", LOOKS)
def test_all_have_names_and_room_for_their_words(tmp_path: Path, look: str) -> None:
    """In the smallest window, in each language, and once right to left with longer words."""
    outs = {places: tmp_path / str(number) / "walk" for number, places in enumerate(PARTS)}
    with contextlib.ExitStack() as ending:
        walks = {
            places: ending.enter_context(_begun(out, f"{look},1024x640", places))
            for places, out in outs.items()
        }
        for walk in walks.values():
            ending.callback(walk.kill)
        told = {places: walk.communicate(timeout=_PATIENCE)[0] for places, walk in walks.items()}
    for places, out in outs.items():
        assert walks[places].returncode == 0, told[places][-6000:]
        over = (out / "over.txt").read_text(encoding="utf-8").split()
        assert set(over) >= PARTS[places], "a dialog was not met"
        pictured = (out / "walk.txt").read_text(encoding="utf-8").split()
        assert {each.partition("_")[0] for each in pictured} >= {
            each.partition("_")[0] for each in places.split(",")
        }


def test_every_dialog_of_the_window_is_walked_to() -> None:
    dialogs = {"QDialog", *FRAMES}
    found = {
        node.name
        for path in SOURCES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef) and dialogs & {ast.unparse(base) for base in node.bases}
    }
    assert found - FRAMES == set[str]().union(*PARTS.values())
