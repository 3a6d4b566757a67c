"""What the restricted registers and their fields are called; nothing of it is said elsewhere."""

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.restricted import Register

translate = QCoreApplication.translate


def register_word(register: Register) -> str:
    """What a register is called."""
    return {
        Register.REPRISALS: translate("Restricted", "Reprisals"),
        Register.ENQUIRIES: translate("Restricted", "Enquiries"),
    }[register]


def about_words(register: Register) -> str:
    """What a register is for, and what must not stand in it."""
    return {
        Register.REPRISALS: translate(
            "Restricted",
            "Who may suffer for having spoken with a mechanism, and what was agreed with them:"
            " under a pseudonym, never by name.",
        ),
        Register.ENQUIRIES: translate(
            "Restricted",
            "Whether the same complaint lies before another body: day, body, reference and answer."
            " Never the names of people.",
        ),
    }[register]


def entry_word(name: str) -> str:
    """What a field of an entry is called; `&` marks its key."""
    return {
        "pseudonym": translate("Restricted", "&Pseudonym"),
        "date": translate("Restricted", "&Date"),
        "happened": translate("Restricted", "&What happened"),
        "agreed": translate("Restricted", "&Agreed"),
        "body": translate("Restricted", "&Body asked"),
        "reference": translate("Restricted", "&Reference"),
        "answer": translate("Restricted", "&Answer"),
        "purge": translate("Restricted", "Dele&te by"),
    }[name]


def entry_remark(name: str) -> str:
    """What must be known when a field is filled in; empty for most."""
    return {
        "pseudonym": translate("Restricted", "Nothing by which others could tell who it is."),
        "agreed": translate(
            "Restricted", "How to reach them, whom to tell, what must not be done."
        ),
        "reference": translate("Restricted", "The number of the file, and no name."),
        "purge": translate(
            "Restricted",
            "From that day on HRDesk asks to delete it, also while it is closed.",
        ),
    }.get(name, "")
