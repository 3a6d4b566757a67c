"""Every file that leaves is read as somebody would who looks for what was to stay.

Records of every kind that all may know name secret ones wherever they can, and hold secrets in
every field with a floor; nothing of these may stand in any file, were it a Ref.
"""

import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.label import Label
from hrdesk.domain.records import KINDS, shape_of
from hrdesk.operations.brief_gate import EVERYBODY, FOCAL_POINTS, Audience, Brief, for_partner
from hrdesk.operations.calendar_export import plan_calendar
from hrdesk.operations.card_export import plan_cards, save_cards
from hrdesk.operations.country_papers import country_brief, emergency_card, submission_kit
from hrdesk.operations.outside import NETWORK, OUTSIDE
from hrdesk.operations.outward import bulletin, portal
from hrdesk.operations.programme_paper import paper_of
from hrdesk.operations.send import send, to_pass_on
from hrdesk.operations.sheet_export import SHEETS, plan_sheet, save_sheet
from hrdesk.operations.update import Wanted, calendar_of, plan_update, text_of
from hrdesk.operations.update_occasions import Occasion
from hrdesk.operations.visit_brief import brief_of, driver_programme
from hrdesk.store.listing import Query
from hrdesk.store.session import Session
from tests.factories import sample
from tests.worlds import DeskAtWork

SECRET = "Canary"
TODAY = date(2027, 3, 1)
READERS = (OUTSIDE, NETWORK, "BBB")
# What the tests say themselves, or what makes another record of a record.
_OWN = frozenset({"protected", "same_as", "series", "occurrence", "exceptions", "recurrence"})
_WORDS = frozenset({Kind.TEXT, Kind.LONG_TEXT})
_DATES = {Kind.SPAN: "2027-03-10/2027-03-12", Kind.DATE: "2027-03-10"}


class World:
    """A desk with secrets everywhere; `hidden` are the Refs of what stays, by kind."""

    def __init__(self, folder: Path) -> None:
        self.desk = DeskAtWork(folder, "AAA")
        self.desk.knows("BBB", "CCC")
        self.hidden: dict[str, list[str]] = {}
        for kind in KINDS:
            self.hidden[kind] = self._secrets(kind)
        self.open = {
            (kind, label): self.desk.add(kind, label, **self._told(kind))
            for kind in KINDS
            for label in (Label.PUBLIC, Label.NETWORK)
        }

    def _secrets(self, kind: str) -> list[str]:
        values = {
            spec.name: self.hidden[spec.links][0] if spec.links is not None else self._secret(spec)
            for spec in shape_of(kind).fields
            if spec.name not in _OWN and (spec.links is None or spec.required)
        }
        found = [
            self.desk.add(kind, Label.INTERNAL, **values),
            self.desk.add(kind, Label.PARTNERS, ("CCC",), **values),
        ]
        if kind == "person":
            found.append(self.desk.add(kind, Label.PUBLIC, **{**values, "protected": "yes"}))
        return found

    def _secret(self, spec: Field) -> object:
        if spec.codes is not None or spec.kind not in {*_WORDS, Kind.SET, Kind.EMAIL, Kind.URL}:
            return _DATES.get(spec.kind) or sample("visit", spec)
        if spec.kind is Kind.EMAIL:
            return f"{SECRET}@example.org"
        if spec.kind is Kind.URL:
            return f"https://example.org/{SECRET}"
        text = f"{SECRET} {spec.name}"
        return (text,) if spec.is_set else text

    def _told(self, kind: str) -> dict[str, object]:
        told: dict[str, object] = {}
        for spec in shape_of(kind).fields:
            if spec.name in _OWN:
                continue
            if spec.links is not None:
                refs = self.hidden[spec.links]
                told[spec.name] = refs if spec.is_set else refs[-1]
            elif spec.floor is not None:
                told[spec.name] = self._secret(spec)
            else:
                told[spec.name] = _DATES.get(spec.kind) or sample(kind, spec)
        return told

    def read(self, operation: Callable[..., object], *args: object, **named: object) -> object:
        with self.desk.database.reading() as session:
            return operation(session, *args, **named)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    made = World(tmp_path_factory.mktemp("out"))
    yield made
    made.desk.close()


