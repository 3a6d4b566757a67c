"""Who sealed a workbook, what is pinned, and what happens when the key is another."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hrdesk.domain.label import Label
from hrdesk.domain.merge import Class
from hrdesk.operations.accepting import Accept
from hrdesk.operations.desks import open_own_desk
from hrdesk.operations.fingerprint import spoken
from hrdesk.operations.partners import set_partner
from hrdesk.operations.receive import receive
from hrdesk.operations.send import plan_sending
from hrdesk.operations.trust import Origin, Standing, Trust, origin_of
from hrdesk.store.partners import Partner, known_partner
from tests.worlds import DeskAtWork, edited


@pytest.fixture
def us(tmp_path: Path) -> Iterator[DeskAtWork]:
    desk = _desk(tmp_path / "us", "NIRMS")
    desk.knows("IACHR")
    yield desk
    desk.close()


@pytest.fixture
def them(tmp_path: Path) -> Iterator[DeskAtWork]:
    desk = _desk(tmp_path / "them", "IACHR")
    desk.knows("NIRMS")
    yield desk
    desk.close()


@pytest.fixture
def impostor(tmp_path: Path) -> Iterator[DeskAtWork]:
    """Another desk with the code of theirs."""
    desk = _desk(tmp_path / "impostor", "IACHR")
    desk.knows("NIRMS")
    yield desk
    desk.close()


def _desk(folder: Path, code: str) -> DeskAtWork:
    folder.mkdir()
    return DeskAtWork(folder, code)


def origin(desk: DeskAtWork, book: Path) -> Origin:
    """What is said of a workbook at a desk."""
    arrival = desk.plan(book).arrival
    with desk.database.reading() as session:
        return origin_of(session, arrival)


def partner(desk: DeskAtWork, code: str = "IACHR") -> Partner:
    """A partner as a desk knows it."""
    with desk.database.reading() as session:
        return known_partner(session, code)


def mark(desk: DeskAtWork) -> str:
    """The mark of the key of a desk."""
    return desk.database.identity.mark


def test_the_three_states_of_a_workbook(us: DeskAtWork, them: DeskAtWork) -> None:
    them.add("visit", country="TUN", purpose="One")
    book = them.send("NIRMS")
    found = origin(us, book)
    assert (found.trust, found.standing) == (Trust.NEW, Standing.NOT_PROVEN)
    assert (found.code, found.name) == ("IACHR", "Desk IACHR")
    us.receive(book)
    assert partner(us).identity == mark(them)
    found = origin(us, book)
    assert (found.trust, found.standing) == (Trust.KNOWN, Standing.AS_SENT)
    with edited(book, "Visits") as sheet:
        sheet.put(5, "purpose", "Two")
        sheet.put(5, "notes", "By hand")
    found = origin(us, book)
    assert (found.trust, found.standing) == (Trust.KNOWN, Standing.CHANGED)
    assert (found.touched.cells, found.touched.lines, found.gone) == (2, 1, 0)


def test_our_own_workbook_comes_back(us: DeskAtWork, them: DeskAtWork) -> None:
    us.add("visit", country="TUN")
    book = us.send("IACHR")
    found = origin(us, book)
    assert (found.trust, found.code, found.standing) == (Trust.OURS, "IACHR", Standing.AS_SENT)
    with edited(book, "Visits") as sheet:
        sheet.put(5, "purpose", "Theirs")
    assert origin(us, book).standing is Standing.CHANGED
    assert us.plan(book).items[0].safe


def test_what_says_it_is_ours_and_was_never_sent_is_not(us: DeskAtWork) -> None:
    us.add("visit", country="TUN")
    book = us.send("IACHR")
    with us.database.writing() as session:
        session.raw("DELETE FROM outbox")
    found = origin(us, book)
    assert (found.trust, found.name, found.standing) == (
        Trust.NOT_OURS,
        "Desk NIRMS",
        Standing.NOT_PROVEN,
    )


def test_a_known_code_with_another_key_is_not_proven(
    us: DeskAtWork, them: DeskAtWork, impostor: DeskAtWork
) -> None:
    them.add("visit", country="TUN")
    us.receive(them.send("NIRMS"))
    ref = impostor.add("visit", country="MEX")
    book = impostor.send("NIRMS")
    found = origin(us, book)
    assert (found.trust, found.standing) == (Trust.OTHER, Standing.NOT_PROVEN)
    assert found.mark == mark(impostor)
    assert not any(item.safe for item in us.plan(book).items)
    us.receive(book, Accept.SAFE)
    assert us.state(ref) is None
    # Taking everything in all the same does not change who IACHR is.
    us.receive(book)
    assert us.state(ref) is not None
    assert partner(us).identity == mark(them)


def test_a_person_can_confirm_a_new_key(
    us: DeskAtWork, them: DeskAtWork, impostor: DeskAtWork
) -> None:
    them.add("visit", country="TUN")
    us.receive(them.send("NIRMS"))
    assert partner(us).compared is None
    impostor.add("visit", country="MEX")
    book = impostor.send("NIRMS")
    us.minute += 1
    receive(us.database, book, accept=Accept.NONE, key_compared=True)
    assert (partner(us).identity, partner(us).compared) == (mark(impostor), us.minute)
    assert origin(us, book).trust is Trust.KNOWN
    them.add("visit", country="KEN")
    assert origin(us, them.send("NIRMS")).trust is Trust.OTHER


def test_what_has_no_good_seal_pins_no_key(us: DeskAtWork, them: DeskAtWork) -> None:
    them.add("visit", country="TUN")
    book = them.send("NIRMS")
    with edited(book, "_meta") as sheet:
        line = next(row for row in sheet.sheet.iter_rows() if row[0].value == "sender_name")
        line[1].value = "Somebody"
    found = origin(us, book)
    assert (found.trust, found.standing) == (Trust.BROKEN, Standing.NOT_PROVEN)
    receive(us.database, book, accept=Accept.ALL, key_compared=True)
    assert partner(us).identity == ""
    with edited(book, "_meta") as sheet:
        for row in sheet.sheet.iter_rows():
            if row[0].value == "seal":
                row[0].value = row[1].value = None
    assert origin(us, book).trust is Trust.NAMELESS


def test_a_desk_that_cannot_reach_its_key_sends_without_a_seal(
    us: DeskAtWork, them: DeskAtWork, own_data_folder: Path
) -> None:
    them.add("visit", country="TUN")
    us.receive(them.send("NIRMS"))
    (own_data_folder / "keys" / f"{mark(them)}.key").unlink()
    assert origin(us, them.send("NIRMS")).trust is Trust.NAMELESS


def test_a_lost_key_is_told_apart_until_it_is_confirmed_and_our_own_files_stay_ours(
    us: DeskAtWork, them: DeskAtWork, own_data_folder: Path
) -> None:
    them.add("visit", country="TUN")
    us.receive(them.send("NIRMS"))
    earlier, before = them.send("NIRMS"), mark(them)
    lose_the_key(them, own_data_folder)
    assert mark(them) != before
    assert origin(us, them.send("NIRMS")).trust is Trust.OTHER
    assert origin(them, earlier).trust is Trust.OURS


def test_what_a_desk_wrote_under_a_lost_key_stays_its_own(
    us: DeskAtWork, them: DeskAtWork, own_data_folder: Path
) -> None:
    ref = them.add("visit", Label.PARTNERS, ("NIRMS",), country="TUN")
    us.receive(them.send("NIRMS"))
    before = mark(them)
    lose_the_key(them, own_data_folder)
    us.set(ref, purpose="Prisons")
    receive(us.database, them.send("NIRMS"), accept=Accept.ALL, key_compared=True)
    assert (partner(us).identity, partner(us).former) == (mark(them), (before,))
    with us.database.reading() as session:
        assert [each.record.ref for each in plan_sending(session, "IACHR").going] == [ref]


def lose_the_key(desk: DeskAtWork, folder: Path) -> None:
    """The file with the key is gone; at the next start the desk has a new one."""
    (folder / "keys" / f"{mark(desk)}.key").unlink()
    path = desk.database.path
    desk.database.close()
    desk.database = open_own_desk(path, clock=lambda: desk.minute)


def test_a_forged_minute_changes_nothing(us: DeskAtWork, them: DeskAtWork) -> None:
    ref = them.add("visit", country="TUN", purpose="One")
    us.receive(them.send("NIRMS"))
    them.set(ref, purpose="Two")
    book = them.send("NIRMS")
    with edited(book, "_base_visit") as sheet:
        cell = next(row[3] for row in sheet.sheet.iter_rows() if row[0].value == ref)
        assert str(them.minute - 1) in str(cell.value)
        cell.value = str(cell.value).replace(str(them.minute - 1), str(them.minute + 900))
    plan = us.plan(book)
    assert plan.proven
    assert plan.items == ()
    assert plan.counts()[Class.QUESTION] > 0
    us.receive(book)
    assert us.shows(ref).text("purpose") == "One"


def test_that_words_were_compared_is_noted_with_its_day(us: DeskAtWork, them: DeskAtWork) -> None:
    us.do(set_partner, "IACHR", key_compared=True)
    assert partner(us).compared is None  # there is no key yet
    them.add("visit", country="TUN")
    us.receive(them.send("NIRMS"))
    us.do(set_partner, "IACHR", key_compared=True)
    assert partner(us).compared == us.minute
    us.do(set_partner, "IACHR", name="Washington")
    assert partner(us).compared == us.minute - 1
    us.do(set_partner, "IACHR", key_compared=False)
    assert partner(us).compared is None
    assert spoken(partner(us).identity) == spoken(mark(them))
