"""The choices of an update: about what, which period, which region, for whom, in which language."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QWidget

from hrdesk.domain.dates import parse_span
from hrdesk.domain.records import field_of
from hrdesk.operations.outside import OUTSIDE
from hrdesk.operations.update import Wanted
from hrdesk.operations.update_occasions import Occasion, Period, period_from
from hrdesk.operations.visit_map import own_region, region_members, regions
from hrdesk.store.partners import Partner, partners
from hrdesk.ui.actions import plain
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import known_languages
from hrdesk.ui.records.editors.make import editor_for
from hrdesk.ui.records.editors.span import SpanEditor
from hrdesk.ui.today.update_words import occasion_words, period_words
from hrdesk.ui.tokens import SMALL
from hrdesk.ui.widgets.box_names import name_parts
from hrdesk.ui.widgets.narrow_box import may_be_narrow

_FROM_TO, _CHOSEN = "from_to", "chosen"
_FIRST_PERIOD = {Occasion.WEEK: Period.TWO_WEEKS, Occasion.FORECAST: Period.SIX_MONTHS}


class UpdateForm(QWidget):
    """Says `changed` whenever something else is asked for."""

    changed = Signal()

    def __init__(self, desk: Desk, occasion: Occasion, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._today = today
        self._partners: dict[str, Partner] = {each.code: each for each in desk.read(partners)}
        self.occasion, self.period, self.region = QComboBox(), QComboBox(), QComboBox()
        self.reader, self.language = QComboBox(), QComboBox()
        zone = desk.database.identity.zone
        self.days = SpanEditor(field_of("visit", "dates"), zone, self._day)
        self.days.keep_to_days()
        self.countries = editor_for(field_of("activity", "countries"), "activity", desk)
        self._fill(desk.read(own_region))
        self._lay_out()
        self._choose(self.occasion, occasion)
        self._choose(self.period, _FIRST_PERIOD[occasion])
        self._reader_chosen()
        self._show_editors()
        self._connect()

    @property
    def wanted(self) -> Wanted | None:
        """What is asked for; None while the days or the countries are not said yet."""
        days = self._days()
        if days is None:
            return None
        chosen = str(self.region.currentData())
        countries: tuple[str, ...] = tuple(region_members(chosen))
        if chosen == _CHOSEN:
            countries, chosen = self._chosen_countries(), ""
            if not countries:
                return None
        return Wanted(Occasion(self.occasion.currentData()), *days, countries, chosen)

    @property
    def code(self) -> str:
        """For whom: the code of a partner, or `OUTSIDE`."""
        return str(self.reader.currentData())

    @property
    def language_code(self) -> str:
        """The language of the reader."""
        return str(self.language.currentData())

    def missing_words(self) -> str:
        """What is to be said before there can be a preview."""
        if self._days() is None:
            return self.tr("Say from which day to which.")
        return self.tr("Choose the countries.")

    # ------------------------------------------------------------ reading what was chosen

    def _day(self) -> date:
        return self._today

    def _days(self) -> tuple[date, date] | None:
        chosen = str(self.period.currentData())
        if chosen != _FROM_TO:
            return period_from(Period(chosen), self._today)
        span = parse_span(str(self.days.given()))
        return (span.first, span.last) if span is not None else None

    def _chosen_countries(self) -> tuple[str, ...]:
        given = self.countries.given()
        return tuple(given) if isinstance(given, tuple | list) else ()

    def _reader_chosen(self) -> None:
        partner = self._partners.get(self.code)
        if partner is not None:
            self._choose(self.language, partner.language)

    def _show_editors(self) -> None:
        self._rows.setRowVisible(self.days, self.period.currentData() == _FROM_TO)
        self._rows.setRowVisible(self.countries, self.region.currentData() == _CHOSEN)

    def _choose(self, box: QComboBox, value: str) -> None:
        box.setCurrentIndex(max(box.findData(value), 0))

    def _region_or_period_chosen(self) -> None:
        self._show_editors()
        self.changed.emit()

    def _occasion_chosen(self) -> None:
        self._choose(self.period, _FIRST_PERIOD[Occasion(self.occasion.currentData())])
        self._region_or_period_chosen()

    def _other_reader(self) -> None:
        self._reader_chosen()
        self.changed.emit()

    # ------------------------------------------------------------ building

    def _fill(self, own: str) -> None:
        for occasion, text in occasion_words().items():
            self.occasion.addItem(text, occasion.value)
        for period, text in period_words().items():
            self.period.addItem(text, period.value)
        self.period.addItem(self.tr("From … to …"), _FROM_TO)
        self.region.addItem(self.tr("Whole world"), "")
        for name in regions():
            said = self.tr("Our region: {name}") if name == own else "{name}"
            self.region.addItem(said.format(name=name), name)
        self.region.addItem(self.tr("Chosen countries"), _CHOSEN)
        self._choose(self.region, own)
        for partner in self._partners.values():
            self.reader.addItem(partner.name or partner.code, partner.code)
        self.reader.addItem(self.tr("People outside: a copy to pass on"), OUTSIDE)
        for each in known_languages():
            self.language.addItem(each.name, each.code)

    def _lay_out(self) -> None:
        self._rows = QFormLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(SMALL)
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        boxes: list[tuple[str, QWidget]] = [
            (self.tr("&What"), self.occasion),
            (self.tr("&Period"), self.period),
            (self.tr("&Days"), self.days),
            (self.tr("&Region"), self.region),
            (self.tr("C&ountries"), self.countries),
            (self.tr("&For"), self.reader),
            (self.tr("&Language of the text"), self.language),
        ]
        for text, widget in boxes:
            label = QLabel(text)
            label.setBuddy(widget)
            self._rows.addRow(label, widget)
            widget.setAccessibleName(plain(text))
            if isinstance(widget, QComboBox):
                name_parts(widget, text)
                may_be_narrow(widget, 12)
        for editor, text in ((self.days, self.tr("Days")), (self.countries, self.tr("Countries"))):
            editor.set_name(text)

    def _connect(self) -> None:
        self.occasion.activated.connect(self._occasion_chosen)
        for box in (self.period, self.region):
            box.activated.connect(self._region_or_period_chosen)
        self.reader.activated.connect(self._other_reader)
        self.language.activated.connect(self.changed)
        for editor in (self.days, self.countries):
            editor.touched.connect(self.changed)
            editor.done.connect(self.changed)
