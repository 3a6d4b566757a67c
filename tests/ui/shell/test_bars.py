"""The bar for what failed, the page for a desk that is refused, and the sheet about HRDesk."""

import re
import tomllib
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QListView, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.ui.shell.about import _PARTS, About
from hrdesk.ui.shell.marking_watch import MarkingWatch, shown_labels
from hrdesk.ui.shell.message_bar import MessageBar
from hrdesk.ui.shell.refusal import Refusal
from hrdesk.ui.widgets.marking import MarkingBadge
from hrdesk.ui.widgets.status_bar import StatusBar
from hrdesk.ui.widgets.undo_bar import UndoBar
from tests.sources import ROOT


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    return made


def test_message_stays_until_it_is_closed(qtbot: QtBot, page: QWidget) -> None:
    bar = MessageBar(page)
    assert page.contentsRect() == page.rect()
    assert not bar.isVisible()
    bar.say("The disk is full. " * 12)
    assert bar.isVisible()
    assert bar.accessibleName() == bar.text
    assert page.rect().contains(bar.geometry())
    low = bar.height()
    page.resize(600, 400)
    assert page.rect().contains(bar.geometry())
    assert bar.height() > low
    assert bar.height() == max(bar.heightForWidth(bar.width()), bar._least_height())
    assert page.contentsRect().top() > bar.geometry().bottom(), "it covers nothing"
    bar.findChildren(QToolButton)[0].click()
    assert not bar.isVisible()
    assert page.contentsRect() == page.rect()


def test_message_goes_with_escape(qtbot: QtBot, page: QWidget) -> None:
    bar = MessageBar(page)
    bar.say("The disk is full.")
    qtbot.keyClick(bar, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_refusal_offers_three_ways_on(qtbot: QtBot, tmp_path: Path) -> None:
    refusal = Refusal("It is damaged.", tmp_path / "a.hrdesk")
    qtbot.addWidget(refusal)
    refusal.show()
    again, other, new = refusal.findChildren(QPushButton)
    with qtbot.waitSignal(refusal.again) as asked:
        again.click()
    assert asked.args == [tmp_path / "a.hrdesk"]
    with qtbot.waitSignal(refusal.open_wanted):
        other.click()
    with qtbot.waitSignal(refusal.new_wanted):
        new.click()


def test_about_names_every_part_with_its_licence(qtbot: QtBot, page: QWidget) -> None:
    about = About("/data", page)
    text = about.text()
    for name in ("PySide6", "Qt", "SQLAlchemy", "openpyxl", "Lucide"):
        assert name in text
    assert "LGPL" in text
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(_PARTS) == {re.split("[<>=!]", each)[0] for each in project["dependencies"]}
    assert "/data" in text
    about.close()


def test_words_of_the_bars_keep_away_from_their_signs_in_both_directions(page: QWidget) -> None:
    for way in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        page.setLayoutDirection(way)
        foot = StatusBar(page)
        foot.resize(page.width(), 28)
        foot.show()
        message, undo = MessageBar(page), UndoBar(foot)
        message.say("The disk is full.")
        undo.offer("Deleted.")
        for bar, least in ((message, 40), (undo, 16)):
            said = bar._said.geometry()
            lead = said.left() if way.value == 0 else bar.width() - 1 - said.right()
            assert lead >= least
            bar.hide()


class _Labels(QAbstractListModel):
    def __init__(self, labels: list[Label]) -> None:
        super().__init__()
        self._labels = labels

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return len(self._labels)

    def show(self, labels: list[Label]) -> None:
        self.beginResetModel()
        self._labels = labels
        self.endResetModel()

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Label | str | None:
        if role == Qt.ItemDataRole.UserRole:
            return self._labels[index.row()]
        return "row" if role == Qt.ItemDataRole.DisplayRole else None


def test_strictest_label_is_that_of_rows_in_sight(qtbot: QtBot, page: QWidget) -> None:
    view = QListView()
    model = _Labels([Label.PUBLIC, Label.PARTNERS] + [Label.NETWORK] * 500 + [Label.INTERNAL])
    view.setModel(model)
    QVBoxLayout(page).addWidget(view)
    watch = MarkingWatch()
    with qtbot.waitSignal(watch.found) as found:
        watch.watch(page)
    assert found.args == [Label.PARTNERS]
    with qtbot.waitSignal(watch.found) as found:
        view.scrollToBottom()
    assert found.args == [Label.INTERNAL]
    popup = QListView(view)
    popup.setWindowFlag(Qt.WindowType.Popup)
    popup.setModel(_Labels([*Label]))
    popup.show()
    view.scrollToTop()
    assert Label.INTERNAL not in shown_labels(page), "labels to choose from are no records"


def test_rows_that_come_later_and_views_built_later_count(qtbot: QtBot, page: QWidget) -> None:
    column, watch = QVBoxLayout(page), MarkingWatch()
    with qtbot.waitSignal(watch.found) as found:
        watch.watch(page)
    assert found.args == [None]
    view, model = QListView(page), _Labels([Label.PUBLIC])
    view.setModel(model)
    column.addWidget(view)
    with qtbot.waitSignal(watch.found) as found:
        watch.look_again()
    assert found.args == [Label.PUBLIC]
    with qtbot.waitSignal(watch.found) as found:
        model.show([Label.INTERNAL])
    assert found.args == [Label.INTERNAL]


class _Painted(QWidget):
    label = Label.PUBLIC

    def strictest_shown(self) -> Label:
        return self.label

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing: what counts is that it was asked to."""


def test_what_paints_by_itself_is_looked_at_again_when_it_is_painted(
    qtbot: QtBot, page: QWidget
) -> None:
    painted, watch = _Painted(page), MarkingWatch()
    painted.resize(100, 100)
    painted.show()
    with qtbot.waitSignal(watch.found) as found:
        watch.watch(page)
    assert found.args == [Label.PUBLIC]
    painted.label = Label.NETWORK
    with qtbot.waitSignal(watch.found, check_params_cb=lambda label: label is Label.NETWORK):
        painted.update()


def test_a_page_that_is_gone_shows_no_label(qtbot: QtBot) -> None:
    gone, watch = QWidget(), MarkingWatch()
    watch.watch(gone)
    shiboken6.delete(gone)
    with qtbot.waitSignal(watch.found) as found:
        watch.look_again()
    assert found.args == [None]


def test_badges_count_and_a_page_without_labels_has_none(qtbot: QtBot, page: QWidget) -> None:
    assert not list(shown_labels(page))
    assert not list(shown_labels(None))
    badge = MarkingBadge(Label.NETWORK, page)
    badge.show()
    assert list(shown_labels(page)) == [Label.NETWORK]
    watch = MarkingWatch()
    with qtbot.waitSignal(watch.found) as found:
        watch.watch(page)
    assert found.args == [Label.NETWORK]
    with qtbot.waitSignal(watch.found) as found:
        badge.set_marking(Label.INTERNAL)
    assert found.args == [Label.INTERNAL]
    badge.set_marking(Label.PUBLIC)
    small = QWidget(page, Qt.WindowType.Tool)
    MarkingBadge(Label.INTERNAL, small)
    watch.watch_beside(small)
    for comes, label in ((True, Label.INTERNAL), (False, Label.PUBLIC)):
        with qtbot.waitSignal(watch.found, check_params_cb=lambda found, it=label: found is it):
            small.setVisible(comes)
    with qtbot.waitSignal(watch.found, check_params_cb=lambda label: label is None):
        watch.watch(None)
