"""`goals explain`: what a rule finds and why that matters, and what a profile asks."""

from __future__ import annotations

from typing import Annotated

import typer

from goals_cli.commands.common import out
from goals_cli.commands.completing import rules_and_profiles
from goals_cli.commands.formats import format_option
from goals_cli.commands.screens import screen
from goals_cli.errors import UsageError
from goals_cli.render import rules as rendering


def explain(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CODE|PROFILE]...",
            help="Rules, by code or name, and profiles.",
            autocompletion=rules_and_profiles,
        ),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="All rules and all profiles.")] = False,
    form: Annotated[str, format_option(rendering.NAMES)] = "text",
) -> None:
    """Say what a rule or an audit finds, why it matters to the client, and how to mend it; or what a profile asks.

    Every rule has a bad and a good example. A profile lists its review cadence, what a complete plan needs, and the
    public rules that this rests on; what was not seen in a source is marked.

    Examples:
      goals explain A202
      goals explain agreement-outdated hcbs
      goals explain X106
      goals explain --all --format markdown > rules.md
    """
    from goals_cli.auditing.tamperings import ALL
    from goals_cli.checking import RULES
    from goals_cli.profile import profile
    from goals_cli.profile_names import names as profile_names

    if bool(names) == every:
        raise UsageError("name a rule or a profile, or take --all", "goals explain A202; goals explain --all")
    asked = names or [*(rule.code for rule in RULES), *(kind.code for kind in ALL), *profile_names()]
    known = {key: rule for rule in RULES for key in (rule.code.lower(), rule.name)}
    audited = {key: kind for kind in ALL for key in (kind.code.lower(), kind.name)}
    rules = [known[name.lower()] for name in asked if name.lower() in known]
    kinds = [audited[name.lower()] for name in asked if name.lower() in audited]
    profiles = [profile(name) for name in asked if name in profile_names()]
    for name in asked:
        if name.lower() not in known | audited and name not in profile_names():
            raise _unknown(name, [*known, *audited, *profile_names()])
    out(rendering.written(rules, profiles, form, tamperings=kinds, screen=screen()))


def _unknown(name: str, known: list[str]) -> UsageError:
    from difflib import get_close_matches

    from goals_cli.codes import TYPED_ID

    what = f"{name!a}" if TYPED_ID.fullmatch(name) else "what was given"
    near = get_close_matches(name.lower(), known, n=1)
    hint = f"did you mean {near[0]}?" if near else "goals explain --all lists them"
    return UsageError(f"there is no rule and no profile {what}", hint)
