"""A workbook that a person really opened in LibreOffice, edited, sorted and saved."""

import json
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from hrdesk.domain.arrival import CellClass
from hrdesk.exchange.layout import columns_of
from hrdesk.exchange.letters import letters_of
from hrdesk.exchange.reader import read_workbook
from tests.exchange.test_conflicts import disputed
from tests.exchange.test_fidelity import HARD_TEXTS
from tests.exchange.workbooks import (
    Page,
    by_ref,
    out_record,
    read,
    ref,
    visit,
    written_by_hand,
    wrote,
)

PYTHON = "/usr/bin/python3"
SCRIPT = Path(__file__).with_name("in_libreoffice.py")
SECONDS = 150
VISITS = 8


def _why_not() -> str:
    """Why this cannot be tried here; empty when it can."""
    if shutil.which("soffice") is None:
        return "LibreOffice (soffice) is not installed"
    if (
        not Path(PYTHON).exists()
        or subprocess.run([PYTHON, "-c", "import uno"], capture_output=True).returncode
    ):
        return f"{PYTHON} has no uno (apt: python3-uno)"
    return ""


WHY_NOT = _why_not()
pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT)]


def keys_of(kind: str) -> list[str]:
    """The keys of the columns, from left to right."""
    return [column.key for column in columns_of(kind)]


def _letter(key: str, more: int = 0, *, kind: str = "visit") -> str:
    return letters_of(keys_of(kind).index(key) + 1 + more)


