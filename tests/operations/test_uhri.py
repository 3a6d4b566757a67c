"""Exports of the UHRI taken in: what they change, what they leave, and what they say."""

from collections.abc import Mapping

import pytest

from hrdesk.domain.errors import Cancelled, FileRefused
from hrdesk.domain.label import Label
from hrdesk.operations.erase import erase
from hrdesk.operations.records import remove
from hrdesk.operations.uhri import (
    UhriChoices,
    UhriPlan,
    plan_export,
    plan_rows,
    take_export,
    take_rows,
)
from hrdesk.operations.uhri_file import is_export, read_export
from hrdesk.operations.uhri_merge import ref_of
from hrdesk.operations.undo import redo, undo
from hrdesk.store import journal, listing
from hrdesk.store.listing import Query
from hrdesk.store.search import find
from tests.formats.uhri_export import KEY, OTHER_KEY, ROW, UPR_ROW, export
from tests.worlds import DeskAtWork

REF = ref_of(KEY)


def take(desk: DeskAtWork, *rows: Mapping[str, object], **choices: object) -> UhriPlan:
    path = export(desk.folder / "uhri.xlsx", rows)
    desk.minute += 1
    chosen = UhriChoices(**choices)  # type: ignore[arg-type]
    with desk.database.writing() as session:
        return take_rows(session, read_export(path), chosen, path.name)[1]


def kinds(plan: UhriPlan) -> dict[str, int]:
    return {str(fate): count for fate, count in plan.counts.items() if count}


def refs(desk: DeskAtWork) -> list[str]:
    with desk.database.reading() as session:
        return listing.keys(session, Query("recommendation"))


def test_what_a_row_becomes_and_that_a_second_time_changes_nothing(a: DeskAtWork) -> None:
    cedaw = a.add("organisation", name="Committee", acronym="CEDAW")
    path = export(a.folder / "uhri.xlsx", [ROW, UPR_ROW])
    assert is_export(path)
    with a.database.reading() as session:
        plan = plan_rows(session, read_export(path), UhriChoices())
    assert (kinds(plan), refs(a)) == ({"new": 2}, [])
    assert take(a, ROW, UPR_ROW, label=Label.PUBLIC) == plan
    state = a.shows(REF)
    values = state.values()
    assert values["body"] == cedaw
    assert values["country"] == "TUN"
    assert values["themes"] == (
        "Advancement of women",
        "Human trafficking & contemporary forms of slavery",
    )
    assert values["external_key"] == KEY
    assert state.label is Label.PUBLIC
    assert a.shows(ref_of(OTHER_KEY)).values()["recommending_states"] == ("CIV", "DEU")
    assert kinds(take(a, ROW, UPR_ROW)) == {"same": 2}
    with a.database.reading() as session:
        assert [hit.ref for hit in find(session, "shelters")] == [REF]
        entry = journal.to_undo(session)
    assert entry is not None
    assert entry.about == {"file": "uhri.xlsx"}


def test_names_that_are_not_known_are_told_and_none_is_made_up(a: DeskAtWork) -> None:
    odd = {
        **ROW,
        "Reccomending Body": "- SR Weather",
        "Themes": "- Weather",
        "OHCHR Annotation Id": OTHER_KEY,
    }
    nowhere = {**ROW, "Countries Concerned": "- Atlantis"}
    plan = take(a, odd, nowhere)
    told = {
        name: {text: (each.count, each.rows) for text, each in several.items()}
        for name, several in plan.unknown.items()
    }
    assert told == {
        "body": {"SR Weather": (1, [2]), "CEDAW": (1, [3])},
        "themes": {"Weather": (1, [2])},
        "country": {"Atlantis": (1, [3])},
    }
    assert "body" not in a.shows(ref_of(OTHER_KEY)).values()
    assert "country" not in a.shows(REF).values()
    with a.database.reading() as session:
        assert listing.counts(session)["organisation"] == 0
    # Once somebody has said what the body is, that is remembered.
    weather = a.add("organisation", name="Weather rapporteur")
    assert kinds(take(a, odd, nowhere, bodies={"SR Weather": weather})) == {"updated": 1, "same": 1}
    assert a.shows(ref_of(OTHER_KEY)).values()["body"] == weather
    assert kinds(take(a, odd, bodies={"CEDAW": weather})) == {"same": 1}
    assert kinds(take(a, odd, nowhere)) == {"same": 1, "updated": 1}


