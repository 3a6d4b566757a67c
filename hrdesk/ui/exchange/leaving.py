"""What leaves and what stays, as a tree: kinds, groups of one reason, records."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.label import Label, strictest
from hrdesk.domain.later import LaterRecord
from hrdesk.domain.naming import readable
from hrdesk.domain.records import KINDS, kind_of
from hrdesk.domain.sharing import Why
from hrdesk.operations.later_going import OtherHeldBack
from hrdesk.operations.leaving_out import without
from hrdesk.operations.sending import HeldBack, Outgoing, Sending
from hrdesk.ui.language import isolated
from hrdesk.ui.words import comma, field_word, kind_plural, number_word

translate = QCoreApplication.translate
# What goes under one Ref or several that are shown as one record, that one in front.
Together = tuple[Outgoing, ...]


@dataclass
class Node:
    """One line of the tree.

    `goes` are the Refs that it stands for by itself, if they may go: several where one record is
    shown for them, or where no line has a name. `may_go` counts these records and those below it,
    `left` how many of them somebody does not want in this workbook, and `staying` what stays by the
    rules, which no tick changes.
    """

    title: str
    sees: str = ""
    why: str = ""
    label: Label | None = None
    ref: str = ""
    goes: tuple[str, ...] = ()
    staying: int = 0
    left: int = 0
    is_as_shipped: bool = False
    children: list["Node"] = field(default_factory=list)
    parent: "Node | None" = None
    row: int = 0
    may_go: int = 0

    @property
    def leaves(self) -> bool | None:
        """Whether it leaves; None where some go and some stay."""
        going = self.may_go - self.left
        return None if going and self.left + self.staying else bool(going)

    @property
    def counts(self) -> str:
        """How many go and how many stay; nothing for one record."""
        return "" if self.ref else _counted(self.may_go - self.left, self.left + self.staying)

    def tick(self, *, goes: bool) -> None:
        """Let all that may go below it do so, or none; all lines above count anew."""
        self._tick(goes=goes)
        above = self.parent
        while above is not None:
            above.left = sum(each.left for each in above.children)
            above = above.parent

    def _tick(self, *, goes: bool) -> None:
        self.left = 0 if goes else self.may_go
        for each in self.children:
            each._tick(goes=goes)

    def own(self, refs: Collection[str]) -> int:
        """How many records of its own are among some Refs; all of one that has a line go together."""
        found = sum(ref in refs for ref in self.goes)
        return min(found, 1) if self.ref else found

    def refs(self) -> Iterable[str]:
        """All Refs that it stands for and that may go."""
        yield from self.goes
        for each in self.children:
            yield from each.refs()


@dataclass(frozen=True)
class Summary:
    """The numbers under the tree; `named` are the titles that stand beside links of what leaves."""

    going: int
    staying: int
    new: int
    withdrawn: int
    named: tuple[str, ...]
    label: Label


def summary_of(sending: Sending, left: Collection[str] = ()) -> Summary:
    """How many records leave, stay, are new to the partner and are shared with it no longer."""
    every = sending.one_by_one
    going = [several for several in every if several[0].record.ref not in left]
    others = [each for each in sending.others if each.record.ref not in left]
    whole = {each.ref for each in sending.stays_whole}
    whole.update(each.record.ref for each in sending.others_held_back if not each.field)
    count = len(going) + len(others)
    staying = len(whole) + len(every) + len(sending.others) - count
    new = sum(several[0].is_new for several in going) + sum(each.is_new for each in others)
    rest = without(sending, left)
    titles = sorted(rest.names.titles[ref] for ref in rest.named_only)
    return Summary(count, staying, new, len(sending.withdrawn), tuple(titles), rest.label)


def network_only(sending: Sending) -> int:
    """How many whole records stay only because the partner is not known as a focal point."""
    whole = {each.ref for each in sending.stays_whole if each.why is Why.NETWORK}
    others = (each for each in sending.others_held_back if each.why is Why.NETWORK)
    return len(whole | {each.record.ref for each in others if not each.field})


def leaving_tree(
    sending: Sending, left: Collection[str] = (), *, only_new: bool = False
) -> list[Node]:
    """One branch a kind; with `only_new` only what the partner has not heard before.

    `left` are the records that may go and that somebody does not want in this workbook.
    """
    going: dict[str, list[Together]] = {}
    staying: dict[str, list[HeldBack]] = {}
    parts: dict[str, list[HeldBack]] = {}
    for several in sending.one_by_one:
        if several[0].is_new or not only_new:
            going.setdefault(several[0].kind, []).append(several)
    whole = {each.ref for each in sending.stays_whole}
    for held in sending.held_back:
        if (only_new and not held.is_withdrawn) or not (held.field or held.ref in whole):
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
    return _linked([*branches, *_others(sending, only_new)], left)


def shipped_lines(nodes: Iterable[Node]) -> Iterable[Node]:
    """The lines of what came with HRDesk."""
    for node in nodes:
        if node.is_as_shipped:
            yield node
        else:
            yield from shipped_lines(node.children)


def _others(sending: Sending, only_new: bool) -> Iterable[Node]:
    """One branch for each kind that only a later version knows: numbers, not records."""
    going: dict[str, list[str]] = {}
    staying: dict[str, list[OtherHeldBack]] = {}
    for one in sending.others:
        if one.is_new or not only_new:
            going.setdefault(_other_kind(one.record), []).append(one.record.ref)
    for each in sending.others_held_back:
        if only_new and not each.is_withdrawn:
            continue
        staying.setdefault(_other_kind(each.record), []).append(each)
    partner = sending.partner.code
    for title in sorted({*going, *staying}):
        held = staying.get(title, [])
        whole = sum(not each.field for each in held)
        why = translate("Share", "from a newer HRDesk, sent on as it is") if title in going else ""
        goes, groups = tuple(going.get(title, ())), list(_other_groups(held, partner))
        yield Node(isolated(title), why=why, goes=goes, staying=whole, children=groups)


def _other_kind(record: LaterRecord) -> str:
    return record.title or readable(record.kind)


def _other_groups(staying: list[OtherHeldBack], partner: str) -> Iterable[Node]:
    groups = Counter((not each.is_withdrawn, each.field, each.why) for each in staying)
    for (stays, name, why), count in sorted(groups.items()):
        held = HeldBack("", "", why, name, is_withdrawn=not stays)
        title, sees = _group_words(held)
        words = why_words(held, partner)
        yield Node(title, sees, words, staying=count)


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
        Why.SHIPPED: why_left(is_as_shipped=True),
        Why.NOT_TICKED: why_left(is_as_shipped=False),
    }
    return words[held.why].format(desk=isolated(partner))


def why_left(*, is_as_shipped: bool) -> str:
    """Why something stays here that may go."""
    if is_as_shipped:
        return translate("Share", "it came with HRDesk, and nobody changed it here")
    return translate("Share", "it is not ticked")


def _branch(
    kind: str,
    going: list[Together],
    staying: list[HeldBack],
    parts: dict[str, list[HeldBack]],
    partner: str,
) -> Node:
    gone = sum(not each.field for each in staying)
    groups = [*_staying_groups(staying, partner), *_going_groups(going, parts)]
    is_one = len(groups) == 1 and bool(going)
    return Node(
        kind_plural(kind),
        why=groups[0].children[0].why if is_one else "",
        staying=gone,
        is_as_shipped=is_one and groups[0].is_as_shipped,
        children=groups[0].children if is_one else groups,
    )


def _going_groups(going: list[Together], parts: dict[str, list[HeldBack]]) -> Iterable[Node]:
    shipped = [each for each in going if each[0].is_as_shipped]
    own = [each for each in going if not each[0].is_as_shipped]
    new = [each for each in own if each[0].is_new]
    again = [each for each in own if not each[0].is_new]
    changed = [each for each in again if any(one.is_changed for one in each)]
    known = [each for each in again if not any(one.is_changed for one in each)]
    for records, words in (
        (new, translate("Share", "new to them")),
        (changed, translate("Share", "changed since they had it")),
        (known, translate("Share", "they have it as it is")),
        (shipped, why_left(is_as_shipped=True)),
    ):
        if records:
            children = [_going(each, words, parts) for each in records]
            title = words[:1].upper() + words[1:]
            if records is shipped:
                title = translate("Share", "Came with HRDesk, unchanged")
            yield Node(title, is_as_shipped=records is shipped, children=children)


def _going(several: Together, words: str, parts: dict[str, list[HeldBack]]) -> Node:
    each, refs = several[0], tuple(one.record.ref for one in several)
    held = dict.fromkeys(part.field for ref in refs for part in parts.get(ref, ()))
    if each.is_only_gone:
        sees = translate("Share", "only that it was removed")
    elif held:
        names = comma().join(field_word(name).lower() for name in held)
        sees = translate("Share", "all but: {fields}").format(fields=names)
    else:
        sees = translate("Share", "all its fields")
    label = strictest(*(one.label for one in several))
    shipped = each.is_as_shipped
    return Node(each.title, sees, words, label, refs[0], refs, is_as_shipped=shipped)


def _staying_groups(staying: list[HeldBack], partner: str) -> Iterable[Node]:
    groups: dict[tuple[bool, str, Why, bool], list[HeldBack]] = {}
    for held in staying:
        key = (not held.is_withdrawn, held.field, held.why, held.was_given)
        groups.setdefault(key, []).append(held)
    # What is told of comes first: it is the news.
    for _, several in sorted(groups.items(), key=lambda group: group[0][0]):
        why = why_words(several[0], partner)
        title, sees = _group_words(several[0])
        children = [Node(held.title, sees, why, None, held.ref) for held in several]
        yield Node(title, sees, why, staying=len(several), children=children)


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
    return translate("Share", "Whole records kept back"), translate("Share", "nothing")


def _linked(nodes: list[Node], left: Collection[str], parent: Node | None = None) -> list[Node]:
    for row, node in enumerate(nodes):
        node.parent, node.row = parent, row
        _linked(node.children, left, node)
        node.may_go = node.own(node.goes) + sum(each.may_go for each in node.children)
        node.left = node.own(left) + sum(each.left for each in node.children)
    return nodes
