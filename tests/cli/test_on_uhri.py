"""`import`: the export of the UHRI from the command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Terminal
from tests.formats.uhri_export import KEY, OTHER_KEY, ROW, UPR_ROW, export


@pytest.fixture
def file(bare: Terminal) -> Path:
    odd = {**ROW, "OHCHR Annotation Id": "17"}
    return export(bare.folder / "uhri.xlsx", [ROW, UPR_ROW, odd])


def test_an_export_is_known_by_its_headings_and_taken_in_once(
    terminal: Terminal, file: Path
) -> None:
    plan = terminal.ok("import", file, "--plan")
    assert (plan["as"], plan["counts"], plan["applied"]) == ("uhri", {"new": 2, "problem": 1}, 0)
    assert plan["problems"] == [{"number": 4, "key": "key", "code": "uhri_no_key", "found": "17"}]
    assert set(plan["unknown"]["body"]) == {"CEDAW", "UPR"}
    added = terminal.ok("add", "organisation", "name=Committee on women")
    done = terminal.ok(
        *("import", file, "--as", "uhri", "--label", "public"),
        *("--organisation", f"CEDAW={added['ref']}"),
    )
    assert done["applied"] == 2
    keys = {
        terminal.ok("show", each["ref"])["record"]["values"]["external_key"]
        for each in terminal.ok("list", "recommendation")["records"]
    }
    assert keys == {KEY, OTHER_KEY}
    said = terminal.text("import", file)
    assert "row 4 has no OHCHR annotation id and was left out: 17" in said
    assert "“UPR” (1 rows, first 3): no organisation here" in said
    assert "2 Same" in said
    assert "taken in: 0" in said
    terminal.ok("undo")
    assert terminal.ok("list", "recommendation")["records"] == []


def test_what_is_no_organisation_and_what_is_no_export_is_refused(
    terminal: Terminal, file: Path
) -> None:
    person = terminal.ok("add", "person", "name=Somebody")["ref"]
    said = terminal.run(
        *("import", terminal.desk, file, "--organisation", f"CEDAW={person}", "--json")
    )
    assert (said.code, said.json["error"]) == (1, "unknown_name")
    other = export(terminal.folder / "list.xlsx", [{"Name": "x"}], ("Name", "E-mail"))
    said = terminal.run("import", terminal.desk, other, "--as", "uhri", "--plan", "--json")
    assert (said.code, said.json["error"]) == (1, "not_uhri")
    torn = terminal.folder / "torn.xlsx"
    torn.write_bytes(file.read_bytes()[:900])
    assert terminal.run("import", terminal.desk, torn, "--json").code == 1
