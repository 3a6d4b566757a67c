"""The journal of a record as lines: when, which desk, which field, from what to what."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.changes import Edit
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.records import known_field
from hrdesk.domain.revisions import Heads
from hrdesk.domain.same import SAME_AS, is_link, link_to
from hrdesk.domain.state import IN, LABEL, LIFE, PARTNERS, as_label, split_register
from hrdesk.operations.editions import TAKE_EDITION
from hrdesk.operations.restoring import can_be_put_back
from hrdesk.operations.same import UNJOIN
from hrdesk.operations.taken_over import JOIN
from hrdesk.operations.undo import RECEIVE
from hrdesk.store.journal import DO, UNDO, Entry
from hrdesk.ui.language import isolated
from hrdesk.ui.records.columns import minute_word
from hrdesk.ui.rule_words import RULE, refs_in, rule_or_text
from hrdesk.ui.step_words import STEPS, step_sentence
from hrdesk.ui.words import code_word, comma, element_word, field_word, label_word

Said = Callable[[str], str]
# The author of what was written into a cell, before its workbook.
_BY_HAND = "hand:"
_NOBODY: Mapping[int, Sequence[str]] = {}


@dataclass(frozen=True, slots=True)
class Happened:
    """One field that was written; `register` in the journal's `entry` is empty for no field."""

    when: str
    who: str
    field: str
    before: str
    after: str
    entry: int = 0
    register: str = ""
    ref: str = ""
    is_merging: bool = False


def happened(
    entries: Sequence[tuple[Entry, Edit]],
    said: Said,
    zone: str,
    *,
    shown: str = "",
    merged: Mapping[int, Sequence[str]] = _NOBODY,
) -> Iterator[Happened]:
    """The journal of a record line by line, the latest first, by the clock of a zone.

    Where others are merged with it, `shown` is the Ref under which all of them are: what happened
    to another one is told with its name. `merged` has the Refs that an entry merged or took apart.
    """
    for line in _told(entries, said, zone, shown, merged):
        other = line.ref if shown and line.ref != shown and not line.is_merging else ""
        yield replace(line, field=_of(line.field, said(other))) if other else line


def _of(field: str, record: str) -> str:
    template = QCoreApplication.translate("History", "{field} ({record})")
    return template.format(field=field, record=isolated(record))


def _told(
    entries: Sequence[tuple[Entry, Edit]],
    said: Said,
    zone: str,
    shown: str,
    merged: Mapping[int, Sequence[str]],
) -> Iterator[Happened]:
    linked = {entry.id for entry, edit in entries if any(map(is_link, edit.after))}
    for entry, edit in entries:
        here = "HRDesk" if _came_along(entry) else entry.author.partition(".")[0]
        names = dict.fromkeys((*edit.after, *edit.before))
        when = minute_word(entry.minute, zone)
        if LIFE in edit.after and LIFE not in edit.before:
            yield Happened(when, here, _made(entry), "", "", ref=edit.ref)
            continue
        if LIFE in edit.before and LIFE not in edit.after:
            yield Happened(when, here, _gone(), "", "", ref=edit.ref)
            continue
        if entry.id not in linked and (merging := _merging(entry, names)):
            others = comma().join(said(ref) for ref in merged.get(entry.id, ()) if ref != edit.ref)
            word = _with_whom(entry) if others else merging
            yield Happened(when, here, word, "", others, ref=edit.ref, is_merging=True)
        for register in names:
            before = _in_words(edit, register, edit.before.get(register, ()), said)
            after = _in_words(edit, register, edit.after.get(register, ()), said)
            name = _field_word(split_register(register)[0])
            if register == link_to(shown):
                # The other one says it, of the one that is looked at.
                before, after = (said(edit.ref) if each else "" for each in (before, after))
            known = register if can_be_put_back(edit.kind, register) else ""
            who = _came_by(entry, edit.after.get(register, ())) or here
            yield Happened(
                when, who, name, before, after, entry.id, known, edit.ref, is_link(register)
            )


def _merging(entry: Entry, registers: Iterable[str]) -> str:
    """That it was merged or un-merged, where the other record alone says so by its link."""
    if entry.role == UNDO or any(map(is_link, registers)):
        return ""
    say = QCoreApplication.translate
    words = {JOIN: say("History", "merged with another"), UNJOIN: say("History", "un-merged")}
    return words.get(entry.operation, "")


def _with_whom(entry: Entry) -> str:
    """As `_merging`, where it is known with whom."""
    if entry.operation == JOIN:
        return _field_word(SAME_AS)
    return QCoreApplication.translate("History", "Un-merged from")


def _came_by(entry: Entry, heads: Heads) -> str:
    """Which desk wrote what came with a workbook, and in which file; empty for what was decided here."""
    if entry.operation != RECEIVE or entry.role == UNDO or not heads:
        return ""
    author = heads[0].author.partition(".")[0]
    if author == entry.author.partition(".")[0]:
        return ""
    sender, file = (str(entry.about.get(name, "")) for name in ("sender", "file"))
    desk = sender if author.startswith(_BY_HAND) else author
    return f"{desk}{comma()}{isolated(file)}" if file else desk


def _field_word(name: str) -> str:
    if name == SAME_AS:
        return QCoreApplication.translate("History", "Merged with")
    return field_word(name)


def _gone() -> str:
    return QCoreApplication.translate("History", "taken off this desk")


def _came_along(entry: Entry) -> bool:
    """Whether a new version of the program brought it, and nobody wrote it here."""
    return entry.operation == TAKE_EDITION and entry.role == DO


def _made(entry: Entry) -> str:
    if entry.role == UNDO:
        return QCoreApplication.translate("History", "back on this desk")
    if _came_along(entry):
        return QCoreApplication.translate("History", "came with a newer HRDesk")
    if entry.operation == RECEIVE:
        file = str(entry.about.get("file", ""))
        template = QCoreApplication.translate("History", "came in with {file}")
        unnamed = QCoreApplication.translate("History", "came in with a workbook")
        return template.format(file=isolated(file)) if file else unnamed
    return QCoreApplication.translate("History", "made")


def _in_words(edit: Edit, register: str, heads: Heads, said: Said) -> str:
    """The value shown first; both where they differ."""
    values = dict.fromkeys(each.value for each in heads)
    name, element = split_register(register)
    if name == LABEL:
        return " / ".join(label_word(as_label(each)) for each in values)
    if name == LIFE:
        return " / ".join(code_word(each) for each in values)
    if name == PARTNERS:
        return " / ".join(values)
    spec = known_field(edit.kind, name) or Field(name, Kind.TEXT)
    if element:
        word = said(element) if spec.is_link else _element(spec, element)
        return word if next(iter(values), "") == IN else ""
    return " / ".join(_one(spec, each, said) for each in values if each)


def _one(spec: Field, text: str, said: Said) -> str:
    if spec.name == RULE:
        return rule_or_text(text, {ref: said(ref) for ref in refs_in(text)})
    return said(text) if spec.is_link else element_word(spec, text)


def _element(spec: Field, text: str) -> str:
    return step_sentence(text) if spec.name in STEPS else element_word(spec, text)
