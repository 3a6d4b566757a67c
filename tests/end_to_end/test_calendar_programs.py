"""What leaves as calendar and cards is taken by programs that no one here wrote, as it was meant.

By khal and khard, and by the libraries of Evolution, each where it is installed:
`apt-get install khal khard gir1.2-ecal-2.0 gir1.2-ebookcontacts-1.2 python3-gi`.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from hrdesk.domain.label import Label
from hrdesk.formats.cards import VERSIONS
from hrdesk.operations.calendar_export import plan_calendar, save_calendar
from hrdesk.operations.card_export import plan_cards, save_cards
from hrdesk.operations.outside import OUTSIDE
from tests.worlds import DeskAtWork

pytestmark = pytest.mark.slow
TITLE = "Call; weekly, \\ é عربي " + "and so on " * 20
NAME = 'Ñandú, Ana; "the second"'
# Python with its bindings to the system's libraries, which no environment of ours has.
SYSTEM_PYTHON = "/usr/bin/python3"
KHAL = """[calendars]
[[ours]]
path = {folder}/calendar
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = Europe/Zurich
default_timezone = Europe/Zurich
"""
KHARD = """[addressbooks]
[[ours]]
path = {folder}/cards
[general]
editor = true
merge_editor = true
"""
BINDINGS = """
import gi
gi.require_version("ECal", "2.0")
gi.require_version("EBookContacts", "1.2")
from gi.repository import ECal, EBookContacts, ICalGLib
"""
READ_BY_EVOLUTION = (
    BINDINGS
    + """
import sys
def text(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()
whole = ICalGLib.Component.new_from_string(text(sys.argv[1]))
print(whole.count_errors(), whole.is_valid(), bool(whole.check_restrictions()))
kind = ICalGLib.ComponentKind.VEVENT_COMPONENT
each = whole.get_first_component(kind)
while each:
    print(ECal.Component.new_from_icalcomponent(each.clone()).get_summary().get_value())
    each = whole.get_next_component(kind)
for path in sys.argv[2:]:
    for card in text(path).split("BEGIN:VCARD")[1:]:
        contact = EBookContacts.Contact.new_from_vcard("BEGIN:VCARD" + card)
        print(contact.get_property("full-name"), "|", contact.get_property("email-1"))
"""
)


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what left a desk: a calendar, and cards of both versions."""
    folder = tmp_path_factory.mktemp("left")
    desk = DeskAtWork(folder, "NIRMS")
    desk.add(
        "activity",
        Label.PUBLIC,
        title=TITLE,
        dates="2027-01-06T14:00/2027-01-06T15:00[America/New_York]",
        recurrence="FREQ=WEEKLY;UNTIL=20270401",
        exceptions=["2027-01-13"],
    )
    dates = "2027-01-18/2027-01-28"
    desk.add("visit", Label.PUBLIC, country="TUN", dates=dates, purpose="One\n\ntwo; three, four")
    desk.add("person", Label.PUBLIC, name=NAME, email="ana@example.org", phone="+41 22 917 00 00")
    with desk.database.reading() as session:
        calendar = plan_calendar(session, OUTSIDE)
        cards = {each: plan_cards(session, OUTSIDE, version=each) for each in VERSIONS}
    save_calendar(desk.database, folder / "all.ics", calendar)
    for version, several in cards.items():
        save_cards(desk.database, folder / f"{version}.vcf", several)
    desk.close()
    return folder


def run(folder: Path, *command: object) -> str:
    """What a program says that keeps all that it keeps in a folder."""
    home = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CACHE_HOME": str(folder)}
    done = subprocess.run(
        [str(each) for each in command],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        env=os.environ | home | {"LC_ALL": "C.UTF-8"},
    )
    assert done.returncode == 0, done.stderr
    assert "rror" not in done.stderr
    return done.stdout


def needs(program: str) -> str:
    """A program, or the reason why nothing is tried with it."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed: apt-get install {program}")
    return program


def test_khal_shows_each_on_its_days(left: Path, tmp_path: Path) -> None:
    khal = needs("khal")
    (tmp_path / "calendar").mkdir()
    config = tmp_path / "khal.conf"
    config.write_text(KHAL.format(folder=tmp_path), encoding="utf-8")
    run(tmp_path, khal, "-c", config, "import", "--batch", "-a", "ours", left / "all.ics")
    form = "{start-date} {start-time} {title}"
    said = run(tmp_path, khal, "-c", config, "list", "-f", form, "2027-01-06", "2027-04-02")
    calls = [line[:16] for line in said.splitlines() if "weekly" in line]
    # In New York the clocks change on 14 March, in Zurich on the 28th.
    assert calls[:2] == ["2027-01-06 20:00", "2027-01-20 20:00"]
    assert calls[-4:] == [
        f"2027-03-{day} {at}:00" for day, at in (("10", 20), ("17", 19), ("24", 19), ("31", 20))
    ]
    assert TITLE.strip() in said
    assert sum("Tunisia" in line for line in said.splitlines()) == 11


@pytest.mark.parametrize("version", VERSIONS)
def test_khard_knows_whom_to_write_to(left: Path, tmp_path: Path, version: str) -> None:
    khard = needs("khard")
    (tmp_path / "cards").mkdir()
    shutil.copy(left / f"{version}.vcf", tmp_path / "cards" / "one.vcf")
    config = tmp_path / "khard.conf"
    config.write_text(KHARD.format(folder=tmp_path), encoding="utf-8")
    said = run(tmp_path, khard, "-c", config, "email", "--parsable", "Ñandú")
    assert "ana@example.org\t" in said
    assert 'Ana; "the second" Ñandú' in said


def test_the_libraries_of_evolution_find_no_fault(left: Path, tmp_path: Path) -> None:
    try:
        found = subprocess.run([SYSTEM_PYTHON, "-c", BINDINGS], capture_output=True, timeout=60)
    except OSError:
        found = None
    if found is None or found.returncode:
        pytest.skip("Evolution's libraries are not installed: see above")
    cards = [left / f"{each}.vcf" for each in VERSIONS]
    said = run(tmp_path, SYSTEM_PYTHON, "-c", READ_BY_EVOLUTION, left / "all.ics", *cards)
    faults, *titles = said.splitlines()
    assert faults == "0 True True"
    assert sorted(each.strip() for each in titles) == sorted(
        [TITLE.strip(), "Tunisia (forecast)", *['Ana; "the second" Ñandú | ana@example.org'] * 2]
    )
