"""Every page, tab, menu and dialog, walked through as `make walk` does: see `tests/ui/sight.py`."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from hrdesk.ui.language import languages
from tests.sources import ROOT, tree_of

SOURCES = sorted((ROOT / "hrdesk" / "ui").rglob("*.py"))
SPOKEN = [each.code for each in languages()]
# So that they can run beside each other: the walk waits more than it works.
PARTS = {
    "today,contacts,shell,first_start": {
        *("About", "ExportDialog", "ImportDialog", "JoinDialog", "OutwardDialog"),
        *("ShortcutSheet", "UpdateDialog"),
    },
    "calendar,visits,countries": {"BriefDialog", "CountryPapers", "EraseDialog", "PrintDialog"},
    "follow_up,documents,exchange,settings,restricted,bin,rare": {
        *("CrashDialog", "KeptDialog", "LockDialog", "MoveDialog", "PassphraseDialog"),
        *("UhriDialog", "ZoneDialog"),
    },
}
# What other dialogs are made of.
FRAMES = {"PageDialog", "PassphraseFrame"}


def _walk(out: Path, look: str, places: str) -> "subprocess.CompletedProcess[str]":
    known = os.environ.get("PYTHONPATH", "")
    return subprocess.run(
        [
            *(sys.executable, str(ROOT / "packaging" / "walk.py"), str(out)),
            *("--look", look, "--only", places),
        ],
        env=os.environ
        | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": f"{ROOT}{os.pathsep}{known}"},
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )


@pytest.mark.slow
@pytest.mark.parametrize("places", PARTS)
@pytest.mark.parametrize("look", [*(f"{code},150,1024x640" for code in SPOKEN), "arabic,stretched"])
def test_all_have_names_and_room_for_their_words(tmp_path: Path, look: str, places: str) -> None:
    """In the smallest window, in each language, and once right to left with longer words."""
    done = _walk(tmp_path / "walk", f"{look},1024x640", places)
    assert done.returncode == 0, f"{done.stdout[-6000:]}\n{done.stderr[-3000:]}"
    over = (tmp_path / "walk" / "over.txt").read_text(encoding="utf-8").split()
    assert set(over) >= PARTS[places], "a dialog was not met"
    pictured = (tmp_path / "walk" / "walk.txt").read_text(encoding="utf-8").split()
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