def test_two_organisations_of_one_name_are_no_body(a: DeskAtWork) -> None:
    for name in ("One", "Other"):
        a.add("organisation", name=name, acronym="CEDAW")
    assert set(take(a, ROW).unknown["body"]) == {"CEDAW"}


def test_what_the_index_says_anew_is_written_over_what_it_said(a: DeskAtWork) -> None:
    take(a, ROW)
    changed = {
        **ROW,
        "Text": "50. The Committee insists.",
        "Themes": "- Advancement of women",
        "Type": None,
    }
    assert kinds(take(a, changed)) == {"updated": 1}
    state = a.shows(REF)
    assert (state.text("text"), state.text("paragraph"), state.text("type")) == (
        "The Committee insists.",
        "50",
        "",
    )
    assert state.value("themes") == ("Advancement of women",)
    assert state.conflicts() == {}
    assert kinds(take(a, changed)) == {"same": 1}
    assert kinds(take(a, ROW)) == {"updated": 1}


def test_what_a_person_wrote_stays_and_news_stand_beside_it(a: DeskAtWork) -> None:
    take(a, ROW)
    a.set(REF, text="In our words.", paragraph="", themes=("Own theme",), priority="high")
    assert kinds(take(a, ROW)) == {"same": 1}
    newer = {**ROW, "Text": "51. In other words.", "Document Symbol": "CEDAW/C/TUN/CO/7/Rev.1"}
    assert kinds(take(a, newer)) == {"differs": 1}
    state = a.shows(REF)
    assert set(state.conflicts()["text"]) == {"In our words.", "In other words."}
    assert state.text("symbol") == "CEDAW/C/TUN/CO/7/Rev.1"
    assert (state.value("themes"), state.text("priority")) == (("Own theme",), "high")
    # Told once: neither the same export nor the decision brings it again.
    assert kinds(take(a, newer)) == {"same": 1}
    a.set(REF, text="In our words.", paragraph="49")
    assert kinds(take(a, newer)) == {"same": 1}
    assert kinds(take(a, {**newer, "Text": "51. Once more."})) == {"differs": 1}
    third = {**newer, "Text": "51. A third time."}
    assert kinds(take(a, third)) == {"differs": 1}
    assert set(a.shows(REF).conflicts()["text"]) == {"In our words.", "A third time."}


def test_what_was_removed_or_erased_here_stays_away(a: DeskAtWork) -> None:
    take(a, ROW, UPR_ROW)
    a.do(remove, [REF])
    erase(a.database, ref_of(OTHER_KEY))
    assert kinds(take(a, {**ROW, "Text": "60. News."}, UPR_ROW)) == {"removed": 2}
    assert refs(a) == []


def test_rows_that_say_nothing_are_told_by_their_numbers(a: DeskAtWork) -> None:
    plan = take(a, {**ROW, "OHCHR Annotation Id": "17"}, ROW, {**ROW, "Text": "Twice."})
    assert kinds(plan) == {"problem": 2, "new": 1}
    assert [(each.number, each.code) for each in plan.problems] == [
        (2, "uhri_no_key"),
        (4, "uhri_twice"),
    ]
    assert plan.problem_count == 2
    assert plan.changes == 1


def test_what_is_elsewhere_is_counted_and_stays(a: DeskAtWork) -> None:
    take(a, ROW, UPR_ROW)
    a.add("recommendation", text="Our own", external_key="not of the index")
    plan = take(a, ROW)
    assert (kinds(plan), plan.elsewhere, len(refs(a))) == ({"same": 1}, 1, 3)


