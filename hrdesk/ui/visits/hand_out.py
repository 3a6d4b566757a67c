"""The button that writes a programme to hand out: with names, or without any."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox, QPushButton, QWidget

from hrdesk.operations.programme_paper import Paper, PaperWords, paper_of, programme_html
from hrdesk.ui.calendar.spoken import day_words, days_words, zone_words
from hrdesk.ui.desk import Desk
from hrdesk.ui.icons import icon
from hrdesk.ui.language import isolated
from hrdesk.ui.words import label_word

translate = QCoreApplication.translate
_LONGEST_NAME = 80
_NOT_IN_NAMES = '\\/:*?"<>|'


class HandOut(QPushButton):
    """Says what is left out, and why, before the file gets its place."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(icon("printer"), translate("HandOut", "Hand out"), parent)
        self._desk = desk
        self._ref = ""
        self.setAccessibleName(self.tr("Programme to hand out"))
        self.choice = QMenu(self)
        self.with_names = self.choice.addAction(self.tr("With names…"))
        self.without = self.choice.addAction(self.tr("Without names…"))
        self.choice.triggered.connect(self._choose)
        self.setMenu(self.choice)

    def show_record(self, ref: str) -> None:
        """Which visit or activity is meant."""
        self._ref = ref

    def _choose(self, action: QAction) -> None:
        paper = self._desk.read(paper_of, self._ref)
        if (said := left_out_words(paper)) and not self._goes_on(said):
            return
        title = self.tr("Write the programme")
        name = "".join(each for each in paper.title if each not in _NOT_IN_NAMES)
        proposed = str(Path.home() / f"{name[:_LONGEST_NAME].strip()}.html")
        path, _ = QFileDialog.getSaveFileName(self, title, proposed, "HTML (*.html)")
        if path:
            self.write(Path(path), paper, names=action is self.with_names)

    def write(self, path: Path, paper: Paper, *, names: bool) -> None:
        """Write the file and show it; where that cannot be, say so."""
        content = programme_html(paper, paper_words(), names=names)
        try:
            path.write_text(content, encoding="utf-8")
        except OSError:
            said = self.tr(
                "HRDesk may not write {file}; nothing was changed. Choose a folder of your own."
            )
            QMessageBox.warning(self, self.tr("Not written"), said.format(file=isolated(str(path))))
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _goes_on(self, said: str) -> bool:
        box = QMessageBox(self)
        box.setWindowTitle(self.tr("What is left out"))
        box.setText(said)
        go_on = box.addButton(self.tr("Write without them"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is go_on


def left_out_words(paper: Paper) -> str:
    """What does not stand on the paper, in sentences; empty where all does."""
    said = []
    label = label_word(paper.label)
    if paper.left_out:
        titles = ", ".join(isolated(each) for each in paper.left_out)
        said.append(
            translate(
                "HandOut", "Left out, since it is confidential or not for {label}: {titles}."
            ).format(label=label, titles=titles)
        )
    if paper.names_left_out:
        text = translate(
            "HandOut",
            "%n person(s) are not named: protected, or not for {label}.",
            "",
            paper.names_left_out,
        )
        said.append(text.format(label=label))
    return "\n".join(said)


def paper_words() -> PaperWords:
    """The words of a programme in the window's language."""
    locale = QLocale()
    return PaperWords(
        language=locale.name().partition("_")[0],
        from_right=locale.textDirection() == Qt.LayoutDirection.RightToLeft,
        programme=translate("HandOut", "Programme"),
        chair=translate("HandOut", "Chair: {name}"),
        speakers=translate("HandOut", "Speakers: {names}"),
        objective=translate("HandOut", "Aim: {text}"),
        times_of=translate("HandOut", "Times of {city}"),
        no_time=translate("HandOut", "Not yet placed"),
        day=day_words,
        days=_days,
        zone=zone_words,
    )


def _days(first: date, last: date) -> str:
    if first.year == last.year:
        year = QLocale().toString(last.year).replace(QLocale().groupSeparator(), "")
        return f"{days_words(first, last)} {year}"
    return days_words(first, last)
