"""Generates caseloads of realistic plans, the same for the same seed, a fifth of them with something to find.

Nothing here uses the program that is measured: the data comes from `conversation`, the text from `writing`.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from . import conversation, words, writing
from .breaks import BREAKS
from .conversation import Conversation, Data

TODAY = date(2026, 6, 1)  # the day as of which plans are generated and checked, unless told
SIZES = (5200, 5800)  # bytes to reach; the last check-in adds up to 300 more
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
    agreed = [goal for goal in data["goals"] if "statement" in goal]
    if broken:
        BREAKS[broken](data)
    missing = rng.randrange(*SIZES) - len(writing.text(data))
    on = last_review - timedelta(weeks=1)
    while len(data["reviews"]) <= check_ins if check_ins is not None else on > talk.opened and missing > 0:
        made = conversation.check_in(talk, rng.choice(agreed), on)
        data["reviews"].insert(0, made)
        missing -= len(writing.text({"reviews": [made]}))
        on -= timedelta(weeks=1)
    return data


def write_caseload(folder: Path, count: int, seed: int = 1, *, today: date = TODAY) -> list[Written]:
    """Write a caseload of `count` plans, every fifth with something to find."""
    written = []
    for index in range(count):
        client = f"{words.ANIMALS[index % len(words.ANIMALS)]}-{index // len(words.ANIMALS) + 11}"
        turn, rest = divmod(index, BROKEN_EVERY)
        broken = list(BREAKS)[turn % len(BREAKS)] if rest == BROKEN_EVERY - 1 else ""
        data = plan(client, f"{seed}/{client}", today=today, broken=broken)
        if rest == 1:  # what clients keep private is looked at apart
            data["goals"][0]["steps"][-1]["private"] = True
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
