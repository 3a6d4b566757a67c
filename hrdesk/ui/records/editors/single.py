"""Editors that hold one thing found by typing: a country, a time zone, another record."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from hrdesk.domain.fields import Field
from hrdesk.domain.values import Value, joined
from hrdesk.ui.country_address import address_of
from hrdesk.ui.records.editors.base import Editor
from hrdesk.ui.records.editors.open_button import OpenButton
from hrdesk.ui.records.editors.picking import Offer, PickLine, Search

Said = Callable[[str], str]


class PickEditor(Editor):
    """One key behind a text; what was typed and is no offer stays there and is not kept."""

    def __init__(
        self, spec: Field, search: Search, said: Said, parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, parent)
        self._search, self._said = search, said
        self._key, self._text = "", ""
        self.pick = PickLine(search, self)
        self.set_placeholder("")
        self.line.addWidget(self.pick, 1)
        self.setFocusProxy(self.pick)
        self.pick.chosen.connect(self.take)
        self.pick.textEdited.connect(self._edited)
        self.pick.returnPressed.connect(self.done)

    def show_value(self, value: Value) -> None:
        self._key = joined(value)
        self._text = self._said(self._key) if self._key else ""
        self.pick.setText(self._text)
        self.pick.setCursorPosition(0)

    def given(self) -> object:
        typed = self.pick.text().strip()
        if typed == self._text:
            return self._key
        if not typed:
            return ""
        offers = [each for each in self._search(typed) if each.key]
        same = [each for each in offers if each.text.casefold() == typed.casefold()]
        if len(same or offers) == 1:
            return (same or offers)[0].key
        return typed

    def is_half(self) -> bool:
        typed = self.pick.text().strip()
        return typed not in ("", self._text) and not self._called(typed)

    def typed(self) -> object:
        typed = self.pick.text().strip()
        if typed in ("", self._text):
            return self.given()
        # Asked while one types: one look at the desk, where `given` after `is_half` were two.
        called = self._called(typed)
        return called[0].key if len(called) == 1 else typed

    def _called(self, typed: str) -> list[Offer]:
        """What is called exactly so."""
        offers = self._search(typed)
        return [each for each in offers if each.key and each.text.casefold() == typed.casefold()]

    def keep_given(self, given: object) -> None:
        self.pick.setText(str(given))

    def set_placeholder(self, text: str) -> None:
        # As in a list of choices: else it would look like a field that any words may go into.
        said = text or QCoreApplication.translate("PickEditor", "Choose…")
        self.pick.setPlaceholderText(said)

    def take(self, offer: Offer) -> None:
        """Hold what was chosen."""
        self._key, self._text = offer.key, offer.text
        self.pick.setText(offer.text)
        self.touched.emit()
        self.done.emit()

    def _edited(self) -> None:
        self.touched.emit()


class OpeningEditor(PickEditor):
    """With a button to go to what is held."""

    def __init__(
        self, spec: Field, search: Search, said: Said, tip: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, search, said, parent)
        self.go = OpenButton(tip, self._open, self)
        self.line.addWidget(self.go)

    def show_value(self, value: Value) -> None:
        super().show_value(value)
        self.go.setVisible(bool(self._key))

    def set_name(self, name: str) -> None:
        super().set_name(name)
        self.go.name_after(name)

    def take(self, offer: Offer) -> None:
        super().take(offer)
        self.go.setVisible(True)

    def address(self, key: str) -> str:
        """What opens it."""
        return key

    def _open(self) -> None:
        if self._key:
            self.open_requested.emit(self.address(self._key))


class CountryEditor(OpeningEditor):
    """A State, with a button to its page."""

    def __init__(
        self, spec: Field, search: Search, said: Said, parent: QWidget | None = None
    ) -> None:
        tip = QCoreApplication.translate("LinkEditor", "Open the page of this State")
        super().__init__(spec, search, said, tip, parent)

    def address(self, key: str) -> str:
        return address_of(key)


class LinkEditor(OpeningEditor):
    """Another record; a new one can be made on the way."""

    def __init__(
        self,
        spec: Field,
        search: Search,
        said: Said,
        make: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        tip = QCoreApplication.translate("LinkEditor", "Open this record")
        super().__init__(spec, search, said, tip, parent)
        self._make = make

    def take(self, offer: Offer) -> None:
        if offer.key:
            super().take(offer)
        else:
            self.show_value(self._make(offer.hint))
            self.touched.emit()
            self.done.emit()
