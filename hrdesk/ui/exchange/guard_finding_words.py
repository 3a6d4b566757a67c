"""The lines of the report about accidents with whole lines and columns, in words."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from hrdesk.ui.exchange.conflict_finding_words import FindingWords

translate = QCoreApplication.translate


def _copied_row() -> FindingWords:
    return FindingWords(
        translate("findings", "The line is a changed copy of another line and has the same Ref."),
        translate("findings", "The line as it was sent stays; the copy was left out."),
        translate(
            "findings", "If it is a new record, add it here, or ask for it on an empty line."
        ),
    )


def _same_ref_twice() -> FindingWords:
    return FindingWords(
        translate("findings", "Several lines have this Ref, and all of them were changed."),
        translate("findings", "None of them was taken over: which one is meant cannot be told."),
        translate("findings", "Ask the sender which line counts."),
    )


def _torn_column() -> FindingWords:
    return FindingWords(
        translate(
            "findings", "The cells of this column hold each other's values, as after a sort."
        ),
        translate("findings", "Nothing of the column was taken over."),
        translate("findings", "Ask the sender to sort whole lines, or to send the workbook again."),
    )


def _mass_clearing() -> FindingWords:
    return FindingWords(
        translate("findings", "Very many cells of this column were emptied at once."),
        translate("findings", "None of them was emptied here."),
        translate("findings", "If this is meant, empty the field of these records here."),
    )


def _ref_moved() -> FindingWords:
    return FindingWords(
        translate(
            "findings", "The line was sent with another Ref, as if the Refs had been sorted alone."
        ),
        translate("findings", "Nothing of the line was taken over: whose it is cannot be told."),
        translate("findings", "Ask the sender to sort whole lines, or to send the workbook again."),
    )


GUARD_WORDS: dict[str, Callable[[], FindingWords]] = {
    "copied_row": _copied_row,
    "same_ref_twice": _same_ref_twice,
    "torn_column": _torn_column,
    "mass_clearing": _mass_clearing,
    "ref_moved": _ref_moved,
}
