"""Python's garbage in a process that does one piece of work and ends."""

import gc
import subprocess
import sys

from hrdesk.garbage import collect_seldom


def test_it_is_looked_for_seldom_but_still() -> None:
    before = gc.get_threshold()
    try:
        collect_seldom()
        assert all(gc.get_threshold())
        assert all(now > then for now, then in zip(gc.get_threshold(), before, strict=True))
    finally:
        gc.set_threshold(*before)


def test_a_command_looks_seldom() -> None:
    asked = "import gc, sys; sys.argv = ['hrdesk', '--version']\n"
    asked += "from hrdesk.__main__ import main\nmain()\nprint(gc.get_threshold()[0])"
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert int(said.stdout.split()[-1]) > gc.get_threshold()[0]
