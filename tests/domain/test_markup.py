"""Light markup: every text is a draft, and what was only read is written as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.domain.markup import (
    Paragraph,
    Role,
    Run,
    markup_html,
    read_markup,
    word_count,
    written_markup,
)

TEXT = "# Findings\nWe saw **two** prisons.\n\n## Next\n- One\n- **All** of it\n1 < 2"


def test_lines_have_a_role_and_bold_words() -> None:
    found = read_markup(TEXT)
    assert [each.role for each in found] == [
        *(Role.HEADING, Role.TEXT, Role.TEXT, Role.PART),
        *(Role.POINT, Role.POINT, Role.TEXT),
    ]
    assert found[1].runs == (Run("We saw "), Run("two", bold=True), Run(" prisons."))
    assert found[5].text == "All of it"
    assert word_count(TEXT) == 12


@pytest.mark.parametrize("text", ["**", "a ** b ** c", "****", "#no", "-no", "** a**"])
def test_what_is_no_markup_is_text(text: str) -> None:
    assert read_markup(text) == [Paragraph(Role.TEXT, (Run(text),))]


@given(st.text(alphabet="ab #-*10. \n\u0623"))
def test_what_was_read_is_written_as_it_was(text: str) -> None:
    assert written_markup(read_markup(text)) == text


def test_numbers_go_on_where_they_say_so() -> None:
    found = read_markup("1. One\n2. Two\nSaid\n3. Three\n0. no\n2013. Year")
    assert [each.number for each in found if each.role is Role.NUMBERED] == [1, 2, 3]
    assert [each.plain for each in found[:4]] == ["1. One", "2. Two", "Said", "3. Three"]
    assert read_markup("- a")[0].plain == "- a"
    assert markup_html(found).split("\n") == [
        "<ol>",
        '<li dir="auto">One</li>',
        '<li dir="auto">Two</li>',
        "</ol>",
        '<p dir="auto">Said</p>',
        '<ol start="3">',
        '<li dir="auto">Three</li>',
        "</ol>",
        '<p dir="auto">0. no</p>',
        '<p dir="auto">2013. Year</p>',
    ]
    assert markup_html(read_markup("1. ")) == "", "nothing but a number is nothing to show"


def test_no_number_changes_on_its_way() -> None:
    html = markup_html(read_markup("12. Calls on\n15. Urges\n16. Asks\n17. \n18. Ends\n18. Again"))
    starts = [each.split('"')[1] for each in html.split("\n") if each.startswith("<ol")]
    assert starts == ["12", "15", "18", "18"]


def test_what_cannot_be_bold_is_plain() -> None:
    runs = (Run(" a ", bold=True), Run("*", bold=True), Run(" ", bold=True))
    assert written_markup([Paragraph(Role.TEXT, runs)]) == " **a** * "


def test_html_is_escaped_and_holds_lists_together() -> None:
    html = markup_html(read_markup(TEXT))
    assert html.split("\n") == [
        '<h2 dir="auto">Findings</h2>',
        '<p dir="auto">We saw <b>two</b> prisons.</p>',
        '<h3 dir="auto">Next</h3>',
        "<ul>",
        '<li dir="auto">One</li>',
        '<li dir="auto"><b>All</b> of it</li>',
        "</ul>",
        '<p dir="auto">1 &lt; 2</p>',
    ]
    assert markup_html(read_markup("- a")).endswith("</ul>")
