"""The choice of views of a page: buttons side by side, or one with a menu where there is no room."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from hrdesk.ui.tokens import GAP, SMALL
from hrdesk.ui.widgets.giving_way import Views
from hrdesk.ui.widgets.pop_up_place import hang


class ViewSwitch(QWidget):
    """The first view added is the open one."""

    chosen = Signal(str)  # the key given to add

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._form = Views.WIDE
        self._group = QButtonGroup(self)
        self._row = QWidget(self)
        layout = QHBoxLayout(self._row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        # Says which view is open; its menu has the others.
        self._short = QPushButton(self)
        self._short.setAccessibleName(name)
        self._actions = QActionGroup(self)
        self._menu = QMenu(self)
        hang(self._menu, self._short)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._group.buttonClicked.connect(self._tell)
        self._menu.triggered.connect(self._menu_chosen)
        self.hide()

    @property
    def view(self) -> str:
        """The key of the open view; empty where there is none."""
        button = self._group.checkedButton()
        return button.objectName() if button is not None else ""

    def add(self, key: str, text: str) -> None:
        """One more way to look at the same things."""
        button = _ViewButton(text)
        button.setObjectName(key)
        button.setCheckable(True)
        button.setAccessibleName(text)
        button.setChecked(not self._group.buttons())
        self._group.addButton(button)
        layout = self._row.layout()
        assert layout is not None
        layout.addWidget(button)
        button.show()  # now, so that its width counts at once
        action = self._menu.addAction(text)
        action.setCheckable(True)
        action.setData(key)
        self._actions.addAction(action)
        self._follow()
        self.show()

    def show_view(self, key: str) -> None:
        """Marks a view as the open one without telling anybody."""
        for button in self._group.buttons():
            if button.objectName() == key:
                button.setChecked(True)
        self._follow()

    def width_of(self, form: Views) -> int:
        """How wide it is in one of its forms."""
        if form is Views.MENU:
            return self._short.sizeHint().width()
        row = self._row
        return (row.sizeHint() if form is Views.WIDE else row.minimumSizeHint()).width()

    def set_form(self, form: Views) -> None:
        """Ask for as much room as a form needs; which one is shown follows from what it gets."""
        if form is not self._form:
            self._form = form
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self.width_of(self._form), self._row.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        least = min(self._short.sizeHint().width(), self._row.minimumSizeHint().width())
        return QSize(least, self._row.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        # The row tells when it needs other room; nobody else here asks it.
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        has_room = self.width() >= self._row.minimumSizeHint().width()
        self._row.setVisible(has_room)
        self._short.setVisible(not has_room)
        for each in (self._row, self._short):
            each.setGeometry(self.rect())

    def _follow(self) -> None:
        for action in self._menu.actions():
            if action.data() == self.view:
                action.setChecked(True)
                self._short.setText(action.text())
                self._short.setAccessibleName(f"{self._name}: {action.text()}")
        self.updateGeometry()
        self._fit()

    def _menu_chosen(self) -> None:
        action = self._actions.checkedAction()
        if action.data() != self.view:
            self.show_view(str(action.data()))
            self.chosen.emit(self.view)

    def _tell(self, button: QAbstractButton) -> None:
        self._follow()
        self.chosen.emit(button.objectName())


class _ViewButton(QPushButton):
    """As wide as its neighbours where there is room, else as its words need."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(words + 2 * SMALL, self.sizeHint().height())
