"""The follow-up matrix: keys write states, counts go deeper, and the pane tells what followed."""

import pytest
from PySide6.QtCore import QLocale, QSize, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.operations import recommendation_follow_up
from hrdesk.operations.recommendation_pivot import By
from hrdesk.store.records import read_state, write_states
from hrdesk.ui.desk import Desk
from hrdesk.ui.follow_up.matrix_model import Matrix
from hrdesk.ui.follow_up.page import FollowUpPage
from hrdesk.ui.follow_up.recommendations_view import RecommendationsView
from hrdesk.ui.follow_up.saved_views import SavedViews
from hrdesk.ui.records.editors.picking import Offer
from hrdesk.ui.records.name_popup import NamePopup
from hrdesk.ui.settings import Settings
from tests.factories import pen
from tests.ui.records.conftest import Put

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def refs(put: Put) -> dict[str, str]:
    cat = put("organisation", 1, name="Committee against Torture", acronym="CAT")
    upr = put("organisation", 2, Label.INTERNAL, name="Universal Periodic Review", acronym="UPR")
    cpt = put("organisation", 3, name="European Committee", acronym="CPT")
    prison = put(
        "recommendation",
        1,
        text="Close the prison",
        body=cat,
        country="TUN",
        date="2024",
        themes=["Prisons"],
        state_information="It will close.",
        evidence=["2025-02-01 one wing closed"],
    )
    police = put("recommendation", 2, text="Train the police", body=cat, country="KEN", date="2023")
    ratify = put(
        "recommendation", 3, Label.INTERNAL, text="Ratify", body=upr, country="TUN", state="done"
    )
    visit = put("visit", 1, country="TUN", recommendations=[prison])
    word = put(
        "commitment",
        1,
        title="Close the prison",
        recommendation=prison,
        responsible=[cpt],
        assessment="under_way",
    )
    return {
        "cat": cat,
        "upr": upr,
        "cpt": cpt,
        "prison": prison,
        "police": police,
        "ratify": ratify,
        "visit": visit,
        "word": word,
    }


@pytest.fixture
def view(page: FollowUpPage, refs: dict[str, str], qtbot: QtBot) -> RecommendationsView:
    page.show_address("matrix")
    found = page.view
    assert isinstance(found, RecommendationsView)
    qtbot.waitUntil(lambda: found.grid.grid.rowCount() == 3)
    return found


def signs(view: RecommendationsView) -> dict[tuple[str, str], str]:
    return {cell: mark.sign for cell, mark in view.grid.grid.matrix.marks.items()}


def test_keys_say_what_became_of_recommendations(
    view: RecommendationsView, refs: dict[str, str], qtbot: QtBot, desk: Desk
) -> None:
    rows = [row.title for row in view.grid.grid.matrix.rows]
    assert rows == ["Close the prison", "Train the police", "Ratify"]
    cell = (refs["prison"], refs["cpt"])
    assert signs(view)[cell] == "◐"
    assert signs(view)[refs["prison"], "evidence"] == "1 Feb 2025"
    view.grid.choose(cell)
    for key, sign in ((Key.Key_D, "✓"), (Key.Key_Question, "?"), (Key.Key_Minus, "–")):
        qtbot.keyClick(view.grid, key)
        qtbot.waitUntil(lambda sign=sign: signs(view).get(cell) == sign)  # type: ignore[misc]
    qtbot.waitUntil(lambda: not desk.is_busy)
    # A text column takes no state.
    view.grid.choose((refs["prison"], "state"))
    qtbot.keyClick(view.grid, Key.Key_D)
    assert not desk.is_busy
    model = view.grid.grid
    said = str(model.data(model.index_of(cell), Qt.ItemDataRole.AccessibleTextRole))
    assert said == "Close the prison, European Committee: Not applicable"


