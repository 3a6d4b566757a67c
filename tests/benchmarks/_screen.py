"""A screen in memory on which programs are started, and when their first window is on it.

For `beside_others.py`. Windows are told by `xev`, as they happen: asking again and again would take
the processor from the program that is measured.
"""

import contextlib
import os
import re
import selectors
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

# Smaller ones hold the clipboard, or are icons.
_LEAST_SIDE = 150
_PATIENCE = 90
_SIZE = "1440x900x24"
_EVENT = re.compile(r"^(\w+) event")
_WINDOW = re.compile(r"\bwindow (0x[0-9a-f]+)")
_SIDES = re.compile(r"width (\d+), height (\d+)")
_PAGE_MIB = os.sysconf("SC_PAGE_SIZE") / 2**20


class Run:
    """One program on the screen."""

    def __init__(
        self,
        process: "subprocess.Popen[bytes]",
        events: IO[bytes],
        begun: float,
        env: dict[str, str],
    ) -> None:
        self._env = env
        self._process, self._events, self._begun = process, events, begun
        self._pid = process.pid
        self.worked = float("nan")  # seconds of the processor until its window

    @property
    def pids(self) -> set[int]:
        """The process that was started, and the one that has the window: some start another."""
        return {self._process.pid, self._pid}

    def until_window(self) -> float | None:
        """Seconds from the start to the first window of some size; None where none came."""
        sizes: dict[str, tuple[int, int]] = {}
        event = window = ""
        for line in _lines(self._events, self._begun + _PATIENCE):
            if named := _EVENT.match(line):
                event, window = named.group(1), ""
            # The parent is named first, then the window that it is about.
            for found in _WINDOW.findall(line):
                window = found
            if sides := _SIDES.search(line):
                sizes[window] = int(sides.group(1)), int(sides.group(2))
            if event == "MapNotify" and min(sizes.get(window, (0, 0))) >= _LEAST_SIDE:
                took = time.perf_counter() - self._begun
                self.worked = self._processor_seconds()
                self._pid = _owner(window, self._env) or self._pid
                return took
        return None

    def _processor_seconds(self) -> float:
        """What all its threads have worked, where the system tells it."""
        done = float("nan")
        with contextlib.suppress(OSError, ValueError, IndexError):
            threads = Path(f"/proc/{self._process.pid}/task").glob("*/schedstat")
            done = sum(int(each.read_text(encoding="ascii").split()[0]) for each in threads) / 1e9
        return done

    def resident_mib(self) -> float:
        """What the process of the program holds, without servers that it talks to."""
        with contextlib.suppress(OSError, ValueError, IndexError):
            statm = Path(f"/proc/{self._pid}/statm").read_text(encoding="ascii")
            return int(statm.split()[1]) * _PAGE_MIB
        return float("nan")


class Screen:
    """Xvfb; it is gone with the context."""

    def __enter__(self) -> "Screen":
        reading, writing = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", _SIZE, "-nolisten", "tcp"],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as told:
            self._display = f":{told.readline().strip()}"
        return self

    def __exit__(self, *_: object) -> None:
        self._server.terminate()
        self._server.wait()

    @contextlib.contextmanager
    def started(self, command: list[str]) -> Iterator[Run]:
        """Start a program with a home and a message bus of its own; all ends with the context."""
        with contextlib.ExitStack() as ending:
            home = ending.enter_context(_folder())
            env = _environment(self._display, home)
            bus = ending.enter_context(_running(_BUS, env))
            assert bus.stdout
            env["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()
            told = ending.enter_context(_running(_EVENTS, env))
            assert told.stdout
            time.sleep(0.5)  # until xev listens
            begun = time.perf_counter()
            process = ending.enter_context(_running(command, env))
            run = Run(process, told.stdout, begun, env)
            yield run
            for pid in run.pids:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(os.getpgid(pid), signal.SIGKILL)


_BUS = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
_EVENTS = ["stdbuf", "-oL", "xev", "-root", "-event", "substructure"]


@contextlib.contextmanager
def _running(command: list[str], env: dict[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE if command in (_BUS, _EVENTS) else subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=env,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextlib.contextmanager
def _folder() -> Iterator[str]:
    """A folder that servers may still write into while it goes."""
    home = tempfile.mkdtemp(prefix="hrdesk-home-")
    yield home
    shutil.rmtree(home, ignore_errors=True)


def _environment(display: str, home: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return kept | {
        "DISPLAY": display,
        "HOME": home,
        "XDG_RUNTIME_DIR": home,
        "HRDESK_DATA": os.environ.get("HRDESK_DATA", home),
        "QT_QPA_PLATFORM": "xcb",
        "GDK_BACKEND": "x11",
        "LIBGL_ALWAYS_SOFTWARE": "1",
        "LANG": "C.UTF-8",
    }


def _owner(window: str, env: dict[str, str]) -> int:
    """The process that a window belongs to; 0 where it does not say."""
    asked = ["xprop", "-id", window, "_NET_WM_PID"]
    said = subprocess.run(asked, capture_output=True, text=True, env=env, check=False).stdout
    number = said.rpartition("=")[2].strip()
    return int(number) if number.isdecimal() else 0


def _lines(source: IO[bytes], until: float) -> Iterator[str]:
    """What comes line by line, up to a moment."""
    rest = b""
    with selectors.DefaultSelector() as waiting:
        waiting.register(source, selectors.EVENT_READ)
        while waiting.select(max(until - time.perf_counter(), 0)):
            piece = os.read(source.fileno(), 65536)
            if not piece:
                return
            *lines, rest = (rest + piece).split(b"\n")
            yield from (line.decode(errors="replace") for line in lines)
