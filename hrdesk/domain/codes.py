"""The closed lists, stored by code; the window words them (product.md, "The records")."""

from enum import StrEnum


class OrganisationType(StrEnum):
    """What an organisation of the network, or around it, is."""

    TREATY_BODY = "treaty_body"
    SPECIAL_PROCEDURE = "special_procedure"
    OHCHR_SECTION = "ohchr_section"
    FIELD_PRESENCE = "field_presence"
    REGIONAL_MECHANISM = "regional_mechanism"
    INTERGOVERNMENTAL = "intergovernmental"
    NATIONAL_INSTITUTION = "national_institution"
    PREVENTIVE_MECHANISM = "preventive_mechanism"
    NGO = "ngo"
    STATE_AUTHORITY = "state_authority"
    OTHER = "other"


class Verified(StrEnum):
    """Whether somebody has held an entry against a source."""

    VERIFIED = "verified"
    UNVERIFIED = "unverified"


class ActivityType(StrEnum):
    """What kind of activity stands in the calendar."""

    SESSION = "session"
    MEETING = "meeting"
    CONSULTATION = "consultation"
    THEMATIC_MEETING = "thematic_meeting"
    WORKSHOP = "workshop"
    HEARING = "hearing"
    TRAINING = "training"
    STUDY_VISIT = "study_visit"
    STAFF_EXCHANGE = "staff_exchange"
    SIDE_EVENT = "side_event"
    JOINT_STATEMENT = "joint_statement"
    DEADLINE = "deadline"
    COMMEMORATIVE_DAY = "commemorative_day"
    PUBLICATION = "publication"


class Stage(StrEnum):
    """The four stages of consultation (A/HRC/23/18, para 35 and Annex V)."""

    STRATEGIC_PLANNING = "strategic_planning"
    PLANNING = "planning"
    IMPLEMENTATION = "implementation"
    FOLLOW_UP = "follow_up"


class ActivityStatus(StrEnum):
    """How certain an activity is."""

    PLANNED = "planned"
    CONFIRMED = "confirmed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    HELD = "held"


class VisitType(StrEnum):
    """The purpose that gives a country visit its name."""

    OFFICIAL = "official"
    FOLLOW_UP = "follow_up"
    JOINT = "joint"
    PROMOTION = "promotion"
    FACT_FINDING = "fact_finding"
    PERIODIC = "periodic"
    AD_HOC = "ad_hoc"
    WORKING = "working"


class VisitStatus(StrEnum):
    """The ladder of OHCHR's glossary of visits, lengthened to the end of the visit."""

    REQUESTED = "requested"
    REMINDED = "reminded"
    INVITED = "invited"
    ACCEPTED = "accepted"
    DATES_PROPOSED = "dates_proposed"
    CONFIRMED = "confirmed"
    UNDER_WAY = "under_way"
    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    DECLINED = "declined"


class Firmness(StrEnum):
    """How firm the dates of a visit are."""

    FORECAST = "forecast"
    TENTATIVE = "tentative"
    CONFIRMED = "confirmed"


class TermsOfReference(StrEnum):
    """What a delegation asks for before it travels (A/HRC/23/18, Annex III)."""

    FREEDOM_OF_MOVEMENT = "freedom_of_movement"
    FREEDOM_OF_INQUIRY = "freedom_of_inquiry"
    ACCESS_TO_PLACES = "access_to_places"
    CONFIDENTIAL_INTERVIEWS = "confidential_interviews"
    NO_REPRISALS = "no_reprisals"
    ACCESS_TO_DOCUMENTS = "access_to_documents"
    SECURITY = "security"


class PlaceType(StrEnum):
    """What kind of place a delegation goes to."""

    PRISON = "prison"
    POLICE_STATION = "police_station"
    MIGRATION_CENTRE = "migration_centre"
    PSYCHIATRIC_HOSPITAL = "psychiatric_hospital"
    HOSPITAL = "hospital"
    CHILDRENS_HOME = "childrens_home"
    SCHOOL = "school"
    SHELTER = "shelter"
    COURT = "court"
    MINISTRY = "ministry"
    BORDER_POST = "border_post"
    CAMP = "camp"
    OFFICE = "office"
    OTHER = "other"


class RecommendationType(StrEnum):
    """What a body said: what should be done, or what it is concerned about."""

    RECOMMENDATION = "recommendation"
    CONCERN = "concern"


class UprPosition(StrEnum):
    """What a State said of a recommendation of the Universal Periodic Review."""

    SUPPORTED = "supported"
    SUPPORTED_IN_PART = "supported_in_part"
    NOTED = "noted"
    PENDING = "pending"


class Priority(StrEnum):
    """How soon something wants attention."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    URGENT = "urgent"


class FollowUpState(StrEnum):
    """How far a recommendation has been carried out."""

    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    PARTLY_DONE = "partly_done"
    DONE = "done"
    NOT_APPLICABLE = "not_applicable"


class Horizon(StrEnum):
    """The three horizons of the plan of the focal points (A/HRC/23/18, Annex II)."""

    SHORT = "short"
    MID = "mid"
    LONG = "long"


class CommitmentStatus(StrEnum):
    """How far a commitment or an action point is."""

    OPEN = "open"
    UNDER_WAY = "under_way"
    DONE = "done"
    VERIFIED = "verified"
    DROPPED = "dropped"


class DocumentType(StrEnum):
    """What kind of paper a document is."""

    STATEMENT = "statement"
    JOINT_STATEMENT = "joint_statement"
    END_OF_VISIT_STATEMENT = "end_of_visit_statement"
    PRESS_RELEASE = "press_release"
    REPORT = "report"
    LIST_OF_ISSUES = "list_of_issues"
    CONCLUDING_OBSERVATIONS = "concluding_observations"
    DECISION = "decision"
    RESOLUTION = "resolution"
    AGREEMENT = "agreement"
    TERMS_OF_REFERENCE = "terms_of_reference"
    SUBMISSION = "submission"
    OTHER = "other"


class DocumentStage(StrEnum):
    """Where a document stands on its way out."""

    PLANNED = "planned"
    DRAFTED = "drafted"
    IN_CLEARANCE = "in_clearance"
    ISSUED = "issued"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"


class InstrumentSystem(StrEnum):
    """Where an instrument was adopted."""

    UNITED_NATIONS = "united_nations"
    REGIONAL = "regional"


class RatificationStatus(StrEnum):
    """How far a State has gone towards an instrument."""

    NOT_SIGNED = "not_signed"
    SIGNED = "signed"
    RATIFIED = "ratified"
    ACCEDED = "acceded"
    SUCCEEDED = "succeeded"
    DENOUNCED = "denounced"


class Life(StrEnum):
    """Whether a record is in use, put aside, or removed (exchange.md 3)."""

    ACTIVE = "active"
    ARCHIVED = "archived"
    REMOVED = "removed"
