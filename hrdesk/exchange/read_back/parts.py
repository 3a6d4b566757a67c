"""The file around the cells: which parts it has, and that none of them says anything more."""

import re
import struct
import zipfile
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime
from xml.etree import ElementTree

from openpyxl.writer.theme import theme_xml

from hrdesk.exchange.read_back.frame_words import IN_ANY_FRAME, PATTERNS, repeats_headings
from hrdesk.exchange.read_back.plan import Planned, Unplanned

_THEME = "xl/theme/theme1.xml"
_FRAMES = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/app\.xml|docProps/core\.xml|xl/workbook\.xml"
    r"|xl/styles\.xml|xl/_rels/workbook\.xml\.rels|xl/worksheets/_rels/sheet[0-9]+\.xml\.rels"
    r"|xl/tables/table[0-9]+\.xml"
)
_BEGINS = b'<?xml version="1.0" encoding="UTF-8"?>\n'
_HEAD, _ENTRY, _LAST = 30, 46, 22
_OLDEST = (1980, 1, 1, 0, 0, 0)


def hold_parts(
    archive: zipfile.ZipFile,
    content: bytes,
    planned: Planned,
    titles: Collection[str],
    frames: Mapping[str, bytes],
) -> None:
    """Look at every part but the rows; `frames` are those around them. Raises `Unplanned`."""
    moment = datetime.fromtimestamp(planned.envelope.minute * 60, UTC)
    _hold_archive(archive, content, max(moment.timetuple()[:6], _OLDEST))
    own = "HRDesk" if planned.is_plain else f"hrdesk:{planned.workbook}"
    stamp = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    allowed = IN_ANY_FRAME.union(titles, (own, stamp))
    for name in archive.namelist():
        frame = frames.get(name)
        if name == _THEME:
            if archive.read(name) != theme_xml.encode():
                raise Unplanned(name)
        elif frame is None and not _FRAMES.fullmatch(name):
            raise Unplanned(name)
        else:
            for word in _words(name, archive.read(name) if frame is None else frame):
                if word in allowed or PATTERNS.fullmatch(word):
                    continue
                if not repeats_headings(word, titles):
                    raise Unplanned(name)


def _hold_archive(
    archive: zipfile.ZipFile, content: bytes, stamp: tuple[int, int, int, int, int, int]
) -> None:
    """Nothing stands before, between or behind the parts, and none is there twice."""
    end, named = 0, 0
    for info in sorted(archive.infolist(), key=lambda each: each.header_offset):
        size = len(info.filename.encode())
        (extra,) = struct.unpack_from("<H", content, info.header_offset + _HEAD - 2)
        is_bare = not (info.extra or info.comment or extra) and info.date_time == stamp
        if info.header_offset != end or not is_bare:
            raise Unplanned(info.filename)
        end += _HEAD + size + info.compress_size
        named += _ENTRY + size
    names = archive.namelist()
    if len(content) != end + named + _LAST or len(set(names)) != len(names):
        raise Unplanned("zip")


def _words(name: str, content: bytes) -> Iterator[str]:
    """All that a part says: names of elements and attributes, their values, and texts."""
    content = content.removeprefix(_BEGINS)
    if b"<!" in content or b"<?" in content:
        raise Unplanned(name)
    for element in ElementTree.fromstring(content).iter():
        yield from (element.tag, *element.attrib, *element.attrib.values())
        yield from filter(None, (element.text, element.tail))
