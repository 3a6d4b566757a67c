"""A workbook that a person really opened in LibreOffice, edited, sorted and saved."""

import json
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrdesk.domain.arrival import CellClass
from hrdesk.exchange.layout import columns_of
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


def _letter(key: str) -> str:
    from openpyxl.utils import get_column_letter

    keys = [column.key for column in columns_of("visit")]
    return get_column_letter(keys.index(key) + 1)


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
        wrote(here / "visits.xlsx", *(visit(number) for number in range(VISITS)))
        wrote(
            here / "conflicts.xlsx",
            *(
                disputed(visit(number), purpose=f"Other {number}", dates="2027-04")
                for number in range(3)
            ),
            spare_lines=0,
        )
        last = f"{_letter('message')}{4 + VISITS + 3}"
        _in_libreoffice(
            here,
            [
                {
                    "open": str(here / "texts.xlsx"),
                    "save": str(here / "texts-saved.xlsx"),
                    "type": [],
                    "sort": None,
                    "also": [str(here / "texts-saved.ods")],
                },
                {
                    "open": str(here / "visits.xlsx"),
                    "save": str(here / "visits-saved.xlsx"),
                    "type": [
                        ["Visits", f"{_letter('purpose')}6", "=not a formula, in a text cell"],
                        ["Visits", f"{_letter('inputs_by')}9", "2027-02-03"],
                    ],
                    "sort": ["Visits", f"A4:{last}", 0],
                    "also": [str(here / "visits-saved.ods"), str(here / "book.csv")],
                },
                {
                    "open": str(here / "conflicts.xlsx"),
                    "save": str(here / "conflicts-saved.xlsx"),
                    "type": [
                        ["Conflicts", "J5", "2027-04"],
                        ["Conflicts", "J8", "Other 1"],
                        ["Conflicts", "K8", "=agreed by telephone"],
                    ],
                    "sort": ["Conflicts", "A4:K10", 0],
                },
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
        ref("visit", 1): {"purpose": "=not a formula, in a text cell"},
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


@pytest.mark.parametrize("name", ["visits-saved.ods", "book-Visits.csv"])
def test_the_same_edits_are_the_same_revisions_in_other_formats(folder: Path, name: str) -> None:
    whole = by_ref(read(folder / "visits-saved.xlsx"))
    arrival = read_workbook(folder / name, sent=folder / "visits.xlsx")
    assert [each.code for each in arrival.findings] == [f"from_{name[-3:]}"]
    assert arrival.missing == ()
    hands = {each.ref: each.hands for each in arrival.records if each.hands}
    assert hands == {key: each.hands for key, each in whole.items() if each.hands}
    assert len(hands) == 2
