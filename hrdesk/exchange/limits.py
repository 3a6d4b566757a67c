"""Limits that a process sets for itself, so that no file takes more of a computer than is fair."""

import os
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

# What a process exits with that found itself too big; no signal and no error of Python's.
TOO_BIG = 77
_MB = 1 << 20
_LEAST_MEMORY, _MOST_MEMORY, _MEMORY_A_BYTE = 512 * _MB, 4096 * _MB, 50
_LEAST_SECONDS, _SECONDS_A_MB = 60, 60
_MEMORY_A_BYTE_COPIED, _TIMES_TO_COPY = 400, 3
_GRACE = 5
_LOOKS_EVERY = 0.2


@dataclass(frozen=True)
class Limits:
    """The most memory, in bytes, and the most time, in seconds, that reading a file may take."""

    memory: int
    seconds: float


def limits_for(path: Path) -> Limits:
    """What reading a file may take: many times what an honest file of its size needs."""
    try:
        size = path.stat().st_size
    except OSError:
        size = 0  # whether the file can be read is for the reader to say
    memory = min(_LEAST_MEMORY + _MEMORY_A_BYTE * size, _MOST_MEMORY)
    return Limits(memory, _LEAST_SECONDS + _SECONDS_A_MB * size / _MB)


def limits_to_copy(path: Path) -> Limits:
    """What making a copy of a file may take: it is read twice, and taken in whole between."""
    once = limits_for(path)
    try:
        size = path.stat().st_size
    except OSError:
        size = 0
    memory = min(_LEAST_MEMORY + _MEMORY_A_BYTE_COPIED * size, _MOST_MEMORY)
    return Limits(memory, _TIMES_TO_COPY * once.seconds)


def limit_this_process(limits: Limits) -> None:
    """Hold this process to the limits, by the system where it can and else by watching."""
    if sys.platform.startswith("linux"):
        import resource

        # Should nobody be left to stop it: the time of the processor, which is never the longer.
        seconds = int(limits.seconds) + _GRACE
        for kind, most in ((resource.RLIMIT_AS, limits.memory), (resource.RLIMIT_CPU, seconds)):
            hard = resource.getrlimit(kind)[1]
            least = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(kind, (least, hard))
    else:
        watch(limits.memory, memory_in_use, threading.Event())


def watch(most: int, in_use: Callable[[], int], stop: threading.Event) -> threading.Thread:
    """Leave the process as soon as more than `most` bytes are in use."""

    def look() -> None:
        while not stop.wait(_LOOKS_EVERY):
            if in_use() > most:
                os._exit(TOO_BIG)

    watcher = threading.Thread(target=look, name="memory", daemon=True)
    watcher.start()
    return watcher


if sys.platform == "win32":

    def memory_in_use() -> int:
        """The most bytes that this process ever held."""
        import ctypes
        from ctypes import wintypes

        class Counters(ctypes.Structure):
            """PROCESS_MEMORY_COUNTERS of psapi.h."""

            _fields_ = (
                ("size", wintypes.DWORD),
                ("page_faults", wintypes.DWORD),
                ("peak_working_set", ctypes.c_size_t),
                ("working_set", ctypes.c_size_t),
                ("peak_paged_pool", ctypes.c_size_t),
                ("paged_pool", ctypes.c_size_t),
                ("peak_non_paged_pool", ctypes.c_size_t),
                ("non_paged_pool", ctypes.c_size_t),
                ("page_file", ctypes.c_size_t),
                ("peak_page_file", ctypes.c_size_t),
            )

        kernel = ctypes.WinDLL("kernel32")
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        ask = kernel.K32GetProcessMemoryInfo
        ask.argtypes = (wintypes.HANDLE, ctypes.POINTER(Counters), wintypes.DWORD)
        counters = Counters(size=ctypes.sizeof(Counters))
        ask(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.size)
        return int(counters.peak_page_file)

else:

    def memory_in_use() -> int:
        """The most bytes that this process ever held."""
        import resource

        # macOS counts bytes, the others kilobytes.
        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
