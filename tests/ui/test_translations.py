"""Every text of the window reaches translators, has its plurals, and may be half as long again."""

import ast
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.app import Program
from hrdesk.domain.records import KINDS
from hrdesk.operations.desks import Start, new_desk
from hrdesk.resources import resource
from hrdesk.ui.first_start.first_start import FirstStart
from hrdesk.ui.follow_up.page import views_here
from hrdesk.ui.language import ENGLISH, Language, speak
from hrdesk.ui.shell import places
from hrdesk.ui.shell.desk_window import SETTINGS
from tests.sources import ROOT, name_of, tree_of
from tests.ui.running import running
from tests.ui.sight import Stretched

MIRRORED = Language("ar", "العربية", right_to_left=True)
# What a person reads when it is given to one of these without tr.
SHOWN = {
    *("QLabel", "QPushButton", "QRadioButton", "QCheckBox", "QGroupBox", "QAction", "QMenu"),
    *("Caption", "PageTitle", "SectionTitle", "CardTitle", "Card", "PageHeader", "EmptyState"),
    *("setText", "setTitle", "setToolTip", "setWindowTitle", "setPlaceholderText"),
    *("setAccessibleName", "setAccessibleDescription", "setStatusTip", "addAction", "addMenu"),
}
WORD = re.compile(r"[A-Za-z]{2,} |^[A-Z][a-z]{2,}$")
ONE_AS_SEVERAL = re.compile(r"%Ln (\w+ )?(are|were|have|do|stay|stand|go|wait|need)\b")
PLACE = re.compile(r"\{\w*\}|%n")
# The name of the program is the same everywhere; keys and patterns are no words.
NO_WORDS = {"HRDesk"}


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "translations", ROOT / "packaging" / "translations.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


translations = _tool()
SOURCES: list[Path] = translations.source_files()


# ---------------------------------------------------------------- what translators get


def _faults(path: Path) -> Iterator[str]:
    tree = tree_of(path)
    aliases = translations.aliases_of_translate(tree)
    for _, call in translations.calls(tree):
        if translations.is_tr(call):
            texts = call.args[:1]
        elif translations.is_translate(call, aliases):
            texts = call.args[:2]
        else:
            continue
        where = f"{name_of(path)}:{call.lineno}"
        if not texts or not all(_is_literal(text) for text in texts):
            yield f"{where}: translators see literals only"
        if call.keywords:
            yield f"{where}: Qt's tr has no keywords"


def _is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_texts_for_translators_are_literals() -> None:
    faults = {path: list(_faults(path)) for path in SOURCES}
    # Its texts come from the declarations; `catalogue` hands them to translators.
    words = [faults.pop(path) for path in SOURCES if path.name == "words.py"]
    assert all(len(found) == 1 for found in words)
    assert not [fault for found in faults.values() for fault in found]


def test_nothing_is_shown_past_the_translators() -> None:
    assert not [found for path in SOURCES for found in _past_the_translators(path)]


def _past_the_translators(path: Path) -> Iterator[str]:
    for _, call in translations.calls(tree_of(path)):
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        for arg in call.args if name in SHOWN else ():
            texts = [arg] if _is_literal(arg) else getattr(arg, "values", [])
            for text in texts:
                value = getattr(text, "value", None)
                if isinstance(value, str) and WORD.search(value) and value not in NO_WORDS:
                    yield f"{name_of(path)}:{call.lineno}: {value!r}"


def test_a_context_is_never_empty() -> None:
    assert not [message for message in translations.messages() if not message.context]


# ---------------------------------------------------------------- plurals


@pytest.fixture(scope="module")
def english() -> QTranslator:
    translator = QTranslator()
    assert translator.load("hrdesk_en", str(resource("i18n")))
    return translator


def test_every_number_has_its_words_in_english(english: QTranslator) -> None:
    """`packaging/translations.py` brings the file up to date."""
    for message in translations.messages():
        if message.counts:
            one = english.translate(message.context, message.source, "", 1)
            several = english.translate(message.context, message.source, "", 2)
            several = several.replace("%Ln", "%n")
            assert one, message
            assert several, message
            assert "(" not in one + several or "(%Ln)" in one, message
            assert sorted(PLACE.findall(message.source)) == sorted(PLACE.findall(several))


def test_one_thing_is_not_told_as_several(english: QTranslator) -> None:
    """`1 record are`: such a form has to be written by hand into the file of English."""
    for message in translations.messages():
        if message.counts:
            one = english.translate(message.context, message.source, "", 1)
            assert not ONE_AS_SEVERAL.search(one), one


