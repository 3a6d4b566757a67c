"""The lines of the report in words: what was found, what HRDesk did, what a person can do."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.arrival import Finding
from hrdesk.domain.errors import BadValue
from hrdesk.domain.records import KINDS, field_of, kind_of, shape_of
from hrdesk.ui.exchange.conflict_finding_words import CONFLICT_WORDS, FindingWords
from hrdesk.ui.exchange.guard_finding_words import GUARD_WORDS
from hrdesk.ui.exchange.later_finding_words import LATER_WORDS
from hrdesk.ui.exchange.list_finding_words import LIST_WORDS
from hrdesk.ui.words import field_word, kind_word, wanted_words

translate = QCoreApplication.translate
# What a code of the report is called for a list, of which nothing was ever sent.
OF_A_LIST = "list_"


def finding_words(code: str) -> FindingWords:
    """The words for a code; for one that only a later HRDesk knows, what is always true."""
    return _WORDS.get(code, _not_known)()


def expected_words(finding: Finding) -> str:
    """What a cell should hold; for a cell whose value stays, that value."""
    code = finding.code.removeprefix(OF_A_LIST)
    if code in ("bad_value", "ambiguous_date"):
        return _wanted(finding)
    if code in ("unknown_name", "ambiguous_name", "wrong_sheet"):
        return kind_word(finding.expected) if finding.expected in KINDS else finding.expected
    return finding.expected


def place_words(finding: Finding) -> str:
    """Where the cell is, as the file lies before the reader: `Visits, E12`."""
    if not finding.address:
        return finding.sheet or translate("findings", "The whole file")
    place = translate("findings", "{sheet}, {address}")
    return place.format(sheet=finding.sheet, address=finding.address)


def subject_words(finding: Finding) -> str:
    """What findings of one sort are about: the sheet and the column."""
    if not finding.field:
        return finding.sheet or translate("findings", "The whole file")
    if finding.field == "ref":
        return translate("findings", "{sheet} · Ref").format(sheet=finding.sheet)
    subject = translate("findings", "{sheet} · {field}")
    return subject.format(sheet=finding.sheet, field=field_word(finding.field))


def _wanted(finding: Finding) -> str:
    codes: tuple[str, ...] = ()
    if finding.ref:
        kind = kind_of(finding.ref)
        if any(spec.name == finding.field for spec in shape_of(kind).fields):
            codes = field_of(kind, finding.field).codes or ()
    elif isinstance(told := finding.about.get("codes", ()), tuple):
        codes = told
    if finding.expected == "ref":
        return translate("findings", "A Ref, such as VIS-7K3M-QX9P-2TVDR")
    if finding.expected == "time":
        return translate("findings", "Dates with a time, because only they have a zone")
    if finding.expected == "action":
        return translate("findings", "“Please remove”, or nothing")
    if finding.expected == "label":
        return translate("findings", "One of Public, Network, Partners, Internal")
    error = BadValue(
        field=finding.field, value=finding.found, expected=finding.expected, codes=codes
    )
    return wanted_words(error)


def _bad_value() -> FindingWords:
    return FindingWords(
        translate("findings", "The cell holds something that this field cannot take."),
        translate("findings", "The value that was sent stays; nothing of the cell was taken over."),
        translate(
            "findings",
            "Type the value in the record of your desk, or ask the sender to write it again.",
        ),
    )


def _refused_together() -> FindingWords:
    return FindingWords(
        translate(
            "findings", "The cell makes one field with another one, which HRDesk could not read."
        ),
        translate(
            "findings", "The value that was sent stays; nothing of the two cells was taken over."
        ),
        translate(
            "findings",
            "Type the whole value in the record of your desk, or ask the sender to write it again.",
        ),
    )


def _required() -> FindingWords:
    return FindingWords(
        translate("findings", "A record cannot be recognised without this field, and it is empty."),
        translate(
            "findings", "A new line was left out; in a line that was sent, the old value stays."
        ),
        translate("findings", "Ask the sender to fill the cell and to send the workbook again."),
    )


def _display_only() -> FindingWords:
    return FindingWords(
        translate(
            "findings", "A grey name beside a Ref was written over. It is there for reading only."
        ),
        translate("findings", "The link stays as it was."),
        translate(
            "findings", "If another record is meant, its Ref belongs in the column beside it."
        ),
    )


def _unknown_column() -> FindingWords:
    return FindingWords(
        translate("findings", "Somebody has added a column that HRDesk does not know."),
        translate("findings", "Nothing of it was taken over; it stays in the file, which is kept."),
        translate("findings", "Copy what you need into the notes of a record."),
    )


def _from_csv() -> FindingWords:
    return FindingWords(
        translate("findings", "One sheet of a workbook was saved as .csv, which keeps texts only."),
        translate("findings", "It was read; the other sheets were not looked for."),
        translate("findings", "Ask the sender for the whole workbook, saved as .xlsx."),
    )


def _from_ods() -> FindingWords:
    return FindingWords(
        translate("findings", "The workbook was saved as .ods, which keeps less than .xlsx does."),
        translate("findings", "All that the file still holds was read."),
        translate("findings", "Next time, ask the sender to keep the format and save as .xlsx."),
    )


def _macros() -> FindingWords:
    return FindingWords(
        translate("findings", "The workbook holds a program of its own (macros)."),
        translate("findings", "It was not run, and nothing of it was taken over."),
        translate("findings", "Ask the sender why, before anybody lets it run in Excel."),
    )


def _unknown_sheet() -> FindingWords:
    return FindingWords(
        translate("findings", "Somebody has added a sheet that HRDesk does not know."),
        translate("findings", "Nothing of it was taken over; it stays in the file, which is kept."),
        translate("findings", "Open the workbook and copy what you need."),
    )


def _bad_ref() -> FindingWords:
    return FindingWords(
        translate("findings", "The Ref at the start of the line has a wrong symbol."),
        translate("findings", "The line was left out, so that nothing goes to the wrong record."),
        translate("findings", "Correct the Ref in the workbook and open it again."),
    )


def _wrong_sheet() -> FindingWords:
    return FindingWords(
        translate("findings", "The line stands on the sheet of another kind of record."),
        translate("findings", "The line was left out."),
        translate("findings", "Ask the sender to move the line back to its sheet."),
    )


def _foreign_ref() -> FindingWords:
    return FindingWords(
        translate("findings", "The Ref is a right one, but this workbook was not sent with it."),
        translate("findings", "The line was left out: what it changes cannot be told."),
        translate(
            "findings", "Open the workbook that the line comes from, or ask the sender for it."
        ),
    )


def _no_base() -> FindingWords:
    return FindingWords(
        translate("findings", "The hidden copy of what was sent is missing or was changed."),
        translate(
            "findings", "Nothing of the line was taken over: what is new in it cannot be told."
        ),
        translate("findings", "Look at the cells below and type here what should change."),
    )


def _error_value() -> FindingWords:
    return FindingWords(
        translate("findings", "The cell shows an error of the spreadsheet program, such as #N/A."),
        translate("findings", "The value that was sent stays."),
        translate(
            "findings",
            "Type the right value in the record of your desk, or ask the sender what is meant.",
        ),
    )


def _formula() -> FindingWords:
    return FindingWords(
        translate(
            "findings", "The cell holds a formula. What it shows may differ on each computer."
        ),
        translate("findings", "The value that was sent stays."),
        translate("findings", "Type in the record of your desk what the formula was meant to say."),
    )


def _unknown_name() -> FindingWords:
    return FindingWords(
        translate("findings", "No record of this name was sent in the workbook."),
        translate("findings", "The link stays as it was."),
        translate(
            "findings", "Choose it in the record of your desk, or ask the sender for its Ref."
        ),
    )


def _ambiguous_name() -> FindingWords:
    return FindingWords(
        translate("findings", "Several records of the workbook have this name."),
        translate("findings", "The link stays as it was."),
        translate(
            "findings", "Choose it in the record of your desk, or ask the sender for its Ref."
        ),
    )


def _ambiguous_date() -> FindingWords:
    return FindingWords(
        translate(
            "findings", "The date can be read in two ways: which is the day, which the month?"
        ),
        translate("findings", "The value that was sent stays."),
        translate(
            "findings", "Type the date in the record of your desk, or ask for it as year-month-day."
        ),
    )


def _year_or_day() -> FindingWords:
    return FindingWords(
        translate(
            "findings",
            "A year was typed into a cell that shows days, so that it reads as a day in 1905.",
        ),
        translate("findings", "The value that was sent stays."),
        translate("findings", "If the year is meant, type it in the record of your desk."),
    )


def _unknown_entry() -> FindingWords:
    return FindingWords(
        translate("findings", "The hidden copy of what was sent holds something unknown."),
        translate("findings", "It was left out; all the rest was read."),
        translate("findings", "If it comes from a newer HRDesk, install that one here too."),
    )


def _bad_entry() -> FindingWords:
    return FindingWords(
        translate(
            "findings", "The hidden copy of what was sent holds a value that the field cannot have."
        ),
        translate("findings", "The value was left out; all the rest was read."),
        translate("findings", "Ask the sender whether the file is theirs as it is."),
    )


def _private_entry() -> FindingWords:
    return FindingWords(
        translate(
            "findings", "The hidden copy of what was sent holds a field that no desk ever sends."
        ),
        translate("findings", "It was left out, so that nobody writes into what is yours alone."),
        translate("findings", "Ask the sender whether the file is theirs as it is."),
    )


def _no_ref() -> FindingWords:
    return FindingWords(
        translate("findings", "The line has no Ref."),
        translate("findings", "It was read as a new record."),
        translate("findings", "Decide whether it is new."),
    )


def _other_recipient() -> FindingWords:
    return FindingWords(
        translate("findings", "This workbook was written for another desk."),
        translate("findings", "It is read all the same."),
        translate("findings", "If it came here by mistake, set it aside and tell the sender."),
    )


def _disguise() -> FindingWords:
    return FindingWords(
        translate("findings", "The spreadsheet program wrote the value in another form by itself."),
        translate("findings", "This is no edit: the value that was sent stays."),
        translate("findings", "There is nothing to do, unless somebody really meant the new form."),
    )


def _withdrawn_not_here() -> FindingWords:
    return FindingWords(
        translate("findings", "A record is no longer shared with you that is not on this desk."),
        translate("findings", "Nothing was changed."),
        translate("findings", "If you keep it elsewhere, in a list or on paper, remove it there."),
    )


def _not_known() -> FindingWords:
    return FindingWords(
        translate("findings", "HRDesk could not make use of this."),
        translate("findings", "What was sent stays."),
        translate(
            "findings", "Look at the cell in the workbook, and type here what should change."
        ),
    )


_WORDS: dict[str, Callable[[], FindingWords]] = {
    "bad_value": _bad_value,
    "refused_together": _refused_together,
    "required": _required,
    "display_only": _display_only,
    "unknown_column": _unknown_column,
    "from_csv": _from_csv,
    "from_ods": _from_ods,
    "macros": _macros,
    "unknown_sheet": _unknown_sheet,
    "bad_ref": _bad_ref,
    "wrong_sheet": _wrong_sheet,
    "foreign_ref": _foreign_ref,
    "no_base": _no_base,
    "error_value": _error_value,
    "formula": _formula,
    "unknown_name": _unknown_name,
    "ambiguous_name": _ambiguous_name,
    "ambiguous_date": _ambiguous_date,
    "year_or_day": _year_or_day,
    "unknown_entry": _unknown_entry,
    "bad_entry": _bad_entry,
    "private_entry": _private_entry,
    "no_ref": _no_ref,
    "other_recipient": _other_recipient,
    "disguise": _disguise,
    "withdrawn_not_here": _withdrawn_not_here,
    **CONFLICT_WORDS,
    **GUARD_WORDS,
    **LATER_WORDS,
    **LIST_WORDS,
}
