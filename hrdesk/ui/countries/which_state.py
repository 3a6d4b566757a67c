"""The page of States before one is named: what to type, and the field for it in the middle."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from hrdesk.ui.icons import icon
from hrdesk.ui.records.editors.finding import find_countries
from hrdesk.ui.records.editors.picking import PickLine
from hrdesk.ui.tokens import LARGE, MEDIUM, WIDE, scaled

_PICTURE, _LINE = 40, 360


class WhichState(QWidget):
    """Nothing else can be done on the page yet, so it stands where one looks first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pick = PickLine(find_countries, self)
        self.pick.setPlaceholderText(self.tr("Name of a State…"))
        self.pick.setAccessibleName(self.tr("State"))
        self._picture = QLabel(self)
        said = QLabel(
            self.tr("Type the name of a State, in any language, to see all that is known of it."),
            self,
        )
        said.setWordWrap(True)
        for label in (self._picture, said):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE, MEDIUM, WIDE, MEDIUM)
        layout.setSpacing(LARGE)
        layout.addStretch(2)
        layout.addWidget(self._picture)
        layout.addWidget(said)
        layout.addWidget(self.pick, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self.setFocusProxy(self.pick)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._measure()

    def _measure(self) -> None:
        side = scaled(self.font(), _PICTURE)
        self._picture.setPixmap(icon("globe").pixmap(QSize(side, side), self.devicePixelRatio()))
        self.pick.setFixedWidth(scaled(self.font(), _LINE))