def test_the_own_body_comes_first_and_keys_that_do_nothing_give_a_word(
    page: FollowUpPage, put: Put, qtbot: QtBot, desk: Desk
) -> None:
    prison = put("recommendation", 1, text="Close the prison")
    page.show_address("matrix")
    view = page.view
    assert isinstance(view, RecommendationsView)
    qtbot.waitUntil(lambda: "No body has a column" in view.foot.text())
    told: list[str] = []
    view.said.connect(told.append)
    view.grid.setFocus()
    qtbot.keyClick(view.grid, Key.Key_D)
    assert told.pop() == view.foot.text()
    ours = put("organisation", 1, name="Ours", acronym=desk.database.identity.code)
    cat = put("organisation", 2, name="Committee against Torture", acronym="AAA")
    view.reload()
    qtbot.waitUntil(lambda: "gives another body a column" in view.foot.text())
    assert "✓ Done (\u2066D\u2069)" in view.foot.text()
    view.add_line.add(Offer(cat, "AAA"))
    qtbot.waitUntil(lambda: "another body" not in view.foot.text())
    columns = [each.key for each in view.grid.grid.matrix.columns if not each.is_text]
    assert columns == [ours, cat]
    view.grid.choose((prison, "state"))
    qtbot.keyClick(view.grid, Key.Key_P)
    assert "column of a body" in told.pop()
    qtbot.keyClick(view.grid, Key.Key_1)
    assert "Keys that mark a cell" in told.pop()
    view.grid.choose((prison, ours))
    qtbot.keyClick(view.grid, Key.Key_P)
    qtbot.waitUntil(lambda: signs(view).get((prison, ours)) == "½")
    view.choices.choose("rows", By.COUNTRY.value)
    qtbot.waitUntil(lambda: view.grid.current[0].startswith("="))
    qtbot.keyClick(view.grid, Key.Key_P)
    assert told == ["Counts are not marked: Enter shows the recommendations that are counted."]


def test_an_empty_matrix_offers_nothing_that_cannot_be_done(
    view: RecommendationsView, qtbot: QtBot
) -> None:
    about_rows = (view.foot, view.pane)
    assert not any(each.isHidden() for each in about_rows)
    view.filter_text("nothing of the kind")
    qtbot.waitUntil(view.empty.isVisible)
    assert all(each.isHidden() for each in about_rows)
    assert not view.add_line.isEnabled()
    view.filter_text("")
    qtbot.waitUntil(view.pane.isVisible)
    assert not any(each.isHidden() for each in about_rows)
    assert view.add_line.isEnabled()


def test_control_and_arrows_leap_from_body_to_body(
    view: RecommendationsView, refs: dict[str, str], qtbot: QtBot
) -> None:
    view.grid.choose((refs["prison"], "body"))
    qtbot.keyClick(view.grid, Key.Key_Down, Control)
    assert view.grid.current == (refs["ratify"], "body")
    qtbot.keyClick(view.grid, Key.Key_Right, Control)
    assert view.grid.current == (refs["ratify"], refs["cpt"])
    qtbot.keyClick(view.grid, Key.Key_Up, Control)
    assert view.grid.current == (refs["police"], refs["cpt"])
    qtbot.keyClick(view.grid, Key.Key_Left, Control)
    assert view.grid.current == (refs["police"], "themes")
    assert view.grid.chosen_cells() == [view.grid.current]


def test_choices_narrow_and_counts_go_deeper(
    view: RecommendationsView, refs: dict[str, str], qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: view.choices.boxes["country"].count() > 1)
    view.choices.choose("rows", By.COUNTRY.value)
    qtbot.waitUntil(lambda: view.grid.grid.rowCount() == 2)
    found = signs(view)
    assert found["=TUN", "=done"] == "0/1"
    assert found["=TUN", "all"].endswith("1 open of 2")
    assert view.chosen() == []
    assert view.printable() is not None
    view.choices.choose("columns", By.BODY.value)
    qtbot.waitUntil(lambda: signs(view).get(("=KEN", f"={refs['cat']}")) == "1/1")
    qtbot.keyClick(view.grid, Key.Key_D)
    view.grid.choose(("=TUN", "all"))
    qtbot.keyClick(view.grid, Key.Key_Return)
    qtbot.waitUntil(lambda: len(view.chosen()) == 1)
    assert view.choices.value("country") == "TUN"
    rows = {row.title for row in view.grid.grid.matrix.rows}
    assert rows == {"Close the prison", "Ratify"}
    view.choices.checks["open"].setChecked(True)
    qtbot.waitUntil(lambda: view.grid.grid.rowCount() == 1)
    view.filter_text("nothing like it")
    qtbot.waitUntil(lambda: view.grid.grid.rowCount() == 0)
    assert "let through" in view.empty.sentence
    assert view.printable() is None


def test_the_pane_tells_what_followed_and_takes_evidence(
    view: RecommendationsView, refs: dict[str, str], qtbot: QtBot
) -> None:
    view.grid.choose((refs["prison"], "body"))
    text = view.pane.text.toPlainText().translate(dict.fromkeys((0x2068, 0x2069)))
    for part in ("Committee against Torture", "Tunisia", "It will close.", "one wing closed"):
        assert part in text
    assert "European Committee: ◐ Under way" in text
    with qtbot.waitSignal(view.opened) as opened:
        view.pane.text.anchorClicked.emit(QUrl(f"ref:{refs['visit']}"))
    assert opened.args == [refs["visit"]]
    view.pane.line.setText("all wings closed")
    qtbot.keyClick(view.pane.line, Key.Key_Return)
    qtbot.waitUntil(lambda: "all wings closed" in view.pane.text.toPlainText())


