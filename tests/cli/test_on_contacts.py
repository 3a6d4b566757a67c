"""Contacts by the command line: who handles a matter, and the addresses of a list."""

from typing import Any

Terminal = Any  # tests/cli/conftest.py


def test_who_handles_a_matter(terminal: Terminal) -> None:
    body = terminal.add("organisation", "name=Commission", "acronym=IACHR")
    last = terminal.add("person", "name=Brun, Ada", "email=ada@example.org")
    terminal.add(
        "person",
        "name=Abdi, Fatima",
        "focal_point_for=IACHR",
        "in_office=2019/2020",
        f"deputy={last}",
        "countries=TUN",
    )
    gone = terminal.add("person", "name=Costa", "themes=Water", "in_office=2019/2020")
    found = terminal.ok("who", "--mechanism", "iachr", "--country", "Tunisie")["handlers"]
    assert [each["ref"] for each in found] == [last, body]
    assert found[0]["stands_in_for"] == "Abdi, Fatima"
    assert [each["because"] for each in found[0]["reasons"]] == ["focal_point", "desk"]
    assert terminal.text("who", "--mechanism", body).splitlines() == [
        f"{last}  Brun, Ada  <ada@example.org>, stands in for Abdi, Fatima",
        "    focal point: Commission",
        f"{body}  Commission",
        "    itself: Commission",
    ]
    assert f"{gone}  Costa, out of office" in terminal.text("who", "--theme", "wat")
    assert terminal.text("who", "--theme", "nothing of the kind") == "nobody\n"


def test_a_matter_of_nothing_or_nobody_is_refused(terminal: Terminal) -> None:
    assert terminal.refused("who", code=2) == "argument_missing"
    assert terminal.refused("who", "--mechanism", "XYZ") == "unknown_name"
    assert terminal.refused("who", "--country", "Atlantis") == "unknown_name"


def test_addresses_of_a_list(terminal: Terminal) -> None:
    terminal.add("person", "name=Abdi", "email=a@example.org", "--label", "network")
    secret = terminal.add("person", "name=Brun", "email=b@example.org", "in_office=2019/2020")
    ref = terminal.add("mailing_list", "name=Everybody", "rule=name:*")
    found = terminal.ok("addresses", ref)
    assert (found["addresses"], found["left_out"]) == (["a@example.org"], [secret])
    assert terminal.text("addresses", ref).splitlines() == [
        "a@example.org",
        "left out: 1",
        "left: 1",
    ]
    out = terminal.folder / "mail.eml"
    assert terminal.text("addresses", ref, "--restricted", "--draft", out).splitlines() == [
        "a@example.org; b@example.org",
        str(out),
        "left: 1",
    ]
    assert b"Bcc: a@example.org,\r\n b@example.org" in out.read_bytes()
    empty = terminal.add("mailing_list", "name=Nobody")
    assert terminal.text("addresses", empty) == "no address\n"
    assert terminal.refused("addresses", ref, "--draft", terminal.folder) == "cannot_write"
