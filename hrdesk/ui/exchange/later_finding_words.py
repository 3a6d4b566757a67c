"""The lines of the report about what only a newer HRDesk knows, in words."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from hrdesk.ui.exchange.conflict_finding_words import FindingWords

translate = QCoreApplication.translate


def _later_field() -> FindingWords:
    return FindingWords(
        translate("findings", "A newer HRDesk has a field that this one has no place for."),
        translate(
            "findings",
            "It is kept with its record, and goes on to those who may have it, unchanged.",
        ),
        translate(
            "findings", "There is nothing to do. To see it in the form, install the newer one."
        ),
    )


def _later_code() -> FindingWords:
    return FindingWords(
        translate("findings", "A newer HRDesk has a choice in this field that this one has not."),
        translate("findings", "It is kept and shown as it is written, and goes on unchanged."),
        translate("findings", "There is nothing to do."),
    )


def _later_kind() -> FindingWords:
    return FindingWords(
        translate("findings", "The sheet holds records of a kind that only a newer HRDesk has."),
        translate(
            "findings",
            "They are kept as they were sent, and go on to those who may have them. What was"
            " changed there by hand was not taken over.",
        ),
        translate(
            "findings", "There is nothing to do. To see the records, install the newer HRDesk."
        ),
    )


def _erased_later() -> FindingWords:
    return FindingWords(
        translate(
            "findings",
            "A record was erased here that is of a kind that only a newer HRDesk has.",
        ),
        translate("findings", "It was left out; what was erased stays erased."),
        translate(
            "findings", "To have it again, install the newer HRDesk and read the file once more."
        ),
    )


def _withdrawn_later() -> FindingWords:
    return FindingWords(
        translate(
            "findings",
            "A record is no longer shared with you that is of a kind that only a newer HRDesk has.",
        ),
        translate("findings", "It is kept as it was; nothing was taken off by itself."),
        translate(
            "findings",
            "To take it off this desk, erase it: Given and got, under “Kept for a newer HRDesk”.",
        ),
    )


def _later_sheet() -> FindingWords:
    return FindingWords(
        translate("findings", "The sheet holds records of a kind that only a newer HRDesk has."),
        translate("findings", "Nothing of it was taken over; it stays in the file, which is kept."),
        translate("findings", "To take them in, install the newer HRDesk and read the file again."),
    )


def _later_edit() -> FindingWords:
    return FindingWords(
        translate(
            "findings", "A cell of a field that only a newer HRDesk has was changed by hand."
        ),
        translate("findings", "The value that was sent stays; this change was not taken over."),
        translate(
            "findings", "Pass the file on to somebody with the newer HRDesk, who can read it."
        ),
    )


LATER_WORDS: Mapping[str, Callable[[], FindingWords]] = {
    "later_field": _later_field,
    "later_code": _later_code,
    "later_kind": _later_kind,
    "erased_later": _erased_later,
    "withdrawn_later": _withdrawn_later,
    "later_sheet": _later_sheet,
    "later_edit": _later_edit,
}
