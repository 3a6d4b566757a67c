"""The signature of a mail as the fields of a person; its organisation as this desk knows it."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from hrdesk.domain.errors import UnknownName
from hrdesk.domain.signature import is_function, is_section, read_signature
from hrdesk.domain.values import Value, joined
from hrdesk.operations.who_handles import find_mechanism
from hrdesk.store.session import Session

_OF = re.compile(r"\s(?:of|du|de la|de l[’']|des|de|del)\s+", re.IGNORECASE)
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
    if "organisation" not in values and "section" in values:
        body = _body_of(str(values["section"]))
        if ref := _organisation(session, body):
            values["organisation"] = ref
    values["other_emails"] = tuple(said.emails[1:])
    values["call_handles"] = tuple(said.handles)
    for name in [each for each in values if kept.get(each)]:
        value = values.pop(name)
        if value and value != kept[name]:
            rest.append(body if name == "organisation" else joined(value))
    rest += [*said.degrees, *said.phones[1:], *said.mobiles[1:]]
    before = [str(kept["notes"])] if rest and kept.get("notes") else []
    values |= {"name": said.name, "notes": "\n".join([*before, *rest])}
    return {name: value for name, value in values.items() if value}


def _body_of(section: str) -> str:
    """What a part of an organisation is said to be a part of."""
    _, of, body = section.partition(" of the ")
    return body if of else _OF.split(section, maxsplit=1)[-1]


def _organisation(session: Session, line: str) -> str:
    try:
        return find_mechanism(session, line)
    except UnknownName:
        return ""
