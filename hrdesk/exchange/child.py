"""A process beside this one that is told once what to do, and answers until it is done."""

import contextlib
import pickle
import queue
import subprocess
import threading
from collections.abc import Sequence
from types import TracebackType

from hrdesk.exchange.own_process import NO_ANSWER, NO_WINDOW, environment

_ASKS_EVERY = 0.05
_MOST_WAITING = 64


class Silence(Exception):
    """The process could not be started, or ended before it had said all; `code` is its last word."""

    def __init__(self, code: int | None = None) -> None:
        super().__init__(code)
        self.code = code


class Child:
    """The process never outlives the `with` that it belongs to. Both ends speak pickle."""

    def __init__(self, command: Sequence[str], task: object, *, flags: int = NO_WINDOW) -> None:
        self._command, self._task, self._flags = command, task, flags
        self._messages: queue.Queue[object] = queue.Queue(_MOST_WAITING)
        self._has_ended = False

    def __enter__(self) -> "Child":
        task = pickle.dumps(self._task, pickle.HIGHEST_PROTOCOL)
        try:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=environment(),
                creationflags=self._flags,
            )
        except OSError as error:
            raise Silence from error
        self._speaking = threading.Thread(
            target=self._speak, args=(task,), name="reading", daemon=True
        )
        self._speaking.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None:
            self._process.kill()
        while not self._has_ended:
            self._has_ended = self._messages.get() is None
        self._speaking.join()
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()

    def message(self) -> object:
        """The next message; None when there was none for a while. Raises `Silence`."""
        try:
            message = self._messages.get(timeout=_ASKS_EVERY)
        except queue.Empty:
            return None
        if message is not None:
            return message
        self._has_ended = True
        raise Silence(self._process.wait())

    def _speak(self, task: bytes) -> None:
        """Tell it what to do, pass on what it says, and at its end None.

        Nobody else waits for a process that does not listen: a big task is more than a pipe holds.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        # When it is gone already, its silence says so.
        with contextlib.suppress(OSError), self._process.stdin as asking:
            asking.write(task)
        # Of a process that was stopped in the middle of a message, half of it may be here.
        with contextlib.suppress(*NO_ANSWER):
            while True:
                self._messages.put(pickle.load(self._process.stdout))
        self._messages.put(None)
