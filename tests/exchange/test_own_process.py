"""A process beside whose program is gone, before or in the middle of a word, ends and says nothing."""

import pickle
import subprocess

import pytest

from hrdesk.exchange.own_process import command, environment
from hrdesk.exchange.read_child import READ_CHILD
from hrdesk.exchange.write_child import WRITE_CHILD
from hrdesk.operations.search_child import SEARCH_CHILD

ASKED = pickle.dumps(["more than", "half of it"], pickle.HIGHEST_PROTOCOL)


@pytest.mark.parametrize("said", [b"", ASKED[:-5]], ids=["nothing", "half"])
def test_it_ends_silently_when_nobody_asks_any_more(said: bytes) -> None:
    started = [
        subprocess.Popen(
            command(each),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(),
        )
        for each in (READ_CHILD, SEARCH_CHILD, WRITE_CHILD)
    ]
    answers = [each.communicate(said) for each in started]
    assert [told for _, told in answers] == [b"", b"", b""]
    # Whoever lends a hand has said that it can begin, and is done when nothing more comes.
    assert [bool(answer) for answer, _ in answers] == [False, False, True]
    assert [each.returncode for each in started] == [1, 1, 0]
