"""Settings in groups: looks, language, this desk, what leaves it, safety, backup; applied at once."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from hrdesk.ui import language
from hrdesk.ui.actions import Actions, plain
from hrdesk.ui.desk import Desk
from hrdesk.ui.icons import icon
from hrdesk.ui.language import ltr
from hrdesk.ui.settings import TEXT_SIZES, Settings
from hrdesk.ui.settings_page.key_card import KeyCard
from hrdesk.ui.settings_page.lock_card import LockCard
from hrdesk.ui.settings_page.reminders_card import RemindersCard
from hrdesk.ui.settings_page.this_desk import ThisDeskCard
from hrdesk.ui.settings_page.working_hours import WorkingHoursCard
from hrdesk.ui.theme import Theme
from hrdesk.ui.tokens import LARGE, MEDIUM, scaled
from hrdesk.ui.widgets.calm_wheel import calm_boxes
from hrdesk.ui.widgets.card import Card
from hrdesk.ui.widgets.form_rows import ScrolledBody, add_row, new_form
from hrdesk.ui.widgets.page import Page
from hrdesk.ui.widgets.page_header import PageHeader
from hrdesk.ui.words import number_word

_WIDTH = 720
# All cards begin their fields on one line.
_NAMES = 160


class SettingsPage(Page):
    """What this machine remembers, and what the desk is; the menus say the same."""

    hides_by_itself = True

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        theme: Theme,
        actions: Actions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._settings = settings
        self._theme = theme
        self._actions = actions
        self.desk_card = ThisDeskCard(desk, _NAMES)
        self.key_card = KeyCard(desk.database.identity)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(MEDIUM)
        for card in (
            self._appearance(),
            self._language(),
            self.desk_card,
            WorkingHoursCard(settings, _NAMES),
            RemindersCard(self._settings, _NAMES),
            self._sharing(),
            self.key_card,
            LockCard(self._desk, self._settings, _NAMES),
            self._safety(),
            self._backup(),
            self._keyboard(),
        ):
            self._cards.addWidget(card)
        self._cards.addStretch(1)
        self._lay_out()

    def _lay_out(self) -> None:
        column = ScrolledBody()
        column.setMaximumWidth(scaled(self.font(), _WIDTH))
        column.setLayout(self._cards)
        self._cards.setContentsMargins(LARGE, 0, LARGE, LARGE)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setAccessibleName(self.tr("Settings"))
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self._scroll.setWidget(column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(PageHeader(self.tr("Settings")))
        layout.addWidget(self._scroll, 1)
        calm_boxes(column)

    def panes(self) -> list[QWidget]:
        return [self._scroll]

    def show_key(self) -> None:
        """Scroll to what is said of the key, and let the keys go on from there."""
        body = self._scroll.widget()
        assert body is not None
        # A page that was just built has not laid out its cards yet.
        if layout := body.layout():
            layout.activate()
        self._scroll.verticalScrollBar().setValue(self.key_card.y())
        self.key_card.place.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------ looks and language

    def _appearance(self) -> Card:
        schemes = [self._actions[f"scheme_{each}"] for each in ("system", "light", "dark")]
        self.scheme = _ChoiceOfActions(schemes)
        self.text_size = QComboBox()
        for size in TEXT_SIZES:
            said = self.tr("{size} %").format(size=number_word(size))
            self.text_size.addItem(ltr(said), size)
        self._follow_text_size()
        self.text_size.activated.connect(self._choose_text_size)
        for key in ("bigger", "smaller", "normal"):
            self._actions[key].triggered.connect(self._follow_text_size)
        compact = QCheckBox(plain(self._actions["compact"].text()))
        compact.setChecked(self._actions["compact"].isChecked())
        compact.toggled.connect(self._actions["compact"].setChecked)
        self._actions["compact"].toggled.connect(compact.setChecked)
        form = new_form()
        add_row(form, self.tr("&Colours"), self.scheme, width=_NAMES)
        add_row(form, self.tr("Text &size"), self.text_size, width=_NAMES)
        add_row(form, self.tr("&Density"), compact, width=_NAMES)
        return _card(self.tr("Appearance"), form)

    def _choose_text_size(self) -> None:
        self._settings.text_size = int(self.text_size.currentData())
        self._theme.apply()

    def _follow_text_size(self) -> None:
        self.text_size.setCurrentIndex(self.text_size.findData(self._settings.text_size))

    def _language(self) -> Card:
        self.language = QComboBox()
        for each in language.languages():
            self.language.addItem(each.name, each.code)
        spoken = language.choose(self._settings.language)
        self.language.setCurrentIndex(self.language.findData(spoken.code))
        self.language.activated.connect(self._choose_language)
        form = new_form()
        words = (
            self.tr("Another language is spoken from the next start on.")
            if self.language.count() > 1
            else self.tr("More languages come with later versions.")
        )
        add_row(form, self.tr("&Language of the window"), self.language, words, width=_NAMES)
        return _card(self.tr("Language"), form)

    def _choose_language(self) -> None:
        self._settings.language = str(self.language.currentData())

    # ------------------------------------------------------------ the desk

    def _sharing(self) -> Card:
        card = Card(self.tr("What leaves this desk"))
        for sentence in (
            self.tr("Nothing that is labelled Internal ever leaves, in any file, to anybody."),
            self.tr("A person marked as protected never leaves, whatever the label says."),
            self.tr("Private notes never leave, and no workbook has a column for them."),
            self.tr("Before anything leaves you see what goes, what stays here, and why."),
        ):
            card.body.addWidget(_said(sentence))
        return card

    def _safety(self) -> Card:
        card = Card(self.tr("Safety"))
        card.body.addWidget(
            _said(
                self.tr(
                    "The file of the desk is not encrypted yet: only the disk encryption of this"
                    " computer (BitLocker, FileVault, LUKS) protects it. Make sure that it is on."
                )
            )
        )
        card.body.addWidget(
            _said(
                self.tr(
                    "What must never be read by others stands in the restricted registers: each is"
                    " encrypted under a passphrase of its own."
                )
            )
        )
        button = QPushButton(icon("shield"), plain(self._actions["restricted"].text()))
        button.clicked.connect(self._actions["restricted"].trigger)
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        return card

    def _backup(self) -> Card:
        card = Card(self.tr("Backup"))
        card.body.addWidget(
            _said(
                self.tr(
                    "A copy lies beside the desk under the date it was made on. Before a workbook"
                    " is taken in, HRDesk makes one by itself."
                )
            )
        )
        button = QPushButton(icon("save"), self._actions["backup"].text())
        button.clicked.connect(self._actions["backup"].trigger)
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        return card

    def _keyboard(self) -> Card:
        card = Card(self.tr("Keyboard and licences"))
        for key, icon_name in (("shortcuts", "keyboard"), ("about", "info")):
            button = QPushButton(icon(icon_name), plain(self._actions[key].text()))
            button.clicked.connect(self._actions[key].trigger)
            card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        return card


class _ChoiceOfActions(QComboBox):
    """One of several actions that exclude each other, shown as a list that follows them."""

    def __init__(self, actions: list[QAction]) -> None:
        super().__init__()
        self._choices = actions
        for action in actions:
            self.addItem(plain(action.text()))
            action.toggled.connect(self._follow)
        self._follow()
        self.activated.connect(self._choose)

    def _choose(self, row: int) -> None:
        self._choices[row].trigger()

    def _follow(self) -> None:
        for row, action in enumerate(self._choices):
            if action.isChecked():
                self.setCurrentIndex(row)


def _card(title: str, form: QFormLayout) -> Card:
    card = Card(title)
    card.body.addLayout(form)
    return card


def _said(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    # Where the window begins, also for a path in a window that is read from the right.
    mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
    return label
