"""Breaks of a caseload: wording that goes from client to client, and codes that the eye takes for one another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..complete import complete
from ..scene import Break, Change, Data, Scene

Reword = Callable[[str], str]


def _number_changed(text: str) -> str:
    return re.sub(r"\b[0-9]+\b", lambda found: str(int(found[0]) + 3), text)


def _word_changed(text: str) -> str:
    """Put another word in the place of one in the middle."""
    words = text.split()
    words[len(words) // 2] = "tomorrow"
    return " ".join(words)


def _word_dropped(text: str) -> str:
    words = text.split()
    del words[len(words) // 2]
    return " ".join(words)


def _word_put_in(text: str) -> str:
    words = text.split()
    words.insert(len(words) // 2, "gladly")
    return " ".join(words)


_REWORDED: tuple[tuple[str, Reword], ...] = (
    ("word for word", lambda text: text),
    ("in capitals", str.upper),
    ("in small letters", str.lower),
    ("without its full stop", lambda text: text.rstrip(".")),
    ("without any marks", lambda text: re.sub(r"[^\w\s]", "", text)),
    ("over several lines", lambda text: text.replace(" ", "\n")),
    ("with wide spaces", lambda text: text.replace(" ", "   ")),
    ("another number", _number_changed),
    ("a word changed", _word_changed),
    ("a word left out", _word_dropped),
    ("a word put in", _word_put_in),
    ("another beginning", lambda text: f"So: {text}"),
    ("another end", lambda text: f"{text} Soon."),
    ("a mark in the place of another", lambda text: text.replace(",", ";")),
)


def _other(scene: Scene, further: int = 1) -> Data:
    """Give another client's complete plan, and make it one of the caseload."""
    other = complete(scene.random.randrange(1000) * 24 + further)
    plan = {**other.plan, "client": f"crane-{further}7"}
    scene.others.append(plan)
    return plan


def _copied(field: str, reword: Reword, *, clients: int = 1, to_last: bool = False) -> Change:
    """Take a text of the goal under test over into other clients' plans."""

    def change(scene: Scene) -> None:
        for number in range(1, clients + 1):
            goal = _other(scene, number)["goals"][0]
            goal[field] = reword(scene.goal[field])

    def change_last(scene: Scene) -> None:
        course = [{"on": scene.today, "status": "proposed"}]
        goal = {"id": "g-yyyy", "raised": {"by": "client"}, "course": course, field: reword(scene.goal[field])}
        _other(scene)["goals"].append(goal)

    return change_last if to_last else change


def _copies() -> Iterator[Break]:
    for field in ("statement", "words"):
        for name, reword in _REWORDED:
            yield Break("K001", f"{field}, {name}", _copied(field, reword))
        yield Break("K001", f"{field}, for three others", _copied(field, str, clients=3))
        yield Break("K001", f"{field}, in a goal only proposed", _copied(field, str, to_last=True))


def _alike(code: str, other: str) -> Change:
    """Call the client under test by a code, and another client by one that looks like it."""

    def change(scene: Scene) -> None:
        scene.plan["client"], scene.name = code, f"{code}.yaml"
        scene.others.append({"format": "goals-plan/1", "client": other, "worker": "w-amara", "opened": scene.today})

    return change


_CODES = (
    ("heron-10", "heron-1o"), ("heron-10", "heron-l0"), ("heron-1o", "heron-lo"), ("finch-01", "finch-o1"),
    ("robin-22", "robin22"), ("robin-22", "ro-bin-22"), ("wren-15", "wren-l5"), ("wren-15", "wren-i5"),
    ("teal-70", "tea1-70"), ("linnet-33", "1innet-33".replace("1", "i")), ("knot-50", "kn0t-50"), ("barn-3", "bam-3"),
    ("osprey-00", "osprey-0o"), ("swift-44", "sw1ft-44"), ("linnet-44", "linet-44"), ("wren-15", "vvren-15"),
    ("heron-101", "heron-lo1"), ("merlin-9", "rnerlin-9"),
)  # fmt: skip

BREAKS = (*_copies(), *(Break("K002", f"{one} and {other}", _alike(one, other)) for one, other in _CODES))
