"""What several tests of the exchange watch."""

import subprocess
from collections.abc import Iterator

import pytest


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[subprocess.Popen[bytes]]]:
    """The processes that were started; at the end of a test none of them runs any more."""
    processes: list[subprocess.Popen[bytes]] = []

    class Known(subprocess.Popen[bytes]):
        def __init__(self, *args: object, **named: object) -> None:
            super().__init__(*args, **named)  # type: ignore[call-overload]
            processes.append(self)

    monkeypatch.setattr(subprocess, "Popen", Known)
    yield processes
    assert processes
    assert all(process.returncode is not None for process in processes)
