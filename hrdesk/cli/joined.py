"""What the command line says of a record that was joined, whichever of its Refs is named."""

from hrdesk.cli.answers import Answer, plain
from hrdesk.operations.same import differences_in
from hrdesk.store.database import Database
from hrdesk.store.same import members, shown_ref


def about_joined(database: Database, ref: str) -> Answer:
    """What `show` says of a record that stands for several Refs; nothing for one alone."""
    with database.reading() as session:
        refs = members(session, ref)
        differs = differences_in(session, ref)
    if len(refs) < 2:
        return {}
    told = [{"ref": each.ref, "field": each.field, "value": plain(each.theirs)} for each in differs]
    return {"same_as": list(refs[1:]), "differences": told}


def shown(database: Database, ref: str) -> str:
    """The Ref under which a record is shown."""
    with database.reading() as session:
        return shown_ref(session, ref)
