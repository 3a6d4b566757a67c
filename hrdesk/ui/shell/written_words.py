"""What an operation wrote, in words: records counted by kind, the one field, what it has now."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.changes import Edit
from hrdesk.domain.fields import Kind
from hrdesk.domain.label import Label
from hrdesk.domain.records import known_field
from hrdesk.domain.revisions import distinct
from hrdesk.domain.state import LABEL, split_register
from hrdesk.ui.words import element_word, label_word

# What is said of a text is that it was written: it may be long, and not for who looks over.
_SAID = frozenset({Kind.CODE, Kind.COUNTRY, Kind.BOOL, Kind.DATE, Kind.SPAN})


def kind_of_all(edits: Sequence[Edit]) -> str:
    """The kind of these records; empty where they are of several."""
    kinds = {each.kind for each in edits}
    return kinds.pop() if len(kinds) == 1 else ""


def field_of(edits: Sequence[Edit]) -> str:
    """The field that was written in all of them; empty where it was more than one."""
    names = {split_register(each)[0] for edit in edits for each in (*edit.before, *edit.after)}
    return names.pop() if len(names) == 1 else ""


def value_of(edits: Sequence[Edit], name: str) -> str:
    """What the field has now in all of them; empty where they differ, or it is not to be said."""
    values = {distinct(edit.after.get(name, ())) for edit in edits}
    found = values.pop() if len(values) == 1 else ()
    if len(found) != 1 or not found[0]:
        return ""
    if name == LABEL:
        return label_word(Label(found[0]))
    spec = known_field(edits[0].kind, name)
    return element_word(spec, found[0]) if spec is not None and spec.kind in _SAID else ""


def counted(kind: str, count: int) -> str:
    """`3 people`; of records of several kinds, `3 records`."""
    said = QCoreApplication.translate
    return {
        "organisation": lambda: said("undo", "%n organisation(s)", "", count),
        "person": lambda: said("undo", "%n person(s)", "", count),
        "mailing_list": lambda: said("undo", "%n mailing list(s)", "", count),
        "activity": lambda: said("undo", "%n activity(s)", "", count),
        "place": lambda: said("undo", "%n place(s)", "", count),
        "recommendation": lambda: said("undo", "%n recommendation(s)", "", count),
        "document": lambda: said("undo", "%n document(s)", "", count),
        "visit": lambda: said("undo", "%n visit(s)", "", count),
        "programme_item": lambda: said("undo", "%n programme item(s)", "", count),
        "commitment": lambda: said("undo", "%n commitment(s)", "", count),
        "instrument": lambda: said("undo", "%n instrument(s)", "", count),
        "ratification": lambda: said("undo", "%n ratification(s)", "", count),
        "country_file": lambda: said("undo", "%n country file(s)", "", count),
    }.get(kind, lambda: said("undo", "%n record(s)", "", count))()
