"""The grid of States and instruments in signs and words."""

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.codes import RatificationStatus
from hrdesk.domain.dates import parse_moment
from hrdesk.domain.label import Label
from hrdesk.operations.ratifications import Grid, Preventive, Standing, Treaty
from hrdesk.ui.calendar.spoken import year_digits
from hrdesk.ui.follow_up.matrix_model import (
    DIFFERS,
    Cell,
    Mark,
    Matrix,
    MatrixColumn,
    MatrixRow,
    Tone,
    differing,
    differs_words,
    keyed,
    with_keys_explained,
)
from hrdesk.ui.words import code_word, country_word, date_word, field_word, number_word

translate = QCoreApplication.translate
INVITATION = "standing_invitation"
_SIGNS = {
    RatificationStatus.SIGNED: "s",
    RatificationStatus.NOT_SIGNED: "–",
    RatificationStatus.DENOUNCED: "✕",
}
_TONES = {
    RatificationStatus.SIGNED: Tone.LIGHT,
    RatificationStatus.NOT_SIGNED: Tone.QUIET,
    RatificationStatus.DENOUNCED: Tone.WARNING,
}

STATUS_KEYS = {
    "r": RatificationStatus.RATIFIED.value,
    "a": RatificationStatus.ACCEDED.value,
    "s": RatificationStatus.SIGNED.value,
    "n": RatificationStatus.NOT_SIGNED.value,
    "d": RatificationStatus.DENOUNCED.value,
    "?": "",
}


def legend(*, with_keys: bool = False) -> str:
    """The signs explained, for paper; at the foot with the keys that write them."""
    words = (
        (translate("RatificationWords", "✓ bound"), "RA"),
        (translate("RatificationWords", "s signed"), "S"),
        (translate("RatificationWords", "– not signed"), "N"),
        (translate("RatificationWords", "✕ denounced"), "D"),
        (translate("RatificationWords", "empty: not known here"), "?"),
    )
    signs = [keyed(said, *(keys if with_keys else ())) for said, keys in words]
    late = translate("RatificationWords", "! national preventive mechanism due")
    said = " · ".join([*signs, late, f"{DIFFERS} {differs_words()}"])
    return with_keys_explained(said) if with_keys else said


def ratification_matrix(
    grid: Grid, countries: Sequence[str], treaties: Sequence[Treaty], today: date
) -> Matrix:
    """States by instruments under the system of each, then standing invitations."""
    marks = dict(_marks(grid, countries, treaties, today))
    columns = [_column(grid, each, countries) for each in treaties]
    invited = sum(bool((country, INVITATION) in marks) for country in countries)
    columns.append(
        MatrixColumn(
            INVITATION,
            translate("RatificationWords", "Invitation"),
            field_word(INVITATION),
            translate("RatificationWords", "Special procedures"),
            number_word(invited),
        )
    )
    rows = [MatrixRow(country, country_word(country)) for country in countries]
    counted = translate("RatificationWords", "Known to be bound")
    return Matrix(rows, columns, marks, counted)


def standing_words(each: Standing) -> str:
    """Where a State stands, with the days that are known."""
    parts = [code_word(each.status)] if each.status else []
    for name, text in (("signed", each.signed), ("bound", each.bound)):
        if text:
            parts.append(f"{field_word(name)}: {date_word(text)}")
    if each.several > 1:
        parts.append(translate("RatificationWords", "%n record(s) say so", "", each.several))
    return " · ".join(parts)


def preventive_words(each: Preventive, today: date) -> str:
    """By when a national preventive mechanism is due."""
    day = date_word(each.day.isoformat())
    if each.is_known:
        return translate("RatificationWords", "preventive mechanism known")
    if each.is_late(today):
        said = translate("RatificationWords", "no preventive mechanism known, due since {day}")
        return said.format(day=day)
    return translate("RatificationWords", "preventive mechanism due by {day}").format(day=day)


def group_word(each: Treaty) -> str:
    """What stands above the column of an instrument."""
    if each.group:
        return each.group
    return code_word(each.system) if each.system else ""


def _column(grid: Grid, each: Treaty, countries: Sequence[str]) -> MatrixColumn:
    may = [country for country in countries if each.is_open_to(country)]
    known = (grid.standings.get((country, each.ref)) for country in may)
    bound = sum(standing is not None and standing.is_bound for standing in known)
    unknown = sum((country, each.ref) not in grid.standings for country in may)
    not_known = translate("RatificationWords", "%n State(s) not known here", "", unknown)
    return MatrixColumn(
        each.ref,
        each.word,
        each.name,
        group_word(each),
        number_word(bound),
        label=each.label,
        group_label=each.group_label,
        remark=not_known if unknown else "",
    )


def _marks(
    grid: Grid, countries: Sequence[str], treaties: Sequence[Treaty], today: date
) -> Iterator[tuple[Cell, Mark]]:
    for country in countries:
        for treaty in treaties:
            key = country, treaty.ref
            standing = grid.standings.get(key)
            if standing is not None and (mark := _mark(standing, grid.preventive.get(key), today)):
                yield key, differing(mark) if standing.differs else mark
        file = grid.invitations.get(country)
        if file is not None and file.values[1]:
            said = date_word(file.values[1])
            sign = _with_year("✓", file.values[1])
            yield (country, INVITATION), Mark(sign, said, Tone.MIDDLE, Label(file.label))


def _mark(each: Standing, preventive: Preventive | None, today: date) -> Mark | None:
    said = standing_words(each)
    late = preventive is not None and preventive.is_late(today)
    if preventive is not None:
        said = f"{said} · {preventive_words(preventive, today)}"
    if each.is_bound:
        sign = _with_year("✓", each.bound)
        tone = Tone.ALARM if late else Tone.MIDDLE
        return Mark(f"{sign} !" if late else sign, said, tone, each.label)
    if not each.status:
        return Mark("?", said or code_word("unknown"), Tone.PLAIN, each.label)
    status = RatificationStatus(each.status)
    sign = _with_year(_SIGNS[status], each.signed if status == RatificationStatus.SIGNED else "")
    return Mark(sign, said, _TONES[status], each.label)


def _with_year(sign: str, text: str) -> str:
    moment = parse_moment(text) if text else None
    return f"{sign} {year_digits(moment.first)}" if moment is not None else sign
