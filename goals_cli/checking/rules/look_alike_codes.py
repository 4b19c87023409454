"""K002: two clients whose codes differ only by look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goals_cli.checking.registry import Hit, PlanAt, rule
from goals_cli.checking.sketch import Sketch
from goals_cli.findings import Severity

_LOOKS = str.maketrans({"0": "o", "1": "l", "i": "l", "-": None})
_DOUBLED = re.compile(r"([a-z])\1")


@rule(
    "K002",
    "look-alike-codes",
    severity=Severity.ADVICE,
    hint="give one of the two another code before something is written into the wrong plan",
    sources=("The plan file, rule 6: identifiers are neutral", "The code charts of Crockford's base 32"),
    bad="""
        format: goals-plan/1
        client: heron-10
        worker: w-amara
        opened: 2026-03-02
        ---
        format: goals-plan/1
        client: heron-1o
        worker: w-amara
        opened: 2026-03-02
    """,
    good="""
        format: goals-plan/1
        client: heron-10
        worker: w-amara
        opened: 2026-03-02
        ---
        format: goals-plan/1
        client: heron-18
        worker: w-amara
        opened: 2026-03-02
    """,
)
def look_alike_codes(sketches: Sequence[Sketch], _plan_at: PlanAt) -> Iterator[tuple[int, Hit]]:
    """Two clients' codes that the eye takes for one another, such as heron-10 and heron-1o.

    What one person said ends up in another's plan when their codes are read wrongly, and neither of them will know.
    """
    alike: dict[str, list[str]] = {}
    for client in dict.fromkeys(sketch.client for sketch in sketches):
        for look in _looks(client):
            alike.setdefault(look, []).append(client)
    for position, sketch in enumerate(sketches):
        client = sketch.client
        near = (each for look in _looks(client) for each in alike[look][:2] if each != client)
        other = next(near, None)
        if other is not None:
            yield position, Hit(("client",), f"the code {client} is easily read as {other}, another client's")


def _looks(code: str) -> set[str]:
    """Write a code as the eye takes it, without hyphens: letter by letter, and with doubled letters taken for one.

    Doubled digits stay so, since 1 and 11 are told apart.
    """
    single = _DOUBLED.sub(r"\1", code.replace("vv", "w"))
    return {_look(code), _look(single)}


def _look(code: str) -> str:
    return code.replace("vv", "w").replace("rn", "m").translate(_LOOKS)
