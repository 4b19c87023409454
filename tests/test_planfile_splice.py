"""Splicing: one requested change alters what was asked and nothing else, in every layout."""

from __future__ import annotations

import re
from collections import Counter
from copy import deepcopy
from dataclasses import dataclass
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from layouts import FIELDS, Comment, Made, Maker, Where
from ruamel.yaml import YAML

from goals_cli import planfile
from goals_cli.errors import InvalidData, NotWritten
from goals_cli.planfile import Append, Set
from goals_cli.planfile.store import changed_document

IDS = re.compile(r"w[0-9]+")


@dataclass
class Request:
    """One change, what it means, and whether text may be removed for it."""

    change: Set | Append
    data: dict[str, Any]
    old: Any
    removes: bool


def places(data: Any, kind: Any, where: Where = ()) -> list[tuple[Where, Any, Any]]:
    """List every mapping and list in the data with its place and its kind."""
    found = [(where, data, kind)]
    if isinstance(data, dict):
        for key, value in data.items():
            if isinstance(value, dict | list):
                found += places(value, kind[key], (*where, key))
    else:
        for number, value in enumerate(data):
            if isinstance(value, dict | list):
                found += places(value, kind[0], (*where, number))
    return found


def at(data: Any, where: Where) -> Any:
    for part in where:
        data = data[part]
    return data


def request(random: Random, made: Made) -> Request:
    """Ask for one change at a place that there is."""
    maker = Maker(random)
    maker.words = 1000
    where, holder, kind = random.choice(places(made.data, FIELDS))
    if isinstance(holder, list):
        return append(maker, made, where, holder, kind)
    absent = [key for key in kind if key not in holder] + ["x-new"]
    key = random.choice(absent if not holder or random.random() < 0.4 else list(holder))
    inner = kind.get(key, "text")
    if isinstance(inner, list) and not holder.get(key):
        return append(maker, made, (*where, key), [], inner)
    old = holder.get(key)
    if isinstance(old, dict | list) and old and made.comments:
        return set_(maker, made, ("worker",), "word", made.data["worker"], True)  # its comments could not be kept
    return set_(maker, made, (*where, key), inner, old, key in holder)


def set_(maker: Maker, made: Made, where: Where, kind: Any, old: Any, there: bool) -> Request:
    value = None if there and maker.chance(0.05) else maker.value(kind)
    data = deepcopy(made.data)
    at(data, where[:-1])[where[-1]] = value
    return Request(Set(where, value), data, old, there or not at(made.data, where[:-1]))


def append(maker: Maker, made: Made, where: Where, old: list[Any], kind: Any) -> Request:
    value = maker.value(kind[0])
    data = deepcopy(made.data)
    holder = at(data, where[:-1])
    if not isinstance(holder, list) and holder.get(where[-1]) is None:
        holder[where[-1]] = []
    at(data, where).append(value)
    there = isinstance(at(made.data, where[:-1]), list) or where[-1] in at(made.data, where[:-1])
    return Request(Append(where, value), data, old, (there and not old) or not at(made.data, where[:-1]))


def typed(value: Any) -> Any:
    """Make data comparable with its types: True is not 1, and 1.0 is not 1."""
    if isinstance(value, dict):
        return {key: typed(item) for key, item in value.items()}
    return [typed(item) for item in value] if isinstance(value, list) else (type(value).__name__, value)


@dataclass
class Lines:
    """The lines of a file before and after a change, and the part in which they differ."""

    old: list[str]
    new: list[str]
    first: int
    behind: int  # lines that are the same at the end

    @property
    def removed(self) -> list[str]:
        return self.old[self.first : len(self.old) - self.behind]

    @property
    def added(self) -> list[str]:
        return self.new[self.first : len(self.new) - self.behind]


def compare(old: bytes, new: bytes) -> Lines:
    before, after = (text.decode().split("\n") for text in (old, new))
    ending = "\r" if "\r\n" in old.decode() else ""
    if before[-1]:  # a missing last line end counts as if it were there
        before[-1] += ending
        before.append("")
    if after[-1]:
        after[-1] += ending
        after.append("")
    first = 0
    while first < min(len(before), len(after)) and before[first] == after[first]:
        first += 1
    behind = 0
    while behind < min(len(before), len(after)) - first and before[-1 - behind] == after[-1 - behind]:
        behind += 1
    return Lines(before, after, first, behind)


