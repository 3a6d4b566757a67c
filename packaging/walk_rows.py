"""What stands on the desks of a walk beside what HRDesk ships: three people, long names, thousands.

All of it is invented. A link is `@` and the permanent key of a shipped record, or what `own` gives.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from hrdesk.domain.label import Label
from hrdesk.operations import perform
from hrdesk.operations.partners import set_partner
from hrdesk.operations.starting import network_records
from hrdesk.store.database import Database

PEOPLE, VISITS, RECOMMENDATIONS, ACTIVITIES = 20_000, 2_000, 8_000, 4_000
_COUNTRIES = ("TUN", "MEX", "KAZ", "TJK", "GEO", "KEN", "PER", "NPL", "SEN", "JOR", "MRT", "IDN")
_BODIES = ("ACHPR", "IACHR", "ODIHR", "CAT", "CEDAW", "CRC", "CCPR", "HRC")
_GIVEN = ("Amina", "José", "Олга", "Zoë", "Łukasz", "أحمد", "Ngozi", "Marie-Louise", "Rossi", "Ana")
_FAMILY = ("Müller", "Diallo", "Петрова", "Petrović", "al-Masri", "Okafor", "Nguyễn", "Costa", "Li")
_LONG = (
    "Independent Expert on the effects of foreign debt and other related international financial"
    " obligations of States on the full enjoyment of all human rights, particularly economic, social"
    " and cultural rights"
)
_ARABIC = (
    "المقرر الخاص المعني بتعزيز وحماية حقوق الإنسان والحريات الأساسية في سياق مكافحة الإرهاب في"
    " منطقة الشرق الأوسط وشمال أفريقيا"
)
_CYRILLIC = (
    "Уполномоченный по правам человека и предупреждению пыток и других жестоких, бесчеловечных или"
    " унижающих достоинство видов обращения"
)
_THEMES = (
    "Prohibition of torture & ill-treatment",
    "Human rights defenders",
    "Cooperation & follow up with the Universal Periodic Review (UPR)",
)
_ZURICH = "[Europe/Zurich]"


@dataclass(frozen=True)
class Row:
    """One record as a person would fill it in."""

    kind: str
    key: str
    values: Mapping[str, object] = field(default_factory=dict)
    label: Label = Label.NETWORK


def own(kind: str, key: object) -> str:
    """A link to another of these rows."""
    return f"@{kind}/+{key}"


def three() -> Iterator[Row]:
    """Three people, one visit and one meeting."""
    names = ("Diallo, Awa", "García Peña, Luis", "Novak, Jana")
    for number, (name, body) in enumerate(zip(names, ("ACHPR", "IACHR", "ODIHR"), strict=True)):
        email = f"person{number}@example.org"
        values = {"name": name, "organisation": f"@organisation/{body}", "email": email}
        yield Row("person", str(number), values)
    dates = "2026-12-07/2026-12-11"
    yield Row("visit", "1", {"country": "TUN", "dates": dates, "purpose": "Prisons of Tunis"})
    dates = f"2026-11-24T14:00/2026-11-24T15:00{_ZURICH}"
    yield Row("activity", "1", {"title": "Call of the focal points", "dates": dates})


# ---------------------------------------------------------------- long


def longest() -> Iterator[Row]:
    """Every kind with the longest that it may be asked to show, and with next to nothing."""
    yield from _long_people()
    yield from _long_days()
    yield from _long_visits()
    yield from _long_papers()


def _long_people() -> Iterator[Row]:
    for key, name in (("latin", _LONG), ("arabic", _ARABIC), ("cyrillic", _CYRILLIC)):
        parent = "@organisation/OHCHR" if key == "latin" else own("organisation", "latin")
        values = {"name": f"Office of the {name}", "parent": parent, "country": "COD"}
        yield Row("organisation", key, values | {"city": "Kinshasa / Киншаса / كينشاسا"})
    common: dict[str, object] = {
        "themes": _THEMES,
        "country": "VCT",
        "function": f"Deputy of the {_LONG}",
    }
    for number, (name, body) in enumerate(
        (
            (
                "Wickramasinghe-Featherstonehaugh de la Rochefoucauld, Maximiliana Konstantina",
                "latin",
            ),
            ("عبد الرحمن بن محمد بن عبد العزيز آل الشيخ المنصوري الهاشمي", "arabic"),
            ("Константинопольская-Задунайская, Александра Владиславовна", "cyrillic"),
            ("Ramanantsoamanantenasoa", "latin"),
        )
    ):
        email = (
            f"{'a-very-long-part-before-the-at-sign.' * 2}{number}@mechanisms.rights.example.org"
        )
        more: dict[str, object] = {
            "name": name,
            "organisation": own("organisation", body),
            "email": email,
            "section": "Section " + _THEMES[2],
            "other_names": ("أحمد عبد الرحمن", "Александр", "Alexander the Younger"),
            "focal_point_for": _LONG,
            "countries": ("BOL", "COD", "GBR", "PRK", "STP", "VCT", "VEN"),
            "phone": "+1 784 000 00 00 extension 123456",
        }
        yield Row("person", str(number), common | more)
    yield Row("person", "one letter", {"name": "O"})
    yield Row("person", "only a function", {"name": "Registry", "function": "Registry"})
    people = tuple(own("person", number) for number in range(4))
    values = {"name": f"Everybody who has to do with the {_LONG}", "purpose": _LONG}
    yield Row("mailing_list", "long", values | {"members": people})


def _long_days() -> Iterator[Row]:
    people = tuple(own("person", number) for number in range(4))
    bodies = tuple(own("organisation", key) for key in ("latin", "arabic", "cyrillic"))
    for number, title in enumerate((_LONG, _ARABIC, _CYRILLIC)):
        day = f"2026-11-{23 + number}"
        values: dict[str, object] = {
            "title": title,
            "dates": f"{day}T09:30/{day}T11:00{_ZURICH}",
            "organisers": bodies,
            "participants": people,
            "place": f"Room XX, Palais des Nations, {_LONG}",
        }
        yield Row("activity", str(number), values)
        yield Row("activity", f"beside {number}", values | {"title": f"Beside it: {title}"})
    yield Row("activity", "weeks", {"title": _LONG, "dates": "2026-11-16/2026-12-18"})
    for number in range(5):
        begin = f"2026-11-24T{9 + number:02}:00"
        values = {
            "subject": f"Session {number + 1}: {(_LONG, _ARABIC, _CYRILLIC)[number % 3]}",
            "activity": own("activity", "1"),
            "time": f"{begin}/2026-11-24T{10 + number:02}:00{_ZURICH}",
            "chair": people[number % 4],
            "speakers": people,
        }
        yield Row("programme_item", str(number), values)


def _long_visits() -> Iterator[Row]:
    people = tuple(own("person", number) for number in range(4))
    bodies = tuple(own("organisation", key) for key in ("latin", "arabic", "cyrillic"))
    yield Row(
        "place",
        "long",
        {
            "name": f"Detention centre named after the {_LONG}",
            "country": "VCT",
            "city": "Kingstown",
        },
    )
    common: dict[str, object] = {
        "mechanisms": bodies,
        "leads": bodies[:2],
        "head": people[0],
        "delegation": people,
        "themes": _THEMES,
        "places": (own("place", "long"),),
    }
    spans = ("2027-01-11/2027-01-22", "2027-01-13/2027-01-20", "2027-Q2", "2027", "")
    countries = ("VCT", "VCT", "COD", "PRK", "GBR")
    for number, (country, dates) in enumerate(zip(countries, spans, strict=True)):
        values = {"country": country, "dates": dates, "purpose": (_LONG, _ARABIC)[number % 2]}
        yield Row("visit", str(number), common | values)
    for number in range(5):
        values = {
            "subject": f"Meeting with the {(_LONG, _ARABIC, _CYRILLIC)[number % 3]}",
            "visit": own("visit", "0"),
            "time": f"2027-01-12T{9 + number:02}:00/2027-01-12T{10 + number:02}:30{_ZURICH}",
            "venue": f"Room of the {_CYRILLIC}",
        }
        yield Row("programme_item", f"visit {number}", values)


def _long_papers() -> Iterator[Row]:
    body = own("organisation", "latin")
    for number, text in enumerate((_LONG, _ARABIC, _CYRILLIC)):
        values: dict[str, object] = {
            "text": f"The State should take all measures so that the {text} can do its work. " * 3,
            "country": "VCT",
            "body": body,
            "symbol": "A/HRC/WG.6/39/VCT/1/Add.12/Corr.3",
            "themes": _THEMES,
            "date": "2025-11-04",
        }
        yield Row("recommendation", str(number), values)
        values = {"title": f"Joint statement of the {text}", "date": "2026-10-01"}
        yield Row("document", str(number), values | {"authors": (body,), "themes": _THEMES})
        values = {"title": f"Ask for the {text}", "due": "2026-11-27", "responsible": (body,)}
        yield Row("commitment", str(number), values | {"owner": own("person", number)})


def keep_partners(desk: Database) -> None:
    """Partners with names as long as names get."""
    for code, name, zone in (
        ("MANDATE-ON-DEBT1", _LONG, "America/Argentina/Buenos_Aires"),
        ("MENA", _ARABIC, "Asia/Riyadh"),
        ("UPOLN", _CYRILLIC, "Europe/Kyiv"),
    ):
        email = f"{'focal-point.' * 4}{code.lower()}@example.org"
        step = partial(set_partner, name=name, email=email, zone=zone, rhythm="monthly")
        perform.do(desk, step, code)


# ---------------------------------------------------------------- many


def many() -> Iterator[Row]:
    """Thousands of each kind that grows, the same in every run."""
    pick = random.Random(1)
    known = [state.ref for state in network_records() if state.kind == "organisation"]
    for number in range(PEOPLE):
        name = f"{pick.choice(_FAMILY)}, {pick.choice(_GIVEN)} {number}"
        values: dict[str, object] = {"name": name, "organisation": pick.choice(known)}
        if number % 7:
            values["email"] = f"person{number}@example.org"
        if not number % 50:
            values["focal_point_for"] = pick.choice(_THEMES)
        yield Row("person", str(number), values | {"themes": (pick.choice(_THEMES),)})
    for number in range(VISITS):
        month, day = f"{2025 + number % 4}-{1 + number % 12:02}", 1 + number % 20
        values = {
            "country": pick.choice(_COUNTRIES),
            "dates": f"{month}-{day:02}/{month}-{day + 4:02}",
            "purpose": f"Visit {number}, together with {pick.choice(_FAMILY)}",
            "mechanisms": (pick.choice(known),),
            "themes": (pick.choice(_THEMES),),
        }
        yield Row("visit", str(number), values)
    for number in range(RECOMMENDATIONS):
        values = {
            "text": f"Recommendation {number}: have all places of detention visited at any time.",
            "country": pick.choice(_COUNTRIES),
            "body": pick.choice(known),
            "date": f"{2010 + number % 16}-{1 + number % 12:02}",
            "state": pick.choice(("not_started", "under_way", "partly_done", "done")),
            "themes": (pick.choice(_THEMES),),
        }
        yield Row("recommendation", str(number), values)
    for number in range(ACTIVITIES):
        date = f"{2025 + number % 3}-{1 + number % 12:02}-{1 + number % 28:02}"
        hour = 8 + number % 9
        dates = f"{date}T{hour:02}:00/{date}T{hour + 1:02}:00{_ZURICH}"
        yield Row("activity", str(number), {"title": f"Meeting {number}", "dates": dates})
