"""The real program is killed in the middle of a word: what was typed is offered at the next start."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from hrdesk.operations.begun import left_typed
from hrdesk.operations.desks import Start, new_desk
from hrdesk.store.database import open_desk

_SCRIPT = Path(__file__).with_name("half_typed.py")


def test_what_was_typed_when_the_program_was_killed_is_offered(tmp_path: Path) -> None:
    path = tmp_path / "desk.hrdesk"
    new_desk(path, "NIRMS", "Desk", start=Start.SAMPLE).close()
    environment = {
        **os.environ,
        "PYTHONPATH": str(_SCRIPT.parents[2]),
        "COVERAGE_PROCESS_START": "",
    }
    with subprocess.Popen(
        [sys.executable, str(_SCRIPT), str(path), str(tmp_path / "data")],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
    ) as program:
        assert program.stdout is not None
        assert any(line.startswith("typed") for line in program.stdout)
        program.kill()
    with closing(open_desk(path)) as database, database.reading() as session:
        found = {each.kind: dict(each.values) for each in left_typed(session)}
    assert found == {
        "person": {"function": "Half a function"},
        "programme_item": {"purpose": "Half a purpose"},
        "document": {"draft": "Half a statement"},
    }
