"""How the fields of a kind stand together in its form; what no section names comes last."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.fields import COMMON_FIELD_NAMES, Field
from hrdesk.domain.records import shape_of

_REST = "more"
_SECTIONS: Mapping[str, Mapping[str, str]] = {
    "organisation": {
        "": "name acronym type city country parent website",
        "names": "aliases other_names languages zone web_links",
        "coverage": "countries themes counterparts",
        "validity": "valid succeeded_by verified source notes",
    },
    "person": {
        "": "name organisation function section title email phone",
        "reach": "mobile call_handles other_emails languages zone",
        "focal": "focal_point_for focal_point_since deputy themes countries",
        "about_person": "country nationalities in_office roster last_confirmed other_names notes",
        "protection": "protected pseudonym",
        "elsewhere": "external_key",
    },
    "mailing_list": {"": "name rule members excluded purpose"},
    "activity": {
        "": "title type dates recurrence exceptions status",
        "where": "place city country countries",
        "who": "organisers leads informed participants trainers audience",
        "planning": "themes stage horizon priority inputs_by lead_days clearances",
        "outcome": "agenda conclusions output link notes verified source",
        "series": "series occurrence external_key",
    },
    "place": {
        "": "name type country city address coordinates notes",
        "authority": "authority priority recommendations",
    },
    "recommendation": {
        "": "text type country body state priority",
        "source": "symbol paragraph date upr_position upr_session recommending_states external_key",
        "themes": "themes groups goals",
        "follow_up": "followed_up_by follow_up state_information evidence notes",
    },
    "document": {
        "": "title type symbol date stage link",
        "authors": "authors drafter sent_to received_from clearances occasion embargo steps",
        "about": "countries themes languages summary draft",
        "agreement": "parties signed in_force",
        "links": "visit activity cites recommendations file file_hash notes",
    },
    "visit": {
        "": "country mechanisms leads dates firmness status type",
        "purpose": "purpose themes regions places recommendations",
        "delegation": "head delegation open_to_join inputs_by",
        "terms": "terms_of_reference",
        "results": "statement report feedback_given feedback_to feedback steps source notes",
    },
    "programme_item": {
        "": "subject time visit activity place venue meeting_with",
        "who": "chair chaired_by speakers sub_team team interpreter",
        "remarks": "purpose confidential done notes",
    },
    "commitment": {
        "": "title status due owner responsible support priority",
        "plan": "plan number horizon",
        "progress": "progress milestones assessment in_statement verified_by notes",
        "made_in": "visit recommendation activity document",
    },
    "instrument": {
        "": "name acronym aliases system body parent open_to link",
        "reports": "first_report report_every npm_after",
        "adoption": "adopted entered_into_force themes verified source notes",
    },
    "ratification": {
        "": "country instrument status signed bound",
        "reservations": "report_due report_received npm_due complaints reservations",
        "verified": "verified source notes",
    },
    "country_file": {
        "": "country situation standing_invitation national_institution preventive_mechanism",
        "emergency": "emergency emergency_contacts",
        "verified": "verified source notes",
    },
}


@dataclass(frozen=True)
class Section:
    """Some fields under one heading; the first section of a form needs none."""

    key: str
    title: str
    fields: tuple[Field, ...]


def sections_of(kind: str) -> tuple[Section, ...]:
    """The sections of a kind's form: every field stands in exactly one."""
    fields = {spec.name: spec for spec in shape_of(kind).fields}
    placed: list[Section] = []
    for key, names in _SECTIONS.get(kind, {}).items():
        some = tuple(fields.pop(name) for name in names.split() if name in fields)
        placed.append(Section(key, section_word(key) if key else "", some))
    common = tuple(fields.pop(name) for name in COMMON_FIELD_NAMES if name in fields)
    rest = (*fields.values(), *common)
    return (*placed, Section(_REST, section_word(_REST), rest))


def section_word(key: str) -> str:
    """The heading of a section."""
    say = QCoreApplication.translate
    return {
        "names": say("Sections", "Names and languages"),
        "coverage": say("Sections", "Countries, themes, counterparts"),
        "validity": say("Sections", "Validity, successor, source"),
        "reach": say("Sections", "More ways to reach"),
        "focal": say("Sections", "Focal point"),
        "about_person": say("Sections", "Nationality, office, notes"),
        "protection": say("Sections", "Protection"),
        "elsewhere": say("Sections", "Key in another program"),
        "where": say("Sections", "Where"),
        "who": say("Sections", "Who"),
        "planning": say("Sections", "Themes, planning, clearances"),
        "outcome": say("Sections", "Agenda, outcome, source"),
        "series": say("Sections", "Series it belongs to"),
        "authority": say("Sections", "Authority, priority, recommendations"),
        "source": say("Sections", "Source"),
        "themes": say("Sections", "Themes, groups, goals"),
        "follow_up": say("Sections", "Follow-up"),
        "authors": say("Sections", "Authors, recipients, clearances"),
        "about": say("Sections", "Countries, themes, text"),
        "agreement": say("Sections", "Agreement"),
        "links": say("Sections", "Visit, activity, file, notes"),
        "purpose": say("Sections", "Purpose, themes, places"),
        "delegation": say("Sections", "Delegation"),
        "terms": say("Sections", "Terms of reference"),
        "results": say("Sections", "Statement, report, feedback"),
        "remarks": say("Sections", "Purpose and notes"),
        "plan": say("Sections", "Plan"),
        "progress": say("Sections", "Progress and assessment"),
        "made_in": say("Sections", "Visit, activity or document"),
        "reports": say("Sections", "Reports"),
        "adoption": say("Sections", "Adoption, themes, source"),
        "reservations": say("Sections", "Reports and reservations"),
        "emergency": say("Sections", "In an emergency"),
        "verified": say("Sections", "Verification and source"),
        _REST: say("Sections", "Own code, tags and private notes"),
    }[key]
