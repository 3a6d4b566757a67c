"""Calendars and address cards by the command line: a plan, what is taken in, and what cannot be."""

from typing import Any

from tests.formats import dialects

Terminal = Any  # tests/cli/conftest.py


def test_a_calendar_is_planned_taken_in_and_then_the_same(terminal: Terminal) -> None:
    source = terminal.folder / "theirs.ics"
    source.write_bytes(dialects.crlf(dialects.OUTLOOK))
    said = terminal.text("import", source, "--plan").splitlines()
    assert said[0] == (
        "1: New  Coordination call  2027-03-10T14:00/2027-03-10T15:30[Europe/Zurich]  "
        + said[0].rpartition("  ")[2]
    )
    assert terminal.refused("import", source, "--row", "x=out", code=2) == "bad_argument"
    assert said[1:3] == [
        "    not kept: Alarms: 1",
        "    not kept: People: Anna, Office, of the Rapporteur",
    ]
    assert said[-1] == "3 New; taken in: 0"
    assert terminal.refs("activity") == []
    label = ("--label", "partners", "--partners", "iachr")
    answer = terminal.ok("import", source, "--row", "3=out", *label)
    assert (answer["counts"], answer["applied"]) == ({"new": 2, "left_out": 1}, 2)
    shown = [terminal.ok("show", ref)["record"] for ref in terminal.refs("activity")]
    # What is private there stays so.
    told = sorted((each["label"], each["partners"]) for each in shown)
    assert told == [("internal", []), ("partners", ["IACHR"])]
    (again,) = terminal.batch({"command": "import", "source": str(source), "as": "ics"})
    assert (again["counts"], again["applied"]) == ({"same": 2, "new": 1}, 1)
    terminal.ok("undo")
    assert len(terminal.refs("activity")) == 2


def test_what_is_no_calendar_is_refused_in_a_sentence(terminal: Terminal) -> None:
    source = terminal.folder / "theirs.ics"
    source.write_bytes(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n")
    assert terminal.refused("import", source) == "truncated"
    source.write_bytes(b"nothing")
    assert terminal.refused("import", source) == "not_a_calendar"
    assert terminal.refused("import", source, "--as", "uhri") == "not_uhri"
    assert terminal.refs("activity") == []


def test_cards_come_in_and_go_out(terminal: Terminal) -> None:
    source, out = terminal.folder / "theirs.vcf", terminal.folder / "ours.vcf"
    source.write_bytes(dialects.crlf(dialects.CARD_2_1 + dialects.CARD_OF_A_BODY))
    said = terminal.text("import", source, "--plan")
    assert "organisation “Commission” is not known here" in said
    assert "    not kept: Photo: 1" in said
    new = ("--organisation", "Commission=new", "--label", "public")
    assert terminal.ok("import", source, *new)["applied"] == 2
    answer = terminal.ok("export", out, "--kind", "person", "--vcard", "4.0")
    assert (answer["as"], answer["records"]) == ("vcf", 1)
    assert {each["field"] for each in answer["held_back"]} == {"mobile", "call_handles"}
    assert b"ORG:Commission" in out.read_bytes()
    assert b"VERSION:4.0" in out.read_bytes()
    assert b"+41 79" not in out.read_bytes()
    assert terminal.text("disclosed").count("outside") >= 1
