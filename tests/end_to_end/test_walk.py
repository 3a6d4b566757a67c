"""Every page, tab, menu and dialog, walked through as `make walk` does: see `tests/ui/sight.py`."""

import ast
import contextlib
import subprocess
from pathlib import Path

import pytest

from hrdesk.ui.language import languages
from tests.end_to_end.packaged import begun
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
    "calendar,settings,restricted": {
        *("LockDialog", "MoveDialog", "PassphraseDialog", "TextDialog"),
    },
    "visits,exchange": {"BriefDialog", "EraseDialog", "PrintDialog"},
    "follow_up,documents,rare": {"CrashDialog", "KeptDialog", "UhriDialog", "ZoneDialog"},
}
# What other dialogs are made of.
FRAMES = {"PageDialog", "PassphraseFrame"}
# In seconds.
_PATIENCE = 900


def _begun(out: Path, *given: str) -> "subprocess.Popen[str]":
    return begun("walk.py", str(out), *given, stderr=subprocess.STDOUT)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where walks are made, with the desk beside that they go through: a walk to no place made it."""
    found = tmp_path_factory.mktemp("walks")
    with _begun(found / "nowhere", "--only", "") as walk:
        told, _ = walk.communicate(timeout=_PATIENCE)
    assert walk.returncode == 0, told[-6000:]
    return found


@pytest.mark.slow
@pytest.mark.parametrize("look", LOOKS)
def test_all_have_names_and_room_for_their_words(folder: Path, look: str) -> None:
    """In the smallest window, in each language, and once right to left with longer words."""
    outs = {places: folder / f"{look}-{number}" for number, places in enumerate(PARTS)}
    with contextlib.ExitStack() as ending:
        walks = {
            places: ending.enter_context(
                _begun(out, "--look", f"{look},1024x640", "--only", places)
            )
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
