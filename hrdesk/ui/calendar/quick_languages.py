"""Days in Spanish, Russian and Arabic, where one word says them for sure. Pure: no Qt."""

from collections.abc import Sequence
from datetime import date, timedelta

from hrdesk.domain.text import normalised

_NEAR = {
    normalised(word): days
    for days, words in ((-1, "ayer вчера أمس"), (0, "hoy сегодня اليوم"), (1, "mañana завтра غدا"))
    for word in words.split()
}
_WEEKDAYS = {
    normalised(word): number
    for number, words in enumerate(
        (
            "lunes понедельник الاثنين",
            "martes вторник الثلاثاء",
            "miércoles среду الأربعاء",
            "jueves четверг الخميس",
            "viernes пятница пятницу الجمعة",
            "sábado суббота субботу السبت",
            "domingo воскресенье الأحد",
        )
    )
    for word in words.split()
}
# Days here, other words in a title: the International Day of something, somebody's first name.
SHARED = frozenset({normalised("اليوم"), "domingo"})
# A morning, and the environment, of which this is a case unless something is on that day.
_NOT_AFTER = {normalised("mañana"): ("la", "esta", "cada")}
_ONLY_AFTER = {"среду": ("в",)}
BEFORE = frozenset({"el", "в", "во", "يوم"})
# What is a day wherever it stands.
SURE = frozenset({*_NEAR, *_WEEKDAYS}) - SHARED - frozenset(_ONLY_AFTER)


def other_day(words: Sequence[str], at: int, today: date) -> date | None:
    """The day that a word means beside the one before it: of a weekday, the next one from today."""
    word, before = normalised(words[at]), normalised(words[at - 1]) if at else ""
    if before in _NOT_AFTER.get(word, ()) or before not in _ONLY_AFTER.get(word, (before,)):
        return None
    if word in _NEAR:
        return today + timedelta(days=_NEAR[word])
    if word in _WEEKDAYS:
        return today + timedelta(days=(_WEEKDAYS[word] - today.weekday()) % 7)
    return None
