"""The tabs of a form: in words, as signs where there is little room, and all by name in a menu."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QHelpEvent, QIcon, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QMenu,
    QPushButton,
    QStyleOptionTab,
    QTabBar,
    QTabWidget,
    QToolTip,
    QWidget,
)

from hrdesk.ui.tokens import ICON, SMALL, scaled

# Around a sign, so that it is met by whoever does not point well.
_AROUND = 6
# The arrow of a menu, and what is around it.
_ARROW = 42


class RecordTabs(QTabWidget):
    """Every tab has an icon: in a narrow pane it stands for tabs that have no room for words.

    Where not even all signs have room, the last tabs have none; *More* has all of them by name, as
    soon as one of them is not in words. Arrow keys in the bar reach each of them all the same.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.more = _More(self.tr("More"))
        self.more.setAccessibleName(self.tr("All parts by name"))
        self.more.setAutoDefault(False)
        self.more.setFlat(True)
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        self._bar = _Bar(self)
        self.setTabBar(self._bar)
        self.setDocumentMode(True)
        self.setCornerWidget(self.more, Qt.Corner.TopRightCorner)
        self.more.hide()
        self.menu.aboutToShow.connect(self._fill)
        self.menu.triggered.connect(self._choose)
        self.currentChanged.connect(self.updateGeometry)

    def fit(self) -> None:
        """Show the menu where it is needed, and nowhere else."""
        if self.more.isHidden() == self._bar.is_narrow:
            self.more.setVisible(self._bar.is_narrow)
            self._bar.updateGeometry()

    def _fill(self) -> None:
        self.menu.clear()
        for place in filter(self.isTabVisible, range(self.count())):
            words = self.tabText(place).replace("&", "&&")
            action = self.menu.addAction(self.tabIcon(place), words)
            action.setData(place)
            action.setCheckable(True)
            action.setChecked(place == self.currentIndex())

    def _choose(self, action: QAction) -> None:
        self.setCurrentIndex(int(action.data()))
        self._bar.setFocus(Qt.FocusReason.OtherFocusReason)

    def minimumSizeHint(self) -> QSize:
        # As high as the page that is shown: for that of a part nobody sees, Qt would press together
        # what stands above.
        hint = super().minimumSizeHint()
        if not self.count():
            return hint
        page = self.currentWidget()
        least = page.minimumSizeHint().expandedTo(page.minimumSize()).height()
        return QSize(hint.width(), self._bar.sizeHint().height() + least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.fit()
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()


class _More(QPushButton):
    """No wider than its word and the arrow, so that both are read as one; as high as the tabs, so
    that its word is in one line with theirs."""

    tabs_height = 0

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self.text()) + scaled(self.font(), _ARROW)
        return QSize(wide, max(super().sizeHint().height(), self.tabs_height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class _Bar(QTabBar):
    def __init__(self, tabs: RecordTabs) -> None:
        super().__init__(tabs)
        self._tabs = tabs
        # All that is shown has room: there is nothing to scroll to.
        self.setUsesScrollButtons(False)
        self.currentChanged.connect(self._share_out)

    @property
    def is_narrow(self) -> bool:
        """Whether the words of all tabs are wider than the pane."""
        return sum(self._in_words(each).width() for each in self._shown()) > self._tabs.width()

    def tabSizeHint(self, index: int) -> QSize:
        words = self._in_words(index)
        if not self.is_narrow:
            return words
        return QSize(self._widths().get(index, 0), words.height())

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def minimumSizeHint(self) -> QSize:
        # Whatever is as wide as all words now can be made narrow.
        return QSize(scaled(self.font(), ICON), super().minimumSizeHint().height())

    def tabLayoutChange(self) -> None:
        super().tabLayoutChange()
        if self.count():
            self._tabs.more.tabs_height = self._in_words(0).height()
        self._tabs.fit()

    def initStyleOption(self, option: QStyleOptionTab, tabIndex: int) -> None:
        super().initStyleOption(option, tabIndex)
        if not self._is_sign(tabIndex):
            option.icon = QIcon()
            return
        option.text = ""
        if not self._widths().get(tabIndex):
            option.icon = QIcon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self.tabAt(event.pos())
            if place >= 0 and self._is_sign(place):
                QToolTip.showText(event.globalPos(), self.tabText(place), self)
                return True
        return super().event(event)

    def _share_out(self) -> None:
        """Another tab is open: those that are not may have other widths, which Qt does not ask."""
        if self.is_narrow:
            self.setIconSize(self.iconSize())

    def _shown(self) -> list[int]:
        return [place for place in range(self.count()) if self.isTabVisible(place)]

    def _room(self) -> int:
        """How wide the bar may be beside the menu."""
        return max(self._tabs.width() - self._tabs.more.sizeHint().width() - SMALL, 0)

    def _widths(self) -> dict[int, int]:
        """How wide each tab is that has room: the open one in words, of the others as many signs
        as there is room for, and the first of these in words where that leaves room."""
        now, room = self.currentIndex(), self._room()
        found = {now: min(self._in_words(now).width(), room)}
        least = scaled(self.font(), ICON) + 2 * _AROUND
        others = [place for place in self._shown() if place != now]
        fitting = others[: (room - found[now]) // least]
        left = room - found[now] - len(fitting) * least
        for place in fitting:
            more = self._in_words(place).width() - least
            if more > left:
                break
            found[place] = least + more
            left -= more
        return dict.fromkeys(fitting, least) | found

    def _is_sign(self, index: int) -> bool:
        """Whether a tab stands there without its words, as a sign or not at all."""
        if self.tabIcon(index).isNull() or not self.is_narrow or index == self.currentIndex():
            return False
        return self._widths().get(index, 0) < self._in_words(index).width()

    def _in_words(self, index: int) -> QSize:
        """How wide a tab is with its words; the icon that it may have takes no room there."""
        size = super().tabSizeHint(index)
        return (
            size if self.tabIcon(index).isNull() else size - QSize(self.iconSize().width() + 4, 0)
        )
