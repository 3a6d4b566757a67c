"""Address cards go out as far as their reader may know, and come in once: a second time what is newer."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hrdesk.domain.errors import Cancelled, DeskError, UnknownName
from hrdesk.domain.label import Label
from hrdesk.domain.sharing import Why
from hrdesk.formats.calendar_entry import Left
from hrdesk.formats.cards_in import read_cards
from hrdesk.operations.card_export import CardExport, plan_cards, save_cards
from hrdesk.operations.erase import erase
from hrdesk.operations.file_import import CARDS, FileContent, plan_file, take_file
from hrdesk.operations.incoming import NEW_RECORD, Choices, Fate, FilePlan
from hrdesk.operations.outside import OUTSIDE
from hrdesk.store import ledger
from hrdesk.store.external_keys import refs_by_key
from tests.formats import dialects
from tests.worlds import DeskAtWork

ALL = dialects.CARD_2_1 + dialects.CARD_3_0 + dialects.CARD_4_0 + dialects.CARD_OF_A_BODY


class Cards:
    """A desk, and cards that go there and come from there."""

    def __init__(self, folder: Path) -> None:
        self.desk = DeskAtWork(folder, "AAA")
        self.path = folder / "theirs.vcf"

    def content(self, text: str | bytes) -> FileContent:
        self.path.write_bytes(text if isinstance(text, bytes) else dialects.crlf(text))
        return FileContent(self.path, CARDS, cards=tuple(read_cards(self.path)))

    def plan(self, text: str | bytes, **chosen: Any) -> FilePlan:
        return plan_file(self.desk.database, self.content(text), Choices(**chosen))

    def take(self, text: str | bytes, **chosen: Any) -> FilePlan:
        plan = self.plan(text, **chosen)
        self.desk.do(take_file, self.content(text), Choices(**chosen))
        return plan

    def values(self, key: str, kind: str = "person") -> dict[str, Any]:
        with self.desk.database.reading() as session:
            ref = refs_by_key(session, kind)[key]
        return dict(self.desk.shows(ref).values())

    def out(self, code: str = OUTSIDE, **more: Any) -> CardExport:
        with self.desk.database.reading() as session:
            return plan_cards(session, code, **more)


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Cards]:
    cards = Cards(tmp_path)
    yield cards
    cards.desk.close()


def fates(plan: FilePlan) -> list[Fate]:
    return [each.fate for each in plan.lines]


def test_cards_come_once_and_ask_for_their_organisations(here: Cards) -> None:
    osce = here.desk.add("organisation", name="Organization for Security", acronym="OSCE")
    like = here.desk.add("organisation", name="OHCHR Genev")
    plan = here.plan(ALL)
    assert fates(plan) == [Fate.NEW] * 3 + [Fate.LEFT_OUT]
    assert plan.lines[3].reason == "no_person"
    assert plan.organisations == {"Commission": (), "OHCHR, Geneva": (like,)}
    assert plan.left[Left.ORGANISATION] == 2
    chosen = {"Commission": NEW_RECORD, "OHCHR, Geneva": like}
    plan = here.take(ALL, organisations=chosen)
    assert [(each.kind, each.fate) for each in plan.lines[:2]] == [
        ("organisation", Fate.NEW),
        ("person", Fate.NEW),
    ]
    olga = here.values("urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1")
    leila = here.values("5AB1C0D2-3.0")
    assert (olga["organisation"], leila["organisation"]) == (osce, like)
    again = here.take(ALL, organisations={"OHCHR, Geneva": like})
    assert fates(again) == [Fate.SAME] * 3 + [Fate.LEFT_OUT]
    assert set(again.organisations) == {"OHCHR, Geneva"}
    newer = dialects.CARD_3_0.replace("leila@example.com", "l@example.org").replace(
        "REV:2027", "REV:2028"
    )
    (line,) = here.take(newer, organisations={"OHCHR, Geneva": like}).lines
    assert [each.name for each in line.changes] == ["email"]


def test_somebody_who_is_here_already(here: Cards) -> None:
    same = here.desk.add("person", name="Haddad, Leila", email="leila@example.com")
    (line,) = here.plan(dialects.CARD_3_0).lines
    assert (line.fate, line.ref) == (Fate.CHANGED, same)
    perhaps = here.desk.add("person", name="Petrova, Olgaa")
    here.desk.add("person", name="Петрова, Ольгаа")
    (line,) = here.plan(dialects.CARD_4_0).lines
    assert (line.fate, line.is_taken) == (Fate.ASK, False)
    assert fates(here.plan(dialects.CARD_4_0, rows={1: NEW_RECORD})) == [Fate.NEW]
    (line,) = here.plan(dialects.CARD_4_0, rows={1: perhaps}).lines
    assert (line.fate, line.ref) == (Fate.CHANGED, perhaps)
    empty = "BEGIN:VCARD\nVERSION:3.0\nUID:a\nEND:VCARD\n"
    (line,) = here.plan(empty).lines
    assert (line.fate, line.reason) == (Fate.PROBLEM, "entry_without_title")


def test_what_goes_is_what_its_reader_may_know(here: Cards, tmp_path: Path) -> None:
    desk = here.desk
    desk.knows("BBB")
    body = desk.add("organisation", Label.PUBLIC, name="Commission; of all")
    hidden = desk.add("organisation", Label.INTERNAL, name="Hidden")
    ways = {
        "email": "a@example.org",
        "mobile": "+41 79 1",
        "call_handles": ["Teams: a@example.org"],
    }
    public = desk.add(
        "person",
        Label.PUBLIC,
        name="Müller, Jörg",
        title="Dr.",
        organisation=body,
        other_emails=["b@example.org"],
        phone="+41 22 1",
        country="CHE",
        languages=["fr"],
        zone="Europe/Zurich",
        tags=["x"],
        notes="Line\nand line; more, " + "ü" * 80,
        other_names=["مولر"],
        function="Adviser",
        section="Visits",
        **ways,
    )
    named = desk.add(
        "person", Label.PARTNERS, ("BBB",), name="Partner", organisation=hidden, **ways
    )
    desk.add("person", Label.PUBLIC, name="At risk", protected="yes")
    internal = desk.add("person", Label.INTERNAL, name="Nobody's")

    outside = here.out()
    assert [each.ref for each in outside.cards] == [public]
    (card,) = outside.cards
    assert (card.organisation, card.mobile, card.handles) == ("Commission; of all", "", ())
    why = {(each.ref, each.field): each.why for each in outside.held_back}
    assert why[public, "mobile"] is Why.PARTNERS
    assert why[internal, ""] is Why.INTERNAL
    partner = here.out("BBB")
    by_ref = {each.ref: each for each in partner.cards}
    assert by_ref.keys() == {public, named}
    assert (by_ref[named].mobile, by_ref[named].organisation) == ("+41 79 1", "")

    for version in ("3.0", "4.0"):
        out = tmp_path / f"{version}.vcf"
        save_cards(desk.database, out, here.out(version=version))
        content = out.read_bytes()
        assert b"\n" not in content.replace(b"\r\n", b"")
        assert max(map(len, content.split(b"\r\n"))) <= 75
        assert f"VERSION:{version}".encode() in content
        assert b"At risk" not in content
        (told,) = read_cards(out)
        expected = dict(desk.shows(public).values())
        for name in ("organisation", "mobile", "call_handles", "zone", "country"):
            expected.pop(name)
        if version == "3.0":
            expected.pop("languages")
        assert {**told.values, "country": "CHE"} == expected | {
            "zone": "Europe/Zurich",
            "country": "CHE",
        }
        assert told.organisation == "Commission; of all"
        assert fates(here.take(content)) == [Fate.SAME]
    with desk.database.reading() as session:
        given = {each.ref for each in ledger.disclosures(session)}
    assert given == {public}
    with pytest.raises(DeskError, match="nothing_to_export"):
        save_cards(desk.database, out, replace(outside, sending=replace(outside.sending, going=())))
    many = replace(outside, sending=replace(outside.sending, going=outside.sending.going * 200))
    with pytest.raises(Cancelled):
        save_cards(desk.database, tmp_path / "never.vcf", many, cancelled=lambda: True)
    assert not (tmp_path / "never.vcf").exists()
    with pytest.raises(UnknownName):
        here.out(version="2.1")


def test_numbers_and_handles_come_back_as_they_went(here: Cards, tmp_path: Path) -> None:
    desk = here.desk
    desk.knows("BBB")
    handles = ["Signal +41 79 1", "Teams: a@example.org", "skype:olga.p", "xmpp:a@example.org"]
    ref = desk.add(
        *("person", Label.PARTNERS, ("BBB",)), name="Only", call_handles=handles, mobile="+41 79 1"
    )
    out = tmp_path / "out.vcf"
    save_cards(desk.database, out, here.out("BBB"))
    (told,) = read_cards(out)
    assert told.uid == f"{ref}@hrdesk"
    assert told.values["mobile"] == "+41 79 1"
    assert set(told.values["call_handles"]) == {
        *("Signal: +41 79 1", "Teams: a@example.org", "skype:olga.p", "xmpp:a@example.org")
    }
    assert told.notes == ()
    # A key that is nearly ours is somebody else's.
    odd = out.read_text().replace(ref, f"PER-{ref[4:][::-1]}")
    assert fates(here.plan(odd)) == [Fate.CHANGED]


def test_who_was_erased_here_does_not_come_back_from_an_old_file(here: Cards) -> None:
    ref = here.desk.add("person", Label.PUBLIC, name="Ana", email="ana@example.org")
    save_cards(here.desk.database, here.path, here.out())
    card = here.path.read_bytes()
    erase(here.desk.database, ref)
    (line,) = here.take(card).lines
    assert (line.fate, line.ref) == (Fate.REMOVED, ref)
    assert fates(here.plan(card, rows={line.number: NEW_RECORD})) == [Fate.NEW], "knowingly it does"
