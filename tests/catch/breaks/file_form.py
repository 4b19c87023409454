"""Breaks of the file itself: what no plan can be read from, what is no plan, and what is no key, name or profile."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from ..scene import Break, Change, Scene
from ..ways import Step, all_of, at, dropped, put, rewritten, spelt

Rewrite = Callable[[str], str]

_UNREADABLE: tuple[tuple[str, Rewrite], ...] = (
    ("nothing in it", lambda _: ""),
    ("only a comment left", lambda _: "# was here\n"),
    ("a tab before a key", lambda text: text.replace("\nabout:\n  ", "\nabout:\n\t", 1)),
    ("a bracket left open", lambda text: text + "x-more: [one, two\n"),
    ("a brace left open", lambda text: text + "x-more: {one: two\n"),
    ("a quote left open", lambda text: text + 'x-more: "one\n'),
    ("a colon in a text without quotes", lambda text: text + "x-more: she said: yes\n"),
    ("markers of a merge", lambda text: f"<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> main\n"),
    ("an anchor", lambda text: text.replace("\nabout:", "\nabout: &a", 1)),
    ("an alias", lambda text: text + "x-one: &a one\nx-two: *a\n"),
    ("a tag", lambda text: text.replace("\nopened: ", "\nopened: !!str ", 1)),
    ("a merge key", lambda text: text + "x-one:\n  <<: {two: three}\n"),
    ("a second document", lambda text: text + "---\nformat: goals-plan/1\n"),
    ("a directive", lambda text: "%YAML 1.1\n---\n" + text),
    ("a key twice", lambda text: text + "finishing: Another time\n"),
    ("a list in the place of the plan", lambda _: "- one\n- two\n"),
    ("a line pushed in", lambda text: text.replace("\nworker:", "\n  worker:", 1)),
    ("a control character", lambda text: text.replace("\nmonitor: ", "\nmonitor: \x07", 1)),
    ("cut off within a quoted text", lambda text: text[: text.index("\nneeds:")] + '\nmonitor: "Both of'),
)

_MISFITS: tuple[tuple[str, Change], ...] = (
    ("no format", dropped("format")),
    ("no client", dropped("client")),
    ("no worker", dropped("worker")),
    ("no opening day", dropped("opened")),
    ("a goal without id", dropped("goals", 0, "id")),
    ("a goal raised by nobody", dropped("goals", 0, "raised")),
    ("raised by somebody unknown", put("neighbour", "goals", 0, "raised", "by")),
    ("a goal without course", dropped("goals", 0, "course")),
    ("an empty course", put([], "goals", 0, "course")),
    ("a status that there is not", put("ongoing", "goals", 0, "course", -1, "status")),
    ("a day in words", put("30 June", "goals", 0, "target_date")),
    ("a day that there is not", put("2026-02-30", "reviews", -1, "on")),
    ("a day with a month only", put("2026-03", "opened")),
    ("a rating beyond ten", put(11, "reviews", -1, "progress", 0, "ratings", 0, "rating")),
    ("a rating between two", put(4.5, "reviews", -1, "progress", 0, "ratings", 0, "rating")),
    ("an importance in words", put("high", "goals", 0, "importance")),
    ("a rank below one", put(0, "goals", 0, "priority")),
    ("words in a list", put(["one", "two"], "goals", 0, "words")),
    ("one need and no list", put("A way to work", "needs")),
    ("an answer that there is not", put("fine", "agreements", -1, "client", "answer")),
    ("an agreement without the client", dropped("agreements", -1, "client")),
    ("heard right, perhaps", put("maybe", "goals", 0, "heard_right")),
    ("an id turned into a number", put(1234, "goals", 0, "steps", 0, "id")),
    ("a name for a code", put("Robin Example", "client")),
    ("a reason that there is not", put("bored", "goals", 0, "course", -1, "reason")),
    ("a text turned into a number", put(12, "goals", 0, "title")),
)

_NO_SUCH_PROFILE = (
    "hcb", "hcbs-2", "ccbhc", "ccbhc-adults", "ccbhc-children", "careact", "care-act-2014", "behavioural-health",
    "behavioral", "medicaid", "standard", "defaults", "none", "my-own",
)  # fmt: skip


def _renamed(key: str, *path: Step) -> Change:
    """Misspell the last key of a path."""

    def change(scene: Scene) -> None:
        entry = at(scene, *path[:-1])
        entry[key] = entry.pop(path[-1], "something")

    return change


_MISSPELT: tuple[tuple[str, tuple[Step, ...], str], ...] = (
    ("monitr", ("monitor",), "P708"),
    ("finish", ("finishing",), "P709"),
    ("request", ("requests",), ""),
    ("requirments", ("requirements",), ""),
    ("handover", ("handovers",), ""),
    ("Language", ("language",), ""),
    ("strenghts", ("about", "strengths"), "P703"),
    ("preference", ("about", "preferences"), "P704"),
    ("concern", ("about", "concerns"), ""),
    ("what_matter", ("about", "what_matters"), ""),
    ("how_oft", ("about", "supports", 0, "how_often"), ""),
    ("sources", ("needs", 0, "source"), ""),
    ("titel", ("goals", 0, "title"), ""),
    ("outcom", ("goals", 0, "outcome"), ""),
    ("queston", ("goals", 0, "question"), ""),
    ("statment", ("goals", 0, "statement"), "W401 A202"),
    ("mesures", ("goals", 0, "measures"), "A202"),
    ("said-how", ("goals", 0, "said_how"), ""),
    ("units", ("goals", 0, "measures", 0, "unit"), "A202"),
    ("Step", ("goals", 0, "steps", 0, "step"), ""),
    ("becuase", ("goals", 0, "course", 0, "because"), ""),
    ("notes", ("agreements", -1, "note"), ""),
    ("win", ("reviews", -1, "progress", 0, "wins"), ""),
    ("mesured", ("reviews", -1, "progress", 0, "measured"), ""),
    ("next", ("reviews", -1, "next_review"), ""),
    ("plans", ("risks", 0, "plan"), "P707"),
)


def _named(rename: Callable[[str], str]) -> Change:
    def change(scene: Scene) -> None:
        scene.name = rename(scene.plan["client"])

    return change


_FILE_NAMES: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("another client's code", lambda _: "crane-77.yaml"),
    ("the digits the other way round", lambda code: f"{code[:-2]}{(int(code[-2:]) + 1) % 90 + 10}.yaml"),
    ("a digit forgotten", lambda code: f"{code[:-1]}.yaml"),
    ("the number forgotten", lambda code: f"{code[:-3]}.yaml"),
    ("the hyphen forgotten", lambda code: f"{code.replace('-', '')}.yaml"),
    ("a letter too many", lambda code: f"{code[0]}{code}.yaml"),
    ("in capitals", lambda code: f"{code.upper()}.yaml"),
    ("a copy", lambda code: f"{code} (1).yaml"),
    ("a copy, with a code for a name", lambda code: f"{code}-copy.yaml"),
    ("an underscore", lambda code: f"{code.replace('-', '_')}.yaml"),
    ("an older version", lambda code: f"{code}.old.yaml"),
    ("the other ending", lambda code: f"{code}.yml"),
    ("a space behind", lambda code: f"{code} .yaml"),
)

_CUT_AT: tuple[tuple[Step, ...], ...] = (
    ("goals", 0, "title"),
    ("goals", 0, "words"),
    ("goals", 0, "heard"),
    ("goals", 0, "outcome"),
    ("goals", 0, "in_the_way", 0),
    ("goals", 0, "options", 0, "option"),
    ("goals", 0, "options", 0, "because"),
    ("goals", 0, "options", 0, "for", 0),
    ("goals", 0, "views", 0, "client_says"),
    ("goals", 0, "steps", 0, "step"),
    ("goals", 0, "words_later", 0, "words"),
    ("about", "strengths", 0),
    ("about", "preferences", 0),
    ("about", "culture"),
    ("needs", 0, "need"),
    ("needs", 1, "not_now"),
    ("agreements", 0, "client", "client_says"),
    ("reviews", -1, "progress", 0, "words"),
    ("reviews", -1, "progress", 0, "wins", 0),
    ("monitor",),
    ("finishing",),
)
_LEFT, _CUT_OFF = "I want to stand in row", ("#3 with my friends", "#wecan and so on", "#1")


def _cut(path: tuple[Step, ...], cut_off: str) -> Change:
    """Let a text go on behind a # without quotes."""
    return all_of(put(_LEFT, *path), rewritten(lambda text: text.replace(_LEFT, f"{_LEFT} {cut_off}")))


