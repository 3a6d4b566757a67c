"""The view Themes: a row a theme, a column a mechanism, and below what the current cell stands for."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from hrdesk.domain.label import Label, strictest
from hrdesk.domain.records import kind_of
from hrdesk.operations.full_titles import in_full
from hrdesk.operations.theme_grid import MECHANISMS, ThemeGrid, Wanted, Work, narrowed, theme_grid
from hrdesk.store import listing
from hrdesk.ui.calendar.clock import Clock
from hrdesk.ui.calendar.line_model import Line, Sort
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.desk import Desk
from hrdesk.ui.follow_up.grid_view import GridView
from hrdesk.ui.follow_up.matrix_model import (
    Cell,
    Mark,
    Matrix,
    MatrixColumn,
    MatrixRow,
    Tone,
)
from hrdesk.ui.follow_up.matrix_paper import MatrixPrintable
from hrdesk.ui.follow_up.matrix_view import MatrixView
from hrdesk.ui.language import isolated
from hrdesk.ui.settings import Settings
from hrdesk.ui.tokens import scaled
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.words import code_word, comma, field_word, kind_word, number_word

translate = QCoreApplication.translate
_LEAST = 96
_COUNT = "*"


class ThemesView(GridView):
    """Arrows go about; below stands what the cell counts, and Enter goes there."""

    kinds = frozenset({"organisation", "person", "activity", "document", "visit"})
    hides_choices = True

    def __init__(
        self, desk: Desk, settings: Settings, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, settings, clock, parent)
        self.show_in(MatrixView(self.tr("Themes and mechanisms"), {}), field_word("themes"))
        self._all = ThemeGrid()
        self.shown = ThemeGrid()
        self._refs: list[str] = []
        self.list = LineList(self.tr("Work on the theme"))
        self.list.setMinimumHeight(scaled(self.font(), _LEAST))
        self.list.begin_with_title()
        self.list.opened.connect(self.opened)
        self.foot.setText(legend())
        self._add_choices()
        self._both = self.in_turns("work", self.grid, self.list, self.tr("Work on the theme"))
        self._both.heed(self.grid, self.list)
        self.lay_out(self._both, EmptyState("tag", ""), foot=self.foot)

    def reload(self) -> None:
        self.look(self._found, theme_grid)

    def _found(self, found: ThemeGrid) -> None:
        self._all = found
        self.show_filtered()

    def show_filtered(self) -> None:
        which = self.choices.value("which")
        wanted = Wanted(self.text, self.choices.value("sort"), which == "meets", which == "gaps")
        self.shown = narrowed(self._all, wanted)
        self.show_matrix(theme_matrix(self.shown))
        self.tell(
            is_any=bool(self.shown.themes and self.shown.bodies),
            counted=self.tr("%n theme(s)", "", len(self.shown.themes)),
            otherwise=self.tr("No theme is let through by what you chose.")
            if self._all.work
            else self.tr("Nobody works on a theme yet. Themes come from records that name them."),
        )

    def chosen(self) -> list[str]:
        return [self.list.current_key] if self.list.hasFocus() else []

    def printable(self) -> MatrixPrintable | None:
        if not self.shown.themes:
            return None
        return self.paper(legend(), drops_empty=True)

    def open_cell(self, _theme: str, _body: str) -> None:
        """Go to the list of what the cell counts; of a mandate alone, open the body."""
        if self._refs:
            self._both.show_second()
            model = self.list.model()
            self.list.setCurrentIndex(model.index(1, 0))  # below the heading
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_current(self) -> None:
        theme, body = self.grid.current
        several = self.shown.bodies_on(theme) if body == _COUNT else []
        work = self.shown.work.get((theme, body))
        if work is not None:
            several = list(dict.fromkeys([body] * work.has_mandate + list(work.refs)))
        self._refs = several
        lines = self._body_lines(theme) if body == _COUNT else self._lines(several)
        nothing = Line(self.tr("Nothing known of this theme here."), Sort.NOTE)
        head = Line(self._head(theme, body), Sort.HEADING)
        self.list.show_lines([head, *lines] if several else [nothing])
        self._both.give_second(self.list.fitting_height())

    # ------------------------------------------------------------ inner

    def _head(self, theme: str, body: str) -> str:
        """What the lines below are."""
        if body == _COUNT:
            said = self.tr("Who works on {theme}")
            return said.format(theme=isolated(theme))
        named = next((each.name for each in self.shown.bodies if each.ref == body), "")
        said = self.tr("{body} on {theme}")
        return said.format(body=isolated(named), theme=isolated(theme))

    def _body_lines(self, theme: str) -> Iterator[Line]:
        """As many as the number says: each body with how it works on the theme."""
        bodies = [each for each in self.shown.bodies if (theme, each.ref) in self.shown.work]
        for body in bodies:
            work = self.shown.work[theme, body.ref]
            note = _said(work)
            yield Line(
                body.name,
                note=note,
                label=strictest(body.label, work.label),
                key=body.ref,
                said=f"{body.name}{comma()}{note}",
            )

    def _lines(self, refs: list[str]) -> Iterator[Line]:
        kinds: dict[str, list[str]] = {}
        for ref in refs:
            kinds.setdefault(kind_of(ref), []).append(ref)
        for kind, several in kinds.items():
            lines = self.desk.read(listing.lines, kind, several, ())
            for line in self.desk.read(in_full, lines):
                note = kind_word(kind)
                if kind == "organisation":
                    note = translate("ThemesView", "Mandate")
                yield Line(
                    line.title,
                    note=note,
                    label=Label(line.label),
                    key=line.ref,
                    said=f"{line.title}{comma()}{note}",
                )

    def _add_choices(self) -> None:
        row = self.choices
        which = [(self.tr("Where two meet"), "meets"), (self.tr("Gaps"), "gaps")]
        row.add("which", self.tr("Which themes"), self.tr("All themes"), which)
        sorts = [(code_word(each), each) for each in MECHANISMS]
        row.add("sort", self.tr("Which bodies"), self.tr("All bodies"), sorts)


def legend() -> str:
    """The signs explained."""
    return translate(
        "ThemesView",
        "● and blue: in the mandate · a number: people, activities, documents and visits · Bodies:"
        " how many work on the theme, blue where two or more meet",
    )


def theme_matrix(grid: ThemeGrid) -> Matrix:
    """Themes by bodies under their sort; the first column counts the bodies of a theme."""
    columns = [MatrixColumn(_COUNT, translate("ThemesView", "Bodies"))]
    for body in grid.bodies:
        sort = code_word(body.type) if body.type else ""
        columns.append(MatrixColumn(body.ref, body.word, body.name, sort, label=body.label))
    rows = [MatrixRow(theme, theme, grid.labels.get(theme)) for theme in grid.themes]
    return Matrix(rows, columns, dict(_marks(grid)))


def _marks(grid: ThemeGrid) -> Iterator[tuple[Cell, Mark]]:
    for theme in grid.themes:
        bodies = [body for body in grid.bodies if (theme, body.ref) in grid.work]
        here = [(theme, body.ref) for body in bodies]
        if not here:
            continue
        count = number_word(len(here))
        counted = [*(grid.work[cell].label for cell in here), *(body.label for body in bodies)]
        label = strictest(*counted)
        tone = Tone.MIDDLE if len(here) > 1 else Tone.QUIET
        said = translate("ThemesView", "%n body(ies)", "", len(here))
        yield (theme, _COUNT), Mark(count, said, tone, label)
        for cell in here:
            yield cell, _mark(grid.work[cell])


def _mark(work: Work) -> Mark:
    sign = "●" if work.has_mandate else ""
    if work.refs:
        sign = f"{sign} {number_word(len(work.refs))}".strip()
    tone = Tone.MIDDLE if work.has_mandate else Tone.LIGHT
    return Mark(sign, _said(work), tone, work.label)


def _said(work: Work) -> str:
    said = [translate("ThemesView", "in the mandate")] if work.has_mandate else []
    if work.refs:
        said.append(translate("ThemesView", "%n record(s)", "", len(work.refs)))
    return " · ".join(said)
