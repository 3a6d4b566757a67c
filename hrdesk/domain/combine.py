"""Both values of a conflict in one: what is suggested, and what a person makes of it. Pure."""

from collections.abc import Collection

from hrdesk.domain.errors import BadValue
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.merge import Class, Combined, Item
from hrdesk.domain.records import kind_of, known_field
from hrdesk.domain.revisions import Heads, distinct
from hrdesk.domain.state import IN, split_register
from hrdesk.domain.text_merge import Part, combined
from hrdesk.domain.values import canonical


def can_be_combined(item: Item) -> bool:
    """Whether one value can hold what all sides have: a text, or a set; not a date or a code."""
    spec = known_field(kind_of(item.ref), item.field)
    return item.kind is Class.CONFLICT and spec is not None and (spec.is_set or is_prose(spec))


def is_prose(spec: Field) -> bool:
    """Whether a field holds words of somebody's own."""
    is_text = spec.kind in (Kind.TEXT, Kind.LONG_TEXT)
    return is_text and spec.codes is None and not spec.is_link


def suggested_text(
    spec: Field, heads: Heads, base: str | None, first: str = ""
) -> tuple[Part, ...]:
    """What all heads of a text say together; `first` is the value that stands in front.

    `base` is what all of them were written over, None where that is not known.
    """
    values = sorted(distinct(heads), key=lambda value: value != first)
    return combined(base, values, one_line=spec.kind is Kind.TEXT)


def suggested_elements(item: Item) -> dict[str, bool]:
    """The elements of a set that are asked about, and whether any side has each."""
    return {
        split_register(register)[1]: any(each.value == IN for each in heads)
        for register, heads in sorted(item.union.items())
    }


def combined_text(item: Item, raw: str) -> Combined:
    """A text in place of all that stand. Raises `BadValue`."""
    spec = known_field(kind_of(item.ref), item.field)
    assert spec is not None, "only what can be combined is"
    value = canonical(spec, raw)
    if spec.required and not value:
        raise BadValue(field=spec.name, value="", expected="something")
    return Combined(((item.field, str(value)),), item.heads)


def combined_elements(item: Item, kept: Collection[str]) -> Combined:
    """The elements that are kept, of those that are asked about."""
    texts = tuple(
        (register, IN if split_register(register)[1] in kept else "")
        for register in sorted(item.union)
    )
    return Combined(texts, item.heads)
