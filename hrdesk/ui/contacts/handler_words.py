"""Why somebody is the one to ask, in words."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.handling import Aspect, Because, Handler, Reason
from hrdesk.ui.language import isolated
from hrdesk.ui.words import country_word, date_word


def reasons_in_words(handler: Handler) -> str:
    """All that is to be said under a name, the reasons first."""
    return " · ".join(_parts(handler))


def _parts(handler: Handler) -> Iterator[str]:
    say = QCoreApplication.translate
    if handler.is_absent:
        yield say("Handlers", "out of office, with nobody to stand in")
    if handler.stands_in_for:
        said = say("Handlers", "stands in for {name}")
        yield said.format(name=isolated(handler.stands_in_for))
    yield from dict.fromkeys(_reason(each) for each in handler.reasons)
    yield from filter(None, (handler.function,))
    if handler.organisation and all(each.at != handler.organisation for each in handler.reasons):
        yield handler.organisation


def _reason(reason: Reason) -> str:
    say = QCoreApplication.translate
    template = {
        Because.FOCAL_POINT: say("Handlers", "focal point for {about}"),
        Because.ITS_FOCAL_POINT: say("Handlers", "its focal point for {about}"),
        Because.DESK: say("Handlers", "works on {about}"),
        Because.AT_DESK: say("Handlers", "at the desk {about}"),
        Because.ITSELF: say("Handlers", "the mechanism itself"),
        Because.PART: say("Handlers", "part of {about}"),
        Because.COVERS: say("Handlers", "covers {about}, a member of {at}"),
        Because.SEATED_THERE: say("Handlers", "has its seat in {about}"),
        Because.STAFF: say("Handlers", "works at {about}"),
    }[reason.because]
    if reason.because is Because.COVERS and not reason.at:
        template = say("Handlers", "covers {about}")
    if reason.because is Because.FOCAL_POINT and reason.since:
        template = say("Handlers", "focal point for {about} since {since}")
    if reason.because is Because.ITS_FOCAL_POINT and reason.since:
        template = say("Handlers", "its focal point for {about} since {since}")
    return template.format(
        about=isolated(_about(reason)),
        at=isolated(reason.at),
        since=isolated(date_word(reason.since)),
    )


def _about(reason: Reason) -> str:
    is_code = reason.aspect is Aspect.COUNTRY and len(reason.about) == 3 and reason.about.isupper()
    return country_word(reason.about) if is_code else reason.about
