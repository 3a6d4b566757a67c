"""How long the start took and how much memory it holds, for `hrdesk --measure-start`."""

import contextlib
import os
import sys
import time
from pathlib import Path


def process_began(fallback: float) -> float:
    """When this process began, in seconds since 1970; where nobody knows, what was given."""
    if not sys.platform.startswith("linux"):
        return fallback
    with contextlib.suppress(OSError, ValueError, IndexError):
        # The name may hold blanks and brackets: what follows the last bracket is regular.
        fields = Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        ticks = int(fields[19]) / os.sysconf("SC_CLK_TCK")
        up = float(Path("/proc/uptime").read_text(encoding="ascii").split()[0])
        began = time.time() - (up - ticks)
        # Some containers count the two from different moments.
        if fallback - 60 < began <= fallback + 0.02:
            return began
    return fallback


def resident_mib() -> float:
    """The memory this process holds now, where the system says it without further tools; else 0."""
    if sys.platform.startswith("linux"):
        with contextlib.suppress(OSError, ValueError, IndexError):
            pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
            return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
    return 0.0


def report(began: float, painted: float, usable: float, worked: float) -> str:
    """The figures, one a line; `worked` are the seconds of the processor until the first paint."""
    lines = [
        f"first complete paint {1000 * (painted - began):.0f} ms",
        f"usable {1000 * (usable - began):.0f} ms",
        f"processor until the first paint {1000 * worked:.0f} ms",
    ]
    if memory := resident_mib():
        lines.append(f"resident memory {memory:.0f} MiB")
    return "\n".join(lines)
