"""What one version of a workbook holds more and less than another."""

import pytest

from hrdesk.domain.versions import Difference, difference


@pytest.mark.parametrize(
    ("earlier", "later", "found", "is_newer", "is_same"),
    [
        ("ab", "abc", Difference(1, 0), True, False),
        ("ab", "ab", Difference(0, 0), False, True),
        ("ab", "b", Difference(0, 1), False, False),
        ("ab", "cd", Difference(2, 2), True, False),
        ("", "", Difference(0, 0), False, True),
    ],
)
def test_what_is_more_and_what_is_less(
    earlier: str, later: str, found: Difference, is_newer: bool, is_same: bool
) -> None:
    assert difference(set(earlier), set(later)) == found
    assert (found.is_newer, found.is_same) == (is_newer, is_same)
