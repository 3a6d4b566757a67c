"""Dates as people write them in words, and spans in one cell."""

import os
import subprocess
import sys

import pytest

from hrdesk.exchange.moments import plain_moment, plain_span


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("12 March 2027", "2027-03-12"),
        ("March 12, 2027", "2027-03-12"),
        ("12th of March 2027", "2027-03-12"),
        ("1er mars 2027", "2027-03-01"),
        ("12 de marzo de 2027", "2027-03-12"),
        ("12 марта 2027 г.", "2027-03-12"),
        ("12 مارس 2027", "2027-03-12"),
        ("Sept 2027", "2027-09"),
        ("31 February 2027", "31 February 2027"),
        ("March", "March"),
        ("2027", "2027"),
        ("12 13 March 2027", "12 13 March 2027"),
        ("soon", "soon"),
    ],
)
def test_months_in_words(text: str, moment: str) -> None:
    assert plain_moment(text) == moment


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2027-03-10/2027-03-12", ("2027-03-10", "2027-03-12", "")),
        ("2027-q3", ("2027-Q3", "", "")),
        (
            "2027-03-10T14:00/2027-03-10T15:00[Europe/Zurich]",
            ("2027-03-10T14:00", "2027-03-10T15:00", "Europe/Zurich"),
        ),
        ("10-12 March 2027", ("2027-03-10", "2027-03-12", "")),
        ("10 – 12 mars 2027", ("2027-03-10", "2027-03-12", "")),
        ("28 March – 2 April 2027", ("2027-03-28", "2027-04-02", "")),
        ("28 March 2027 to 2 April 2027", ("2027-03-28", "2027-04-02", "")),
        ("du 3 al 5", None),
        ("March 2027", ("2027-03", "", "")),
        ("2027-03-10 – 2027-03-12", ("2027-03-10", "2027-03-12", "")),
        ("a - b - c", None),
        ("3-5 Nothing 2027", None),
    ],
)
def test_spans_in_one_cell(text: str, span: tuple[str, str, str] | None) -> None:
    found = plain_span(text)
    assert found == span or (span is None and found is not None and "3" in "".join(found))


_TOLD = (
    "import sys; from hrdesk.exchange.moments import plain_span, surely_plain_span;"
    "print(ascii([(plain_span(each), surely_plain_span(each)) for each in sys.argv[1:]]))"
)


def test_no_clock_zone_or_language_has_a_say_in_what_a_cell_means() -> None:
    """Law 11 rests on it: who reads a workbook in another place makes the same revision."""
    texts = ("15 March 2027", "mid-April 2027", "printemps 2027", "марта 2027", "٣ مارس ٢٠٢٧")
    texts += ("1.2.2027", "03/04/2027", "may", "sept 2027", "10 March", "winter 2027", "H2 2027")
    told = {
        subprocess.run(
            [sys.executable, "-c", _TOLD, *texts],
            env={**os.environ, "LC_ALL": language, "LANG": language, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for language, zone in (("C.UTF-8", "UTC"), ("tr_TR.UTF-8", "Pacific/Kiritimati"))
    }
    assert len(told) == 1
