"""ruamel.yaml's emitter, set up for plans: it never wraps a line, and the styles of texts are decided by us."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from ruamel.yaml.emitter import Emitter
from ruamel.yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

_NEVER = 2**30  # a width that no line reaches


class FragmentEmitter(Emitter):
    """An emitter that writes each text in the style its event asks for; with none, plain where it can be."""

    # Texts that begin with a question mark are quoted within brackets, as readers of YAML 1.1 need it.
    use_version = (1, 1)

    def __init__(self, stream: io.StringIO, *, map_step: int, dash: int, gap: int) -> None:
        super().__init__(
            stream, width=_NEVER, allow_unicode=True, brace_single_entry_mapping_in_flow_sequence=True,
            block_seq_indent=dash,
        )  # fmt: skip
        self.best_map_indent = map_step
        self.best_sequence_indent = dash + gap

    def choose_scalar_style(self) -> str:
        """Take the style that was asked for; a plain one only where the text can stand without quotes."""
        event = self.event
        if event.style:
            return str(event.style)
        if self.analysis is None:
            self.analysis = self.analyze_scalar(event.value)
        if self.analysis.allow_flow_plain if self.flow_level else self.analysis.allow_block_plain:
            return ""
        return quotes_for(event.value)


def quotes_for(text: str) -> str:
    """Choose the quotes that leave a text most readable: double ones, unless they would need escapes."""
    if text.isprintable() and ('"' in text or "\\" in text):
        return "'"
    return '"'


def quotes_possible(text: str) -> tuple[str, ...]:
    """List the quotes in which a text can well be written."""
    best = quotes_for(text)
    return (best, "'") if text.isprintable() else (best,)


def scalar(text: str, style: str | None = None) -> Any:
    """Make the event of one scalar."""
    return ScalarEvent(None, None, (True, True, True), text, style=style)


def mapping(entries: Iterable[Any], *, flow: bool) -> list[Any]:
    """Make the events of a mapping from those of its keys and values."""
    return [MappingStartEvent(None, None, True, flow_style=flow), *entries, MappingEndEvent()]


def sequence(items: Iterable[Any], *, flow: bool) -> list[Any]:
    """Make the events of a list from those of its items."""
    return [SequenceStartEvent(None, None, True, flow_style=flow), *items, SequenceEndEvent()]


def written(events: Iterable[Any], *, map_step: int = 2, dash: int = 2, gap: int = 2) -> str:
    """Write events as the text of a document."""
    stream = io.StringIO()
    emitter = FragmentEmitter(stream, map_step=map_step, dash=dash, gap=gap)
    for event in (StreamStartEvent(), DocumentStartEvent(explicit=False), *events, DocumentEndEvent(explicit=False)):
        emitter.emit(event)
    emitter.emit(StreamEndEvent())
    return stream.getvalue()
