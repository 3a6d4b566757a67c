"""The command line: the same operations without a window, for scripts and machines without one.

Knows click, operations and what lies below. Must not know Qt, `hrdesk.app` or `hrdesk.ui`.
Nothing is loaded here before it is needed: a script starts HRDesk many times.
"""

from collections.abc import Sequence

COMMANDS = frozenset(
    {
        *("new", "sample", "partner", "partners", "kinds"),
        *("add", "set", "remove", "restore", "archive", "erase"),
        *("list", "show", "history", "search", "who", "addresses"),
        *("duplicates", "join", "unjoin", "apart"),
        *("send", "receive", "inbox", "conflicts", "resolve", "disclosed"),
        *("undo", "redo", "move-out", "move-in", "backup", "check", "lock-off"),
        *("import", "export", "batch"),
    }
)
_ABOUT = frozenset({"--help", "--version"})


def main(words: Sequence[str]) -> int:
    """Carry out the command that the words are; gives the exit code: 0 done, 1 refused, 2 usage."""
    from hrdesk.cli.program import run

    return run(words)


def is_command(words: Sequence[str]) -> bool:
    """Whether the words begin with a command, or ask for help or for the version."""
    return bool(words) and (words[0] in COMMANDS or words[0] in _ABOUT)
