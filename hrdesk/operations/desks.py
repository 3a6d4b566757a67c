"""Make a desk: empty, with the network's organisations, or the sample."""

from enum import StrEnum
from pathlib import Path

from hrdesk.domain.dates import is_zone
from hrdesk.domain.errors import BadValue, DeskFileError
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.state import RecordState
from hrdesk.domain.values import canonical
from hrdesk.operations.keys import care_for_key
from hrdesk.operations.starting import EDITION, network_records, sample_records
from hrdesk.store.database import (
    Clock,
    Database,
    create_desk,
    new_identity,
    open_desk,
    this_minute,
)
from hrdesk.store.editions import remember_edition
from hrdesk.store.partners import Partner, keep_partner
from hrdesk.store.records import write_states

HOME_ZONE = "Europe/Zurich"
_CODE_LENGTH = 16
_NAME = Field("name", Kind.TEXT)


class Start(StrEnum):
    """What a new desk begins with."""

    NOTHING = "nothing"
    NETWORK = "network"
    SAMPLE = "sample"


SAMPLE_CODE, SAMPLE_NAME = "SAMPLE", "Sample desk"
# The desks that the records of the sample desk are shared with.
_SAMPLE_PARTNERS = (
    Partner("IACHR", "Inter-American Commission on Human Rights", zone="America/New_York"),
    Partner(
        "ODIHR", "OSCE Office for Democratic Institutions and Human Rights", zone="Europe/Warsaw"
    ),
)


def new_desk(
    path: Path,
    code: str,
    name: str,
    *,
    zone: str = HOME_ZONE,
    city: str = "",
    start: Start = Start.NOTHING,
    clock: Clock = this_minute,
) -> Database:
    """A new desk, open. Raises `DeskFileError`, or `BadValue` for its code or zone."""
    identity = new_identity(desk_code(code), str(canonical(_NAME, name)), zone, city)
    if not is_zone(zone):
        raise BadValue(field="zone", value=zone, expected="zone")
    database = _with_key(create_desk(path, identity, clock=clock), ask_keyring=True)
    with database.writing() as session:
        write_states(session, starting_records(start))
        remember_edition(session, EDITION, start.value)
        if start is Start.SAMPLE:
            for partner in _SAMPLE_PARTNERS:
                if partner.code != identity.code:
                    keep_partner(session, partner)
    return database


def open_own_desk(path: Path, *, clock: Clock = this_minute, ask_keyring: bool = False) -> Database:
    """Open a desk, and make it a key when it has none. Raises `DeskFileError`.

    The keyring is asked only when that may make a person wait, as in a window.
    """
    return _with_key(open_desk(path, clock=clock), ask_keyring=ask_keyring)


def starting_records(start: Start) -> tuple[RecordState, ...]:
    """The records that a desk begins with."""
    if start is Start.SAMPLE:
        return sample_records()
    return network_records() if start is Start.NETWORK else ()


def desk_code(text: str) -> str:
    """The code of a desk: letters, digits and hyphens. Raises `BadValue`."""
    code = text.strip().upper()
    if not code.replace("-", "").isalnum() or len(code) > _CODE_LENGTH:
        raise BadValue(field="desk_code", value=text, expected="desk_code")
    return code


def _with_key(database: Database, *, ask_keyring: bool) -> Database:
    try:
        care_for_key(database, ask_keyring=ask_keyring)
    except DeskFileError:
        database.close()
        raise
    return database
