"""The sheets for the machine in a finished workbook: the lists, the columns, and the envelope."""

import base64
import binascii
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.label import Label
from hrdesk.domain.naming import readable
from hrdesk.domain.records import KINDS, kind_of
from hrdesk.domain.revisions import Registers
from hrdesk.exchange.read_back.conflicts import conflict_headings
from hrdesk.exchange.read_back.plan import Planned
from hrdesk.exchange.read_back.sheets import FinishedBook, expect
from hrdesk.exchange.read_back.texts import LEAD, NAME, Heading, headings, is_country

META, SCHEMA, LISTS = "_meta", "_schema", "_lists"
_SCHEMA_HEAD = ["hrdesk.schema", "key", "header", "value", "required", "floor", "links", "codes"]
_ENVELOPE = (
    "sender",
    "sender_identity",
    "sender_name",
    "recipient",
    "recipient_name",
    "label",
    "language",
)
_FORMAT, _MARK_LENGTH = "1", 32
# What the description of a column says that holds no field, by its key.
_SAYS = {"no": "number", "subject": "shown", "field": "shown", "authors": "shown"}
Pairs = set[tuple[str, str]]
Lines = list[list[str]]


# ---------------------------------------------------------------- the lists


def hold_lists(book: FinishedBook, kinds: Sequence[str], planned: Planned) -> None:
    """The words of the drop-downs, and of the records that may be named those and no other."""
    rows = book.lines(LISTS)
    keys = next(rows, [])
    expect(keys[:1] == ["hrdesk.lists"] and set(keys[2::2]) == {"code"}, LISTS, "1")
    found: dict[str, Pairs] = {key: set() for key in keys[1::2]}
    for number, row in enumerate(rows, 2):
        texts = row + [""] * (len(keys) - len(row))
        expect(not texts[0] and len(texts) == len(keys), LISTS, str(number))
        for key, word, code in zip(keys[1::2], texts[1::2], texts[2::2], strict=True):
            if word or code:
                found[key].add((word, code))
    expect(found == dict(_lists(kinds, planned)), LISTS)


def _lists(kinds: Iterable[str], planned: Planned) -> Iterator[tuple[str, Pairs]]:
    yield "label", {(readable(each), each.value) for each in Label}
    yield "action", {("Please remove", "removed")}
    linked = set()
    for spec in (each for kind in kinds for each in _specs(kind)):
        if spec.links is not None:
            linked.add(spec.links)
        elif not spec.is_set and is_country(spec):
            yield "country", {(name, code) for code, name in planned.countries.items()}
        elif spec.kind is Kind.BOOL:
            yield "bool", {("Yes", "yes"), ("No", "no")}
        elif not spec.is_set and spec.codes is not None:
            yield f"code:{','.join(spec.codes)}", {(readable(each), each) for each in spec.codes}
    for kind in linked:
        named = (each for each in planned.titles.items() if each[1] and kind_of(each[0]) == kind)
        yield f"name:{kind}", {(title, ref) for ref, title in named}


def _specs(kind: str) -> Iterator[Field]:
    return (each.spec for each in headings(kind) if each.spec is not None)


# ---------------------------------------------------------------- the columns


