"""The sentences of the review: lines of the list, authors, choices, and what applying comes to."""

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.arrival import Envelope, Finding
from hrdesk.domain.merge import SAYS_OTHERWISE, WITHDRAWN, Class, Combined, Decision, Item
from hrdesk.domain.records import kind_of
from hrdesk.ui.exchange.finding_words import subject_words
from hrdesk.ui.exchange.review import Entry, Review, Upshot
from hrdesk.ui.exchange.wording import Wording, moment_words
from hrdesk.ui.language import isolated, ltr
from hrdesk.ui.tokens import ReviewState
from hrdesk.ui.widgets.review_state import state_word
from hrdesk.ui.words import author_word, comma, kind_word, number_word

translate = QCoreApplication.translate


def entry_title(entry: Entry, wording: Wording) -> str:
    """What a line of the list is called: `Visit · Georgia, 10–20 Nov 2026`."""
    if entry.findings:
        return subject_words(entry.findings[0])
    if entry.missing:
        return translate("Review", "%n line(s) did not come back", "", len(entry.missing))
    title = translate("Review", "{kind} · {title}")
    return title.format(
        kind=kind_word(kind_of(entry.key)), title=isolated(wording.title(entry.key))
    )


def entry_detail(entry: Entry, review: Review) -> str:
    """The second line: what is to be decided, or what was."""
    untaken = len(entry.untaken)
    said = _what_of(entry, review)
    # In front: of a narrow list it is the end that is cut.
    return (
        _both(translate("Review", "%n cell(s) not taken", "", untaken), said) if untaken else said
    )


def untaken_sentence(entry: Entry) -> str:
    """Which cells of the line were written and are no part of what is decided here."""
    words = translate(
        "Review",
        "Also written in this line, and not taken over: {cells}. What was sent stands there; the"
        " problems and questions of this workbook say why.",
    )
    return words.format(cells=comma().join(map(_cell, entry.untaken)))


def _cell(finding: Finding) -> str:
    address = ltr(finding.address)
    words = translate("Review", "{cell} “{text}”")
    return words.format(cell=address, text=isolated(finding.found)) if finding.found else address


def _what_of(entry: Entry, review: Review) -> str:
    if review.is_decided(entry) and entry.items:
        return _decided(entry, review)
    word = _state_of_one(review.state(entry))
    if entry.is_withdrawn:
        return _both(word, translate("Review", "no longer shared"))
    if entry.findings:
        return _both(word, translate("Review", "%n cell(s)", "", _cells(entry)))
    if entry.is_whole or not entry.items or entry.state is ReviewState.REMOVED:
        return word
    clashing = sum(item.kind is Class.CONFLICT for item in entry.items)
    fields = translate("Review", "%n field(s)", "", len(entry.items))
    if 0 < clashing < len(entry.items):
        words = translate("Review", "{number} of {fields}")
        fields = words.format(number=number_word(clashing), fields=fields)
    return _both(word, fields)


def item_sentence(item: Item, envelope: Envelope, us: str, zone: str) -> str:
    """Who changed a field, when, and where it stands in the file."""
    if item.code == WITHDRAWN:
        words = translate("Review", "{sender} no longer shares it with you, said {when}.")
        sender = isolated(item.author.partition(".")[0])
        return words.format(sender=sender, when=moment_words(item.minute, zone))
    if item.by_hand:
        line = translate("Review", "line {number}").format(number=number_word(item.row))
        place = ltr(item.address) if item.address else line
        words = translate("Review", "Written by hand in the workbook: sheet “{sheet}”, {place}.")
        return words.format(sheet=isolated(item.sheet), place=place)
    mark = item.author.partition(".")[2]
    author = author_word(item.author)
    if item.author == us:
        author = translate("Review", "this desk")
    when = moment_words(item.minute, zone)
    if mark and mark != envelope.sender_identity and item.author != us:
        words = translate("Review", "Changed by {author}, {when}; it came through {sender}.")
        return words.format(author=isolated(author), when=when, sender=isolated(envelope.sender))
    words = translate("Review", "Changed by {author}, {when}.")
    return words.format(author=isolated(author), when=when)


