"""What followed from one recommendation: its text, what the State said, evidence, and who acts."""

from collections.abc import Callable
from datetime import date
from html import escape
from math import ceil

from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QTextBrowser, QVBoxLayout, QWidget

from hrdesk.domain.label import Label, strictest
from hrdesk.operations.recommendation_follow_up import (
    FollowedUp,
    Follower,
    add_evidence,
    followed_up,
)
from hrdesk.ui.desk import Desk
from hrdesk.ui.follow_up.recommendation_words import SIGNS, state_word
from hrdesk.ui.language import isolated
from hrdesk.ui.records.called_here import in_words
from hrdesk.ui.tokens import LARGE, SMALL
from hrdesk.ui.words import code_word, comma, country_word, date_word, field_word

_SCHEME = "ref"


class RecommendationPane(QWidget):
    """Links open the records named; a line written at the foot is kept as evidence of today."""

    opened = Signal(str)

    def __init__(self, desk: Desk, today: Callable[[], date], parent: QWidget | None = None):
        super().__init__(parent)
        self._desk, self._today = desk, today
        self.ref = ""
        self._label: Label | None = None
        self._called: dict[str, str] = {}
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setAccessibleName(self.tr("What followed from the recommendation"))
        self.text.anchorClicked.connect(self._open)
        self.text.installEventFilter(self)
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Add evidence of today…"))
        self.line.setAccessibleName(self.tr("Add evidence of today"))
        self.line.returnPressed.connect(self._add)
        layout = QVBoxLayout(self)
        # Under the first letter of the title, as everything on the page.
        self.text.document().setDocumentMargin(0)
        layout.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.line)
        self.setFocusProxy(self.text)

    def show_recommendation(self, ref: str) -> None:
        """Show what followed from it; nothing for an empty Ref."""
        self.ref = ref
        self._label = None
        self.line.setEnabled(bool(ref))
        if not ref:
            self.text.setPlainText(self.tr("Choose a recommendation to see what followed."))
            return
        found = self._desk.read(followed_up, ref)
        linked = [*found.links, *(each for one in found.followers for each in one.with_what)]
        self._called = self._desk.read(in_words, dict(linked))
        self._label = strictest(found.label, *(each.label for each in found.followers))
        self.text.setHtml(self._html(found))
        self._end_between_lines()

    def fitting_height(self) -> int:
        """How high it is with all its text in sight."""
        around = self.layout()
        above = 0 if around is None else around.sizeHint().height() - self.text.sizeHint().height()
        return above + ceil(self.text.document().size().height()) + 2

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.text and event.type() == QEvent.Type.Resize:
            self._end_between_lines()
        return super().eventFilter(watched, event)

    def _end_between_lines(self) -> None:
        """No line is cut through its letters where the text is longer than the pane."""
        room, layout = self.text.height(), self.text.document().documentLayout()
        block, ends = self.text.document().begin(), [0.0]
        while block.isValid():
            top, lines = layout.blockBoundingRect(block).top(), block.layout()
            ends += [top + lines.lineAt(each).rect().bottom() for each in range(lines.lineCount())]
            block = block.next()
        is_longer = layout.documentSize().height() > room
        end = max(each for each in ends if each <= room)
        self.text.setViewportMargins(0, 0, 0, room - ceil(end) if is_longer and end else 0)

    def strictest_shown(self) -> Label | None:
        """The strictest label of what the pane tells."""
        return self._label

    def _html(self, found: FollowedUp) -> str:
        position = code_word(found.position) if found.position else ""
        source = [
            found.body,
            found.source,
            date_word(found.date),
            country_word(found.country) if found.country else "",
            position,
        ]
        parts = [
            f"<p>{_text(found.text)}</p>",
            f"<p>{escape(' · '.join(map(isolated, filter(None, source))))}</p>",
            f"<p><b>{escape(field_word('state'))}:</b> {escape(state_word(found.state))}</p>",
        ]
        if found.information:
            parts.append(_heading(field_word("state_information")))
            parts.append(f"<p>{_text(found.information)}</p>")
        parts += self._evidence(found)
        parts.append(_heading(self.tr("Who follows it up")))
        followers = [self._follower(each) for each in found.followers]
        parts += followers or [f"<p>{escape(self.tr('Nobody yet.'))}</p>"]
        if found.links:
            parts.append(_heading(self.tr("Named in")))
            links = (_link(other, self._called[other]) for other, _ in found.links)
            parts.append(f"<p>{'<br>'.join(links)}</p>")
        parts += self._untold(found.untold)
        way = "rtl" if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else "ltr"
        return f'<div dir="{way}">{"".join(parts)}</div>'

    def _evidence(self, found: FollowedUp) -> list[str]:
        if not found.evidence:
            return []
        lines = []
        for step in found.evidence:
            by = self.tr("by {desk}").format(desk=step.desk) if step.desk else ""
            when = date_word(step.day) if step.day else ""
            said = comma().join(filter(None, (when, by)))
            words = escape(" ".join(filter(None, (step.what, step.dates))))
            lines.append(f"<b>{escape(said)}</b> {words}" if said else words)
        return [_heading(field_word("evidence")), "<p>" + "<br>".join(lines) + "</p>"]

    def _untold(self, count: int) -> list[str]:
        if not count:
            return []
        said = self.tr(
            "%n more: the part “Linked” of the recommendation lists them all.", "", count
        )
        return [f"<p>{escape(said)}</p>"]

    def _follower(self, each: Follower) -> str:
        who = comma().join(each.bodies) or each.title
        state = f"{SIGNS.get(each.state, '')} {state_word(each.state)}"
        status = "" if each.state or not each.status else code_word(each.status)
        said = [state, status, each.evidence]
        if each.due:
            said.append(self.tr("due {day}").format(day=date_word(each.due)))
        words = escape(" · ".join(map(isolated, filter(None, said))))
        linked = (_link(other, self._called[other]) for other, _ in each.with_what)
        links = "".join(f"<br>&nbsp;&nbsp;{link}" for link in linked)
        return f"<p>{_link(each.ref, who)}: {words}{links}</p>"

    def _open(self, url: QUrl) -> None:
        self.opened.emit(url.toString().partition(":")[2].upper())

    def _add(self) -> None:
        text = self.line.text().strip()
        if self.ref and text:
            self._desk.do(add_evidence, self.ref, text, self._today())
            self.line.clear()


def _text(text: str) -> str:
    return "<br>".join(escape(isolated(line)) for line in text.split("\n"))


def _heading(words: str) -> str:
    return f"<h4>{escape(words)}</h4>"


def _link(ref: str, words: str) -> str:
    return f'<a href="{_SCHEME}:{escape(ref)}">{escape(isolated(words))}</a>'
