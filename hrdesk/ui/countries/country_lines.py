"""What is known of a State as lines, part by part."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.label import Label
from hrdesk.domain.records import field_of, kind_of
from hrdesk.operations.country import AboutCountry, Part, next_review
from hrdesk.store.listing import Line as Found
from hrdesk.ui.calendar.line_model import Line, Sort
from hrdesk.ui.calendar.upr_lines import deadline_words, session_words, standing_then
from hrdesk.ui.language import isolated
from hrdesk.ui.records.columns import title_here
from hrdesk.ui.shell.places import ICONS_OF_KINDS
from hrdesk.ui.words import code_word, comma, date_word, element_word, number_word, span_word

translate = QCoreApplication.translate

_IN_TITLE = {"ratification": ("instrument",), "visit": ("dates",)}
FILE, MORE = "file", "more:"
FACTS, EMERGENCY, REVIEWS = "facts", "emergency", "reviews"
# Beside the long parts of a page each column has short ones. The bodies that cover a State make the
# first part long: what one looks for in haste is on top of the other column.
LEADING = (FACTS, "contacts", "ratifications", "documents", "places")
TRAILING = (
    *(EMERGENCY, "presences", REVIEWS, "visits"),
    *("recommendations", "agreements", "activities"),
)


def part_word(key: str) -> str:
    """What a part of the page is called."""
    return {
        FACTS: translate("CountryPage", "The State"),
        EMERGENCY: translate("CountryPage", "In an emergency"),
        REVIEWS: translate("CountryPage", "Universal Periodic Review"),
        "presences": translate("CountryPage", "Presences and institutions"),
        "contacts": translate("CountryPage", "Contacts"),
        "bodies": translate("CountryPage", "Bodies that cover it"),
        "ratifications": translate("CountryPage", "Ratifications and reports"),
        "visits": translate("CountryPage", "Visits"),
        "activities": translate("CountryPage", "Activities"),
        "recommendations": translate("CountryPage", "Recommendations"),
        "documents": translate("CountryPage", "Documents"),
        "agreements": translate("CountryPage", "Agreements"),
        "places": translate("CountryPage", "Places"),
    }[key]


def lines_of(about: AboutCountry, key: str, today: date) -> list[Line]:
    """The lines of a part; none where there is nothing to say."""
    if key == FACTS:
        return list(_facts(about))
    if key == EMERGENCY:
        return list(_emergency(about))
    if key == REVIEWS:
        return list(_reviews(about, today))
    part = about.part(key)
    return list(_part(about, part)) if part is not None else []


def _part(about: AboutCountry, part: Part) -> Iterator[Line]:
    if part.key == "recommendations":
        yield Line(_how_far(about.states), Sort.NOTE)
    for line in part.lines:
        # What stands in the title of a bond is the State, which is known here.
        title = about.names.get(line.values.get("instrument", "")) or _called(about, line)
        yield Line(
            title,
            note=" · ".join(_told(about, part.kind, line)),
            label=Label(line.label),
            icon=ICONS_OF_KINDS[part.kind],
            key=line.ref,
        )
    more = part.total - len(part.lines)
    if more > 0:
        said = translate("CountryPage", "%n more", "", more)
        yield Line(said, icon="ellipsis", key=MORE + part.key)


def _called(about: AboutCountry, line: Found) -> str:
    if kind_of(line.ref) == "visit" and (dates := line.values.get("dates")):
        # Which State it is to stands over the page.
        return span_word(dates)
    return title_here(replace(line, values={**line.values, "country": about.code}))


def _told(about: AboutCountry, kind: str, line: Found) -> Iterator[str]:
    for name, text in line.values.items():
        if name in _IN_TITLE.get(kind, ()) or (name == "firmness" and "status" in line.values):
            continue
        spec = field_of(kind, name)
        if spec.is_link:
            words = [about.names[ref] for ref in text.split("; ") if ref in about.names]
        else:
            words = [element_word(spec, text.replace("\n", " "))]
        if name == "report_due":
            words = [translate("CountryPage", "report due {day}").format(day=words[0])]
        yield from (isolated(each) for each in words if each)


def _how_far(states: Mapping[str, int]) -> str:
    said = []
    for state, count in sorted(states.items(), key=lambda item: -item[1]):
        word = code_word(state) if state else translate("CountryPage", "Status not recorded")
        said.append(f"{word}: {number_word(count)}")
    return " · ".join(said)


def _facts(about: AboutCountry) -> Iterator[Line]:
    if about.known is not None and about.known.organisations:
        said = translate("CountryPage", "Member of {bodies}")
        yield Line(said.format(bodies=comma().join(about.known.organisations)), Sort.NOTE)
    for each in about.files:
        values = each.values
        if since := values.get("standing_invitation"):
            said = translate("CountryPage", "Standing invitation since {day}")
            yield Line(said.format(day=isolated(date_word(since))), Sort.NOTE)
        for name, said in (
            ("national_institution", translate("CountryPage", "National institution")),
            ("preventive_mechanism", translate("CountryPage", "Preventive mechanism")),
        ):
            ref = values.get(name, "")
            if ref in about.names:
                yield Line(about.names[ref], note=said, icon="building-2", key=ref)
        if situation := values.get("situation"):
            yield Line(situation.replace("\n", " "), Sort.NOTE)
    bodies = about.part("bodies")
    if bodies is not None:
        yield Line(part_word("bodies"), Sort.HEADING)
        yield from _part(about, bodies)
    edit = translate("CountryPage", "Write what is known of the State as a whole")
    if about.files:
        edit = translate("CountryPage", "Open what is written of the State as a whole")
    yield Line(edit, icon="pencil", key=FILE)


def _emergency(about: AboutCountry) -> Iterator[Line]:
    for each in about.files:
        if text := each.values.get("emergency"):
            for line in text.split("\n"):
                yield Line(line, Sort.NOTE)
        for ref in each.values.get("emergency_contacts", "").split("; "):
            if ref in about.names:
                yield Line(about.names[ref], icon="phone", key=ref)
    if not any(each.values.get("emergency") for each in about.files):
        said = translate("CountryPage", "Write what to do first, and name whom to call")
        yield Line(said, icon="pencil", key=FILE)


def _reviews(about: AboutCountry, today: date) -> Iterator[Line]:
    coming = next_review(about, today)
    for each in reversed(about.reviews):
        submission = each.states[0].submission
        note = translate("CountryPage", "No submission of ours yet")
        if submission:
            standing = standing_then(each, each.states[0], today)
            note = translate("CountryPage", "Our submission: {standing}").format(standing=standing)
        yield Line(
            session_words(each, today),
            note=note if submission or each is coming else "",
            icon="flag",
            key=submission or each.ref,
        )
        if each is coming:
            yield Line(deadline_words(each, today), Sort.NOTE)