def why_sentence(item: Item) -> str:
    """Why a person is asked about a change, and what it ends."""
    if item.settles:
        return translate("Review", "Several values stood here; this decides between them.")
    if item.code == SAYS_OTHERWISE:
        return translate(
            "Review", "The list says something else than your record; it does not say since when."
        )
    if item.kind is Class.CONFLICT:
        return translate("Review", "Both desks changed this field and did not know of each other.")
    sentences = {
        "label_lowered": translate(
            "Review", "The label would be less strict: more desks could be sent this record."
        ),
        "partners_widened": translate("Review", "More desks would be sent this record."),
        "same_spare_line": translate(
            "Review",
            "This spare line was filled in before, in another copy of the workbook, with something"
            " else. If it is another record, it gets a Ref of its own.",
        ),
        "erased_here": translate(
            "Review", "You erased this record. It comes back only if you say so here."
        ),
        "copied_row": translate(
            "Review",
            "The line is a changed copy of another one, which stays as it was sent. The copy is"
            " added as a new record if you say so.",
        ),
        "no_ref": translate(
            "Review", "The line has no Ref. It is added as a new record if you say so."
        ),
    }
    if item.kind is Class.REMOVAL:
        return translate("Review", "Removing is never done unless you choose it.")
    return (
        sentences.get(item.code, "") or _joining_sentence(item.code) or _sharing_sentence(item.code)
    )


def _joining_sentence(code: str) -> str:
    """Why a person is asked whether two records are one."""
    sentences = {
        "joined": translate(
            "Review",
            "It is said to be the same as another record: they would be merged and shown as"
            " one. Nothing of either is lost, and they can be un-merged.",
        ),
        "unjoined": translate(
            "Review",
            "It is said not to be the same as another record after all: each would be shown by"
            " itself again, as it stands.",
        ),
    }
    return sentences.get(code, "")


def _sharing_sentence(code: str) -> str:
    """Why a person is asked about a record that is shared no longer, or was taken off."""
    sentences = {
        WITHDRAWN: translate(
            "Review",
            "Taking it off this desk is never done unless you choose it. No other desk hears of it,"
            " and you can undo it.",
        ),
        "withdrawn_since": translate(
            "Review",
            "Its sender has said since that it is no longer shared with you. It comes in only if"
            " you say so here.",
        ),
        "taken_off_here": translate(
            "Review", "You took this record off this desk. It comes back only if you say so here."
        ),
    }
    return sentences.get(code, "")


def choice_words(item: Item) -> dict[Decision, str]:
    """The words of the choices for a change; a choice that makes no difference is left out."""
    later = translate("Review", "Decide later")
    if item.code == "same_spare_line":
        return {
            Decision.OURS: translate("Review", "Leave out"),
            Decision.THEIRS: translate("Review", "Add it to the same record"),
            Decision.APART: translate("Review", "Add a record of its own"),
            Decision.LATER: later,
        }
    if item.code == WITHDRAWN:
        return {
            Decision.OURS: translate("Review", "Keep the record"),
            Decision.THEIRS: translate("Review", "Take it off this desk"),
            Decision.LATER: later,
        }
    if not item.field:
        return {
            Decision.OURS: translate("Review", "Leave out"),
            Decision.THEIRS: translate("Review", "Add the record"),
            Decision.LATER: later,
        }
    if item.kind is Class.REMOVAL:
        return {
            Decision.OURS: translate("Review", "Keep the record"),
            Decision.THEIRS: translate("Review", "Remove it here too"),
            Decision.LATER: later,
        }
    if item.kind is Class.CONFLICT and item.code != SAYS_OTHERWISE:
        later = translate("Review", "Later: both stand")
    return {
        Decision.OURS: translate("Review", "Mine"),
        Decision.THEIRS: translate("Review", "Theirs"),
        Decision.LATER: later,
    }


