"""Owns a caseload's settings: what `goals.toml` says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from goals_cli import profile as profiles
from goals_cli.errors import InvalidData, NotFound

if TYPE_CHECKING:
    from collections.abc import Collection

FORMAT = "goals-caseload/1"
LARGEST = 65_536  # bytes; a settings file beyond this is something else
KEYS = ("format", "profile", "rules", "privacy", "report")
LONGEST_CONTACT = 300  # characters: a few short lines on a sheet
OFF = "off"
LEVELS = (OFF, "advice", "warning", "error")


def template(profile: str = profiles.DEFAULT) -> str:
    """Write a new settings file."""
    return f"""\
# This file marks a caseload: the folder that holds the plans of your clients, in clients/.
format = "{FORMAT}"

# What is asked of plans, and how often they are reviewed: {", ".join(profiles.names())}.
profile = "{profile}"

# How clients reach you, printed on their own sheets. Leave it out where the name of the agency alone could be a danger.
# [report]
# contact = "Phone 0800 123, weekdays from 9 to 17"
"""


class RuleSetting(msgspec.Struct, frozen=True):
    """Another severity for a rule, or `off`, and the reason. `place` is where the settings say so."""

    severity: str
    reason: str
    place: str = ""


class Privacy(msgspec.Struct, frozen=True):
    """What the privacy rules leave alone: crisis lines, and the agency's own numbers and addresses."""

    own_numbers: tuple[str, ...] = ()
    own_addresses: tuple[str, ...] = ()


class ReportSettings(msgspec.Struct, frozen=True):
    """What the reports print: how clients reach whoever works with them."""

    contact: str | None = None


class Settings(msgspec.Struct, frozen=True):
    """What `goals.toml` says: the profile that applies, severities of rules, what is no leak, what reports print."""

    profile: str = profiles.DEFAULT
    rules: dict[str, RuleSetting] = {}
    privacy: Privacy = Privacy()
    report: ReportSettings = ReportSettings()


def read(path: Path, name: str) -> Settings:
    """Read a settings file; `name` stands for it in messages."""
    text = _text(path, name)
    data = _parsed(text, name)
    for key in data:
        if key not in KEYS and not key.startswith("x-"):
            raise InvalidData(f"{name}:{_line_of(key, text)}: unknown setting {key[:40]!a}", _nearest(key, KEYS))
    if data.get("format") != FORMAT:
        raise _wrong_format(data.get("format"), name, text)
    chosen = data.get("profile", profiles.DEFAULT)
    if chosen not in profiles.names():
        place = f"{name}:{_line_of('profile', text)}"
        raise InvalidData(f"{place}: there is no such profile", f"one of: {', '.join(profiles.names())}")
    return Settings(
        chosen,
        _rules(data.get("rules", {}), name, text),
        _privacy(data.get("privacy", {}), name, text),
        _report(data.get("report", {}), name, text),
    )


def _rules(data: Any, name: str, text: str) -> dict[str, RuleSetting]:
    """Read the table of rules; whether there are such rules is for the check to say."""
    place = f"{name}:{_line_of('rules', text)}"
    example = '[rules]\nC301 = {severity = "off", reason = "..."}'.replace("\n", " and below it ")
    if not isinstance(data, dict) or not all(isinstance(entry, dict) for entry in data.values()):
        raise InvalidData(f"{place}: each rule has a severity and a reason", f"write {example}")
    found = {}
    for code, entry in data.items():
        place = f"{name}:{_line_of(code, text, _line_of('rules', text))}"
        if entry.get("severity") not in LEVELS:
            raise InvalidData(f"{place}: the severity is none that there is", f"one of: {', '.join(LEVELS)}")
        reason = entry.get("reason")
        if not isinstance(reason, str) or not reason.strip():
            raise InvalidData(f"{place}: the reason is missing", "say why, so that the next reader can agree or not")
        for key in entry.keys() - {"severity", "reason"}:
            raise InvalidData(f"{place}: unknown setting {key[:40]!a}", "a rule has a severity and a reason")
        found[code] = RuleSetting(entry["severity"], reason, place)
    return found


def _privacy(data: Any, name: str, text: str) -> Privacy:
    """Read the table of what the privacy rules leave alone."""
    place = f"{name}:{_line_of('privacy', text)}"
    known = Privacy.__struct_fields__
    if not isinstance(data, dict):
        raise InvalidData(f"{place}: these are lists of texts", f"known settings: {', '.join(known)}")
    for key, value in data.items():
        place = f"{name}:{_line_of(key, text, _line_of('privacy', text))}"
        if key not in known:
            raise InvalidData(f"{place}: unknown setting {key[:40]!a}", _nearest(key, known))
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise InvalidData(f"{place}: this should be a list of texts", f'{key} = ["...", "..."]')
    return Privacy(**{key: tuple(value) for key, value in data.items()})


def _report(data: Any, name: str, text: str) -> ReportSettings:
    """Read the table of what the reports print."""
    place = f"{name}:{_line_of('report', text)}"
    known = ReportSettings.__struct_fields__
    if not isinstance(data, dict):
        raise InvalidData(f"{place}: this is a table", 'write [report] and below it contact = "..."')
    for key in data.keys() - set(known):
        place = f"{name}:{_line_of(key, text, _line_of('report', text))}"
        raise InvalidData(f"{place}: unknown setting {key[:40]!a}", _nearest(key, known))
    contact = data.get("contact")
    place = f"{name}:{_line_of('contact', text, _line_of('report', text))}"
    if contact is not None and not (isinstance(contact, str) and contact.strip() and len(contact) <= LONGEST_CONTACT):
        hint = f'contact = "...", of at most {LONGEST_CONTACT} characters, or no such line'
        raise InvalidData(f"{place}: this should be a short text that tells clients how to reach you", hint)
    return ReportSettings(contact.strip() if contact else None)


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


def _line_of(key: str, text: str, after: int = 0) -> int:
    """Find the line of a key or of a table's head below a line; that line, or 1, when it is written unusually."""
    start = re.compile(rf"\s*(\[+[^\]]*\.)?[\[\"']*{re.escape(key)}[\"'\]]*\s*(=|\.|\]|$)")
    lines = enumerate(text.split("\n"), 1)
    return next((number for number, line in lines if number >= after and start.match(line)), after or 1)


def _nearest(word: str, known: Collection[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, known, n=1)
    return f"did you mean {near[0]}?" if near else f"known settings: {', '.join(known)}"
