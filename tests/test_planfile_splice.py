"""Splicing: one requested change alters what was asked and nothing else, in every layout."""

from __future__ import annotations

import re
from collections import Counter
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

import pytest
import yaml
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
    """Have another YAML library read a file; a missing last line end counts as if it were there."""
    text = content.decode("utf-8-sig")
    found = YAML(typ="base", pure=True).load(text if text.endswith("\n") else f"{text}\n")
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
# Decisions drawn one by one shrink to small files; those that come from a seed make large and varied ones.
SOURCES = {
    "drawn": st.randoms(use_true_random=False),
    "seeded": st.integers(min_value=0, max_value=2**48).map(Random),
}


@pytest.mark.parametrize("source", SOURCES)
def test_one_change_alters_only_what_was_asked(source: str) -> None:
    tally: Counter[str] = Counter()

    @MANY
    @given(SOURCES[source])
    def one_change(random: Random) -> None:
        check(random, tally)

    one_change()
    assert tally["examples"] >= 1000
    assert tally["not written"] <= tally["examples"] / 100


def test_several_changes_at_once_mean_what_they_mean_one_by_one() -> None:
    tally: Counter[str] = Counter()

    @settings(MANY, max_examples=400)
    @given(SOURCES["seeded"])
    def changes(random: Random) -> None:
        made = Maker(random).file()
        data, asked = made.data, []
        for _ in range(random.choice([2, 3, 5])):
            one = request(random, Made(made.content, data, made.comments))
            data = one.data
            asked.append(one.change)
        tally["examples"] += 1
        try:
            changed = changed_document(planfile.parse(made.content, "heron-27.yaml"), asked)
        except NotWritten:
            tally["not written"] += 1
            return
        assert typed(changed.data) == typed(data)
        assert all(comment.text in changed.content.decode() for comment in made.comments)

    changes()
    assert tally["not written"] <= tally["examples"] / 100


def spliced(before: str, *changes: Set | Append) -> str:
    return changed_document(planfile.parse(before.encode(), "heron-27.yaml"), changes).content.decode()


HEAD = "format: goals-plan/1\nclient: heron-27\nworker: w-amara\nopened: 2026-03-02\n"

