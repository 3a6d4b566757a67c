"""The page of what is public, and bulletins: looked at first, then written for others."""

from datetime import date
from pathlib import Path

from dateutil.relativedelta import relativedelta
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.domain.dates import parse_span
from hrdesk.domain.errors import Cancelled
from hrdesk.domain.records import field_of
from hrdesk.operations.outside import NETWORK, OUTSIDE
from hrdesk.operations.outward import Outward, bulletin, portal, remember_page, save_page
from hrdesk.operations.send import Progress, Stop
from hrdesk.store.database import Database
from hrdesk.store.partners import Partner, partners
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.jobs import Answer, ask, ask_long, tell
from hrdesk.ui.language import known_languages
from hrdesk.ui.printing.html_paper import HtmlPaper
from hrdesk.ui.printing.page_dialog import PageDialog
from hrdesk.ui.records.editors.span import SpanEditor
from hrdesk.ui.settings import Settings
from hrdesk.ui.tokens import SMALL
from hrdesk.ui.widgets.box_names import name_parts
from hrdesk.ui.widgets.narrow_box import may_be_narrow
from hrdesk.ui.words import error_sentence, language, number_word

_PORTAL, _WEEK, _MONTH, _YEAR, _FROM_TO = "portal", "week", "month", "year", "from_to"


