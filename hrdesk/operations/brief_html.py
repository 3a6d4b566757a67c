"""A brief as one HTML page: plain tables that every browser, printer and screen reader takes."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from hrdesk.domain.fields import Kind
from hrdesk.operations.brief_gate import Brief, Cell, Section

_STYLE = (
    "body{font-family:sans-serif;font-size:10pt;color:#111}"
    "h1{font-size:17pt;margin:0}h2{font-size:12pt;margin:1.2em 0 0.3em}"
    "table{border-collapse:collapse;width:100%}"
    "th,td{vertical-align:top;padding:3px 6px;border-bottom:1px solid #bbb}"
    "p.label{font-weight:bold}p.note{color:#444}"
)


@dataclass(frozen=True)
class Wording:
    """How a brief speaks: headings and columns by key, values by kind, and its own sentences."""

    title: str
    subtitle: str
    label: str
    note: str
    heading: Callable[[str], str]
    column: Callable[[str], str]
    value: Callable[[str, str], str]
    language: str = "en"
    right_to_left: bool = False


def brief_html(brief: Brief, words: Wording) -> str:
    """The page. Every value is escaped.

    Of what was left out there is nothing in it, not even a number: whoever makes the brief is told
    (exchange.md 4). `note` is the same whether or not something was left out.
    """
    way = "rtl" if words.right_to_left else "ltr"
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(words.language)}" dir="{way}"><head><meta charset="utf-8">',
        f"<title>{escape(words.title)}</title><style>{_STYLE}</style></head><body>",
        f'<p class="label">{escape(words.label)}</p>',
        f"<h1>{escape(words.title)}</h1><p>{escape(words.subtitle)}</p>",
        *(_section(each, words) for each in brief.sections),
    ]
    parts.append(f'<p class="note">{escape(words.note)}</p>')
    return "\n".join([*parts, "</body></html>", ""])


def _section(section: Section, words: Wording) -> str:
    # By attribute: not everything that prints knows `text-align: start`.
    side = "right" if words.right_to_left else "left"
    way = "rtl" if words.right_to_left else "ltr"
    # What lays out paper turns those tables alone that say so themselves.
    table = f'<table width="100%" dir="{way}">'
    rows = [f"<h2>{escape(words.heading(section.key))}</h2>", table]
    if section.columns:
        heads = "".join(
            f'<th align="{side}">{escape(words.column(each))}</th>' for each in section.columns
        )
        rows.append(f"<thead><tr>{heads}</tr></thead>")
    for row in section.rows:
        cells = list(row)
        first = ""
        if not section.columns:
            fact = escape(words.column(cells.pop(0)[1]))
            first = f'<th align="{side}" width="30%">{fact}</th>'
        rows.append(f"<tr>{first}{''.join(_cell(cell, words) for cell in cells)}</tr>")
    return "\n".join([*rows, "</table>"])


def _cell(cell: Cell, words: Wording) -> str:
    kind, text = cell
    said = words.value(kind, text) if text else ""
    times = ' dir="ltr"' if kind in ("time", Kind.PHONE, Kind.EMAIL, Kind.URL) else ""
    # In a page that is read from the right each line has its own direction, and its own full stop.
    lines = said.split("\n")
    if words.right_to_left and not times:
        lines = [f"\u2068{line}\u2069" if line else "" for line in lines]
    shown = "<br>".join(map(escape, lines))
    return f"<td{times}>{shown}</td>"
