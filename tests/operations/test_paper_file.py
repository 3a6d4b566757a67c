"""A document knows what its file held, what it cites, and to whom it was told."""

from pathlib import Path

import pytest

from hrdesk.domain.errors import FileRefused
from hrdesk.operations.paper_file import (
    FileState,
    about_paper,
    digest_of,
    may_be_opened,
    name_file,
    state_of_file,
)
from tests.worlds import DeskAtWork


def test_a_file_is_the_same_until_it_is_changed(tmp_path: Path) -> None:
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(b"%PDF" + b"x" * (2 << 20))
    digest = digest_of(paper)
    assert len(digest) == 64
    assert state_of_file(str(paper), digest) is FileState.SAME
    paper.write_bytes(b"%PDF other")
    assert state_of_file(str(paper), digest) is FileState.CHANGED
    paper.unlink()
    assert state_of_file(str(paper), digest) is FileState.MISSING
    assert state_of_file("", digest) is FileState.ELSEWHERE
    assert state_of_file("", "") is FileState.NONE
    for path, code in ((paper, "missing"), (tmp_path, "unreadable")):
        with pytest.raises(FileRefused) as caught:
            digest_of(path)
        assert caught.value.code == code


@pytest.mark.parametrize(
    ("file", "opens"), [("a/Paper.PDF", True), ("x.docx", True), ("x.exe", False), ("x", False)]
)
def test_only_papers_are_opened(file: str, opens: bool) -> None:
    assert may_be_opened(file) is opens


def test_what_stands_around_a_paper(a: DeskAtWork, b: DeskAtWork, tmp_path: Path) -> None:
    body = a.add("organisation", name="Commission")
    cited = a.add("document", title="Cited")
    paper = a.add(
        "document", title="Paper", cites=[cited], sent_to=[body], link="https://example.org/1"
    )
    own = tmp_path / "paper.pdf"
    own.write_bytes(b"%PDF")
    a.do(name_file, paper, own, digest_of(own))
    twin = a.add("document", title="Twin", file_hash=digest_of(own))
    book = a.send("BBB")
    b.receive(book)
    with a.database.reading() as session:
        about, other = about_paper(session, paper), about_paper(session, cited)
    assert about.file == str(own)
    assert about.link == "https://example.org/1"
    assert [each.ref for each in about.same] == [twin]
    assert [each.title for each in about.cites] == ["Cited"]
    assert [each.title for each in about.sent_to] == ["Commission"]
    assert [(each.desk, each.file_name) for each in about.told] == [("BBB", book.name)]
    assert [each.title for each in other.cited_by] == ["Paper"]
    assert other.same == ()
    # The other desk hears what it holds, and nothing of where it lies.
    with b.database.reading() as session:
        theirs = about_paper(session, paper)
    assert theirs.digest == about.digest
    assert theirs.file == ""
    assert theirs.told == ()
