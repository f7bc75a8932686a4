"""The bytes of a file go in; its text comes out, untouched but for the encoding, or the reason why it is no text."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3", "a database"),
    (b"\x1f\x8b", "a gzip file"),
    (b"Rar!", "an archive"),
    (b"7z\xbc\xaf", "an archive"),
)
SAMPLE = 65_536
DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
CONTROLS = bytes(set(range(32)) - {8, 9, 10, 11, 12, 13, 27}) + b"\x7f"
# Bytes that Western texts in windows-1252 hold between letters: curly quotes, dashes, dots, signs, accented letters.
WESTERN = frozenset({0x80, 0x85, *range(0x91, 0x98), 0xA0, 0xA3, 0xA7, 0xA9, 0xAB, 0xAE, 0xB0, 0xB7, 0xBB, 0xBD})


def not_text(data: bytes) -> str | None:
    """What `data` seems to be if it is no text («a PDF»); None for text."""
    head = data[:SAMPLE]
    for magic, name in MAGIC:
        if head.startswith(magic):
            return name
    if encoding_by_shape(head):
        return None
    odd = len(head) - len(head.translate(None, CONTROLS))
    return "binary data" if b"\x00" in head or odd > len(head) // 50 else None


def encoding_by_shape(head: bytes) -> str | None:
    """The encoding that a byte order mark or the zeros of UTF-16 tell."""
    for mark, name in MARKS:
        if head.startswith(mark):
            return name
    size = len(head) // 2
    if size < 8:
        return None
    even, odd = head[0 : 2 * size : 2].count(0), head[1 : 2 * size : 2].count(0)
    if odd > 0.6 * size and even < 0.05 * size:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * size and odd < 0.05 * size else None


def guess(data: bytes) -> str:
    """The encoding of bytes that are not UTF-8: as the page declares it, Western, or as the statistics say."""
    declared = DECLARED.search(data[:4096])
    if declared and _works(data, declared.group(1).decode("ascii")):
        return declared.group(1).decode("ascii")
    high = [byte for byte in data[:SAMPLE] if byte >= 0x80]
    if len(high) <= max(4, len(data[:SAMPLE]) // 25) and all(b in WESTERN or b >= 0xC0 for b in high):
        return "windows-1252"
    found = [match.encoding for match in from_bytes(data[:SAMPLE])]
    # old Macintosh sets differ from the Windows ones in few letters, and pages of today are not written in them
    return next((name for name in found if not name.startswith("mac_")), found[0] if found else "windows-1252")


def _works(data: bytes, encoding: str) -> bool:
    try:
        data[:SAMPLE].decode(encoding, "ignore")
        return codecs.lookup(encoding).name not in {"utf-8", "utf-16", "utf-16-le", "utf-16-be"}
    except (LookupError, UnicodeError, ValueError):
        return False


def decode(data: bytes) -> str:
    """The text of `data`: UTF-8, else as marks tell, else the best guess; what cannot be read becomes U+FFFD."""
    encoding = encoding_by_shape(data[:SAMPLE])
    if encoding:
        return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # one broken byte in a long UTF-8 text does not make it another encoding
        if _mostly_utf8(data, error.start):
            return data.decode("utf-8", "replace")
        return data.decode(guess(data), "replace")


def _mostly_utf8(data: bytes, broken: int) -> bool:
    read = data.decode("utf-8", "replace")
    bad = read.count("\ufffd")
    good = sum(1 for c in data[: SAMPLE * 4] if c >= 0xC2) - bad
    return good >= 8 * bad and broken > 0
