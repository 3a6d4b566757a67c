"""Answers as a person reads them in a terminal."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from hrdesk.cli.answers import Answer
from hrdesk.cli.export_text import exported
from hrdesk.cli.import_text import taken_in
from hrdesk.cli.twin_words import twin_words
from hrdesk.domain.naming import readable
from hrdesk.domain.text import one_line

Lines = Iterator[str]
_WIDTH = 100


def lines_of(command: str, answer: Answer) -> Lines:
    """The lines that a command prints without `--json`."""
    if not answer["ok"]:
        return _faults(answer)
    return _LINES[command](answer)


def _made(answer: Answer) -> Lines:
    yield f"{answer['path']}: {answer['name']} ({answer['code']}), {_count(answer['records'])}"


def _partner(answer: Answer) -> Lines:
    yield _partner_line(answer["partner"])


def _partners(answer: Answer) -> Lines:
    yield f"{answer['desk']['code']}  this desk, key: {answer['desk']['words']}"
    for each in answer["partners"]:
        yield _partner_line(each)


def _kinds(answer: Answer) -> Lines:
    for kind in answer["kinds"]:
        yield f"{kind['name']} ({kind['prefix']})"
        for field in kind["fields"]:
            yield "    " + ", ".join(_field_words(field))


def _ref(answer: Answer) -> Lines:
    yield answer["ref"]


def _changed(answer: Answer) -> Lines:
    changed = ", ".join(answer["changed"])
    yield f"{answer['ref']}: {changed or 'has these values already'}"


def _refs(answer: Answer) -> Lines:
    yield from answer["refs"] or ["nothing to change"]


def _records(answer: Answer) -> Lines:
    for each in answer["records"]:
        more = [each["label"], *([each["life"]] if each["life"] != "active" else [])]
        yield f"{each['ref']}  {each['title']}  [{', '.join(more)}]"


def _record(answer: Answer) -> Lines:
    record = answer["record"]
    named = f" ({', '.join(record['partners'])})" if record["partners"] else ""
    yield f"{record['ref']}  {readable(record['kind'])}, {record['life']}, {record['label']}{named}"
    if record.get("removed_elsewhere"):
        yield "  removed at another desk, but not in this version"
    for name, value in record["values"].items():
        yield f"  {name}: {_spoken(value)}"
    if "same_as" in record:
        yield f"  same as: {', '.join(record['same_as'])}"
        for each in record["differences"]:
            yield f"    {each['ref']} says since: {each['field']}: {_spoken(each['value'])}"
    for name, values in record["conflicts"].items():
        yield f"  conflict in {name}:"
        for number, value in enumerate(values, 1):
            yield f"    {number}. {_spoken(value) or '(empty)'}"


def _history(answer: Answer) -> Lines:
    for step in answer["history"]:
        # Where several values stand, none has replaced another.
        several = step.get("conflict", ()) if isinstance(step["to"], str) else ()
        to = " | ".join(each or "(empty)" for each in several) or _spoken(step["to"]) or "(empty)"
        change = f"{_spoken(step['from']) or '(empty)'} → {to}"
        yield f"{step['at']}  {step['operation']}  {step['field']}: {change}  ({step['author']})"


def _conflicts(answer: Answer) -> Lines:
    for each in answer["conflicts"]:
        values = " | ".join(_spoken(value) or "(empty)" for value in each["values"])
        yield f"{each['ref']}  {each['title']}  {each['field']}: {values}"


def _resolved(answer: Answer) -> Lines:
    yield f"{answer['ref']}  {answer['field']}: {_spoken(answer['value']) or '(empty)'}"


def _sent(answer: Answer) -> Lines:
    for each in answer.get("going", ()):
        how = "new" if each["new"] else "changed" if each["changed"] else "as they have it"
        yield f"goes: {each['ref']}  {each['title']}  ({how})"
    for each in answer["held_back"]:
        field = f", {each['field']}" if "field" in each else ""
        before = ", given before" if each.get("given_before") else ""
        yield f"stays: {each['ref']}{field}  ({each['why']}{before})"
    for each in answer["withdrawn"]:
        yield f"tells once: {each['ref']}  {each['title']}  (no longer shared)"
    count = _count(answer["records"])
    if "path" in answer:
        yield f"{answer['path']}: {count}, label at most {answer['label']}"
        if not answer["sealed"]:
            yield "no seal: the key of this desk cannot be read now"
        if answer["label"] == "partners" and not answer["encrypted"]:
            yield "not for everybody, and without a passphrase: --password-file gives it one"
    else:
        yield f"{count} would go; nothing was written"


def _received(answer: Answer) -> Lines:
    for each in answer["notices"]:
        found = f"{each['found']}, not {each['expected']}" if each["expected"] else each["found"]
        yield f"notice  {found}  {each['message']}"
    for each in answer["messages"]:
        place = f"{each['sheet']}, line {each['line']}"
        yield f"message  {place}  {each['ref']}  “{one_line(each['message'], _WIDTH)}”"
    for entry in answer["plan"]:
        yield _plan_line(entry)
    counts = ", ".join(f"{count} {name}" for name, count in answer["counts"].items() if count)
    yield f"from {answer['sender']}: {counts or 'nothing'}"
    yield _origin_line(answer["sender"], answer["origin"])
    if answer["origin"]["lost_passphrase"]:
        yield "it left with a passphrase and comes back without: others may have read it on its way"
    yield f"taken in: {answer['applied']}; waiting: {answer['waiting']}"
    if "report" in answer:
        report = answer["report"]
        how = "coloured" if report["coloured"] else "the list alone"
        yield f"{report['path']}: what happened, {report['lines']} lines ({how})"


def _imported(answer: Answer) -> Lines:
    if "tables" not in answer:
        yield from taken_in(answer)
        return
    for table in answer["tables"]:
        kind = table["kind"] or "left out"
        yield f"{table['sheet']}: {kind}, headings in line {table['header_row']}"
        for column in table["columns"]:
            field = f"{column['field']} ({column['sure']} %)" if column["field"] else "left out"
            yield f"    {one_line(column['heading'], _WIDTH) or '(no heading)'}: {field}"
    for row in answer["twins"]:
        twins = ", ".join(map(twin_words, row["twins"]))
        yield f"{row['sheet']}, line {row['line']} may be {twins}"
    for entry in answer["plan"]:
        yield _plan_line(entry)
    counts = ", ".join(f"{count} {name}" for name, count in answer["counts"].items() if count)
    yield f"{counts or 'nothing'}; taken in: {answer['applied']}; waiting: {answer['waiting']}"


def _inbox(answer: Answer) -> Lines:
    for each in answer["inbox"]:
        yield f"{each['at']}  {each['sender']}  {each['file']}  ({each['status']})"
        for version in each["versions"]:
            differs = f"{version['adds']} more, {version['lacks']} less"
            yield f"    a later version of {version['file']}: {differs} written by hand"


def _taken_back(answer: Answer) -> Lines:
    yield f"{answer['operation']}: {_count(len(answer['refs']))}"


def _path(answer: Answer) -> Lines:
    yield answer["path"]


def _lock_off(answer: Answer) -> Lines:
    yield "no passphrase is asked for" if answer["was_set"] else "there was no passphrase"


def _moved_out(answer: Answer) -> Lines:
    yield answer["path"]
    if not answer["with_key"]:
        yield "without a key: this desk has lost its own, and gets a new one where it is opened"
    yield "once it is opened elsewhere, do not go on with the desk here"


def _moved_in(answer: Answer) -> Lines:
    yield from _made(answer)
    place = "the keyring of this system" if answer["key"] == "keyring" else "a file, not encrypted"
    if answer["with_key"]:
        yield f"the same desk, with the same key, which is kept in {place}"
    else:
        yield f"it brought no key and has a new one, in {place}: partners will ask to compare it"
    yield "do not go on with the desk at its old place: what is written there does not come here"


def _whole(_: Answer) -> Lines:
    yield "The desk is whole."


def _faults(answer: Answer) -> Lines:
    for each in answer["faults"]:
        yield "  ".join(part for part in (each["code"], each["ref"], each["detail"]) if part)


def _partner_line(partner: Mapping[str, Any]) -> str:
    role = "focal point" if partner["focal_point"] else "no focal point"
    about = [each for each in (partner["name"], partner["email"], role) if each]
    given = f"given {partner['given']}, got {partner['got']}"
    if partner["rhythm"] != "none":
        given += f", {readable(partner['rhythm']).lower()}"
    key = ""
    if partner["words"]:
        when = f"compared {partner['compared']}" if partner["compared"] else "not compared yet"
        key = f"; key: {partner['words']} ({when})"
    return f"{partner['code']}  {', '.join(about)}; {given}{key}"


def _origin_line(sender: str, origin: Mapping[str, Any]) -> str:
    if origin["standing"] == "as_sent":
        return f"as {sender} sent it"
    if origin["standing"] == "changed_by_hand":
        changed = f"{origin['cells']} cells in {origin['lines']} lines changed by hand"
        gone = f", {origin['missing']} lines taken out" if origin["missing"] else ""
        return f"{sender}'s file, {changed}{gone}"
    why = _NOT_PROVEN[origin["sender"]]
    words = f"; its eight words: {origin['words']}" if origin["sender"] in ("new", "other") else ""
    return f"origin not proven: {why}{words}"


_NOT_PROVEN = {
    "new": "its key is not known yet, compare it by telephone",
    "other": "it is sealed with another key than the one you know, ask by telephone",
    "not_ours": "it says that it is yours, but this desk never sent it",
    "broken": "its seal does not hold, what it says was sent has been changed",
    "nameless": "it has no seal",
    "list": "it is no workbook of a desk",
}


def _field_words(field: Mapping[str, Any]) -> Iterator[str]:
    yield f"{field['name']}: {field['kind']}"
    if field["required"]:
        yield "required"
    if field["links"]:
        yield f"links to {field['links']}"
    if field["floor"]:
        yield f"at least {field['floor']}"
    if field["codes"]:
        yield one_line("one of " + " ".join(field["codes"]), _WIDTH)


def _disclosed(answer: Answer) -> Lines:
    for each in answer["disclosed"]:
        heard = "confirmed" if each["confirmed"] else "not confirmed"
        what = "no longer shared, " if each["withdrawn"] else ""
        parts = (each["at"], each["partner"], each["ref"], each["file"], what + heard)
        yield "  ".join(one_line(part, _WIDTH) for part in parts)


def _erased(answer: Answer) -> Lines:
    if answer["erased"]:
        yield f"{answer['ref']}: its values were wiped from this desk, and the Ref is kept"
    else:
        yield f"{answer['ref']}: nothing is changed; erasing it would mean this"
    yield f"tell: {', '.join(answer['tell']) or 'nobody was given it'}"
    yield from _disclosed(answer)
    loses, is_let_go = ("lost", "was") if answer["erased"] else ("loses", "is")
    for name in answer["inbox_files"]:
        yield f"a file of the inbox that {loses} its content: {name}"
    for name in answer["outbox"]:
        yield f"a workbook that was sent, whose copy here {is_let_go} let go: {name}"
    for path in answer["copies"]:
        yield f"a copy that may still hold it: {path}"
    for ref in answer["linked"]:
        yield f"names it: {ref}"


def _plan_line(entry: Answer) -> str:
    place = "!".join(each for each in (entry["sheet"], entry["address"]) if each)
    parts = [entry["class"], place, entry["ref"], entry["field"]]
    if "message" in entry:
        found = f"“{one_line(entry['found'], _WIDTH)}”" if entry["found"] else ""
        parts += [found, entry["message"]]
    elif "values" in entry:
        parts.append("; ".join(f"{key}={_spoken(each)}" for key, each in entry["values"].items()))
    else:
        parts.append(f"{_spoken(entry['ours']) or '(empty)'} → {_spoken(entry['theirs'])}")
    if entry.get("linked"):
        parts.append(f"named here by {', '.join(entry['linked'])}")
    return "  ".join(part for part in parts if part)


def _spoken(value: str | list[str]) -> str:
    return one_line(value if isinstance(value, str) else "; ".join(value), _WIDTH)


def _count(number: int) -> str:
    return "1 record" if number == 1 else f"{number} records"


def _duplicates(answer: Answer) -> Lines:
    for each in answer["duplicates"]:
        why = ", ".join(map(readable, each["reasons"])).lower()
        titles = " = ".join(one_line(title, _WIDTH // 2) for title in each["titles"])
        yield f"{each['likeness']:3} %  {' '.join(each['refs'])}  {titles}  ({why})"


def _joined(answer: Answer) -> Lines:
    done = "shown as one" if answer["joined"] else "would be shown as one; nothing was changed"
    yield f"{answer['ref']}: {len(answer['refs'])} records {done}"
    for each in answer["differs"]:
        values = " | ".join(_spoken(value) or "(empty)" for value in each["values"])
        yield f"  {each['field']}: {values}  → {_spoken(each['proposed']) or '(empty)'}"


def _taken_out(answer: Answer) -> Lines:
    yield f"{answer['ref']}: stands by itself again"
    if answer["stay"]:
        yield f"  changed since they were joined, and left as it is: {', '.join(answer['stay'])}"


def _apart(answer: Answer) -> Lines:
    yield "not the same" if answer["apart"] else "perhaps the same"


def _handlers(answer: Answer) -> Lines:
    for each in answer["handlers"]:
        stands_in = f", stands in for {each['stands_in_for']}" if each["stands_in_for"] else ""
        absent = ", out of office" if each["absent"] else ""
        address = f"  <{each['email']}>" if each["email"] else ""
        yield f"{each['ref']}  {each['title']}{address}{stands_in}{absent}"
        for reason in each["reasons"]:
            because = readable(reason["because"]).lower()
            yield f"    {because}: {reason['about']}"
    if not answer["handlers"]:
        yield "nobody"


def _addresses(answer: Answer) -> Lines:
    yield "; ".join(answer["addresses"]) or "no address"
    if answer["draft"]:
        yield answer["draft"]
    for name in ("left_out", "without_address", "stale", "left"):
        if answer[name]:
            yield f"{readable(name).lower()}: {len(answer[name])}"


_LINES: Mapping[str, Callable[[Answer], Lines]] = {
    "new": _made,
    "sample": _made,
    "partner": _partner,
    "partners": _partners,
    "kinds": _kinds,
    "add": _ref,
    "set": _changed,
    "remove": _refs,
    "restore": _refs,
    "archive": _refs,
    "list": _records,
    "show": _record,
    "history": _history,
    "search": _records,
    "send": _sent,
    "receive": _received,
    "inbox": _inbox,
    "import": _imported,
    "export": exported,
    "disclosed": _disclosed,
    "erase": _erased,
    "who": _handlers,
    "duplicates": _duplicates,
    "join": _joined,
    "unjoin": _taken_out,
    "apart": _apart,
    "addresses": _addresses,
    "conflicts": _conflicts,
    "resolve": _resolved,
    "undo": _taken_back,
    "redo": _taken_back,
    "backup": _path,
    "check": _whole,
    "lock-off": _lock_off,
    "move-out": _moved_out,
    "move-in": _moved_in,
}
