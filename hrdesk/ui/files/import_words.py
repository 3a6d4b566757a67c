"""What the plan of an import says, in the words of the window's language."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.records import known_field
from hrdesk.domain.values import Value, joined
from hrdesk.formats.calendar_entry import Left, Note
from hrdesk.operations.incoming import NEW_RECORD, OUT, Change, Fate, FilePlan, Line
from hrdesk.ui.language import isolated
from hrdesk.ui.tokens import ReviewState
from hrdesk.ui.words import comma, element_word, field_word, number_word, semicolon

STATES: Mapping[Fate, ReviewState] = {
    Fate.NEW: ReviewState.NEW,
    Fate.CHANGED: ReviewState.CHANGED,
    Fate.ASK: ReviewState.QUESTION,
    Fate.PROBLEM: ReviewState.ERROR,
    Fate.REMOVED: ReviewState.REMOVED,
    Fate.KEPT: ReviewState.HANDLED,
    Fate.LEFT_OUT: ReviewState.HANDLED,
    Fate.SAME: ReviewState.HANDLED,
}
_LONGEST = 80
_MOST_NAMED = 6


def counts_words(plan: FilePlan) -> str:
    """How many of each, and what of all of it cannot be kept."""
    say = QCoreApplication.translate
    counts = plan.counts
    said = [
        f"{number_word(counts[fate])} {_count_word(fate)}"
        for fate in (Fate.NEW, Fate.CHANGED, Fate.ASK, Fate.PROBLEM, Fate.SAME, Fate.KEPT)
        if counts[fate]
    ]
    left_out = counts[Fate.LEFT_OUT] + counts[Fate.REMOVED] + sum(plan.others.values())
    if left_out:
        said.append(f"{number_word(left_out)} {_count_word(Fate.LEFT_OUT)}")
    if not said:
        return say("ImportWords", "There is nothing in this file that a desk could keep.")
    return comma().join(said)


def left_words(plan: FilePlan) -> str:
    """What cannot be kept, with of how many; empty where all of it can."""
    if not plan.left:
        return ""
    told = comma().join(
        f"{note_word(Left(what))} ({number_word(count)})"
        for what, count in list(plan.left.items())[:_MOST_NAMED]
    )
    said = QCoreApplication.translate("ImportWords", "Not kept, or kept otherwise: {what}.")
    return said.format(what=told)


def fate_words(line: Line) -> str:
    """What becomes of a thing."""
    say = QCoreApplication.translate
    if line.fate is Fate.CHANGED:
        names = [field_word(each.name) for each in line.changes[:_MOST_NAMED]]
        if not names:
            return say("ImportWords", "Is here; its key is noted")
        return say("ImportWords", "Changes: {fields}").format(fields=comma().join(names))
    if line.fate is Fate.KEPT:
        names = [field_word(each) for each in line.kept]
        said = say("ImportWords", "Stays: written later here, or to be decided ({fields})")
        return said.format(fields=comma().join(names))
    words = {
        Fate.NEW: say("ImportWords", "New"),
        Fate.SAME: say("ImportWords", "Is here already"),
        Fate.ASK: say("ImportWords", "May be here already: choose"),
        Fate.REMOVED: say("ImportWords", "Was removed here"),
    }
    return words.get(line.fate) or reason_words(line.reason)


def reason_words(reason: str) -> str:
    """Why a thing is left out, or cannot be read."""
    say = QCoreApplication.translate
    return {
        "entry_without_title": say("ImportWords", "Has no name"),
        "entry_unreadable": say("ImportWords", "Cannot be read"),
        "no_title": say("ImportWords", "Has no name that can be kept"),
        "older_version": say("ImportWords", "Left out: an older version stands beside it"),
        "older_copy": say("ImportWords", "Left out: a later copy of it is here already"),
        "answer": say("ImportWords", "Left out: only somebody's answer"),
        "cancelled": say("ImportWords", "Left out: cancelled, and not here"),
        "private": say("ImportWords", "Left out: private there, and shared here"),
        "no_person": say("ImportWords", "Left out: a card of no person"),
    }.get(reason, say("ImportWords", "Left out"))


def note_word(what: Left) -> str:
    """What is left, in a word or two."""
    say = QCoreApplication.translate
    return {
        Left.ALARMS: say("ImportWords", "alarms"),
        Left.ATTACHMENTS: say("ImportWords", "attachments"),
        Left.PEOPLE: say("ImportWords", "people who are no contacts"),
        Left.RULE: say("ImportWords", "how it repeats"),
        Left.MORE_DATES: say("ImportWords", "further dates"),
        Left.FOLLOWING: say("ImportWords", "the change of all that follow"),
        Left.ZONE: say("ImportWords", "the time zone, told in UTC"),
        Left.NO_ZONE: say("ImportWords", "an unknown time zone"),
        Left.BAD_DATES: say("ImportWords", "dates"),
        Left.BAD_VALUE: say("ImportWords", "what does not fit"),
        Left.PHOTO: say("ImportWords", "photos"),
        Left.ADDRESS: say("ImportWords", "streets"),
        Left.NUMBERS: say("ImportWords", "further numbers"),
        Left.BIRTHDAY: say("ImportWords", "birthdays"),
        Left.WEB: say("ImportWords", "web addresses"),
        Left.ORGANISATION: say("ImportWords", "unknown organisations"),
    }[what]


def notes_words(notes: tuple[Note, ...]) -> str:
    """What of one thing is left."""
    return semicolon().join(_note(each) for each in notes)


def links_in(kind: str, changes: Sequence[Change]) -> set[str]:
    """The Refs of the records that fields name, before and after."""
    found: set[str] = set()
    for change in changes:
        spec = known_field(kind, change.name)
        if spec is not None and spec.is_link:
            for value in (change.before, change.after):
                found.update((value,) if isinstance(value, str) else value)
    return found - {""}


def change_words(kind: str, change: Change, titles: Mapping[str, str]) -> str:
    """A field as it is, and as it would be; what it links to by its title."""
    values = (change.before, change.after)
    before, after = (_worded(kind, change.name, each, titles) for each in values)
    told = isolated(after) if not before else f"{isolated(before)} → {isolated(after)}"
    return f"{field_word(change.name)}: {told}"


def choice_words(choice: str, titles: Mapping[str, str]) -> str:
    """What a thing may be."""
    say = QCoreApplication.translate
    if choice == NEW_RECORD:
        return say("ImportWords", "Take in as a new record")
    if choice == OUT:
        return say("ImportWords", "Leave out")
    if not choice:
        return say("ImportWords", "Do as proposed")
    return isolated(titles.get(choice, choice))


def _note(note: Note) -> str:
    about = field_word(note.about) if note.what is Left.BAD_VALUE else _short(note.about)
    return f"{note_word(note.what)}: {isolated(about)}" if about else note_word(note.what)


def _worded(kind: str, name: str, value: Value, titles: Mapping[str, str]) -> str:
    spec = known_field(kind, name)
    several = (value,) if isinstance(value, str) else value
    if spec is not None and spec.is_link:
        return _short(semicolon().join(titles.get(each, each) for each in several))
    words = [element_word(spec, each) if spec is not None and each else each for each in several]
    return _short(semicolon().join(words))


def _short(value: Value) -> str:
    text = " ".join(joined(value).split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _count_word(fate: Fate) -> str:
    say = QCoreApplication.translate
    return {
        Fate.NEW: say("ImportWords", "new"),
        Fate.CHANGED: say("ImportWords", "changed"),
        Fate.ASK: say("ImportWords", "to choose"),
        Fate.PROBLEM: say("ImportWords", "with problems"),
        Fate.SAME: say("ImportWords", "here already"),
        Fate.KEPT: say("ImportWords", "written later here"),
        Fate.LEFT_OUT: say("ImportWords", "left out"),
    }[fate]
