"""Offers, when a desk is opened, what was typed into forms before and is no record yet."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction

from hrdesk.domain.changes import Changes
from hrdesk.operations.begun import Begun, keep_typed, left_typed
from hrdesk.operations.perform import do
from hrdesk.store import listing
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.jobs import Answer, ask
from hrdesk.ui.language import isolated
from hrdesk.ui.shell.message_bar import MessageBar
from hrdesk.ui.widgets.places import Places
from hrdesk.ui.words import kind_word, new_word

translate = QCoreApplication.translate


def offer_begun(desk: Desk, places: Places) -> "BegunOffer | None":
    """Let forms have again what was typed into them, and offer it; None where nothing was left."""
    left = desk.read(left_typed)
    desk.begun.update({each.key: each for each in left})
    return BegunOffer(desk, left, places) if left else None


class BegunOffer(QObject):
    """One after the other, the latest first; whoever closes the bar finds the rest in the forms."""

    record_wanted = Signal(str)  # a Ref: its form is to be shown
    new_wanted = Signal(str)  # a kind: a form is to be begun

    def __init__(self, desk: Desk, left: Sequence[Begun], places: Places) -> None:
        super().__init__(desk)
        self._desk, self._places = desk, places
        self.left = list(left)
        self.bar = MessageBar(places)
        self._open = QAction(translate("BegunOffer", "Open"), self)
        self._discard = QAction(translate("BegunOffer", "Discard"), self)
        self._open.triggered.connect(self.open)
        self._discard.triggered.connect(self.discard)
        self.bar.offer([self._open, self._discard])
        desk.changed.connect(self._look_again)
        self._say()

    def open(self) -> None:
        """Show the form with what was typed."""
        # Loaded when they are first wanted: most starts have nothing to offer.
        from hrdesk.ui.records.form import RecordForm

        begun = self.left.pop(0)
        self.bar.hide()
        if begun.ref:
            self.record_wanted.emit(begun.ref)
        else:
            self.new_wanted.emit(begun.kind)
        page = self._places.page
        for form in page.findChildren(RecordForm) if page is not None else ():
            is_new = form.is_draft and form.kind == begun.kind
            if form.fields is not None and (form.ref == begun.ref if begun.ref else is_new):
                form.take_up(begun)
                form.fields.focus_field(next(iter(begun.values)))
        self._say()

    def discard(self) -> None:
        """Let go of it."""
        begun = self.left.pop(0)
        self._desk.begun.pop(begun.key, None)
        ask(self._desk, _forgotten, do, keep_typed, replace(begun, values={}))
        self.bar.hide()
        self._say()

    def _look_again(self, _: Changes) -> None:
        """What is kept, let go or erased by now is not offered any more."""
        left = [each for each in self.left if each.key in self._desk.begun]
        if left != self.left:
            self.left = left
            if not self.bar.isHidden():
                self.bar.hide()
                self._say()

    def _say(self) -> None:
        if not self.left:
            return
        from hrdesk.ui.exchange.wording import moment_words

        begun = self.left[0]
        title = self._desk.read(listing.titles, [begun.ref]).get(begun.ref, "")
        what = f"{kind_word(begun.kind)}: {isolated(title)}" if title else new_word(begun.kind)
        zone = self._desk.database.identity.zone
        typed = translate("BegunOffer", "What you were typing on {when} was kept: {what}.")
        said = [typed.format(when=isolated(moment_words(begun.minute, zone)), what=what)]
        if len(self.left) > 1:
            said.append(translate("BegunOffer", "%n more after it.", "", len(self.left) - 1))
        self.bar.say(" ".join(said))


def _forgotten(_: Answer) -> None:
    """There is nothing to show for it."""
