"""The tabs of a form: with their words, or as signs where there is no room for all the words."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QHelpEvent, QIcon, QResizeEvent
from PySide6.QtWidgets import QStyleOptionTab, QTabBar, QTabWidget, QToolTip, QWidget

from hrdesk.ui.tokens import ICON, MEDIUM, scaled

# Around a sign where there is little room.
_TIGHT = 6


class RecordTabs(QTabWidget):
    """Every tab has an icon: in a narrow pane it stands for the tabs that are not open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabBar(_Bar(self))
        self.setDocumentMode(True)


class _Bar(QTabBar):
    def __init__(self, tabs: QWidget) -> None:
        super().__init__(tabs)
        self._tabs = tabs
        self.setUsesScrollButtons(True)

    @property
    def is_narrow(self) -> bool:
        """Whether the words of all tabs are wider than the pane."""
        shown = [place for place in range(self.count()) if self.isTabVisible(place)]
        return sum(self._in_words(place).width() for place in shown) > self._tabs.width()

    def tabSizeHint(self, index: int) -> QSize:
        words = self._in_words(index)
        if not self._is_sign(index):
            return words
        return QSize(self._sign_width(), words.height())

    def _sign_width(self) -> int:
        """Closer together where there are many: all of them are to be seen at once."""
        shown = sum(self.isTabVisible(place) for place in range(self.count())) - 1
        room = self._tabs.width() - self._in_words(self.currentIndex()).width()
        sign = scaled(self.font(), ICON)
        return max(sign + _TIGHT, min(room // max(shown, 1), sign + 2 * MEDIUM))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def initStyleOption(self, option: QStyleOptionTab, tabIndex: int) -> None:
        super().initStyleOption(option, tabIndex)
        if self._is_sign(tabIndex):
            option.text = ""
        else:
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

    def _is_sign(self, index: int) -> bool:
        is_other = index != self.currentIndex()
        return is_other and not self.tabIcon(index).isNull() and self.is_narrow

    def _in_words(self, index: int) -> QSize:
        """How wide a tab is with its words; the icon that it may have takes no room there."""
        size = super().tabSizeHint(index)
        return (
            size if self.tabIcon(index).isNull() else size - QSize(self.iconSize().width() + 4, 0)
        )
