"""Rests from measuring coverage where it tells nothing: being watched, Python is half as fast."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unmeasured() -> Iterator[None]:
    """Nothing of this thread is measured meanwhile: for work of libraries that a test has done.

    Not beneath what is measured itself, whose later lines would be missed.
    """
    watching = sys.gettrace()
    sys.settrace(None)
    try:
        yield
    finally:
        sys.settrace(watching)
