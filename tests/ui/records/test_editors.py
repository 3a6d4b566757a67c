"""Each kind of value in its editor, by keyboard."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.records import KINDS, field_of
from hrdesk.domain.values import canonical
from hrdesk.store import listing
from hrdesk.store.listing import Query
from hrdesk.ui.calendar.spoken import name_home
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.editors.base import Editor
from hrdesk.ui.records.editors.dates import shown_date, typed_date
from hrdesk.ui.records.editors.finding import find_zones
from hrdesk.ui.records.editors.make import editor_for
from hrdesk.ui.records.editors.open_button import OpenButton
from hrdesk.ui.records.editors.picking import Offer
from hrdesk.ui.records.editors.several import TokenEditor
from hrdesk.ui.records.editors.token import Token
from hrdesk.ui.theme import Theme
from tests.ui.records.conftest import TODAY, Put
from tests.ui.sight import nameless_in

KEY = Qt.Key
Make = Callable[[str, str], Any]


@pytest.fixture
def edit(desk: Desk, theme: Theme, qtbot: QtBot) -> Make:
    def make(kind: str, name: str) -> Editor:
        editor = editor_for(field_of(kind, name), kind, desk, today=lambda: TODAY)
        qtbot.addWidget(editor)
        editor.set_name(name)
        with qtbot.waitActive(editor):
            editor.show()
        editor.setFocus()
        return editor

    return make


def focused(editor: Editor) -> QWidget:
    widget = editor.focusWidget()
    assert widget is not None
    return widget


FIELDS = [(kind, spec) for kind, shape in KINDS.items() for spec in shape.fields]
EXAMPLES = {
    Kind.TEXT: "Adviser",
    Kind.LONG_TEXT: "Two\nlines",
    Kind.COUNTRY: "TUN",
    Kind.DATE: "2026-Q3",
    Kind.SPAN: "2027-03-10T14:00/2027-03-12T15:00[Asia/Almaty]",
    Kind.BOOL: "yes",
    Kind.NUMBER: "14",
    Kind.EMAIL: "a@example.org",
    Kind.PHONE: "+41 22 917 00 00",
    Kind.URL: "https://example.org",
    Kind.ZONE: "Africa/Tunis",
    Kind.SET: ("one", "two"),
}


@pytest.mark.parametrize(
    ("kind", "spec"), FIELDS, ids=[f"{kind}.{spec.name}" for kind, spec in FIELDS]
)
def test_what_is_shown_is_what_is_given(kind: str, spec: Any, edit: Make, put: Put) -> None:
    value = EXAMPLES.get(spec.kind, "")
    if spec.links:
        needed = {"visit": {"country": "TUN"}, "recommendation": {"text": "Ratify"}}
        named = needed.get(spec.links, {"name": "N", "title": "T"})
        known = {each.name for each in KINDS[spec.links].fields}
        ref = put(spec.links, **{name: text for name, text in named.items() if name in known})
        value = (ref,) if spec.is_set else ref
    elif spec.codes:
        value = spec.codes[:2] if spec.is_set else spec.codes[0]
    elif spec.days:
        value = ("2026-11-18", "2026-11-25") if spec.is_set else "2026-11-18"
    editor = edit(kind, spec.name)
    editor.show_value(value)
    given = canonical(spec, editor.given())
    assert given == value or set(given) == set(value)
    empty = () if spec.is_set else ""
    editor.show_value(empty)
    # Somebody had said yes before: empty it cannot be, and nobody took it away.
    assert canonical(spec, editor.given()) == empty


# ---------------------------------------------------------------- dates


def test_date_shows_what_it_understood(edit: Make, qtbot: QtBot) -> None:
    editor = edit("person", "last_confirmed")
    with qtbot.waitSignal(editor.touched):
        qtbot.keyClicks(focused(editor), "+3d")
    assert editor.given() == "2026-11-21"
    assert editor.reading() == "Saturday 21 November 2026"


def test_approximate_date_says_from_when_to_when(edit: Make, qtbot: QtBot) -> None:
    editor = edit("person", "last_confirmed")
    qtbot.keyClicks(focused(editor), "q3 2026")
    assert editor.reading() == "some time from 1 Jul 2026 to 30 Sep 2026"


def test_calendar_gives_a_day(edit: Make, qtbot: QtBot) -> None:
    editor = edit("person", "last_confirmed")
    editor.show_value("2026-09-14")
    qtbot.keyClick(focused(editor), KEY.Key_F4)
    calendar = editor.date._calendar()
    assert calendar.isVisible()
    assert not nameless_in(calendar, in_sight=True)
    with qtbot.waitSignal(editor.done):
        calendar.activated.emit(calendar.selectedDate().addDays(1))
    assert not calendar.isVisible()
    assert editor.given() == "2026-09-15"


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar", "ru"])
@pytest.mark.usefixtures("british")
def test_date_is_shown_so_that_it_reads_back(language: str) -> None:
    QLocale.setDefault(QLocale(language))
    for month in range(1, 13):
        for text in (f"2026-{month:02}-04", f"2026-{month:02}"):
            assert typed_date(shown_date(text, TODAY), TODAY) == text
    assert typed_date(shown_date("2026-Q3", TODAY), TODAY) == "2026-Q3"


# ---------------------------------------------------------------- spans


def test_span_takes_the_zone_of_the_desk_for_times(edit: Make, qtbot: QtBot) -> None:
    editor = edit("activity", "dates")
    qtbot.keyClicks(focused(editor), "10.3.2027")
    assert not editor.zone.isVisible()
    qtbot.keyClicks(editor.start.time, "14")
    qtbot.keyClicks(editor.end.time, "15.30")
    assert editor.zone.isVisible()
    assert editor.given() == "2027-03-10T14:00/2027-03-10T15:30[Europe/Zurich]"


def test_span_says_the_time_here(edit: Make) -> None:
    editor = edit("activity", "dates")
    editor.show_value("2027-03-10T14:00/2027-03-10T15:00[America/New_York]")
    assert "20:00–21:00 (Zurich)" in editor.reading()
    name_home("Europe/Zurich", "Geneva")
    assert "20:00–21:00 (Geneva)" in editor.reading()
    editor.show_value("2027-03-10T14:00/2027-03-10T15:00[Europe/Zurich]")
    assert editor.zone.text() == "Geneva · Switzerland"
    assert editor.given() == "2027-03-10T14:00/2027-03-10T15:00[Europe/Zurich]"
    (offer,) = find_zones("genev")
    assert (offer.key, offer.text) == ("Europe/Zurich", "Zurich · Switzerland")
    assert "Wednesday 10 March 2027" in editor.reading()


def test_whole_span_can_be_typed_into_the_first_line(edit: Make, qtbot: QtBot) -> None:
    editor = edit("activity", "dates")
    qtbot.keyClicks(focused(editor), "10 to 20 Nov 2026")
    assert editor.given() == "2026-11-10/2026-11-20"


def test_span_that_ends_before_it_begins_is_not_read(edit: Make, qtbot: QtBot) -> None:
    editor = edit("activity", "dates")
    qtbot.keyClicks(focused(editor), "10.3.2027")
    qtbot.keyClicks(editor.end.date.text, "9.3.2027")
    assert editor.given() == "2027-03-10 / 2027-03-09"


@pytest.mark.parametrize(
    ("value", "line", "typed", "given"),
    [
        ("2026-11-30T10:00/2026-11-30T10:30[Europe/Zurich]", "time", "15", "15:00/15:30"),
        ("2026-11-30T10:00/2026-11-30T11:00[Europe/Zurich]", "time", "10.30", "10:30/11:00"),
        ("2027-04-12/2027-04-16", "date", "19 Apr 2027", "2027-04-19/2027-04-23"),
        ("2027-04-12/2027-04-16", "date", "14 Apr 2027", "2027-04-14/2027-04-16"),
        ("2027-03/2027-04", "date", "June 2027", "2027-06 / 2027-04"),
    ],
)
def test_beginning_put_behind_the_end_takes_it_along(
    edit: Make, qtbot: QtBot, value: str, line: str, typed: str, given: str
) -> None:
    editor = edit("activity", "dates")
    editor.show_value(value)
    typed_in = editor.start.time if line == "time" else editor.start.date.text
    typed_in.setFocus()
    typed_in.selectAll()
    qtbot.keyClicks(typed_in, typed)
    qtbot.keyClick(typed_in, KEY.Key_Tab)
    assert str(editor.given()).replace("2026-11-30T", "").removesuffix("[Europe/Zurich]") == given


@pytest.mark.parametrize(
    ("kind", "name", "asks"),
    [("person", "in_office", False), ("organisation", "valid", False), ("visit", "dates", True)],
)
def test_hours_are_asked_for_where_they_mean_something(
    edit: Make, kind: str, name: str, asks: bool
) -> None:
    editor = edit(kind, name)
    assert editor.start.time.isVisible() is asks
    editor.show_value("2027-03-01T10:00/2027-03-01T11:00[Europe/Zurich]")
    assert editor.start.time.isVisible(), "what came in is not hidden"
    editor.show_value("2027-03")
    assert editor.end.time.isVisible() is asks


# ---------------------------------------------------------------- found by typing


def choose_first(qtbot: QtBot, pick: Any, typed: str) -> None:
    pick.insert(typed)  # keyClicks knows ASCII only
    qtbot.waitUntil(lambda: pick._list.isVisible())
    qtbot.keyClick(pick._list, KEY.Key_Return)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("tuni", "TUN"), ("allemagne", "DEU"), ("الأردن", "JOR"), ("cote iv", "CIV"), ("KEN", "KEN")],
)
def test_country_is_found_by_any_name(typed: str, code: str, edit: Make, qtbot: QtBot) -> None:
    editor = edit("person", "country")
    with qtbot.waitSignal(editor.done):
        choose_first(qtbot, editor.pick, typed)
    assert editor.given() == code


def test_country_typed_in_full_needs_no_choosing(edit: Make, qtbot: QtBot) -> None:
    editor = edit("person", "country")
    qtbot.keyClicks(editor.pick, "tunisia")
    editor.pick.hide_offers()
    assert editor.given() == "TUN"


def test_no_country_stays_as_it_was_typed(edit: Make, qtbot: QtBot) -> None:
    editor = edit("person", "country")
    qtbot.keyClicks(editor.pick, "Atlantis")
    assert editor.given() == "Atlantis"


def test_zone_is_found_by_country(edit: Make, qtbot: QtBot) -> None:
    editor = edit("person", "zone")
    choose_first(qtbot, editor.pick, "tunis")
    assert editor.given() == "Africa/Tunis"


def test_link_is_found_by_title_and_can_be_opened(edit: Make, put: Put, qtbot: QtBot) -> None:
    put("organisation", 1, name="African Union")
    ref = put("organisation", 2, name="Council of Europe", acronym="CoE")
    editor = edit("person", "organisation")
    choose_first(qtbot, editor.pick, "counc")
    assert editor.given() == ref
    with qtbot.waitSignal(editor.open_requested) as opened:
        editor.go.click()
    assert opened.args == [ref]


@pytest.mark.parametrize("field", ["organisation", "country"])
def test_tab_goes_past_the_arrow_to_the_next_field_and_alt_enter_opens(
    field: str, desk: Desk, theme: Theme, put: Put, qtbot: QtBot
) -> None:
    """It came only once what was typed was kept: slowly typed on, words were typed onto it."""
    window = QWidget()
    link = editor_for(field_of("person", field), "person", desk)
    after = QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(link)
    column.addWidget(after)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    left: list[str] = []
    link.open_requested.connect(left.append)
    link.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert not left, "it holds nothing yet"
    link.show_value(put("organisation", name="Office") if field == "organisation" else "TUN")
    go = link.findChild(OpenButton)
    assert go.isVisible()
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert len(left) == 1
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Tab)
    assert after.hasFocus()
    go.click()
    assert len(left) == 2


def test_what_is_offered_before_a_letter_is_typed_stands_by_name(
    edit: Make, put: Put, qtbot: QtBot
) -> None:
    put("organisation", 1, name="Amnesty", acronym="AI")
    put("organisation", 2, name="Bar of Kenya")
    put("organisation", 3, name="Court of Justice", acronym="ICJ")
    editor = edit("person", "organisation")
    qtbot.keyClick(editor.pick, KEY.Key_Down)
    assert [each.text for each in editor.pick.offers] == [
        "Amnesty",
        "Bar of Kenya",
        "Court of Justice",
    ]


def test_link_can_be_made_on_the_way(edit: Make, desk: Desk, put: Put, qtbot: QtBot) -> None:
    editor = edit("person", "organisation")
    with qtbot.waitSignal(editor.done):
        choose_first(qtbot, editor.pick, "Forum of NGOs")
    assert editor.pick.text() == "Forum of NGOs"
    qtbot.waitUntil(lambda: not desk.is_busy)
    made = desk.read(listing.keys, Query("organisation"))
    assert editor.given() == made[0]
    assert editor.pick.text() == "Forum of NGOs"


def test_nothing_is_offered_over_the_field_that_follows(edit: Make, qtbot: QtBot) -> None:
    editor = edit("person", "organisation")
    pick = editor.pick
    qtbot.keyClicks(pick, "Office")
    QApplication.sendEvent(pick, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))
    assert not pick.looks
    qtbot.keyClicks(pick, "s")
    QApplication.sendEvent(pick, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason))
    assert pick.looks


@pytest.mark.parametrize("pauses", [True, False])
def test_tab_takes_the_row_that_stands_highlighted(
    edit: Make, put: Put, qtbot: QtBot, pauses: bool
) -> None:
    put("organisation", 1, name="African Union")
    ref = put("organisation", 2, name="African Commission")
    put("organisation", 3, name="African Committee")
    editor = edit("person", "organisation")
    qtbot.keyClicks(editor.pick, "african com")
    if pauses:
        qtbot.waitUntil(lambda: len(editor.pick.offers) > 1)
    with qtbot.waitSignal(editor.done):
        qtbot.keyClick(editor.pick, KEY.Key_Tab)
    assert editor.given() == ref


@pytest.mark.parametrize("pauses", [True, False])
def test_an_emptied_line_means_nothing(edit: Make, put: Put, qtbot: QtBot, pauses: bool) -> None:
    ref = put("organisation", 1, name="African Union")
    put("organisation", 2, name="African Commission")
    editor = edit("person", "organisation")
    editor.show_value(ref)
    editor.pick.setFocus()
    editor.pick.selectAll()
    qtbot.keyClick(editor.pick, KEY.Key_Backspace)
    if pauses:
        qtbot.waitUntil(lambda: not editor.pick.looks)
    qtbot.keyClick(editor.pick, KEY.Key_Tab)
    assert editor.given() == ""


def test_what_is_called_so_is_offered_before_what_is_only_found_by_other_words(
    edit: Make, put: Put, qtbot: QtBot
) -> None:
    put("organisation", 1, name="Independent Expert on debt", type="special_procedure")
    branch = put("organisation", 2, name="Special Procedures Branch")
    put("organisation", 3, name="Branch of the Special Procedures")
    editor = edit("person", "organisation")
    qtbot.keyClicks(editor.pick, "special proc")
    editor.pick.offer()
    texts = [each.text for each in editor.pick.offers if each.key]
    assert texts == [
        "Special Procedures Branch",
        "Branch of the Special Procedures",
        "Independent Expert on debt",
    ]
    qtbot.keyClick(editor.pick, KEY.Key_Tab)
    assert editor.given() == branch


def test_an_acronym_brings_its_bearer_to_the_top(edit: Make, put: Put, qtbot: QtBot) -> None:
    # More than a list shows: the one whose name begins otherwise was cut off.
    for number in range(3, 40):
        put("organisation", number, name=f"AU office {number}")
    put("organisation", 1, name="AUC of Somewhere")
    union = put("organisation", 2, name="African Union", acronym="AU")
    editor = edit("person", "organisation")
    qtbot.keyClicks(editor.pick, "au")
    editor.pick.offer()
    assert editor.pick.offers[0].key == union


def test_tab_makes_nothing_new(edit: Make, desk: Desk, qtbot: QtBot) -> None:
    editor = edit("person", "organisation")
    qtbot.keyClicks(editor.pick, "Forum of NGOs")
    qtbot.waitUntil(lambda: bool(editor.pick.offers))
    qtbot.keyClick(editor.pick, KEY.Key_Tab)
    assert editor.given() == "Forum of NGOs"
    assert not desk.read(listing.keys, Query("organisation"))


def test_visit_cannot_be_made_by_a_name(edit: Make, qtbot: QtBot) -> None:
    editor = edit("commitment", "visit")
    qtbot.keyClicks(editor.pick, "Tunisia")
    editor.pick.offer()
    assert editor.pick.offers == []


def test_links_are_added_and_taken_out(edit: Make, put: Put, qtbot: QtBot) -> None:
    first, second = put("person", 1, name="Keita, Awa"), put("person", 2, name="Diop, Ali")
    editor = edit("mailing_list", "members")
    editor.show_value((first,))
    choose_first(qtbot, editor.pick, "diop")
    assert editor.given() == [second, first]
    editor.list.setCurrentIndex(editor.names.index(0))
    with qtbot.waitSignal(editor.open_requested) as opened:
        editor.go.trigger()
    assert opened.args == [second]
    with qtbot.waitSignal(editor.done):
        qtbot.keyClick(editor.list, KEY.Key_Delete)
    assert editor.given() == [first]


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_link_is_taken_out_by_the_cross_at_its_end(
    edit: Make, put: Put, qtbot: QtBot, direction: Qt.LayoutDirection
) -> None:
    refs = [put("person", at, name=name) for at, name in enumerate(("Diop, Ali", "Keita, Awa"))]
    editor = edit("mailing_list", "members")
    editor.setLayoutDirection(direction)
    editor.resize(400, 200)
    editor.show_value(tuple(refs))
    with qtbot.waitExposed(editor):
        editor.show()
    port, left = editor.list.viewport(), Qt.MouseButton.LeftButton
    row = editor.list.visualRect(editor.names.index(0))
    ends = [QPoint(row.right() - 8, row.center().y()), QPoint(row.left() + 8, row.center().y())]
    if direction is Qt.LayoutDirection.RightToLeft:
        ends.reverse()
    qtbot.mouseClick(port, left, pos=ends[1])
    assert editor.given() == refs, "a click on the name chooses it"
    before_it = row.height() if direction is Qt.LayoutDirection.LeftToRight else -row.height()
    with qtbot.waitSignal(editor.open_requested) as opened:
        qtbot.mouseClick(port, left, pos=ends[0] - QPoint(before_it, 0))
    assert opened.args == refs[:1], "the arrow beside the cross leads to the record"
    with qtbot.waitSignal(editor.done):
        qtbot.mouseClick(port, left, pos=ends[0])
    assert editor.given() == refs[1:]
    editor.list.setCurrentIndex(editor.names.index(0))
    with qtbot.waitSignal(editor.done):
        qtbot.keyClick(editor.list, KEY.Key_Backspace)
    assert editor.given() == []


def test_a_cross_takes_out_the_link_that_it_was_pressed_on_and_no_other(
    edit: Make, put: Put, qtbot: QtBot
) -> None:
    many = tuple(put("person", number, name=f"Person {number}") for number in range(1, 13))
    refs = many[:4]
    editor = edit("mailing_list", "members")
    editor.show_value(many)
    folded = editor.list.height()
    assert editor.more.text() == "4 more…"
    editor.more.click()
    assert editor.list.height() == folded // 8 * 12, "nothing scrolls within the form"
    assert editor.more.isHidden()
    editor.show_value(refs)
    place, left = editor.list.viewport(), Qt.MouseButton.LeftButton
    rows = [editor.list.visualRect(editor.names.index(row)) for row in range(3)]
    ends = [QPoint(each.right() - 4, each.center().y()) for each in rows]
    opened: list[str] = []
    editor.open_requested.connect(opened.append)
    for begin in (rows[0].center(), ends[0]):
        qtbot.mousePress(place, left, pos=begin)
        qtbot.mouseRelease(place, left, pos=ends[2])
    assert len(editor.given()) == len(refs), "it was pressed elsewhere"
    qtbot.mouseClick(place, left, pos=ends[0])
    qtbot.mouseDClick(place, left, pos=ends[0])
    qtbot.mouseRelease(place, left, pos=ends[0])
    assert len(editor.given()) == len(refs) - 1, "two quick clicks are one"
    assert opened == []


def test_tokens_are_typed_suggested_and_taken_away(edit: Make, put: Put, qtbot: QtBot) -> None:
    put("person", name="Keita, Awa", themes=["Freedom from torture"])
    editor = edit("person", "themes")
    choose_first(qtbot, editor.pick, "tort")
    with qtbot.waitSignal(editor.done):
        qtbot.keyClicks(editor.pick, "Housing")
        editor.pick.hide_offers()
        qtbot.keyClick(editor.pick, KEY.Key_Return)
    assert editor.given() == ["Freedom from torture", "Housing"]
    with qtbot.waitSignal(editor.done):
        qtbot.keyClick(editor.pick, KEY.Key_Backspace)
    assert editor.given() == ["Freedom from torture"]


def test_countries_are_taken_by_their_names_only(edit: Make, qtbot: QtBot) -> None:
    editor = edit("activity", "countries")
    qtbot.keyClicks(editor.pick, "Kenya")
    editor.pick.hide_offers()
    qtbot.keyClick(editor.pick, KEY.Key_Return)
    assert editor.given() == ["KEN"]
    qtbot.keyClicks(editor.pick, "Atlantis")
    editor.pick.hide_offers()
    qtbot.keyClick(editor.pick, KEY.Key_Return)
    assert editor.given() == ["KEN", "Atlantis"]
    assert editor.pick.text() == "Atlantis"


# ---------------------------------------------------------------- choices


def test_code_of_a_newer_program_is_not_lost_by_looking(edit: Make) -> None:
    editor = edit("visit", "status")
    editor.show_value("teleported")
    assert editor.given() == "teleported"


def test_tick_taken_away_says_no(edit: Make, qtbot: QtBot) -> None:
    editor = edit("visit", "open_to_join")
    assert editor.given() == ""
    qtbot.keyClick(editor.box, KEY.Key_Space)
    assert editor.given() == "yes"
    editor.show_value("yes")
    qtbot.keyClick(editor.box, KEY.Key_Space)
    assert editor.given() == "no"


def test_wheel_over_the_form_changes_no_choice(edit: Make, qtbot: QtBot) -> None:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    editor = edit("visit", "status")
    editor.show_value("requested")
    editor.choice.clearFocus()
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(editor.choice, wheel)
    assert editor.given() == "requested"
    assert not wheel.isAccepted()


def test_short_texts_are_suggested(edit: Make, put: Put, qtbot: QtBot) -> None:
    put("person", name="Keita, Awa", function="Programme officer")
    editor = edit("person", "function")
    completer = editor.text.completer()
    assert completer is not None
    completer.setCompletionPrefix("prog")
    assert completer.currentCompletion() == "Programme officer"
    assert edit("person", "name").text.completer() is None


@pytest.mark.parametrize("name", ["email", "phone", "zone"])
def test_addresses_are_read_from_the_left(name: str, edit: Make) -> None:
    editor = edit("person", name)
    line = focused(editor)
    assert line.layoutDirection() == Qt.LayoutDirection.LeftToRight


@pytest.mark.parametrize("width", [240, 700])
def test_all_values_of_a_set_are_seen_however_narrow_it_is(
    edit: Make, qtbot: QtBot, width: int
) -> None:
    editor = edit("organisation", "other_names")
    editor.resize(width, 400)
    editor.show_value(tuple(f"Commission of human rights, in language {n}" for n in range(4)))
    chips = editor.findChildren(Token)
    qtbot.waitUntil(lambda: len({each.geometry().topLeft().toTuple() for each in chips}) == 4)
    flow = chips[0].parentWidget().rect()
    assert all(flow.contains(each.geometry()) for each in chips)


def test_what_is_typed_into_a_set_of_names_is_given_without_a_look_at_the_desk(
    theme: Theme, qtbot: QtBot
) -> None:
    asked: list[str] = []

    def find(typed: str) -> list[Offer]:
        asked.append(typed)
        return [Offer("Water", "Water")]

    editor = TokenEditor(Field("tags", Kind.SET), find, str, closed=False)
    qtbot.addWidget(editor)
    editor.pick.setText(" clean  water ")
    assert editor.given() == ["clean water"]
    assert asked == []


def test_languages_stand_in_words_and_are_kept_as_codes(edit: Make, qtbot: QtBot) -> None:
    editor = edit("person", "languages")
    editor.show_value(("fr", "Tamazight of the South"))
    assert {each.text() for each in editor.findChildren(Token)} == {
        "French",
        "Tamazight of the South",
    }
    qtbot.keyClicks(focused(editor), "swahili")
    qtbot.keyClick(focused(editor), KEY.Key_Return)
    assert "sw" in editor.given()


def test_a_whole_text_on_one_line_is_asked_about_and_kept(edit: Make, qtbot: QtBot) -> None:
    editor = edit("person", "function")
    assert editor.reading() == ""
    editor.show_value("Adviser " * 62)
    assert editor.reading() == ""
    editor.show_value("Adviser " * 63)
    assert editor.reading().startswith("504 character(s) in a field of one line")
    assert editor.given() == "Adviser " * 63
