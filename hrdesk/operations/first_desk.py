"""A person's first desk, with the person in it."""

from dataclasses import dataclass
from pathlib import Path

from hrdesk.operations.beside import made_beside
from hrdesk.operations.desks import SAMPLE_CODE, Start, new_desk, starting_records
from hrdesk.operations.records import add_record
from hrdesk.store.database import Clock, Database, open_desk, this_minute
from hrdesk.store.session import Session


@dataclass(frozen=True)
class FirstDesk:
    """What a person answered: who they are, where they work, what the desk begins with.

    A person without a name is not written down; the sample desk gets nobody either, since its
    people are its own.
    """

    path: Path
    code: str
    name: str
    person: str = ""
    zone: str = "Europe/Zurich"
    city: str = ""
    languages: tuple[str, ...] = ()
    start: Start = Start.NOTHING


def make_first_desk(wanted: FirstDesk, *, clock: Clock = this_minute) -> Database:
    """The new desk, open; until all of it is written there is no file at its place.

    Raises `DeskFileError` (desk_exists, desk_unwritable …) or `BadValue`.
    """
    with made_beside(wanted.path) as part:
        database = new_desk(
            part,
            wanted.code,
            wanted.name,
            zone=wanted.zone,
            city=wanted.city,
            start=wanted.start,
            clock=clock,
        )
        try:
            if wanted.person and wanted.start is not Start.SAMPLE:
                # Not in the journal: there is nothing yet that a person would want to undo.
                with database.writing() as session:
                    at = _organisation(wanted) or _new_organisation(session, wanted)
                    add_record(session, "person", _person(wanted) | {"organisation": at})
        finally:
            database.close()
    return open_desk(wanted.path, clock=clock)


def own_code(start: Start, code: str) -> str:
    """The code of the desk: the sample desk has its own, so that nobody takes it for theirs."""
    return SAMPLE_CODE if start is Start.SAMPLE else code


def _person(wanted: FirstDesk) -> dict[str, object]:
    return {
        "name": wanted.person,
        "zone": wanted.zone,
        "languages": wanted.languages,
    }


def _organisation(wanted: FirstDesk) -> str:
    """The Ref of the organisation that the desk is named after, where the network has it."""
    named: dict[str, str] = {}
    for state in starting_records(wanted.start):
        if state.kind == "organisation":
            for each in ("name", "acronym"):
                named.setdefault(str(state.value(each)).casefold(), state.ref)
    return named.get(wanted.name.casefold()) or named.get(wanted.code.casefold(), "")


def _new_organisation(session: Session, wanted: FirstDesk) -> str:
    """The Ref of what the network does not have: the organisation as the person has named it."""
    values = {"name": wanted.name, "zone": wanted.zone}
    return add_record(session, "organisation", values).refs[0]