_COMMENTS = (
    ("no reason", "# goals: ignore {code}"),
    ("dashes and nothing", "# goals: ignore {code} --"),
    ("dashes and a space", "# goals: ignore {code} --  "),
    ("one dash", "# goals: ignore {code} - she signs"),
    ("a colon", "# goals: ignore {code}: she signs"),
    ("brackets", "# goals: ignore {code} (she signs)"),
    ("no space", "#goals: ignore {code}"),
    ("two codes", "# goals: ignore {code}, P704"),
    ("no code", "# goals: ignore"),
    ("a long dash and nothing", "# goals: ignore {code} \u2014 "),
)


def _commented(comment: str, above: str) -> Change:
    """Put a comment above the first line that begins so."""
    return rewritten(lambda text: re.sub(rf"(?m)^( *){above}", rf"\1{comment}\n\g<0>", text, count=1))


def _idle() -> Iterator[tuple[str, Change]]:
    places = ("about:", "needs:", "reviews:", "  title:", "- id: g", "  words:", "monitor:", "agreements:")
    for place in places:
        yield f"above {place}", _commented("# goals: ignore V101 -- she signs", place)
    yield "a rule that there is not", _commented("# goals: ignore V199 -- she signs", "monitor:")
    yield "no code", _commented("# goals: ignore -- she signs", "monitor:")
    yield "what cannot be ignored", _commented("# goals: ignore F002 -- she signs", "monitor:")
    yield "two that find nothing", _commented("# goals: ignore P708 W401 -- she signs", "monitor:")


