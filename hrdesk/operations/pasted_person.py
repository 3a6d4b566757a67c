"""The signature of a mail as the fields of a person; its organisation as this desk knows it."""

from collections.abc import Mapping
from types import MappingProxyType

from hrdesk.domain.errors import UnknownName
from hrdesk.domain.signature import is_function, is_section, read_signature
from hrdesk.domain.values import Value, joined
from hrdesk.operations.who_handles import find_mechanism
from hrdesk.store.session import Session

_NOTHING: Mapping[str, object] = MappingProxyType({})


def person_of(
    session: Session, text: str, kept: Mapping[str, object] = _NOTHING
) -> dict[str, Value]:
    """What a signature says, by field; what no field takes stands in the notes, line by line.

    Where something is `kept`, which a person wrote before, it stays: the notes take what differs.
    """
    said = read_signature(text)
    values: dict[str, Value] = {"title": said.title}
    rest: list[str] = []
    body = ""
    for line in said.lines:
        if "organisation" not in values and (ref := _organisation(session, line)):
            values["organisation"], body = ref, line
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
    for name in [each for each in values if kept.get(each)]:
        value = values.pop(name)
        if value and value != kept[name]:
            rest.append(body if name == "organisation" else joined(value))
    rest += [*said.phones[1:], *said.mobiles[1:]]
    before = [str(kept["notes"])] if rest and kept.get("notes") else []
    values |= {"name": said.name, "notes": "\n".join([*before, *rest])}
    return {name: value for name, value in values.items() if value}


def _organisation(session: Session, line: str) -> str:
    try:
        return find_mechanism(session, line)
    except UnknownName:
        return ""
