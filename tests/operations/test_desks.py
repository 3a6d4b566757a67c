"""A new desk is refused before its file is made, and is no partner of itself."""

from pathlib import Path

import pytest

from hrdesk.domain.errors import BadValue
from hrdesk.operations.desks import Start, new_desk
from hrdesk.store.partners import partners


@pytest.mark.parametrize(
    ("code", "zone", "field"),
    [
        ("", "UTC", "desk_code"),
        ("A B", "UTC", "desk_code"),
        ("A" * 17, "UTC", "desk_code"),
        ("NIRMS", "Mars/Olympus", "zone"),
        ("NIRMS", "", "zone"),
    ],
)
def test_a_code_or_zone_that_cannot_be_makes_no_file(
    tmp_path: Path, code: str, zone: str, field: str
) -> None:
    path = tmp_path / "new.hrdesk"
    with pytest.raises(BadValue) as refused:
        new_desk(path, code, "New desk", zone=zone)
    assert refused.value.about["field"] == field
    assert not path.exists()


def test_a_sample_desk_of_a_body_that_the_sample_shares_with_is_not_its_own_partner(
    tmp_path: Path,
) -> None:
    desk = new_desk(tmp_path / "odihr.hrdesk", "odihr", "ODIHR", start=Start.SAMPLE)
    with desk.reading() as session:
        assert [each.code for each in partners(session)] == ["IACHR"]
    desk.close()