EXAMPLES: dict[str, tuple[str, list[Set | Append], str]] = {
    "a value keeps the comment behind it": (
        "goals:\n  - id: g-1  # neutral\n    confidence: 5   # low\n",
        [Set(("goals", 0, "confidence"), 6)],
        "goals:\n  - id: g-1  # neutral\n    confidence: 6   # low\n",
    ),
    "a text keeps its quotes": (
        "monitor: \"weekly\"\nfinishing: 'when done'\n",
        [Set(("monitor",), "daily"), Set(("finishing",), 'a "good" day')],
        'monitor: "daily"\nfinishing: \'a "good" day\'\n',
    ),
    "a review goes behind the closing comment of the one before": (
        "reviews:\n  - id: r-1\n    on: 2026-03-30\n    # she was ill\n\nmonitor: weekly\n",
        [Append(("reviews",), {"id": "r-2", "on": "2026-04-27"})],
        "reviews:\n  - id: r-1\n    on: 2026-03-30\n    # she was ill\n"
        "  - id: r-2\n    on: 2026-04-27\n\nmonitor: weekly\n",
    ),
    "a blank line keeps a closing comment at the dash with its review": (
        "reviews:\n  - id: r-1\n  # she was ill\n",
        [Append(("reviews",), {"id": "r-2"})],
        "reviews:\n  - id: r-1\n  # she was ill\n\n  - id: r-2\n",
    ),
    "a comment parted by a blank line stays at the end of the list": (
        "needs:\n  - id: n-1\n\n  # more to come\n\nmonitor: weekly\n",
        [Append(("needs",), {"id": "n-2"})],
        "needs:\n  - id: n-1\n  - id: n-2\n\n  # more to come\n\nmonitor: weekly\n",
    ),
    "items stand apart where the others do": (
        "needs:\n  - id: n-1\n\n  - id: n-2\n\n\nmonitor: weekly\n",
        [Append(("needs",), {"id": "n-3"})],
        "needs:\n  - id: n-1\n\n  - id: n-2\n\n  - id: n-3\n\n\nmonitor: weekly\n",
    ),
    "a missing list becomes a block list and keeps its comment": (
        "about:\n  strengths:  # ask again\nmonitor: []  # soon\n",
        [Append(("about", "strengths"), "I keep going"), Append(("monitor",), "weekly")],
        "about:\n  strengths:  # ask again\n    - I keep going\nmonitor:  # soon\n  - weekly\n",
    ),
    "an empty list within brackets stays within brackets": (
        "x-a: {b: [], c: {}}\n",
        [Append(("x-a", "b"), "on"), Set(("x-a", "c", "d"), None)],
        'x-a: {b: ["on"], c: {d: null}}\n',
    ),
    "an item goes behind the last one within brackets": (
        "goals:\n  - id: g-1\n    matters: [Tess, home,]  # hers\n",
        [Append(("goals", 0, "matters"), "work, too")],
        'goals:\n  - id: g-1\n    matters: [Tess, home, "work, too"]  # hers\n',
    ),
    "brackets over several lines get a line more": (
        "x-a: [\n  one,  # first\n  two  # second\n]  # both\n",
        [Append(("x-a",), "three")],
        "x-a: [\n  one,  # first\n  two,  # second\n  three\n]  # both\n",
    ),
    "lists without indentation stay so": (
        "needs:\n- id: n-1\n  goals:\n  - g-1\nmonitor: weekly\n",
        [Append(("needs", 0, "goals"), "g-2"), Append(("needs",), {"id": "n-2", "goals": ["g-1", "g-2"]})],
        "needs:\n- id: n-1\n  goals:\n  - g-1\n  - g-2\n- id: n-2\n  goals: [g-1, g-2]\nmonitor: weekly\n",
    ),
    "an indentation of four is kept": (
        "about:\n    strengths:\n        -   I keep going\n",
        [Append(("about", "supports"), {"who": "sister", "help": "Tuesdays"})],
        "about:\n    strengths:\n        -   I keep going\n"
        "    supports:\n        -   who: sister\n            help: Tuesdays\n",
    ),
    "new keys stand in the order of the model": (
        "goals:\n  - id: g-1\n    title: The play\n    statement: I stay\n"
        "    course:\n      - {on: 2026-03-02, status: proposed}\n",
        [
            Set(("goals", 0, "words"), "I want to stay"),
            Set(("goals", 0, "confidence"), 5),
            Set(("goals", 0, "x-note"), "ours"),
        ],
        "goals:\n  - id: g-1\n    title: The play\n    words: I want to stay\n    statement: I stay\n"
        "    confidence: 5\n"
        "    course:\n      - {on: 2026-03-02, status: proposed}\n    x-note: ours\n",
    ),
    "a new section stands between blank lines where the others do": (
        HEAD + "\nabout:\n  strengths:\n    - I keep going\n\ngoals:\n  - id: g-1\n",
        [Append(("needs",), {"id": "n-1"})],
        HEAD + "\nabout:\n  strengths:\n    - I keep going\n\nneeds:\n  - id: n-1\n\ngoals:\n  - id: g-1\n",
    ),
    "a new section stands close where the others do": (
        HEAD + "about:\n  strengths:\n    - I keep going\ngoals:\n  - id: g-1\n",
        [Append(("needs",), {"id": "n-1"})],
        HEAD + "about:\n  strengths:\n    - I keep going\nneeds:\n  - id: n-1\ngoals:\n  - id: g-1\n",
    ),
    "a block of text is written anew with its indentation, its head's comment stays": (
        "monitor: |-   # theirs\n      one\n\n      two\n\nfinishing: soon\n",
        [Set(("monitor",), "three\nfour")],
        "monitor: |-   # theirs\n      three\n      four\n\nfinishing: soon\n",
    ),
    "a folded text becomes a line, a line becomes a block": (
        "monitor: >-\n  one\n  two\nfinishing: soon  # or later\n",
        [Set(("monitor",), "three"), Set(("finishing",), "four\nfive\n")],
        "monitor: three\nfinishing: |  # or later\n  four\n  five\n",
    ),
    "a text that keeps its blank lines keeps them": (
        "x-a:\n  - |+\n    one\n\nmonitor: weekly\n",
        [Append(("x-a",), "two")],
        "x-a:\n  - |+\n    one\n\n  - two\nmonitor: weekly\n",
    ),
    "texts of several lines give way to a line": (
        "monitor: \"one\n  two\"  # m\nfinishing: three\n  four\nx-a: 'five\n\n  six'\n",
        [Set(("monitor",), "a"), Set(("finishing",), "b"), Set(("x-a",), "c")],
        "monitor: \"a\"  # m\nfinishing: b\nx-a: 'c'\n",
    ),
    "line ends are those of the file, and a missing last one is added first": (
        "needs:\r\n  - id: n-1",
        [Append(("needs",), {"id": "n-2", "need": "one\ntwo"})],
        "needs:\r\n  - id: n-1\r\n  - id: n-2\r\n    need: |-\r\n      one\r\n      two\r\n",
    ),
    "a missing last line end stays missing where nothing is added": (
        "monitor: weekly\nfinishing: soon",
        [Set(("finishing",), "late")],
        "monitor: weekly\nfinishing: late",
    ),
    "a byte order mark and document markers stay": (
        "\ufeff---\nmonitor: weekly\n...\n",
        [Set(("finishing",), "soon")],
        "\ufeff---\nmonitor: weekly\nfinishing: soon\n...\n",
    ),
    "what YAML 1.1 would misread is quoted, dates and numbers are not": (
        "x-a:\n  - one\n",
        [Append(("x-a",), value) for value in ("no", "12:30", "007", "2026-03-02", 4, 2.5, True, None, "1e5", "y", "")],
        'x-a:\n  - one\n  - "no"\n  - "12:30"\n  - "007"\n  - 2026-03-02\n  - 4\n  - 2.5\n  - true\n  - null\n'
        '  - "1e5"\n  - "y"\n  - ""\n',
    ),
    "a mapping within braces gets its key on the same line, as an item does in the manner of the last": (
        "goals:\n  - id: g-1\n    course:\n      - {on: 2026-03-02, status: proposed}  # first\n",
        [
            Append(("goals", 0, "course"), {"on": "2026-03-03", "status": "active"}),
            Set(("goals", 0, "course", 0, "because"), "new"),
        ],
        "goals:\n  - id: g-1\n    course:\n      - {on: 2026-03-02, status: proposed, because: new}  # first\n"
        "      - {on: 2026-03-03, status: active}\n",
    ),
    "a value on the line below, and an item without one": (
        "monitor:\n  weekly\nx-a:\n  -\n  - # empty\n  - one\n",
        [Set(("monitor",), "daily"), Set(("x-a",), ["zero", "half", "one"])],
        "monitor:\n  daily\nx-a:\n  - zero\n  - half # empty\n  - one\n",
    ),
    "nested lists": (
        "x-a:\n  - - one\n    - two\n  - - three\n",
        [Append(("x-a", 0), "and a half"), Append(("x-a",), ["four"])],
        "x-a:\n  - - one\n    - two\n    - and a half\n  - - three\n  - [four]\n",
    ),
    "two new keys at the end of braces over several lines": (
        "about: {\n  strengths: [one]\n}\n",
        [Set(("about", "x-note"), "ours"), Append(("about", "what_matters"), "Tess")],
        "about: {\n  strengths: [one],\n  what_matters: [Tess],\n  x-note: ours\n}\n",
    ),
    "keys that look like numbers are quoted, fields are not": (
        "x-a:\n  one: 1\n",
        [Set(("x-a", key), 1) for key in ("on", "2", "9223372036854775808", "a: b")],
        'x-a:\n  one: 1\n  on: 1\n  "2": 1\n  "9223372036854775808": 1\n  "a: b": 1\n',
    ),
    "JSON stays JSON": (
        '{\n\t"client": "heron-27",\n\t"needs": [\n\t\t{"id": "n-1"}\n\t]\n}\n',
        [Append(("needs",), {"id": "n-2", "not_now": None}), Set(("client",), "heron-28"), Set(("language",), "de")],
        '{\n\t"client": "heron-28", "language": "de",\n\t"needs": [\n'
        '\t\t{"id": "n-1"},\n\t\t{"id": "n-2", "not_now": null}\n\t]\n}\n',
    ),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples(name: str) -> None:
    before, changes, after = EXAMPLES[name]
    assert spliced(before, *changes) == after


def test_no_difference_is_the_same_document() -> None:
    document = planfile.parse(b"confidence: 5\n", "heron-27.yaml")
    assert changed_document(document, []) is document
    assert changed_document(document, [Set(("confidence",), 5)]) is document


def test_types_are_told_apart() -> None:
    assert spliced("confidence: 1\n", Set(("confidence",), True)) == "confidence: true\n"
    assert spliced("confidence: 1\n", Set(("confidence",), 1.0)) == "confidence: 1.0\n"
    assert spliced("confidence: '1'\n", Set(("confidence",), 1)) == "confidence: 1\n"


def test_json_in_an_odd_layout_is_read_and_left_alone() -> None:
    odd = '{"client"\n: "heron-27"}'
    assert planfile.parse(odd.encode(), "heron-27.yaml").place(("client",)) == (1, 1)
    with pytest.raises(NotWritten) as refused:
        spliced(odd, Set(("client",), "heron-28"))
    assert refused.value.message == (
        "heron-27.yaml: this JSON is laid out too oddly to be changed; nothing was written"
    )


def test_a_list_is_not_written_anew_over_its_comments() -> None:
    with pytest.raises(NotWritten) as refused:
        spliced("needs:\n  - n-1  # first\n  - n-2\n", Set(("needs",), ["n-3"]))
    assert refused.value.message == (
        "heron-27.yaml: the change would lose a comment or give it to another entry, so nothing was written"
    )
    assert refused.value.hint == "make this change with `goals edit`"


@pytest.mark.parametrize("value", ["\x1b[2J", "a\x00", "\ud800", "a\u2028b", "a\rb"])
def test_what_cannot_be_read_back_is_not_written(value: str) -> None:
    for content in ("monitor: weekly\n", "x-a: {monitor: weekly}\n"):
        where = ("monitor",) if content.startswith("m") else ("x-a", "monitor")
        with pytest.raises(InvalidData) as refused:
            spliced(content, Set(where, value))
        assert refused.value.message == "`monitor` cannot be written: it holds a control character or is no text"


@pytest.mark.parametrize("value", [float("inf"), float("nan"), 10**40])
def test_numbers_that_cannot_be_read_back_are_not_written(value: float) -> None:
    with pytest.raises(InvalidData) as refused:
        spliced("confidence: 5\n", Set(("confidence",), value))
    assert refused.value.message == "`confidence` cannot be written: the number is too long or not finite"


@pytest.mark.parametrize(
    "change", [Set(("goals", 3, "title"), "x"), Append(("client",), "x"), Set(("client", "x"), "y"), Append((0,), "x")]
)
def test_changes_of_what_is_not_there_are_bugs(change: Set | Append) -> None:
    with pytest.raises(LookupError):
        spliced("client: heron-27\ngoals: []\n", change)


@settings(max_examples=300, deadline=None, database=None)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), include_characters="\n\t"), max_size=40))
def test_every_text_is_read_back(text: str) -> None:
    text = text.replace("\ufeff", "").replace("\ufffe", "").replace("\uffff", "")
    data = {"a": text, "b": [text, {text or "c": text}], "goals": [{"raised": {"by": text}, "matters": [text, "x"]}]}
    composed = planfile.compose(data)
    assert planfile.parse(composed.encode(), "heron-27.yaml").data == data
    if "\n" not in text and "\t" not in text:
        read_by_another(composed.encode(), data)
    changed = spliced("a: old  # c\nb: {c: old}\n", Set(("a",), text), Set(("b", "c"), text))
    assert planfile.parse(changed.encode(), "heron-27.yaml").data == {"a": text, "b": {"c": text}}


