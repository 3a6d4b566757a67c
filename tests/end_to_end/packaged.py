"""Starts a script of `packaging` as `make` does: a program of its own, on these sources, no screen."""

import os
import subprocess
import sys

from tests.sources import ROOT


def begun(script: str, *given: str, stderr: int = subprocess.PIPE) -> "subprocess.Popen[str]":
    """The script at work; whoever began it reads what it says."""
    known = os.environ.get("PYTHONPATH", "")
    return subprocess.Popen(
        [sys.executable, str(ROOT / "packaging" / script), *given],
        env=os.environ
        | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": f"{ROOT}{os.pathsep}{known}"},
        stdout=subprocess.PIPE,
        stderr=stderr,
        text=True,
        encoding="utf-8",
    )
