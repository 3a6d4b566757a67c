"""Keeps resources/i18n: finds every text of the window and writes it into the files of translators.

    .venv/bin/python packaging/translations.py [fr …]

For each language named, or that has a file, hrdesk_xx.ts gets what is new and loses what is gone;
what was translated stays. Then the .qm beside it is made. English has its plurals only: its own
words are in the sources. (lupdate cannot do this: it overlooks plurals in QCoreApplication.translate.)
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"
SOURCES = (ROOT / "hrdesk" / "ui", ROOT / "hrdesk" / "app.py")
ENGLISH = "en"
# How many forms a number asks for, and Qt's name of the language.
FORMS = {"en": 2, "fr": 2, "es": 2, "ru": 3, "ar": 6}
_TRANSLATE = "translate"
_PLURAL = re.compile(r"\((e?s)\)")


class Message(NamedTuple):
    """A text for translators; `counts` says that it has a form for each kind of number, which may
    stand beside it in a box of its own."""

    context: str
    source: str
    counts: bool


def messages() -> list[Message]:
    """Every text that goes through tr or translate, and the words of fields and codes."""
    found = {message for path in source_files() for message in messages_of(path)}
    sys.path.insert(0, str(ROOT))
    from hrdesk.ui import words

    found |= {Message(words.CONTEXT, text, False) for text in words.catalogue()}
    return sorted(found)


def source_files() -> list[Path]:
    """The files that may have texts for people."""
    folder, app = SOURCES
    return [*sorted(folder.rglob("*.py")), app]


def messages_of(path: Path) -> Iterator[Message]:
    """The texts of one file; what is not a literal is left out (a test complains of it)."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    aliases = aliases_of_translate(tree)
    for context, call in calls(tree):
        if is_tr(call):
            texts, number = call.args[:1], call.args[2:3]
        elif is_translate(call, aliases):
            texts, number = call.args[1:2], call.args[3:4]
            context = _text(call.args[0]) if call.args else None
        else:
            continue
        source = _text(texts[0]) if texts else None
        if context and source:
            yield Message(context, source, bool(number) or "%n" in source)


def calls(tree: ast.AST, context: str = "") -> Iterator[tuple[str | None, ast.Call]]:
    """Every call with the class around it, whose name is the context of its tr."""
    for node in ast.iter_child_nodes(tree):
        inner = node.name if isinstance(node, ast.ClassDef) else context
        if isinstance(node, ast.Call):
            yield inner, node
        yield from calls(node, inner)


def aliases_of_translate(tree: ast.AST) -> frozenset[str]:
    """The short names that a file gives to QCoreApplication.translate."""
    named = {_TRANSLATE}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Assign)
            and isinstance(node.value, ast.Attribute)
            and node.value.attr == _TRANSLATE
        ):
            named |= {each.id for each in node.targets if isinstance(each, ast.Name)}
    return frozenset(named)


def is_tr(call: ast.Call) -> bool:
    """Is this `self.tr(…)`?"""
    return isinstance(call.func, ast.Attribute) and call.func.attr == "tr"


def is_translate(call: ast.Call, aliases: frozenset[str]) -> bool:
    """Is this `QCoreApplication.translate(…)`, under whatever name?"""
    if isinstance(call.func, ast.Name):
        return call.func.id in aliases
    return isinstance(call.func, ast.Attribute) and (
        call.func.attr == _TRANSLATE
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "QCoreApplication"
    )


def _text(node: ast.expr) -> str | None:
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return node.value if is_text else None


def known(path: Path) -> dict[tuple[str, str], list[str]]:
    """What a file has translated, by context and source."""
    if not path.exists():
        return {}
    found = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.get("type") != "unfinished":
                forms = [form.text or "" for form in translation.iter("numerusform")]
                key = (context.findtext("name", ""), message.findtext("source", ""))
                found[key] = forms or [translation.text or ""]
    return found


def plurals_in_english(source: str) -> list[str]:
    """`%n field(s)` as `%n field` and `%n fields`, `%n address(es)` likewise."""
    return [_PLURAL.sub("", source), _PLURAL.sub(r"\1", source)]


def in_groups(text: str) -> str:
    """The file as it is made: `20,000 records` with digits and groups of the reader's language."""
    return re.sub(
        r"<numerusform>.*?</numerusform>",
        lambda form: form[0].replace("%n", "%Ln"),
        text,
        flags=re.DOTALL,
    )


def write(language: str) -> Path:
    """The file of a language brought up to date."""
    path = FOLDER / f"hrdesk_{language}.ts"
    done = known(path)
    root = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage=ENGLISH)
    contexts: dict[str, ElementTree.Element] = {}
    for message in messages():
        if language == ENGLISH and not message.counts:
            continue
        if message.context not in contexts:
            contexts[message.context] = ElementTree.SubElement(root, "context")
            ElementTree.SubElement(contexts[message.context], "name").text = message.context
        _add(contexts[message.context], message, language, done)
    ElementTree.indent(root, "    ")
    text = ElementTree.tostring(root, encoding="unicode", short_empty_elements=False)
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', "utf-8")
    return path


def _add(
    parent: ElementTree.Element,
    message: Message,
    language: str,
    done: dict[tuple[str, str], list[str]],
) -> None:
    entry = ElementTree.SubElement(parent, "message")
    if message.counts:
        entry.set("numerus", "yes")
    ElementTree.SubElement(entry, "source").text = message.source
    translation = ElementTree.SubElement(entry, "translation")
    forms = done.get((message.context, message.source))
    if forms is None and language == ENGLISH:
        forms = plurals_in_english(message.source)
    if forms is None:
        translation.set("type", "unfinished")
    if message.counts:
        for form in forms or [""] * FORMS[language]:
            ElementTree.SubElement(translation, "numerusform").text = form
    else:
        translation.text = forms[0] if forms else ""


def main(languages: list[str]) -> int:
    """Write and make all files; says how much is translated."""
    there = {path.stem.removeprefix("hrdesk_") for path in FOLDER.glob("hrdesk_*.ts")}
    FOLDER.mkdir(parents=True, exist_ok=True)
    lrelease = Path(sys.executable).with_name("pyside6-lrelease")
    for language in sorted({ENGLISH, *there, *languages}):
        path = write(language)
        made = path.with_suffix(".qm")
        with TemporaryDirectory() as folder:
            spoken = Path(folder) / path.name
            spoken.write_text(in_groups(path.read_text("utf-8")), "utf-8")
            subprocess.run([lrelease, "-silent", spoken, "-qm", made], check=True)
        print(f"{path.name}: {len(known(path))} texts")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
