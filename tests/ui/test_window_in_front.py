"""What works beside the window gives way to it at once: Python is asked to let it, for all threads."""

import os
import subprocess
import sys
from pathlib import Path

from hrdesk.operations.desks import new_desk


def test_the_program_asks_for_it(tmp_path: Path) -> None:
    path = tmp_path / "y.hrdesk"
    new_desk(path, "Y", "Y").close()
    said = (
        "import pathlib, sys; from hrdesk.app import run;"
        f" print(run(pathlib.Path({str(path)!r}), measure_start=True), sys.getswitchinterval())"
    )
    done = subprocess.run(
        [sys.executable, "-c", said],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    code, turn = done.stdout.splitlines()[-1].split()
    assert code == "0"
    assert float(turn) <= 0.0001
