"""Records, revisions and pens as tests need them: built from declarations, always the same."""

import zlib
from collections.abc import Iterable, Mapping

from hypothesis import strategies as st

from hrdesk.domain.codes import Life
from hrdesk.domain.countries import CODES
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.label import Label
from hrdesk.domain.records import KINDS, field_of, shape_of
from hrdesk.domain.refs import derived_ref
from hrdesk.domain.revisions import Heads, Pen, Revision
from hrdesk.domain.state import (
    LABEL,
    LIFE,
    ORIGIN,
    PARTNERS,
    SYSTEM,
    RecordState,
    partner_text,
    register_of,
    wanted_registers,
)
from hrdesk.domain.values import Value, canonical

EVERY_FIELD = [(kind, spec) for kind, shape in KINDS.items() for spec in shape.fields]
MINUTE = 30_000_000


def ref(kind: str, seed: object = 1) -> str:
    """A Ref of a kind that is the same in every run."""
    return derived_ref(shape_of(kind).prefix, "tests", str(seed))


def pen(author: str = "NIRMS.1f", nonce: str = "n1", minute: int = MINUTE) -> Pen:
    """Somebody who writes; acts of writing differ by their nonce."""
    return Pen(author, nonce, minute)


def record(
    kind: str,
    values: Mapping[str, object] | None = None,
    *,
    at: str = "",
    by: Pen | None = None,
    label: Label | None = Label.NETWORK,
    partners: Iterable[str] = (),
    life: Life | None = Life.ACTIVE,
) -> RecordState:
    """A record as one desk saves it first; None leaves label or life unwritten."""
    name, writer = at or ref(kind), by or pen()
    texts: dict[str, str] = {}
    for field_name, raw in (values or {}).items():
        spec = field_of(kind, field_name)
        texts |= wanted_registers(spec, canonical(spec, raw), {})
    texts |= {LIFE: life.value} if life else {}
    texts |= {LABEL: label.value} if label else {}
    texts |= {PARTNERS: partner_text(partners)} if partners else {}
    texts |= {ORIGIN: writer.author}
    heads = {
        register: (writer.write(name, register, text, ()),) for register, text in texts.items()
    }
    state = RecordState(name, heads)
    if life is Life.REMOVED:
        gone = writer.write(name, LIFE, life.value, state.seen_for(LIFE, life.value))
        return state.with_registers({LIFE: (gone,)})
    return state


def over(state: RecordState, register: str, value: str, by: Pen, *heads: Revision) -> Revision:
    """A revision over the heads that stand, or over those named."""
    return by.write(state.ref, register, value, heads or state.seen_for(register, value))


def sample(kind: str, spec: Field) -> Value:
    """A canonical value for a field, with what usually goes wrong in it; no two fields share it."""
    words = f"{kind} {spec.name}"
    if spec.codes is not None:
        return tuple(sorted(spec.codes[:2])) if spec.is_set else spec.codes[-1]
    if spec.links is not None:
        one, two = sorted((ref(spec.links, words), ref(spec.links, "two " + words)))
        return (one, two) if spec.is_set else one
    if spec.days:
        return ("2027-03-10", "2027-03-17") if spec.is_set else "2027-03-24"
    single = {
        Kind.TEXT: f"“{words}” — it's; Müller, أحمد & 'x' <y> %s",
        Kind.LONG_TEXT: f'{words}\nline "two"\n\n\tline; three',
        Kind.COUNTRY: "TUN",
        Kind.DATE: "2027-03",
        Kind.SPAN: "2027-03-10T14:00/2027-03-10T15:00[Europe/Zurich]",
        Kind.SET: (f"{words} 1", f"{words} 2, and more"),
        Kind.BOOL: "yes",
        Kind.NUMBER: "-12.5",
        Kind.EMAIL: f"{spec.name}@example.org",
        Kind.PHONE: "+41 22 000 00 00",
        Kind.URL: f"https://example.org/{spec.name}?a=1&b=2",
        Kind.ZONE: "America/New_York",
    }
    return single[spec.kind]


def full(kind: str, *, at: str = "", by: Pen | None = None) -> RecordState:
    """A record in which every field holds its sample."""
    values = {spec.name: sample(kind, spec) for spec in shape_of(kind).fields}
    return record(kind, values, at=at, by=by, partners=("IACHR", "ODIHR"))


# ---------------------------------------------------------------- for Hypothesis

