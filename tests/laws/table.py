"""Which tests prove which law of the exchange: one line a law, and a place where it is tried.

The laws say what any number of desks may rely upon that meet in workbooks only. Each is tried
fast over the pure model (`tests/domain/world.py`) or on one workbook, and most of them also over
real desks with real files (`tests/laws/test_real_desks.py`).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Law:
    """A law, and the tests that would fail if it were broken: `path::test`."""

    name: str
    says: str
    tests: tuple[str, ...]


_REAL = "laws/test_real_desks.py::test_desks_keep_the_laws_whatever_people_do"
_HANDS = "laws/test_hand_edits.py::test_any_hand_edits_are_one_revision_each_wherever_they_stand"
_MODEL = "domain/test_convergence.py::test_any_order_of_acts_and_deliveries_keeps_the_laws"

LAWS = {
    1: Law(
        "convergence",
        "after two rounds of everybody with everybody, all who may see a register have its heads",
        (
            _REAL,
            _MODEL,
            "domain/test_convergence.py::"
            "test_stories_converge_and_a_quarter_of_them_end_in_a_conflict",
        ),
    ),
    2: Law(
        "idempotence and own echo",
        "receiving twice is receiving once; one's own unedited workbook plans nothing",
        (
            _REAL,
            _MODEL,
            "operations/test_exchange.py::test_own_unedited_workbook_plans_nothing",
            "operations/test_foreign_lists.py::test_reading_twice_asks_once",
        ),
    ),
    3: Law(
        "order",
        "any order and repetition of a set of workbooks gives the same state",
        (
            "laws/test_stories.py::test_any_order_and_repetition_of_workbooks_gives_the_same_desk",
            "domain/test_convergence.py::test_any_order_and_repetition_of_letters_gives_the_same_desk",
        ),
    ),
    4: Law(
        "monotone",
        "revisions are only added and never change, but for erasing and undoing",
        (_REAL, _MODEL),
    ),
    5: Law(
        "no false supersession",
        "a head disappears only under a descendant; the parents of an edit were on screen",
        (
            _REAL,
            _MODEL,
            "laws/test_every_sequence.py::test_every_sequence_of_four_acts_keeps_the_laws",
        ),
    ),
    6: Law(
        "imports do not author",
        "an import writes nothing of its own; a second full exchange adds nothing",
        (_REAL, _MODEL),
    ),
    7: Law(
        "clocks",
        "shifting the clock of a desk changes no set of current values",
        (
            "domain/test_convergence.py::test_a_shifted_clock_changes_no_set_of_current_values",
            "laws/test_stories.py::test_a_shifted_clock_changes_no_value_at_any_desk",
        ),
    ),
    8: Law(
        "backup and copy",
        "two copies of a desk that edit one register both survive at a third",
        (
            "laws/test_stories.py::test_two_copies_of_one_desk_both_survive_at_a_third",
            "domain/test_convergence.py::"
            "test_two_copies_of_a_desk_that_edit_one_register_both_survive_at_a_third",
        ),
    ),
    9: Law(
        "exactness",
        "exactly one hand revision for each register whose cells differ from the base",
        (
            _REAL,
            _HANDS,
            "operations/test_exchange.py::test_edited_cells_become_exactly_those_edits",
        ),
    ),
    10: Law(
        "both kept",
        "edited here and there: both values stand; equal ones are no conflict",
        (
            _REAL,
            "domain/test_convergence.py::test_equal_edits_here_and_there_are_no_conflict",
        ),
    ),
    11: Law(
        "same act, same revision",
        "a hand edit is one revision at every desk, also after save as ods or csv",
        (
            _REAL,
            "exchange/test_ods.py::test_the_same_edit_is_the_same_revision",
            "exchange/test_csv.py::test_the_same_edit_is_the_same_revision",
            "operations/test_sent_copies.py"
            "::test_a_sheet_that_comes_back_to_its_sender_is_the_same_as_the_workbook",
        ),
    ),
    12: Law(
        "absence",
        "rows, columns or sheets that are gone change no head",
        (_REAL, "domain/test_convergence.py::test_absence_removes_nothing"),
    ),
    13: Law(
        "layout",
        "rows and columns moved, headings translated, sheets renamed: the same plan",
        (
            _REAL,
            _HANDS,
            "operations/test_exchange.py::test_moved_and_renamed_columns_change_nothing",
        ),
    ),
    14: Law(
        "guards",
        "copied rows, torn columns and mass clearing change no head and ask once",
        ("exchange/test_guards.py", "laws/test_mutants.py"),
    ),
    15: Law(
        "conservation",
        "every cell that is not empty is in exactly one class",
        (
            _HANDS,
            "exchange/test_reader.py",
            "exchange/test_fidelity.py",
            "exchange/foreign/test_reading.py::test_every_cell_of_any_list_is_in_exactly_one_class",
            "operations/test_foreign_lists.py::"
            "test_every_cell_of_any_rows_stays_in_exactly_one_class",
        ),
    ),
    16: Law(
        "disguise",
        "what spreadsheets do by themselves is never an edit; a different value always is",
        ("exchange/test_disguise.py", "exchange/test_fidelity.py"),
    ),
    17: Law(
        "fidelity",
        "any text that a form accepts comes back equal",
        ("exchange/test_fidelity.py",),
    ),
    18: Law(
        "non-interference",
        "the bytes of a workbook are a function of what its reader may see, and of nothing else",
        (
            _REAL,
            "laws/test_pairs.py::test_what_a_reader_may_not_see_changes_no_byte",
            "laws/test_pairs.py::test_what_is_left_out_tells_nothing_of_what_is_hidden",
            "operations/test_leaving_out.py::"
            "test_what_a_reader_may_not_see_makes_no_shipped_record_go",
            "laws/test_pairs.py::test_that_a_record_is_no_longer_shared_is_told_and_not_why",
            "laws/test_pairs.py::"
            "test_a_replaced_value_cannot_be_guessed_through_a_record_written_along",
            "laws/test_pairs.py::"
            "test_a_theme_taken_out_cannot_be_guessed_when_its_record_is_removed",
            "domain/test_seeds.py",
            "domain/test_sharing.py",
        ),
    ),
    19: Law(
        "ledger",
        "what a reader finds in the file is what the disclosure log says",
        (
            _REAL,
            "operations/test_disclosure.py",
            "operations/test_finishing.py",
            "exchange/test_read_back.py",
            "exchange/test_unplanned.py",
        ),
    ),
    20: Law(
        "totality",
        "any bytes give a plan or a refusal, and the desk is untouched",
        (
            "laws/test_any_bytes.py::test_any_bytes_are_refused_or_planned",
            "laws/test_any_bytes.py::"
            "test_a_real_workbook_with_its_parts_changed_is_refused_or_planned",
            "exchange/test_tampered.py::test_any_bytes_changed_end_in_words",
            "exchange/test_hostile.py",
        ),
    ),
    21: Law(
        "atomicity",
        "whoever kills the program at any moment: all of an import or none, no half workbook sent",
        ("laws/test_killed.py::test_a_killed_program_leaves_all_or_nothing",),
    ),
    22: Law(
        "unknown carried",
        "fields, sheets and codes of a later version survive the way through this one",
        (
            "operations/test_later_version.py::test_through_this_version_all_heads_arrive",
            "operations/test_later_version.py::test_floors_hold_on_the_way_through",
            "operations/test_later_kinds.py",
            "exchange/test_later_kinds.py",
            "laws/test_mutants.py",
            "exchange/test_later_schema.py",
            "domain/test_later.py",
        ),
    ),
}