def test_the_pane_is_written_once_a_load_and_says_what_it_leaves_out(
    view: RecommendationsView, refs: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recommendation_follow_up, "_MOST", 0)
    view.grid.choose((refs["prison"], "body"))
    written: list[str] = []
    view.pane.text.textChanged.connect(lambda: written.append(view.pane.text.toPlainText()))
    view.show_matrix(view.grid.grid.matrix)
    (text,) = written
    assert text.endswith("\n2 more: the part “Linked” of the recommendation lists them all.")
    view.show_matrix(Matrix([], [], {}))
    assert written[1:] == ["Choose a recommendation to see what followed."]


def test_a_body_is_added_and_copies_leave_stricter_labels_here(
    view: RecommendationsView, refs: dict[str, str], qtbot: QtBot
) -> None:
    (offer,) = view.add_line.bodies("periodic")
    view.add_line.add(offer)
    qtbot.waitUntil(lambda: refs["upr"] in [column.key for column in view.grid.grid.matrix.columns])
    view.grid.selectAll()
    view.grid.copy()
    copied = QGuiApplication.clipboard().text()
    assert "Close the prison" in copied
    assert "Ratify" not in copied
    assert "CPT" in copied
    # The name of a body goes no further than its record.
    assert "UPR" not in copied
    assert view.grid.strictest_shown() is Label.INTERNAL
    assert view.pane.strictest_shown() is not None
    printable = view.printable()
    assert printable is not None
    assert printable.pages(QSize(1000, 700), Label.PUBLIC)
    with qtbot.waitSignal(view.new_wanted) as wanted:
        view.begin_new()
    assert wanted.args[0] == "recommendation"


def test_what_was_chosen_is_kept_under_a_name(
    view: RecommendationsView, settings: Settings, qtbot: QtBot
) -> None:
    saved = view.findChild(SavedViews)
    assert saved is not None
    view.choices.choose("state", "done")
    view.choices.checks["open"].setChecked(True)
    saved._ask_name()
    popup = saved.findChild(NamePopup)
    assert popup is not None
    qtbot.keyClicks(popup.line, "Done & open")
    qtbot.keyClick(popup.line, Key.Key_Return)
    view.choices.choose_all({})
    assert not view.wanted().state
    saved.menu_of_views.aboutToShow.emit()
    named = saved.menu_of_views.actions()[0]
    assert (named.text(), named.isChecked()) == ("Done && open", False)
    named.trigger()
    assert (view.wanted().state, view.wanted().open_only) == ("done", True)
    again = SavedViews(view.choices, settings, "RecommendationsView")
    assert list(again.kept()) == ["Done & open"]
    again.forget("Done & open")
    assert saved.kept() == {}
    settings.keep_text("follow_up_views", "RecommendationsView", "[broken")
    assert saved.kept() == {}


def test_where_desks_differ_the_cell_says_so(
    view: RecommendationsView, refs: dict[str, str], desk: Desk, qtbot: QtBot
) -> None:
    name = refs["word"]
    with desk.database.writing() as session:
        state = read_state(session, name)
        assert state is not None
        theirs = pen("OTHER.2", "n2").write(name, "assessment", "done", ())
        heads = (*state.heads("assessment"), theirs)
        write_states(session, [state.with_registers({"assessment": heads})])
    view.reload()
    cell = refs["prison"], refs["cpt"]

    def sign() -> str:
        mark = view.grid.grid.matrix.marks.get(cell)
        return mark.sign if mark is not None else ""

    qtbot.waitUntil(lambda: sign().endswith("⇄"))
    said = view.grid.grid.data(view.grid.grid.index_of(cell), Qt.ItemDataRole.ToolTipRole)
    assert "desks differ" in str(said)
    assert view.grid.columnWidth(2) >= view.grid.fontMetrics().horizontalAdvance("Followed up by")


def test_years_have_the_digits_of_the_language(
    page: FollowUpPage, refs: dict[str, str], qtbot: QtBot
) -> None:
    QLocale.setDefault(QLocale("ar_EG"))
    page.show_address("matrix")
    view = page.view
    assert isinstance(view, RecommendationsView)
    box = view.choices.boxes["year"]
    qtbot.waitUntil(lambda: box.count() == 3)
    assert [box.itemText(at) for at in (1, 2)] == ["٢٠٢٤", "٢٠٢٣"]
    view.choices.choose("year", "2023")
    qtbot.waitUntil(lambda: view.grid.grid.rowCount() == 1)
