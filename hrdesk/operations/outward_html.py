"""A page for people outside as HTML: one file, nothing from elsewhere, no script.

Each language is an article of its own; a link to one shows it, and without any the last stands
there, which is the reader's. It can be read by ear, in the dark, on paper and from right to left.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from hrdesk.operations.outward_tables import Cell, Table
from hrdesk.operations.outward_texts import outward_texts

RIGHT_TO_LEFT = ("ar",)
# Of its own, because what lays out paper understands this much and no more.
_PLAIN = "td,th{vertical-align:top;padding:5px 6px;border-bottom:1px solid #bbb}"
_STYLE = """
:root{color-scheme:light dark;--ink:#1b1f24;--paper:#fff;--soft:#57606a;--line:#d0d7de;
--link:#0b57a4;--band:#f3f6f9}
@media (prefers-color-scheme:dark){:root{--ink:#e6e9ec;--paper:#15181c;--soft:#a3adb8;
--line:#3a424b;--link:#8ab8f0;--band:#1f242a}}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
main,nav{max-width:64rem;margin:0 auto;padding:0 1.25rem}
nav ul{list-style:none;margin:0;padding:.75rem 0;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}
a{color:var(--link)}a:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;inset-inline-start:-999rem}.skip:focus{position:static}
h1{font-size:1.8rem;line-height:1.25;margin:1rem 0 .25rem}
h2{font-size:1.25rem;margin:2.25rem 0 .5rem}h3{font-size:1rem;margin:1.25rem 0 .25rem}
.made{color:var(--soft);margin:0}.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{text-align:start;border-color:var(--line);overflow-wrap:break-word}
thead th{color:var(--soft)}th{font-weight:600}td:first-child,th[scope=row]{min-width:10rem}
@media print{nav,.skip{display:none}body{font-size:10pt}a{color:inherit;text-decoration:none}}
"""
# Only where there are several: not everything that prints knows which one is meant.
_ONE_SHOWN = """article{display:none}article:last-of-type,article:target{display:block}
article:target~article:last-of-type{display:none}
"""


@dataclass(frozen=True)
class Article:
    """The content in one language."""

    language: str
    title: str
    note: str
    tables: tuple[Table, ...]
    nothing: str


def page_html(articles: Sequence[Article], *, on_paper: bool = False) -> str:
    """The whole page; the first article is the reader's. Every text is escaped.

    What lays out paper (Qt) puts the columns of each table from left to right, so that `on_paper`
    those of a language that is read from the right come the other way round.
    """
    first, *others = articles
    style = _STYLE + _ONE_SHOWN if others else _STYLE
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{first.language}" dir="{_way(first)}"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(first.title)}</title><style>{_PLAIN}</style><style>{style}</style></head><body>",
        *(_languages(articles) if others else ()),
        '<main id="content">',
        *(_article(each, on_paper=on_paper) for each in (*others, first)),
        "</main></body></html>",
        "",
    ]
    return "\n".join(parts)


def _languages(articles: Sequence[Article]) -> list[str]:
    texts = outward_texts(articles[0].language)
    links = (
        f'<li><a href="#{each.language}" lang="{each.language}" hreflang="{each.language}"'
        f' dir="{_way(each)}">{escape(outward_texts(each.language)["language"])}</a></li>'
        for each in articles
    )
    return [
        f'<a class="skip" href="#content">{escape(texts["skip"])}</a>',
        f'<nav aria-label="{escape(texts["languages"])}"><ul>{"".join(links)}</ul></nav>',
    ]


def _article(article: Article, *, on_paper: bool) -> str:
    filled = [each for each in article.tables if each.rows]
    parts = [
        f'<article id="{article.language}" lang="{article.language}" dir="{_way(article)}">',
        f'<h1>{escape(article.title)}</h1><p class="made">{escape(article.note)}</p>',
        *(_table(each, article.title, _way(article), on_paper=on_paper) for each in filled),
    ]
    if not filled:
        parts.append(f"<p>{escape(article.nothing)}</p>")
    return "\n".join([*parts, "</article>"])


def _table(table: Table, title: str, way: str, *, on_paper: bool) -> str:
    # By attribute too: not everything that prints knows `text-align: start`.
    side, step = ("right", -1 if on_paper else 1) if way == "rtl" else ("left", 1)
    heads = "".join(
        f'<th scope="col" align="{side}">{escape(each)}</th>' for each in table.columns[::step]
    )
    # A page of one table has its heading at the head of the page.
    parts = [f"<section><h2>{escape(table.heading)}</h2>" if table.heading else "<section>"]
    for name, rows in table.groups:
        if name:
            parts.append(f"<h3>{escape(name)}</h3>")
        label = escape(": ".join(each for each in (table.heading or title, name) if each))
        parts.append(f'<div class="wide"><table width="100%" aria-label="{label}">')
        parts.append(f"<thead><tr>{heads}</tr></thead><tbody>")
        parts += (_row(row, step, heads=table.heads_rows) for row in rows)
        parts.append("</tbody></table></div>")
    return "\n".join([*parts, "</section>"])


def _row(row: Sequence[Cell], step: int, *, heads: bool) -> str:
    cells = [_cell(each, heads=heads and not at) for at, each in enumerate(row)]
    return f"<tr>{''.join(cells[::step])}</tr>"


def _cell(cell: Cell, *, heads: bool) -> str:
    said = (
        f'<a href="{escape(link)}"><bdi>{escape(text)}</bdi></a>'
        if link
        else f"<bdi>{escape(text)}</bdi>"
        for text, link in cell.lines
    )
    text = "<br>".join(said)
    return f'<th scope="row">{text}</th>' if heads else f"<td>{text}</td>"


def _way(article: Article) -> str:
    return "rtl" if article.language in RIGHT_TO_LEFT else "ltr"
