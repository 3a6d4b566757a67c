"""What became of addresses that were to be copied, in a sentence."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from hrdesk.operations.lists import Membership
from hrdesk.ui.language import isolated

translate = QCoreApplication.translate


def copied_words(found: Membership, addresses: Sequence[str]) -> str:
    """How many addresses were copied, and whose were left out."""
    if len(addresses) == 1 == len(found.refs):
        return translate("ContactsPage", "Copied: {address}").format(address=isolated(addresses[0]))
    parts = [translate("ContactsPage", "%n address(es) copied", "", len(addresses))]
    if protected := len(found.protected):
        parts.append(translate("ContactsPage", "%n protected left out", "", protected))
    if missing := len(found.without_address):
        parts.append(translate("ContactsPage", "%n without an address", "", missing))
    if held := len(found.addresses) - len(addresses):
        said = translate(
            "ContactsPage", "%n labelled Internal or Partners left out: copy each alone", "", held
        )
        parts.append(said)
    return " · ".join(parts)
