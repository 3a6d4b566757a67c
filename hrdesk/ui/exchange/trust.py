"""Whether a workbook is from who it says, in words, and what that means for its review."""

from PySide6.QtCore import QCoreApplication

from hrdesk.operations.fingerprint import spoken
from hrdesk.operations.trust import Origin, Standing, Trust
from hrdesk.ui.exchange.finding_words import finding_words
from hrdesk.ui.language import isolated, ltr

translate = QCoreApplication.translate


def standing_words(origin: Origin) -> str:
    """What is always said of a workbook: as it was sent, changed by hand, or not proven."""
    if origin.trust is Trust.LIST:
        return translate("Trust", "everything is a proposal")
    if origin.standing is Standing.NOT_PROVEN:
        return translate("Trust", "origin not proven")
    if origin.standing is Standing.AS_SENT:
        if origin.trust is Trust.OURS:
            return translate("Trust", "as you sent it")
        return translate("Trust", "as {desk} sent it").format(desk=isolated(origin.code))
    said = []
    touched = origin.touched
    if touched.cells:
        cells = translate("Trust", "%n cell(s)", "", touched.cells)
        lines = translate("Trust", "%n line(s)", "", touched.lines)
        words = translate("Trust", "{cells} in {lines} changed by hand")
        said.append(words.format(cells=cells, lines=lines))
    if origin.gone:
        said.append(translate("Trust", "%n line(s) taken out", "", origin.gone))
    if not origin.is_whole:
        said.append(translate("Trust", "hidden copies damaged"))
    return translate("Trust", ", ").join(said)


def trust_sentence(origin: Origin) -> str:
    """What is known of the sender, and what follows from it."""
    sentence = _trust_words(origin.trust).format(desk=isolated(origin.name))
    words = spoken(origin.mark) if origin.trust in (Trust.NEW, Trust.OTHER) else ()
    if not words:
        return sentence
    said = translate("Trust", "The eight words of its key:")
    # They are read aloud: within a sentence from the right they would be torn apart.
    return f"{sentence} {said}\n{ltr(' '.join(words))}"


def short_trust_sentence(origin: Origin, *, accepted: bool = False) -> str:
    """The gist of that on one line, for where there is no room for more."""
    if accepted:
        words = translate("Trust", "{desk}: accepted.")
        return words.format(desk=isolated(origin.code or origin.name))
    sentences = {
        Trust.OURS: translate("Trust", "Your own workbook, returned."),
        Trust.KNOWN: translate("Trust", "From {desk}, which you know."),
        Trust.NEW: translate("Trust", "{desk} is not accepted yet."),
        Trust.OTHER: translate("Trust", "{desk} uses another key than the one you know."),
        Trust.NOT_OURS: translate("Trust", "This desk never sent it."),
        Trust.BROKEN: translate("Trust", "The seal of {desk} does not hold."),
        Trust.LIST: translate("Trust", "A list that no desk has sent."),
        Trust.NAMELESS: translate("Trust", "Nothing proves that {desk} sent it."),
    }
    return sentences[origin.trust].format(desk=isolated(origin.code or origin.name))


def _trust_words(trust: Trust) -> str:
    sentences = {
        Trust.OURS: translate(
            "Trust", "Your own workbook, sent to {desk} and returned. What was sent is known here."
        ),
        Trust.KNOWN: translate(
            "Trust", "From {desk}, a desk that you know. Only what differs from here is shown."
        ),
        Trust.NEW: translate(
            "Trust",
            "No workbook of {desk} was accepted here before: nothing is taken over unless you accept"
            " it. If you are in doubt, ask them by telephone.",
        ),
        Trust.OTHER: translate(
            "Trust",
            "This names {desk} as its sender, but it is sealed with another key than the one you"
            " know. Nothing is taken over unless you accept it. Ask them by telephone.",
        ),
        Trust.NOT_OURS: translate(
            "Trust",
            "This says that it is yours, but this desk never sent it. Nothing is taken over unless"
            " you accept it.",
        ),
        Trust.BROKEN: translate(
            "Trust",
            "The seal of {desk} does not hold: what the file says was sent has been changed."
            " Nothing is taken over unless you accept it. Ask them for the workbook again.",
        ),
        Trust.LIST: translate(
            "Trust",
            "A list that no desk has sent: everything in it is a proposal. It says not what it was"
            " made from, so where it says something else than your record, both are shown.",
        ),
        Trust.NAMELESS: translate(
            "Trust",
            "This has no seal, so nothing proves that {desk} sent it. Nothing is taken over unless"
            " you accept it.",
        ),
    }
    return sentences[trust]


def other_recipient_sentence(origin: Origin) -> str:
    """What is said of a workbook that was written for somebody else; nothing of any other."""
    if not origin.meant_for:
        return ""
    words = finding_words("other_recipient")
    named = translate("Trust", "It names {desk}.").format(desk=isolated(origin.meant_for))
    return " ".join((words.what, named, words.did, words.to_do))


def lost_passphrase_sentence(origin: Origin) -> str:
    """The warning over a workbook that left with a passphrase and comes back without; or nothing."""
    if not origin.lost_passphrase:
        return ""
    return translate(
        "Trust",
        "This left with a passphrase and comes back without: others may have read it on its way."
        " Ask them to keep the passphrase.",
    )


def accept_words(origin: Origin) -> str:
    """The words of the switch that accepts a sender who is not proven."""
    if origin.trust is Trust.NEW:
        words = translate("Trust", "Accept {desk}: its workbooks are known from now on")
        return words.format(desk=isolated(origin.code))
    if origin.trust is Trust.LIST:
        return translate("Trust", "I know this list: choose beforehand what is new in it")
    return translate("Trust", "Accept this workbook all the same")
