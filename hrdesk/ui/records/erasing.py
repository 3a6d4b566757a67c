"""Erasing a record for good: what that means is shown first, and whom to tell afterwards."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QProgressBar,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from hrdesk.operations.erase import Erasure, erase, erasure_changes, plan_erasure
from hrdesk.operations.full_titles import full_titles
from hrdesk.store import partners
from hrdesk.store.database import Database
from hrdesk.store.partners import Partner
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.jobs import Answer, ask, tell
from hrdesk.ui.exchange.wording import day_words
from hrdesk.ui.language import isolated
from hrdesk.ui.records.called_here import titles_here
from hrdesk.ui.tokens import LARGE, MEDIUM
from hrdesk.ui.widgets.first_size import open_as
from hrdesk.ui.widgets.foot import foot_of
from hrdesk.ui.widgets.headings import RecordTitle
from hrdesk.ui.words import comma, error_sentence

translate = QCoreApplication.translate


@dataclass(frozen=True)
class _Meaning:
    """What erasing means, with the names of what it touches."""

    plan: Erasure
    partners: Mapping[str, Partner]
    files: tuple[str, ...]
    sent: tuple[str, ...]
    linked: tuple[str, ...]


class EraseDialog(QDialog):
    """Nothing is done before the tick and the button; what runs cannot be stopped half-way."""

    def __init__(self, desk: Desk, ref: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._ref = desk, ref
        self._meaning: _Meaning | None = None
        self._is_erasing = False
        self._called = ""
        self._title = RecordTitle()
        self.text = QTextBrowser()
        self.understood = QCheckBox(self.tr("I &understand that this cannot be undone"))
        self.progress = QProgressBar()
        self.erase = QPushButton(self.tr("&Erase for good"))
        self.copy = QPushButton(self.tr("&Copy as text"))
        self.close_button = QPushButton(self.tr("Cancel"))
        self._build()
        self.understood.toggled.connect(self._allow)
        self.erase.clicked.connect(self._erase)
        self.copy.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.reject)
        self._wait(self.tr("Looking where it stands…"))
        ask(desk, self._planned, _mean, ref)

    def reject(self) -> None:
        """Not while it runs."""
        if not self._is_erasing:
            super().reject()

    # ------------------------------------------------------------ step by step

    def _planned(self, answer: Answer) -> None:
        self.progress.hide()
        if answer.error is not None:
            self._say(error_sentence(answer.error))
            return
        meaning = answer.value
        assert isinstance(meaning, _Meaning)
        self._meaning = meaning
        called = titles_here(self._desk, [self._ref])
        self._called = called.get(self._ref, meaning.plan.title)
        title = self.tr("Erase {title} for good?")
        self._title.setText(title.format(title=isolated(self._called)))
        self._show(_before(meaning, self._desk.database.identity.zone))
        self.understood.show()
        self.understood.setFocus()
        self._fit()

    def _allow(self) -> None:
        self.erase.setEnabled(self.understood.isChecked() and not self._is_erasing)

    def _erase(self) -> None:
        self._is_erasing = True
        self._allow()
        self.understood.setEnabled(False)
        self.close_button.setEnabled(False)
        self.progress.show()
        ask(self._desk, self._erased, erase, self._ref)

    def _erased(self, answer: Answer) -> None:
        self._is_erasing = False
        self.progress.hide()
        self.understood.hide()
        self.erase.hide()
        self.close_button.setEnabled(True)
        self.close_button.setText(self.tr("Close"))
        self.close_button.setFocus()
        if answer.error is not None or self._meaning is None:
            self._say(error_sentence(answer.error) if answer.error is not None else "")
            return
        done = answer.value
        assert isinstance(done, Erasure)
        said = self.tr("{title} is erased from this desk")
        self._title.setText(said.format(title=isolated(self._called)))
        self._show(_after(self._meaning, done, self._desk.database.identity.zone))
        self.copy.setVisible(bool(done.told or done.copies))
        self._fit()
        tell(self._desk, erasure_changes(done))

    def _show(self, html: str) -> None:
        # Lists of Latin names would stand on the other side of an Arabic window.
        way = "rtl" if self.isRightToLeft() else "ltr"
        self.text.setHtml(f'<div dir="{way}">{html}</div>')

    def _fit(self) -> None:
        """Be as high as what is told, up to the first size: of little most would be empty."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
        told = self.text.document().size().height()
        wanted = self.height() + round(told) - self.text.viewport().height()
        self.resize(self.width(), min(wanted, self._most))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copy.setText(self.tr("Copied"))

    # ------------------------------------------------------------ building

    def _wait(self, words: str) -> None:
        self._say(words)
        self.understood.hide()
        self.copy.hide()
        self.erase.setEnabled(False)

    def _say(self, words: str) -> None:
        self.text.setPlainText(words)

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Erase"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text.setOpenLinks(False)
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.document().setDocumentMargin(0)
        self.text.setAccessibleName(self.tr("What erasing means"))
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(self.tr("Working"))
        for button in (self.erase, self.copy, self.close_button):
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        layout.setSpacing(MEDIUM)
        layout.addWidget(self._title)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.progress)
        layout.addWidget(self.understood)
        layout.addLayout(foot_of(self.close_button, self.erase, beside=self.copy))
        open_as(self, 600, 500)
        self._most = self.height()