def test_several_states_make_several_recommendations(a: DeskAtWork) -> None:
    both = {**ROW, "Countries Concerned": "- Tunisia\n- Kenya"}
    assert kinds(take(a, both)) == {"new": 2}
    found = {a.shows(ref).text("country"): a.shows(ref).text("external_key") for ref in refs(a)}
    assert found == {"TUN": f"{KEY}/TUN", "KEN": f"{KEY}/KEN"}
    assert kinds(take(a, both)) == {"same": 2}


def test_a_record_that_a_person_gave_the_key_is_the_one(a: DeskAtWork) -> None:
    own = a.add("recommendation", text="Copied by hand", external_key=KEY)
    assert kinds(take(a, ROW)) == {"differs": 1}
    assert refs(a) == [own]


def test_every_desk_makes_the_same_and_an_exchange_finds_nothing(
    a: DeskAtWork, b: DeskAtWork
) -> None:
    for desk in (a, b):
        take(desk, ROW, label=Label.NETWORK)
    plan = b.plan(a.send("BBB"))
    assert [item.field for item in plan.items if item.ref == REF] == []
    assert a.shows(REF).heads("text") == b.shows(REF).heads("text")


def test_signs_that_no_spreadsheet_holds_are_left_out(a: DeskAtWork) -> None:
    take(a, {**ROW, "Text": "Bad _x0001_sign", "Document Symbol": "A_x0001_"})
    assert a.shows(REF).text("text") == "Bad sign"
    assert a.shows(REF).text("symbol") == ""


def test_what_is_new_may_be_for_some_desks(a: DeskAtWork) -> None:
    take(a, ROW, label=Label.PARTNERS, partners=("iachr", "ODIHR"))
    assert a.shows(REF).label is Label.PARTNERS
    assert a.shows(REF).partners == ("IACHR", "ODIHR")


def test_an_import_is_one_step_and_taking_it_back_leaves_own_work(
    a: DeskAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(a, ROW, UPR_ROW)
    changes = undo(a.database)
    assert (refs(a), len(changes.edits)) == ([], 2)
    assert a.state(REF) is None
    redo(a.database)
    assert len(refs(a)) == 2
    take(a, {**ROW, "Text": "60. News."})
    undo(a.database)
    assert a.shows(REF).text("paragraph") == "49"
    monkeypatch.setattr("hrdesk.operations.undo._MOST_TOLD", 1)
    monkeypatch.setattr("hrdesk.operations.undo._CHUNK", 1)
    changes = undo(a.database)
    assert (changes.edits, changes.kinds, refs(a)) == ((), {"recommendation"}, [])
    with pytest.raises(Cancelled):
        redo(a.database, cancelled=lambda: True)
    told: list[tuple[int, int, str]] = []
    redo(a.database, progress=lambda *how_far: told.append(how_far))
    assert told == [(1, 2, "redo"), (2, 2, "redo")], "what was stopped is still to be done"
    told.clear()
    stops = iter((False, True))
    with pytest.raises(Cancelled):
        undo(
            a.database,
            progress=lambda *how_far: told.append(how_far),
            cancelled=lambda: next(stops),
        )
    assert (told, len(refs(a))) == ([(1, 2, "undo")], 2), "nothing of it is kept"


def test_a_file_that_is_none_is_refused_and_nothing_is_kept_of_what_was_stopped(
    a: DeskAtWork,
) -> None:
    other = export(a.folder / "other.xlsx", [{"Name": "x"}], ("Name", "E-mail"))
    with pytest.raises(FileRefused) as refused:
        plan_export(a.database, other)
    assert refused.value.code == "not_uhri"
    assert not is_export(other)
    path = export(a.folder / "uhri.xlsx", [ROW])
    with pytest.raises(Cancelled):
        take_export(a.database, path, cancelled=lambda: True)
    assert refs(a) == []
