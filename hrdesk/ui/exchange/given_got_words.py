"""What was given and got in words: the agreed rhythm, what is due, and how even the exchange is."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.rhythm import Rhythm
from hrdesk.operations.given_got import Exchange, Figures, Since
from hrdesk.store.partners import Partner
from hrdesk.ui.exchange.wording import day_words
from hrdesk.ui.language import isolated
from hrdesk.ui.words import comma, date_word

translate = QCoreApplication.translate
# More names of files than these would say less.
_NAMED = 3


def desk_word(partner: Partner) -> str:
    """What a partner is called within a sentence."""
    return isolated(partner.name or partner.code)


def rhythm_word(rhythm: str) -> str:
    """How often workbooks go to and fro."""
    return {
        Rhythm.NONE: translate("GivenGot", "not agreed"),
        Rhythm.WEEKLY: translate("GivenGot", "every week"),
        Rhythm.TWO_WEEKS: translate("GivenGot", "every two weeks"),
        Rhythm.MONTHLY: translate("GivenGot", "every month"),
        Rhythm.QUARTERLY: translate("GivenGot", "every three months"),
    }[Rhythm(rhythm)]


def last_words(minute: int | None, zone: str, *, is_overdue: bool) -> str:
    """The day of the last workbook one way, and whether the next should have gone by now."""
    day = translate("GivenGot", "never") if minute is None else day_words(minute, zone)
    return translate("GivenGot", "{day} · overdue").format(day=day) if is_overdue else day


def summary(exchange: Exchange, figures: Figures, today: date) -> str:
    """The few sentences above the list of what passed."""
    return "\n".join((_rhythm_sentence(exchange, today), *_figure_sentences(exchange, figures)))


def since_sentence(partner: Partner, since: Since, zone: str) -> str:
    """What "only what changed" means for a partner, and what was not confirmed yet."""
    desk = desk_word(partner)
    if since.last is None:
        return translate("GivenGot", "{desk} has not been given anything yet.").format(desk=desk)
    if since.confirmed is None:
        said = translate(
            "GivenGot",
            "{desk} has not confirmed any workbook yet, so this is what changed since it was given"
            " the last one, on {day}.",
        )
        return said.format(desk=desk, day=day_words(since.last.minute, zone))
    said = translate(
        "GivenGot", "What changed since the workbook of {day}, the last one that {desk} confirmed."
    )
    said = said.format(desk=desk, day=day_words(since.confirmed.minute, zone))
    if not since.again:
        return said
    count = len(since.again)
    again = translate(
        "GivenGot",
        "%n workbook(s) not confirmed yet, whose content goes again: {names}.",
        "",
        count,
    )
    names = comma().join(isolated(each.file_name) for each in since.again[:_NAMED])
    more = translate("GivenGot", " and %n more", "", count - _NAMED) if count > _NAMED else ""
    return f"{said} {again.format(names=names + more)}"


def _rhythm_sentence(exchange: Exchange, today: date) -> str:
    rhythm = exchange.partner.rhythm
    if rhythm == Rhythm.NONE:
        return translate(
            "GivenGot", "How often you exchange is not agreed; it can be noted under Partners."
        )
    parts = [translate("GivenGot", "Agreed: {rhythm}.").format(rhythm=rhythm_word(rhythm))]
    if exchange.given_due is not None:
        said = (
            translate("GivenGot", "Your workbook was due on {day}.")
            if exchange.is_given_overdue(today)
            else translate("GivenGot", "Your next workbook is due on {day}.")
        )
        parts.append(said.format(day=date_word(exchange.given_due.isoformat())))
    if exchange.got_due is not None:
        said = (
            translate("GivenGot", "Theirs was due on {day}.")
            if exchange.is_got_overdue(today)
            else translate("GivenGot", "Theirs is due on {day}.")
        )
        parts.append(said.format(day=date_word(exchange.got_due.isoformat())))
    return " ".join(parts)


def _figure_sentences(exchange: Exchange, figures: Figures) -> list[str]:
    if not exchange.given and not exchange.got:
        return [translate("GivenGot", "Nothing has been given or got yet.")]
    gave = translate("GivenGot", "%n record(s) given", "", figures.records_given)
    got = translate("GivenGot", "%n record(s) got", "", figures.records_got)
    records = translate("GivenGot", "New to the other side: {gave}, {got}.").format(
        gave=gave, got=got
    )
    gave = translate("GivenGot", "%n workbook(s) given", "", figures.books_given)
    got = translate("GivenGot", "%n workbook(s) got", "", figures.books_got)
    if figures.books_given:
        confirmed = translate("GivenGot", "%n confirmed", "", figures.confirmed)
        gave = translate("GivenGot", "{gave} ({confirmed})").format(gave=gave, confirmed=confirmed)
    books = translate("GivenGot", "In the last twelve months: {gave}, {got}.")
    return [f"{records} {books.format(gave=gave, got=got)}"]