class Words:
    """The codes and the fields of a later version that stand in the records that were read."""

    def __init__(self, planned: Planned) -> None:
        self._later = planned.later
        self._coded = {
            kind: {
                spec.name: frozenset(spec.codes)
                for spec in shape.fields
                if spec.codes is not None and not is_country(spec)
            }
            for kind, shape in KINDS.items()
        }
        self._codes: dict[tuple[str, str], set[str]] = {}
        self._fields: dict[tuple[str, str], set[str]] = {}

    def take(self, kind: str, registers: Registers) -> None:
        """Look at one record."""
        coded, later = self._coded.get(kind, {}), self._later.get(kind, {})
        for register, heads in registers.items():
            name, _, element = register.partition("/")
            if name in coded:
                told = {element} if element else {head.value for head in heads}
                if more := told - coded[name] - {""}:
                    self._codes.setdefault((kind, name), set()).update(more)
            elif name in later:
                told = {element, *(head.value for head in heads)}
                self._fields.setdefault((kind, name), set()).update(told)

    def fields_of(self, kind: str) -> list[Field]:
        """The fields of a kind that this version does not know and some record has, by name."""
        names = sorted(name for of, name in self._fields if of == kind)
        return [self._later[kind][name].spec for name in names]

    def of_column(self, kind: str, column: Heading) -> list[str]:
        """The line of a column of a record sheet."""
        spec = column.spec
        if spec is None or column.key.endswith(NAME):
            said = "name" if spec is not None else _SAYS.get(column.key, column.key)
            return _line(kind, column.key, column.header, said)
        codes = (*(spec.codes or ()), *sorted(self._codes.get((kind, spec.name), ())))
        floor = spec.floor.value if spec.floor is not None else ""
        told = (spec.kind.value, "yes" if spec.required else "", floor, spec.links or "")
        return _line(kind, column.key, column.header, *told, ";".join(codes))

    def of_later(self, kind: str) -> Iterator[list[str]]:
        """The lines of the fields that this version does not know and some record has."""
        for (of, name), used in sorted(self._fields.items()):
            if of == kind:
                each = self._later[kind][name]
                codes = ";".join(sorted(used.intersection(each.codes)))
                told = (each.value, each.required, each.floor, each.links, codes)
                # Where the whole kind is not known, there is a column for each cell of a field.
                for key in (name,) if kind in KINDS else each.spec.cells:
                    yield _line(kind, key, readable(key.replace(".", " ")), *told)


def hold_schema(
    book: FinishedBook, kinds: Sequence[str], others: Iterable[str], words: Words, values: int
) -> str:
    """Every column is described, and nothing else; the digest of all. `values` of conflicts."""
    expected = [_SCHEMA_HEAD]
    for kind in kinds:
        expected += [words.of_column(kind, column) for column in headings(kind)]
        expected += words.of_later(kind)
    for kind in others:
        expected += [_line(kind, key, header, _SAYS.get(key, key)) for key, header in LEAD]
        expected += words.of_later(kind)
    for key, header in conflict_headings(values) if values else ():
        said = "shown" if key.startswith("value.") else _SAYS.get(key, key)
        expected.append(_line("conflicts", key, header, said))
    found = list(book.lines(SCHEMA))
    expect(sorted(found) == sorted(expected), SCHEMA)
    return _digest(sorted("\t".join(line) for line in found))


def _line(*texts: str) -> list[str]:
    line = list(texts)
    while not line[-1]:
        line.pop()
    return line


# ---------------------------------------------------------------- the envelope


def hold_meta(
    book: FinishedBook, planned: Planned, spare: int, schema: str, checks: dict[str, set[str]]
) -> None:
    """What is said of sender and recipient, and the seal over all that was read."""
    found = [(*line, "")[:2] for line in book.lines(META)]
    envelope = planned.envelope
    expected = [
        ("hrdesk.workbook", _FORMAT),
        ("workbook", planned.workbook),
        ("spare_lines", str(spare)),
        ("minute", str(envelope.minute)),
        ("copy", str(envelope.copy)),
        *((key, str(getattr(envelope, key))) for key in _ENVELOPE),
        *(("confirms", each) for each in envelope.confirms),
        *(("withdrawn", each) for each in envelope.withdrawn),
        ("schema", schema),
    ]
    if planned.is_sealed:
        rows = ((f"rows.{kind}", _digest(sorted(each))) for kind, each in sorted(checks.items()))
        *lines, (key, public), (seal, signature) = found
        expect((key, seal) == ("public_key", "seal"), META)
        expected += [*rows, (key, public)]
        expect(_is_sealed(public, signature, expected, envelope.sender_identity), META, seal)
        found = [*lines, (key, public)]
    expect(found == expected, META)


def _is_sealed(public: str, signature: str, lines: Iterable[Sequence[str]], identity: str) -> bool:
    """Whether the key of the desk has signed exactly these lines."""
    told: dict[str, list[str]] = {}
    for key, value in lines:
        told.setdefault(key, []).append(value)
    message = json.dumps(
        ["hrdesk seal 1", sorted(told.items())], ensure_ascii=False, separators=(",", ":")
    )
    try:
        raw = bytes.fromhex(public)
        signed = base64.b64decode(signature, validate=True)
        Ed25519PublicKey.from_public_bytes(raw).verify(signed, message.encode())
    except (ValueError, binascii.Error, InvalidSignature):
        return False
    return hashlib.sha256(b"hrdesk key\0" + raw).hexdigest()[:_MARK_LENGTH] == identity


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
