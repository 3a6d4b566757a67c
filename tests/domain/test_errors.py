"""Errors carry data for their words, and every kind has a stable code."""

import contextlib
from collections.abc import Iterator

import pytest

from hrdesk.domain import errors
from hrdesk.domain.errors import BadValue, DeskError, DeskFileError

KINDS = [
    each
    for each in vars(errors).values()
    if isinstance(each, type) and issubclass(each, DeskError) and each is not DeskError
]


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_has_the_code_of_its_kind_unless_it_names_one(kind: type[DeskError]) -> None:
    assert kind(path="x").code == kind.code != DeskError.code
    assert kind("desk_newer", path="x").code == "desk_newer"
    assert kind(path="x").about == {"path": "x"}


def test_codes_differ() -> None:
    assert len({kind.code for kind in KINDS}) == len(KINDS)


def test_naming_a_code_changes_one_error_only() -> None:
    DeskFileError("desk_newer")
    assert DeskFileError().code == "desk_file"


def test_a_log_line_of_an_error_tells_what_it_is_about() -> None:
    assert "desk_missing" in str(DeskFileError("desk_missing", path="/a.hrdesk"))
    assert "/a.hrdesk" in str(DeskFileError("desk_missing", path="/a.hrdesk"))
    assert "bad_value" in str(BadValue(field="email", value="x", expected="email"))


def test_errors_pass_through_context_managers() -> None:
    """`contextlib` sets attributes on what passes through; a frozen error would break there."""

    @contextlib.contextmanager
    def around() -> Iterator[None]:
        try:
            yield
        except BadValue as error:
            raise DeskFileError("desk_damaged") from error

    with pytest.raises(DeskFileError), around():
        raise BadValue(field="email", value="x", expected="email")