def test_translations_keep_the_places_of_their_texts() -> None:
    for path in sorted(resource("i18n").glob("hrdesk_*.ts")):
        for (_, source), forms in translations.known(path).items():
            wanted = set(PLACE.findall(source)) - {"%n"}
            for form in forms:
                assert wanted <= set(PLACE.findall(form)), f"{path.name}: {form}"


def test_plurals_are_spoken(qapp: QApplication, as_before: None) -> None:
    speak(qapp, ENGLISH)
    assert qapp.translate("undo", "%n record(s)", "", 1) == "1 record"
    assert [qapp.translate("Repeat", "week(s)", "", number) for number in (1, 2)] == [
        "week",
        "weeks",
    ]
    assert qapp.translate("undo", "%n record(s)", "", 5) == "5 records"


def test_large_numbers_are_told_in_groups(qapp: QApplication, as_before: None) -> None:
    speak(qapp, ENGLISH)
    QLocale.setDefault(QLocale("en_GB"))
    assert qapp.translate("undo", "%n record(s)", "", 20_000) == "20,000 records"


def test_counts_have_the_digits_of_the_language_before_they_are_translated(
    qapp: QApplication, as_before: None
) -> None:
    speak(qapp, MIRRORED)
    QLocale.setDefault(QLocale("ar_EG"))
    assert qapp.translate("undo", "%n record(s)", "", 1) == "١ record"
    assert qapp.translate("undo", "%n record(s)", "", 25) == "٢٥ records"


# ---------------------------------------------------------------- longer words, mirrored


@pytest.fixture
def stretched(qapp: QApplication, as_before: None) -> Iterator[Stretched]:
    translator = Stretched()
    qapp.installTranslator(translator)
    yield translator
    qapp.removeTranslator(translator)


@pytest.fixture
def program(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, stretched: Stretched
) -> Iterator[Program]:
    path = tmp_path / "sample.hrdesk"
    new_desk(path, "SAMPLE", "Sample desk", start=Start.SAMPLE).close()
    with running(qtbot, qapp, path, spoken=MIRRORED, size=(1024, 640)) as made:
        yield made


def _addresses() -> list[tuple[str, str]]:
    plain = [(place, "") for place in places.ICONS]
    listed = [(places.HOME_OF_KIND[kind], kind) for kind in KINDS]
    exchange = [(places.EXCHANGE, view) for view in ("outbox", "partners")]
    views = [(places.FOLLOW_UP, each.key) for each in views_here()]
    return [*plain, *listed, *exchange, *views, (SETTINGS, "")]


def test_every_page_takes_longer_words_mirrored(qtbot: QtBot, program: Program) -> None:
    """No page raises anything, and none needs more room than the smallest window has."""
    window = program.window
    too_wide = []
    for place, rest in _addresses():
        in_its_own_place = rest in ("", "outbox", "partners") or place in _WITH_LISTS
        window.go(place, rest if in_its_own_place else "")
        assert window.page is not None
        qtbot.waitUntil(lambda: window.desk is not None and not window.desk.is_busy)
        needed = window.page.minimumSizeHint().width() + window.rail.sizeHint().width()
        if needed > 1024:
            too_wide.append(f"{place} {rest}: {needed}")
    assert window.layoutDirection().name == "RightToLeft"
    assert not too_wide


_WITH_LISTS = (places.CONTACTS, places.FOLLOW_UP, places.DOCUMENTS)


def test_every_record_takes_longer_words_mirrored(qtbot: QtBot, program: Program) -> None:
    from hrdesk.store import listing
    from hrdesk.store.listing import Query

    window = program.window
    desk = window.desk
    assert desk is not None
    for kind in KINDS:
        refs = desk.read(listing.keys, Query(kind))
        window.open_record(refs[0])
        qtbot.waitUntil(lambda: not desk.is_busy)
        assert window.address is not None


def test_first_start_takes_longer_words_mirrored(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, stretched: Stretched
) -> None:
    speak(qapp, MIRRORED)
    first = FirstStart(tmp_path)
    qtbot.addWidget(first)
    first.resize(1024, 640)
    first.show()
    for number in range(3):
        first.go_to(number)
        wide = [
            each
            for each in first.findChildren(QWidget)
            if each.isVisible() and each.mapTo(first, each.rect().topLeft()).x() < 0
        ]
        assert not wide
        assert first.minimumSizeHint().width() <= 1024
