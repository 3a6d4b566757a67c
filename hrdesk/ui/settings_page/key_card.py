"""The key of this desk in the settings: its eight words, and where it is kept."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from hrdesk.operations.fingerprint import spoken
from hrdesk.store.session import Identity
from hrdesk.ui.language import ltr
from hrdesk.ui.widgets.card import Card
from hrdesk.ui.widgets.sided import SidedLabel


class KeyCard(Card):
    """Says plainly when the key lies in a file for want of a keyring, or was replaced."""

    def __init__(self, identity: Identity, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Key of this desk"), parent)
        words = self.tr(
            "It seals your workbooks. Its eight words, for partners to compare on the telephone:"
        )
        self._say(words)
        self.words = self._say(ltr(" ".join(spoken(identity.mark)) or "–"))
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.words.setAccessibleName(self.tr("Eight words of the key"))
        self.place = self._say(self._place_words(identity.key_place))
        self.place.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        if identity.former:
            self._say(
                self.tr(
                    "An earlier key was lost and replaced: partners will be asked to compare the"
                    " new words with you."
                )
            )

    def _place_words(self, place: str) -> str:
        if place == "keyring":
            return self.tr("The key is kept where this system keeps passwords, in its keyring.")
        if place == "file":
            return self.tr(
                "The key lies in a file that no password protects, for this system offers no place"
                " to keep secrets in. Whoever can read that file could send workbooks in your name."
                " Keep the disk of this computer encrypted (BitLocker, FileVault, LUKS), and lock"
                " its screen when you leave."
            )
        return self.tr("The desk has no key yet.")

    def _say(self, sentence: str) -> QLabel:
        label = SidedLabel(sentence)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        self.body.addWidget(label)
        return label