def _mean(database: Database, ref: str) -> _Meaning:
    with database.reading() as session:
        plan = plan_erasure(session, ref, database.path)
        files = {each.id: each.file_name for each in partners.received(session)}
        titles = full_titles(session, plan.linked)
        return _Meaning(
            plan,
            {each.code: each for each in partners.partners(session)},
            tuple(files[number] for number in plan.workbooks),
            tuple(plan.sent.values()),
            tuple(titles.get(each, each) for each in plan.linked),
        )


# ---------------------------------------------------------------- words


def _before(meaning: _Meaning, zone: str) -> str:
    plan = meaning.plan
    about = translate(
        "Erasing",
        "Everything that this desk knows of it is wiped: the record, its history and what search"
        " finds. Erase what must not be kept, such as the data of a person who asks for that. To"
        " take a record out of the lists only, remove it instead.",
    )
    told = translate("Erasing", "Given to; you will have to tell them")
    nobody = translate("Erasing", "It was given to nobody.")
    parts = [f"<p>{escape(about)}</p>"]
    parts.append(_listed(told, _told(meaning, plan, zone)) or f"<p>{escape(nobody)}</p>")
    books = translate("Erasing", "Workbooks of the inbox that lose their content")
    parts.append(_listed(books, meaning.files))
    sent = translate(
        "Erasing",
        "Workbooks sent with it, whose copies here are let go; if one comes back without its"
        " hidden sheets, what was changed in it cannot be told any more",
    )
    parts.append(_listed(sent, meaning.sent))
    parts.append(_copies(plan))
    linked = translate("Erasing", "Records that link to it; its name may stand in their texts")
    parts.append(_listed(linked, meaning.linked))
    return "".join(parts)


def _after(meaning: _Meaning, done: Erasure, zone: str) -> str:
    tell_them = translate(
        "Erasing", "Tell these desks; HRDesk cannot erase anything there and has told nobody"
    )
    nobody = translate("Erasing", "It was given to nobody, so there is nobody to tell.")
    parts = [_listed(tell_them, _told(meaning, done, zone)) or f"<p>{escape(nobody)}</p>"]
    parts.append(_copies(done))
    return "".join(parts)


def _copies(plan: Erasure) -> str:
    heading = translate(
        "Erasing", "Copies of the desk that may hold it; HRDesk leaves them, so delete them"
    )
    return _listed(heading, (str(path) for path in plan.copies))


def _told(meaning: _Meaning, plan: Erasure, zone: str) -> list[str]:
    """One line a partner: who, the address, and each workbook with its day."""
    found = []
    for code in plan.partners:
        partner = meaning.partners.get(code, Partner(code))
        who = " · ".join(part for part in (code, partner.name, partner.email) if part)
        books = comma().join(
            translate("Erasing", "{file} ({day})").format(
                file=isolated(each.file_name), day=day_words(each.minute, zone)
            )
            for each in plan.told
            if each.partner == code
        )
        found.append(translate("Erasing", "{who}: {files}").format(who=isolated(who), files=books))
    return found


def _listed(heading: str, lines: Iterable[str]) -> str:
    # Where nothing is turned, what is copied out, such as a path, has no sign that nobody sees.
    own = isolated if QGuiApplication.isRightToLeft() else str
    items = "".join(f"<li>{escape(own(line))}</li>" for line in lines)
    return f"<p><b>{escape(heading)}</b></p><ul>{items}</ul>" if items else ""
