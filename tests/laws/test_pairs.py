"""Law 18: what leaves is a function of what its reader may see, and tells nothing else."""

import itertools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.domain.changes import Changes
from hrdesk.domain.label import Label
from hrdesk.domain.revisions import Revision
from hrdesk.domain.seeds import nonce_of
from hrdesk.operations.records import add_record, remove, save_record
from hrdesk.store.session import Session
from tests import dice
from tests.laws.conftest import tried
from tests.laws.searched import inflated
from tests.worlds import NOON, DeskAtWork

pytestmark = pytest.mark.usefixtures("quick_workbooks")
SEEN = ("purpose", "theme", "label", "person", "archive")
HIDDEN = (
    "internal record",
    "record for CCC",
    "mobile",
    "pseudonym",
    "hidden link",
    "theme in and out",
    "sent to CCC",
    "label and back",
)
STEPS = st.lists(st.sampled_from(SEEN + HIDDEN), max_size=10)


class Twin:
    """A desk that does what it is told; what BBB may see is the same whichever twin does it."""

    def __init__(self, desk: DeskAtWork) -> None:
        self.desk = desk
        self.act(0)
        self.visit = desk.add("visit", country="TUN", purpose="Seen", themes=["prisons"])
        self.person = desk.add("person", name="Seen, Too")

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
        else:
            self.desk.set(self.person, notes=f"Seen {number}")

    def hide(self, what: str, number: int) -> None:
        """Do something that BBB may not hear of."""
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
        elif what == "theme in and out":
            before = self.desk.shows(self.visit).value("themes")
            write(self.visit, themes=[*before, f"hidden {number}"])
            write(self.visit, themes=list(before))
        elif what == "sent to CCC":
            self.desk.send("CCC")
        else:
            add("person", Label.INTERNAL, name="Hidden", protected=True)


@pytest.fixture
def template(tmp_path: Path) -> DeskAtWork:
    """A focal point that knows two others, closed."""
    desk = DeskAtWork(tmp_path, "AAA")
    desk.knows("BBB", "CCC")
    desk.close()
    return desk


def test_what_a_reader_may_not_see_changes_no_byte(template: DeskAtWork, memory: Path) -> None:
    numbers = itertools.count()

    @tried(20)
    @given(STEPS)
    def pairs(steps: list[str]) -> None:
        books = []
        for hides in (False, True):
            folder = memory / str(next(numbers))
            folder.mkdir()
            twin = Twin(template.copied(folder))
            for number, what in enumerate(steps, 1):
                twin.act(number)
                if what in SEEN:
                    twin.see(what, number)
                elif hides:
                    twin.hide(what, number)
            twin.act(99)
            books.append(twin.desk.send("BBB").read_bytes())
            twin.desk.close()
        assert books[0] == books[1], steps

    pairs()


# ---------------------------------------------------------------- what can be guessed

GUESSES = ("the secret", "another")


def test_one_record_written_along_and_never_touched_tells_nothing(
    template: DeskAtWork, memory: Path
) -> None:
    desk = template.copied(memory)
    made: list[str] = []

    def add_two(session: Session) -> Changes:
        for purpose in ("the secret", "Said in public"):
            values = {"country": "TUN", "purpose": purpose}
            made.append(add_record(session, "visit", values, label=Label.NETWORK).refs[0])
        return Changes("add")

    desk.do(add_two)
    desk.do(save_record, made[0], {"purpose": "Said instead"})
    books = [desk.send("BBB")]
    desk.close()
    assert not guessed(books, made, "purpose")


def test_a_theme_taken_out_cannot_be_guessed_when_its_record_is_removed(
    template: DeskAtWork, memory: Path
) -> None:
    """The removal names all that stood, the empty place of the theme too."""
    desk = template.copied(memory)
    ref = desk.add("visit", country="TUN", themes=["the secret", "prisons"])
    desk.set(ref, themes=["prisons"])
    books = [desk.send("BBB")]
    desk.do(remove, [ref])
    books.append(desk.send("BBB"))
    desk.close()
    assert not guessed(books, [ref], *(f"themes/{each}" for each in GUESSES), values=("1",))


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


def test_who_tries_finds_what_can_be_found(template: DeskAtWork, memory: Path) -> None:
    """The attack is a real one: with the nonce of a value that was replaced it finds it."""
    desk = template.copied(memory)
    ref = desk.add("visit", country="TUN", purpose="the secret")
    first = desk.send("BBB")
    desk.set(ref, purpose="Said in public")
    books = [first, desk.send("BBB")]
    desk.close()
    (found,) = {each.id: each for each in guessed(books, [ref], "purpose")}.values()
    assert found.value == "the secret"
