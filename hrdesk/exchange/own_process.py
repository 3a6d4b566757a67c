"""How this program starts itself as a process beside, and how such a process answers."""

import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any, BinaryIO

_PACKAGES = str(Path(__file__).resolve().parents[2])
# No window of a console, on the one system that would open one.
NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
# And such that all else goes first; other systems are asked by the process itself.
IN_NO_HURRY = NO_WINDOW | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
_BEHIND = 10

# What reading half an answer raises, or what somebody else has printed in its place.
NO_ANSWER = (
    *(OSError, EOFError, pickle.UnpicklingError, MemoryError, ArithmeticError),
    *(ValueError, LookupError, AttributeError, ImportError, TypeError),
)


def command(argument: str) -> list[str]:
    """What to start, with the hidden argument that says as which process."""
    if getattr(sys, "frozen", False):
        return [sys.executable, argument]
    # Without -P, Python would load modules from the folder that a person happens to work in.
    return [sys.executable, "-P", "-m", "hrdesk", argument]


def environment() -> dict[str, str]:
    """As here, and with this very program found first."""
    others = os.environ.get("PYTHONPATH")
    paths = [_PACKAGES, others] if others else [_PACKAGES]
    return os.environ | {"PYTHONPATH": os.pathsep.join(paths)}


def stand_back() -> None:
    """Let all else that the computer does go before this process."""
    if hasattr(os, "nice"):
        os.nice(_BEHIND)


def heard(asked: BinaryIO) -> Any:
    """What this process is asked for next. Raises `EOFError` when nobody is left to ask for it.

    Whoever asked may have ended in the middle of a word; that is no fault of this process.
    """
    try:
        return pickle.load(asked)
    except pickle.UnpicklingError as error:
        raise EOFError from error


def answers_alone() -> BinaryIO:
    """Standard output for answers alone: what anybody prints goes nowhere."""
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return os.fdopen(kept, "wb")
