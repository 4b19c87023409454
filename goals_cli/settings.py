"""Owns a caseload's settings (`goals.toml`) and the profiles that ship with goals."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from goals_cli.codes import TYPED_ID
from goals_cli.errors import InvalidData, NotFound

if TYPE_CHECKING:
    from collections.abc import Collection

FORMAT = "goals-caseload/1"
DEFAULT_PROFILE = "default"
LARGEST = 65_536  # bytes; a settings file beyond this is something else
PROFILES = Path(__file__).parent / "profiles"
KEYS = ("format", "profile")
TEMPLATE = f"""\
# This file marks a caseload: the folder that holds the plans of your clients, in clients/.
format = "{FORMAT}"

# What is asked of plans, and how often they are reviewed.
profile = "{DEFAULT_PROFILE}"
"""


class Settings(msgspec.Struct, frozen=True):
    """What `goals.toml` says. `profile` names the requirements and the review cadence that apply."""

    profile: str


class Profile(msgspec.Struct, frozen=True):
    """A review cadence, in days: from one review to the next, and from the agreement to the first review."""

    name: str
    review_every_days: int
    first_review_days: int


def read(path: Path, name: str) -> Settings:
    """Read a settings file; `name` stands for it in messages."""
    text = _text(path, name)
    data = _parsed(text, name)
    for key in data:
        if key not in KEYS and not key.startswith("x-"):
            raise InvalidData(f"{name}:{_line_of(key, text)}: unknown setting {key[:40]!a}", _nearest(key, KEYS))
    if data.get("format") != FORMAT:
        raise _wrong_format(data.get("format"), name, text)
    chosen = data.get("profile", DEFAULT_PROFILE)
    if chosen not in profile_names():
        place = f"{name}:{_line_of('profile', text)}"
        raise InvalidData(f"{place}: there is no such profile", f"one of: {', '.join(profile_names())}")
    return Settings(chosen)


def profile_names() -> tuple[str, ...]:
    """List the profiles there are."""
    return tuple(sorted(path.stem for path in PROFILES.glob("*.toml")))


def profile(name: str) -> Profile:
    """Read a profile by its name."""
    if name not in profile_names():
        what = f"profile {name!a}" if TYPED_ID.fullmatch(name) else "such profile"
        raise NotFound(f"there is no {what}", f"one of: {', '.join(profile_names())}")
    data = _parsed(_text(PROFILES / f"{name}.toml", f"{name}.toml"), f"{name}.toml")
    return Profile(name, data["review_every_days"], data["first_review_days"])


def _text(path: Path, name: str) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise InvalidData(f"{name} is too large for settings: more than {LARGEST // 1024} KiB")
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise InvalidData(f"{name}:{line}: this is not UTF-8 text", "save the file as UTF-8") from error
    except OSError as error:
        raise NotFound(f"{name} cannot be read: {error.strerror}") from error


def _parsed(text: str, name: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidData(_located(str(error), text, name), 'texts stand in quotes: profile = "default"') from error
    except RecursionError as error:
        raise InvalidData(f"{name}: is nested too deeply") from error


def _located(problem: str, text: str, name: str) -> str:
    """Say where the TOML reader stopped; its own words may quote the file, so only the place is taken."""
    place = re.search(r"\(at line (\d+), column (\d+)\)$", problem)
    last = text.split("\n")[-1]
    line, column = place.groups() if place else (text.count("\n") + 1, len(last) + 1)
    return f"{name}:{line}:{column}: this is not TOML (name = value, one on a line)"


def _wrong_format(found: Any, name: str, text: str) -> InvalidData:
    if found is None:
        return InvalidData(f"{name}: the format is missing", f'add the line: format = "{FORMAT}"')
    place = f"{name}:{_line_of('format', text)}"
    if isinstance(found, str) and re.fullmatch(r"goals-caseload/[0-9]+", found):
        return InvalidData(f"{place}: this caseload needs a later version of goals", "update goals")
    return InvalidData(f"{place}: this is not a format that goals knows", f'write: format = "{FORMAT}"')


def _line_of(key: str, text: str) -> int:
    """Find the line of a top-level key; 1 when it is written in an unusual way."""
    start = re.compile(rf"\s*[\[\"']*{re.escape(key)}[\"'\]]*\s*(=|\.|\]|$)")
    return next((number for number, line in enumerate(text.split("\n"), 1) if start.match(line)), 1)


def _nearest(word: str, known: Collection[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, known, n=1)
    return f"did you mean {near[0]}?" if near else f"known settings: {', '.join(known)}"
