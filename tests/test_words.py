"""Every error that the program raises has its sentence, and sentences repeat nothing dangerous."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrdesk.domain import errors
from hrdesk.domain.countries import CODES
from hrdesk.domain.errors import BadRef, BadValue, DeskError, FileRefused, NotFound, UnknownName
from hrdesk.words import expected, sentence, templates
from tests.sources import SOURCES, nodes_of

# Each of these has words of its own, whatever it is about.
WORDED = {"BadValue", "UnknownName", "NotFound", "BadRef"}


def raised() -> Iterator[tuple[str, str]]:
    """(code, where) of every error that is made with a literal code."""
    kinds = {name for name in vars(errors) if name[0].isupper()} | {"WrongUse", "NothingToUndo"}
    for path in SOURCES:
        for node in nodes_of(path):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in kinds - WORDED
            ):
                for part in ast.walk(node.args[0]) if node.args else ():
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        yield part.value, f"{path.name}:{node.lineno}"


def test_every_code_that_is_raised_has_a_sentence() -> None:
    assert {f"{code} ({where})" for code, where in raised() if code not in templates()} == set()
    assert len(set(raised())) > 20


def test_sentences_are_whole() -> None:
    for code, text in templates().items():
        assert text.endswith("."), code
        assert text[0].isupper() or text[0] == "{", code
        assert all(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            DeskError("later", what="Encryption"),
            "Encryption comes with a later version of HRDesk; nothing was changed.",
        ),
        (
            NotFound(ref="VIS-7K3M-QX9P-2TVDR"),
            "There is no record VIS-7K3M-QX9P-2TVDR on this desk; nothing was changed.",
        ),
        (
            UnknownName(what="kind", name="vist", known=("visit",)),
            "HRDesk knows no kind named “vist”; nothing was changed. Did you mean visit?",
        ),
        (
            UnknownName(what="prefix", name="", known=("VIS", "ACT")),
            "No record was named; nothing was changed. Choose one, or give its Ref, such as"
            " VIS-7K3M-QX9P-2TVDR.",
        ),
        (
            UnknownName(what="prefix", name="ABC", known=("VIS", "ACT")),
            "No record of this version of HRDesk has a Ref that begins with ABC; nothing was"
            " changed. Look whether the Ref is written right, or install the newest version.",
        ),
        (
            UnknownName(what="kind", name="zzz", known=("visit",)),
            "HRDesk knows no kind named “zzz”; nothing was changed.",
        ),
        (
            BadValue(field="inputs_by", value="soon", expected="date"),
            "Inputs by cannot be “soon”; nothing was changed."
            " It takes a date such as 2027-03-10, 2027-03, 2027-Q1 or 2027.",
        ),
        (
            BadValue(field="country", value="", expected="something"),
            "Country needs a value, because the record cannot be recognised without it;"
            " nothing was changed.",
        ),
        (
            BadValue(field="countries", value="X", expected="set", codes=CODES),
            "Countries cannot be “X”; nothing was changed."
            " It takes a country by its three letters, such as TUN.",
        ),
        (
            BadValue(field="label", value="x", expected="code", codes=("a", "b")),
            "Label cannot be “x”; nothing was changed. It takes one of a, b.",
        ),
        (
            BadRef(text="VIS-1", reason="lookalike", symbol="1"),
            "“VIS-1” is not a Ref: Refs have no 1. Nothing was changed.",
        ),
        (
            BadRef(text="é", reason="symbol", symbol="É"),
            "“é” is not a Ref: Refs have no “É”. Nothing was changed.",
        ),
        (
            BadRef(text="VIS", reason="length"),
            "“VIS” is not a Ref: a Ref has three letters and thirteen symbols, as in"
            " VIS-7K3M-QX9P-2TVDR. Nothing was changed.",
        ),
        (
            BadRef(text="VIS-2", reason="check"),
            "“VIS-2” is not a Ref: one of its symbols is wrong. Nothing was changed.",
        ),
    ],
)
def test_sentences(error: DeskError, said: str) -> None:
    assert sentence(error) == said


def test_what_is_repeated_is_short_and_harmless() -> None:
    said = sentence(BadValue(field="code", value="a\x1b[2J\n" + "x" * 50_000, expected="text"))
    assert said.isprintable()
    assert "a\\x1b[2J xx" in said
    assert len(said) < 200
    assert sentence(FileRefused("missing", path=Path("a\nb\u202e"))).isprintable()


def test_long_lists_of_codes_are_cut() -> None:
    assert expected("code", [str(number) for number in range(20)]).endswith("10, 11 …")
    assert expected("something odd") == "text"
