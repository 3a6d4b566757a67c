"""What an operation did is told once, for undo, history and the window."""

from hrdesk.domain.changes import Changes, Edit, together
from tests.factories import over, pen, record, ref

STATE = record("visit", {"country": "TUN", "purpose": "one"})
NEXT = over(STATE, "purpose", "two", pen(nonce="n2"))
SAVED = Edit(STATE.ref, {"purpose": STATE.heads("purpose")}, {"purpose": (NEXT,)})


def test_an_edit_knows_its_kind() -> None:
    assert SAVED.kind == "visit"


def test_an_edit_knows_whether_it_made_the_record() -> None:
    """A field that nobody had written before is no new record."""
    none = Edit(STATE.ref, {}, {"notes": (over(STATE, "notes", "x", pen()),)})
    assert Edit(STATE.ref, {}, STATE.registers).is_made
    assert Edit(STATE.ref, dict.fromkeys(STATE.registers, ()), STATE.registers).is_made
    assert not SAVED.is_made
    assert not none.is_made
    assert not Edit(STATE.ref, STATE.registers, STATE.registers).is_made
    assert not Edit(STATE.ref, STATE.registers, {}).is_made


def test_an_edit_counts_the_revisions_that_are_new() -> None:
    old = STATE.heads("purpose")[0]
    both = {"purpose": (NEXT, old), "country": STATE.heads("country")}
    assert SAVED.revisions_added == 1
    assert Edit(STATE.ref, {}, STATE.registers).revisions_added == len(STATE.registers)
    assert Edit(STATE.ref, {"purpose": (old,)}, both).revisions_added == 2
    assert Edit(STATE.ref, STATE.registers, STATE.registers).revisions_added == 0
    assert Edit(STATE.ref, STATE.registers, {"purpose": ()}).revisions_added == 0


def test_changes_name_what_they_touch() -> None:
    other = Edit(ref("person"), {}, record("person", {"name": "A"}).registers)
    changes = Changes("save", (SAVED, other), touched=frozenset({"inbox"}))
    assert changes.refs == (STATE.ref, ref("person"))
    assert changes.kinds == {"visit", "person", "inbox"}


def test_changes_of_nothing_are_false() -> None:
    assert not Changes("save")
    assert Changes("save", (SAVED,))
    assert Changes("partner", touched=frozenset({"partner"}))


def test_several_changes_are_one_step() -> None:
    one = Changes("save", (SAVED,), {"a": 1}, frozenset({"inbox"}))
    two = Changes("partner", touched=frozenset({"partner"}))
    both = together("move", [one, two], how="quickly")
    assert both == Changes("move", (SAVED,), {"how": "quickly"}, frozenset({"inbox", "partner"}))
    assert not together("nothing", [])
