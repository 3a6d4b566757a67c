"""The signature of a mail as the fields of a person; its organisation as this desk knows it."""

from hrdesk.domain.errors import UnknownName
from hrdesk.domain.signature import is_function, is_section, read_signature
from hrdesk.domain.values import Value
from hrdesk.operations.who_handles import find_mechanism
from hrdesk.store.session import Session


def person_of(session: Session, text: str) -> dict[str, Value]:
    """What a signature says, by field; what no field takes stands in the notes, line by line."""
    said = read_signature(text)
    values: dict[str, Value] = {"name": said.name, "title": said.title}
    rest: list[str] = []
    for line in said.lines:
        if "organisation" not in values and (ref := _organisation(session, line)):
            values["organisation"] = ref
        elif "section" not in values and is_section(line):
            values["section"] = line
        elif "function" not in values and is_function(line):
            values["function"] = line
        else:
            rest.append(line)
    for name, several in (("email", said.emails), ("phone", said.phones), ("mobile", said.mobiles)):
        values[name] = "".join(several[:1])
    values["other_emails"] = tuple(said.emails[1:])
    values["call_handles"] = tuple(said.handles)
    values["notes"] = "\n".join([*rest, *said.phones[1:], *said.mobiles[1:]])
    return {name: value for name, value in values.items() if value}


def _organisation(session: Session, line: str) -> str:
    try:
        return find_mechanism(session, line)
    except UnknownName:
        return ""
