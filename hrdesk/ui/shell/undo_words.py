"""What an operation is called: in the menu after Undo, and in the bar after it was done."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.changes import Changes
from hrdesk.ui.language import isolated

if TYPE_CHECKING:
    from hrdesk.store.journal import Entry
    from hrdesk.store.session import Session

_LONGEST = 48
# What moves along is not what somebody moved.
_MOVED = "move_date"
# What else such an operation writes belongs to the one that is named.
_OF_ONE = frozenset({"confirm_visit", "move_visit", "raise_visit", "propose_joint", "join"})


@dataclass(frozen=True)
class Done:
    """An operation with the first of the records it wrote."""

    operation: str
    title: str
    count: int
    about: Mapping[str, object]


def of_entry(session: "Session", entry: "Entry") -> Done:
    """What an entry of the journal did."""
    from hrdesk.store import journal, listing

    count, first = journal.extent_of(session, entry.id)
    title = listing.titles(session, [first]).get(first, "") if first else ""
    return Done(entry.operation, title, count, entry.about)


def of_changes(session: "Session", changes: Changes) -> Done:
    """What was just done; of an undo, what it took back."""
    from hrdesk.store import listing

    refs = changes.refs
    title = listing.titles(session, refs[:1]).get(refs[0], "") if refs else ""
    operation = str(changes.about.get("of", changes.operation))
    return Done(operation, title, len(refs), changes.about)


def name_of(done: Done) -> str:
    """The operation as a name: `Undo …`."""
    said = QCoreApplication.translate
    return {
        "add": said("undo", "adding {what}"),
        "save": said("undo", "the change of {what}"),
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
        "join": said("undo", "joining {what}"),
        "put_back": said("undo", "what was put back in {what}"),
        "unjoin": said("undo", "un-merging {what}"),
        "move_date": said("undo", "moving {what} to {when}"),
        "copy": said("undo", "copying {what} to {when}"),
        "duplicate": said("undo", "the copy: {what}"),
        **_names_for_visits(),
    }.get(done.operation, said("undo", "the change of {what}")).format(
        what=_what(done), when=_when(done)
    )


def sentence_of(done: Done, *, role: str = "") -> str:
    """What was done, for the bar that offers to take it back."""
    said = QCoreApplication.translate
    if role == "undo":
        return said("undo", "Undone: {name}").format(name=name_of(done))
    if role == "redo":
        return said("undo", "Done again: {name}").format(name=name_of(done))
    if done.about.get("seen_by"):
        return _move_that_is_seen(done)
    return {
        "add": said("undo", "Added {what}"),
        "save": said("undo", "Saved {what}"),
        "label": said("undo", "Labelled {what}"),
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
        "join": said("undo", "Joined into one: {what}"),
        "put_back": said("undo", "Put back in {what}"),
        "move_date": said("undo", "Moved {what} to {when}"),
        "copy": said("undo", "Copied {what} to {when}"),
        "duplicate": said("undo", "Made a copy: {what}"),
        **_sentences_for_visits(),
    }.get(done.operation, said("undo", "Saved {what}")).format(what=_what(done), when=_when(done))


def _names_for_visits() -> dict[str, str]:
    said = QCoreApplication.translate
    return {
        "confirm_visit": said("undo", "the confirmation of {what}"),
        "move_visit": said("undo", "the new dates of {what}"),
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
        "propose_joint": said("undo", "Proposed a joint visit: {what}"),
        "raise_visit": said("undo", "New status: {what}"),
        "tick": said("undo", "Ticked {what}"),
        "assess": said("undo", "Assessed {what}"),
    }


def _what(done: Done) -> str:
    if "file" in done.about:
        return isolated(_short(str(done.about["file"])))
    if (done.count == 1 or done.operation in _OF_ONE) and done.title:
        return isolated(_short(done.title))
    return QCoreApplication.translate("undo", "%n record(s)", "", done.count)


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
        names=", ".join(isolated(str(each)) for each in names),
        when=_when(done),
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