def upshot_sentence(upshot: Upshot) -> str:
    """What applying will do, in one sentence."""
    parts = [
        translate("Review", "%n record(s) will be changed", "", upshot.changed),
        translate("Review", "%n will be added", "", upshot.added),
        translate("Review", "%n will be removed", "", upshot.removed),
        translate("Review", "%n will be taken off this desk alone", "", upshot.taken_off),
        translate("Review", "yours is kept in %n field(s)", "", upshot.kept),
        translate(
            "Review", "%n conflict(s) stay open, both values stand", "", upshot.open_conflicts
        ),
        translate("Review", "%n change(s) keep waiting in the inbox", "", upshot.waiting),
    ]
    numbers = (
        upshot.changed,
        upshot.added,
        upshot.removed,
        upshot.taken_off,
        upshot.kept,
        upshot.open_conflicts,
        upshot.waiting,
    )
    said = [part for part, number in zip(parts, numbers, strict=True) if number]
    if not said:
        return translate("Review", "No record will be changed; the workbook is noted as received.")
    sentence = translate("Review", ", ").join(said)
    return translate("Review", "{sentence}.").format(sentence=sentence[:1].upper() + sentence[1:])


def done_sentence(upshot: Upshot) -> str:
    """What applying has done, in the numbers in which it was said beforehand; empty for nothing."""
    parts = (
        (upshot.changed, translate("Review", "%n record(s) changed", "", upshot.changed)),
        (upshot.added, translate("Review", "%n added", "", upshot.added)),
        (upshot.removed, translate("Review", "%n removed", "", upshot.removed)),
        (
            upshot.taken_off,
            translate("Review", "%n taken off this desk alone", "", upshot.taken_off),
        ),
        (upshot.kept, translate("Review", "yours kept in %n field(s)", "", upshot.kept)),
    )
    said = translate("Review", ", ").join(words for number, words in parts if number)
    return translate("Review", "{sentence}.").format(sentence=said) if said else ""


def progress_words(review: Review) -> str:
    """`2 of 13 decided · 3 fields in conflict`."""
    if not review.entries:
        return translate("Review", "Nothing to decide")
    words = translate("Review", "{decided} of {all} decided")
    done = words.format(decided=number_word(review.decided), all=number_word(len(review.entries)))
    if not review.open_conflicts:
        return done
    return _both(done, translate("Review", "%n field(s) in conflict", "", review.open_conflicts))


def _state_of_one(state: ReviewState) -> str:
    words = {
        ReviewState.NEW: translate("Review", "New record"),
        ReviewState.REMOVED: translate("Review", "Removed there"),
        ReviewState.QUESTION: translate("Review", "Question"),
        ReviewState.ERROR: translate("Review", "Problem"),
        ReviewState.MESSAGE: translate("Review", "Message"),
        ReviewState.MISSING: translate("Review", "Nothing is removed"),
    }
    return words.get(state) or state_word(state)


def _decided(entry: Entry, review: Review) -> str:
    chosen = {review.choice(item) for item in entry.items}
    word = state_word(ReviewState.HANDLED)
    if len(chosen) > 1:
        return _both(word, translate("Review", "field by field"))
    (decision,) = chosen
    if decision is Decision.LATER:
        return _both(word, translate("Review", "later"))
    if isinstance(decision, Combined):
        return _both(word, translate("Review", "combined"))
    if decision is Decision.APART:
        return _both(word, translate("Review", "added on its own"))
    if entry.is_new:
        added, left = translate("Review", "added"), translate("Review", "left out")
        return _both(word, added if decision is Decision.THEIRS else left)
    if entry.is_withdrawn:
        gone, kept = translate("Review", "taken off this desk"), translate("Review", "kept")
        return _both(word, gone if decision is Decision.THEIRS else kept)
    if entry.items[0].kind is Class.REMOVAL:
        gone, kept = translate("Review", "removed"), translate("Review", "kept")
        return _both(word, gone if decision is Decision.THEIRS else kept)
    theirs, mine = translate("Review", "took theirs"), translate("Review", "kept mine")
    return _both(word, theirs if decision is Decision.THEIRS else mine)


def _cells(entry: Entry) -> int:
    """How many cells or lines the findings stand for."""
    return sum(
        int(str(finding.about.get("cells") or finding.about.get("lines") or 1))
        for finding in entry.findings
    )


def _both(first: str, second: str) -> str:
    return translate("Review", "{first} · {second}").format(first=first, second=second)
