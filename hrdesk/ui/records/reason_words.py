"""Why two records are thought to be one, in words."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.twins import Reason
from hrdesk.ui.words import comma

translate = QCoreApplication.translate

# Where one of these is told, what the names have in common is not said twice.
_OF_NAMES = frozenset({Reason.NAME, Reason.SCRIPT, Reason.LIKE})


def reasons_in_words(reasons: Iterable[Reason], kind: str = "") -> str:
    """The reasons, the strongest in front; of a kind without names, what it is known by instead."""
    nameless = {
        "ratification": translate("Reasons", "the same State and instrument"),
        "country_file": translate("Reasons", "the same State"),
    }
    near = translate("Reasons", "the same country, dates that overlap")
    words = {
        Reason.EMAIL: translate("Reasons", "the same e-mail address"),
        Reason.KEY: translate("Reasons", "the same symbol or key"),
        Reason.NAME: translate("Reasons", "the same name"),
        Reason.SCRIPT: translate("Reasons", "the same name in another script"),
        Reason.VISIT: nameless.get(kind, near),
        Reason.LIKE: translate("Reasons", "a name like it"),
        Reason.PHONE: translate("Reasons", "the same telephone number"),
        Reason.COLLEAGUE: translate("Reasons", "the same organisation, a name like it"),
        Reason.REF: translate("Reasons", "the same Ref"),
    }
    reasons = tuple(reasons)
    if not _OF_NAMES.isdisjoint(reasons):
        words[Reason.COLLEAGUE] = translate("Reasons", "the same organisation")
    return comma().join(words[each] for each in reasons)
