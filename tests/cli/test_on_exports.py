"""Files for other programs by the command line: what goes, for whom, and what is told to stay."""

from typing import Any

from icalendar import Calendar

Terminal = Any  # tests/cli/conftest.py


def test_a_calendar_holds_what_is_public_or_what_a_desk_may_have(terminal: Terminal) -> None:
    visit = terminal.add("visit", "country=TUN", "dates=2027-02-08/2027-02-17", "--label", "public")
    call = terminal.add("activity", "title=Call", "dates=2027-02-03", "--label", "network")
    vague = terminal.add("visit", "country=KEN", "dates=2027-02", "--label", "public")
    terminal.ok("partner", "BBB", "--name", "Commission", "--focal-point", "--language", "es")
    out = terminal.folder / "out.ics"

    assert terminal.ok("export", out) == {
        "ok": True,
        "as": "ics",
        "path": str(out),
        "to": "outside",
        "records": 1,
        "held_back": [{"ref": call, "why": "network"}],
        "left_out": [vague],
    }
    assert terminal.text("export", out, "--kind", "visit", "--language", "fr").splitlines() == [
        f"left out: {vague}  (no file of this kind can hold it)",
        f"{out}: 1 record, for everybody",
    ]
    assert b"Tunisie" in out.read_bytes()
    named = terminal.folder / "calendar"
    terminal.ok("export", named, "--as", "ics", "--to", "BBB")
    found = Calendar.from_ical(named.read_bytes()).walk("VEVENT")
    assert {str(each["uid"]) for each in found} == {f"{visit}@hrdesk", f"{call}@hrdesk"}
    (answer,) = terminal.batch(
        {"command": "export", "out": str(out), "kind": "activity", "to": "BBB"}
    )
    assert (answer["ok"], answer["records"]) == (True, 1)
    where = ("--kind", "visit", "--where", "country=TUN")
    assert terminal.ok("export", out, *where)["left_out"] == []


def test_fields_that_stay_are_told(terminal: Terminal) -> None:
    terminal.add("organisation", "name=Hidden office")
    hidden = terminal.refs("organisation")[0]
    visit = terminal.add(
        *("visit", "country=TUN", "dates=2027-02-08", f"mechanisms={hidden}", "--label", "public")
    )
    said = terminal.text("export", terminal.folder / "out.ics").splitlines()
    assert said[0] == f"stays: {visit}, mechanisms  (link)"


def test_what_cannot_be_exported_is_refused_in_a_sentence(terminal: Terminal) -> None:
    out = terminal.folder / "out.ics"
    assert terminal.refused("export", out) == "nothing_to_export"
    assert terminal.refused("export", out, "--where", "tunis", code=2) == "bad_argument"
    assert terminal.refused("export", out, "--kind", "person") == "unknown_name"
    assert terminal.refused("export", out, "--to", "XXX") == "unknown_name"
    assert terminal.refused("export", out, "--language", "tlh") == "unknown_name"
    assert terminal.refused("export", terminal.folder / "out.doc") == "unknown_name"
    terminal.add("visit", "country=TUN", "dates=2027-02-08", "--label", "public")
    assert terminal.refused("export", terminal.desk, "--as", "ics") == "other_file_there"
    assert not out.exists()


def test_pages_of_what_is_public_and_bulletins(terminal: Terminal) -> None:
    terminal.add("activity", "title=Hearing", "dates=2027-02-03", "--label", "public")
    call = terminal.add("activity", "title=Call", "dates=2027-02-04", "--label", "network")
    terminal.ok("partner", "BBB", "--name", "Commission", "--focal-point", "--language", "es")
    out = terminal.folder / "page.html"

    found = terminal.ok("export", out, "--language", "fr")
    assert (found["to"], found["records"]) == ("outside", 1)
    assert found["held_back"] == [{"ref": call, "why": "network"}]
    assert '<html lang="fr"' in out.read_text(encoding="utf-8")
    period = ("--since", "2027-02-01", "--until", "2027-02-28")
    assert terminal.ok("export", out, *period, "--to", "BBB")["records"] == 2
    assert '<html lang="es"' in out.read_text(encoding="utf-8")
    for wrong in (
        ("--to", "BBB"),
        ("--since", "2027-02-01"),
        ("--since", "2027-02-28", "--until", "2027-02-01"),
        ("--since", "soon", "--until", "2027-02-01"),
    ):
        assert terminal.refused("export", out, *wrong, code=2) == "bad_argument"


def test_sheets_of_a_kind(terminal: Terminal) -> None:
    terminal.add("person", "name=Zoë", "email=z@example.org", "--label", "public")
    out = terminal.folder / "people.csv"
    which = ("--kind", "person", "--columns", "title,email", "--separator", "semicolon")
    assert terminal.ok("export", out, *which)["records"] == 1
    assert out.read_text("utf-8-sig") == "Name;Email\nZoë;z@example.org\n"
    assert terminal.refused("export", out, code=2) == "argument_missing"
    assert terminal.refused("export", out, "--kind", "person", "--columns", "x") == "unknown_name"
    for name in ("people.xlsx", "people.ods", "people.html"):
        assert terminal.ok("export", terminal.folder / name, "--kind", "person")["records"] == 1


def test_the_submission_kit_of_a_state(terminal: Terminal) -> None:
    terminal.add(
        "document", "title=Decision", "type=decision", "countries=TUN", "--label", "public"
    )
    held = terminal.add("recommendation", "text=Later", "country=TUN", "--label", "network")
    terminal.add("recommendation", "text=Elsewhere", "country=KEN", "--label", "public")
    out = terminal.folder / "kit.xlsx"
    answer = terminal.ok("export", out, "--as", "kit", "--country", "Tunisie")
    assert (answer["to"], answer["records"]) == ("outside", 1)
    assert answer["held_back"] == [{"ref": held, "why": "network"}]
    assert out.exists()
    other = terminal.folder / "other.xlsx"
    assert (
        terminal.refused("export", other, "--as", "kit", "--country", "nowhere") == "unknown_name"
    )
    assert terminal.refused("export", other, "--as", "kit", code=2) == "argument_missing"
