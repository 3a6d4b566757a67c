"""The matrix of joint activities in signs and words."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.label import Label, strictest
from hrdesk.operations.done_twice import Twice
from hrdesk.operations.joint_activities import Joint, Part, Partner
from hrdesk.ui.calendar.line_model import Line, Sort
from hrdesk.ui.follow_up.matrix_model import (
    DIFFERS,
    Cell,
    Mark,
    Matrix,
    MatrixColumn,
    MatrixRow,
    RowMarks,
    Tone,
    differs_words,
    keyed,
    with_keys_explained,
)
from hrdesk.ui.language import isolated
from hrdesk.ui.words import code_word, comma, country_word, field_word, number_word, span_word

translate = QCoreApplication.translate
_TONES = {Part.LEAD: Tone.STRONG, Part.PARTNER: Tone.MIDDLE, Part.INFORMED: Tone.LIGHT}
_UNBROKEN = "\u00a0"
_TEXTS = ("dates", "stage", "horizon", "output")


def part_sign(part: Part) -> str:
    """The letter that stands for a part in a cell."""
    return {
        Part.LEAD: translate("JointWords", "L"),
        Part.PARTNER: translate("JointWords", "P"),
        Part.INFORMED: translate("JointWords", "I"),
        Part.NOTHING: "",
    }[part]


def part_word(part: Part) -> str:
    """A part in words."""
    return {
        Part.LEAD: translate("JointWords", "leads"),
        Part.PARTNER: translate("JointWords", "takes part"),
        Part.INFORMED: translate("JointWords", "is kept informed"),
        Part.NOTHING: translate("JointWords", "nothing"),
    }[part]


def legend(*, with_keys: bool = False) -> str:
    """The signs explained, for paper; at the foot with the keys that write them."""
    signs = {Part.LEAD: "L", Part.PARTNER: "P", Part.INFORMED: "I"}
    said = [
        keyed(f"{part_sign(each)} {part_word(each)}", key if with_keys else "")
        for each, key in signs.items()
    ]
    none = [keyed(part_word(Part.NOTHING), "-")] if with_keys else []
    told = " · ".join([*said, *none, f"{DIFFERS} {differs_words()}"])
    return with_keys_explained(told) if with_keys else told


def joint_matrix(activities: Sequence[Joint], partners: Sequence[Partner]) -> Matrix:
    """Activities by dates and partners, then stage, horizon and output."""
    columns = [
        MatrixColumn(
            each.ref,
            each.word,
            each.name,
            translate("JointWords", "Partners"),
            number_word(each.count),
            label=each.label,
        )
        for each in partners
    ]
    when, *others = (MatrixColumn(name, field_word(name), is_text=True) for name in _TEXTS)
    columns = [when, *columns, *others]
    rows = [MatrixRow(each.ref, each.title, each.label, each.differs) for each in activities]
    return Matrix(rows, columns, RowMarks({each.ref: each for each in activities}, _marks))


def twice_lines(found: Sequence[Twice]) -> list[Line]:
    """The pairs that may be done twice, each with what they share."""
    return [_twice_line(each) for each in found]


def key_of(each: Twice) -> str:
    """What a pair is found again by."""
    return "+".join(each.pair)


def _marks(each: Joint) -> Iterator[tuple[Cell, Mark]]:
    for ref, part in each.parts.items():
        yield (each.ref, ref), Mark(part_sign(part), part_word(part), _TONES[part], each.label)
    texts = {
        "dates": span_word(each.dates),
        "stage": code_word(each.stage) if each.stage else "",
        "horizon": code_word(each.horizon) if each.horizon else "",
        "output": each.output,
    }
    for name, text in texts.items():
        if text:
            yield (each.ref, name), Mark(_two_halves(text), text, Tone.QUIET, each.label)


def _two_halves(text: str) -> str:
    """From one day to another breaks between both, and neither within a day."""
    first, dash, last = text.partition(" – ")
    if not dash:
        return text
    return f"{first.replace(' ', _UNBROKEN)} – {last.replace(' ', _UNBROKEN)}"


def _twice_line(each: Twice) -> Line:
    text = translate("JointWords", "{one} – and – {other}").format(
        one=isolated(each.one.title), other=isolated(each.other.title)
    )
    shared = [*each.themes, *(country_word(code) for code in each.countries)]
    when = [span_word(joint.dates) for joint in (each.one, each.other) if joint.dates]
    parts = [comma().join(map(isolated, shared)), " / ".join(when)]
    if each.reason:
        said = translate("JointWords", "no matter: {reason}")
        parts.append(said.format(reason=isolated(each.reason)))
    note = " · ".join(part for part in parts if part)
    label = strictest(each.one.label, each.other.label)
    return Line(
        text,
        Sort.THING,
        note=note,
        label=Label(label),
        icon="eye-off" if each.reason else "copy",
        key=key_of(each),
        said=f"{text}{comma()}{note}",
    )
