"""Text documents with tables, as word processors save them; only what a reader needs."""

import zipfile
from collections.abc import Sequence
from pathlib import Path

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def cell(text: str, more: str = "") -> str:
    """A cell; each line is a paragraph of two runs."""
    paragraphs = "".join(
        f"<w:p><w:r><w:t>{line[:3]}</w:t></w:r><w:r><w:t>{line[3:]}</w:t></w:r></w:p>"
        for line in text.split("\n")
    )
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{paragraphs}</w:tc>"


def row(*cells: str) -> str:
    """A row of cells, given as texts or as `cell` makes them."""
    made = "".join(each if each.startswith("<w:tc>") else cell(each) for each in cells)
    return f"<w:tr>{made}</w:tr>"


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def in_document(path: Path, *parts: str) -> Path:
    """A text document; parts are tables, or whatever stands between."""
    body = f'<w:document xmlns:w="{SPACE}"><w:body>{"".join(parts)}</w:body></w:document>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("word/document.xml", body)
    return path


def lines(*several: Sequence[str]) -> str:
    """A table of plain lines."""
    return table(*(row(*each) for each in several))
