"""A walk through a desk pictures what it promises, and says so when it cannot."""

import os
import re
import subprocess
import sys
from pathlib import Path

from hrdesk.ui.shell import places
from hrdesk.ui.shell.pages import _BUILDERS

ROOT = Path(__file__).resolve().parent.parent.parent


def _walk(*words: str) -> "subprocess.CompletedProcess[str]":
    known = os.environ.get("PYTHONPATH", "")
    return subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "walk.py"), *words],
        env=os.environ
        | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": f"{ROOT}{os.pathsep}{known}"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_a_walk_pictures_each_step_of_a_place(tmp_path: Path) -> None:
    out = tmp_path / "walk"
    look = "dark,arabic,compact,110,1024x640"
    done = _walk(str(out), "--desk", "three", "--look", look, "--only", "today,bin")
    assert done.returncode == 0, f"{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    taken = {picture.stem for picture in out.glob("*.png")}
    assert {"today_page", "today_forecast", "bin_empty", "bin_page"} <= taken
    assert taken == set((out / "walk.txt").read_text(encoding="utf-8").split())
    assert (tmp_path / "desks" / "three.hrdesk").is_file()


def test_every_place_of_the_window_is_walked_through() -> None:
    said = re.search(r"--only ONLY\s+(.*)", _walk("--help").stdout, re.DOTALL)
    assert said is not None
    walked = {word.strip(" ,\n") for word in said[1].split()}
    assert set(_BUILDERS) | set(places.place_titles()) | {"settings", "first_start"} <= walked


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.odt").write_bytes(b"ten years of work")
    done = _walk(str(tmp_path), "--only", "today")
    assert done.returncode == 1
    assert "not empty" in done.stderr
    assert list(tmp_path.iterdir()) == [tmp_path / "thesis.odt"]


def test_what_is_no_look_is_told_with_what_is_one(tmp_path: Path) -> None:
    done = _walk(str(tmp_path / "walk"), "--look", "dark,140")
    assert done.returncode == 2
    assert "'140' is no look" in done.stderr
    assert "150" in done.stderr
    assert not list(tmp_path.iterdir())
