"""The third step of sharing: see what leaves this computer and what stays, before it does."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QStackedLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from hrdesk.operations.leaving_out import as_shipped
from hrdesk.operations.send import SOME
from hrdesk.operations.sending import Sending
from hrdesk.ui.exchange.leaving import leaving_tree, network_only, shipped_lines, summary_of
from hrdesk.ui.exchange.leaving_model import LeavingColumn, LeavingTree
from hrdesk.ui.exchange.lines_view import inset
from hrdesk.ui.exchange.notice import Notice
from hrdesk.ui.language import isolated
from hrdesk.ui.style import row_height
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL, scaled
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.headings import Caption
from hrdesk.ui.widgets.marking import MarkingBadge
from hrdesk.ui.widgets.sided import SidedLabel
from hrdesk.ui.words import number_word

Index = QModelIndex | QPersistentModelIndex
# What the columns have where there is no room for all that their lines say. How much stays here is
# not to be cut where there is little room.
_SHARES = dict(zip(LeavingColumn, (25, 23, 26, 26), strict=True))
_NARROW_SHARES = dict(zip(LeavingColumn, (22, 27, 24, 27), strict=True))
_WIDE = 760
# So many names fit into a tip.
_MOST_NAMED = 12
# So few kinds are shown open at once; else only those of which something stays.
_OPEN_AT_ONCE = 3


class CheckStep(QWidget):
    """What may go can be left out; hard rules have no switch: a label is changed on the record."""

    leaving = Signal(bool)  # whether there is anything that would leave
    focal_point_wanted = Signal(str)  # code

    def __init__(self) -> None:
        super().__init__()
        self.sending: Sending | None = None
        self.tree = LeavingTree(self)
        self.view = _TreeView()
        self.only_new = QCheckBox(self.tr("Show only what is new to them"))
        self.shipped = QCheckBox()
        self._as_shipped: frozenset[str] = frozenset()
        self._counts, self._highest = SidedLabel(), Caption(self.tr("Strictest label:"))
        self._badge = MarkingBadge()
        self.notice = Notice()
        self._look = QAction(self.tr("Look at this partner…"), self)
        self._look.triggered.connect(self._want_focal_point)
        self._nothing = EmptyState("lock", "")
        self._waiting = EmptyState("hourglass", self.tr("HRDesk looks at what may leave …"))
        self._build()
        self.only_new.toggled.connect(self._fill)
        self.shipped.clicked.connect(self._tick_shipped)
        self.tree.ticked.connect(self._ticked)

    @property
    def left_out(self) -> frozenset[str]:
        """The records that may go and are not to go in this workbook."""
        return frozenset(self.tree.left)

    @property
    def leaves(self) -> bool:
        """Whether there is anything that would leave."""
        sending = self.sending
        if sending is None:
            return False
        many = len(sending.going) + len(sending.others)
        return bool(sending.withdrawn) or len(self.tree.left) < many

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
        self._as_shipped = as_shipped(sending)
        # Whoever chose them one by one wants them.
        self.tree.left = set() if sending.scope == SOME else set(self._as_shipped)
        words = self.tr(
            "&Also the lists that came with HRDesk: %n record(s)", "", len(self._as_shipped)
        )
        self.shipped.setText(words)
        self.shipped.setVisible(bool(self._as_shipped))
        self._nothing.set_sentence(nothing)
        self._tell_of_network(sending)
        self.only_new.setChecked(False)
        self.only_new.setVisible(_knows_some(sending))
        self._fill()
        self._ticked()
        self._stack.setCurrentIndex(0 if sending.says_anything else 1)

    def _ticked(self) -> None:
        """The numbers and the label are those of what is ticked."""
        sending, left = self.sending, self.tree.left
        if sending is None:
            return
        summary = summary_of(sending, left)
        leaves = self.tr("Goes: {count}").format(count=number_word(summary.going))
        stays = self.tr("Stays here: {count}").format(count=number_word(summary.staying))
        new = self.tr("New to {desk}: {count}")
        new = new.format(desk=isolated(sending.partner.code), count=number_word(summary.new))
        gone = self.tr("No longer shared: {count}").format(count=number_word(summary.withdrawn))
        named = self.tr("Only their name goes: {count}").format(
            count=number_word(len(summary.named))
        )
        told = (
            leaves,
            stays,
            named if summary.named else "",
            new,
            gone if summary.withdrawn else "",
        )
        self._counts.setText(" · ".join(filter(None, told)))
        words = self._named_words(summary.named)
        self._counts.setToolTip(words)
        self._counts.setAccessibleDescription(words)
        self._badge.set_marking(summary.label)
        self.view.share_out()
        self.shipped.setChecked(not left & self._as_shipped)
        self.leaving.emit(self.leaves)

    def _named_words(self, titles: Sequence[str]) -> str:
        """Whose names leave though they stay; empty for nobody."""
        if not titles:
            return ""
        shown = [*map(isolated, titles[:_MOST_NAMED]), *(["…"] if titles[_MOST_NAMED:] else [])]
        said = self.tr("Stay here, but what goes has their names beside its links:")
        return "\n".join((said, *shown))

    def _tick_shipped(self) -> None:
        goes = self.shipped.isChecked()
        # Not all of them are shown where only what is new is.
        (self.tree.left.difference_update if goes else self.tree.left.update)(self._as_shipped)
        self.tree.tick(shipped_lines(self.tree.nodes), goes=goes)

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
        only_new = self.only_new.isChecked()
        nodes = leaving_tree(self.sending, self.tree.left, only_new=only_new)
        self.tree.show(nodes)
        for row, node in enumerate(nodes):
            if any(not each.may_go for each in node.children) or len(nodes) <= _OPEN_AT_ONCE:
                self.view.expand(self.tree.index(row, 0))
        if nodes:
            self.view.setCurrentIndex(self.tree.index(0, 0))
        self.view.share_out()

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
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inset(self.view), 1)
        column.addLayout(self._also())
        column.addLayout(self._foot())
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

    def _also(self) -> QHBoxLayout:
        also = QHBoxLayout()
        also.setContentsMargins(LARGE, SMALL, LARGE, 0)
        also.addWidget(self.shipped)
        also.addStretch(1)
        return also

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        foot.setSpacing(MEDIUM)
        self._counts.setWordWrap(True)
        foot.addWidget(self._counts, 1)
        foot.addWidget(self.only_new)
        foot.addWidget(self._highest)
        foot.addWidget(self._badge)
        return foot


def _knows_some(sending: Sending) -> bool:
    """Whether the partner has something of it already: else all is new."""
    knows = any(not each.is_new for each in sending.going)
    return knows or bool(sending.withdrawn) or any(not each.is_new for each in sending.others)


class _TreeView(QTreeView):
    """Columns share the width by what their lines say: why something stays is what one must read."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_Row(self))
        self.expanded.connect(self.share_out)
        self.collapsed.connect(self.share_out)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The space bar ticks the line, whichever of its cells is the current one."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            first = self.currentIndex().siblingAtColumn(LeavingColumn.RECORD)
            role = Qt.ItemDataRole.CheckStateRole
            is_ticked = first.data(role) == Qt.CheckState.Checked
            ticks = Qt.CheckState.Unchecked if is_ticked else Qt.CheckState.Checked
            self.model().setData(first, ticks, role)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_out()

    def share_out(self) -> None:
        """Give columns what their lines ask for; where that is too much, the reason goes first."""
        width = self.viewport().width()
        shares = _SHARES if width >= scaled(self.font(), _WIDE) else _NARROW_SHARES
        record, leaves, *_ = (width * share // 100 for share in shares.values())
        leaves = min(leaves, self._asked(LeavingColumn.LEAVES))
        sees, why = self._asked(LeavingColumn.SEES), self._asked(LeavingColumn.WHY)
        rest = max(width - record - leaves, 0)
        if sees + why > rest:
            least = self.header().sectionSizeHint(LeavingColumn.SEES) + SMALL
            sees = max(rest - why, least)
        else:
            record = width - leaves - sees - why
        for column, wide in zip(LeavingColumn, (record, leaves, sees), strict=False):
            self.setColumnWidth(column, wide)

    def _asked(self, column: LeavingColumn) -> int:
        """How wide its head and the lines in sight ask to be."""
        head = self.header().sectionSizeHint(column) + SMALL
        return max(self.sizeHintForColumn(column), head)


class _Row(QStyledItemDelegate):
    """Rows as high as in any other table."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), row_height(self._view))
