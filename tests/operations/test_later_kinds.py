"""Records of kinds that only a later version knows: taken in with the rest, sent on by the rules."""

from dataclasses import replace
from pathlib import Path

import pytest

from hrdesk.domain.errors import NotFound
from hrdesk.domain.label import Label
from hrdesk.domain.later import LaterField, LaterRecord
from hrdesk.domain.refs import derived_ref
from hrdesk.domain.sharing import Why
from hrdesk.domain.state import IN
from hrdesk.operations.accepting import Accept
from hrdesk.operations.erase import erase, erasure_changes
from hrdesk.operations.holders import Has, holders
from hrdesk.operations.kept_for_newer import kept_for_newer
from hrdesk.operations.partners import set_partner
from hrdesk.operations.receive import Outcome, Pin, carry_out, read_plan
from hrdesk.operations.send import plan_sending
from hrdesk.operations.undo import undo
from hrdesk.store import partners
from hrdesk.store.erasure import erased
from hrdesk.store.later import count_later, keep_later_records, later_records, remember_later
from hrdesk.store.records import write_states
from hrdesk.store.withdrawals import withdrawn_in
from tests.factories import pen
from tests.worlds import DeskAtWork

FIELDS = [
    LaterField("hearing", "title", "text"),
    LaterField("hearing", "host", "link", links="visit"),
]


def hearing(seed: str = "1", **texts: str) -> LaterRecord:
    """A hearing as a later version wrote it."""
    name = derived_ref("HEA", "kinds", seed)
    usual = {"title": "On prisons", "label": Label.NETWORK.value, "life": "active"}
    told = {key: (pen().write(name, key, text, ()),) for key, text in (usual | texts).items()}
    return LaterRecord("hearing", "Hearings", name, told)


def removed(record: LaterRecord) -> LaterRecord:
    """The same, removed by somebody who had seen all of it."""
    over = (*record.registers["life"], *record.registers["title"])
    life = (pen(nonce="n2").write(record.ref, "life", "removed", over),)
    return replace(record, registers={**record.registers, "life": life})


def relabelled(record: LaterRecord, label: str, nonce: str) -> LaterRecord:
    """The same with another label."""
    over = record.registers["label"]
    written = pen(nonce=nonce).write(record.ref, "label", label, over)
    return replace(record, registers={**record.registers, "label": (written,)})


def codes(outcome: Outcome) -> list[str]:
    return [each.code for each in outcome.plan.findings]


def has(desk: DeskAtWork, *several: LaterRecord) -> None:
    with desk.database.writing() as session:
        remember_later(session, FIELDS)
        keep_later_records(session, several, 0)


def kept(desk: DeskAtWork) -> dict[str, LaterRecord]:
    with desk.database.reading() as session:
        return {each.ref: each for each in later_records(session)}


def going(desk: DeskAtWork, to: str) -> dict[str, LaterRecord]:
    with desk.database.reading() as session:
        return {each.record.ref: each.record for each in plan_sending(session, to).others}


@pytest.fixture
def desks(a: DeskAtWork, b: DeskAtWork) -> tuple[DeskAtWork, DeskAtWork]:
    """Two desks that know each other."""
    a.knows("BBB")
    b.knows("AAA")
    return a, b


def test_label_floor_and_links_hold_for_them_too(desks: tuple[DeskAtWork, DeskAtWork]) -> None:
    a, _ = desks
    closed = a.add("visit", Label.INTERNAL, country="TUN")
    several = [
        hearing("open", host=closed, nobody="Of a field that nobody described"),
        hearing("internal", label="internal"),
        hearing("unlabelled", label="regional"),
        hearing("named", label="partners", partners="BBB"),
        hearing("others", label="partners", partners="CCC"),
        removed(hearing("gone")),
    ]
    has(a, *several)
    found = going(a, "BBB")
    assert set(found) == {several[0].ref, several[3].ref}
    assert set(found[several[0].ref].registers) == {"title", "label", "life"}
    a.do(set_partner, "BBB", focal_point=False)
    assert set(going(a, "BBB")) == {several[3].ref}


def test_what_is_held_back_of_them_is_in_the_preview(desks: tuple[DeskAtWork, DeskAtWork]) -> None:
    a, _ = desks
    closed = a.add("visit", Label.INTERNAL, country="TUN")
    several = [
        hearing("open", host=closed, nobody="Of a field that nobody described"),
        hearing("internal", label="internal"),
        hearing("others", label="partners", partners="CCC"),
        removed(hearing("gone", label="internal")),
    ]
    has(a, *several)
    with a.database.reading() as session:
        held = plan_sending(session, "BBB").others_held_back
    assert {(each.record.ref, each.field, each.why) for each in held} == {
        (several[0].ref, "host", Why.LINK),
        (several[0].ref, "nobody", Why.INTERNAL),
        (several[1].ref, "", Why.INTERNAL),
        (several[2].ref, "", Why.PARTNERS),
    }


