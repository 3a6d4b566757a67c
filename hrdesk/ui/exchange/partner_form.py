"""One partner: who it is, whether it belongs to the network, and whether it is known already."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.dates import is_zone
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.rhythm import Rhythm
from hrdesk.operations.fingerprint import spoken
from hrdesk.store.partners import Partner
from hrdesk.ui.calendar.clock import Clock, this_moment
from hrdesk.ui.calendar.spoken import time_words
from hrdesk.ui.exchange.given_got_words import rhythm_word
from hrdesk.ui.exchange.wording import day_words
from hrdesk.ui.icons import icon
from hrdesk.ui.language import known_languages, ltr
from hrdesk.ui.records.editors.finding import find_zones
from hrdesk.ui.records.editors.single import PickEditor
from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import GAP, LARGE, MEDIUM, SMALL
from hrdesk.ui.widgets.flow import FlowLayout
from hrdesk.ui.widgets.form_rows import FormBody, Remark, ScrolledBody
from hrdesk.ui.widgets.headings import Caption, RecordTitle
from hrdesk.ui.words import zone_word

_ZONE = Field("zone", Kind.ZONE)


class _LowRemark(Remark):
    """As low as its lines: a form also looks at how high a label likes to be by itself, which is
    higher where there is more width than that."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.fontMetrics().height())


