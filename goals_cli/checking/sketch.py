"""What is kept of each plan for the rules that look at a whole caseload; it holds no text of the client.

Two wordings are compared by marks. A mark is a hash of the telling words of a stretch of text, all of them or all but
one: when one word is put in the place of another, leaving out the one or the other leaves the same. So near copies meet
at a mark as surely as copies, and to find them takes no comparing of each with each. A mark stands for four or more
words at once and only a part of the hash is kept, so that no word can be told from it.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b

from msgspec import Struct

from goals_cli.findings import Where
from goals_cli.plan import Goal, Plan

# Short sentences are found by many people alike ("I sleep six hours a night"), and what people say in their own words
# begins alike more often than what was worded for one of them; so it takes more words of theirs to wonder.
FIELDS = ("statement", "words")
FEWEST_WORDS = {"statement": 8, "words": 12}
MOST_WORDS = 200  # of a text are looked at
TELLING = 4  # letters: shorter words (and, for, her) are changed along with the name
FEWEST_TELLING = 5  # with fewer, all words count
STRETCH = 10  # telling words; of a longer text each half may have a word changed, of a still longer one each third

_WORD = re.compile(r"\w+")
_MOST_GOALS = 1 << 15
_MIXER = 0x9E3779B97F4A7C15


class Sketch(Struct, frozen=True):
    """One plan: whose it is, how its file is named to the user, and the marks of its wordings, eight bytes each."""

    client: str
    path: str
    marks: bytes = b""


def sketch(plan: Plan, path: str) -> Sketch:
    """Keep what comparing plans takes. What is over is compared with nothing."""
    marks = array("Q")
    if plan.closed is None:
        for number, goal in enumerate(plan.goals[:_MOST_GOALS]):
            if goal.status.open:
                marks.extend(_marks_of(goal, number))
    return Sketch(plan.client, path, marks.tobytes())


def marks_in(kept: Sketch) -> array[int]:
    """Give the marks of a sketch: 48 bits of hash, then 16 that say which wording it is."""
    return array("Q", kept.marks)


def place_of(mark: int) -> Where:
    """Say where the wording of a mark stands."""
    return "goals", (mark & 0xFFFF) >> 1, FIELDS[mark & 1]


def words_of(text: str) -> list[str]:
    """Give the words of a text as they are compared: without case and punctuation, and any number like any other."""
    words = _WORD.findall(text.casefold())[:MOST_WORDS]
    return ["0" if word[0].isdecimal() else word for word in words]


def _marks_of(goal: Goal, number: int) -> Iterator[int]:
    for bit, field in enumerate(FIELDS):
        text = goal.statement if bit == 0 else goal.words
        if text is not None:
            words = words_of(text)
            if len(words) >= FEWEST_WORDS[field]:
                slot = number << 1 | bit
                for mark in _marks(words):
                    yield mark << 16 | slot


def _marks(words: list[str]) -> set[int]:
    telling = [_hash(word) for word in words if len(word) >= TELLING]
    if len(telling) < FEWEST_TELLING:
        telling = [_hash(word) for word in words]
    stretches = len(telling) // STRETCH + 1
    marks = set()
    for turn in range(stretches):
        part = telling[len(telling) * turn // stretches : len(telling) * (turn + 1) // stretches]
        whole = sum(part)
        marks.add(_mixed(whole))
        marks.update([_mixed(whole - left_out) for left_out in part])
    return marks


def _mixed(total: int) -> int:
    """Keep 48 bits of a sum of hashes, each of which depends on all of it."""
    return (total * _MIXER & 0xFFFFFFFFFFFFFFFF) >> 16


@lru_cache(maxsize=1 << 15)
def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8, person=b"goals-mark").digest())