# Letters of several scripts and planes, signs that some file format gives a meaning, and blanks.
TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=("Cs",)),
        st.sampled_from("abcÉßüøأإآؤئةىـًّ;:/\"'\t\n\r\u00a0\u2028 =+-@_x0D"),
    ),
    max_size=12,
)


def canonical_values(spec: Field) -> st.SearchStrategy[Value]:
    """Canonical values of a field, the empty one too."""
    if spec.is_set:
        elements = st.lists(_elements(spec), max_size=4, unique=True)
        return elements.map(lambda each: canonical(spec, each))
    return st.one_of(st.just(""), _elements(spec)).map(lambda each: canonical(spec, each))


def _elements(spec: Field) -> st.SearchStrategy[str]:
    if spec.codes is not None:
        return st.sampled_from(spec.codes)
    if spec.links is not None:
        return st.integers(0, 5).map(lambda seed: ref(str(spec.links), seed))
    if spec.days:
        return st.sampled_from(("2026-09-14", "2026-09-21", "2027-01-01"))
    return {
        Kind.COUNTRY: st.sampled_from(CODES),
        Kind.DATE: st.sampled_from(("2026", "2026-Q3", "2026-09", "2026-09-14")),
        Kind.SPAN: st.sampled_from(("2026-09", "2026-09-14/2026-09-20", "2026/2027")),
        Kind.BOOL: st.sampled_from(("yes", "no")),
        Kind.NUMBER: st.integers(-999, 999).map(str),
        Kind.EMAIL: st.sampled_from(("a@example.org", "ä.b@example.org")),
        Kind.URL: st.sampled_from(("https://example.org/a;b", "mailto:a@example.org")),
        Kind.ZONE: st.sampled_from(("Europe/Zurich", "UTC", "Asia/Kathmandu")),
    }.get(spec.kind, _kept_texts())


def _kept_texts() -> st.SearchStrategy[str]:
    allowed = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters=";\ufffe\uffff")
    return st.text(allowed, min_size=1, max_size=8)


AUTHORS = st.sampled_from(("NIRMS.1f", "IACHR.2e", "hand:K7", "hrdesk"))


def _act(author: str, nonce: str) -> Pen:
    """One act of writing has one minute, so that one revision never comes with two."""
    return pen(author, nonce, zlib.crc32(f"{author} {nonce}".encode()) % 10)


@st.composite
def heads_of(draw: st.DrawFn, name: str, register: str, values: st.SearchStrategy[str]) -> Heads:
    """One to three heads of a register, each with a past of its own."""
    made: list[Revision] = []
    for place in range(draw(st.sampled_from((1, 1, 2, 3)))):
        past: tuple[Revision, ...] = ()
        for step in range(draw(st.sampled_from((0, 0, 1, 2)))):
            by = _act(draw(AUTHORS), f"{place}-{step}")
            past = (by.write(name, register, draw(values), past),)
        by = _act(draw(AUTHORS), draw(st.sampled_from(("n1", f"n{place}"))))
        made.append(by.write(name, register, draw(values), past))
    distinct = {each.id: each for each in made}
    return tuple(sorted(distinct.values(), key=lambda each: (-each.minute, each.id)))


@st.composite
def records(draw: st.DrawFn, kind: str | None = None) -> RecordState:
    """A record of any kind with any of its registers, however they came about."""
    chosen = kind or draw(st.sampled_from(tuple(KINDS)))
    name = ref(chosen, draw(st.integers(0, 3)))
    registers: dict[str, Heads] = {}
    for spec in draw(st.lists(st.sampled_from(shape_of(chosen).fields), max_size=4, unique=True)):
        value = draw(canonical_values(spec))
        if isinstance(value, str):
            texts = st.one_of(st.just(value), canonical_values(spec).map(str))
            registers[spec.name] = draw(heads_of(name, spec.name, texts))
            continue
        for element in value:
            register = register_of(spec.name, element)
            registers[register] = draw(heads_of(name, register, st.sampled_from(("1", "1", ""))))
    wanted = {
        LABEL: st.sampled_from(Label).map(str),
        LIFE: st.sampled_from(Life).map(str),
        PARTNERS: st.sampled_from(("", "IACHR", "IACHR; ODIHR")),
        ORIGIN: AUTHORS,
    }
    for register in draw(st.sets(st.sampled_from(SYSTEM))):
        registers[register] = draw(heads_of(name, register, wanted[register]))
    return RecordState(name, registers)
