"""Address cards of other programs say here what they say there, in all three versions."""

from pathlib import Path

import pytest

from hrdesk.domain.errors import FileRefused
from hrdesk.formats import card_parts
from hrdesk.formats.calendar_entry import Left, Note
from hrdesk.formats.card_entry import CardEntry
from hrdesk.formats.cards_in import read_cards
from tests.formats import dialects


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cards.vcf"


def read(file: Path, text: str | bytes) -> list[CardEntry]:
    file.write_bytes(text if isinstance(text, bytes) else dialects.crlf(text))
    return list(read_cards(file))


def card(file: Path, *lines: str) -> CardEntry:
    (found,) = read(file, "\n".join(("BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD\n")))
    return found


def test_version_2_1(file: Path) -> None:
    (found,) = read(file, dialects.CARD_2_1)
    assert found.values == {
        "name": "Müller, Jörg",
        "title": "Dr.",
        "section": "Section of Visits / Prisons",
        "function": "Chargé de mission",
        "notes": "A long note that goes on and\nends here",
        "phone": "+41 22 917 00 00",
        "mobile": "+41 79 000 00 00",
        "email": "jorg@example.org",
        "other_emails": ("jorg@example.com",),
        "call_handles": ("Teams: jorg@example.org",),
        "country": "CHE",
    }
    assert (found.organisation, found.modified) == ("Commission", 29_981_340)
    assert found.notes == (
        Note(Left.PHOTO, "1"),
        Note(Left.ADDRESS, "Rue de Lausanne 1, Geneva, 1202"),
    )
    assert found.uid == read(file, dialects.CARD_2_1)[0].uid


def test_version_3_0(file: Path) -> None:
    (found,) = read(file, dialects.CARD_3_0)
    assert found.values == {
        "name": "Haddad, Leïla Marie",
        "other_names": ("ليلى حداد",),
        "email": "leila@example.com",
        "other_emails": ("leila@example.org",),
        "phone": "+216 71 000 000",
        "mobile": "+216 20 000 000",
        "call_handles": ("skype:leila.h", "Teams: leila@example.org"),
        "tags": ("Prisons", "Visits"),
    }
    assert (found.organisation, found.uid) == ("OHCHR, Geneva", "5AB1C0D2-3.0")
    assert found.modified == 29_981_340
    assert found.notes == (
        Note(Left.PHOTO, "1"),
        Note(Left.NUMBERS, "+216 71 000 001"),
        Note(Left.BIRTHDAY, "1980-01-01"),
        Note(Left.WEB, "https://example.org"),
    )


def test_version_4_0(file: Path) -> None:
    (found,) = read(file, dialects.CARD_4_0)
    assert found.values == {
        "name": "Петрова, Ольга",
        "other_names": ("Olga Petrova",),
        "function": "Adviser",
        "email": "olga@example.org",
        "other_emails": ("second@example.org",),
        "phone": "+43-1-514-36",
        "mobile": "+43-664-000",
        "call_handles": ("xmpp:olga@example.org",),
        "languages": ("ru", "en"),
        "zone": "Europe/Vienna",
        "country": "AUT",
    }
    assert found.uid == "urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1"


def test_names_in_any_shape(file: Path) -> None:
    for lines, values in (
        (("FN:Only This; Name",), {"name": "Only This; Name"}),
        (("N:Family",), {"name": "Family"}),
        (("N:;Given",), {"name": "Given"}),
        (("N:A;B;;Prof. Dr.", "FN:Prof. Dr. B A"), {"name": "A, B", "title": "Prof. Dr."}),
        (("N:A;B", "N;ALTID=1:C;D", "FN:B A"), {"name": "A, B", "other_names": ("C, D",)}),
    ):
        assert card(file, *lines).values == values


def test_what_is_nobody(file: Path) -> None:
    (found,) = read(file, dialects.CARD_OF_A_BODY)
    assert (found.is_no_person, found.title, found.problem) == (True, "Commission", "")
    assert card(file, "KIND:group", "FN:All of us").is_no_person
    assert card(file, "ORG:Only a body").is_no_person
    assert card(file, "EMAIL:a@example.org").problem == "entry_without_title"


def test_what_cannot_be_read_is_not_said(file: Path) -> None:
    found = card(
        file,
        *("no line", "FN:A", "EMAIL:no address", "TEL:", "TZ:+01:00", "ADR:in one line"),
        *("REV:yesterday", "IMPP:a;b", "X-SKYPE:a;b", "CATEGORIES:a\\;b", "TEL;TYPE=FAX:1"),
    )
    assert (found.values, found.problem, found.modified) == ({"name": "A"}, "", 0)
    bad = "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=nonsense;QUOTED-PRINTABLE:=C3\nEND:VCARD\n"
    (broken, whole) = read(file, bad + dialects.CARD_OF_A_BODY)
    assert (broken.problem, whole.title) == ("entry_unreadable", "Commission")


def test_cards_inside_of_cards_and_long_ones(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(card_parts, "_LONGEST_CARD", 3)
    text = "BEGIN:VCARD\nAGENT:\nBEGIN:VCARD\nFN:Inner\nEND:VCARD\nFN:Outer\nA:1\nB:2\nTITLE:x\nEND:VCARD\n"
    (found,) = read(file, text)
    assert found.values == {"name": "Outer"}


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [("utf-16", ""), ("cp1251", ";CHARSET=windows-1251"), ("cp1252", ";CHARSET=mac-nonsense")],
)
def test_any_encoding_is_read(file: Path, encoding: str, charset: str) -> None:
    name = "Ольга" if encoding == "cp1251" else "Zoë"
    text = f"BEGIN:VCARD\r\nVERSION:2.1\r\nFN{charset}:{name}\r\nEND:VCARD\r\n"
    assert read(file, text.encode(encoding))[0].title == name


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"BEGIN:VCALENDAR", "not_cards"),
        (b"BEGIN:VCARD\r\nFN:A", "truncated"),
        (b"BEGIN:VCARD\r\nFN:A\x00", "damaged_text"),
    ],
)
def test_what_is_no_whole_file_is_refused(file: Path, content: bytes, code: str) -> None:
    with pytest.raises(FileRefused) as caught:
        read(file, content)
    assert caught.value.code == code


def test_many_cards(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = "BEGIN:VCARD\nFN:A\nEND:VCARD\n"
    assert len(read(file, one * 65)) == 65
    told: list[tuple[int, int, str]] = []
    list(read_cards(file, progress=lambda *how: told.append(how)))
    assert told == [(64, 65, "cards.vcf")]
    monkeypatch.setattr(card_parts, "MOST_CARDS", 2)
    with pytest.raises(FileRefused) as caught:
        read(file, one * 3)
    assert caught.value.code == "too_many_entries"
