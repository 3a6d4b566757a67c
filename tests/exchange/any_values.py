"""Values of every sort for every field, the hard ones often; for tests with Hypothesis."""

from datetime import date

from hypothesis import strategies as st

from hrdesk.domain.countries import CODES
from hrdesk.domain.errors import BadValue
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.records import KINDS
from hrdesk.domain.values import LONGEST, Value, canonical
from hrdesk.exchange.writer import Names
from tests.exchange.workbooks import NAMES, ref

HARD_TEXTS = [
    "=cmd|' /C calc'!A0",
    "+41 22 917",
    "-1",
    "@SUM(1)",
    "#N/A",
    "#REF!",
    "00123",
    "1e5",
    "1-2",
    "TRUE",
    "2027-03-10",
    "_x000D_",
    "_x005F_x000D_",
    "a_x0041_b_x005F_",
    "x005F_",
    "<a href='x'>&amp;</a>",
    "line one\nline two\n\n\tline four",
    "\u200fمرحبا\u200e abc",
    "أحمد مُحَمَّد",
    "𝒳 😀 𠮷",
    "e\u0301 é",
    "zero\u200bwidth",
    "a\u00a0b",
    "“quoted” ’n’ «so»",
    "not shared at all",
    "x" * LONGEST,
    "😀" * (LONGEST // 2),
    "_x000D_" * 4000,
    "'leading apostrophe",
    "; ; ",
]


def _moments() -> st.SearchStrategy[str]:
    days = st.dates().map(lambda day: max(day.isoformat(), "1000-01-01"))
    years = st.integers(1000, 2999).map(str)
    return st.one_of(
        days,
        years,
        st.builds("{}-Q{}".format, years, st.integers(1, 4)),
        st.builds("{}-{:02}".format, years, st.integers(1, 12)),
    )


def _spans() -> st.SearchStrategy[str]:
    times = st.builds("{}T{:%H:%M}".format, st.dates(date(1900, 1, 1)), st.times())
    zones = st.sampled_from(["Europe/Zurich", "Asia/Kathmandu", "UTC"])
    return st.one_of(
        _moments(),
        st.lists(_moments(), min_size=2, max_size=2).map(lambda two: "/".join(sorted(two))),
        st.builds("{}[{}]".format, times, zones),
        st.builds("{0}/{0}[{1}]".format, times, zones),
    )


_SHORT_TEXTS = [text for text in HARD_TEXTS if len(text) < 100]
_TEXTS = st.one_of(st.sampled_from(_SHORT_TEXTS), st.text(max_size=40))
_BY_KIND: dict[Kind, st.SearchStrategy[str]] = {
    Kind.COUNTRY: st.sampled_from(CODES),
    Kind.DATE: _moments(),
    Kind.SPAN: _spans(),
    Kind.BOOL: st.sampled_from(["yes", "no"]),
    Kind.NUMBER: st.one_of(
        st.integers(-(10**20), 10**20).map(str),
        st.decimals(-1000, 1000, places=4).map(str),
        st.just("0.1"),
    ),
    Kind.EMAIL: st.sampled_from(["a@b.org", "=1@b.org", "é.x@ö.example"]),
    Kind.URL: st.sampled_from(["https://example.org/a?b=c&d=é", "mailto:a@b.org"]),
    Kind.ZONE: st.sampled_from(["Europe/Zurich", "Africa/Tunis"]),
}


def raw_value(spec: Field) -> st.SearchStrategy[object]:
    """What somebody may type into a field."""
    if spec.links is not None:
        single: st.SearchStrategy[str] = st.sampled_from([ref(spec.links, 1), ref(spec.links, 2)])
    elif spec.codes is not None:
        single = st.sampled_from(spec.codes)
    elif spec.days:
        single = st.dates().map(str)
    else:
        single = _BY_KIND.get(spec.kind, _TEXTS)
    return st.lists(single, max_size=4) if spec.is_set else st.one_of(st.just(""), single)


def canonical_value(spec: Field, raw: object) -> Value:
    """What a form makes of it; empty where a form would refuse it."""
    try:
        return canonical(spec, raw)
    except BadValue:
        return () if spec.is_set else ""


EVERYBODY = Names(
    NAMES.countries, {ref(kind, seed): f"{kind} {seed}" for kind in KINDS for seed in (1, 2)}
)
