"""D908: something marked private that stands also where it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from goals_cli.checking.context import Context
from goals_cli.checking.places import spell
from goals_cli.checking.registry import Hit, rule
from goals_cli.checking.texts import texts
from goals_cli.findings import Severity, Where

if TYPE_CHECKING:
    from goals_cli.planfile import Document

# What stands in these belongs to no one thing: a question is asked of many goals, a thing that matters is what a goal
# is tied to, and the same obstacle, word for word, is met by many.
_SHARED = frozenset(
    {"who", "by", "what", "unit", "every", "question", "matters", "in_the_way", "for", "against", "said_how"}
)
_FEWEST_WORDS = 3  # fewer are said again by chance
_MOST_WORDS = 50  # of a private text are looked for
_WORD = re.compile(r"\w+")


@rule(
    "D908",
    "private-shown",
    severity=Severity.WARNING,
    hint="ask the client whether it may show; if not, take it out here or mark this private too",
    sources=("The plan file: `private` is left out of what may lie around at home or be read by others",),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            words: I want to sit through the play. My father must not know where.
            words_later:
              - {on: 2026-03-09, words: My father must not know where, private: true}
            course: [{on: 2026-03-02, status: proposed}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            words: I want to sit through the play.
            words_later:
              - {on: 2026-03-09, words: My father must not know where, private: true}
            course: [{on: 2026-03-02, status: proposed}]
    """,
)
def private_shown(document: Document, _context: Context) -> Iterator[Hit]:
    """Something marked private whose text stands also in a part of the plan that is not.

    What the client asked to keep out of sight is only out of sight when it is so everywhere.
    """
    if b"private" not in document.content:
        return
    hidden, shown = _parted(document.data)
    secrets = _tree(hidden)
    for where, text in shown if secrets else ():
        secret = _found(secrets, _words(text))
        if secret is not None:
            yield Hit(where, f"what is marked private in {spell(secret, document.data)} stands here too")


def _parted(data: dict[str, Any]) -> tuple[list[tuple[Where, str]], list[tuple[Where, str]]]:
    """Part the texts of a plan into those that are private and those that show."""
    goals = {goal["id"] for goal in data.get("goals") or () if goal.get("private")}
    hidden: list[tuple[Where, str]] = []
    shown: list[tuple[Where, str]] = []
    for where, text in texts(data):
        (hidden if _is_private(data, where, goals) else shown).append((where, text))
    return hidden, shown


def _is_private(data: Any, where: Where, goals: set[str]) -> bool:
    """Say whether a place is in something private, or in what an agreement or a review holds of a private goal."""
    for part in where:
        if isinstance(data, dict) and (data.get("private") is True or data.get("goal") in goals):
            return True
        data = data[part]
    return False


def _tree(hidden: list[tuple[Where, str]]) -> dict[str, Any]:
    """Arrange the words of private texts so that all are looked for at once; under no word stands where one is."""
    tree: dict[str, Any] = {}
    for where, text in hidden:
        words = _words(text)[:_MOST_WORDS]
        said = sum(len(word) > 1 and word.isalpha() for word in words)  # no id and no date says anything
        if said >= _FEWEST_WORDS and not _SHARED.intersection(where[-2:]):
            branch = tree
            for word in words:
                branch = branch.setdefault(word, {})
            branch.setdefault("", where)
    return tree


def _found(tree: dict[str, Any], words: list[str]) -> Where | None:
    """Find where the private text is whose words stand in a row among these."""
    for start in range(len(words)):
        branch: Any = tree
        for word in words[start : start + _MOST_WORDS]:
            branch = branch.get(word)
            if branch is None:
                break
            if "" in branch:
                where: Where = branch[""]
                return where
    return None


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
