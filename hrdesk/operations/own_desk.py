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


def change_desk(session: Session, *, name: str | None = None, zone: str | None = None) -> Changes:
    """Give this desk another name or zone; None leaves one as it is. Raises `BadValue`."""
    us = session.identity
    before = {"name": us.name, "zone": us.zone}
    after = dict(before)
    if name is not None:
        after["name"] = str(canonical(_NAME, name))
    if zone is not None:
        after["zone"] = zone.strip()
        if not is_zone(after["zone"]):
            raise BadValue(field="zone", value=zone, expected="zone")
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
    keep_identity(session, name=after["name"], zone=after["zone"])
    return Changes(DESK, about={"before": before, "after": after}, touched=frozenset({DESK}))
