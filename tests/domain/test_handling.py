"""Names in a text word for word, themes by the beginnings of words, and who stands on top."""

import pytest

from hrdesk.domain.handling import (
    Aspect,
    Because,
    Handler,
    NameFinder,
    Reason,
    as_said,
    is_theme,
    mentions,
    ranked,
)


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("Inter-American system (IACHR); OHCHR", ["IACHR"], True),
        ("IACHRS", ["IACHR"], False),
        ("Comisión Interamericana de derechos", ["comision INTERAMERICANA"], True),
        ("اللجنة الأفريقية", ["اللجنه الافريقيه"], True),
        ("African Court", ["Commission", "African Commission"], False),
        ("anything", ["", "–"], False),
        ("", ["x"], False),
    ],
)
def test_a_name_counts_word_for_word(text: str, names: list[str], found: bool) -> None:
    assert mentions(text, as_said(names)) is found


def test_many_names_are_looked_for_at_once() -> None:
    finder = NameFinder()
    finder.add("one", ["African Commission", "ACHPR", ""])
    finder.add("two", ["African Court"])
    assert finder.named_in("for the African Court, and achpr") == {"one", "two"}
    assert finder.named_in("African affairs") == set()


def test_a_theme_is_found_by_the_beginnings_of_its_words() -> None:
    theme = "Prohibition of torture & ill-treatment"
    assert is_theme("tortur", theme)
    assert is_theme("ill treatment prohib", theme)
    assert not is_theme("treatment of prisoners", theme)
    assert not is_theme("  &", theme)


def handler(name: str, *becauses: Because, aspect: str = "mechanism", **more: object) -> Handler:
    reasons = tuple(Reason(each, Aspect(aspect), "IACHR") for each in becauses)
    return Handler(name, name, "network", reasons, **more)  # type: ignore[arg-type]


def test_whom_to_ask_first_stands_on_top() -> None:
    both = Handler(
        "both",
        "both",
        "network",
        (
            Reason(Because.STAFF, Aspect.MECHANISM, "IACHR"),
            Reason(Because.DESK, Aspect.THEME, "Torture"),
        ),
    )
    absent = handler("absent", Because.FOCAL_POINT, is_absent=True)
    focal, deputy = (
        handler("b", Because.FOCAL_POINT),
        handler("a", Because.FOCAL_POINT, stands_in_for="c"),
    )
    staff, itself = handler("staff", Because.STAFF), handler("itself", Because.ITSELF)
    found = ranked([absent, staff, itself, deputy, focal, both])
    assert [each.ref for each in found] == ["both", "b", "a", "itself", "staff", "absent"]