class OutwardDialog(PageDialog):
    """What it is, for whom and in which language is chosen above the page."""

    _is_for_browsers = True

    def __init__(self, desk: Desk, settings: Settings, today: date, parent: QWidget) -> None:
        super().__init__(desk, settings, "", parent)
        self.setWindowTitle(self.tr("Page or bulletin for others"))
        self._today = today
        self._asked = 0
        self._found: Outward | None = None
        self._partners: dict[str, Partner] = {each.code: each for each in desk.read(partners)}
        self.what, self.reader, self.language = QComboBox(), QComboBox(), QComboBox()
        zone = desk.database.identity.zone
        self.days = SpanEditor(field_of("visit", "dates"), zone, self._day)
        self.days.keep_to_days()
        self._rows = QFormLayout()
        self._fill()
        self._lay_out_choices()
        self.what.currentIndexChanged.connect(self._other_page)
        self.reader.currentIndexChanged.connect(self._other_reader)
        self.language.currentIndexChanged.connect(self.read)
        self.days.touched.connect(self.read)
        self.days.done.connect(self.read)
        self.left.connect(self._remember)
        self._other_page()

    def write_html(self, path: Path) -> None:
        """Write the page, all languages of it, as a file that any browser opens."""
        if self._found is not None:
            ask(self._desk, self._written, save_page, path, self._found)

    @property
    def period(self) -> tuple[date, date] | None:
        """From which day to which; None for the page of what is public, or while nobody said."""
        what = str(self.what.currentData())
        if what == _FROM_TO:
            span = parse_span(str(self.days.given()))
            return (span.first, span.last) if span is not None else None
        long = {_WEEK: relativedelta(days=6), _MONTH: relativedelta(months=1)}
        if what == _PORTAL:
            return None
        return self._today - long.get(what, relativedelta(years=1)), self._today

    def read(self) -> None:
        """Look anew at what may go."""
        self._asked += 1
        self.show_page(None, "", "")
        if self.what.currentData() == _FROM_TO and self.period is None:
            self.page.setPlainText(self.tr("Say from which day to which."))
            return
        self.page.setPlainText(self.tr("HRDesk looks at what may leave …"))
        code, spoken = str(self.reader.currentData()), str(self.language.currentData())
        ask_long(self._desk, self._made, _make, code, self.period, self._today, spoken, self._asked)

    # ------------------------------------------------------------ answers

    def _made(self, answer: Answer) -> None:
        if answer.error is not None:
            if not isinstance(answer.error, Cancelled):
                self.fault.say(error_sentence(answer.error))
            return
        asked, found = answer.value
        if asked != self._asked:
            return  # something else was chosen meanwhile
        assert isinstance(found, Outward)
        self._found = found
        kind = "public" if self.period is None else "bulletin"
        us = self._desk.database.identity.code
        name = f"{us}_{kind}_{self._today.isoformat()}_{found.label.value}"
        self._turn(str(self.language.currentData()))
        self.show_page(HtmlPaper(found.title, found.alone, found.label), name, _told(found))

    def _written(self, answer: Answer) -> None:
        if answer.error is not None:
            self.fault.say(error_sentence(answer.error))
        else:
            tell(self._desk, Changes("send", touched=frozenset({"outbox"})))

    def _remember(self, file_name: str) -> None:
        if self._found is not None:
            name = file_name or self.tr("on paper")
            ask(self._desk, self._written, remember_page, self._found, name)

    def _turn(self, spoken: str) -> None:
        """The page stands as its reader reads, whatever the window does."""
        right = any(each.code == spoken and each.right_to_left for each in known_languages())
        way = Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
        self.page.setLayoutDirection(way)

    def _other_page(self) -> None:
        what = str(self.what.currentData())
        self._rows.setRowVisible(self.days, what == _FROM_TO)
        self.reader.setEnabled(what != _PORTAL)
        if what == _PORTAL:
            self.reader.setCurrentIndex(self.reader.findData(OUTSIDE))
        self.read()

    def _other_reader(self) -> None:
        partner = self._partners.get(str(self.reader.currentData()))
        if partner is not None:
            self.language.setCurrentIndex(max(self.language.findData(partner.language), 0))
        self.read()

    def _day(self) -> date:
        return self._today

    # ------------------------------------------------------------ building

    def _fill(self) -> None:
        for key, text in (
            (_PORTAL, self.tr("Page of what is public, in five languages")),
            (_WEEK, self.tr("Bulletin of the last week")),
            (_MONTH, self.tr("Bulletin of the last month")),
            (_YEAR, self.tr("Annual bulletin")),
            (_FROM_TO, self.tr("Bulletin from … to …")),
        ):
            self.what.addItem(text, key)
        self.reader.addItem(self.tr("Everybody"), OUTSIDE)
        self.reader.addItem(self.tr("All focal points of the network"), NETWORK)
        for partner in self._partners.values():
            self.reader.addItem(partner.name or partner.code, partner.code)
        for each in known_languages():
            self.language.addItem(each.name, each.code)
        self.language.setCurrentIndex(max(self.language.findData(language()), 0))

    def _lay_out_choices(self) -> None:
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(SMALL)
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        parts: list[tuple[str, QWidget]] = [
            (self.tr("&What"), self.what),
            (self.tr("&Days"), self.days),
            (self.tr("&For"), self.reader),
            (self.tr("&Language"), self.language),
        ]
        for text, part in parts:
            label = QLabel(text)
            label.setBuddy(part)
            self._rows.addRow(label, part)
            if isinstance(part, QComboBox):
                name_parts(part, text)
                may_be_narrow(part, 16)
        self.days.set_name(self.tr("Days"))
        self.choices.addLayout(self._rows)


def _make(
    database: Database,
    code: str,
    period: tuple[date, date] | None,
    today: date,
    spoken: str,
    asked: int,
    *,
    progress: Progress,
    cancelled: Stop,
) -> tuple[int, Outward]:
    with database.reading() as session:
        if period is None:
            page = portal(session, today, spoken, progress=progress, cancelled=cancelled)
        else:
            page = bulletin(
                session, code, *period, today, spoken, progress=progress, cancelled=cancelled
            )
    return asked, page


def _told(found: Outward) -> str:
    say = QCoreApplication.translate
    said = say("OutwardDialog", "{count} records are in it.").format(
        count=number_word(found.records)
    )
    stay = len(found.held_back)
    if not stay:
        return said
    return f"{said} {say('OutwardDialog', '%n record(s) stay here because of their labels.', '', stay)}"