LOOKALIKES = (
    *("2026-03-02", "2026-3-2", "2026-03-02 10:00", "2026-03-02T10:00:00Z", "12:30", "09:30", "12:30:45", "1:30.5"),
    *("yes", "no", "on", "off", "y", "N", "Yes", "NO", "null", "~", "true", "False", "1_000", "1,000", "+7", "0o17"),
    *("0x1F", "017", "1e3", "1.5", ".5", ".inf", ".NaN", "=", "<<", "6-8", "2026-03"),
)


@pytest.mark.parametrize("text", LOOKALIKES)
def test_a_text_that_looks_like_something_else_is_text_for_every_reader(text: str) -> None:
    lists = {"matters": [text], "options": [{"option": text, "for": [text], "because": text}]}
    goal = {"id": "g-1", "words": text, "statement": text, "raised": {"by": "client", "words": text}, **lists}
    whole = {"opened": "2026-03-02", "goals": [goal], "monitor": text}
    composed = planfile.compose(whole)
    assert yaml.load(composed, yaml.BaseLoader) == whole
    assert yaml.safe_load(composed) == whole | {"opened": date(2026, 3, 2)}
    assert composed.count(f'"{text}"') == 8
    before = "goals:\n  - raised: {by: client}\n    words: old\n    matters: [old]\n    in_the_way:\n      - old\n"
    changes: list[Set | Append] = [
        *(Set(("goals", 0, key), text) for key in ("words", "statement")),
        Set(("goals", 0, "raised", "words"), text),
        *(Append(("goals", 0, key), text) for key in ("matters", "in_the_way")),
    ]
    raised = {"raised": {"by": "client", "words": text}, "matters": ["old", text], "in_the_way": ["old", text]}
    assert yaml.safe_load(spliced(before, *changes)) == {"goals": [{"words": text, "statement": text} | raised]}