def test_a_removal_goes_to_whom_the_record_had_gone(desks: tuple[DeskAtWork, DeskAtWork]) -> None:
    a, b = desks
    before = hearing()
    has(a, before)
    b.receive(a.send("BBB"))
    has(a, removed(before))
    b.receive(a.send("BBB"))
    assert kept(b)[before.ref].registers["life"][0].value == "removed"


def test_only_what_a_person_accepts_from_a_known_desk_is_taken_in(
    desks: tuple[DeskAtWork, DeskAtWork],
) -> None:
    a, b = desks
    has(a, hearing())
    book = a.send("BBB")
    for accept in (Accept.NONE, Accept.SAFE):
        outcome = b.receive(book, accept=accept)
        assert outcome.waiting == 1
        assert kept(b) == {}
        with b.database.reading() as session:
            assert partners.received(session)[0].status == partners.WAITING
    assert b.receive(book, accept=Accept.ALL).waiting == 0
    assert kept(b) == kept(a)
    assert b.receive(book, accept=Accept.SAFE).waiting == 0
    assert kept(b) == kept(a)


def test_who_undoes_the_import_undoes_them_too(desks: tuple[DeskAtWork, DeskAtWork]) -> None:
    a, b = desks
    has(a, hearing())
    a.add("visit", country="TUN")
    b.receive(a.send("BBB"))
    assert kept(b) == kept(a)
    undo(b.database)
    assert kept(b) == {}


def test_a_person_who_decides_in_the_review_takes_them_along(
    desks: tuple[DeskAtWork, DeskAtWork], tmp_path: Path
) -> None:
    a, b = desks
    has(a, hearing())
    book = a.send("BBB")
    plan = read_plan(b.database, book)
    assert [each.code for each in plan.findings] == ["later_kind"]
    assert plan.items == ()
    carry_out(b.database, plan, {}, book, pin=Pin.NEW)
    assert kept(b) == {}
    b.receive(book)
    assert kept(b) == kept(a)


# ---------------------------------------------------------------- links to them


def test_a_link_to_one_leaves_where_the_record_itself_may(
    desks: tuple[DeskAtWork, DeskAtWork],
) -> None:
    a, b = desks
    links = [
        LaterField("visit", "hearing", "link", links="hearing"),
        LaterField("visit", "others", "links", links="hearing"),
        LaterField("visit", "ranked", "ranking", links="hearing"),
        LaterField("hearing", "follows", "link", links="hearing"),
    ]
    seen, closed, gone = hearing("seen"), hearing("closed", label="internal"), hearing("gone")
    nowhere = derived_ref("HEA", "kinds", "nowhere")
    several = (seen, closed, removed(gone), hearing("2", follows=seen.ref))
    has(a, *several, hearing("3", follows=closed.ref), hearing("4", follows=nowhere))
    one, other = a.shows(a.add("visit", country="TUN")), a.shows(a.add("visit", country="KEN"))
    told = {
        "hearing": pen().write(one.ref, "hearing", seen.ref, ()),
        "ranked": pen().write(one.ref, "ranked", f"1. {seen.ref}", ()),
    }
    told |= {
        name: pen().write(one.ref, name, IN, ())
        for name in (f"others/{each.ref}" for each in (seen, closed, gone))
    }
    hidden = pen().write(other.ref, "hearing", closed.ref, ())
    with a.database.writing() as session:
        remember_later(session, links)
        heads = {name: (each,) for name, each in told.items()}
        write_states(session, [one.with_registers(heads)])
        write_states(session, [other.with_registers({"hearing": (hidden,)})])
    b.receive(a.send("BBB"))
    came = b.shows(one.ref).registers
    assert came["hearing"] == (told["hearing"],)
    assert [name for name in came if name.startswith(("others/", "ranked"))] == [
        f"others/{seen.ref}"
    ]
    assert "hearing" not in b.shows(other.ref).registers
    followed = {ref: each.registers.get("follows") for ref, each in kept(b).items()}
    assert [bool(followed[hearing(seed).ref]) for seed in "234"] == [True, False, False]


# ---------------------------------------------------------------- no longer shared


