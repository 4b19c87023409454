"""Text that may reach a terminal: nothing in it can move the cursor, change the screen or look like another line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goals_cli.speech import NO_BREAK

# Controls, line separators, marks that reverse the reading direction of what follows, invisible tags, lone surrogates;
# and what is no character, which no page may hold either. Joiners and the plain direction marks stay: many scripts are
# not readable without them.
_NONE = "\ufdd0-\ufdef" + "".join(chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000))
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f"
    f"{_NONE}]"
)
_HELD = re.compile("[\u00a0\u202f]+")  # no-break spaces hold together what they stand between
_SPACES = re.compile("[^\\S\u00a0\u202f]+")


def safe(text: str) -> str:
    """Make every character visible that a terminal would act upon, line ends among them: the result is one line."""
    return _UNSAFE.sub(_visible, text)


def safe_lines(text: str) -> list[str]:
    """Split a text at its line ends and make each line safe; a tab is a space, blank lines at the end are dropped."""
    text = text.replace("\r\n", "\n").replace("\t", " ").rstrip()
    return [safe(line) for line in text.split("\n")]


def width(text: str) -> int:
    """Count the columns that a line takes up on a terminal, in the way in which tables are laid out, too."""
    if text.isascii() or text.replace(NO_BREAK, " ").isascii():
        return len(text)
    from wcwidth import wcswidth

    return max(0, wcswidth(text))


def _visible(match: re.Match[str]) -> str:
    code = ord(match[0])
    special = {9: r"\t", 10: r"\n", 13: r"\r"}.get(code)
    return special or (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}")


def wrap(line: str, columns: int, *, cut: bool = True) -> list[str]:
    """Break a line at its spaces so that no piece is wider than `columns`; a longer word is broken too if `cut`.

    What no-break spaces hold together is one word; where there is no room for it, its end stays together at least.
    """
    if width(line) <= columns:
        return [line]
    lines = [""]
    for word in (each for held in words(line) for each in _let_go(held, columns)):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if width(joined) <= columns:
            lines[-1] = joined
            continue
        *whole, rest = _cut(word, columns) if cut else [word]
        lines = [*(lines if lines[-1] else []), *whole, rest]
    return lines


def words(line: str) -> list[str]:
    """Split a line at the spaces at which it may end."""
    return [word for word in _SPACES.split(line.strip()) if word]


def _let_go(held: str, columns: int) -> Iterator[str]:
    """Take words off the beginning of several that are held together until there is room for the rest."""
    while width(held) > columns and len(parts := _HELD.split(held, maxsplit=1)) > 1:
        first, held = parts
        yield first
    yield held


def _cut(word: str, columns: int) -> list[str]:
    """Cut a word into pieces of at most `columns`; a mark stays with the letter before it."""
    pieces = [""]
    for character in word:
        if pieces[-1] and width(pieces[-1] + character) > columns:
            pieces.append("")
        pieces[-1] += character
    return pieces
