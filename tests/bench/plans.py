"""Generates caseloads of realistic plans, the same for the same seed, a fifth of them with something to find.

Nothing here uses the program that is measured: the data comes from `conversation`, the text from `writing`.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from . import conversation, words, writing
from .conversation import Conversation, Data

TODAY = date(2026, 6, 1)  # the day as of which plans are generated and checked, unless told
SIZES = (5000, 5700)  # bytes to reach; the last check-in adds up to 300 more
BROKEN_EVERY = 5
SETTINGS = 'format = "goals-caseload/1"\nprofile = "default"\n'


@dataclass(frozen=True)
class Written:
    """One generated plan; `broken` names what there is to find in it, empty when it is in good order."""

    client: str
    path: Path
    broken: str


def plan(client: str, seed: str, *, today: date = TODAY, broken: str = "", check_ins: int | None = None) -> Data:
    """Make one plan; with `check_ins` of exactly that many, else of as many as its size asks for."""
    rng = random.Random(seed)
    late = 250 if broken == "review-overdue" else 0
    last_review = today - timedelta(days=rng.randrange(3, 18) + late)
    weeks = rng.randrange(10, 16) if check_ins is None else check_ins + 2
    talk = Conversation(client, rng, today=today, last_review=last_review, weeks=weeks)
    data = conversation.plan(talk)
    BREAKS.get(broken, _leave)(data)
    size = rng.randrange(*SIZES)
    on = last_review - timedelta(weeks=1)
    while len(data["reviews"]) <= check_ins if check_ins is not None else on > talk.opened and _size(data) < size:
        data["reviews"].insert(0, conversation.check_in(talk, rng.choice(data["goals"][:2]), on))
        on -= timedelta(weeks=1)
    return data


def _size(data: Data) -> int:
    return len(writing.text(data).encode())


def _leave(_: Data) -> None:
    """Change nothing: a plan in good order, or one that is broken by its days."""


def _forget_words(data: Data) -> None:
    del data["goals"][0]["words"]


def _forget_agreement(data: Data) -> None:
    del data["agreements"]


def _reword(data: Data) -> None:
    goal = data["goals"][0]
    goal["statement"] = f"{goal['statement'].removesuffix('.')}, rain or shine."


def _forget_worker(data: Data) -> None:
    data["goals"][0]["steps"].pop()


# What there may be to find in a plan, and how it comes about.
BREAKS: dict[str, Callable[[Data], None]] = {
    "words-missing": _forget_words,
    "agreement-missing": _forget_agreement,
    "agreement-outdated": _reword,
    "no-step-of-the-worker": _forget_worker,
    "review-overdue": _leave,
}


def write_caseload(folder: Path, count: int, seed: int = 1, *, today: date = TODAY) -> list[Written]:
    """Write a caseload of `count` plans, every fifth with something to find."""
    written = []
    for index in range(count):
        client = f"{words.ANIMALS[index % len(words.ANIMALS)]}-{index // len(words.ANIMALS) + 11}"
        turn, rest = divmod(index, BROKEN_EVERY)
        broken = list(BREAKS)[turn % len(BREAKS)] if rest == BROKEN_EVERY - 1 else ""
        data = plan(client, f"{seed}/{client}", today=today, broken=broken)
        written.append(Written(client, _write(folder, data), broken))
    return written


def write_long_plan(folder: Path, reviews: int, seed: int = 1, *, today: date = TODAY) -> Path:
    """Write a caseload of one client who has met the worker every week, `reviews` times."""
    return _write(folder, plan("heron-27", f"{seed}/heron-27", today=today, check_ins=reviews - 1))


def _write(folder: Path, data: Data) -> Path:
    """Write a plan into a caseload, which is made if there is none."""
    path = folder / "clients" / f"{data['client']}.yaml"
    if not path.parent.is_dir():
        path.parent.mkdir(parents=True)
        (folder / "goals.toml").write_text(SETTINGS, encoding="utf-8")
    path.write_bytes(writing.text(data).encode())
    return path
