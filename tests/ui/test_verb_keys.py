"""No key that a place answers by itself is missing on the sheet of shortcuts, and none is made up."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import hrdesk.ui
from hrdesk.ui.follow_up import joint_view, ratification_words, recommendation_words
from hrdesk.ui.place_keys import place_keys

UI = Path(hrdesk.ui.__file__).parent
# What gives an action its key.
VERBS = {"key_of_lines", "add_verb", "_add_verb", "add_key", "_tool"}
# Keys of small parts that are everywhere, and mean there what they mean in every program.
EVERYWHERE = {
    "records.editors.linked_rows": {"Del"},
    "records.join_grid": {"9"},  # the last of those that begin with 1
}
NAMES = {"Plus": "+", "Minus": "-", "Delete": "Del", "Question": "?"}
KEY = re.compile(r"Key_([A-Z0-9]|Plus|Minus|Delete|Space|Question)$")
ONE = re.compile(r"([A-Z0-9+?-]|Space|Del|Ctrl\+Alt\+\d|Ctrl\+M)$")


def answered(path: Path) -> set[str]:
    """The keys of one module: those of actions, and those that it compares with what was pressed."""
    return set(_answered(ast.parse(path.read_text(encoding="utf-8"))))


def _answered(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and (found := KEY.match(node.attr)):
            yield NAMES.get(found[1], found[1])
        if isinstance(node, ast.Call):
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if called in VERBS:
                texts = (each.value for each in node.args if isinstance(each, ast.Constant))
                yield from (text for text in texts if isinstance(text, str) and ONE.match(text))


def listed() -> dict[str, set[str]]:
    """What the sheet says of each module that answers keys."""
    found: dict[str, set[str]] = {}
    for part in place_keys():
        keys = {key for keys, _ in part.rows for key in keys}
        # The code compares the key apart from what is held down with it.
        keys |= {key.rpartition("+")[2] for key in keys if len(key) > 1}
        for module in part.modules:
            found[module] = found.get(module, set()) | keys
    return found


def modules() -> Iterator[tuple[str, set[str]]]:
    for path in sorted(UI.rglob("*.py")):
        if keys := answered(path):
            yield ".".join(path.relative_to(UI).with_suffix("").parts), keys


@pytest.mark.usefixtures("qapp")
def test_no_key_is_missing_on_the_sheet() -> None:
    sheet = listed()
    missing = {
        module: sorted(unsaid)
        for module, keys in modules()
        if (unsaid := keys - sheet.get(module, set()) - EVERYWHERE.get(module, set()))
    }
    assert not missing


@pytest.mark.usefixtures("qapp")
def test_the_keys_of_the_grids_are_those_of_the_sheet() -> None:
    grids = {
        "follow_up.recommendation_words": recommendation_words.KEYS,
        "follow_up.ratification_words": ratification_words.STATUS_KEYS,
        "follow_up.joint_view": joint_view._KEYS,
    }
    sheet = listed()
    for module, keys in grids.items():
        assert {key.upper() for key in keys} <= sheet[module], module


@pytest.mark.usefixtures("qapp")
def test_the_sheet_names_modules_that_there_are_and_each_part_once() -> None:
    parts = [part.part for part in place_keys()]
    assert len(parts) == len(set(parts))
    for part in place_keys():
        assert part.modules
        for module in part.modules:
            assert (UI / (module.replace(".", "/") + ".py")).exists(), module
