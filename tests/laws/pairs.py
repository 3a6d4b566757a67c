"""Two desks equal in what a partner may see, and somebody who guesses from their workbooks."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from hrdesk.domain.changes import Changes
from hrdesk.domain.label import Label
from hrdesk.domain.revisions import Revision, nonce_of
from hrdesk.operations.erase import erase
from hrdesk.operations.partners import set_partner
from hrdesk.operations.records import add_record, archive, remove, save_record, set_label
from hrdesk.operations.same import join
from hrdesk.operations.undo import undo
from hrdesk.store.session import Session
from tests import dice
from tests.laws.searched import inflated
from tests.worlds import NOON, DeskAtWork

GUESSES = ("the secret", "another")
SEEN = ("purpose", "theme", "label", "person", "notes", "archive", "no longer shared", "sent")
SELDOM = (
    "sent to CCC",
    "label and back",
    "erased, joined, undone",
    "what is no longer shared",
)
HIDDEN = (
    "internal record",
    "record for CCC",
    "protected person",
    "mobile",
    "pseudonym",
    "hidden link",
    "hidden in a rule",
    "theme in and out",
    *SELDOM,
)


class Twin:
    """A desk that does what it is told; what BBB may see is the same whichever twin does it."""

    def __init__(self, desk: DeskAtWork) -> None:
        self.desk = desk
        self.act(0)
        self.visit = desk.add("visit", country="TUN", purpose="Seen", themes=["prisons"])
        self.person = desk.add("person", name="Seen, Too")
        self.given = desk.add("visit", country="KEN", purpose="Seen once")
        self.list = desk.add("mailing_list", name="Seen")
        self.is_shared = True
        desk.send("BBB")

    def act(self, number: int) -> None:
        """The next act: its chance and its minute are its own."""
        dice.throw_as(f"act {number}")
        self.desk.minute = NOON + 10 * number

    def see(self, what: str, number: int) -> None:
        """Do something that BBB hears of."""
        if what == "purpose":
            self.desk.set(self.visit, purpose=f"Seen {number}")
        elif what == "theme":
            self.desk.set(self.visit, themes=["prisons", f"seen {number}"])
        elif what == "label":
            self.desk.add("visit", Label.PARTNERS, ("BBB",), country="KEN", notes=f"{number}")
        elif what == "person":
            self.desk.set(self.visit, head=self.person)
        elif what == "no longer shared":
            self.desk.do(set_label, [self.given], Label.INTERNAL)
            self.is_shared = False
        elif what == "sent":
            self.desk.send("BBB")
        elif what == "archive":
            self.desk.do(archive, [self.desk.add("visit", country="MEX", purpose=f"Seen {number}")])
        else:
            self.desk.set(self.person, notes=f"Seen {number}")

    def hide(self, what: str, number: int) -> None:
        """Do something that BBB may not hear of."""
        if what in SELDOM:
            self._hide_seldom(what, number)
            return
        add, write = self.desk.add, self.desk.set
        if what == "internal record":
            write(add("visit", Label.INTERNAL, country="MEX", purpose="Hidden"), purpose="Again")
        elif what == "record for CCC":
            add("person", Label.PARTNERS, ("CCC",), name="Hidden")
        elif what == "mobile":
            write(self.person, mobile=f"+41 79 000 00 {number:02}")
        elif what == "pseudonym":
            write(self.person, pseudonym=f"Hidden {number}")
        elif what == "hidden link":
            write(self.visit, delegation=[add("person", Label.INTERNAL, name="Hidden")])
        elif what == "hidden in a rule":
            hidden = add("organisation", Label.INTERNAL, name="Hidden")
            write(self.list, rule=f"role:* organisation:{hidden}")
        elif what == "theme in and out":
            before = self.desk.shows(self.visit).value("themes")
            write(self.visit, themes=[*before, f"hidden {number}"])
            write(self.visit, themes=list(before))
        else:
            add("person", Label.NETWORK, name="Hidden", protected=True)

    def _hide_seldom(self, what: str, number: int) -> None:
        if what == "sent to CCC":
            self.desk.send("CCC")
        elif what == "label and back":
            ref = self.desk.add("visit", Label.INTERNAL, country="MEX")
            self.desk.do(set_label, [ref], Label.NETWORK)
            self.desk.do(set_label, [ref], Label.INTERNAL)
        elif what == "erased, joined, undone":
            self._put_in_order(number)
        elif not self.is_shared:
            self.desk.do(set_label, [self.given], Label.PARTNERS, ["CCC"])
            self.desk.set(self.given, purpose=f"Hidden {number}")

    def _put_in_order(self, number: int) -> None:
        """What nobody else hears of: duplicates joined, records erased, partners named anew."""
        one, other, gone = (
            self.desk.add("person", Label.INTERNAL, name=f"Hidden {each}") for each in range(3)
        )
        self.desk.do(join, [one, other])
        self.desk.set(self.person, mobile=f"+41 22 917 {number:04}")
        undo(self.desk.database)
        erase(self.desk.database, gone)
        self.desk.do(set_partner, "CCC", name=f"Hidden {number}", email="hidden@example.org")


def books_of_both(
    template: DeskAtWork, memory: Path, steps: Sequence[str], *, leaves_out: bool = False
) -> tuple[bytes, bytes]:
    """The workbooks for BBB of a desk that did only what BBB may see, and of one that did all.

    `leaves_out`: a record that BBB may see, and others may link to, is not to go in this one.
    """
    both = (_book_of(template, memory, steps, hides, leaves_out) for hides in (False, True))
    plain, whole = both
    return plain, whole


def _book_of(
    template: DeskAtWork, memory: Path, steps: Sequence[str], hides: bool, leaves_out: bool
) -> bytes:
    folder = memory / str(len(list(memory.iterdir())))
    folder.mkdir()
    twin = Twin(template.copied(folder))
    for number, what in enumerate(steps, 1):
        twin.act(number)
        if what in SEEN:
            twin.see(what, number)
        elif hides:
            twin.hide(what, number)
    twin.act(99)
    left = [twin.person] if leaves_out else ()
    book = twin.desk.send("BBB", left=left).read_bytes()
    twin.desk.close()
    return book


def guessed(
    books: Iterable[Path], refs: Iterable[str], *registers: str, values: Iterable[str] = GUESSES
) -> list[Revision]:
    """What somebody finds who has all the workbooks and tries values with every nonce in them."""
    content = b"".join(map(inflated, books)).decode("utf-8", "replace")
    ids = set(re.findall("[A-Z2-7]{20}", content))
    seeds = set(re.findall("k?[0-9a-f]{16}", content))
    authors = set(re.findall("[A-Z]+[.][0-9a-f]{32}", content))
    tried_all = itertools.product(refs, registers, values, authors, seeds)
    assert ids
    assert seeds
    assert authors
    return [
        each
        for ref, register, value, author, seed in tried_all
        for each in _revisions(ref, register, value, author, seed)
        if each.id in ids
    ]


def _revisions(ref: str, register: str, value: str, author: str, seed: str) -> Iterator[Revision]:
    seeds = (seed, nonce_of(seed, "", ""), nonce_of(seed, ref, ""))
    for nonce in (*seeds, *(nonce_of(each, ref, register) for each in seeds)):
        yield Revision(ref, register, value, (), frozenset(), author, nonce, 0)


def found_through_a_record_written_along(desk: DeskAtWork) -> list[Revision]:
    """Two records are added in one act; a value of one is replaced, and both are sent."""
    made: list[str] = []

    def add_two(session: Session) -> Changes:
        for purpose in ("the secret", "Said in public"):
            values = {"country": "TUN", "purpose": purpose}
            made.append(add_record(session, "visit", values, label=Label.NETWORK).refs[0])
        return Changes("add")

    desk.do(add_two)
    desk.do(save_record, made[0], {"purpose": "Said instead"})
    book = desk.send("BBB")
    desk.close()
    return guessed([book], made, "purpose")


def found_through_a_removal(desk: DeskAtWork) -> list[Revision]:
    """A theme is taken out before anybody hears of it; the removal names its empty place too."""
    ref = desk.add("visit", country="TUN", themes=["the secret", "prisons"])
    desk.set(ref, themes=["prisons"])
    books = [desk.send("BBB")]
    desk.do(remove, [ref])
    books.append(desk.send("BBB"))
    desk.close()
    return guessed(books, [ref], *(f"themes/{each}" for each in GUESSES), values=("1",))
