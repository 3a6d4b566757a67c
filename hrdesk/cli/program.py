"""Runs one command of the shell: UTF-8 out, exit codes, and every error in words."""

import io
import os
import sys
from collections.abc import Sequence
from itertools import takewhile

import click

from hrdesk.cli.answers import Answer, json_line, refusal
from hrdesk.cli.bug_log import bug
from hrdesk.cli.options import WrongUse
from hrdesk.cli.parts import Reply
from hrdesk.cli.syntax import command_line
from hrdesk.domain.errors import Cancelled, DeskError

DONE, REFUSED, WRONG_USAGE = 0, 1, 2


def run(words: Sequence[str]) -> int:
    """Carry out a command; gives the exit code."""
    _write_utf8()
    try:
        return _run(list(words))
    except BrokenPipeError:
        # Nobody listens any more (`hrdesk list … | head`); nor may the end of the program complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED


def _run(words: list[str]) -> int:
    as_json = _wants_json(words)
    try:
        found = command_line().main(words, prog_name="hrdesk", standalone_mode=False)
    except click.UsageError as error:
        error.show()
        return _told({"ok": False, "error": "usage", "message": _line(error)}, as_json, WRONG_USAGE)
    except (click.Abort, KeyboardInterrupt):
        return _failed(Cancelled(), as_json)
    except DeskError as error:
        return _failed(error, as_json)
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - the last resort: logged, and told in a sentence
        return _failed(bug(error), as_json)
    return _shown(found) if isinstance(found, Reply) else int(found or DONE)


def _shown(reply: Reply) -> int:
    answer = reply.answer
    if reply.as_json:
        print(json_line(answer), flush=True)
    else:
        from hrdesk.cli.text import lines_of

        for line in lines_of(reply.command, answer):
            print(line)
        sys.stdout.flush()
    if answer["ok"]:
        return DONE
    print(answer["message"], file=sys.stderr)
    return REFUSED


def _failed(error: DeskError, as_json: bool) -> int:
    answer = refusal(error)
    print(answer["message"], file=sys.stderr)
    return _told(answer, as_json, WRONG_USAGE if isinstance(error, WrongUse) else REFUSED)


def _told(answer: Answer, as_json: bool, code: int) -> int:
    if as_json:
        print(json_line(answer), flush=True)
    return code


def _wants_json(words: Sequence[str]) -> bool:
    """Whether the answer is JSON, so that also a refusal must be; a batch speaks nothing else."""
    options = takewhile("--".__ne__, words)
    return "--json" in options or words[:1] == ["batch"]


def _line(error: click.UsageError) -> str:
    return " ".join(error.format_message().split())


def _write_utf8() -> None:
    """Whatever the system's locale; what is no text (a file name in bytes) is written escaped."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