def check_text(lines: Lines, asked: Request, made: Made) -> None:
    """What was removed belonged to the old value, what was added to the new one."""
    removed, added = (Counter(IDS.findall("\n".join(part))) for part in (lines.removed, lines.added))
    assert set(removed - added) <= set(IDS.findall(str(asked.old)))
    assert set(added - removed) <= set(IDS.findall(str(asked.change.value)))
    ending = b"\r\n" in made.content
    assert all(line.endswith("\r") == ending for line in lines.added if line or lines.behind)
    if not asked.removes:
        assert len(lines.removed) <= 2
        if lines.removed:
            assert re.search(r"[\[\]{},]", "".join(lines.added))
            letters = iter("".join(lines.added))
            assert all(letter in letters for letter in "".join(lines.removed))


def check_comment(lines: Lines, comment: Comment) -> None:
    """A comment is still there, and what it belongs to is still where it was as seen from it."""
    old, new = (
        next(number for number, line in enumerate(part) if line.rstrip("\r").endswith(comment.text))
        for part in (lines.old, lines.new)
    )
    touched = range(lines.first, len(lines.old) - lines.behind)
    column = lines.old[old].index("#")
    if comment.kind == "behind":
        assert (lines.old[old] == lines.new[new]) or (old in touched and "#" in lines.added[new - lines.first])
    elif comment.kind == "above":
        mine, its = below(lines.old, old), below(lines.new, new)
        assert anchor(lines.new[its]).startswith(anchor(lines.old[mine]))
    elif comment.kind in ("below", "parted"):
        limit = column - (comment.kind == "parted")
        mine, its = above(lines.old, old, limit), above(lines.new, new, limit)
        assert lines.old[mine] == lines.new[its] or mine in touched
        following = run_end(lines.new, new)
        assert not lines.new[following].strip() or indent(lines.new[following]) < column
    else:
        assert not any(is_content(line) and not line.startswith("...") for line in lines.new[new:])


def is_content(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def below(lines: list[str], number: int) -> int:
    return next(at for at in range(number, len(lines)) if is_content(lines[at]))


def above(lines: list[str], number: int, column: int) -> int:
    return next(at for at in range(number, -1, -1) if is_content(lines[at]) and indent(lines[at]) <= column)


def run_end(lines: list[str], number: int) -> int:
    return next(at for at in range(number, len(lines)) if not lines[at].lstrip().startswith("#"))


def anchor(line: str) -> str:
    """What stays of a line when its value is written anew: its dashes and its key."""
    found = re.match(r"\s*(?:- +)*(?:[\"']?[\w-]+[\"']? ?:(?=\s|$))?", line)
    return found.group().rstrip() if found else ""


def texts(value: Any) -> Any:
    """Make data comparable with what a reader that knows only texts makes of a file: everything else is left out."""
    if isinstance(value, dict):
        return {key: texts(item) for key, item in value.items()}
    if isinstance(value, list):
        return [texts(item) for item in value]
    return value if isinstance(value, str) else None


def like(value: Any, model: Any) -> Any:
    """Leave out of what such a reader made whatever is no text in the model."""
    if isinstance(model, dict) and isinstance(value, dict):
        return {key: like(item, model.get(key)) for key, item in value.items()}
    if isinstance(model, list) and isinstance(value, list):
        return [like(item, wanted) for item, wanted in zip(value, model, strict=True)]
    return value if isinstance(model, str) else None


def read_by_another(content: bytes, expected: Any) -> None:
    """Have another YAML library read a file."""
    found = YAML(typ="base", pure=True).load(content.decode("utf-8-sig"))
    assert like(found, expected) == texts(expected)


def check(random: Random, tally: Counter[str]) -> None:
    """Make a file, ask for one change, and look at what came of it."""
    made = Maker(random).file()
    asked = request(random, made)
    document = planfile.parse(made.content, "heron-27.yaml")
    assert typed(document.data) == typed(made.data)
    tally["examples"] += 1
    try:
        changed = changed_document(document, [asked.change])
    except NotWritten:
        tally["not written"] += 1
        return
    assert typed(changed.data) == typed(asked.data)
    if typed(asked.data) == typed(made.data):
        assert changed.content == made.content
        return
    if tally["examples"] % 25 == 0:
        read_by_another(changed.content, asked.data)
    assert changed.content.startswith(b"\xef\xbb\xbf") == made.content.startswith(b"\xef\xbb\xbf")
    lines = compare(made.content, changed.content)
    check_text(lines, asked, made)
    for comment in made.comments:
        check_comment(lines, comment)


MANY = settings(
    max_examples=1100,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.generate, Phase.shrink),
)


@pytest.mark.parametrize("half", ["first", "second"])  # two processes take one each
def test_one_change_alters_only_what_was_asked(half: str) -> None:
    tally: Counter[str] = Counter()

    @MANY
    @given(st.randoms(use_true_random=False))
    def one_change(random: Random) -> None:
        check(random, tally)

    one_change()
    assert tally["examples"] >= 1000
    assert tally["not written"] <= tally["examples"] / 100
