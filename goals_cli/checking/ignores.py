"""Comments by which a plan asks to leave findings out: `# goals: ignore V101 -- why`.

One behind something is about the findings on its line. One on a line of its own is about those on the line below it,
or below the comments that it stands among.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from goals_cli.findings import Finding

if TYPE_CHECKING:
    from goals_cli.planfile import Document

_MARK = b"goals: ignore"
_FIRST = (b"#goals: ignore", b"# goals: ignore")
_ASKED = re.compile(r"#[ \t]*goals: ignore\b(?P<what>.*?)(?:(?:--|[\u2013\u2014])(?P<why>.*))?$")
_CODE = re.compile(r"\b[A-Z][0-9]{3}\b")
# What is found in a plan, and how much more of it the plan asks to ignore.
Left: TypeAlias = tuple[list[Finding], int]
# Nothing can ignore what says that a plan cannot be read, nor what is said of these comments themselves.
NEVER = frozenset({"F001", "F002", "F013", "F014", "F015"})


class Ignore(Struct):
    """One comment: where it stands, the lines it is about, the codes it names, whether it gives a reason.

    `impossible` are those codes that cannot be ignored, `unknown` those of no rule; `unused` those of rules that did
    look and found nothing on these lines.
    """

    line: int
    column: int
    about: tuple[int, ...]
    codes: tuple[str, ...]
    reasoned: bool
    impossible: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()

    def covers(self) -> set[tuple[int, str]]:
        """Say what is to be left out, by line and code."""
        codes = [code for code in self.codes if code not in NEVER] if self.reasoned else []
        return {(line, code) for line in self.about for code in codes}


def left_over(document: Document, findings: list[Finding]) -> Left:
    """Leave out of a plan's findings what the plan asks to ignore; returns the rest and how many were left out."""
    asked = {each for ignore in ignores(document) for each in ignore.covers()}
    if not asked:
        return findings, 0
    left = [finding for finding in findings if (finding.line, finding.code) not in asked]
    return left, len(findings) - len(left)


def ignores(document: Document) -> list[Ignore]:
    """List the ignores of a plan: real comments alone, no text that looks like one."""
    content = document.content
    if not content.startswith(_FIRST) and (content.find(b"#", 1) < 0 or _MARK not in content):
        return []  # at little cost, since most plans begin with their only comment
    from goals_cli.planfile.remarks import remarks

    found = ((remark, _ASKED.search(remark.text)) for remark in remarks(document))
    return [
        Ignore(
            remark.line, remark.column + asked.start(), remark.about,
            tuple(dict.fromkeys(_CODE.findall(asked["what"]))), reasoned=bool((asked["why"] or "").strip()),
        )
        for remark, asked in found if asked
    ]  # fmt: skip
