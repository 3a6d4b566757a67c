"""The lines of the report about a list that no HRDesk wrote, in words."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from hrdesk.ui.exchange.conflict_finding_words import FindingWords

translate = QCoreApplication.translate


def _bad_value() -> FindingWords:
    return FindingWords(
        translate("findings", "The cell holds something that this field cannot take."),
        translate("findings", "The cell was left out; the rest of the line was read."),
        translate(
            "findings",
            "Correct the cell in the file and open it again, or type it into the record later.",
        ),
    )


def _error_value() -> FindingWords:
    return FindingWords(
        translate("findings", "The cell shows an error of the spreadsheet program."),
        translate("findings", "The cell was left out; the rest of the line was read."),
        translate("findings", "Correct the formula in the file and open it again."),
    )


def _formula() -> FindingWords:
    return FindingWords(
        translate("findings", "The cell holds a formula that has come to nothing yet."),
        translate("findings", "The cell was left out; the rest of the line was read."),
        translate("findings", "Open the file in your spreadsheet program, save it, and try again."),
    )


def _year_or_day() -> FindingWords:
    return FindingWords(
        translate("findings", "A year in a cell that shows days reads as a day in 1905."),
        translate("findings", "The cell was left out; the rest of the line was read."),
        translate(
            "findings",
            "Correct the cell and open the file again, or type the date into the record later.",
        ),
    )


def _ambiguous_date() -> FindingWords:
    return FindingWords(
        translate("findings", "The date can be read in two ways: which number is the month?"),
        translate("findings", "The cell was left out; the rest of the line was read."),
        translate("findings", "Write the month in letters, or the year first, as in 2027-03-10."),
    )


def _unknown_name() -> FindingWords:
    return FindingWords(
        translate(
            "findings",
            "Neither a line of this file nor a record of your desk has the name that the cell"
            " links to.",
        ),
        translate("findings", "The link was left out; the rest of the line was read."),
        translate(
            "findings",
            "Choose it in the new record once this is taken in, or write its Ref into the cell first.",
        ),
    )


def _ambiguous_name() -> FindingWords:
    return FindingWords(
        translate("findings", "Several lines of this file have the name that the cell links to."),
        translate("findings", "The link was left out; the rest of the line was read."),
        translate(
            "findings",
            "Choose it in the new record once this is taken in, or write its Ref into the cell first.",
        ),
    )


def _several_here() -> FindingWords:
    return FindingWords(
        translate("findings", "Several records of your desk have the name that the cell links to."),
        translate("findings", "The link was left out; the rest of the line was read."),
        translate(
            "findings",
            "Choose it in the new record once this is taken in, or write its Ref into the cell first.",
        ),
    )


def _link_left_out() -> FindingWords:
    return FindingWords(
        translate("findings", "The cell links to a line of this file that was left out."),
        translate("findings", "The link was left out as well."),
        translate(
            "findings",
            "Take that line in too, or choose it in the new record once this is taken in.",
        ),
    )


def _bad_ref() -> FindingWords:
    return FindingWords(
        translate("findings", "The Ref of the line is none, or that of another kind of record."),
        translate("findings", "The line was left out."),
        translate("findings", "Correct the Ref, or say that the column is no Ref."),
    )


def _required() -> FindingWords:
    return FindingWords(
        translate("findings", "A record cannot be recognised without this field, and it is empty."),
        translate("findings", "The line was left out."),
        translate("findings", "Fill the cell and open the file again, or name the record it is."),
    )


def _said_twice() -> FindingWords:
    return FindingWords(
        translate("findings", "Two lines say different things about one record."),
        translate("findings", "The first line counts; this cell was left out."),
        translate("findings", "Leave one of the lines out, or say that it is a new record."),
    )


LIST_WORDS: Mapping[str, Callable[[], FindingWords]] = {
    "list_bad_value": _bad_value,
    "list_error_value": _error_value,
    "list_formula": _formula,
    "list_year_or_day": _year_or_day,
    "list_ambiguous_date": _ambiguous_date,
    "list_unknown_name": _unknown_name,
    "list_ambiguous_name": _ambiguous_name,
    "list_several_here": _several_here,
    "list_link_left_out": _link_left_out,
    "list_bad_ref": _bad_ref,
    "list_required": _required,
    "list_said_twice": _said_twice,
}