def test_who_was_given_one_hears_once_that_it_is_shared_no_longer(
    desks: tuple[DeskAtWork, DeskAtWork],
) -> None:
    a, b = desks
    one = hearing("one", origin=f"AAA.{a.database.identity.mark}")
    never = hearing("never", label="internal")
    has(a, one, never)
    b.receive(a.send("BBB"))
    closed = relabelled(one, "internal", "n3")
    has(a, closed)
    with a.database.reading() as session:
        plan = plan_sending(session, "BBB")
        (holder,) = holders(session, one.ref)
        assert (holder.has, holder.fields) == (Has.HELD_BACK, ("title",))
    assert plan.withdrawn == (one.ref,)
    assert {(each.record.ref, each.is_withdrawn) for each in plan.others_held_back} == {
        (one.ref, True),
        (never.ref, False),
    }
    told = a.send("BBB")
    with a.database.reading() as session:
        assert plan_sending(session, "BBB").withdrawn == ()
        assert holders(session, one.ref)[0].has is Has.WITHDRAWN

    outcome = b.receive(told)
    (line,) = (each for each in outcome.plan.findings if each.code == "withdrawn_later")
    assert (line.sheet, line.found, outcome.waiting) == ("Hearings", one.ref, 0)
    assert one.ref in kept(b)
    with b.database.reading() as session:
        assert one.ref in withdrawn_in(session, "AAA")
    # Shared again since, the older word of it means nothing, nor does it to the desk that said it.
    has(a, relabelled(closed, "network", "n4"))
    b.receive(a.send("BBB"))
    assert "withdrawn_later" not in codes(b.receive(told))
    assert "withdrawn_later" not in codes(a.receive(told))
    # What is not here, nobody need take off.
    erase(b.database, one.ref)
    assert "withdrawn_later" not in codes(b.receive(told))


# ---------------------------------------------------------------- what can be seen of them


def test_what_is_kept_can_be_told_apart(desks: tuple[DeskAtWork, DeskAtWork]) -> None:
    a, b = desks
    visit = a.add("visit", country="TUN")
    named, plain = hearing("1"), hearing("2", title="", place="Palais", host=visit)
    nothing = LaterRecord("treaty", "", derived_ref("TRE", "kinds", "1"), {})
    has(a, named, plain, nothing)
    b.receive(a.send("BBB"))
    with a.database.reading() as session:
        found = kept_for_newer(session)
        assert count_later(session) == len(found) == 3
        assert [each.ref for each in later_records(session, plain.ref)] == [plain.ref]
        (holder,) = holders(session, named.ref)
        assert (holder.partner, holder.has, holder.fields) == ("BBB", Has.CURRENT, ("title",))
    assert [(each.kind, each.says, each.label) for each in found] == [
        ("Hearings", "On prisons", Label.NETWORK),
        ("Hearings", "Palais", Label.NETWORK),
        ("Treaty", "", Label.INTERNAL),
    ]


# ---------------------------------------------------------------- erasing


def test_nothing_is_left_of_one_that_is_erased(desks: tuple[DeskAtWork, DeskAtWork]) -> None:
    a, b = desks
    gone, kept_one = hearing(title="Unmistakable"), hearing("2")
    has(a, gone, kept_one)
    book = a.send("BBB")
    b.receive(book)
    b.send("AAA")
    done = erase(b.database, gone.ref)
    assert (done.title, done.workbooks, len(done.sent)) == (gone.ref, (1,), 1)
    assert done.partners == ("AAA",)
    assert erasure_changes(done).kinds == {"inbox"}
    assert set(kept(b)) == {kept_one.ref}
    assert b"Unmistakable" not in b.database.path.read_bytes()
    with b.database.reading() as session:
        assert erased(session, [gone.ref, kept_one.ref]) == {gone.ref}
    with pytest.raises(NotFound):
        erase(b.database, gone.ref)
    outcome = b.receive(book)
    assert (outcome.waiting, set(kept(b))) == (0, {kept_one.ref})
    (line,) = (each for each in outcome.plan.findings if each.code == "erased_later")
    assert (line.sheet, line.found) == ("Hearings", gone.ref)


def test_one_that_came_by_an_import_that_was_undone_is_wiped_too(
    desks: tuple[DeskAtWork, DeskAtWork],
) -> None:
    a, b = desks
    gone = hearing(title="Unmistakable")
    has(a, gone)
    a.add("visit", country="TUN")
    b.receive(a.send("BBB"))
    undo(b.database)
    assert kept(b) == {}
    erase(b.database, gone.ref)
    assert b"Unmistakable" not in b.database.path.read_bytes()


def test_all_that_name_an_erased_record_are_named(desks: tuple[DeskAtWork, DeskAtWork]) -> None:
    a, _ = desks
    visit, other = a.add("visit", country="TUN"), a.shows(a.add("visit", country="KEN"))
    one, last = hearing("one", host=visit), hearing("last")
    has(a, one, last, hearing("none"))
    said = {"treaty": (pen().write(other.ref, "treaty", last.ref, ()),)}
    with a.database.writing() as session:
        write_states(session, [other.with_registers(said)])
    assert erase(a.database, visit).linked == (one.ref,)
    assert erase(a.database, last.ref).linked == (other.ref,)