def test_days_stay_plain_where_a_day_belongs() -> None:
    day = "2026-03-09"
    goal = {
        "raised": {"by": "client", "on": day}, "target_date": day, "steps": [{"id": "s-1", "due": day}],
        "changes": [{"on": day, "what": "target_date", "from": day, "to": day}], "course": [{"on": day}], "x-seen": day,
    }  # fmt: skip
    assert '"' not in planfile.compose({"opened": day, "goals": [goal]})
    before = "opened: 2026-03-02\nreviews:\n  - {on: 2026-03-02}\n"
    changes = [Set(("opened",), day), Set(("reviews", 0, "next_review"), day), Set(("reviews", 0, "on"), day)]
    assert spliced(before, *changes) == f"opened: {day}\nreviews:\n  - {{on: {day}, next_review: {day}}}\n"


def test_compose_writes_the_worked_example() -> None:
    text = """\
# yaml-language-server: $schema=../.goals/plan.schema.json
format: goals-plan/1
client: heron-27
worker: w-amara
opened: 2026-03-02

about:
  strengths:
    - I keep going when it is hard
  supports:
    - who: sister
      help: Looks after Tess on Tuesdays

needs:
  - id: n-2k7d
    need: "Crowds: panic"
    goals: [g-4f2k]

goals:
  - id: g-4f2k
    raised: {by: client, on: 2026-03-02}
    words: |-
      I want to sit through Tess's school play.
      I never want to panic again.
    heard_right: true
    matters: [Being there for Tess]
    in_the_way:
      - A full hall, no way out
    measures:
      - id: m-1
        what: minutes I stayed in a full hall
        baseline: 5
    course:
      - {on: 2026-03-02, status: proposed}
      - {on: 2026-03-02, status: active}

agreements:
  - id: a-20260302-7c1e
    on: 2026-03-02
    client: {answer: agrees, shown: signature}
    copy: {given: 2026-03-02, to: client}
    goals:
      - goal: g-4f2k
        measures:
          - {id: m-1, what: minutes I stayed in a full hall, baseline: 5}

reviews:
  - id: r-20260330-a1f3
    on: 2026-03-30
    present: [client, w-amara]
    progress:
      - goal: g-4f2k
        ratings:
          - {by: client, rating: 4}
        measured: [{measure: m-1, value: 20}]
        steps:
          - {step: s-1a, how: done}
    next_review: 2026-04-27

monitor: weekly
"""
    data = planfile.parse(text.encode(), "heron-27.yaml").data
    assert planfile.compose(data, "yaml-language-server: $schema=../.goals/plan.schema.json") == text


def test_a_mapping_that_is_too_long_for_a_line_takes_several() -> None:
    words = "I want to sit through the whole of the school play with Tess and my sister and not run out at all"
    data = {"goals": [{"id": "g-1", "raised": {"by": "client", "words": words}}]}
    assert planfile.compose(data) == (f"goals:\n  - id: g-1\n    raised:\n      by: client\n      words: {words}\n")
