"""What the shell may offer for a word that is being typed: client codes and goal ids. Never fails, never speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import typer

# The shells' own scripts evaluate what is offered: an id that is none, or a title's punctuation, must not reach them.
NO_PUNCTUATION = re.compile(r"[^\w .,-]+")
LONGEST_TITLE = 60
LARGEST = 1_048_576  # bytes, as large as a plan may be
# A plan is only glanced at here: reading it properly would make every Tab wait for twice as long.
GOAL = re.compile(r"""\bid["']?:\s*["']?(g-[0-9a-z-]{1,60})(?![\w-])""")
TITLE = re.compile(r"""\btitle["']?:[ \t]*(?:[|>][-+0-9]*[ \t]*\n)?([^\n]*)""")
STEP = re.compile(
    r"""\bid["']?:\s*["']?(s-[0-9a-z]{1,16})(?![\w-])[^\n]*(?:\n\s+who:[^\n]*)?\n\s+step:[ \t]*([^\n]*)"""
)
STATUS = re.compile(r"""\bstatus["']?:\s*["']?([a-z]+)""")


def clients(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer the codes of the caseload's clients."""
    from goals_cli.paths import clients_in

    try:
        root = _root(ctx)
        return [code for code in clients_in(root) if code.startswith(incomplete)] if root else []
    except Exception:
        return []


def goals(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the ids of the goals of the client on the line, with titles."""
    try:
        return [(goal, title) for goal, title in glance(_plan_text(ctx)) if goal.startswith(incomplete)]
    except Exception:
        return []


def steps(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the ids of the steps of the client on the line, with what was promised."""
    try:
        found = [(match[1], _plain(match[2])) for match in STEP.finditer(_plan_text(ctx))]
        return [(step, promise) for step, promise in found if step.startswith(incomplete)]
    except Exception:
        return []


def rules_and_profiles(incomplete: str) -> list[tuple[str, str]]:
    """Offer the codes of rules with their names, and the names of profiles."""
    from goals_cli.checking import RULES
    from goals_cli.profile import names

    offered = [*((rule.code, rule.name) for rule in RULES), *((name, "profile") for name in names())]
    return [(word, name) for word, name in offered if word.startswith((incomplete, incomplete.upper()))]


def _plan_text(ctx: typer.Context) -> str:
    """Read the plan of the client on the line; any error means that there is nothing to offer."""
    from goals_cli.paths import plan_path

    root = _root(ctx)
    if root is None:
        return ""
    with plan_path(root, ctx.params["client"]).open(encoding="utf-8") as file:
        return file.read(LARGEST)


def glance(text: str) -> Iterator[tuple[str, str]]:
    """Find the goals in a plan's text: ids with titles, or else statuses, in letters that no shell acts upon."""
    found = list(GOAL.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    for match, end in zip(found, ends, strict=True):
        title = TITLE.search(text, match.end(), end)
        statuses = STATUS.findall(text, match.end(), end)
        words = _plain(title[1]) if title else ""
        yield match[1], words or (statuses[-1] if statuses else "")


def _plain(title: str) -> str:
    """Keep the letters of a title; in flow style it ends with the field."""
    quoted = re.match(r"""\s*(["'])(.*?)\1\s*(?:[,}]|#|$)""", title)
    text = quoted[2] if quoted else re.split(r",\s+\w+:|\}|\s#", title)[0]
    return " ".join(NO_PUNCTUATION.sub(" ", text).split())[:LONGEST_TITLE]


def _root(ctx: typer.Context) -> Path | None:
    """Find the caseload that the line means."""
    from goals_cli.paths import find_root

    told = ctx.params.get("caseload")
    return find_root(Path(told) if told else None)
