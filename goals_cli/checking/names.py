"""Names that must not stand in a plan: the list, kept outside git, and how they are found in a text."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from unicodedata import normalize

from goals_cli import gitrepo
from goals_cli.errors import InvalidData, NotFound
from goals_cli.paths import shown

SETTING = "goals.denyList"  # this clone's own git setting
LARGEST = 1024 * 1024  # bytes
_WORD = re.compile(r"\w+")
# Between the words of a name and around it; wider than what parts words, since a clue may say yes too often.
_BETWEEN = "[^0-9A-Za-z]+"


class NameList:
    """Names, found as whole words in a row, whatever their case and however their accents are written."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._names = names

    def clue(self) -> str:
        """Give a pattern of the schemas' kind that matches every text in which there is a name."""
        ways = {way for name in self._names for way in _ways_to_write(name)}
        words = (_BETWEEN.join(_WORD.findall(way)) for way in sorted(ways))
        return f"(?i)(?:^|[^0-9A-Za-z])(?:{'|'.join(words)})(?:$|[^0-9A-Za-z])"

    def found_in(self, text: str) -> bool:
        """Say whether a name stands in a text."""
        words = _words(text)
        return any(
            tuple(words[start : start + len(name)]) == name
            for start, word in enumerate(words)
            for name in self._by_first_word.get(word, ())
        )

    @cached_property
    def _by_first_word(self) -> dict[str, list[tuple[str, ...]]]:
        found: dict[str, list[tuple[str, ...]]] = {}
        for name in self._names:
            words = tuple(_words(name))
            found.setdefault(words[0], []).append(words)
        return found


def read(path: Path, root: Path | None) -> tuple[str, ...]:
    """Read a list of names, one on a line; refuse one that is shared with the caseload at `root`."""
    if root is not None:
        _refuse_shared(path, root)
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise NotFound(f"the deny-list {shown(path)} cannot be read: {error.strerror}") from error
    if len(content) > LARGEST:
        raise InvalidData(f"the deny-list {shown(path)} is larger than {LARGEST // 1024} KiB")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise InvalidData(f"{shown(path)}:{line}: this is not UTF-8 text", "save the file as UTF-8") from error
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return tuple(sorted({line for line in lines if _WORD.search(line)}))


def of_clone(root: Path) -> tuple[str, ...]:
    """Read the list that this clone's own git setting names, from the caseload on; none when it names none."""
    setting = gitrepo.local_setting(root, SETTING) if gitrepo.may_be_set(root, SETTING) else None
    return read(root / Path(setting).expanduser(), root) if setting else ()


def _refuse_shared(path: Path, root: Path) -> None:
    """Refuse a list that would go to everybody who has the plans; it tells who the clients are."""
    shared = [root.resolve()]
    if top := gitrepo.top(root):
        shared.append(top.resolve())
    if any(path.resolve().is_relative_to(folder) for folder in shared):
        raise InvalidData(
            f"the deny-list {shown(path)} lies in the folder that is shared with the plans",
            "move it out of there: whoever has the plans must not have the names",
        )


def _words(text: str) -> list[str]:
    return _WORD.findall(normalize("NFC", normalize("NFC", text).casefold()))


def _ways_to_write(name: str) -> set[str]:
    """Write a name in the ways that lead to the same words."""
    if name.isascii():
        return {name.casefold()}
    ways = {name, name.casefold(), name.upper()}
    return {normalize("NFC", way) for way in ways} | {normalize("NFD", way) for way in ways}
