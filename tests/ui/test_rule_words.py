"""The rule of a mailing list is said in words, in its list and under its editor."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.errors import UnknownName
from hrdesk.domain.label import Label
from hrdesk.domain.records import field_of
from hrdesk.store.listing import Line
from hrdesk.ui.desk import Desk
from hrdesk.ui.discreet import set_discreet
from hrdesk.ui.records.columns import Column, cell_text
from hrdesk.ui.records.editors.make import editor_for
from hrdesk.ui.records.editors.rule import RuleEditor
from hrdesk.ui.records.record_paper import record_printable
from hrdesk.ui.rule_words import rule_or_text, rule_words
from tests.ui import open_desk
from tests.ui.open_desk import Write

british, desk, write = open_desk.british, open_desk.desk, open_desk.write


def plain(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069")))


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("focal_point_for:*", "People with anything in “Focal point for”"),
        ('tags:"workshop 2012"', "People with “workshop 2012” in “Tags”"),
        (
            "country:TUN country:MLI themes:torture",
            "People with “Tunisia” or “Mali” in “Country” and “torture” in “Themes”",
        ),
        ("Geneva mission", "People with “Geneva mission” anywhere"),
    ],
)
def test_rule_in_words(rule: str, said: str, british: None) -> None:
    assert plain(rule_words(rule)) == said


def test_what_is_no_rule_stays_as_it_was_typed() -> None:
    with pytest.raises(UnknownName):
        rule_words("planet:mars")
    assert rule_or_text("planet:mars") == "planet:mars"
    assert rule_or_text('tags:"open') == 'tags:"open'


def test_editor_says_what_the_rule_means(desk: Desk, qtbot: QtBot) -> None:
    editor = editor_for(field_of("mailing_list", "rule"), "mailing_list", desk)
    qtbot.addWidget(editor)
    assert isinstance(editor, RuleEditor)
    assert editor.reading().startswith("Nobody by rule")
    editor.show_value("tags:africa")
    assert plain(editor.reading()) == "People with “africa” in “Tags”: 0 now"
    editor.show_value("planet:mars")
    assert "planet" in editor.reading()
    assert editor.conditions.isHidden(), "nothing of it may be lost"


def test_a_rule_is_made_of_conditions_without_typing_it(
    desk: Desk, write: Write, qtbot: QtBot, nameless: Callable[[QWidget], list[str]]
) -> None:
    body = write("organisation", 1, name="Inter-American Commission", acronym="IACHR")
    write("person", 1, name="Ana", organisation=body, themes=["Freedom from torture"])
    editor = editor_for(field_of("mailing_list", "rule"), "mailing_list", desk)
    qtbot.addWidget(editor)
    editor.show()
    assert isinstance(editor, RuleEditor)
    conditions = editor.conditions
    typed = 'Geneva themes:"Prisons" organisation:IACHR'
    editor.show_value(typed)
    assert [plain(line.label.text()) for line in conditions.lines] == [
        "Anywhere",
        "and Themes",
        "and Organisation",
    ]
    assert editor.given() == typed, "what nobody touched stays as it was written"
    with qtbot.waitSignal(editor.done):
        conditions.lines[0].take_out.click()
    assert editor.given() == "themes:Prisons organisation:IACHR"
    conditions.begin("themes")
    assert editor.given() == "themes:Prisons organisation:IACHR", "it waits for its value"
    line = conditions.lines[-1]
    line.value.editingFinished.emit()
    assert editor.given() == "themes:Prisons organisation:IACHR"
    assert (plain(line.label.text()), line.value.text()) == ("or Themes", "")
    line.value.offer()
    assert [each.text for each in line.value.offers] == ["anything", "Freedom from torture"]
    line.value.chosen.emit(line.value.offers[1])
    assert conditions.lines[-1].value.text() == "Freedom from torture"
    conditions.lines[0].value.clear()
    conditions.lines[0].value.editingFinished.emit()
    assert conditions.lines[0].value.text() == "Prisons", "emptied is not anything"
    conditions.lines[1].value.offer()
    conditions.lines[1].value.chosen.emit(conditions.lines[1].value.offers[0])
    assert conditions.lines[1].value.text() == "Inter-American Commission"
    assert editor.given() == f'themes:Prisons organisation:{body} themes:"Freedom from torture"'
    assert editor.reading().endswith(": 1 now")
    assert nameless(conditions) == []


@pytest.mark.parametrize("label", [Label.NETWORK, Label.INTERNAL])
def test_editor_names_records_as_far_as_they_may_be_seen(
    desk: Desk, write: Write, qtbot: QtBot, label: Label
) -> None:
    body = write("organisation", name="Commission", label=label)
    who = write("person", name="Abdi, Fatima")
    editor = editor_for(field_of("mailing_list", "rule"), "mailing_list", desk)
    qtbot.addWidget(editor)
    editor.show_value(f"organisation:{body} deputy:{who}")
    assert "Commission" in editor.reading()
    set_discreet(True)
    try:
        assert "Abdi" not in editor.reading()
        assert ("Commission" in editor.reading()) is (label is Label.NETWORK)
    finally:
        set_discreet(False)


def test_list_shows_words(british: None) -> None:
    spec = field_of("mailing_list", "rule")
    line = Line("LST-X", "All", "network", "", "active", 0, 0, {"rule": "tags:africa"})
    assert plain(cell_text(Column("rule", "Rule", 10, spec), line, {}, "UTC")) == (
        "People with “africa” in “Tags”"
    )


def test_on_paper_a_rule_names_records_as_far_as_each_may_be_named(
    desk: Desk, write: Write
) -> None:
    body = write("organisation", 1, name="Committee against Torture", label=Label.NETWORK)
    secret = write("organisation", 2, name="Secret office", label=Label.INTERNAL)
    rule = f"organisation:{body} organisation:{secret}"
    ref = write("mailing_list", 1, name="Desks", rule=rule, label=Label.NETWORK)
    paper = record_printable(desk, ref)
    assert paper is not None
    said = {
        label: plain(dict(row.texts(label) for row in paper.rows if not row.is_title)["Rule"])
        for label in (Label.NETWORK, Label.INTERNAL)
    }
    assert said == {
        Label.NETWORK: "People with “Committee against Torture” or “not shared” in “Organisation”",
        Label.INTERNAL: (
            "People with “Committee against Torture” or “Secret office” in “Organisation”"
        ),
    }