class PartnerForm(QWidget):
    """Saves each field as it is left; a new partner is added when it has a code."""

    saved = Signal(str, object)  # code, and the values that were given by name
    added = Signal(str, object)
    cancelled = Signal()
    code_given = Signal()  # what is known of the desk that it stands for may be filled in

    def __init__(self, parent: QWidget | None = None, clock: Clock = this_moment) -> None:
        super().__init__(parent)
        self._clock = clock
        self._partner: Partner | None = None
        self._is_alone = False
        self._title = RecordTitle()
        self.code, self.name, self.email = QLineEdit(), QLineEdit(), QLineEdit()
        self.focal_point = QCheckBox(self.tr("Focal point of the network"))
        self.compared = QCheckBox(self.tr("Compared by telephone"))
        self._coded, self._explained = _LowRemark(quiet=True), _LowRemark(quiet=True)
        self._known, self._refusal = Remark(), Remark()
        self.language, self.rhythm = QComboBox(), QComboBox()
        self.zone = PickEditor(_ZONE, find_zones, zone_word)
        self.there = Caption()
        self.back = QToolButton()
        self.back.setIcon(icon("arrow-left"))
        self.back.setAutoRaise(True)
        self.back.setToolTip(self.tr("Back to the list (Esc)"))
        self.back.setAccessibleName(self.tr("Back to the list"))
        self.back.hide()
        self.add = QPushButton(self.tr("Add partner"))
        self.cancel = QPushButton(self.tr("Cancel"))
        self._build()
        self._connect()

    # ------------------------------------------------------------ showing

    def show_partner(self, partner: Partner, zone: str = "UTC") -> None:
        """Show a partner that is known; what is being typed about it stays."""
        is_same = self._partner is not None and self._partner.code == partner.code
        self._partner = partner
        self._title.setText(partner.name or partner.code)
        self._fill(partner, keep_typed=is_same)
        self.code.setReadOnly(True)
        self._show_buttons(adding=False)
        self._show_compared(partner, zone)
        if partner.identity:
            words = self.tr(
                "Known: you have accepted a workbook of this desk. The eight words of its key:"
                "\n{words}\nCompare them by telephone: they find theirs under Settings."
            )
            said = ltr(" ".join(spoken(partner.identity)) or partner.identity)
            self._known.setText(words.format(words=said))
        else:
            self._known.setText(
                self.tr(
                    "Not yet accepted: no workbook of this desk was taken in. The first one is"
                    " taken over only if you accept it."
                )
            )

    def _show_compared(self, partner: Partner, zone: str) -> None:
        self.compared.setVisible(bool(spoken(partner.identity)))
        self.compared.setChecked(partner.compared is not None)
        words = self.tr("Compared by telephone")
        if partner.compared is not None:
            words = self.tr("Compared by telephone on {day}")
            words = words.format(day=day_words(partner.compared, zone))
        self.compared.setText(words)

    def begin_new(self) -> None:
        """An empty form for a partner to add."""
        self._partner = None
        self._title.setText(self.tr("New partner"))
        self._fill(Partner("", focal_point=False))
        self.code.setReadOnly(False)
        self._known.clear()
        self.compared.hide()
        self._show_buttons(adding=True)
        self.code.setFocus()

    def propose(self, name: str, zone: str) -> None:
        """Fill in what is known of the desk that a code stands for, where nothing was typed."""
        if name and not self.name.text().strip():
            self.name.setText(name)
            self.name.setCursorPosition(0)
        if zone and not self.zone.given():
            self.zone.show_value(zone)
            self._tell_time(zone)

    @property
    def is_adding(self) -> bool:
        """Whether the partner that is shown is not kept yet."""
        return self._partner is None

    @property
    def refusal(self) -> str:
        """Why something was not kept."""
        return self._refusal.text()

    @property
    def known_words(self) -> str:
        """What is said about the identity of the desk."""
        return self._known.text()

    def refuse(self, sentence: str) -> None:
        """Say why something was not kept."""
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))

    def _fill(self, partner: Partner, *, keep_typed: bool = False) -> None:
        lines = ((self.code, partner.code), (self.name, partner.name), (self.email, partner.email))
        for line, text in lines:
            if not (keep_typed and line.hasFocus()):
                line.setText(text)
                line.setCursorPosition(0)
        self.focal_point.setChecked(partner.focal_point)
        place = self.language.findData(partner.language)
        self.language.setCurrentIndex(max(place, 0))
        self.rhythm.setCurrentIndex(self.rhythm.findData(partner.rhythm))
        if not (keep_typed and self.zone.pick.hasFocus()):
            self.zone.show_value(partner.zone)
        self._tell_time(partner.zone)
        if not keep_typed:
            self.refuse("")

    def _tell_time(self, zone: str) -> None:
        """What the clock shows there now: whoever telephones looks here first."""
        known = bool(zone) and is_zone(zone)
        said = self.tr("{time} there now")
        self.there.setText(said.format(time=time_words(self._clock(), zone)) if known else "")
        self.there.setVisible(known)

    def _show_buttons(self, *, adding: bool) -> None:
        for widget in (self._foot, self._coded):
            widget.setVisible(adding)
        self._show_way_back()

    def set_alone(self, is_alone: bool) -> None:
        """Whether it stands in the place of the list, so that there must be a way back."""
        self._is_alone = is_alone
        self._show_way_back()

    def _show_way_back(self) -> None:
        # What is begun has its own button for it.
        self.back.setVisible(self._is_alone and not self.is_adding)

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        remarks = (self._coded, self._explained, self._known, self._refusal)
        body = FormBody(remarks)
        for label in remarks:
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._explain()
        for language in known_languages():
            self.language.addItem(language.name, language.code)
        for rhythm in Rhythm:
            self.rhythm.addItem(rhythm_word(rhythm), rhythm.value)
        self.rhythm.view().setAccessibleName(self.tr("Rhythm"))
        self.setAccessibleName(self.tr("Partner"))
        self.language.view().setAccessibleName(self.tr("Language"))
        self.code.setPlaceholderText(self.tr("Such as IACHR"))
        for line in (self.code, self.email):
            line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        make_primary(self.add)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(LARGE, MEDIUM, LARGE, 0)
        layout.setSpacing(MEDIUM)
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        layout.addLayout(head)
        layout.addLayout(self._form())
        layout.addWidget(self._known)
        layout.addWidget(self.compared)
        layout.addWidget(self._refusal)
        layout.addStretch(1)
        self._lay_out(body)

    def _lay_out(self, body: QWidget) -> None:
        """What is filled in scrolls where there is little height; what ends it stays in sight."""
        scrolled = QScrollArea()
        page = ScrolledBody()
        around = QVBoxLayout(page)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(body)
        scrolled.setWidget(page)
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QScrollArea.Shape.NoFrame)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._foot = QWidget()
        buttons = FlowLayout(self._foot)
        self._foot.setContentsMargins(LARGE, SMALL, LARGE, MEDIUM)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.add)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scrolled, 1)
        whole.addWidget(self._foot)

    def _explain(self) -> None:
        self._coded.setText(
            self.tr(
                "As their own HRDesk is called; for people without HRDesk, any short name of yours."
            )
        )
        self.code.setAccessibleDescription(self._coded.text())
        self._explained.setText(
            self.tr(
                "Records labelled Network go to desks that you know as focal points, and to no"
                " others. Tick this only for a desk that belongs to the network."
            )
        )
        self._explained.setBuddy(self.focal_point)
        self.focal_point.setAccessibleDescription(self._explained.text())

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setSpacing(SMALL)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("&Code"), self.code)
        form.addRow("", self._coded)
        form.addRow(self.tr("&Name"), self.name)
        form.addRow(self.tr("E-&mail"), self.email)
        form.addRow("", self.focal_point)
        form.addRow("", self._explained)
        form.addRow(self.tr("&Language"), self.language)
        form.addRow(self.tr("Time &zone"), self.zone)
        form.addRow("", self.there)
        self.zone.set_name(self.tr("Time zone"))
        form.addRow(self.tr("You e&xchange"), self.rhythm)
        self.rhythm.setAccessibleDescription(self.tr("How often you agreed to send workbooks"))
        return form

    def _connect(self) -> None:
        self.code.editingFinished.connect(self.code_given)
        self.name.editingFinished.connect(self._save_name)
        self.email.editingFinished.connect(self._save_email)
        self.focal_point.clicked.connect(self._save_focal_point)
        self.compared.clicked.connect(self._save_compared)
        self.language.activated.connect(self._save_language)
        self.rhythm.activated.connect(self._save_rhythm)
        self.zone.done.connect(self._save_zone)
        self.zone.pick.editingFinished.connect(self._save_zone)
        for line in (self.code, self.name, self.email):
            line.returnPressed.connect(self._add)
        self.add.clicked.connect(self._add)
        for button in (self.cancel, self.back):
            button.clicked.connect(self.cancelled)

    # ------------------------------------------------------------ saving

    def _save_name(self) -> None:
        self._save("name", self.name.text().strip())

    def _save_email(self) -> None:
        self._save("email", self.email.text().strip())

    def _save_focal_point(self) -> None:
        self._save("focal_point", self.focal_point.isChecked())

    def _save_compared(self) -> None:
        if self._partner is not None:
            self.saved.emit(self._partner.code, {"key_compared": self.compared.isChecked()})

    def _save_language(self) -> None:
        self._save("language", self.language.currentData())

    def _save_rhythm(self) -> None:
        self._save("rhythm", self.rhythm.currentData())

    def _save_zone(self) -> None:
        zone = str(self.zone.given())
        if not zone or is_zone(zone):
            self._save("zone", zone)
        else:
            self.refuse(self.tr("HRDesk knows no time zone of this name; it was not kept."))

    def _save(self, name: str, value: object) -> None:
        if self._partner is not None and getattr(self._partner, name) != value:
            self.refuse("")
            self.saved.emit(self._partner.code, {name: value})

    def _add(self) -> None:
        if self._partner is None and self.code.text().strip():
            # Enter in the code adds before the code was left.
            self.code_given.emit()
            self.added.emit(self.code.text().strip(), self._given())
        elif self._partner is None:
            self.refuse(self.tr("A partner needs a short code, such as IACHR."))

    def _given(self) -> Mapping[str, object]:
        zone = str(self.zone.given())
        return {
            "name": self.name.text().strip(),
            "email": self.email.text().strip(),
            "focal_point": self.focal_point.isChecked(),
            "language": self.language.currentData(),
            "rhythm": self.rhythm.currentData(),
            "zone": zone if is_zone(zone) else "",
        }
