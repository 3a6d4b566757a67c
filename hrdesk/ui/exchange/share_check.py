"""The third step of sharing: see what leaves this computer and what stays, before it does."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStackedLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from hrdesk.operations.sending import Sending
from hrdesk.ui.exchange.leaving import leaving_tree, network_only, summary_of
from hrdesk.ui.exchange.leaving_model import LeavingColumn, LeavingTree
from hrdesk.ui.exchange.lines_view import inset
from hrdesk.ui.exchange.notice import Notice
from hrdesk.ui.language import isolated
from hrdesk.ui.style import row_height
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL, scaled
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.headings import Caption
from hrdesk.ui.widgets.marking import MarkingBadge
from hrdesk.ui.words import number_word

Index = QModelIndex | QPersistentModelIndex
_SHARES = {
    LeavingColumn.RECORD: 25,
    LeavingColumn.LEAVES: 23,
    LeavingColumn.SEES: 26,
    LeavingColumn.WHY: 26,
}
# Where there is little room, how much stays is not to be cut.
_NARROW_SHARES = dict(zip(_SHARES, (22, 27, 24, 27), strict=True))
_WIDE = 760
# So few kinds are shown open at once; else only those of which something stays.
_OPEN_AT_ONCE = 3


class CheckStep(QWidget):
    """Hard rules have no switch here: a label is changed on the record."""

    leaving = Signal(bool)  # whether there is anything that would leave
    focal_point_wanted = Signal(str)  # code

    def __init__(self) -> None:
        super().__init__()
        self.sending: Sending | None = None
        self.tree = LeavingTree(self)
        self.view = _TreeView()
        self.only_new = QCheckBox(self.tr("Show only what is new to them"))
        self._counts, self._highest = QLabel(), Caption(self.tr("Highest label:"))
        self._badge = MarkingBadge()
        self.notice = Notice()
        self._look = QAction(self.tr("Look at this partner…"), self)
        self._look.triggered.connect(self._want_focal_point)
        self._nothing = EmptyState("lock", "")
        self._waiting = EmptyState("hourglass", self.tr("HRDesk looks at what may leave …"))
        self._build()
        self.only_new.toggled.connect(self._fill)

    @property
    def counts(self) -> str:
        """What leaves and what stays, in numbers."""
        return self._counts.text()

    @property
    def sentence(self) -> str:
        """What is said when nothing would leave."""
        return self._nothing.sentence if self._stack.currentIndex() == 1 else ""

    def wait(self) -> None:
        """The preview is being made."""
        self.sending = None
        self.notice.hide()
        self._stack.setCurrentIndex(2)
        self.leaving.emit(False)

    def show_sending(self, sending: Sending, nothing: str) -> None:
        """Show the preview; `nothing` is said when there is nothing that would leave."""
        self.sending = sending
        summary = summary_of(sending)
        leaves = self.tr("Goes: {count}").format(count=number_word(summary.going))
        stays = self.tr("Stays here: {count}").format(count=number_word(summary.staying))
        new = self.tr("New to {desk}: {count}")
        new = new.format(desk=isolated(sending.partner.code), count=number_word(summary.new))
        gone = self.tr("No longer shared: {count}").format(count=number_word(summary.withdrawn))
        told = (leaves, stays, new, gone if summary.withdrawn else "")
        self._counts.setText(" · ".join(filter(None, told)))
        self._badge.set_marking(summary.label)
        self._nothing.set_sentence(nothing)
        self._tell_of_network(sending)
        self.only_new.setChecked(False)
        self._fill()
        self._stack.setCurrentIndex(0 if sending.says_anything else 1)
        self.leaving.emit(sending.says_anything)

    def _tell_of_network(self, sending: Sending) -> None:
        """The one reason to stay here that is no property of the records: it may be a mistake."""
        count = network_only(sending)
        self.notice.setVisible(bool(count))
        if count:
            said = self.tr(
                "Held back: %n record(s) labelled Network, because {desk} is not known as a focal"
                " point of the network. If it is one, tick it under Partners and share again.",
                "",
                count,
            )
            desk = isolated(sending.partner.name or sending.partner.code)
            self.notice.tell(said.format(desk=desk), [self._look], warns=True)

    def _want_focal_point(self) -> None:
        if self.sending is not None:
            self.focal_point_wanted.emit(self.sending.partner.code)

    def _fill(self) -> None:
        if self.sending is None:
            return
        nodes = leaving_tree(self.sending, only_new=self.only_new.isChecked())
        self.tree.show(nodes)
        for row, node in enumerate(nodes):
            if any(not each.leaves for each in node.children) or len(nodes) <= _OPEN_AT_ONCE:
                self.view.expand(self.tree.index(row, 0))
        if nodes:
            self.view.setCurrentIndex(self.tree.index(0, 0))

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        self.view.setModel(self.tree)
        self.view.setUniformRowHeights(True)
        self.view.setFrameShape(QTreeView.Shape.NoFrame)
        self.view.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(self.tr("What leaves and what stays"))
        header = self.view.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsMovable(False)
        header.setStretchLastSection(True)
        foot = QHBoxLayout()
        foot.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        foot.setSpacing(MEDIUM)
        self._counts.setWordWrap(True)
        foot.addWidget(self._counts, 1)
        foot.addWidget(self.only_new)
        foot.addWidget(self._highest)
        foot.addWidget(self._badge)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inset(self.view), 1)
        column.addLayout(foot)
        band = QHBoxLayout()
        band.setContentsMargins(LARGE, 0, LARGE, SMALL)
        band.addWidget(self.notice)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(band)
        self._stack = QStackedLayout()
        layout.addLayout(self._stack, 1)
        for page in (full, self._nothing, self._waiting):
            self._stack.addWidget(page)


class _TreeView(QTreeView):
    """Columns share the width."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_Row(self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.viewport().width()
        shares = _SHARES if width >= scaled(self.font(), _WIDE) else _NARROW_SHARES
        for column, share in shares.items():
            self.setColumnWidth(column, width * share // 100)


class _Row(QStyledItemDelegate):
    """Rows as high as in any other table."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), row_height(self._view))
