"""The text in a plan's bytes: size, UTF-8, byte order mark and the characters that may stand in a plan."""

from __future__ import annotations

import re

from goals_cli.paths import MOST_BYTES
from goals_cli.planfile import refusals
from goals_cli.planfile.refusals import Reason, Refused

MARK = b"\xef\xbb\xbf"

# No value may hold one of these, however it is written: control characters but for tab and line feed, unusual line
# ends, byte order marks and what is no character at all.
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
SURROGATES = re.compile("[\ud800-\udfff]")

_RAW = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\r(?!\n)")
_ALLOWED_BYTES = bytes({9, 10, 13, *range(0x20, 0x7F), *range(0x80, 0x100)})
_ODD_SEQUENCES = (b"\xe2\x80\xa8", b"\xe2\x80\xa9", MARK, b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_LINE_ENDS = "\r\x85\u2028\u2029"


def can_be_written(text: str) -> bool:
    """Say whether a plan can hold a text: line feeds are its only line ends, and nothing in it controls anything."""
    return not FORBIDDEN.search(text)


def text_of(content: bytes) -> str:
    """Decode a plan's bytes, without byte order mark and with a last line end; raises Refused."""
    if len(content) > MOST_BYTES:
        raise Refused(1, 1, refusals.TOO_LARGE)
    content = content.removeprefix(MARK)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise _at(content[: error.start].decode(), refusals.not_utf8(content[error.start])) from None
    if _suspicious(content):
        odd = _RAW.search(text)
        if odd:
            raise _at(text[: odd.start()], _reason(odd.group()))
    if text.endswith("\n"):
        return text
    return text + ("\r\n" if "\r\n" in text else "\n")


def _suspicious(content: bytes) -> bool:
    """Whether a closer look is needed: a search by bytes costs a tenth of one by characters."""
    if content.translate(None, _ALLOWED_BYTES) or (b"\r" in content and content.count(b"\r") != content.count(b"\r\n")):
        return True
    return not content.isascii() and (b"\xc2" in content or any(odd in content for odd in _ODD_SEQUENCES))


def _reason(character: str) -> Reason:
    if character == "\ufeff":
        return refusals.BYTE_ORDER_MARK
    return refusals.ODD_LINE_END if character in _LINE_ENDS else refusals.CONTROL


def _at(before: str, reason: Reason) -> Refused:
    """Refuse at the end of the text that stands before the place."""
    return Refused(before.count("\n") + 1, len(before) - before.rfind("\n"), reason)
