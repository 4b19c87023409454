"""What is kept of each plan for the rules that look at a whole caseload; it holds no text of the client.

Two wordings are compared by marks. A mark is a hash of the telling words of a stretch of text, all of them or all but
one: when one word is put in the place of another, leaving out the one or the other leaves the same. So near copies meet
at a mark as surely as copies, and finding them takes no comparing of each with each. A mark stands for four or more
words at once and only a part of the hash is kept, so that no word can be told from it.
"""

from __future__ import annotations

import re
from array import array

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
_TELLING_WORD = re.compile(rf"[^\W\d_]{{{TELLING},}}")
_MOST_GOALS = 1 << 15
_MIXER = 0x9E3779B97F4A7C15
_KEPT = 0xFFFFFFFFFFFF0000  # of a mixed sum; below it stands which wording it is of
_MOST_KNOWN = 1 << 13
UNCHANGED = 7  # words for each one that may differ: one of eight, two of fourteen, three of twenty-one
_BITS = 54  # of a shape stand for telling words, eight more for the length; all fit into what JSON calls a number
_SLACK = 1  # words are counted a little differently here and there


class Sketch(Struct, frozen=True):
    """One plan: whose it is, how its file is named to the user, and the marks of its wordings, eight bytes each.

    `shapes` are those of its wordings, each behind the number that stands in its marks: how many words there are, and
    a bit set for each of the telling ones, of which so many share a bit that no word can be told from it either. They
    rule most wordings out that have a stretch in common with another one and are no copies.
    """

    client: str
    path: str
    marks: bytes = b""
    shapes: bytes = b""


def sketch(plan: Plan, path: str) -> Sketch:
    """Keep what comparing plans takes. What is over is compared with nothing."""
    marks = array("Q")
    shapes = array("Q")
    if plan.closed is None:
        for number, goal in enumerate(plan.goals[:_MOST_GOALS]):
            if goal.status.open:
                _mark(goal, number, marks, shapes)
    return Sketch(plan.client, path, marks.tobytes(), shapes.tobytes())


def marks_in(kept: Sketch) -> array[int]:
    """Give the marks of a sketch: 48 bits of hash, then 16 that say which wording it is."""
    return array("Q", kept.marks)


def place_of(mark: int) -> Where:
    """Say where the wording of a mark stands."""
    return "goals", (mark & 0xFFFF) >> 1, FIELDS[mark & 1]


def shape_of(kept: Sketch, where: Where) -> int:
    """Give the shape of a wording."""
    pairs = iter(array("Q", kept.shapes))
    slot = int(where[1]) << 1 | FIELDS.index(str(where[2]))
    return next(shape for number, shape in zip(pairs, pairs, strict=True) if number == slot)


def words_of(text: str) -> list[str]:
    """Give the words of a text as they are compared: without case and punctuation, and any number like any other."""
    words = _WORD.findall(_folded(text))[:MOST_WORDS]
    return ["0" if word[0].isdecimal() else word for word in words]


def _folded(text: str) -> str:
    """Write a text without case, and without what is left out when somebody types in a hurry: don't as dont."""
    return text.casefold().replace("'", "").replace("’", "")


class _Hashes(dict[str, int]):
    """The hashes of words, made once for each word that comes up."""

    def __missing__(self, word: str) -> int:
        from hashlib import blake2b  # loads a library that the check of one plan can do without

        if len(self) >= _MOST_KNOWN:
            self.clear()
        digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8, person=b"goals-mark").digest()
        return self.setdefault(word, int.from_bytes(digest))


_HASHES = _Hashes()


def _mark(goal: Goal, number: int, marks: array[int], shapes: array[int]) -> None:
    """Add the marks of a goal's wordings: each stretch as a whole, and without each of its words."""
    for bit, field in enumerate(FIELDS):
        text = goal.words if bit else goal.statement
        if text is None or (length := len(text.split())) < FEWEST_WORDS[field]:
            continue
        telling = _telling(_folded(text))
        stretches = len(telling) // STRETCH + 1
        sums = _sums(telling, stretches)
        if stretches > 1 and len(telling) % STRETCH == 0:  # one word less, and there would be a stretch less
            sums |= _sums(telling, stretches - 1)
        slot = number << 1 | bit
        marks.extend([each * _MIXER & _KEPT | slot for each in sums])
        shapes.extend((slot, _shape(telling, length)))


def _shape(telling: list[int], length: int) -> int:
    bits = 0
    for word in telling:
        bits |= 1 << word % _BITS
    return bits << 8 | min(length, MOST_WORDS)


def alike_in_shape(one: int, other: int) -> bool:
    """Say whether the wordings of two shapes may differ in no more than a word in seven; most others may not."""
    changed = max(1, max(one & 0xFF, other & 0xFF) // UNCHANGED) + _SLACK
    return ((one ^ other) >> 8).bit_count() <= 2 * changed


def _telling(text: str) -> list[int]:
    telling = [_HASHES[word] for word in _TELLING_WORD.findall(text)[:MOST_WORDS]]
    return telling if len(telling) >= FEWEST_TELLING else [_HASHES[word] for word in words_of(text)]


def _sums(telling: list[int], stretches: int) -> set[int]:
    sums: set[int] = set()
    for turn in range(stretches):
        part = telling[len(telling) * turn // stretches : len(telling) * (turn + 1) // stretches]
        whole = sum(part)
        sums.add(whole)
        sums.update([whole - left_out for left_out in part])
    return sums
