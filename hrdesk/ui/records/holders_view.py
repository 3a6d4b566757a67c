"""Who has this record: which partners were given it, when, in which file, and whether it still stands."""

from collections.abc import Iterator, Sequence
from html import escape

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QTextBrowser, QWidget

from hrdesk.operations.holders import (
    Has,
    Holder,
    came_with_hrdesk,
    changed_since_it_came,
    holders,
)
from hrdesk.store.ledger import Disclosure
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.wording import day_words
from hrdesk.ui.language import isolated
from hrdesk.ui.tokens import LARGE, colours
from hrdesk.ui.words import comma, field_word

translate = QCoreApplication.translate


class HoldersView(QTextBrowser):
    """Can be read by keyboard and copied; read when it is looked at."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setAccessibleName(self.tr("Who has it"))
        self.document().setDocumentMargin(LARGE)

    def show_record(self, ref: str) -> None:
        """Show who has a record."""
        found = self._desk.read(holders, ref)
        zone = self._desk.database.identity.zone
        self._begin_where_one_reads()
        if found:
            way = "rtl" if self.isRightToLeft() else "ltr"
            self.setHtml(f'<div dir="{way}">{"".join(_paragraphs(found, zone))}</div>')
        else:
            # As quiet as what other tabs say where they have nothing to show.
            colour = colours(self.palette()).secondary
            self.setHtml(f'<p style="color: {colour}">{escape(self._nobody(ref))}</p>')

    def _nobody(self, ref: str) -> str:
        if self._desk.read(came_with_hrdesk, ref):
            came = self.tr("It came with HRDesk: every desk that began with its lists has it.")
            changed = self.tr("What was changed here was given to no partner.")
            return f"{came} {changed}" if self._desk.read(changed_since_it_came, ref) else came
        return self.tr("Only this desk has it: shared with no partner, received from none.")

    def _begin_where_one_reads(self) -> None:
        # Latin words of a window that is read from the right would stand at its far side.
        sides = Qt.AlignmentFlag
        option = self.document().defaultTextOption()
        at_right = sides.AlignRight | sides.AlignAbsolute
        option.setAlignment(at_right if self.isRightToLeft() else sides.AlignLeading)
        self.document().setDefaultTextOption(option)


def has_words(has: Has) -> str:
    """How new what a partner has is."""
    return {
        Has.CURRENT: translate("Holders", "It has what stands here now."),
        Has.OLDER: translate("Holders", "It has an older version: something changed since."),
        Has.HELD_BACK: translate(
            "Holders",
            "It may not be given any more; what it was given, it has. Your next workbook tells it"
            " so: send it one.",
        ),
        Has.WITHDRAWN: translate(
            "Holders",
            "It was told that it is no longer shared; what it was given, it may still have.",
        ),
    }[has]


def _paragraphs(found: Sequence[Holder], zone: str) -> Iterator[str]:
    for each in found:
        name = translate("Holders", "{code} · {name}").format(code=each.partner, name=each.name)
        yield f"<p><b>{escape(name if each.name else each.partner)}</b><br>"
        yield f"{escape(has_words(each.has))}"
        yield "".join(f"<br>{escape(line)}" for line in _given(each, zone))
        yield "</p>"


def _said(line: Disclosure) -> str:
    if line.is_withdrawal and line.confirmed is None:
        return translate(
            "Holders", "No longer shared since {day}, told in {file}, not confirmed yet"
        )
    if line.is_withdrawal:
        return translate(
            "Holders", "No longer shared since {day}, told in {file}, confirmed on {confirmed}"
        )
    if line.confirmed is None:
        return translate("Holders", "Given on {day} in {file}, not confirmed yet")
    return translate("Holders", "Given on {day} in {file}, confirmed on {confirmed}")


def _given(holder: Holder, zone: str) -> Iterator[str]:
    if not holder.told:
        yield translate("Holders", "Not given by you: a workbook of theirs showed it.")
        return
    for line in holder.told:
        said = _said(line)
        confirmed = day_words(line.confirmed, zone) if line.confirmed is not None else ""
        day = day_words(line.minute, zone)
        yield said.format(day=day, file=isolated(line.file_name), confirmed=confirmed)
    if holder.fields:
        names = comma().join(field_word(name) for name in holder.fields)
        yield translate("Holders", "Fields: {names}").format(names=names)
