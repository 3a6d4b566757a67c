"""What leaves and what stays, as a tree: kinds, groups of one reason, records."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.label import Label
from hrdesk.domain.later import LaterRecord
from hrdesk.domain.naming import readable
from hrdesk.domain.records import KINDS, kind_of
from hrdesk.domain.sharing import Why
from hrdesk.operations.later_going import OtherHeldBack
from hrdesk.operations.sending import HeldBack, Outgoing, Sending
from hrdesk.ui.language import isolated
from hrdesk.ui.words import field_word, kind_plural, number_word

translate = QCoreApplication.translate


@dataclass
class Node:
    """One line of the tree; `leaves` is None where some go and some stay."""

    title: str
    leaves: bool | None
    sees: str = ""
    why: str = ""
    label: Label | None = None
    ref: str = ""
    counts: str = ""
    children: list["Node"] = field(default_factory=list)
    parent: "Node | None" = None
    row: int = 0


@dataclass(frozen=True)
class Summary:
    """The numbers under the tree."""

    going: int
    staying: int
    new: int
    withdrawn: int
    label: Label


def summary_of(sending: Sending) -> Summary:
    """How many records leave, stay, are new to the partner and are shared with it no longer."""
    whole = {each.ref for each in sending.held_back if not each.field}
    whole.update(each.record.ref for each in sending.others_held_back if not each.field)
    new = sum(each.is_new for each in sending.going)
    new += sum(each.is_new for each in sending.others)
    going = len(sending.going) + len(sending.others)
    withdrawn = len(sending.withdrawn)
    return Summary(going, len(whole), new, withdrawn, sending.label)


def network_only(sending: Sending) -> int:
    """How many whole records stay only because the partner is not known as a focal point."""
    whole = {each.ref for each in sending.held_back if each.why is Why.NETWORK and not each.field}
    others = (each for each in sending.others_held_back if each.why is Why.NETWORK)
    return len(whole | {each.record.ref for each in others if not each.field})


def leaving_tree(sending: Sending, *, only_new: bool = False) -> list[Node]:
    """One branch a kind; with `only_new` only what the partner has not heard before."""
    going: dict[str, list[Outgoing]] = {}
    staying: dict[str, list[HeldBack]] = {}
    parts: dict[str, list[HeldBack]] = {}
    for each in sending.going:
        if each.is_new or not only_new:
            going.setdefault(each.kind, []).append(each)
    for held in sending.held_back:
        if only_new and not held.is_withdrawn:
            continue
        staying.setdefault(kind_of(held.ref), []).append(held)
        if held.field:
            parts.setdefault(held.ref, []).append(held)
    partner = sending.partner.code
    branches = [
        _branch(kind, going.get(kind, []), staying.get(kind, []), parts, partner)
        for kind in KINDS
        if kind in going or kind in staying
    ]
    return _linked([*branches, *_others(sending, only_new)])


def _others(sending: Sending, only_new: bool) -> Iterable[Node]:
    """One branch for each kind that only a later version knows: numbers, not records."""
    going = Counter(
        _other_kind(each.record) for each in sending.others if each.is_new or not only_new
    )
    staying: dict[str, list[OtherHeldBack]] = {}
    for each in sending.others_held_back:
        if only_new and not each.is_withdrawn:
            continue
        staying.setdefault(_other_kind(each.record), []).append(each)
    partner = sending.partner.code
    for title in sorted({*going, *staying}):
        held = staying.get(title, [])
        whole = sum(not each.field for each in held)
        why = translate("Share", "from a newer HRDesk, sent on as it is") if going[title] else ""
        yield Node(
            isolated(title),
            None if going[title] and whole else bool(going[title]),
            why=why,
            counts=_counted(going[title], whole),
            children=list(_other_groups(held, partner)),
        )


def _other_kind(record: LaterRecord) -> str:
    return record.title or readable(record.kind)


def _other_groups(staying: list[OtherHeldBack], partner: str) -> Iterable[Node]:
    groups = Counter((not each.is_withdrawn, each.field, each.why) for each in staying)
    for (stays, name, why), count in sorted(groups.items()):
        held = HeldBack("", "", why, name, is_withdrawn=not stays)
        title, sees = _group_words(held)
        words = why_words(held, partner)
        yield Node(title, False, sees, words, counts=_counted(0, count))


def _counted(going: int, staying: int) -> str:
    leaves = translate("Share", "goes: {count}").format(count=number_word(going))
    stays = translate("Share", "stays here: {count}").format(count=number_word(staying))
    return " · ".join(filter(None, (leaves if going else "", stays if staying else "")))


def why_words(held: HeldBack, partner: str) -> str:
    """Why something stays here."""
    if held.why is Why.INTERNAL and held.field:
        return translate("Share", "this field never leaves by workbook")
    words = {
        Why.INTERNAL: translate("Share", "Internal never leaves by workbook"),
        Why.PROTECTED: translate("Share", "a person at risk is in no file that leaves"),
        Why.PARTNERS: translate("Share", "{desk} is not named as a partner of the record"),
        Why.NETWORK: translate("Share", "{desk} is not known as a focal point of the network"),
        Why.REMOVED: translate("Share", "it was removed"),
        Why.LINK: translate("Share", "it links to a record that stays here"),
    }
    return words[held.why].format(desk=isolated(partner))


def _branch(
    kind: str,
    going: list[Outgoing],
    staying: list[HeldBack],
    parts: dict[str, list[HeldBack]],
    partner: str,
) -> Node:
    gone = sum(not each.field for each in staying)
    groups = [*_staying_groups(staying, partner), *_going_groups(going, parts)]
    is_one = len(groups) == 1 and bool(groups[0].leaves)
    return Node(
        kind_plural(kind),
        None if going and gone else bool(going),
        why=groups[0].children[0].why if is_one else "",
        counts=_counted(len(going), gone),
        children=groups[0].children if is_one else groups,
    )


def _going_groups(going: list[Outgoing], parts: dict[str, list[HeldBack]]) -> Iterable[Node]:
    new = [each for each in going if each.is_new]
    changed = [each for each in going if each.is_changed and not each.is_new]
    known = [each for each in going if not each.is_changed and not each.is_new]
    for records, words in (
        (new, translate("Share", "new to them")),
        (changed, translate("Share", "changed since they had it")),
        (known, translate("Share", "they have it as it is")),
    ):
        if records:
            children = [_going(each, words, parts.get(each.record.ref, [])) for each in records]
            title = words[:1].upper() + words[1:]
            yield Node(title, True, counts=_counted(len(records), 0), children=children)


def _going(each: Outgoing, words: str, parts: list[HeldBack]) -> Node:
    if each.is_only_gone:
        sees = translate("Share", "only that it was removed")
    elif parts:
        names = ", ".join(field_word(held.field).lower() for held in parts)
        sees = translate("Share", "all but: {fields}").format(fields=names)
    else:
        sees = translate("Share", "all its fields")
    return Node(each.title, True, sees, words, each.label, each.record.ref)


def _staying_groups(staying: list[HeldBack], partner: str) -> Iterable[Node]:
    groups: dict[tuple[bool, str, Why, bool], list[HeldBack]] = {}
    for held in staying:
        key = (not held.is_withdrawn, held.field, held.why, held.was_given)
        groups.setdefault(key, []).append(held)
    # What is told of comes first: it is the news.
    for _, several in sorted(groups.items(), key=lambda group: group[0][0]):
        why = why_words(several[0], partner)
        title, sees = _group_words(several[0])
        children = [Node(held.title, False, sees, why, None, held.ref) for held in several]
        counts = _counted(0, len(several))
        yield Node(title, False, sees, why, counts=counts, children=children)


def _group_words(held: HeldBack) -> tuple[str, str]:
    """What a group of what stays is called, and what the partner sees of it."""
    if held.is_withdrawn:
        title = translate("Share", "Told once: no longer shared")
        return title, translate("Share", "that it is no longer shared")
    if held.field:
        part = translate("Share", "Only this field: {field}")
        sees = translate("Share", "“not shared”")
        if held.was_given:
            sees = translate("Share", "“not shared”; they keep what they were given before")
        return part.format(field=field_word(held.field)), sees
    return translate("Share", "Whole records"), translate("Share", "nothing")


def _linked(nodes: list[Node], parent: Node | None = None) -> list[Node]:
    for row, node in enumerate(nodes):
        node.parent, node.row = parent, row
        _linked(node.children, node)
    return nodes
