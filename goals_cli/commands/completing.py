"""What the shell may offer for a word that is being typed: codes, and ids with words. Never fails, never speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import typer

# The shells' own scripts evaluate what is offered: an id that is none, or a title's punctuation, must not reach them.
NO_PUNCTUATION = re.compile(r"[^\w .,-]+")
LONGEST_TITLE = 60
LARGEST = 1_048_576  # bytes, as large as a plan may be
HEAD = 2_048  # characters of a plan in which its worker is looked for
MOST_PLANS = 2_000  # that are opened for it
# A plan is only glanced at here: reading it properly would make every Tab wait for twice as long.
GOAL = re.compile(r"""\bid["']?:\s*["']?(g-[0-9a-z-]{1,60})(?![\w-])""")
TITLE = re.compile(r"""\btitle["']?:[ \t]*(?:[|>][-+0-9]*[ \t]*\n)?([^\n]*)""")
ID = re.compile(r"""\bid["']?:\s*["']?([a-z]-[0-9a-z-]{1,60})(?![\w-])""")
SETTLED = re.compile(r"""\b(?:done|taken_back)["']?:""")
LEVEL = re.compile(
    r"""\blevel["']?:\s*\+?(-?[0-2])\s*,?\s*["']?looks_like["']?:[ \t]*(?:[|>][-+0-9]*[ \t]*\n)?([^\n]*)"""
)
WORKER = re.compile(
    r"""(?:^|[{,]\s*)["']?worker["']?:\s*["']?([a-z][a-z0-9-]{1,62})["']?\s*(?:[,}#]|$)""", re.MULTILINE
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


def workers(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer the codes of the workers whom plans name as theirs."""
    from goals_cli.paths import clients_in, plan_path

    try:
        root = _root(ctx)
        codes = clients_in(root)[:MOST_PLANS] if root else []
        found = {_worker_in(plan_path(root, code)) for code in codes if root}
        return sorted(code for code in found if code and code.startswith(incomplete))
    except Exception:
        return []


def goals(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the ids of the goals of the client on the line, with titles."""
    try:
        return [(goal, title) for goal, title in glance(_plan_text(ctx)) if goal.startswith(incomplete)]
    except Exception:
        return []


def steps(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the ids of the steps that are still open, with what was promised."""
    return _offered(ctx, incomplete, "s", "step", without=SETTLED)


def needs(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the ids of the needs of the client on the line, with their texts."""
    return _offered(ctx, incomplete, "n", "need")


def agreements(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the ids of the agreements of the client on the line, with their days."""
    return _offered(ctx, incomplete, "a", "on")


def reviews(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the ids of the reviews of the client on the line, with their days."""
    return _offered(ctx, incomplete, "r", "on")


def conflicts(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the ids of the conflicts of the client on the line, with their places."""
    return _offered(ctx, incomplete, "c", "where")


def levels(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the five levels of a scale, with what each looks like where that is told of the goal on the line."""
    from goals_cli.scales import MEANINGS, signed

    try:
        looks = described(_plan_text(ctx), ctx.params.get("goal"))
    except Exception:
        looks = {}
    offered = [(signed(level), looks.get(level) or meaning) for level, meaning in reversed(MEANINGS.items())]
    return [(level, words) for level, words in offered if level.lstrip("+").startswith(incomplete.lstrip("+"))]


def schemas(incomplete: str) -> list[str]:
    """Offer the names of the schemas there are."""
    from goals_cli.schema import names

    return [name for name in names() if name.startswith(incomplete)]


def _offered(
    ctx: typer.Context, incomplete: str, letter: str, key: str, without: re.Pattern[str] | None = None
) -> list[tuple[str, str]]:
    try:
        found = parts(_plan_text(ctx), letter, key, without)
        return [(name, words) for name, words in found if name.startswith(incomplete)]
    except Exception:
        return []


def rules_and_profiles(incomplete: str) -> list[tuple[str, str]]:
    """Offer the codes of rules with their names, and the names of profiles."""
    from goals_cli.auditing.tamperings import ALL
    from goals_cli.checking import RULES
    from goals_cli.profile_names import names

    offered = [*((rule.code, rule.name) for rule in RULES), *((kind.code, kind.name) for kind in ALL)]
    offered += [(name, "profile") for name in names()]
    return [(word, name) for word, name in offered if word.startswith((incomplete, incomplete.upper()))]


def _plan_text(ctx: typer.Context) -> str:
    """Read the plan of the client on the line; any error means that there is nothing to offer."""
    from goals_cli.paths import plan_path

    root = _root(ctx)
    if root is None:
        return ""
    with plan_path(root, ctx.params["client"]).open(encoding="utf-8") as file:
        return file.read(LARGEST)


def _worker_in(path: Path) -> str:
    """Find the worker of a plan that begins as commands write it; nothing where it cannot be read so."""
    try:
        with path.open(encoding="utf-8") as file:
            found = WORKER.search(file.read(HEAD))
    except (OSError, ValueError):
        return ""
    return found[1] if found else ""


def glance(text: str) -> Iterator[tuple[str, str]]:
    """Find the goals in a plan's text: ids with titles, or else statuses, in letters that no shell acts upon."""
    found = list(GOAL.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    for match, end in zip(found, ends, strict=True):
        title = TITLE.search(text, match.end(), end)
        statuses = STATUS.findall(text, match.end(), end)
        words = _plain(title[1]) if title else ""
        yield match[1], words or (statuses[-1] if statuses else "")


def described(text: str, goal: str | None) -> dict[int, str]:
    """Find what the levels of a goal look like; without its id, those of the only goal with levels."""
    found = list(GOAL.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    scales = {
        match[1]: {int(level[1]): _plain(level[2]) for level in LEVEL.finditer(text, match.end(), end)}
        for match, end in zip(found, ends, strict=True)
    }
    if goal is None:
        told = [scale for scale in scales.values() if scale]
        return told[0] if len(told) == 1 else {}
    return scales.get(goal, {})


def parts(text: str, letter: str, key: str, without: re.Pattern[str] | None = None) -> Iterator[tuple[str, str]]:
    """Find the entries with ids of a kind in a plan's text, each with what one of its fields says."""
    found = list(ID.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    field = re.compile(rf"""\b{key}["']?:[ \t]*(?:[|>][-+0-9]*[ \t]*\n)?([^\n]*)""")
    for match, end in zip(found, ends, strict=True):
        if match[1].startswith(f"{letter}-") and not (without and without.search(text, match.end(), end)):
            words = field.search(text, match.end(), end)
            yield match[1], _plain(words[1]) if words else ""


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
