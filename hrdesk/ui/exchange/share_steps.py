"""The first two steps of sharing: with whom, and what."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QRadioButton,
    QStackedLayout,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.records import kind_of
from hrdesk.domain.text import one_line
from hrdesk.operations.given_got import Since
from hrdesk.operations.send import ALL, CHANGED, What
from hrdesk.store import partners
from hrdesk.store.partners import Partner, Sent
from hrdesk.store.session import Session
from hrdesk.ui.desk import Desk
from hrdesk.ui.discreet import is_discreet
from hrdesk.ui.exchange.given_got_words import since_sentence
from hrdesk.ui.exchange.line_model import LineTable, TableLine
from hrdesk.ui.exchange.lines_view import LinesView
from hrdesk.ui.exchange.wording import day_words
from hrdesk.ui.language import isolated
from hrdesk.ui.records.called_here import titles_here
from hrdesk.ui.tokens import GAP, LARGE, MEDIUM
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.sided import SidedLabel
from hrdesk.ui.words import comma, kind_plural, kind_word, number_word

translate = QCoreApplication.translate
_SHARES = (14, 54, 18, 14)
_NAMED = 3
# Of a text of many lines nobody reads more to know it again.
_TITLE = 240


class WhoStep(QWidget):
    """A list of the partners; Enter goes on with the chosen one."""

    done = Signal()

    def __init__(self, desk: Desk, empty_actions: Sequence[QAction]) -> None:
        super().__init__()
        self._desk = desk
        self._partners: dict[str, Partner] = {}
        self._last: dict[str, Sent] = {}
        headings = (
            self.tr("Code"),
            self.tr("Name"),
            self.tr("Last shared"),
            self.tr("Focal point"),
        )
        table = LineTable(headings, self, has_marks=False)
        self.view = LinesView(table, _SHARES, self.tr("Partners"))
        self._empty = EmptyState(
            "handshake",
            self.tr("To share you need a partner: another desk that gets the workbook."),
            empty_actions,
        )
        self._stack = QStackedLayout(self)
        self.setContentsMargins(MEDIUM, 0, MEDIUM, 0)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.view)
        self.view.opened.connect(self.done)

    def begin(self, code: str = "") -> None:
        """Read the partners and choose the one that is named, or the only one there is.

        Else none: Enter must not go on to somebody whom nobody chose.
        """
        kept, sent = self._desk.read(_read_partners)
        self._partners = {each.code: each for each in kept}
        self._last = {each.partner: each for each in reversed(sent)}
        self.view.show_lines([self._line(each) for each in kept])
        self._stack.setCurrentIndex(1 if kept else 0)
        if code:
            self.view.choose(code)
        elif len(kept) > 1:
            self.view.choose_none()

    @property
    def empty_sentence(self) -> str:
        """What is said while there is no partner; empty when there is one."""
        return "" if self._partners else self._empty.sentence

    @property
    def partner(self) -> Partner | None:
        """The partner that is chosen."""
        return self._partners.get(str(self.view.current_key()))

    def _line(self, partner: Partner) -> TableLine:
        last = self._last.get(partner.code)
        zone = self._desk.database.identity.zone
        texts = (
            partner.code,
            partner.name,
            day_words(last.minute, zone) if last is not None else self.tr("never"),
            self.tr("yes") if partner.focal_point else self.tr("no"),
        )
        return TableLine(partner.code, texts)


def _beside(button: QRadioButton) -> int:
    """How far in the words of a choice begin."""
    look, metric = button.style(), QStyle.PixelMetric
    beside = look.pixelMetric(metric.PM_ExclusiveIndicatorWidth, None, button)
    return beside + look.pixelMetric(metric.PM_RadioButtonLabelSpacing, None, button)


def _read_partners(session: Session) -> tuple[list[Partner], list[Sent]]:
    return partners.partners(session), partners.sent_to(session)


def chosen_words(desk: Desk, refs: Sequence[str]) -> str:
    """What was chosen elsewhere to be shared: how many of each kind, and the first by name."""
    if not refs:
        return ""
    kinds = Counter(kind_of(ref) for ref in refs)
    counted = comma().join(_counted(kind, count) for kind, count in kinds.items())
    said = translate("SharePage", "To be shared: {what}").format(what=counted)
    return said if is_discreet() else f"{said}\n{_named(desk, refs)}"


def _counted(kind: str, count: int) -> str:
    named = kind_word(kind) if count == 1 else kind_plural(kind)
    return f"{number_word(count)} {named.lower()}"


def _named(desk: Desk, refs: Sequence[str]) -> str:
    titles = titles_here(desk, refs[:_NAMED])
    named = (titles[ref] for ref in refs[:_NAMED] if ref in titles)
    several = [isolated(one_line(each, _TITLE)) for each in named]
    more = len(refs) - _NAMED
    if more > 0:
        several.append(translate("SharePage", "and %n more", "", more))
    return "\n".join(several)


class WhatStep(QWidget):
    """Everything that may leave, what the partner does not have yet, or records chosen elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self._refs: tuple[str, ...] = ()
        self._group = QButtonGroup(self)
        self.everything = QRadioButton(self.tr("&Everything that may leave"))
        self.changed = QRadioButton()
        self.selected = QRadioButton()
        self._explained = [SidedLabel() for _ in range(3)]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        layout.setSpacing(GAP)
        choices = (self.everything, self.changed, self.selected)
        for button, label in zip(choices, self._explained, strict=True):
            self._group.addButton(button)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setContentsMargins(0, 0, 0, MEDIUM)
            # Margins of a label stay at their side where one reads from the right; a row does not.
            below = QHBoxLayout()
            below.addSpacing(_beside(button))
            below.addWidget(label, 1)
            layout.addWidget(button)
            layout.addLayout(below)
        layout.addStretch(1)

    def begin(self, partner: Partner, since: Since, refs: Sequence[str], zone: str) -> None:
        """Offer what is possible with this partner."""
        self._refs = tuple(refs)
        desk = isolated(partner.name or partner.code)
        words = self.tr(
            "All records whose labels let them go to {desk}. The next step shows each of them."
        )
        self._explain(self.everything, words.format(desk=desk), possible=True)
        confirmed = self.tr("Only what &changed since its last confirmation")
        unconfirmed = self.tr("Only what &changed since the last time")
        self.changed.setText(unconfirmed if since.confirmed is None else confirmed)
        words = since_sentence(partner, since, zone)
        self._explain(self.changed, words, possible=since.last is not None)
        nothing = self.tr("Only records that you have &selected")
        some = self.tr("Only the %n record(s) you have &selected", "", len(refs))
        self.selected.setText(some if refs else nothing)
        words = self.tr("Choose records in a list first, then “Share with…” in their menu.")
        self._explain(self.selected, "" if refs else words, possible=bool(refs))
        first = self.selected if refs else self.everything
        first.setChecked(True)

    def focus_chosen(self) -> None:
        """Give the keyboard to what is chosen: Enter goes on with it."""
        chosen = self._group.checkedButton()
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def what(self) -> What:
        """What is chosen, as `plan_sending` takes it."""
        if self.selected.isChecked():
            return self._refs
        return CHANGED if self.changed.isChecked() else ALL

    def _explain(self, button: QRadioButton, words: str, *, possible: bool) -> None:
        label = self._explained[self._group.buttons().index(button)]
        label.setText(words)
        label.setEnabled(possible)
        button.setEnabled(possible)
        button.setAccessibleDescription(words)