def texts(content: bytes) -> Iterator[str]:
    """What can be read in a file: in each of its parts, and in those of a packed one."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield from texts(name.encode())
                yield from texts(archive.read(name))
    yield content.decode("utf-8", "replace").replace("\r\n ", "")
    yield content.decode("utf-16-le", "replace")


def is_clean(world: World, content: bytes) -> bool:
    """Whether nothing of what stays is in it; it must hold something of what goes."""
    assert content
    hidden = {ref for refs in world.hidden.values() for ref in refs}
    for text in texts(content):
        assert SECRET not in text, text[max(text.index(SECRET) - 300, 0) :][:600]
        named = [ref for ref in hidden if ref in text]
        assert not named, named
    return True


@pytest.mark.parametrize("reader", READERS)
def test_lists_of_every_kind(world: World, reader: str, tmp_path: Path) -> None:
    for kind in KINDS:
        export = world.read(plan_sheet, reader, Query(kind))
        for what in SHEETS if kind == "person" else ("csv", "html"):
            path = tmp_path / f"{kind}.{what}"
            save_sheet(world.desk.database, path, export, what)  # type: ignore[arg-type]
            assert is_clean(world, path.read_bytes())


@pytest.mark.parametrize("reader", READERS)
def test_calendars_cards_pages_and_updates(world: World, reader: str, tmp_path: Path) -> None:
    def made(session: Session) -> Iterator[bytes]:
        yield plan_calendar(session, reader).content
        yield bulletin(session, reader, TODAY, date(2027, 4, 1), TODAY, "en").html.encode()
        yield portal(session, TODAY, "en").html.encode()
        if reader != NETWORK:
            wanted = Wanted(Occasion.WEEK, date(2027, 3, 1), date(2027, 3, 31))
            update = plan_update(session, wanted, reader)
            yield calendar_of(update)
            yield text_of(update).encode()

    with world.desk.database.reading() as session:
        assert all(is_clean(world, content) for content in made(session))
        cards = plan_cards(session, reader)
    save_cards(world.desk.database, tmp_path / "all.vcf", cards)
    assert is_clean(world, (tmp_path / "all.vcf").read_bytes())


@pytest.mark.parametrize("audience", ["public", "network", "desk"])
def test_papers_about_a_state_and_a_visit(world: World, audience: str) -> None:
    with world.desk.database.reading() as session:
        whom: Audience = {
            "public": EVERYBODY,
            "network": FOCAL_POINTS,
            "desk": for_partner(session, "BBB"),
        }[audience]
        visit = world.open["visit", Label.PUBLIC]
        found: list[Brief] = [
            country_brief(session, "TUN", whom),
            emergency_card(session, "TUN", whom),
            submission_kit(session, "TUN", whom).brief,
            brief_of(session, visit, whom),
            driver_programme(session, visit, whom),
        ]
        papers = [paper_of(session, visit), paper_of(session, world.open["activity", Label.PUBLIC])]
    for each in found:
        assert is_clean(world, repr((each.country, each.sections, each.refs)).encode())
    for paper in papers:
        told = (paper.title, paper.where, paper.aim, paper.days, paper.refs, paper.people)
        assert is_clean(world, repr(told).encode())


def test_a_workbook_and_a_copy_to_pass_on(world: World, tmp_path: Path) -> None:
    for name, pass_on in (("all.xlsx", False), ("plain.xlsx", True)):
        result = send(world.desk.database, "BBB", tmp_path / name, pass_on=pass_on)
        assert {each.record.ref for each in result.sending.going} >= set(world.open.values())
        assert is_clean(world, (tmp_path / name).read_bytes())
    assert to_pass_on(result.sending).scope == "plain"
