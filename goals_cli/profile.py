"""Owns the profiles: what is asked of plans and how often they are reviewed, as data that ships with goals."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

import msgspec

from goals_cli.codes import TYPED_ID
from goals_cli.errors import NotFound
from goals_cli.profile_names import FOLDER
from goals_cli.profile_names import names as names

DEFAULT = "default"


class Source(msgspec.Struct, frozen=True):
    """What a part of a profile rests on: a public rule's number, and whether its text was seen saying so."""

    rule: str
    seen: bool = True
    note: str = ""


class Profile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is asked of a plan. All spans are days.

    `review_every_days` count from one review to the next, `first_review_days` from the start of the work on a goal,
    `complete_within_days` from the day the plan was opened, `horizon_days` from today to the farthest target date,
    `late_entry_days` from the day of an entry to its commit.
    `required` names the elements of a complete plan that are more than advice here; `severities` gives rules, by their
    codes, another severity. `sources` says what each of these rests on, by the name of the field or element, or by the
    code of the rule.
    """

    name: str
    review_every_days: int
    first_review_days: int
    title: str = ""
    complete_within_days: int = 60
    horizon_days: int = 365
    late_entry_days: int = 14
    check_in_is_review: bool = False
    required: frozenset[str] = frozenset()
    severities: dict[str, str] = {}
    sources: dict[str, Source] = {}


@cache
def profile(name: str) -> Profile:
    """Read a profile by its name."""
    if name not in names():
        what = f"profile {name!a}" if TYPED_ID.fullmatch(name) else "such profile"
        raise NotFound(f"there is no {what}", f"one of: {', '.join(names())}")
    data: dict[str, Any] = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return msgspec.convert({"name": name, **data}, Profile)
