"""Exports as the UHRI makes them, row by row, for tests and for the benchmark."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from openpyxl import Workbook

HEADINGS = (
    "Text",
    "Countries Concerned",
    "Reccomending Body",
    "Document Symbol",
    "Themes",
    "Affected Persons",
    "Sdgs",
    "Document Publication Date",
    "UPR Reccomending States",
    "UPR Position",
    "Type",
    "OHCHR Annotation Id",
    "UPR Session",
    "Regions Concerned",
    "Recommending Regions",
    "Date of publication on UHRI",
)
KEY, OTHER_KEY = "5a0b8f7e-93a1-4f6e-8a51-0c1f5a3f2b10", "0d9c1b2a-1111-4222-8333-444455556666"
ROW: Mapping[str, object] = {
    "Text": "Rural women 49.The Committee recommends that the State party open shelters.",
    "Countries Concerned": "- Tunisia",
    "Reccomending Body": "- CEDAW",
    "Document Symbol": "CEDAW/C/TUN/CO/7",
    "Themes": "- Advancement of women\n- Prohibition of slavery, trafficking",
    "Affected Persons": "- Children",
    "Sdgs": "- 5.2 - End all violence against women\n- 16.3 - Promote the rule of law",
    "Document Publication Date": 44_985,
    "Type": "- Concerns/Observations",
    "OHCHR Annotation Id": KEY,
    "Regions Concerned": "- Africa",
    "Date of publication on UHRI": 45_000.5,
}
UPR_ROW: Mapping[str, object] = {
    "Text": "138.12 Ratify the Optional Protocol (Germany);",
    "Countries Concerned": "- Türkiye",
    "Reccomending Body": "- UPR",
    "Document Symbol": "A/HRC/44/14",
    "Themes": "- Acceptance of international norms",
    "Document Publication Date": 43_916,
    "UPR Reccomending States": "- Germany\n- Côte d'Ivoire",
    "UPR Position": "- Supported",
    "Type": "- Recommendations",
    "OHCHR Annotation Id": OTHER_KEY,
    "UPR Session": "- 35 Session",
}


def export(
    path: Path, rows: Iterable[Mapping[str, object]], headings: Iterable[str] = HEADINGS
) -> Path:
    """An export with these rows, by heading; what a row does not name stays empty."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Export")
    headings = tuple(headings)
    sheet.append(headings)
    for row in rows:
        sheet.append([row.get(heading) for heading in headings])
    book.save(path)
    return path
