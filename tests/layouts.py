"""Plan-like files in every layout a person may give them, each with the data it holds and the place of each comment.

The files are written here from scratch, without any YAML library, so that they say independently of the code under test
what a file means. Every text and every comment holds a word of its own (`w12`, `c3`), by which tests find it again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from random import Random
from typing import Any

from hypothesis import strategies as st

Where = tuple[str | int, ...]

FIELDS: dict[str, Any] = {
    "format": "goals-plan/1",
    "client": "heron-27",
    "worker": "w-amara",
    "opened": "2026-03-02",
    "language": "text",
    "about": {
        "what_matters": ["text"],
        "strengths": ["text"],
        "supports": [{"who": "word", "help": "text"}],
        "culture": "text",
    },
    "needs": [{"id": "word", "need": "text", "goals": ["word"], "not_now": "text"}],
    "goals": [
        {
            "id": "word",
            "title": "text",
            "priority": "number",
            "raised": {"by": "word", "on": "2026-03-02", "words": "text"},
            "words": "text",
            "heard_right": "flag",
            "matters": ["text"],
            "in_the_way": ["text"],
            "options": [{"option": "text", "for": ["text"], "against": ["text"], "chosen": "flag"}],
            "statement": "text",
            "measures": [{"id": "word", "what": "text", "baseline": "number", "target": "number"}],
            "confidence": "number",
            "steps": [{"id": "word", "who": "word", "step": "text", "due": "2026-03-16"}],
            "course": [{"on": "2026-03-02", "status": "word"}],
        }
    ],
    "reviews": [
        {
            "id": "word",
            "on": "2026-03-30",
            "present": ["word"],
            "progress": [
                {"goal": "word", "ratings": [{"by": "word", "rating": "number"}], "words": "text", "wins": ["text"]}
            ],
            "next_review": "2026-04-27",
        }
    ],
    "monitor": "text",
    "x-agency": {"office": "word", "list": ["text"]},
}  # fmt: skip
FAR = 1000
NEEDED = ("format", "client", "worker", "opened")
PLAIN = [
    "one",
    "two",
    "three",
    "Café",
    "Größe",
    "見る",
    "🙂",
    "don't",
    "100%",
    "a/b",
    "(yes)",
    "Tess's",
    "5",
    "o'clock",
]
ODD = [
    "a: b", "x #y", "- z", "no", "on", "12:30", "007", "1e3", "null", "true", "[a]", "{b}", "&c", "*d", "!e", "%f",
    "@g", "Why?", "? k", "'q'", '"r"', "back\\slash", "end:", "`t`", ", u", "|v", ">w", "=", "<<", "~", "2026-03-02",
]  # fmt: skip


@dataclass
class Comment:
    """One comment: its text and what tells whose it is."""

    text: str
    kind: str  # "behind" something, "above" something, "below" an entry, "parted" from it, or at the "end" of the file


@dataclass
class Made:
    """A file that was made: its bytes, what they mean, and its comments."""

    content: bytes
    data: dict[str, Any]
    comments: list[Comment] = field(default_factory=list)


class Maker:
    """Makes one file; every decision comes from `random`, so that Hypothesis can shrink it."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.words = 0
        self.comments: list[Comment] = []
        self.block = FAR  # the column of the block text that was written last
        self.step = random.choice([2, 2, 2, 4, 3])
        self.dash = random.choice([2, 2, 0, 0, 4])
        self.gap = random.choice([2, 2, 2, 4])
        self.chatty = random.choice([0, 0.05, 0.2])
        self.airy = random.choice([0, 0, 0.15, 0.5])
        self.braces = random.choice([0, 0.2, 0.5])
        self.odd = random.choice([0, 0.1, 0.4])

    def chance(self, likely: float) -> bool:
        return likely > 0 and self.random.random() < likely

    # What the file says

    def value(self, kind: Any, depth: int = 0) -> Any:
        if isinstance(kind, dict):
            keys = [key for key in kind if key in NEEDED or self.chance(0.6 if depth else 0.5)]
            if keys and self.chance(0.1):
                self.random.shuffle(keys)
            return {key: self.maybe_empty(kind[key], depth + 1, key) for key in keys}
        if isinstance(kind, list):
            return [
                self.value(kind[0], depth + 1) for _ in range(self.random.choice([0, 1, 1, 2, 3 if depth > 2 else 2]))
            ]
        if kind == "text":
            return self.text()
        if kind == "word":
            return self.word()
        if kind == "number":
            return self.random.choice([0, 1, 5, 10, -3, 2.5])
        return self.random.choice([True, False]) if kind == "flag" else kind

    def maybe_empty(self, kind: Any, depth: int, key: str) -> Any:
        return None if key not in NEEDED and self.chance(0.07) else self.value(kind, depth)

    def word(self) -> str:
        self.words += 1
        return f"w{self.words}"

    def text(self) -> str:
        lines = self.random.choice([1, 1, 1, 1, 2, 3])
        text = "\n".join(" ".join([self.word(), *self.some()]) for _ in range(lines))
        if lines > 1:
            text = text.replace("\n", self.random.choice(["\n", "\n", "\n\n", "\n  ", "\n\t", " \n"]))
            return text + self.random.choice(["", "", "\n", "\n\n"])
        return text

    def some(self) -> list[str]:
        words = [self.random.choice(PLAIN) for _ in range(self.random.choice([0, 1, 2, 3, 8]))]
        if self.chance(self.odd):
            words.append(self.random.choice(ODD))
        return words

    # How the file says it

    def comment(self, kind: str) -> str:
        self.comments.append(
            Comment(f"# c{len(self.comments)}" + self.random.choice(["", " yes: no", " - x", " 'q"]), kind)
        )
        return self.comments[-1].text

    def behind(self) -> str:
        return self.random.choice([" ", "  ", "     "]) + self.comment("behind") if self.chance(self.chatty) else ""

    def above(self, column: int) -> list[str]:
        """Comments that lead an entry: no further right than it, and no blank line below."""
        lines = []
        while self.chance(self.chatty / 2):
            lines.append(" " * self.random.choice([column, column, max(column - 1, 0)]) + self.comment("above"))
        return lines

    def below(self, lines: list[str], column: int, inner: int) -> list[str]:
        """Comments that belong to the entry above: at its column and closed by a blank line, or further right."""
        if not self.chance(self.chatty):
            return []
        if next(line for line in reversed(lines) if not line.lstrip().startswith("#")) == "":
            return [" " * inner + self.comment("parted")]
        if self.chance(0.5):
            return [" " * column + self.comment("below"), ""]
        return [" " * min(inner, self.block - 1) + self.comment("below")]

    def file(self) -> Made:
        data = self.value(FIELDS)
        lines: list[str] = []
        if self.chance(0.3):
            lines += [self.comment("above"), *[""] * self.chance(0.5)]
        if self.chance(0.1):
            lines = ["---", *lines]
        lines += self.mapping(data, 0)
        if self.chance(0.1) and not ends_open(data):
            lines += ["", self.comment("end")]
        if self.chance(0.05):
            lines.append("...")
        ending = self.random.choice(["\n", "\n", "\n", "\r\n"])
        text = "".join(line + ending for line in lines)
        if self.chance(0.15) and not text.endswith(ending * 2):
            text = text.removesuffix(ending)
        mark = b"\xef\xbb\xbf" if self.chance(0.1) else b""
        return Made(mark + text.encode(), data, self.comments)

    def mapping(self, data: dict[str, Any], column: int) -> list[str]:
        lines: list[str] = []
        open_end = False
        for number, (key, value) in enumerate(data.items()):
            if number and not open_end:
                lines += self.blank()
            lines += self.above(column) if number or not column else []
            open_end = ends_open(value)
            entry = self.entry(key, value, column)
            lines += [" " * column + entry[0], *entry[1:]]
            lines += [] if number == len(data) - 1 else self.closing(lines, value, column)
        return lines

    def closing(self, lines: list[str], value: Any, column: int) -> list[str]:
        """Comments below an entry that holds others."""
        if ends_open(value) or not isinstance(value, dict | list):
            return []
        return self.below(lines, column, column + 1)

    def blank(self) -> list[str]:
        return [""] * (1 + self.chance(0.1)) if self.chance(self.airy) else []

    def key(self, key: str) -> str:
        quotes = self.random.choice(["", "", "", "", "", "'", '"']) if self.chance(0.2) else ""
        return quotes + key + quotes + self.random.choice([":", ":", ":", ":", " :"])

    def entry(self, key: str, value: Any, column: int) -> list[str]:
        """Lines of one entry: the first without its indentation, the others with."""
        key = self.key(key)
        if isinstance(value, dict | list) and value and not self.chance(self.braces):
            inner = column + (self.step if isinstance(value, dict) else self.dash)
            below = self.mapping(value, inner) if isinstance(value, dict) else self.sequence(value, inner)
            return [key + self.behind(), *self.lead(below, inner)]
        return self.placed(key, value, column, column + self.step)

    def lead(self, below: list[str], column: int) -> list[str]:
        return [" " * column + self.comment("above"), *below] if self.chance(self.chatty / 3) else below

    def sequence(self, data: list[Any], column: int) -> list[str]:
        lines: list[str] = []
        for number, value in enumerate(data):
            if number and not ends_open(data[number - 1]):
                lines += self.blank()
            lines += self.above(column) if number else []
            inner = column + self.gap
            dash = "-" + " " * (self.gap - 1)
            if isinstance(value, dict) and value and not self.chance(self.braces):
                first, *rest = self.mapping(value, inner)
                lines += [" " * column + dash + first[inner:], *rest]
            else:
                placed = self.placed("-", value, column, inner)
                lines += [" " * column + placed[0], *placed[1:]]
            if not ends_open(value):
                lines += self.below(lines, column, inner)
        return lines

    def placed(self, before: str, value: Any, column: int, inner: int) -> list[str]:
        """A scalar or a value in brackets behind a key or dash."""
        self.block = FAR
        if isinstance(value, dict | list):
            return self.brackets(before, value, inner)
        if isinstance(value, str):
            return self.string(before, value, column, inner)
        if value is None:
            word = self.random.choice(["", " null", " ~"])
            return [before + word + self.behind()]
        return [f"{before} {str(value).lower()}{self.behind()}"]

    def string(self, before: str, text: str, column: int, inner: int) -> list[str]:
        styles = [self.double, self.double_wrapped]
        if "\n" in text:
            styles += [self.literal] * 6
        else:
            styles += [self.single, self.single_wrapped, self.folded]
            if is_plain(text):
                styles += [self.plain] * 6 + [self.wrapped, self.plain_below]
        return self.random.choice(styles)(before, text, inner if inner > column else column + 1)

    def plain(self, before: str, text: str, _inner: int) -> list[str]:
        return [f"{before} {text}{self.behind()}"]

    def plain_below(self, before: str, text: str, inner: int) -> list[str]:
        return [before + self.behind(), " " * inner + text + self.behind()]

    def wrapped(self, before: str, text: str, inner: int) -> list[str]:
        first, *rest = text.split(" ")
        return self.wrap(f"{before} {first}", rest, inner, "")

    def wrap(self, first: str, rest: list[str], inner: int, quote: str) -> list[str]:
        lines = [first]
        for word in rest:
            if self.chance(0.4) and not word.startswith("#") and word:
                lines.append(" " * inner + word)
            else:
                lines[-1] += f" {word}"
        return [*lines[:-1], lines[-1] + quote + self.behind()]

    def single(self, before: str, text: str, _inner: int) -> list[str]:
        return [f"{before} '" + text.replace("'", "''") + "'" + self.behind()]

    def single_wrapped(self, before: str, text: str, inner: int) -> list[str]:
        first, *rest = text.replace("'", "''").split(" ")
        return self.wrap(f"{before} '{first}", rest, inner, "'")

    def double(self, before: str, text: str, _inner: int) -> list[str]:
        return [f'{before} "{escaped(text)}"{self.behind()}']

    def double_wrapped(self, before: str, text: str, inner: int) -> list[str]:
        first, *rest = escaped(text).split(" ")
        if "" in rest:
            return self.double(before, text, inner)
        return self.wrap(f'{before} "{first}', rest, inner, '"')

    def literal(self, before: str, text: str, inner: int) -> list[str]:
        chomp = "+" if text.endswith("\n\n") else "" if text.endswith("\n") else "-"
        if text.startswith((" ", "\t", "\n")) or not text.strip("\n"):
            return self.double(before, text, inner)
        lines = text.removesuffix("\n").split("\n")
        self.block = inner
        return [f"{before} |{chomp}{self.behind()}", *(" " * inner + line if line else "" for line in lines)]

    def folded(self, before: str, text: str, inner: int) -> list[str]:
        first, *rest = text.split(" ")
        if not first or "" in rest:
            return self.double(before, text, inner)
        lines = [first]
        for word in rest:
            if self.chance(0.4):
                lines.append(word)
            else:
                lines[-1] += f" {word}"
        self.block = inner
        return [f"{before} >-{self.behind()}", *(" " * inner + line for line in lines)]

    def brackets(self, before: str, value: Any, inner: int) -> list[str]:
        """A value in brackets, on one line or on several."""
        if not value or self.chance(0.7):
            return [f"{before} {self.flow(value)}{self.behind()}"]
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        pairs = list(value.items()) if isinstance(value, dict) else [(None, item) for item in value]
        lines = [f"{before} {opening}{self.behind()}"]
        for number, (key, item) in enumerate(pairs):
            comma = "," if number < len(pairs) - 1 or self.chance(0.3) else ""
            lines.append(" " * (inner + 1) + self.pair(key, item) + comma + self.behind())
        return [*lines, " " * inner + closing + self.behind()]

    def pair(self, key: str | None, value: Any) -> str:
        return self.flow(value) if key is None else f"{key}: {self.flow(value)}"

    def flow(self, value: Any) -> str:
        if isinstance(value, dict):
            return "{" + ", ".join(self.pair(*pair) for pair in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(self.flow, value)) + ("," if value and self.chance(0.05) else "") + "]"
        if isinstance(value, str):
            return (
                value
                if is_plain(value) and not re.search(r"[\[\]{},?]", value) and self.chance(0.6)
                else f'"{escaped(value)}"'
            )
        return "null" if value is None else str(value).lower()


def is_plain(text: str) -> bool:
    """Whether a text can surely stand without quotes: words and spaces, beginning with a word of ours."""
    return bool(re.fullmatch(r"w[0-9]+(?: [\w%/()'\U0001F642-]*[\w%/()'\U0001F642])*", text)) or bool(
        re.fullmatch(r"[a-z]+-[a-z0-9/-]+|[0-9]{4}-[0-9]{2}-[0-9]{2}|[a-z]+", text)
    )


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")


def ends_open(value: Any) -> bool:
    """Whether a value may end in a text that keeps the blank lines below it."""
    while isinstance(value, dict | list) and value:
        value = list(value.values())[-1] if isinstance(value, dict) else value[-1]
    return isinstance(value, str) and value.endswith("\n\n")


def files() -> st.SearchStrategy[Made]:
    """Files in every layout."""
    return st.randoms(use_true_random=False).map(lambda random: Maker(random).file())
