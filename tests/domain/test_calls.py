"""Call handles as links: what is understood, and that nothing but a plain link ever comes of one."""

import pytest
from hypothesis import given

from hrdesk.domain.calls import How, Way, by_handle, mail_link, ways_to_reach, web_link
from tests.factories import TEXTS

SCHEMES = ("https://", "http://", "mailto:", "tel:", "skype:")


@pytest.mark.parametrize(
    ("text", "how", "link"),
    [
        (
            "Teams: olga@osce.org",
            How.TEAMS,
            "https://teams.microsoft.com/l/call/0/0?users=olga@osce.org",
        ),
        ("MS Teams olga&x=1@osce.org", How.TEAMS, "https://teams.microsoft.com/l/call/0/0?users="),
        ("Teams: Olga Petrova", How.TEAMS, ""),
        ("Signal: +41 79 000 00 00", How.SIGNAL, "https://signal.me/#p/+41790000000"),
        ("signal 079 000 00 00", How.SIGNAL, ""),
        ("Signal: olga.07", How.SIGNAL, ""),
        ("skype:olga.petrova", How.SKYPE, "skype:olga.petrova?call"),
        ("Skype live:olga_1", How.SKYPE, "skype:live:olga_1?call"),
        ("Skype: a b?chat&c", How.SKYPE, ""),
        ("WhatsApp: 0041 79 000 00 00", How.WHATSAPP, "https://wa.me/41790000000"),
        ("Whats app: no number", How.WHATSAPP, ""),
        ("Zoom: 123 456", How.ZOOM, ""),
        ("https://un.zoom.us/j/123", How.ZOOM, "https://un.zoom.us/j/123"),
        ("Zoom: https://un.zoom.us/j/123", How.ZOOM, "https://un.zoom.us/j/123"),
        ("Zoom: https://zoom.us.example.org/j/1", How.ZOOM, ""),
        ("https://example.org:8443/room", How.LINK, "https://example.org:8443/room"),
        ("by telephone only", How.OTHER, ""),
        ("file:///etc/passwd", How.OTHER, ""),
        ("javascript:alert(1)", How.OTHER, ""),
        ("Teamsters: +41 79 000 00 00", How.OTHER, ""),
    ],
)
def test_a_handle_is_what_people_write(text: str, how: How, link: str) -> None:
    found = by_handle(text)
    assert found.how is how
    assert found.link.startswith(link) if link else found.link == ""
    assert "&" not in found.link


@pytest.mark.parametrize(
    "text",
    [
        "https://teams.microsoft.com@example.org/",
        "https://exa mple.org",
        "https://localhost/x",
        "https://example.org:99999/",
        "https://exämple.org",
        "https://[::1/",
        'https://example.org/"x',
        "ftp://example.org",
        "//example.org",
        "",
    ],
)
def test_a_web_link_is_plain_or_none(text: str) -> None:
    assert web_link(text) == ""


def test_an_address_brings_nothing_along() -> None:
    assert mail_link("a?cc=b@example.org") == "mailto:a%3Fcc%3Db@example.org"
    assert mail_link("Olga <o@example.org>") == ""


def test_all_ways_of_a_person_stand_once() -> None:
    values = {
        "email": "olga@example.org",
        "other_emails": ("olga@example.org", "Olga, in Vienna"),
        "phone": "+41 (0)22 000 00 00",
        "mobile": "ask the office",
        "call_handles": ("skype:olga.p",),
    }
    assert ways_to_reach(values) == (
        Way(How.MAIL, "olga@example.org", "mailto:olga@example.org"),
        Way(How.MAIL, "Olga, in Vienna"),
        Way(How.PHONE, "+41 (0)22 000 00 00", "tel:+41220000000"),
        Way(How.MOBILE, "ask the office"),
        Way(How.SKYPE, "olga.p", "skype:olga.p?call"),
    )
    assert ways_to_reach({}) == ()


@given(TEXTS)
def test_whatever_is_written_the_link_is_of_a_known_kind(text: str) -> None:
    values = {"email": text, "phone": text, "call_handles": (text, f"Teams: {text}@x")}
    for way in ways_to_reach(values):
        assert not way.link or way.link.startswith(SCHEMES)
        assert way.link.isprintable()
        assert " " not in way.link