def _in_libreoffice(folder: Path, jobs: list[dict[str, object]]) -> None:
    pipe = f"hrdesk{os.getpid()}"
    office = subprocess.Popen(
        [
            "soffice",
            "--headless",
            "--norestore",
            "--nologo",
            "--nodefault",
            f"--accept=pipe,name={pipe};urp;",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        ],
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        run = subprocess.run(
            [PYTHON, str(SCRIPT), pipe, json.dumps(jobs)],
            capture_output=True,
            text=True,
            timeout=SECONDS,
        )
        assert run.returncode == 0, run.stderr
        office.wait(timeout=SECONDS)
    finally:
        if office.poll() is None:
            os.killpg(office.pid, signal.SIGKILL)
            office.wait()


def _job(
    folder: Path, name: str, *more: str, of: str = "", acts: Sequence[object] = ()
) -> dict[str, object]:
    """Do something with the workbook `of`, or the one of that name, and save it as NAME-saved."""
    save = [str(folder / f"{name}-saved{suffix}") for suffix in (".xlsx", *more)]
    return {"open": str(folder / f"{of or name}.xlsx"), "save": save, "acts": acts}


# Law 13: rows and columns moved, added and taken away, a heading in another language.
MOVED = [
    ["insert rows", "Visits", 7, 2],
    ["insert rows", "Visits", 1, 3],
    ["delete rows", "Visits", 4 + 3 + VISITS + 2, 1],
    ["delete columns", "Visits", keys_of("visit").index("tags"), 1],
    ["insert columns", "Visits", 3, 1],
    ["type", "Visits", "D7", "Ours"],
    ["type", "Visits", "D8", "A note of our own"],
    ["type", "Visits", "E7", "Pays"],
    ["rename", "Visits", "Visites"],
    ["type", "Visites", f"{_letter('purpose', 1)}8", "Written after all that"],
]
# Law 14: the first row copied and changed, a column of the others sorted alone, one emptied.
ACCIDENTS = [
    ["copy", "Visits", f"A5:{_letter('message')}5", f"A{5 + VISITS + 3}"],
    ["type", "Visits", f"{_letter('purpose')}{5 + VISITS + 3}", "Meant to be new"],
    ["sort", "Visits", f"{_letter('source')}5:{_letter('source')}{4 + VISITS}", 0],
    ["clear", "Visits", f"{_letter('themes')}6:{_letter('themes')}{4 + VISITS}"],
    ["type", "Visits", f"{_letter('purpose')}6", "A real edit"],
]
# The Ref of the first line pulled down over three others, and a value pulled down on purpose.
FILLED = [
    ["fill down", "Visits", "A5:A8"],
    ["type", "Visits", f"{_letter('status')}9", "Confirmed"],
    ["fill down", "Visits", f"{_letter('status')}9:{_letter('status')}11"],
]
# Law 16: what was sent, typed again as a keyboard gives it; and one value that is another.
TYPED = [
    ["type", "Persons", f"{_letter('mobile', kind='person')}5", "0022 1234"],
    ["type", "Persons", f"{_letter('email', kind='person')}5", "a@b.org "],
    ["type", "Persons", f"{_letter('phone', kind='person')}5", "+41 22 917 90 00"],
]


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Workbooks before and after LibreOffice; one start of the program for all tests."""
    # A short path: the program's pipe has its name from it.
    with tempfile.TemporaryDirectory(prefix="hr") as name:
        here = Path(name)
        texts = [visit(number, purpose=text) for number, text in enumerate(HARD_TEXTS)]
        session = out_record(
            "activity",
            title="Session",
            dates="2027-03-10T14:00/2027-03-10T15:30[Europe/Zurich]",
            inputs_by="2027-03",
            lead_days="12",
        )
        wrote(here / "texts.xlsx", session, *texts)
        wrote(
            here / "visits.xlsx",
            *(visit(number, source=f"Letter {number * 3 % VISITS}") for number in range(VISITS)),
        )
        wrote(
            here / "conflicts.xlsx",
            *(
                disputed(visit(number), purpose=f"Other {number}", dates="2027-04")
                for number in range(3)
            ),
            spare_lines=0,
        )
        last = f"{_letter('message')}{4 + VISITS + 3}"
        telephone = out_record("person", name="Awa Diallo", mobile="0022 1234", email="a@b.org")
        wrote(here / "people.xlsx", telephone)
        _in_libreoffice(
            here,
            [
                _job(here, "texts", ".ods"),
                _job(
                    here,
                    "visits",
                    ".ods",
                    ".csv",
                    acts=[
                        ["type", "Visits", f"{_letter('purpose')}6", "=not a formula, in a text"],
                        ["type", "Visits", f"{_letter('inputs_by')}9", "2027-02-03"],
                        ["sort", "Visits", f"A4:{last}", 0],
                    ],
                ),
                _job(
                    here,
                    "conflicts",
                    acts=[
                        ["type", "Conflicts", "J5", "2027-04"],
                        ["type", "Conflicts", "J8", "Other 1"],
                        ["type", "Conflicts", "K8", "=agreed by telephone"],
                        ["sort", "Conflicts", "A4:K10", 0],
                    ],
                ),
                _job(here, "moved", ".ods", of="visits", acts=MOVED),
                _job(here, "accidents", ".ods", of="visits", acts=ACCIDENTS),
                _job(here, "filled", of="visits", acts=FILLED),
                _job(here, "people", ".ods", acts=TYPED),
            ],
        )
        yield here


def test_opened_and_saved_it_is_as_it_was_sent(folder: Path) -> None:
    arrival = read(folder / "texts-saved.xlsx")
    # LibreOffice 7.4 itself turns this text into another one; it is told, and what was sent stands.
    assert [(each.code, each.expected) for each in arrival.findings] in (
        [],
        [("disguise", "_x005F_x000D_")],
    )
    assert written_by_hand(arrival) == {}
    assert set(arrival.cells) <= {CellClass.SAME, CellClass.LAYOUT, CellClass.DISGUISE}
    records = by_ref(arrival)
    for number, text in enumerate(HARD_TEXTS):
        sent = visit(number, purpose=text)
        assert records[sent.ref].sent == sent.registers


def test_decisions_that_were_sorted_with_their_lines_are_exactly_those(folder: Path) -> None:
    arrival = read(folder / "conflicts-saved.xlsx")
    assert arrival.findings == ()
    assert written_by_hand(arrival) == {
        ref("visit", 0): {"dates": "2027-04"},
        ref("visit", 1): {"purpose": "Other 1"},
    }
    assert by_ref(arrival)[ref("visit", 1)].message == "=agreed by telephone"


def test_two_edits_and_a_sort_are_exactly_two_edits(folder: Path) -> None:
    from openpyxl import load_workbook

    arrival = read(folder / "visits-saved.xlsx")
    assert arrival.findings == ()
    assert arrival.missing == ()
    assert written_by_hand(arrival) == {
        ref("visit", 1): {"purpose": "=not a formula, in a text"},
        ref("visit", 4): {"inputs_by": "2027-02-03"},
    }
    page = Page(load_workbook(folder / "visits-saved.xlsx")["Visits"])
    refs = [name for name in page.refs() if name != "None"]
    assert refs == sorted(refs, reverse=True)
    assert len(refs) == VISITS + 3


def test_texts_saved_as_ods_are_as_they_were_sent(folder: Path) -> None:
    arrival = read_workbook(folder / "texts-saved.ods")
    told = [(each.code, each.expected) for each in arrival.findings if each.code != "from_ods"]
    # LibreOffice 7.4 leaves out the tab of a text with several lines, and one turn of an escape.
    assert {code for code, _ in told} <= {"disguise"}
    assert {text for _, text in told} <= {"_x005F_x000D_", *(t for t in HARD_TEXTS if "\t" in t)}
    assert arrival.records == read_workbook(folder / "texts-saved.xlsx").records
    assert written_by_hand(arrival) == {}


@pytest.mark.parametrize("name", ["visits-saved.ods", "visits-saved-Visits.csv"])
def test_the_same_edits_are_the_same_revisions_in_other_formats(folder: Path, name: str) -> None:
    whole = by_ref(read(folder / "visits-saved.xlsx"))
    arrival = read_workbook(folder / name, sent=folder / "visits.xlsx")
    assert [each.code for each in arrival.findings] == [f"from_{name[-3:]}"]
    assert arrival.missing == ()
    hands = {each.ref: each.hands for each in arrival.records if each.hands}
    assert hands == {key: each.hands for key, each in whole.items() if each.hands}
    assert len(hands) == 2


@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
def test_what_was_moved_added_and_renamed_changes_nothing(folder: Path, suffix: str) -> None:
    arrival = read_workbook(folder / f"moved-saved{suffix}")
    told = [each for each in arrival.findings if each.code != "from_ods"]
    assert [(each.code, each.found, each.sheet) for each in told] == [
        ("unknown_column", "Ours", "Visites")
    ]
    assert arrival.missing == (ref("visit", VISITS - 1),)
    assert written_by_hand(arrival) == {ref("visit", 0): {"purpose": "Written after all that"}}


@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
def test_accidents_are_asked_about_once_and_change_nothing(folder: Path, suffix: str) -> None:
    arrival = read_workbook(folder / f"accidents-saved{suffix}")
    told = sorted((each.code, each.field) for each in arrival.findings if each.code != "from_ods")
    assert told == [("copied_row", "ref"), ("mass_clearing", "themes"), ("torn_column", "source")]
    edits = {name: hands for name, hands in written_by_hand(arrival).items() if "life" not in hands}
    assert edits == {ref("visit", 1): {"purpose": "A real edit"}}
    (copy,) = (each for each in arrival.records if each.is_new)
    assert (copy.copied_from, copy.hands["purpose"].value) == (ref("visit", 0), "Meant to be new")
    assert arrival.missing == ()


def test_refs_pulled_down_change_nothing_and_values_pulled_down_are_edits(folder: Path) -> None:
    arrival = read(folder / "filled-saved.xlsx")
    assert {each.code for each in arrival.findings} <= {"ref_moved", "bad_ref"}
    assert len(arrival.findings) == 3
    assert written_by_hand(arrival) == {
        ref("visit", number): {"status": "confirmed"} for number in (4, 5, 6)
    }


@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
def test_what_is_typed_again_is_no_edit(folder: Path, suffix: str) -> None:
    arrival = read_workbook(folder / f"people-saved{suffix}")
    assert written_by_hand(arrival) == {ref("person"): {"phone": "+41 22 917 90 00"}}
    assert {each.code for each in arrival.findings} <= {"from_ods", "disguise"}
