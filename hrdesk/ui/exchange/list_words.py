"""The words of the pages on which a foreign list is read: fields, reasons, how sure, choices."""

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.merge import Item
from hrdesk.domain.records import kind_of
from hrdesk.domain.twins import Reason, Twin
from hrdesk.exchange.foreign.mapping import FAMILY, GIVEN, TREATY
from hrdesk.exchange.foreign.proposing import LIKELY, SURE
from hrdesk.exchange.foreign.rows import ListRow
from hrdesk.exchange.layout import REF
from hrdesk.operations.foreign_plan import NEW_RECORD, OUT, ListedRow
from hrdesk.ui.exchange.wording import Wording
from hrdesk.ui.language import isolated
from hrdesk.ui.words import field_word, number_word, semicolon

translate = QCoreApplication.translate
_MOST_PARTS = 4


def target_words(target: str) -> str:
    """What a column may be: a field, or a part of one."""
    if target == REF:
        return translate("Lists", "Ref")
    if target == FAMILY:
        return translate("Lists", "Family name")
    if target == GIVEN:
        return translate("Lists", "Given name")
    if target == TREATY:
        return translate("Lists", "A treaty: its heading names it")
    name, _, part = target.partition(".")
    if not part:
        return field_word(name)
    parts = {
        "from": translate("Lists", "{field}: from"),
        "to": translate("Lists", "{field}: to"),
        "zone": translate("Lists", "{field}: time zone"),
    }
    return parts[part].format(field=field_word(name))


def sure_words(sure: int) -> str:
    """How sure a proposal is, with the number beside the word."""
    if not sure:
        return ""
    if sure >= SURE:
        words = translate("Lists", "sure ({number} %)")
    elif sure >= LIKELY:
        words = translate("Lists", "likely ({number} %)")
    else:
        words = translate("Lists", "not sure ({number} %)")
    return words.format(number=number_word(sure))


def row_words(row: ListRow, wording: Wording) -> str:
    """What a line says, as far as there is room for it; names that no line of the list has too."""
    said = [isolated(wording.text(row.ref, name, value)) for name, value in row.shown().items()]
    said[1:1] = [isolated(name) for link in row.open_links for name in link.names]
    return " · ".join(said[:_MOST_PARTS])


def twin_words(twin: Twin, wording: Wording) -> str:
    """A record here that a line may be, and why."""
    reasons = {
        Reason.REF: translate("Lists", "{record} (the same Ref)"),
        Reason.EMAIL: translate("Lists", "{record} (the same e-mail address)"),
        Reason.KEY: translate("Lists", "{record} (the same symbol or key)"),
        Reason.NAME: translate("Lists", "{record} (the same name)"),
        Reason.SCRIPT: translate("Lists", "{record} (the same name in another script)"),
        Reason.VISIT: _near(twin),
        Reason.LIKE: translate("Lists", "{record} (a name like it)"),
    }
    return reasons[twin.reason].format(record=isolated(wording.title(twin.ref)))


def _near(twin: Twin) -> str:
    """Of what has no name, what it is known by instead."""
    words = {
        "ratification": translate("Lists", "{record} (the same State and instrument)"),
        "country_file": translate("Lists", "{record} (the same State)"),
    }
    near = translate("Lists", "{record} (the same country, dates that are near)")
    return words.get(kind_of(twin.ref), near)


def choice_words(choice: str, wording: Wording) -> str:
    """What becomes of a line."""
    if choice == NEW_RECORD:
        return translate("Lists", "a new record")
    if choice == OUT:
        return translate("Lists", "left out")
    if not choice:
        return translate("Lists", "asked in the review")
    words = translate("Lists", "brings {record} up to date")
    return words.format(record=isolated(wording.title(choice)))


def may_be_sentence(item: Item, wording: Wording) -> str:
    """The records here that a line without Ref may be; nothing where there are none."""
    if not item.twins:
        return ""
    twins = semicolon().join(twin_words(each, wording) for each in item.twins)
    return translate("Lists", "It may be: {records}.").format(records=twins)


def twins_words(listed: ListedRow, wording: Wording) -> str:
    """The likeliest of the records that a line may be, and how many others there are."""
    if not listed.twins:
        return ""
    first = twin_words(listed.twins[0], wording)
    more = len(listed.twins) - 1
    if not more:
        return first
    return translate("Lists", "{first} and %n more", "", more).format(first=first)
