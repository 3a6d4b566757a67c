"""The language of the window: its translations, its reading direction, and text inside other text.

Qt's own words (Cancel, Copy …) come from Qt's translations, ours from resources/i18n.
"""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from hrdesk.resources import resource

_FIRST_STRONG = "\u2068"
_LEFT_TO_RIGHT = "\u2066"
_END = "\u2069"
_NO_ISOLATES = dict.fromkeys(map(ord, (_FIRST_STRONG, _LEFT_TO_RIGHT, _END)))
_SEPTEMBER = 9


class Language(NamedTuple):
    """A language by its code and by the name that its readers give it."""

    code: str
    name: str
    right_to_left: bool = False


ENGLISH = Language("en", "English")
_ALL = (
    ENGLISH,
    Language("fr", "Français"),
    Language("es", "Español"),
    Language("ar", "العربية", right_to_left=True),
    Language("ru", "Русский"),
)


def known_languages() -> tuple[Language, ...]:
    """The languages that partners read, whether or not this copy of HRDesk speaks them."""
    return _ALL


def languages() -> list[Language]:
    """The languages that this copy of HRDesk speaks: English, and what has a translation."""
    return list(filter(_is_spoken, _ALL))


def choose(wanted: str) -> Language:
    """The language wanted, else the first of the system's that we speak, else English."""
    known = {language.code: language for language in _ALL}
    system = (name.partition("-")[0] for name in QLocale.system().uiLanguages())
    asked = (known[code] for code in (wanted, *system) if code in known)
    return next(filter(_is_spoken, asked), ENGLISH)


def speak(app: QApplication, language: Language) -> None:
    """Makes the program speak a language; to be called once, before the first window is built."""
    for name, folder in _translations(language.code):
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
    QLocale.setDefault(_locale(language.code))
    # After the translators: Qt's Arabic one turns the window round by itself.
    direction = Qt.LayoutDirection
    app.setLayoutDirection(
        direction.RightToLeft if language.right_to_left else direction.LeftToRight
    )


def isolated(text: str) -> str:
    """For a value put into a sentence: keeps its own direction and leaves its surroundings alone."""
    return f"{_FIRST_STRONG}{text}{_END}"


def opened(text: str) -> str:
    """For a text that may be cut at its end: the three dots then belong to it."""
    return f"{_FIRST_STRONG}{text}"


def without_isolates(text: str) -> str:
    """For other programs, which would keep the signs around a value as letters of it."""
    return text.translate(_NO_ISOLATES)


def ltr(text: str) -> str:
    """For times, ranges, telephone numbers, addresses and codes: always read from the left."""
    return f"{_LEFT_TO_RIGHT}{text}{_END}"


def _is_spoken(language: Language) -> bool:
    return language is ENGLISH or _has_words(language.code)


def _has_words(code: str) -> bool:
    return resource("i18n", f"hrdesk_{code}.qm").is_file()


def _translations(code: str) -> Iterator[tuple[str, str]]:
    yield f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    # What is not translated yet is told in English: with its plurals, and digits of the language.
    for each in dict.fromkeys((ENGLISH.code, code)):
        if _has_words(each):
            yield f"hrdesk_{each}", str(resource("i18n"))


def _locale(code: str) -> QLocale:
    """The system's own form of the language (its days, its digits), where it is the same one."""
    system = QLocale.system()
    if system.name().partition("_")[0] == code:
        return system
    # Qt takes a language without a country for that of its biggest one: weeks begin on Sunday then.
    return QLocale("en_GB" if code == ENGLISH.code else code)


def short_month(month: int) -> str:
    """What QLocale is to write for the short name of a month, within a pattern.

    Titles of visits say `Sep`, whichever English the computer speaks; the British one says `Sept`.
    """
    is_english = QLocale().language() is QLocale.Language.English
    return "'Sep'" if is_english and month == _SEPTEMBER else "MMM"
