"""Second page of the first start: the time zone, the window's language, the working languages."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from hrdesk.ui import language
from hrdesk.ui.first_start.question import Question, wrapped
from hrdesk.ui.tokens import SMALL
from hrdesk.ui.widgets.card import Card
from hrdesk.ui.widgets.zone_box import ZoneBox, system_zone

_COLUMNS = 4


class Place(Question):
    """Where and in which languages this person works."""

    def __init__(self, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Your zone and languages"),
            self.tr(
                "Times are shown in your zone, with the partner's beside it. A time that you enter"
                " keeps the zone it was given in, wherever the file is opened."
            ),
            parent,
        )
        self._spoken = spoken
        self.home = ZoneBox()
        self.home.set_zone(system_zone())
        self.home.currentTextChanged.connect(self.changed)
        self.window_language = QComboBox()
        for each in language.languages():
            self.window_language.addItem(each.name, each.code)
        row = self.window_language.findData(language.choose(spoken).code)
        self.window_language.setCurrentIndex(max(row, 0))
        self.add_field(
            self.tr("Time &zone"), self.home, self.tr("Type a city or a country to find it.")
        )
        self.add_field(
            self.tr("&Language of the window"),
            self.window_language,
            self.tr("Another language is spoken from the next start on.")
            if self.window_language.count() > 1
            else self.tr("More languages come with later versions."),
        )
        self.fault = wrapped("")
        self.fault.hide()
        self.form.insertRow(1, "", self.fault)
        self.home.currentTextChanged.connect(self._say_what_is_missing)
        self._boxes = {code: QCheckBox(name) for code, name in self._working_languages()}
        self._boxes["en"].setChecked(True)
        self.body.insertWidget(self.body.count() - 1, self._languages_card())

    @property
    def missing(self) -> str:
        return "" if self.home.zone else self.tr("To go on, choose a time zone.")

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages this person works in."""
        return tuple(code for code, box in self._boxes.items() if box.isChecked())

    def _say_what_is_missing(self) -> None:
        typed, found = self.home.currentText().strip(), self.home.zone
        said = self.tr(
            "More than one time zone, or none, is called that: choose one from the list."
        )
        self.fault.setText("" if found or not typed else said)
        self.fault.setVisible(bool(self.fault.text()))

    def first_field(self) -> QWidget:
        return self.home

    def _working_languages(self) -> tuple[tuple[str, str], ...]:
        return (
            ("ar", self.tr("Arabic")),
            ("zh", self.tr("Chinese")),
            ("en", self.tr("English")),
            ("fr", self.tr("French")),
            ("id", self.tr("Indonesian")),
            ("pt", self.tr("Portuguese")),
            ("ru", self.tr("Russian")),
            ("es", self.tr("Spanish")),
        )

    def _languages_card(self) -> Card:
        card = Card(self.tr("Languages you work in"))
        grid = QGridLayout()
        grid.setVerticalSpacing(SMALL)
        for number, box in enumerate(self._boxes.values()):
            grid.addWidget(box, number // _COLUMNS, number % _COLUMNS)
        card.body.addLayout(grid)
        return card
