"""What an export says to a person in a terminal."""

from collections.abc import Iterator

from hrdesk.cli.answers import Answer


def exported(answer: Answer) -> Iterator[str]:
    """What is in the file and for whom, after what is not in it."""
    for each in answer["held_back"]:
        field = f", {each['field']}" if "field" in each else ""
        yield f"stays: {each['ref']}{field}  ({each['why']})"
    for ref in answer["left_out"]:
        yield f"left out: {ref}  (no file of this kind can hold it)"
    count = answer["records"]
    whom = "everybody" if answer["to"] == "outside" else answer["to"]
    records = f"{count} record{'' if count == 1 else 's'}"
    yield f"{answer['path']}: {records}, for {whom}"
