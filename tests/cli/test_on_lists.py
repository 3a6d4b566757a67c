"""`import`: a colleague's list from the command line."""

from pathlib import Path

import pytest

from hrdesk.exchange.encryption import locked
from tests.cli.conftest import Terminal
from tests.exchange.foreign.tables import PEOPLE, Lines, in_csv, in_workbook

VISITS: Lines = (["Country", "Dates", "Purpose"], ["Tunisia", "2027-03", "x"])


@pytest.fixture
def people(bare: Terminal) -> Path:
    return in_workbook(bare.folder / "people.xlsx", Contacts=PEOPLE)


def names(terminal: Terminal) -> list[str]:
    return sorted(each["title"] for each in terminal.ok("list", "person")["records"])


def test_a_plan_changes_nothing_and_tells_what_the_columns_are(
    terminal: Terminal, people: Path
) -> None:
    answer = terminal.ok("import", people, "--plan")
    (table,) = answer["tables"]
    assert (table["sheet"], table["kind"], table["header_row"]) == ("Contacts", "person", 1)
    assert table["columns"][1] == {"heading": "E-mail", "field": "email", "sure": 100}
    assert answer["counts"]["new"] == 2
    assert answer["applied"] == 0
    assert names(terminal) == []


def test_new_rows_come_in_once(terminal: Terminal, people: Path) -> None:
    answer = terminal.ok("import", people, "--as", "sheet")
    assert answer["applied"] > 0
    assert names(terminal) == ["Awa Diallo", "Pérez, Ana"]
    again = terminal.ok("import", people, "--rows", "both")
    assert (again["applied"], again["plan"]) == (0, [])
    assert again["tables"][0]["remembered"] is True
    terminal.ok("undo")
    assert names(terminal) == []


def test_updates_are_taken_in_where_they_are_asked_for(terminal: Terminal, people: Path) -> None:
    ref = terminal.add("person", "name=Ana Pérez", "phone=1")
    answer = terminal.ok("import", people)
    assert names(terminal) == ["Ana Pérez", "Awa Diallo"]
    assert answer["twins"] == [
        {
            "sheet": "Contacts",
            "line": 2,
            "twins": [{"ref": ref, "why": "name", "likeness": 100, "certain": True}],
        }
    ]
    terminal.ok("import", people, "--rows", "updates")
    assert terminal.values(ref)["phone"] == "+41 22 555 01 01"
    assert terminal.values(ref)["email"] == "ana@example.org"


def test_what_is_not_certain_waits(terminal: Terminal, people: Path) -> None:
    ref = terminal.add("person", "name=Peres, Anna")
    answer = terminal.ok("import", people)
    assert answer["waiting"] > 0
    (question,) = answer["questions"]
    assert question["twins"][0]["ref"] == ref
    assert names(terminal) == ["Awa Diallo", "Peres, Anna"]
    terminal.ok("import", people, "--rows", "both", "--row", f"2={ref}", "--row", "Contacts!3=out")
    assert terminal.values(ref)["name"] == "Pérez, Ana"


def test_a_row_may_be_called_new(terminal: Terminal, people: Path) -> None:
    terminal.add("person", "name=Peres, Anna")
    terminal.ok("import", people, "--row", "2=new", "--label", "network")
    assert names(terminal) == ["Awa Diallo", "Peres, Anna", "Pérez, Ana"]


def test_columns_and_sheets_can_be_named(terminal: Terminal) -> None:
    path = in_workbook(terminal.folder / "l.xlsx", A=PEOPLE, B=VISITS)
    options = ("--map", "Telephone=mobile", "--map", "Country=", "--sheet", "A")
    answer = terminal.ok("import", path, *options)
    fields = {each["heading"]: each["field"] for each in answer["tables"][0]["columns"]}
    assert fields == {"Name": "name", "E-mail": "email", "Telephone": "mobile", "Country": ""}
    assert answer["tables"][1]["kind"] == ""
    assert terminal.refs("visit") == []


def test_the_kind_can_be_named(terminal: Terminal) -> None:
    path = in_csv(terminal.folder / "l.csv", [["Name", "Country"], ["Central prison", "Kenya"]])
    terminal.ok("import", path, "--kind", "place")
    assert len(terminal.refs("place")) == 1


def test_a_batch_imports_as_well(terminal: Terminal, people: Path) -> None:
    (answer,) = terminal.batch(
        {
            "command": "import",
            "source": str(people),
            "map": {"Telephone": ""},
            "row": {"3": "out"},
            "label": "public",
        }
    )
    assert answer["ok"] is True
    assert [
        (each["title"], each["label"]) for each in terminal.ok("list", "person")["records"]
    ] == [("Pérez, Ana", "public")]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--kind", "nothing"), "unknown_name"),
        (("--sheet", "nothing"), "unknown_name"),
        (("--map", "Nothing=name"), "unknown_name"),
        (("--map", "Name=nothing"), "unknown_name"),
        (("--row", "99=new"), "unknown_name"),
        (("--row", "2=nothing"), "bad_ref"),
    ],
)
def test_what_does_not_fit_is_refused(
    terminal: Terminal, people: Path, options: tuple[str, ...], code: str
) -> None:
    assert terminal.refused("import", people, *options) == code
    assert names(terminal) == []


def test_a_row_cannot_be_a_record_of_another_kind(terminal: Terminal, people: Path) -> None:
    row = f"2={terminal.add('visit')}"
    assert terminal.refused("import", people, "--row", row, code=2) == "bad_argument"


def test_what_is_no_list_is_refused(terminal: Terminal) -> None:
    path = terminal.folder / "l.csv"
    path.write_text("Dear colleague,\nsee below.\n")
    assert terminal.refused("import", path) == "no_list"
    assert terminal.refused("import", terminal.folder / "none.xlsx") == "missing"
    assert terminal.refused("import", terminal.folder / "cal.ics") == "missing"


def test_options_of_a_wrong_shape(terminal: Terminal, people: Path) -> None:
    for given in ({"map": "x"}, {"row": {"2": 3}}):
        (answer,) = terminal.batch({"command": "import", "source": str(people)} | given)
        assert answer["error"] == "bad_argument"


def test_in_words(terminal: Terminal, people: Path) -> None:
    terminal.add("person", "name=Peres, Anna")
    said = terminal.text("import", people, "--plan", "--map", "Country=")
    assert "Contacts: person, headings in line 1" in said
    assert "    E-mail: email (100 %)" in said
    assert "    Country: left out" in said
    assert "Contacts, line 2 may be PER-" in said
    assert "taken in: 0" in said


def test_a_list_with_a_passphrase(terminal: Terminal, people: Path) -> None:
    words = terminal.folder / "words.txt"
    words.write_text("one two three\n", encoding="utf-8")
    people.write_bytes(locked(people.read_bytes(), "one two three"))
    assert terminal.refused("import", people) == "password"
    assert terminal.ok("import", people, "--password-file", words)["applied"] > 0
    assert names(terminal) == ["Awa Diallo", "Pérez, Ana"]


def test_a_column_that_may_be_one_of_several_takes_nothing_from_the_others(
    terminal: Terminal,
) -> None:
    lines = [["State", "CEDAW", "CAT", "Other treaty"], ["Tunisia", "1985", "1988", "1990"]]
    path = in_csv(terminal.folder / "l.csv", lines)
    option = ("--map", "Other treaty=instrument.treaty")
    (table,) = terminal.ok("import", path, "--plan", *option)["tables"]
    treaty = "instrument.treaty"
    assert [each["field"] for each in table["columns"]] == ["country", treaty, treaty, treaty]
