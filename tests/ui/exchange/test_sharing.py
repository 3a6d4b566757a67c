"""Sharing in four steps by keyboard: what stays here is told before anything leaves."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QLocale, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.exchange.reader import read_workbook
from hrdesk.operations.records import set_label
from hrdesk.operations.same import join
from hrdesk.operations.starting import network_records
from hrdesk.operations.unlocking import unlocked
from hrdesk.store import partners
from hrdesk.store.records import write_states
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.kept_folder import free_name
from hrdesk.ui.exchange.leaving import Node, leaving_tree
from hrdesk.ui.exchange.page import ExchangePage
from hrdesk.ui.exchange.share_page import SharePage, Step
from hrdesk.ui.language import isolated
from hrdesk.ui.settings import Settings
from tests.keyrings import Drawer, drawer
from tests.operations.test_later_kinds import has, hearing, relabelled
from tests.ui.exchange.conftest import idle
from tests.worlds import DeskAtWork

__all__ = ["drawer"]
KEY = Qt.Key


@pytest.fixture
def share(page: ExchangePage, tmp_path: Path) -> SharePage:
    """The share page at its first step."""
    page.share()
    return page.share_page


@pytest.fixture
def goes(ours: DeskAtWork) -> str:
    return ours.add("visit", country="TUN", purpose="Goes", private_notes="Ours alone")


@pytest.fixture
def stays(ours: DeskAtWork) -> str:
    return ours.add("visit", Label.INTERNAL, country="KEN", purpose="Secret")


def go_on(share: SharePage, desk: Desk, qtbot: QtBot) -> None:
    """Enter, wherever the keyboard is, and wait for the work it begins."""
    qtbot.keyClick(share.focusWidget() or share, KEY.Key_Return)
    idle(desk, qtbot)


def at_check(share: SharePage, desk: Desk, qtbot: QtBot) -> None:
    if share.step is Step.WHO:
        go_on(share, desk, qtbot)
    go_on(share, desk, qtbot)
    assert share.step is Step.CHECK


def at_save(share: SharePage, desk: Desk, qtbot: QtBot, folder: Path) -> None:
    at_check(share, desk, qtbot)
    go_on(share, desk, qtbot)
    share.save.folder.setText(str(folder))
    assert share.step is Step.SAVE


def every(nodes: list[Node]) -> list[Node]:
    return [each for node in nodes for each in (node, *every(node.children))]


# ---------------------------------------------------------------- what leaves


def test_preview_tells_what_stays_here_and_why(
    share: SharePage, goes: str, stays: str, desk: Desk, qtbot: QtBot
) -> None:
    at_check(share, desk, qtbot)
    nodes = {(each.ref, each.leaves): each for each in every(list(share.check.tree.nodes))}
    assert nodes[goes, True].sees == "all but: private notes"
    assert nodes[goes, False].why == "this field never leaves by workbook"
    assert nodes[stays, False].why == "Internal never leaves by workbook"
    assert (stays, True) not in nodes
    assert share.check.counts == "Goes: 1 · Stays here: 1 · New to \u2068IACHR\u2069: 1"


def test_a_field_that_they_had_is_named_as_such(
    share: SharePage, ours: DeskAtWork, desk: Desk, qtbot: QtBot
) -> None:
    ref = ours.add("person", Label.PARTNERS, ("IACHR",), name="Amina", mobile="+216 20 000 001")
    ours.send("IACHR")
    ours.do(set_label, [ref], Label.NETWORK, ())
    at_check(share, desk, qtbot)
    (held,) = [each for each in every(list(share.check.tree.nodes)) if each.ref and not each.leaves]
    assert held.sees == "“not shared”; they keep what they were given before"


def test_a_person_at_risk_and_what_is_for_others_stay_with_their_reasons(
    share: SharePage, ours: DeskAtWork, desk: Desk, qtbot: QtBot
) -> None:
    ours.add("visit", country="TUN")
    risk = ours.add("person", name="Somebody", protected=True, pseudonym="Lark")
    other = ours.add("visit", Label.PARTNERS, ("ODIHR",), country="GEO")
    at_check(share, desk, qtbot)
    stay = {each.ref: each for each in every(list(share.check.tree.nodes)) if not each.leaves}
    assert "at risk" in stay[risk].why
    assert stay[risk].title == "Lark"
    assert "is not named as a partner" in stay[other].why


def test_what_is_told_once_stands_first_and_may_leave_alone(
    share: SharePage, ours: DeskAtWork, goes: str, stays: str, desk: Desk, qtbot: QtBot
) -> None:
    ours.send("IACHR")
    ours.do(set_label, [goes], Label.INTERNAL)
    share.begin()
    at_check(share, desk, qtbot)
    (branch,) = share.check.tree.nodes
    first, second = branch.children
    assert (first.title, first.sees) == (
        "Told once: no longer shared",
        "that it is no longer shared",
    )
    assert [each.ref for each in first.children] == [goes]
    assert (second.title, [each.ref for each in second.children]) == (
        "Whole records kept back",
        [stays],
    )
    assert share.check.counts.endswith("New to \u2068IACHR\u2069: 0 · No longer shared: 1")
    share.check.only_new.setFocus()
    qtbot.keyClick(share.check.only_new, KEY.Key_Space)
    assert {each.ref for each in every(list(share.check.tree.nodes)) if each.ref} == {goes}
    assert share.next.isEnabled()
    go_on(share, desk, qtbot)
    assert share.step is Step.SAVE


def test_network_records_stay_from_a_desk_that_is_no_focal_point(
    page: ExchangePage, ours: DeskAtWork, goes: str, desk: Desk, qtbot: QtBot
) -> None:
    ours.knows("NGO", focal_point=False)
    page.share(code="NGO")
    share = page.share_page
    at_check(share, desk, qtbot)
    assert "may go to" in share.check.sentence
    assert not share.next.isEnabled()
    assert "is not known as a focal point" in share.check.notice.text
    qtbot.keyClick(share.next, KEY.Key_Escape)
    assert share.step is Step.WHAT
    go_on(share, desk, qtbot)
    (look,) = share.check.notice.buttons
    look.click()
    assert page.home.partners.view.current_key() == "NGO"
    assert page.home.partners.form.focal_point.hasFocus()
    page.home.partners.form.focal_point.click()
    idle(desk, qtbot)
    page.share(code="NGO")
    at_check(share, desk, qtbot)
    assert share.check.notice.isHidden()
    assert share.next.isEnabled()


def test_tree_opens_and_shows_only_what_is_new(
    share: SharePage, ours: DeskAtWork, goes: str, stays: str, desk: Desk, qtbot: QtBot
) -> None:
    ours.send("IACHR")
    new = ours.add("visit", country="MDA")
    share.begin()
    at_check(share, desk, qtbot)
    model, view = share.check.tree, share.check.view
    assert model.rowCount() == 1
    assert view.isExpanded(model.index(0, 0))
    assert model.index(0, 1).data() == "goes: 2 · stays here: 1"
    share.check.only_new.setFocus()
    qtbot.keyClick(share.check.only_new, KEY.Key_Space)
    assert [each.ref for each in every(list(model.nodes)) if each.ref] == [new]


def test_records_from_a_newer_version_are_counted_by_kind(
    share: SharePage, goes: str, ours: DeskAtWork, desk: Desk, qtbot: QtBot
) -> None:
    has(ours, *(hearing(str(number)) for number in range(12)))
    at_check(share, desk, qtbot)
    assert share.check.sending is not None
    branch = leaving_tree(share.check.sending)[-1]
    assert "Hearings" in branch.title
    assert branch.counts == "goes: 12"
    assert "newer HRDesk" in branch.why
    assert "13" in share.check.counts
    share.check.only_new.setChecked(True)
    assert leaving_tree(share.check.sending, only_new=True)[-1].counts == "goes: 12"


def test_what_stays_here_of_a_newer_version_is_counted_too(
    share: SharePage, goes: str, stays: str, ours: DeskAtWork, desk: Desk, qtbot: QtBot
) -> None:
    has(ours, hearing("open", host=stays), *(hearing(each, label="internal") for each in "ab"))
    at_check(share, desk, qtbot)
    assert share.check.sending is not None
    branch = leaving_tree(share.check.sending)[-1]
    assert (branch.leaves, branch.counts) == (None, "goes: 1 · stays here: 2")
    assert [(each.title, each.why, each.counts) for each in branch.children] == [
        ("Whole records kept back", "Internal never leaves by workbook", "stays here: 2"),
        ("Only this field: Host", "it links to a record that stays here", "stays here: 1"),
    ]
    assert "Stays here: 3" in share.check.counts
    share.check.only_new.setChecked(True)
    assert leaving_tree(share.check.sending, only_new=True)[-1].children == []


def test_that_one_of_a_newer_version_is_shared_no_longer_is_told_once(
    share: SharePage, goes: str, ours: DeskAtWork, desk: Desk, qtbot: QtBot
) -> None:
    one = hearing("one", origin=f"NIRMS.{ours.database.identity.mark}")
    has(ours, one)
    ours.send("IACHR")
    has(ours, relabelled(one, "internal", "n3"))
    at_check(share, desk, qtbot)
    assert share.check.sending is not None
    (branch,) = leaving_tree(share.check.sending, only_new=True)
    assert [(each.title, each.sees) for each in branch.children] == [
        ("Told once: no longer shared", "that it is no longer shared")
    ]
    assert "No longer shared: 1" in share.check.counts


def test_every_cell_of_the_tree_can_be_read(
    share: SharePage, goes: str, stays: str, desk: Desk, qtbot: QtBot
) -> None:
    at_check(share, desk, qtbot)
    model = share.check.tree
    branch = model.index(0, 0)
    group = model.index(model.rowCount(branch) - 1, 0, branch)
    record = model.index(0, 0, group)
    assert model.parent(record) == group
    assert model.parent(group) == branch
    assert not model.parent(branch).isValid()
    assert record.data(Qt.ItemDataRole.AccessibleTextRole) == "Tunisia, Network"
    assert record.siblingAtColumn(1).data() == "goes"
    assert not record.data(Qt.ItemDataRole.DecorationRole).isNull()


def test_only_what_changed_since_the_last_time(
    share: SharePage, ours: DeskAtWork, goes: str, desk: Desk, qtbot: QtBot
) -> None:
    ours.send("IACHR")
    share.begin()
    go_on(share, desk, qtbot)
    assert share.what.changed.isEnabled()
    share.what.changed.setChecked(True)
    go_on(share, desk, qtbot)
    assert "has changed since then" in share.check.sentence
    ours.set(goes, purpose="Changed")
    share.go_back()
    share.what.changed.setChecked(True)
    go_on(share, desk, qtbot)
    assert share.check.counts.startswith("Goes: 1")


def test_records_that_were_selected_elsewhere(
    page: ExchangePage, ours: DeskAtWork, goes: str, desk: Desk, qtbot: QtBot
) -> None:
    chosen = ours.add("visit", country="MDA")
    page.share([chosen])
    share = page.share_page
    go_on(share, desk, qtbot)
    assert share.what.selected.isChecked()
    go_on(share, desk, qtbot)
    assert share.check.counts.startswith("Goes: 1 · Stays here: 0")


def test_what_was_chosen_elsewhere_is_told_as_long_as_it_is_shared(
    page: ExchangePage, ours: DeskAtWork, goes: str, desk: Desk, qtbot: QtBot
) -> None:
    people = [ours.add("person", name=name) for name in ("Amina", "Ben", "Chidi", "Dora")]
    page.share([goes, *people])
    share = page.share_page
    assert share.about.isVisible()
    said = share.about.text()
    assert said.startswith("To be shared: 1 visit, 4 people\n")
    assert isolated("Amina") in said
    assert said.endswith("\nand 2 more")
    go_on(share, desk, qtbot)
    assert share.about.isVisible()
    share.what.everything.setChecked(True)
    go_on(share, desk, qtbot)
    assert share.step is Step.CHECK
    assert not share.about.isVisible(), "all that may leave is shared then"
    page.share()
    assert not share.about.isVisible()


def test_without_a_selection_it_is_said_how_to_make_one(
    share: SharePage, goes: str, desk: Desk, qtbot: QtBot
) -> None:
    go_on(share, desk, qtbot)
    assert not share.what.selected.isEnabled()
    assert "Choose records" in share.what.selected.accessibleDescription()
    assert not share.what.changed.isEnabled()


def test_what_is_not_ticked_stays_here_and_all_numbers_follow(
    share: SharePage, ours: DeskAtWork, goes: str, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    person = ours.add("person", Label.PARTNERS, ("IACHR",), name="Amina Hassan")
    at_check(share, desk, qtbot)
    check, model, role = share.check, share.check.tree, Qt.ItemDataRole.CheckStateRole
    assert not check.shipped.isVisible()
    people, visits = model.index(0, 0), model.index(1, 0)
    assert (people.data(), visits.data()) == ("People", "Visits")
    check.view.setCurrentIndex(people.siblingAtColumn(2))
    qtbot.keyClick(check.view, KEY.Key_Space)
    assert people.data(role) == Qt.CheckState.Unchecked
    assert model.index(0, 0, people).data(role) == Qt.CheckState.Unchecked
    line = [model.index(0, column, people).data() for column in range(1, 4)]
    name_at_most = "at most its name, where another record links to it"
    assert line == ["stays here", name_at_most, "it is not ticked"]
    assert people.siblingAtColumn(1).data() == "stays here: 1"
    assert check.counts == "Goes: 1 · Stays here: 1 · New to \u2068IACHR\u2069: 1"
    assert check._badge.marking is Label.NETWORK
    check.only_new.setChecked(True)
    assert model.index(0, 0).data(role) == Qt.CheckState.Unchecked, "kept over the filter"
    model.setData(model.index(1, 0), Qt.CheckState.Unchecked, role)
    assert not share.next.isEnabled()
    model.setData(model.index(1, 0), Qt.CheckState.Checked, role)
    check.view.setFocus()
    go_on(share, desk, qtbot)
    assert not share.save.protect.isChecked(), "what is for partners alone stays here"
    share.save.folder.setText(str(tmp_path))
    share.save.name.setText("chosen.xlsx")
    go_on(share, desk, qtbot)
    assert [each.ref for each in read_workbook(tmp_path / "chosen.xlsx").records] == [goes]
    ours.set(goes, delegation=[person])
    share.begin()
    at_check(share, desk, qtbot)
    assert check.counts.startswith("Goes: 2"), "for one workbook only"
    assert person in {each.ref for each in every(list(model.nodes))}
    model.setData(model.index(0, 0), Qt.CheckState.Unchecked, role)
    assert check.counts.startswith("Goes: 1 · Stays here: 1 · Only their name goes: 1 · ")
    assert "Amina Hassan" in check._counts.toolTip()
    assert check._badge.marking is Label.PARTNERS, "her name leaves, beside the visit's link"


def test_what_is_shown_as_one_record_is_one_line_and_goes_or_stays_as_one(
    share: SharePage, ours: DeskAtWork, goes: str, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    two = [ours.add("visit", Label.INTERNAL, country="GMB", purpose=each) for each in "ab"]
    ours.do(join, two)
    shown, other = sorted(two)
    ours.do(set_label, [shown], Label.NETWORK)
    at_check(share, desk, qtbot)
    check = share.check
    assert check.counts == "Goes: 2 · Stays here: 0 · New to \u2068IACHR\u2069: 2"
    (visits,) = check.tree.nodes
    assert visits.counts == "goes: 2"
    assert {each.ref for each in visits.children[-1].children} == {goes, shown}
    ours.do(set_label, [other], Label.NETWORK)
    share.begin()
    at_check(share, desk, qtbot)
    assert check.counts.startswith("Goes: 2 · Stays here: 0")
    (visits,) = check.tree.nodes
    new = visits.children[-1]
    row = next(each.row for each in new.children if each.ref == shown)
    above = check.tree.index(new.row, 0, check.tree.index(0, 0))
    line, role = check.tree.index(row, 0, above), Qt.ItemDataRole.CheckStateRole
    check.tree.setData(line, Qt.CheckState.Unchecked, role)
    assert check.counts.startswith("Goes: 1 · Stays here: 1")
    assert (visits.counts, check.left_out) == ("goes: 1 · stays here: 1", frozenset(two))
    go_on(share, desk, qtbot)
    share.save.folder.setText(str(tmp_path))
    share.save.name.setText("one.xlsx")
    go_on(share, desk, qtbot)
    assert [each.ref for each in read_workbook(tmp_path / "one.xlsx").records] == [goes]


def test_the_lists_that_came_with_hrdesk_go_only_when_it_is_ticked(
    share: SharePage, ours: DeskAtWork, goes: str, desk: Desk, qtbot: QtBot
) -> None:
    with ours.database.writing() as session:
        write_states(session, network_records()[:3])
    at_check(share, desk, qtbot)
    check = share.check
    assert check.shipped.text() == "&Also the lists that came with HRDesk: 3 record(s)"
    assert check.shipped.isVisible()
    assert not check.shipped.isChecked()
    assert check.counts.startswith("Goes: 1 · Stays here: 3")
    (organisations,) = (each for each in check.tree.nodes if each.title == "Organisations")
    assert organisations.counts == "stays here: 3"
    check.shipped.setFocus()
    qtbot.keyClick(check.shipped, KEY.Key_Space)
    assert check.counts.startswith("Goes: 4 · Stays here: 0")
    assert (organisations.leaves, organisations.counts) == (True, "goes: 3")
    check.tree.setData(
        check.tree.index(0, 0, check.tree.index(organisations.row, 0)),
        Qt.CheckState.Unchecked,
        Qt.ItemDataRole.CheckStateRole,
    )
    assert not check.shipped.isChecked()
    assert (organisations.leaves, organisations.counts) == (None, "goes: 2 · stays here: 1")
    share.begin([each.ref for each in network_records()[:3]])
    at_check(share, desk, qtbot)
    assert check.counts.startswith("Goes: 3"), "who chose them one by one wants them"


# ---------------------------------------------------------------- saving


def test_workbook_is_written_and_remembered(
    share: SharePage,
    page: ExchangePage,
    goes: str,
    stays: str,
    desk: Desk,
    settings: Settings,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    at_save(share, desk, qtbot, tmp_path)
    assert share.save.name.text() == "HRDesk_NIRMS_to_IACHR_2026-11-22.xlsx"
    go_on(share, desk, qtbot)
    written = share.save.written
    assert written == tmp_path / "HRDesk_NIRMS_to_IACHR_2026-11-22.xlsx"
    assert [each.ref for each in read_workbook(written).records] == [goes]
    assert desk.read(partners.sent_to, "IACHR")[0].file_name == written.name
    share.next.setFocus()
    go_on(share, desk, qtbot)
    assert page.home.view == "outbox"
    assert page.home.outbox.view.table.lines[0].texts[0] == isolated(written.name)
    page.share()
    at_check(page.share_page, desk, qtbot)
    go_on(page.share_page, desk, qtbot)
    assert page.share_page.save.folder.text() == str(tmp_path)
    # The second workbook of a day replaces none, and can be told from the first.
    assert page.share_page.save.name.text() == "HRDesk_NIRMS_to_IACHR_2026-11-22_2.xlsx"


def test_what_was_written_cannot_be_changed_any_more(
    share: SharePage, goes: str, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    at_save(share, desk, qtbot, tmp_path)
    go_on(share, desk, qtbot)
    save = share.save
    assert save.written is not None
    buttons = (save.protect, save.choose, save.pass_on, save.remember)
    assert not any(each.isEnabled() for each in buttons)
    assert save.name.isReadOnly()
    share.begin()
    at_save(share, desk, qtbot, tmp_path)
    assert save.protect.isEnabled()
    assert not save.name.isReadOnly()


def test_a_file_that_is_there_is_replaced_only_when_it_is_said_twice(
    share: SharePage, goes: str, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    old = tmp_path / "mine.xlsx"
    old.write_bytes(b"mine")
    at_save(share, desk, qtbot, tmp_path)
    share.save.name.setText("mine")
    go_on(share, desk, qtbot)
    assert "in this folder already" in share.save.problem.text
    assert old.read_bytes() == b"mine"
    assert desk.read(partners.sent_to, "IACHR") == []
    go_on(share, desk, qtbot)
    assert share.save.written == old
    assert [each.ref for each in read_workbook(old).records] == [goes]


def test_workbook_for_partners_gets_a_passphrase(
    share: SharePage, desk: Desk, ours: DeskAtWork, tmp_path: Path, qtbot: QtBot
) -> None:
    ours.add("visit", Label.PARTNERS, ("IACHR",), country="TUN")
    at_save(share, desk, qtbot, tmp_path)
    assert share.save.protect.isChecked()
    assert len(share.save.passphrase.text().split()) == 6
    share.save.passphrase.clear()
    assert not share.next.isEnabled()
    share.save.propose.click()
    passphrase = share.save.secret
    go_on(share, desk, qtbot)
    written = share.save.written
    assert written is not None
    with unlocked(written, passphrase) as found:
        assert found.encrypted
        assert read_workbook(found.path).records
    assert "telephone" in share.save.result.text
    assert desk.read(partners.sent_to, "IACHR")[0].encrypted


def test_passphrase_is_offered_again_at_the_next_workbook(
    share: SharePage,
    desk: Desk,
    ours: DeskAtWork,
    drawer: Drawer,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    ours.add("visit", Label.PARTNERS, ("IACHR",), country="TUN")
    at_save(share, desk, qtbot, tmp_path)
    qtbot.waitUntil(share.save.remember.isEnabled)
    share.save.remember.setChecked(True)
    passphrase = share.save.secret
    go_on(share, desk, qtbot)
    qtbot.waitUntil(lambda: passphrase in drawer.kept.values())
    share.begin((), "IACHR")
    at_save(share, desk, qtbot, tmp_path)
    qtbot.waitUntil(share.save.remember.isChecked)
    assert share.save.secret == passphrase
    share.save.remember.setChecked(False)
    share.save.name.setText("again.xlsx")
    go_on(share, desk, qtbot)
    qtbot.waitUntil(lambda: passphrase not in drawer.kept.values())


def test_where_there_is_no_keyring_no_passphrase_is_kept(
    share: SharePage, desk: Desk, ours: DeskAtWork, tmp_path: Path, qtbot: QtBot
) -> None:
    ours.add("visit", Label.PARTNERS, ("IACHR",), country="TUN")
    at_save(share, desk, qtbot, tmp_path)
    qtbot.waitUntil(lambda: "no keyring" in share.save._no_keyring.text())
    assert not share.save.remember.isEnabled()
    assert share.save.to_remember is None


def test_keyring_that_refuses_is_told(
    share: SharePage,
    desk: Desk,
    ours: DeskAtWork,
    drawer: Drawer,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    ours.add("visit", Label.PARTNERS, ("IACHR",), country="TUN")
    at_save(share, desk, qtbot, tmp_path)
    qtbot.waitUntil(share.save.remember.isEnabled)
    share.save.remember.setChecked(True)
    drawer.is_locked = True
    go_on(share, desk, qtbot)
    qtbot.waitUntil(lambda: "did not take" in share.save.result.text)


def test_text_for_the_mail_names_file_count_and_label(
    share: SharePage, goes: str, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    at_save(share, desk, qtbot, tmp_path)
    go_on(share, desk, qtbot)
    share.save.copy.setFocus()
    qtbot.keyClick(share.save.copy, KEY.Key_Space)
    text = QGuiApplication.clipboard().text()
    assert "HRDesk_NIRMS_to_IACHR_2026-11-22.xlsx with 1 record(s) (label at most Network)" in text
    assert text.endswith("Desk NIRMS")


def test_a_home_without_documents_is_itself_the_folder(
    share: SharePage, goes: str, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda *_: "/no/such/Documents")
    at_check(share, desk, qtbot)
    go_on(share, desk, qtbot)
    assert share.save.folder.text() == str(Path.home())


def test_folder_is_shown(
    share: SharePage,
    goes: str,
    desk: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    asked: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", asked.append)
    at_save(share, desk, qtbot, tmp_path)
    go_on(share, desk, qtbot)
    share.save.show_folder.click()
    assert asked == [QUrl.fromLocalFile(str(tmp_path))]


def test_folder_is_chosen(
    share: SharePage,
    goes: str,
    desk: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    at_save(share, desk, qtbot, tmp_path)
    chosen = str(tmp_path / "elsewhere")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: chosen)
    share.save.choose.click()
    assert share.save.folder.text() == chosen


def test_folder_that_cannot_be_written_is_told_and_nothing_is_sent(
    share: SharePage, goes: str, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    at_save(share, desk, qtbot, tmp_path / "no such folder")
    go_on(share, desk, qtbot)
    assert "could not be written; nothing was sent" in share.save.problem.text
    assert share.save.problem.isVisible()
    assert share.save.written is None
    assert desk.read(partners.sent_to) == []
    share.save.folder.setText(str(tmp_path))
    go_on(share, desk, qtbot)
    assert share.save.written is not None
    assert not share.save.problem.isVisible()


def test_a_name_that_no_system_takes_is_refused_in_words(
    share: SharePage, goes: str, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    at_save(share, desk, qtbot, tmp_path)
    share.save.name.setText("زيارة" * 40)
    go_on(share, desk, qtbot)
    assert "could not be written; nothing was sent" in share.save.problem.text
    assert desk.read(partners.sent_to) == []
    long = "ن" * 200
    assert free_name(tmp_path, long, ".xlsx") == f"{long}.xlsx"


def test_a_name_without_ending_gets_one_and_an_empty_one_is_not_taken(
    share: SharePage, goes: str, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    at_save(share, desk, qtbot, tmp_path)
    share.save.name.clear()
    assert not share.next.isEnabled()
    qtbot.keyClicks(share.save.name, "visits")
    assert share.save.path == tmp_path / "visits.xlsx"
    assert share.next.isEnabled()


def test_writing_can_be_cancelled(
    share: SharePage, ours: DeskAtWork, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    for number in range(60):
        ours.add("person", name=f"Person {number}")
    at_save(share, desk, qtbot, tmp_path)
    qtbot.keyClick(share.next, KEY.Key_Return)
    assert not share.next.isEnabled()
    qtbot.keyClick(share.cancel, KEY.Key_Space)
    idle(desk, qtbot)
    assert "stopped" in share.save.problem.text
    assert not list(tmp_path.glob("HRDesk_*"))
    assert desk.read(partners.sent_to) == []
    assert share.next.isEnabled()


# ---------------------------------------------------------------- moving about


def test_leaving_writes_nothing_and_steps_go_back(
    share: SharePage, page: ExchangePage, goes: str, desk: Desk, qtbot: QtBot
) -> None:
    at_check(share, desk, qtbot)
    for step in (Step.WHAT, Step.WHO):
        qtbot.keyClick(share, KEY.Key_Escape)
        assert share.step is step
    qtbot.keyClick(share, KEY.Key_Escape)
    assert page.home.isVisible()
    assert desk.read(partners.sent_to) == []


def test_preview_that_nobody_waits_for_is_dropped(
    share: SharePage, goes: str, desk: Desk, qtbot: QtBot
) -> None:
    go_on(share, desk, qtbot)
    qtbot.keyClick(share.next, KEY.Key_Return)
    share.go_back()
    idle(desk, qtbot)
    assert share.step is Step.WHAT
    assert share.check.sending is None


def test_without_partners_the_first_step_says_so(
    page: ExchangePage, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(partners, "partners", lambda _: [])
    page.share()
    assert page.share_page.who.empty_sentence.startswith("To share you need a partner")
    assert not page.share_page.next.isEnabled()
    page.home.add_partner_action.trigger()
    assert page.home.view == "partners"


def test_steps_are_told_in_the_digits_of_the_language_and_begin_where_one_reads(
    share: SharePage, goes: str, desk: Desk, qtbot: QtBot
) -> None:
    assert (share.header.title, share.where.text()) == ("Share with whom?", "Step 1 of 4")
    QLocale.setDefault(QLocale("ar_EG"))
    share.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    go_on(share, desk, qtbot)
    assert share.where.text() == "Step \u0662 of \u0664"
    assert share.header.title == "What to share with \u2068Desk IACHR\u2069?"
    what = share.what
    (words, *_) = what._explained
    right = what.everything.geometry().right()
    qtbot.waitUntil(lambda: words.geometry().right() < right)


def test_every_part_tells_its_name(
    share: SharePage,
    goes: str,
    desk: Desk,
    tmp_path: Path,
    nameless: Callable[[QWidget], list[str]],
    qtbot: QtBot,
) -> None:
    at_save(share, desk, qtbot, tmp_path)
    go_on(share, desk, qtbot)
    assert nameless(share) == []


def test_its_address_begins_to_share(page: ExchangePage) -> None:
    page.show_address("share")
    assert page.share_page.is_begun
    assert page.share_page.next.text()
    assert page.share_page.back.isHidden()


def test_a_copy_to_pass_on_holds_nothing_hidden(
    share: SharePage, desk: Desk, qtbot: QtBot, tmp_path: Path, goes: str
) -> None:
    at_save(share, desk, qtbot, tmp_path)
    share.save.name.setText("copy.xlsx")
    share.save.pass_on.click()
    assert share.save.pass_on.isChecked()
    go_on(share, desk, qtbot)
    assert share.save.written == tmp_path / "copy.xlsx"
    assert not share.save.pass_on.isEnabled()
    assert load_workbook(tmp_path / "copy.xlsx").sheetnames == ["Read me", "Visits"]
    assert "a copy to read and to pass on" in share.save.mail_text()
    assert "with 1 record(s)" in share.save.mail_text()
