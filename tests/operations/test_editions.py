"""A new edition of the shipped records: every desk makes the same of it, and no person's work goes."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hrdesk.domain.changes import Changes
from hrdesk.domain.codes import Life
from hrdesk.domain.state import RecordState
from hrdesk.operations import editions, starting
from hrdesk.operations.desks import Start
from hrdesk.operations.editions import Current, is_behind, take_edition
from hrdesk.operations.erase import erase
from hrdesk.operations.records import remove
from hrdesk.operations.starting import next_edition, ref_of_key, released_editions
from hrdesk.operations.undo import redo, undo
from hrdesk.operations.withdrawals import take_off
from hrdesk.resources import resource
from hrdesk.store import journal
from tests.worlds import DeskAtWork

ROOT = Path(__file__).parents[2]
ACHPR, ODIHR = ref_of_key("organisation/ACHPR"), ref_of_key("organisation/ODIHR")
NEW = ref_of_key("organisation/NEWCOMER")
CHANGED = "African Commission by another name"


# ---------------------------------------------------------------- what is released


def test_the_number_says_which_edition_resources_make() -> None:
    """Where this fails, raise `EDITION`: a shipped record has changed since the last release."""
    assert len(released_editions()) + bool(next_edition()) == starting.EDITION


def test_what_is_released_is_kept() -> None:
    """Where this fails, run packaging/edition.py: desks will have what this release says."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    if not re.search(r"^## Unreleased", text, re.MULTILINE):
        assert next_edition() == {}
    assert bool(released_editions()) == bool(re.search(r"^## \d", text, re.MULTILINE))


# ---------------------------------------------------------------- two editions


def second(folder: Path) -> None:
    """Release the first edition, and change two organisations and add one in the second."""
    shutil.copytree(resource("reference"), folder / "reference")
    shutil.copytree(resource("sample"), folder / "sample")
    (folder / "editions").mkdir()
    (folder / "editions" / "1.json").write_text(json.dumps(next_edition()), encoding="utf-8")
    path = folder / "reference" / "organisations.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    heads = lines[0].split(",")
    new = dict.fromkeys(heads, "") | {"key": "organisation/NEWCOMER", "name": "Newcomer"}
    new |= {"type": "ngo"}
    text = "\n".join([*lines, ",".join(new[name] for name in heads)])
    path.write_text(
        re.sub(r"African Commission on Human and Peoples[’'] Rights", CHANGED, text), "utf-8"
    )


@pytest.fixture(scope="module")
def current(tmp_path_factory: pytest.TempPathFactory) -> Current:
    """The second edition, as a program of the next release has it."""
    folder = tmp_path_factory.mktemp("resources")
    second(folder)
    with next_release(folder):
        assert set(next_edition()) == {"organisation/ACHPR", "organisation/NEWCOMER"}
        records = editions.this_edition().records
    return Current(2, records)


@contextmanager
def next_release(folder: Path) -> Iterator[None]:
    """As long as it lasts, `resources/` is that of the next release."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(starting, "resource", folder.joinpath)
        forget()
        yield
    forget()


def forget() -> None:
    for each in (
        starting.network_records,
        starting.sample_records,
        starting.network_shipped,
        starting.sample_shipped,
        starting.released_editions,
    ):
        each.cache_clear()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskAtWork]:
    """A desk that began with the first edition."""
    made = DeskAtWork(tmp_path, "AAA", start=Start.NETWORK)
    yield made
    made.close()


Take = Callable[[DeskAtWork], Changes]


@pytest.fixture
def take(current: Current) -> Take:
    def taken(desk: DeskAtWork) -> Changes:
        return desk.do(take_edition, current)

    return taken


def shipped(current: Current, ref: str) -> RecordState:
    return next(each.state for each in current.records["network"] if each.state.ref == ref)


def test_it_is_taken_once_in_one_step_that_can_be_undone(
    desk: DeskAtWork, take: Take, current: Current
) -> None:
    with desk.database.reading() as session:
        assert not is_behind(session)
    done = take(desk)
    assert set(done.refs) == {ACHPR, NEW}
    assert done.about == {"edition": 2}
    # As at a desk that begins with the second edition, revision by revision.
    for ref in (ACHPR, NEW):
        assert desk.shows(ref) == shipped(current, ref)
    assert desk.shows(ACHPR).conflicts() == {}
    with desk.database.reading() as session:
        entry = journal.to_undo(session)
        assert entry is not None
        assert entry.operation == "edition"
    undo(desk.database)
    assert desk.state(NEW) is None
    assert desk.shows(ACHPR).value("name") != CHANGED
    redo(desk.database)
    assert desk.shows(ACHPR).value("name") == CHANGED
    undo(desk.database)
    assert not take(desk).edits
    assert desk.state(NEW) is None


def test_what_a_person_wrote_stands_beside_it(desk: DeskAtWork, take: Take) -> None:
    desk.set(ACHPR, name="What we call it", notes="Ours")
    take(desk)
    assert set(desk.shows(ACHPR).conflicts()["name"]) == {CHANGED, "What we call it"}
    assert desk.shows(ACHPR).value("notes") == "Ours"
    # A person's own decision stands over both, and the edition comes no second time.
    desk.set(ACHPR, name="What we call it")
    take(desk)
    assert desk.shows(ACHPR).conflicts() == {}


def test_who_wrote_the_same_has_no_conflict(desk: DeskAtWork, take: Take) -> None:
    desk.set(ACHPR, name=CHANGED)
    take(desk)
    assert desk.shows(ACHPR).conflicts() == {}


def test_nothing_comes_back_that_a_person_let_go(desk: DeskAtWork, take: Take) -> None:
    desk.do(remove, [ACHPR])
    assert set(take(desk).refs) == {NEW}
    assert desk.shows(ACHPR).life is Life.REMOVED


@pytest.mark.parametrize("away", ["off", "erased"])
def test_what_was_taken_off_or_erased_stays_away(
    desk: DeskAtWork, take: Take, current: Current, away: str
) -> None:
    if away == "off":
        desk.do(take_off, [ACHPR])
    else:
        erase(desk.database, ACHPR)
    with desk.database.writing() as session:
        session.raw("INSERT INTO gravestone VALUES (?, 0)", (NEW,))
    assert take(desk).refs == ()
    assert desk.state(ACHPR) is None


def test_a_desk_that_began_with_nothing_gets_no_new_records(
    desk: DeskAtWork, tmp_path: Path, take: Take
) -> None:
    other = DeskAtWork(tmp_path, "BBB")
    desk.knows("BBB")
    other.knows("AAA")
    other.receive(desk.send("BBB", [ACHPR, ODIHR]))
    assert set(take(other).refs) == {ACHPR}
    other.close()


def test_a_desk_behind_gets_it_by_workbook_too_and_then_there_is_nothing_to_tell(
    desk: DeskAtWork, tmp_path: Path, take: Take
) -> None:
    other = DeskAtWork(tmp_path, "BBB", start=Start.NETWORK)
    desk.knows("BBB")
    other.knows("AAA")
    take(desk)
    other.receive(desk.send("BBB", [ACHPR]))
    assert other.shows(ACHPR) == desk.shows(ACHPR)
    assert set(take(other).refs) == {NEW}
    assert other.plan(desk.send("BBB", [ACHPR, NEW])).items == ()
    other.close()
