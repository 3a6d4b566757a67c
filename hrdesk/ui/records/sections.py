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
        "work": "countries themes counterparts",
        "standing": "valid succeeded_by verified source notes",
    },
    "person": {
        "": "name organisation function section title email phone",
        "reach": "mobile call_handles other_emails languages zone",
        "focal": "focal_point_for focal_point_since deputy themes countries",
        "standing": "country nationalities in_office roster last_confirmed other_names notes",
        "protection": "protected pseudonym",
        "links": "external_key",
    },
    "mailing_list": {"": "name rule members excluded purpose"},
    "activity": {
        "": "title type dates recurrence exceptions status",
        "where": "place city country countries",
        "who": "organisers leads informed participants trainers audience",
        "work": "themes stage horizon priority inputs_by lead_days clearances",
        "outcome": "agenda conclusions output link notes verified source",
        "links": "series occurrence external_key",
    },
    "place": {"": "name type country city address", "work": "authority priority recommendations"},
    "recommendation": {
        "": "text type country body state priority",
        "source": "symbol paragraph date upr_position upr_session recommending_states external_key",
        "work": "themes groups goals",
        "follow_up": "followed_up_by follow_up state_information evidence notes",
    },
    "document": {
        "": "title type symbol date stage link",
        "who": "authors drafter sent_to received_from clearances occasion embargo steps",
        "work": "countries themes languages summary draft",
        "agreement": "parties signed in_force",
        "links": "visit activity cites recommendations file file_hash notes",
    },
    "visit": {
        "": "country mechanisms leads dates firmness status type",
        "work": "purpose themes regions places recommendations",
        "who": "head delegation open_to_join inputs_by",
        "terms": "terms_of_reference",
        "outcome": "statement report feedback_given feedback_to feedback steps source notes",
    },
    "programme_item": {
        "": "subject time place venue meeting_with",
        "who": "chair chaired_by speakers sub_team team interpreter",
        "work": "purpose confidential done notes",
        "links": "visit activity",
    },
    "commitment": {
        "": "title status due owner responsible support priority",
        "plan": "plan number horizon",
        "work": "progress milestones assessment in_statement verified_by notes",
        "links": "visit recommendation activity document",
    },
    "instrument": {
        "": "name acronym system body parent open_to link",
        "names": "aliases",
        "reports": "first_report report_every npm_after",
        "standing": "adopted entered_into_force themes verified source notes",
    },
    "ratification": {
        "": "country instrument status signed bound",
        "reports": "report_due report_received npm_due complaints reservations",
        "standing": "verified source notes",
    },
    "country_file": {
        "": "country situation standing_invitation national_institution preventive_mechanism",
        "emergency": "emergency emergency_contacts",
        "standing": "verified source notes",
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
        "work": say("Sections", "About the work"),
        "standing": say("Sections", "Standing"),
        "reach": say("Sections", "More ways to reach"),
        "focal": say("Sections", "Focal point"),
        "protection": say("Sections", "Protection"),
        "where": say("Sections", "Where"),
        "who": say("Sections", "Who"),
        "outcome": say("Sections", "Outcome"),
        "source": say("Sections", "Source"),
        "follow_up": say("Sections", "Follow-up"),
        "agreement": say("Sections", "Agreement"),
        "links": say("Sections", "Belongs to"),
        "terms": say("Sections", "Terms of reference"),
        "plan": say("Sections", "Plan"),
        "reports": say("Sections", "Reports"),
        "emergency": say("Sections", "In an emergency"),
        _REST: say("Sections", "Own code, tags and private notes"),
    }[key]
