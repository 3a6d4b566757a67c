"""The follow-up matrix and its counts in signs and words; a cell is put into words when it is seen."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.codes import FollowUpState
from hrdesk.domain.label import Label, strictest
from hrdesk.operations.recommendation_matrix import Body, FollowUpMatrix, Recommended, Word
from hrdesk.operations.recommendation_pivot import By, Pivot, Tally
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
from hrdesk.ui.words import code_word, comma, country_word, date_word, field_word, number_word

translate = QCoreApplication.translate
SIGNS: Mapping[str, str] = {
    FollowUpState.DONE: "✓",
    FollowUpState.PARTLY_DONE: "½",
    FollowUpState.UNDER_WAY: "◐",
    FollowUpState.NOT_STARTED: "○",
    FollowUpState.NOT_APPLICABLE: "–",
    "": "?",
}
KEYS: Mapping[str, str] = {
    "d": FollowUpState.DONE.value,
    "p": FollowUpState.PARTLY_DONE.value,
    "u": FollowUpState.UNDER_WAY.value,
    "n": FollowUpState.NOT_STARTED.value,
    "-": FollowUpState.NOT_APPLICABLE.value,
    "?": "",
}
_TONES: Mapping[str, Tone] = {
    FollowUpState.DONE: Tone.STRONG,
    FollowUpState.PARTLY_DONE: Tone.MIDDLE,
    FollowUpState.UNDER_WAY: Tone.LIGHT,
    FollowUpState.NOT_STARTED: Tone.WARNING,
}
TEXT_COLUMNS = ("body", "themes", "state", "evidence")
ALL = "all"
_BLOCKS = 8


class Marks(Mapping[Cell, Mark]):
    """Marks that are made when they are asked for: of ten thousand rows a few are seen."""

    def __init__(self, cells: Callable[[], Iterator[Cell]], mark: Callable[[Cell], Mark | None]):
        self._cells, self._mark = cells, mark

    def __getitem__(self, cell: Cell) -> Mark:
        mark = self._mark(cell)
        if mark is None:
            raise KeyError(cell)
        return mark

    def __iter__(self) -> Iterator[Cell]:
        return (cell for cell in self._cells() if self._mark(cell) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def state_word(state: str) -> str:
    """A follow-up state in words; where nothing is known, that."""
    return code_word(state) if state else translate("RecommendationWords", "not known")


def legend(*, with_keys: bool = False) -> str:
    """The signs explained, for paper; at the foot with the keys that write them."""
    key_of = {state: key.upper() for key, state in KEYS.items()} if with_keys else {}
    parts = [
        keyed(f"{sign} {state_word(state)}", key_of.get(state, "")) for state, sign in SIGNS.items()
    ]
    said = " · ".join([*parts, f"{DIFFERS} {differs_words()}"])
    return with_keys_explained(said) if with_keys else said


def follow_up_grid(found: FollowUpMatrix) -> Matrix:
    """Recommendations by bodies, those of one body that recommended together."""
    by = found.recommending
    heading = translate("RecommendationWords", "Followed up by")
    first = [MatrixColumn(name, field_word(name), is_text=True) for name in TEXT_COLUMNS]
    bodies = [
        MatrixColumn(each.ref, each.word, each.name, heading, label=each.label)
        for each in found.bodies
    ]
    by_ref = {row.ref: row for row in found.rows}
    # Those of one body together, so that one can leap from body to body.
    of_body: dict[str, list[Recommended]] = {}
    for row in found.rows:
        of_body.setdefault(row.body, []).append(row)
    rows = [
        MatrixRow(row.ref, row.title, row.label, row.differs)
        for body in sorted(of_body, key=lambda ref: (not ref, _word_of(by, ref)))
        for row in of_body[body]
    ]
    columns = [*first[:2], *bodies, *first[2:]]
    cells = partial(_every_cell, [row.key for row in rows], columns)
    return Matrix(rows, columns, Marks(cells, partial(_follow_up_mark, found, by_ref, by)))


def pivot_grid(found: Pivot, rows: By, columns: By) -> Matrix:
    """Counts: in each cell how many are open of how many, and a bar for each row."""
    whole = MatrixColumn(ALL, translate("RecommendationWords", "All"), is_text=True)
    group = by_word(columns)
    others = [
        MatrixColumn(
            f"={value}",
            value_word(columns, value, found.bodies),
            group=group,
            label=_named(found, value),
        )
        for value in found.columns
    ]
    made = [
        MatrixRow(
            f"={value}",
            value_word(rows, value, found.bodies),
            strictest(_named(found, value), found.of_rows[value].loosest),
        )
        for value in found.rows
    ]
    cells = partial(_every_cell, [row.key for row in made], [whole, *others])
    return Matrix(made, [whole, *others], Marks(cells, partial(_tally_mark, found)))


def by_word(by: By) -> str:
    """What recommendations are counted by."""
    if by is By.YEAR:
        return translate("RecommendationWords", "Year")
    return field_word(by.value)


def rows_word(by: By) -> str:
    """How the rows are counted, as one chooses it."""
    return {
        By.THEME: translate("RecommendationWords", "By theme"),
        By.BODY: translate("RecommendationWords", "By body"),
        By.COUNTRY: translate("RecommendationWords", "By State"),
        By.YEAR: translate("RecommendationWords", "By year"),
    }[by]


def value_word(by: By, value: str, bodies: Mapping[str, Body]) -> str:
    """A value as it is shown; where there is none, that."""
    if not value:
        return translate("RecommendationWords", "none")
    if by is By.COUNTRY:
        return country_word(value)
    if by is By.BODY:
        return _word_of(bodies, value)
    if by is By.YEAR:
        return year_digits(date(int(value), 1, 1))
    return code_word(value) if by in (By.STATE, By.PRIORITY) else value


def _word_of(bodies: Mapping[str, Body], ref: str) -> str:
    return bodies[ref].word if ref in bodies else ref


def _named(found: Pivot, value: str) -> Label:
    """How far a value may be named: a body as its own label says."""
    return found.bodies[value].label if value in found.bodies else Label.PUBLIC


def _every_cell(rows: Sequence[str], columns: Sequence[MatrixColumn]) -> Iterator[Cell]:
    return ((row, column.key) for row in rows for column in columns)


def _follow_up_mark(
    found: FollowUpMatrix,
    by_ref: Mapping[str, Recommended],
    bodies: Mapping[str, Body],
    cell: Cell,
) -> Mark | None:
    word = found.words.get(cell)
    if word is not None:
        return _word_mark(word)
    row = by_ref[cell[0]]
    text = {
        "body": _word_of(bodies, row.body),
        "themes": comma().join(row.themes),
        "state": code_word(row.state) if row.state else "",
        "evidence": date_word(row.newest_evidence) if row.newest_evidence else "",
    }.get(cell[1], "")
    named = bodies.get(row.body) if cell[1] == "body" else None
    label = row.label if named is None else strictest(row.label, named.label)
    return Mark(text, text, Tone.QUIET, label) if text else None


def _word_mark(word: Word) -> Mark:
    said = [state_word(word.state), word.evidence]
    if word.visit:
        said.append(translate("RecommendationWords", "found in a visit"))
    if word.others:
        said.append(translate("RecommendationWords", "%n earlier", "", word.others))
    words = comma().join(filter(None, said))
    sign = SIGNS.get(word.state, word.state)
    mark = Mark(sign, words, _TONES.get(word.state, Tone.QUIET), word.label)
    return differing(mark) if word.differs else mark


def _tally_mark(found: Pivot, cell: Cell) -> Mark | None:
    row, column = cell[0][1:], cell[1]
    whole = column == ALL
    tally = found.of_rows.get(row) if whole else found.cells.get((row, column[1:]))
    if tally is None:
        return None
    said = translate("RecommendationWords", "{open} open of {total}").format(
        open=number_word(tally.open), total=number_word(tally.total)
    )
    if whole:
        return Mark(f"{_bar(tally)} {said}", said, Tone.PLAIN, tally.strictest)
    short = f"{number_word(tally.open)}/{number_word(tally.total)}"
    tone = Tone.LIGHT if tally.open else Tone.STRONG
    return Mark(short, said, tone, tally.strictest)


def _bar(tally: Tally) -> str:
    """The share that is closed, in blocks."""
    full = round(_BLOCKS * (tally.total - tally.open) / tally.total) if tally.total else 0
    return "▰" * full + "▱" * (_BLOCKS - full)
