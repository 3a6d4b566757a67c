"""The lines of the report about the sheet of conflicts, in words."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class FindingWords:
    """What findings of one code are: `what` happened, what HRDesk `did`, what there is `to_do`."""

    what: str
    did: str
    to_do: str


def _unknown_line() -> FindingWords:
    return FindingWords(
        translate("findings", "The line of the sheet of conflicts is none that was sent."),
        translate("findings", "Nothing of it was taken over."),
        translate("findings", "Decide the conflict here, in the form of the record."),
    )


def _shown_changed() -> FindingWords:
    return FindingWords(
        translate("findings", "A cell was written over that is there for comparing only."),
        translate("findings", "Nothing of it was taken over."),
        translate("findings", "What shall count belongs in the column “Decision” of the line."),
    )


def _values_changed() -> FindingWords:
    return FindingWords(
        translate("findings", "The values beside the decision are no longer those that were sent."),
        translate("findings", "The decision was not taken over; all values stand on."),
        translate("findings", "Decide the conflict here, or ask the sender what is meant."),
    )


def _two_decisions() -> FindingWords:
    return FindingWords(
        translate("findings", "Different decisions were written for one conflict."),
        translate("findings", "None of them was taken over; all values stand on."),
        translate("findings", "Decide the conflict here, or ask the sender which one counts."),
    )


def _ambiguous_decision() -> FindingWords:
    return FindingWords(
        translate("findings", "The decision fits several of the values that stand."),
        translate("findings", "It was not taken over; all values stand on."),
        translate("findings", "Decide the conflict here, or ask the sender which one is meant."),
    )


def _decision_and_edit() -> FindingWords:
    return FindingWords(
        translate(
            "findings",
            "The decision on the sheet of conflicts differs from what was written in the record's"
            " own line.",
        ),
        translate("findings", "Neither was taken over; all values stand on."),
        translate("findings", "Decide the conflict here, or ask the sender which one counts."),
    )


CONFLICT_WORDS: dict[str, Callable[[], FindingWords]] = {
    "unknown_line": _unknown_line,
    "shown_changed": _shown_changed,
    "values_changed": _values_changed,
    "two_decisions": _two_decisions,
    "ambiguous_decision": _ambiguous_decision,
    "decision_and_edit": _decision_and_edit,
}
