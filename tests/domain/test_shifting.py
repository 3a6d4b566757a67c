"""Spans are moved as they are and made longer without being turned round."""

import pytest

from hrdesk.domain.dates import parse_span
from hrdesk.domain.shifting import moved, resized

CALL = "2026-11-18T14:00/2026-11-18T15:00[America/New_York]"


def after(text: str, how: str, **step: object) -> str | None:
    span = parse_span(text)
    assert span is not None
    found = (moved if how == "moved" else resized)(span, **step)  # type: ignore[operator]
    return None if found is None else found.text


@pytest.mark.parametrize(
    ("text", "step", "wanted"),
    [
        (CALL, {"days": 1}, "2026-11-19T14:00/2026-11-19T15:00[America/New_York]"),
        (CALL, {"minutes": -15}, "2026-11-18T13:45/2026-11-18T14:45[America/New_York]"),
        (CALL, {"minutes": 600}, "2026-11-19T00:00/2026-11-19T01:00[America/New_York]"),
        ("2026-11-18T09:00[Asia/Tbilisi]", {"days": 7}, "2026-11-25T09:00[Asia/Tbilisi]"),
        ("2026-11-30", {"days": 1, "minutes": 45}, "2026-12-01"),
        ("2026-11-18T23:50/2026-11-20", {"minutes": 15}, "2026-11-19T00:05/2026-11-21"),
        ("2026-11-18/2026-11-20T12:00", {"days": 1}, "2026-11-19/2026-11-21T12:00"),
        ("2026-11", {"days": 1}, None),
        ("2999-12-31", {"days": 1}, None),
        ("2026-11-18", {"days": 10_000_000}, None),
        ("2026-11-18/2999-12-31", {"days": 1}, None),
    ],
)
def test_a_span_is_moved_as_long_as_it_was(
    text: str, step: dict[str, int], wanted: str | None
) -> None:
    assert after(text, "moved", **step) == wanted


@pytest.mark.parametrize(
    ("text", "step", "wanted"),
    [
        (CALL, {"minutes": 30}, "2026-11-18T14:00/2026-11-18T15:30[America/New_York]"),
        (CALL, {"minutes": -600}, "2026-11-18T14:00/2026-11-18T14:15[America/New_York]"),
        (
            CALL,
            {"minutes": 600, "start": True},
            "2026-11-18T14:45/2026-11-18T15:00[America/New_York]",
        ),
        ("2026-11-18T14:00", {"minutes": 15}, "2026-11-18T14:00/2026-11-18T14:15"),
        ("2026-11-18", {"days": 2}, "2026-11-18/2026-11-20"),
        ("2026-11-18/2026-11-20", {"days": -5}, "2026-11-18"),
        ("2026-11-18/2026-11-20", {"days": 5, "start": True}, "2026-11-20"),
        ("2026-11-18/2026-11-20", {"days": -1, "start": True}, "2026-11-17/2026-11-20"),
        ("2026-11-18", {"days": 10_000_000}, None),
        ("2026-11-18", {"days": -10_000_000, "start": True}, None),
        ("2026-11-18T14:00/2026-11-19", {"minutes": 15}, None),
        ("2026-11/2026-12", {"days": 1}, None),
    ],
)
def test_an_end_moves_and_never_passes_the_other(
    text: str, step: dict[str, object], wanted: str | None
) -> None:
    assert after(text, "resized", **step) == wanted
