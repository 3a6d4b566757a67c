"""The words that a quick line understands, in English and French, beside the window's own. Pure."""

import re

from hrdesk.domain.repeat import Every, Repeat
from hrdesk.domain.text import normalised
from hrdesk.ui.calendar.quick_languages import BEFORE, SHARED
from hrdesk.ui.records.reading import Words

FRENCH = Words(
    months=(
        (
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ),
    ),
    days=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    today="aujourd'hui",
    tomorrow="demain",
    yesterday="hier",
)
_ENGLISH_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_SHORT_DAYS = "mon tue tues wed thu thur thurs fri sat sun"
_NEAR = "today tomorrow yesterday"
# Where a lone word is a day: short words of other languages are words of a title as well.
DAY_WORDS = frozenset(f"{_ENGLISH_DAYS} {_SHORT_DAYS} {_NEAR}".split()) | frozenset(
    normalised(each) for each in (*FRENCH.days, FRENCH.today, FRENCH.tomorrow, FRENCH.yesterday)
)
# Days in one language, other words in a title: my, the sun, they sat.
SHORT_WORDS = frozenset({"mon", "sun", "sat"}) | SHARED
# What looks like a day and never is one.
ALWAYS = frozenset({"24/7"})
BEFORE_A_TIME = frozenset({"at", "from", "à", "a", "de", "dès"})
# What stands before a time and before nothing that only lasts: a training may be one `de 6h`.
AT = frozenset({"at", "from", "à", "dès"})
BEFORE_A_DAY = frozenset({"on", "from", "by", "le", "du"}) | BEFORE
REMINDERS = frozenset({"remind", "reminder", "rappel"})
BEFORE_IT = frozenset({"before", "avant"})
BETWEEN_TIMES = frozenset({"-", "–", "—", "to", "until", "à", "jusqu'à"})
NOON = frozenset({"noon", "midi"})
DEADLINES = frozenset(
    normalised(each) for each in ("deadline", "échéance", "date limite", "dernier délai")
)
# What says that something comes round again.
EVERY = frozenset({"every", "each", "chaque", "tous les", "toutes les"})
OTHER = frozenset({"other", "second", "2nd"})
HOW_MANY = {"two": 2, "deux": 2, "three": 3, "trois": 3, "four": 4, "quatre": 4, "six": 6}
UNITS = {
    **dict.fromkeys(("day", "days", "jour", "jours"), Every.DAY),
    **dict.fromkeys(("week", "weeks", "semaine", "semaines"), Every.WEEK),
    **dict.fromkeys(("month", "months", "mois"), Every.MONTH),
    **dict.fromkeys(("year", "years", "an", "ans", "annee", "annees"), Every.YEAR),
}
WORKING_DAYS = frozenset(
    {"weekday", "working day", "workday", "jour ouvrable", "jours ouvrables", "jours ouvres"}
)
ADVERBS = {
    "daily": Repeat(Every.DAY),
    "weekly": Repeat(Every.WEEK),
    "hebdomadaire": Repeat(Every.WEEK),
    "fortnightly": Repeat(Every.WEEK, 2),
    "monthly": Repeat(Every.MONTH),
    "yearly": Repeat(Every.YEAR),
}
WEEKDAY_WORDS = {
    each: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed",
            "thursday thu thur thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for each in names.split()
}
BEFORE_A_WEEKDAY = frozenset({"on", "le", "les"})
AND = frozenset({"and", "et", "&"})
UNTIL = frozenset({"until", "till", "jusqu'au", "jusqu'a"})
TIMES = frozenset({"times", "fois"})
# Letters that people write for zones; several of them stand for more than one.
_ZONES_IN_LETTERS = (
    "CET CEST EET EEST WET WEST BST IST EST EDT CST CDT MST MDT PST PDT AST ART BRT CLT COT PET"
    " WAT CAT EAT SAST MSK GST PKT WIB JST AEST"
)
ZONE_LETTERS = frozenset(_ZONES_IN_LETTERS.split())
# What people call a place by whose zone they mean; whole names of cities are known without it.
_CITIES = {
    "nyc": "America/New_York",
    "ny": "America/New_York",
    "gva": "Europe/Zurich",
    "geneva": "Europe/Zurich",
    "genève": "Europe/Zurich",
    "bern": "Europe/Zurich",
    "dc": "America/New_York",
    "washington": "America/New_York",
    "strasbourg": "Europe/Paris",
    "the hague": "Europe/Amsterdam",
    "la haye": "Europe/Amsterdam",
    "vienne": "Europe/Vienna",
    "bruxelles": "Europe/Brussels",
    "londres": "Europe/London",
    "varsovie": "Europe/Warsaw",
    "banjul": "Africa/Banjul",
    "addis": "Africa/Addis_Ababa",
    "addis ababa": "Africa/Addis_Ababa",
    "tbs": "Asia/Tbilisi",
    "utc": "UTC",
    "gmt": "UTC",
}
# By names without their accents: few type them.
CITIES = {normalised(name): zone for name, zone in _CITIES.items()}
# Short for a city that its zone is not called after.
SHORT_CITIES = {"gva": "Geneva", "dc": "Washington"}
_AHEAD = re.compile(r"(?:in|dans)\s+(\d{1,3})\s+(\S+)")
_UNITS = {
    "d": ("day", "days", "jour", "jours"),
    "w": ("week", "weeks", "semaine", "semaines"),
    "m": ("month", "months", "mois"),
}
MINUTES = frozenset(["m", "min", "mins", "minute", "minutes", "mn"])
HOURS = frozenset(["h", "hour", "hours", "heure", "heures"])
DAYS = frozenset(["d", "j", "day", "days", "jour", "jours"])


def step_words(text: str) -> str:
    """`in 3 days` and `dans 3 jours` as `+3d`, `après-demain` as `+2d`; other texts as they are."""
    if normalised(text) in (normalised("après-demain"), "day after tomorrow"):
        return "+2d"
    found = _AHEAD.fullmatch(text.casefold())
    unit = next((u for u, words in _UNITS.items() if found and found[2] in words), "")
    return f"+{found[1]}{unit}" if found and unit else text
