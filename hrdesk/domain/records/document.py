"""Documents: statements, reports, agreements and other papers, by symbol and date."""

from hrdesk.domain.codes import DocumentStage, DocumentType
from hrdesk.domain.countries import CODES
from hrdesk.domain.fields import Kind, field, record
from hrdesk.domain.label import Label
from hrdesk.domain.records.base import Record


@record("DOC", plural="documents", title=("title",))
class Document(Record):
    """A paper with its authors; an agreement also has parties and the span it is in force.

    `steps` is the dated history of its stage; of `clearances` those that begin with a day were
    given (`hrdesk.domain.steps`). `embargo` is the moment from which it may be told.
    `file` is where the paper lies on the workstation and `file_hash` its SHA-256 in hexadecimal,
    by which others can tell whether theirs is the same. `draft` is the text itself: it goes to the
    desks that are named on the document and to nobody else, who have it by its `link` once it is
    issued.
    """

    title: str = field(Kind.TEXT, required=True, width=44)
    type: str = field(Kind.CODE, codes=DocumentType, width=20)
    symbol: str = field(Kind.TEXT, width=18)
    date: str = field(Kind.DATE, width=12)
    authors: tuple[str, ...] = field(Kind.LINKS, to="organisation", width=26)
    drafter: str = field(Kind.LINK, to="person", width=22)
    countries: tuple[str, ...] = field(Kind.SET, codes=CODES, width=20)
    themes: tuple[str, ...] = field(Kind.SET, width=24)
    languages: tuple[str, ...] = field(Kind.SET)
    parties: tuple[str, ...] = field(Kind.LINKS, to="organisation", width=30)
    signed: str = field(Kind.DATE, width=12)
    in_force: str = field(Kind.SPAN, width=14)
    stage: str = field(Kind.CODE, codes=DocumentStage, width=14)
    steps: tuple[str, ...] = field(Kind.SET, width=30)
    embargo: str = field(Kind.SPAN, width=18)
    occasion: str = field(Kind.TEXT, width=24)
    clearances: tuple[str, ...] = field(Kind.SET, width=28)
    sent_to: tuple[str, ...] = field(Kind.LINKS, to="organisation", width=26)
    received_from: tuple[str, ...] = field(Kind.LINKS, to="organisation", width=26)
    cites: tuple[str, ...] = field(Kind.LINKS, to="document", width=26)
    recommendations: tuple[str, ...] = field(Kind.LINKS, to="recommendation", width=26)
    link: str = field(Kind.URL, width=28)
    file: str = field(Kind.TEXT, floor=Label.INTERNAL, width=28)
    file_hash: str = field(Kind.TEXT)
    summary: str = field(Kind.LONG_TEXT, width=40)
    draft: str = field(Kind.LONG_TEXT, floor=Label.PARTNERS, width=40)
    visit: str = field(Kind.LINK, to="visit", width=22)
    activity: str = field(Kind.LINK, to="activity", width=22)
    notes: str = field(Kind.LONG_TEXT, width=40)
