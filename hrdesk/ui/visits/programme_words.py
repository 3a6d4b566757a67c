"""The words of a programme that is handed out, and of what is left out of it."""

from datetime import UTC, date, datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, QLocale, Qt

from hrdesk.operations.programme_paper import Paper, PaperWords
from hrdesk.ui.calendar.country_zone import has_clock
from hrdesk.ui.calendar.spoken import day_words, days_words, zone_words
from hrdesk.ui.language import isolated
from hrdesk.ui.words import comma, in_digits, label_word

translate = QCoreApplication.translate


def left_out_words(paper: Paper) -> str:
    """What does not stand on the paper, in sentences; empty where all does."""
    said = []
    label = label_word(paper.label)
    if paper.left_out:
        titles = comma().join(isolated(each) for each in paper.left_out)
        said.append(
            translate(
                "HandOut", "Left out, since it is confidential or not for {label}: {titles}."
            ).format(label=label, titles=titles)
        )
    if paper.names_left_out:
        text = translate(
            "HandOut",
            "%n person(s) are not named: protected, or not for {label}.",
            "",
            paper.names_left_out,
        )
        said.append(text.format(label=label))
    return "\n".join(said)


def clock_words(city: str, country: str, zone: str) -> str:
    """Whose clock it is: the city that a programme is for, unless another clock may be meant."""
    here = bool(city) and has_clock(country, zone, datetime.now(UTC))
    return city if here else zone_words(zone)


def paper_words(city: str = "", country: str = "") -> PaperWords:
    """The words of a programme in the window's language; `city` is the one that it is for."""
    locale = QLocale()
    return PaperWords(
        language=locale.name().partition("_")[0],
        from_right=locale.textDirection() == Qt.LayoutDirection.RightToLeft,
        programme=translate("HandOut", "Programme"),
        chair=translate("HandOut", "Chair: {name}"),
        speakers=translate("HandOut", "Speakers: {names}"),
        objective=translate("HandOut", "Aim: {text}"),
        times_of=translate("HandOut", "Times of {city}"),
        no_time=translate("HandOut", "Not yet placed"),
        clock=in_digits,
        day=day_words,
        days=_days,
        zone=partial(clock_words, city, country),
    )


def _days(first: date, last: date) -> str:
    if first.year == last.year:
        year = QLocale().toString(last.year).replace(QLocale().groupSeparator(), "")
        return f"{days_words(first, last)} {year}"
    return days_words(first, last)