def _conflict(where: str, **sides: Any) -> Change:
    return put([{"id": "c-5h8m", "where": where, **sides}], "conflicts")


_CONFLICTS: tuple[tuple[str, Change], ...] = (
    ("two texts", _conflict("finishing", base="One", ours="Two", theirs="Three")),
    ("no base", _conflict("finishing", ours="Two", theirs="Three")),
    ("taken out on one side", _conflict("monitor", base="One", ours=None, theirs="Three")),
    ("only a place", _conflict("monitor")),
    ("numbers", _conflict("goals[g-4f2k].priority", base=1, ours=2, theirs=3)),
    ("days", _conflict("opened", ours=date(2026, 3, 2), theirs=date(2026, 3, 3))),
    ("lists", _conflict("about.strengths", ours=["a"], theirs=["a", "b"])),
    ("entries", _conflict("reviews[r-1]", ours={"on": "2026-03-02"}, theirs={"on": "2026-03-03"})),
    ("both the same", _conflict("finishing", ours="Two", theirs="Two")),
    ("nothing on either side", _conflict("finishing", base="One", ours=None, theirs=None)),
    ("two of them", put([{"id": "c-1", "where": "monitor"}, {"id": "c-2", "where": "finishing"}], "conflicts")),
)

BREAKS = (
    *(Break("F001", name, rewritten(rewrite)) for name, rewrite in _UNREADABLE),
    *(Break("F002", name, change) for name, change in _MISFITS),
    *(Break("F003", key, _renamed(key, *path), frozenset(also.split())) for key, path, also in _MISSPELT),
    *(Break("F004", name, _named(rename)) for name, rename in _FILE_NAMES),
    Break("F004", "another code in the plan", put("crane-77", "client")),
    *(Break("F005", name, put(name, "profile")) for name in _NO_SUCH_PROFILE),
    *(Break("F006", spelt(path), _cut(path, _CUT_OFF[number % 3])) for number, path in enumerate(_CUT_AT)),
    *(Break("F013", f"goals-plan/{n}", put(f"goals-plan/{n}", "format")) for n in (2, 3, 4, 5, 7, 9, 10, 12, 21, 100)),
    *(Break("F014", name, _commented(comment.format(code="V101"), "monitor:")) for name, comment in _COMMENTS),
    *(Break("F015", name, change) for name, change in _idle()),
    *(Break("F016", name, change) for name, change in _CONFLICTS),
)
