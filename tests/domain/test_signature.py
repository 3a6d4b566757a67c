"""Signatures of mails as people write them: what is understood, and that nothing is lost."""

import pytest

from hrdesk.domain.signature import is_function, is_section, is_signature, read_signature


def test_a_long_signature_is_taken_apart() -> None:
    found = read_signature(
        "Best regards,\n\nAwa KEITA (Ms.)\nSenior Legal Officer\nProtection Section\n"
        "31 Bijilo Annex Layout, Kombo\n"
        "Tel: +220 441 05 05 | Mobile: +220 770 11 22 | Fax: +220 441 05 04\n"
        "E-mail: awa.keita@achpr.example <mailto:Awa.Keita@achpr.example>\n"
        "www.achpr.example\nSkype: awa.keita\n"
    )
    assert (found.title, found.name) == ("Ms", "Keita, Awa")
    assert found.emails == ["awa.keita@achpr.example"]
    assert (found.phones, found.mobiles) == (["+220 441 05 05"], ["+220 770 11 22"])
    assert found.handles == ["Skype: awa.keita"]
    assert found.lines == [
        "Senior Legal Officer",
        "Protection Section",
        "31 Bijilo Annex Layout, Kombo",
        "Fax: +220 441 05 04",
        "www.achpr.example",
    ]


@pytest.mark.parametrize(
    ("line", "title", "name"),
    [
        ("Dr. María García López", "Dr.", "María García López"),
        ("KEITA Awa", "", "Keita, Awa"),
        ("Petrova, Olga", "", "Petrova, Olga"),
        ("UNHCR", "", "UNHCR"),
        ("سمير أحمد", "", "سمير أحمد"),
        ("J. P. MARTIN", "", "Martin, J. P."),
        ("Marta", "", "Marta"),
    ],
)
def test_a_name_stays_as_written_but_for_a_family_name_in_capitals(
    line: str, title: str, name: str
) -> None:
    found = read_signature(f"{line}\nChief")
    assert (found.title, found.name, found.lines) == (title, name, ["Chief"])


def test_what_stands_behind_a_name_is_no_part_of_it() -> None:
    found = read_signature("Awa Diop, LL.M., PhD\nadiop@x.example")
    assert (found.name, found.degrees) == ("Diop, Awa", ["LL.M", "PhD"])
    found = read_signature("Ms. Awa DIOP, Senior Legal Officer\nProtection Section")
    assert (found.title, found.name) == ("Ms.", "Diop, Awa")
    assert found.lines == ["Senior Legal Officer", "Protection Section"]
    assert read_signature("Wang, Ma\nChief").name == "Wang, Ma"


def test_two_numbers_on_a_line_are_told_by_what_stands_before_them() -> None:
    found = read_signature("Awa\nT. +1 (202) 370-9000  M. +1 202 555 0100\n+41 22 917 90 00")
    assert found.phones == ["+1 (202) 370-9000", "+41 22 917 90 00"]
    assert found.mobiles == ["+1 202 555 0100"]


def test_a_name_with_its_address_is_enough() -> None:
    assert is_signature("Keita, Awa <awa@x.example>")
    assert is_signature("Awa Keita\nChief")
    assert not is_signature("Keita, Awa\n")
    assert not is_signature("Keita, Awa <awa@x.exa")
    found = read_signature("Keita, Awa <awa@x.example>")
    assert (found.name, found.emails, found.lines) == ("Keita, Awa", ["awa@x.example"], [])


def test_lines_are_told_apart_by_their_words() -> None:
    assert is_section("National Institutions and Regional Mechanisms Section")
    assert is_section("Unité de la protection")
    assert not is_section("African Commission")
    assert is_function("Rapporteur on Kenya")
    assert not is_function("Palais Wilson, 1211 Geneva 10")
    assert not is_function("www.ohchr.example")


def test_nothing_is_nothing() -> None:
    assert read_signature("\n--\nKind regards,\n") == read_signature("")


def test_a_line_that_ends_with_a_comma_is_not_lost() -> None:
    found = read_signature(
        "Kind regards,\nAwa Keita,\nSenior Legal Officer,\nawa@x.example,\n+220 441 05 05,\nBanjul"
    )
    assert (found.name, found.lines) == ("Awa Keita", ["Senior Legal Officer", "Banjul"])
    assert (found.emails, found.phones) == (["awa@x.example"], ["+220 441 05 05"])


@pytest.mark.parametrize("closing", ["Best,", "Yours sincerely,", "Bien à vous,", "Saludos,"])
def test_what_closes_a_mail_is_no_name(closing: str) -> None:
    assert read_signature(f"{closing}\nAwa").name == "Awa"
    assert read_signature("Charles Best,\nChief").name == "Charles Best"


def test_prose_stays_a_line_without_being_looked_through() -> None:
    """Looking for a number in these would take minutes."""
    long = "字" * 30_000
    assert read_signature(f"Awa\n{long}").lines == [long]
