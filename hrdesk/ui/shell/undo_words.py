"""What an operation is called: in the menu after Undo, and in the bar after it was done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.changes import Changes, Edit
from hrdesk.domain.state import LABEL
from hrdesk.ui.language import isolated
from hrdesk.ui.shell.written_words import counted, field_of, kind_of_all, value_of
from hrdesk.ui.words import code_word, comma, field_word

if TYPE_CHECKING:
    from hrdesk.store.journal import Entry
    from hrdesk.store.session import Session

_LONGEST = 48
# The line at the foot has more room than a menu, and cuts by itself what it has none for.
_LONGEST_SAID = 80
# What moves along is not what somebody moved.
_MOVED = "move_date"
# What else such an operation writes belongs to the one that is named.
_OF_ONE = frozenset(
    (
        *("confirm_visit", "move_visit", "raise_visit", "propose_joint", "join", "unjoin"),
        *("change_one", "change_following"),
    )
)
# Of more records than these, the journal is not read to say which field was written.
_LOOKED_AT = 200


@dataclass(frozen=True)
class Done:
    """An operation with the first of the records it wrote, and the field if it wrote just one."""

    operation: str
    title: str
    count: int
    about: Mapping[str, object]
    kind: str = ""  # of all records
    field: str = ""
    value: str = ""  # what all have now, in words; of texts it is not said


def of_entry(session: "Session", entry: "Entry") -> Done:
    """What an entry of the journal did."""
    from hrdesk.store import journal

    count, first = journal.extent_of(session, entry.id)
    if 0 < count <= _LOOKED_AT:
        return _done(session, entry.operation, journal.edits_of(session, entry.id), entry.about)
    return Done(entry.operation, _title(session, first), count, entry.about)


def of_changes(session: "Session", changes: Changes) -> Done:
    """What was just done; of an undo, what it took back."""
    operation = str(changes.about.get("of", changes.operation))
    return _done(session, operation, changes.edits, changes.about)


def _done(
    session: "Session", operation: str, edits: Sequence[Edit], about: Mapping[str, object]
) -> Done:
    made = [each for each in edits if each.is_made or each.is_withdrawn]
    # What was added counts, and not what was linked with it.
    told = made if made and operation == "add" else edits
    title = _title(session, told[0].ref) if told else ""
    field = "" if made else field_of(told)
    value = value_of(told, field) if field else ""
    return Done(operation, title, len(told), about, kind_of_all(told), field, value)


def _title(session: "Session", ref: str) -> str:
    from hrdesk.store import listing
    from hrdesk.ui.records.called_here import in_words

    return in_words(session, listing.titles(session, [ref])).get(ref, "") if ref else ""


def name_of(done: Done, most: int = _LONGEST) -> str:
    """The operation as a name: `Undo …`."""
    said = QCoreApplication.translate
    return {
        "add": said("undo", "adding {what}"),
        "save": _change_of_a_field(done),
        "label": said("undo", "the label of {what}"),
        "archive": said("undo", "archiving {what}"),
        "remove": said("undo", "removing {what}"),
        "restore": said("undo", "restoring {what}"),
        "resolve": said("undo", "the decision about {what}"),
        "receive": said("undo", "taking in {what}"),
        "staff": said("undo", "the staff list: {what}"),
        "take_file": said("undo", "importing {what}"),
        "take_off": said("undo", "taking {what} off this desk"),
        "edition": said("undo", "what this HRDesk brought: {what}"),
        "desk": said("undo", "the change of the name or zone of this desk"),
        "join": said("undo", "merging {what}"),
        "put_back": said("undo", "what was put back in {what}"),
        "unjoin": said("undo", "un-merging {what}"),
        "move_date": said("undo", "moving {what} to {when}"),
        "copy": said("undo", "copying {what} to {when}"),
        "duplicate": said("undo", "the copy: {what}"),
        **_names_for_series(),
        **_names_for_visits(),
    }.get(done.operation, said("undo", "the change of {what}")).format(**_parts(done, most))


def sentence_of(done: Done, *, role: str = "") -> str:
    """What was done, for the bar that offers to take it back."""
    said = QCoreApplication.translate
    if role == "undo":
        return said("undo", "Undone: {name}").format(name=name_of(done, _LONGEST_SAID))
    if role == "redo":
        return said("undo", "Done again: {name}").format(name=name_of(done, _LONGEST_SAID))
    if done.about.get("seen_by"):
        return _move_that_is_seen(done)
    if done.about.get("stay"):
        return _un_merged_but(done)
    return {
        "add": said("undo", "Added {what}"),
        "save": _saved(done, said("undo", "Saved {what}")),
        "label": _saved(done, said("undo", "Labelled {what}")),
        "archive": said("undo", "Archived {what}"),
        "remove": said("undo", "Removed {what}"),
        "restore": said("undo", "Restored {what}"),
        "resolve": said("undo", "Decided about {what}"),
        "receive": said("undo", "Took in {what}"),
        "staff": said("undo", "Took in the staff list: {what}"),
        "take_file": said("undo", "Imported {what}"),
        "take_off": said(
            "undo",
            "Took {what} off this desk; no other desk hears of it, and it comes in again only if you"
            " say so",
        ),
        "edition": said(
            "undo",
            "This HRDesk has newer organisations, sessions or days than the last one: {what}. What"
            " you had changed stands beside it",
        ),
        "desk": said("undo", "The name or zone of this desk was changed"),
        **_sentences_for_one(),
        **_sentences_for_visits(),
    }.get(done.operation, said("undo", "Saved {what}")).format(**_parts(done, _LONGEST_SAID))


def _parts(done: Done, most: int) -> dict[str, str]:
    return {
        "what": _what(done, most),
        "when": _when(done),
        "field": field_word(done.field) if done.field else "",
        "value": isolated(_short(done.value)),
        "status": _status(done),
    }


def _status(done: Done) -> str:
    """What a visit has become."""
    status = str(done.about.get("status", ""))
    return isolated(code_word(status)) if status else "?"


def _change_of_a_field(done: Done) -> str:
    if done.field:
        return QCoreApplication.translate("undo", "the change of {what} ({field})")
    return QCoreApplication.translate("undo", "the change of {what}")


def _saved(done: Done, otherwise: str) -> str:
    """Which field of how many, and what stands there now where that is short and no secret."""
    if done.value:
        return QCoreApplication.translate("undo", "{field} of {what}: {value}")
    if done.field and done.field != LABEL:
        return QCoreApplication.translate("undo", "Saved {what}: {field}")
    return otherwise


def _names_for_series() -> dict[str, str]:
    said = QCoreApplication.translate
    return {
        "change_one": said("undo", "the change of this one only: {what}"),
        "change_following": said("undo", "the change of this one and those after it: {what}"),
    }


def _sentences_for_one() -> dict[str, str]:
    said = QCoreApplication.translate
    return {
        "join": said("undo", "Merged into one: {what}"),
        "unjoin": said("undo", "Un-merged {what}"),
        "put_back": said("undo", "Put back in {what}"),
        "move_date": said("undo", "Moved {what} to {when}"),
        "copy": said("undo", "Copied {what} to {when}"),
        "duplicate": said("undo", "Made a copy: {what}"),
        "change_one": said("undo", "Changed this one only: {what}"),
        "change_following": said("undo", "Changed this one and those after it: {what}"),
    }


def _names_for_visits() -> dict[str, str]:
    said = QCoreApplication.translate
    return {
        "confirm_visit": said("undo", "the confirmation of {what}"),
        "move_visit": said("undo", "the new dates of {what}"),
        "move_along": said("undo", "what moved with the visit: {what}"),
        "propose_joint": said("undo", "the proposal of a joint visit: {what}"),
        "raise_visit": said("undo", "the status of {what}"),
        "tick": said("undo", "the tick in {what}"),
        "assess": said("undo", "the assessment in {what}"),
    }


def _sentences_for_visits() -> dict[str, str]:
    said = QCoreApplication.translate
    return {
        "confirm_visit": said("undo", "Confirmed {what}"),
        "move_visit": said("undo", "New dates: {what}"),
        "move_along": said("undo", "Moved with the visit: {what}"),
        "propose_joint": said("undo", "Proposed a joint visit: {what}"),
        "raise_visit": said("undo", "New status of {what}: {status}"),
        "tick": said("undo", "Ticked {what}"),
        "assess": said("undo", "Assessed {what}"),
    }


def _what(done: Done, most: int = _LONGEST) -> str:
    if "file" in done.about:
        return isolated(_short(str(done.about["file"]), most))
    if (done.count == 1 or done.operation in _OF_ONE) and done.title:
        return isolated(_short(done.title, most))
    return counted(done.kind, done.count)


def _when(done: Done) -> str:
    """The new dates of what was moved, in the zone of the desk."""
    if "to" not in done.about:
        return ""
    from hrdesk.domain.dates import parse_span
    from hrdesk.ui.calendar.wording import span_words

    span = parse_span(str(done.about["to"]))
    return isolated(span_words(span, str(done.about.get("zone", "")))) if span else ""


def _move_that_is_seen(done: Done) -> str:
    """That partners have the confirmed visit whose dates were changed."""
    names = done.about["seen_by"]
    assert isinstance(names, list)
    return QCoreApplication.translate(
        "undo",
        "{what} is confirmed, and {names} will see the new dates ({when}) at the next exchange",
    ).format(
        what=_what(done),
        names=comma().join(isolated(str(each)) for each in names),
        when=_when(done),
    )


def _un_merged_but(done: Done) -> str:
    """What does not go back to what it was before the merge."""
    names = done.about["stay"]
    assert isinstance(names, list)
    return QCoreApplication.translate(
        "undo", "Un-merged {what}. Changed since the merge, and left as it is now: {fields}"
    ).format(what=_what(done), fields=comma().join(field_word(str(name)) for name in names))


def _short(text: str, most: int = _LONGEST) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
