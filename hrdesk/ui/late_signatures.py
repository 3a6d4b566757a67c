"""Loads PySide6 without its signatures: what tells how each function is called, when it is asked.

PySide6 carries them as Python sources in its library and compiles those anew at every start, with
the generator of its type stubs and large patterns: two fifths of what loading it takes. They serve
`__signature__` and the words of a TypeError, which no start needs.
"""

import builtins
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from types import CodeType
from typing import Any

# The versions of PySide6 that this was tried with; every other is loaded as it comes.
_KNOWN = {(6, 11)}
_FOLDER = "shibokensupport/signature/"
_MAPPING = f"{_FOLDER}mapping.py"
# All but what loads these and is needed at once.
_LATE = {_MAPPING} | {
    f"{_FOLDER}{name}.py"
    for name in (
        "errorhandler",
        "layout",
        "parser",
        "lib/enum_sig",
        "lib/pyi_generator",
        "lib/tool",
    )
}
_FIRST = """
from hrdesk.ui.late_signatures import complete

def __getattr__(name):
    return complete({file!r}, globals(), name)
"""
# C++ takes this function of that module at once, past `__getattr__`, and calls it when it has to.
_FIRST_OF_MAPPING = f"""{_FIRST}
def update_mapping():
    return __getattr__("update_mapping")()
"""

_plain = compile
_sources: dict[str, bytes | str] = {}
_one_at_a_time = RLock()


@contextmanager
def signatures_later() -> Iterator[None]:
    """What of PySide6 is loaded for the first time within, leaves its signatures for later."""
    builtins.compile = _compile  # type: ignore[assignment]  # as its modules call it
    try:
        yield
    finally:
        builtins.compile = _plain


def complete(file: str, space: dict[str, Any], name: str) -> Any:
    """Run the module of that file, of which only this call was there, and give what it has.

    Raises AttributeError, as any module, for what it does not have.
    """
    # How Python itself looks at a module (`__path__`, `__all__`) is no question for its contents.
    if not name.startswith("__"):
        with _one_at_a_time:
            source = _sources.pop(file, None)
            if source is not None:
                exec(_plain(source, file, "exec", dont_inherit=True), space)
            if name in space:
                return space[name]
    raise AttributeError(f"module {space['__name__']!r} has no attribute {name!r}")


def _compile(source: Any, file: Any, mode: str, *args: Any, **named: Any) -> CodeType:
    if file not in _LATE or not _is_known():
        code: CodeType = _plain(source, file, mode, *args, **named)
        return code
    _sources[file] = source
    first = _FIRST_OF_MAPPING if file == _MAPPING else _FIRST
    return _plain(first.format(file=file), file, mode, dont_inherit=True)


def _is_known() -> bool:
    version = getattr(sys.modules.get("shiboken6"), "__version_info__", ())
    return tuple(version[:2]) in _KNOWN
