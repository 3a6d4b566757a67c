"""Wrong ways to send and to read, each of which a law must catch (tests/domain has those to merge).

Each mutant is the program itself with one thing done wrong; the law stops at the first kill.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from hrdesk.domain import packing, seeds, sharing
from hrdesk.domain.arrival import Arrival
from hrdesk.domain.label import Label
from hrdesk.domain.later import LaterField, LaterRecord
from hrdesk.domain.refs import derived_ref
from hrdesk.domain.state import RecordState
from hrdesk.exchange import base_rows, guards, hidden_base
from hrdesk.exchange.arrived_rows import ArrivedRow
from hrdesk.exchange.later_schema import LaterSchema
from hrdesk.exchange.read_back import base
from hrdesk.operations import going, later_arrived, send
from hrdesk.store import later, partners, records
from hrdesk.store.session import Session
from tests.factories import pen
from tests.laws.pairs import (
    HIDDEN,
    books_of_both,
    found_through_a_record_written_along,
    found_through_a_removal,
)
from tests.worlds import FIRST_ROW, DeskAtWork, Sheet, edited

pytestmark = pytest.mark.usefixtures("quick_workbooks")
Patch = pytest.MonkeyPatch
Law = Callable[[DeskAtWork, Path], bool]

# ---------------------------------------------------------------- laws, as what they would see


def tells_what_is_hidden(template: DeskAtWork, memory: Path) -> bool:
    """Law 18: some hidden act changes a byte."""
    for each in HIDDEN:
        plain, whole = books_of_both(template, memory, (each, each))
        if plain != whole:
            return True
    return False


def can_be_guessed(template: DeskAtWork, memory: Path) -> bool:
    """Law 18: somebody who tries finds a value that was replaced or taken out."""
    for number, attack in enumerate(
        (found_through_a_record_written_along, found_through_a_removal)
    ):
        folder = memory / f"guessed {number}"
        folder.mkdir()
        if attack(template.copied(folder)):
            return True
    return False


def takes_an_accident_for_an_edit(template: DeskAtWork, memory: Path) -> bool:
    """Law 14: a copied row or a column that was moved alone changes a head."""
    return any(
        hand
        for accident in (_two_rows_of_one_ref, _column_moved_alone)
        for each in _read_after(template, memory, accident).records
        for hand in each.hands
    )


def drops_what_a_later_version_wrote(template: DeskAtWork, memory: Path) -> bool:
    """Law 22: a field or a whole kind that is not known here does not reach the next desk."""
    folder = memory / "later"
    folder.mkdir()
    desk, other = template.copied(folder), DeskAtWork(folder, "BBB")
    other.knows("AAA")
    state = desk.shows(desk.add("visit", country="TUN"))
    hearing = derived_ref("HEA", "laws")
    texts = {"title": "On prisons", "label": "network", "life": "active"}
    record = {name: (pen().write(hearing, name, text, ()),) for name, text in texts.items()}
    with desk.database.writing() as session:
        hotel = {"hotel": (pen().write(state.ref, "hotel", "Africa", ()),)}
        records.write_states(session, [state.with_registers(hotel)])
        fields = ("visit", "hotel"), ("hearing", "title")
        later.remember_later(session, [LaterField(kind, name, "text") for kind, name in fields])
        later.keep_later_records(session, [LaterRecord("hearing", "Hearings", hearing, record)], 0)
    other.receive(desk.send("BBB"))
    with other.database.reading() as session:
        kept = {each.ref: each.registers for each in later.later_records(session)}
    came = other.shows(state.ref).value("hotel")
    desk.close()
    other.close()
    return came != "Africa" or kept != {hearing: record}


def _read_after(template: DeskAtWork, memory: Path, accident: Callable[[Sheet], None]) -> Arrival:
    folder = memory / accident.__name__
    folder.mkdir()
    desk = template.copied(folder)
    for number in range(5):
        desk.add("visit", country="TUN", purpose=f"Purpose {number}")
    book = desk.send("BBB")
    with edited(book, "Visits") as sheet:
        accident(sheet)
    arrival = desk.plan(book).arrival
    desk.close()
    return arrival


def _two_rows_of_one_ref(sheet: Sheet) -> None:
    """Somebody copies a line below the last and writes something else into both."""
    last = sheet.sheet.max_row + 1
    for cell in sheet.sheet[FIRST_ROW]:
        sheet.sheet.cell(last, cell.column).value = cell.value
    sheet.put(FIRST_ROW, "purpose", "One thing")
    sheet.put(last, "purpose", "Another thing")


def _column_moved_alone(sheet: Sheet) -> None:
    rows = range(FIRST_ROW, FIRST_ROW + 5)
    values = [sheet.get(row, "purpose") for row in rows]
    # Whatever the order of the rows: none keeps its own.
    moved = [*values[2:], *values[:2]]
    for row, value in zip(rows, moved, strict=True):
        sheet.put(row, "purpose", value)


# ---------------------------------------------------------------- mutants


def withheld_fields_leave(patch: Patch) -> None:
    patch.setattr(sharing, "floors_held_back", lambda *_: dict.fromkeys((None, *Label)))


def rows_are_hashed_with_what_is_withheld(patch: Patch) -> None:
    whole: dict[str, str] = {}
    decide, check = going.Going._decide, base_rows.row_check

    def remembering(self: going.Going, state: RecordState, title: str) -> going.Decided | None:
        whole[state.ref] = repr(sorted(state.values().items()))
        return decide(self, state, title)

    def of_more(book: str, ref: str, parts: Sequence[str]) -> str:
        return check(book, ref, [*parts, whole[ref]])

    patch.setattr(going.Going, "_decide", remembering)
    patch.setattr(base_rows, "row_check", of_more)
    # The second look would refuse it before any law sees it; here it makes the same mistake.
    patch.setattr(base, "_check", of_more)


def copies_are_numbered_for_all_partners_together(patch: Patch) -> None:
    def next_copy(session: Session, _: str) -> int:
        return session.number("SELECT count(*) + 1 FROM outbox", ())

    patch.setattr(partners, "next_copy", next_copy)


def emptied_elements_are_told_to_everybody(patch: Patch) -> None:
    patch.setattr(sharing, "_may_hear", lambda *_: True)


def records_of_one_act_share_a_seed(patch: Patch) -> None:
    for place in (seeds, packing):
        patch.setattr(place, "open_seed_of", lambda close, _: seeds.nonce_of(close, "", ""))


def elements_of_sets_are_written_with_the_open_seed(patch: Patch) -> None:
    close = seeds.is_close
    patch.setattr(seeds, "is_close", lambda prefix, name: name != "themes" and close(prefix, name))


def the_last_of_two_rows_wins(patch: Patch) -> None:
    def last(_: object, rows: list[ArrivedRow]) -> list[ArrivedRow]:
        return rows[-1:]

    patch.setattr(guards.Guards, "_chosen", last)


def no_column_is_ever_torn(patch: Patch) -> None:
    patch.setattr(guards, "is_torn", lambda *_: False)


def records_of_unknown_kinds_are_not_read(patch: Patch) -> None:
    patch.setattr(hidden_base.HiddenBase, "_take_later", lambda *_: False)


def records_of_unknown_kinds_are_not_kept(patch: Patch) -> None:
    patch.setattr(later_arrived, "keep_later_records", lambda *_: None)


def records_of_unknown_kinds_stay_here(patch: Patch) -> None:
    patch.setattr(send, "others_going", lambda *_, **__: ((), ()))


def unknown_fields_stay_here(patch: Patch) -> None:
    patch.setattr(send, "later_fields", lambda _: {})


def unknown_fields_are_not_read(patch: Patch) -> None:
    patch.setattr(LaterSchema, "has_field", lambda *_: False)


MUTANTS: list[tuple[Callable[[Patch], None], Law]] = [
    (withheld_fields_leave, tells_what_is_hidden),
    (rows_are_hashed_with_what_is_withheld, tells_what_is_hidden),
    (copies_are_numbered_for_all_partners_together, tells_what_is_hidden),
    (emptied_elements_are_told_to_everybody, tells_what_is_hidden),
    (records_of_one_act_share_a_seed, can_be_guessed),
    (elements_of_sets_are_written_with_the_open_seed, can_be_guessed),
    (the_last_of_two_rows_wins, takes_an_accident_for_an_edit),
    (no_column_is_ever_torn, takes_an_accident_for_an_edit),
    (records_of_unknown_kinds_are_not_read, drops_what_a_later_version_wrote),
    (records_of_unknown_kinds_are_not_kept, drops_what_a_later_version_wrote),
    (records_of_unknown_kinds_stay_here, drops_what_a_later_version_wrote),
    (unknown_fields_stay_here, drops_what_a_later_version_wrote),
    (unknown_fields_are_not_read, drops_what_a_later_version_wrote),
]


@pytest.mark.parametrize(("mutant", "law"), MUTANTS)
def test_every_wrong_way_breaks_a_law(
    mutant: Callable[[Patch], None],
    law: Law,
    template: DeskAtWork,
    memory: Path,
    monkeypatch: Patch,
) -> None:
    mutant(monkeypatch)
    assert law(template, memory)


@pytest.mark.parametrize(
    "law",
    [
        tells_what_is_hidden,
        can_be_guessed,
        takes_an_accident_for_an_edit,
        drops_what_a_later_version_wrote,
    ],
)
def test_the_right_way_breaks_none(law: Law, template: DeskAtWork, memory: Path) -> None:
    assert not law(template, memory)
