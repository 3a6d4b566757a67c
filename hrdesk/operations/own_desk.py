"""Change what people call this desk and where it is; its code and its mark stay for ever."""

from collections.abc import Mapping

from hrdesk.domain.changes import Changes
from hrdesk.domain.dates import is_zone
from hrdesk.domain.errors import BadValue
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.values import canonical
from hrdesk.store.database import Database, keep_identity
from hrdesk.store.session import Session

DESK = "desk"
_NAME = Field("name", Kind.TEXT)
_CITY = Field("city", Kind.TEXT)


def change_desk(
    session: Session, *, name: str | None = None, zone: str | None = None, city: str = ""
) -> Changes:
    """Give this desk another name or zone; None leaves one as it is. Raises `BadValue`.

    `city` comes with a zone: where the desk is, if the zone is called after another city.
    """
    us = session.identity
    before = {"name": us.name, "zone": us.zone, "city": us.city}
    after = dict(before)
    if name is not None:
        after["name"] = str(canonical(_NAME, name))
    if zone is not None:
        after["zone"] = zone.strip()
        if not is_zone(after["zone"]):
            raise BadValue(field="zone", value=zone, expected="zone")
        after["city"] = str(canonical(_CITY, city) or "")
    return _kept(session, before, after)


def change_desk_back(session: Session, about: Mapping[str, object]) -> Changes:
    """What `change_desk` did, the other way round; `about` is what its `Changes` said."""
    before, after = about["before"], about["after"]
    assert isinstance(before, dict)
    assert isinstance(after, dict)
    return _kept(session, after, before)


def follow(database: Database, changes: Changes) -> None:
    """Let an open desk know who it is, after an operation that is kept."""
    if DESK in changes.touched:
        database.refresh_identity()


def _kept(session: Session, before: dict[str, str], after: dict[str, str]) -> Changes:
    if before == after:
        return Changes(DESK)
    # An earlier version noted no city of its own.
    keep_identity(session, name=after["name"], zone=after["zone"], city=after.get("city", ""))
    return Changes(DESK, about={"before": before, "after": after}, touched=frozenset({DESK}))
