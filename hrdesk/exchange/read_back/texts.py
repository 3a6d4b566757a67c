"""What the cells of a record must say, worked out from the plan and the declarations alone."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from hrdesk.domain.codes import Life
from hrdesk.domain.countries import CODES as COUNTRY_CODES
from hrdesk.domain.dates import parse_span
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.label import Label
from hrdesk.domain.naming import readable
from hrdesk.domain.records import shape_of
from hrdesk.domain.revisions import Registers
from hrdesk.domain.state import IN, RecordState, partner_text
from hrdesk.domain.values import LONGEST
from hrdesk.exchange.read_back.plan import Going, Planned

NOT_SHARED = "not shared"
BETWEEN = "; "
NAME = ".name"
LEAD = (("ref", "Ref"), ("token", "Token"), ("no", "No."))
_END = (
    ("label", "Label"),
    ("partners", "Shared with"),
    ("action", "Action"),
    ("message", "Message to sender"),
)


@dataclass(frozen=True)
class Heading:
    """One column of a record sheet: the key of its cells, what stands above them, the field."""

    key: str
    header: str
    spec: Field | None = None

    @property
    def is_written(self) -> bool:
        """Whether people may write into it, so that the token of a row covers it."""
        return self.key not in dict(LEAD) and not self.key.endswith(NAME)


@lru_cache(maxsize=64)
def sent_fields(kind: str) -> tuple[Field, ...]:
    """The fields of a kind that have cells: what is Internal by nature has none."""
    return tuple(spec for spec in shape_of(kind).fields if spec.floor is not Label.INTERNAL)


@lru_cache(maxsize=64)
def headings(kind: str) -> tuple[Heading, ...]:
    """The columns of the sheet of a kind, from left to right."""
    found = [Heading(*each) for each in LEAD]
    for spec in sent_fields(kind):
        words = readable(spec.name)
        if spec.kind is Kind.SPAN:
            parts = ((key, f"{words} {key.rpartition('.')[2]}") for key in spec.cells)
            found += [Heading(key, header, spec) for key, header in parts]
        else:
            found.append(Heading(spec.name, words, spec))
        if spec.is_link:
            found.append(Heading(spec.name + NAME, f"{words} (name)", spec))
    return (*found, *(Heading(*each) for each in _END))


def texts_of(record: Going, planned: Planned) -> dict[str, str]:
    """The texts of all cells of a record that are not empty, but for Ref, token and number."""
    singles, sets = _by_field(record.registers)
    texts: dict[str, str] = {}
    for spec in sent_fields(record.kind):
        name = spec.name
        values = sorted(sets.get(name, ())) if spec.is_set else [singles.get(name, "")]
        if spec.is_link:
            texts[name + NAME] = _titles(values, planned.titles)
        if name in record.withheld or (spec.is_link and not spec.is_set and name not in singles):
            texts.update(dict.fromkeys(spec.cells, NOT_SHARED))
        elif spec.kind is Kind.SPAN:
            texts.update(zip(spec.cells, _span(values[0]), strict=True))
        elif spec.is_set:
            texts[name] = BETWEEN.join(worded(spec, each, planned) for each in values)
        else:
            texts[name] = worded(spec, values[0], planned)
    texts.update(_of_every_record(RecordState(record.ref, record.registers)))
    return {key: text for key, text in texts.items() if text}


def worded(spec: Field, value: str, planned: Planned) -> str:
    """One value, or one element of a set, as people read it."""
    if is_country(spec):
        return planned.countries.get(value, value)
    if value and (spec.codes is not None or spec.kind is Kind.BOOL):
        return readable(value)
    return value


def is_country(spec: Field) -> bool:
    """Whether the values of a field are countries."""
    return spec.kind is Kind.COUNTRY or spec.codes == COUNTRY_CODES


def cut(text: str) -> str:
    """What is for reading only is cut where a cell would not hold it."""
    most = LONGEST // 2
    return text if len(text) <= most else text[: most - 1] + "…"


def _by_field(registers: Registers) -> tuple[dict[str, str], dict[str, list[str]]]:
    singles: dict[str, str] = {}
    sets: dict[str, list[str]] = {}
    for register, heads in registers.items():
        name, is_element, element = register.partition("/")
        if not is_element:
            singles[name] = heads[0].value
        elif heads[0].value == IN:
            sets.setdefault(name, []).append(element)
    return singles, sets


def _titles(refs: Iterable[str], titles: Mapping[str, str]) -> str:
    text = BETWEEN.join(titles.get(ref, "") for ref in refs)
    return cut(" ".join(text.split())) if text.strip("; ") else ""


def _span(value: str) -> tuple[str, str, str]:
    span = parse_span(value)
    if span is None:
        return value, "", ""
    start, end = span.start.text, span.end.text
    return start, "" if start == end else end, span.zone


def _of_every_record(state: RecordState) -> Iterator[tuple[str, str]]:
    yield "label", readable(state.label.value) if state.heads("label") else ""
    yield "partners", partner_text(state.partners)
    yield "action", "" if state.life is Life.ACTIVE else readable(state.life.value)
