"""What changed between two points, plan by plan, in the language of goals."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from goals_cli.history.comparing import Comparison
from goals_cli.history.moments import Moment
from goals_cli.render.blocks import Block, Bullets, Heading, Paragraph
from goals_cli.render.event_words import sentence
from goals_cli.render.history import commit, told
from goals_cli.render.json import envelope
from goals_cli.render.markdown import markdown as page
from goals_cli.render.screen import PAPER, Screen
from goals_cli.render.text import text as plain_page


def text(found: Comparison, *, screen: Screen = PAPER) -> str:
    """Write the difference for a terminal."""
    return plain_page(blocks(found), screen=screen)


def markdown(found: Comparison) -> str:
    """Write the difference as Markdown."""
    return page(blocks(found))


def json(found: Comparison) -> str:
    """Write the difference for programs."""
    plans = [
        {"client": plan.client, "events": [{"on": event.on, **told(event)} for event in plan.events]}
        for plan in found.plans
    ]
    ends = {"from": _end(found.before), "to": _end(found.after)}
    return envelope("diff", {**ends, "notes": list(found.notes), "plans": plans})


FORMATS: dict[str, Callable[..., str]] = {"text": text, "markdown": markdown, "json": json}


def blocks(found: Comparison) -> Iterator[Block]:
    """Lay the difference out."""
    start = _called(found.before) if found.before else "nothing"
    end = _called(found.after) if found.after else "the present files"
    yield Heading(1, f"From {start} to {end}")
    for note in found.notes:
        yield Paragraph(note)
    for plan in found.plans:
        yield Heading(2, plan.client)
        yield Bullets(tuple(f"{event.on}: {sentence(event)}" if event.on else sentence(event) for event in plan.events))
    if not (found.plans or found.notes):
        yield Paragraph("Nothing has changed.")


def _called(moment: Moment) -> str:
    return f"{moment.commit.id[:7]} ({moment.commit.committed.date()})"


def _end(moment: Moment | None) -> dict[str, object] | None:
    return commit(moment.commit) if moment else None
