"""The one gate for every read: bytes in, plain data out, and everything a plan has no use for refused in one pass."""

from __future__ import annotations

import re
from typing import Any, NoReturn

from yaml.error import YAMLError
from yaml.events import (
    AliasEvent,
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

from goals_cli.planfile import refusals
from goals_cli.planfile.parsers import EventParser, PureParser, quick_parser
from goals_cli.planfile.refusals import Reason, Refused, in_plain_words
from goals_cli.planfile.scalars import NUMBER_STARTS, OddNumber, resolve
from goals_cli.planfile.source import FORBIDDEN, SURROGATES

Data = dict[str, Any]

MOST_LEVELS = 20
MOST_NODES = 20_000
MOST_STEPS = 2 * MOST_NODES  # one for the beginning and one for the end of each: bounds the work on an endless list
# A bad escape such as "\U00110000" is a ValueError in the pure parser, a YAMLError in libyaml.
_PARSER_ERRORS = (YAMLError, ValueError, OverflowError)
# Plain keys that were found to be text before and need no second look; a caseload has the same few in every plan.
_KNOWN_KEYS: set[str] = set()
_MOST_KNOWN = 500
# A plain scalar that begins otherwise is text; an empty one is nothing.
_STARTS = frozenset({"", "~", *"nNtTfF", *NUMBER_STARTS})
_TIGHT_COMMENT = re.compile(r"[|>][-+0-9]*#")
_TAB_INDENT = re.compile(r"[|>](?![-+]?[0-9])[^\n]*\n(?:[ ]*\r?\n)*[ ]*\t")
_DIRECTIVE = re.compile(r"(?:[ ]*(?:#[^\n]*)?\r?\n)*%")


def read_yaml(text: str) -> Data:
    """Read YAML text whose characters have been checked; raises Refused."""
    directive = _DIRECTIVE.match(text) if "%" in text else None
    if directive:
        raise Refused(text.count("\n", 0, directive.end()) + 1, 1, refusals.DIRECTIVE)
    try:
        data = _build(quick_parser(text), text, decorated=_decorated(text))
        if "\t" in text and _stray_tab(text, quick_parser(text)):
            raise Refused(1, 1, refusals.TAB)
    except (Refused, *_PARSER_ERRORS) as error:
        raise explain(text, error) from None
    return data


def explain(text: str, error: Exception) -> Refused:
    """Say why text is refused, in the same words and with the same place whichever parser found it."""
    parser = PureParser(text)
    try:
        tab = _stray_tab(text, PureParser(text)) if "\t" in text else None
        if tab:
            return tab
        _build(parser, text, decorated=True)
    except Refused as refused:
        return refused
    except YAMLError as found:
        return in_plain_words(found)
    except (ValueError, OverflowError):
        mark = parser.get_mark()
        return Refused(mark.line + 1, mark.column + 1, refusals.SURROGATE)
    return error if isinstance(error, Refused) else in_plain_words(error)


def _build(parser: EventParser, text: str, *, decorated: bool) -> Data:
    """Build plain data from a parser's events; `decorated` says whether anchors and tags are to be looked for."""
    root = _begin(parser, text)
    _fill(root, parser, text, decorated)
    _finish(parser)
    return root


def _fill(root: Data, parser: EventParser, text: str, decorated: bool) -> None:
    """Take the events of the top level, refusing what no plan needs. One loop, because every read pays for it."""
    here: Any = root
    above: list[Any] = []
    keyed, nodes = True, 1
    next_event = parser.get_event
    for _step in range(MOST_STEPS):
        event = next_event()
        kind = type(event)
        if keyed and kind is not MappingEndEvent:
            key = event.value if kind is ScalarEvent else None
            if key not in _KNOWN_KEYS or key in here or decorated:
                _check_key(event, here, text)
            event = next_event()
            kind = type(event)
        if decorated:
            _check_decorations(event, text)
        if kind is ScalarEvent:
            value = event.value
            if event.style:
                _check_style(event, text)
            elif value[:1] in _STARTS and value[4:8:3] != "--":  # a date is text without a closer look
                value = _resolved(event)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            value = {} if kind is MappingStartEvent else []
            if len(above) + 2 > MOST_LEVELS:
                _refuse(event, refusals.TOO_DEEP)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            nodes += len(here) * (2 if keyed else 1)
            if nodes > MOST_NODES or not above:
                break
            here = above.pop()
            keyed = type(here) is dict
            continue
        else:
            _refuse(event, refusals.ALIAS)
        if keyed:
            here[key] = value
        else:
            here.append(value)
        if kind is not ScalarEvent:
            above.append(here)
            here, keyed = value, kind is MappingStartEvent
    if nodes > MOST_NODES or _step == MOST_STEPS - 1:
        _refuse(event, refusals.TOO_MANY)


def _decorated(text: str) -> bool:
    """Whether the text may hold an anchor or a tag: an & or ! that does not simply follow a letter or digit."""
    for sign in "&!":
        at = text.find(sign)
        while at >= 0:
            if not text[at - 1 : at].isalnum():
                return True
            at = text.find(sign, at + 1)
    return False


def _begin(parser: EventParser, text: str) -> Data:
    """Take the events up to the top level, which must be a mapping."""
    event = parser.get_event()
    while isinstance(event, StreamStartEvent | DocumentStartEvent):
        event = parser.get_event()
    if isinstance(event, StreamEndEvent):
        _refuse(event, refusals.EMPTY, top=True)
    _check_decorations(event, text)
    if not isinstance(event, MappingStartEvent):
        empty = isinstance(event, ScalarEvent) and not event.style and event.value == ""
        _refuse(event, refusals.EMPTY if empty else refusals.NOT_A_MAPPING, top=empty)
    return {}


def _finish(parser: EventParser) -> None:
    """Take the events after the top level: nothing may follow."""
    for event in iter(parser.get_event, None):
        if not isinstance(event, DocumentEndEvent | StreamEndEvent):
            _refuse(event, refusals.SECOND_DOCUMENT)


def _check_key(event: Any, here: Data, text: str) -> None:
    """Look at a key that is not simply a known one that is new in its mapping."""
    _check_decorations(event, text)
    if not isinstance(event, ScalarEvent):
        _refuse(event, refusals.KEY_NOT_TEXT)
    if event.style:
        _check_style(event, text)
    elif event.value == "<<":
        _refuse(event, refusals.MERGE_KEY)
    elif not isinstance(_resolved(event), str):
        _refuse(event, refusals.KEY_NOT_TEXT)
    elif len(_KNOWN_KEYS) < _MOST_KNOWN:
        _KNOWN_KEYS.add(event.value)
    if event.value in here:
        _refuse(event, refusals.DUPLICATE_KEY)


def _resolved(event: Any) -> Any:
    try:
        return resolve(event.value)
    except OddNumber as odd:
        _refuse(event, refusals.NOT_FINITE if str(odd) == "not finite" else refusals.TOO_LONG)


def _check_style(event: Any, text: str) -> None:
    """Look for what an escape can bring into a text, and for what the two parsers take differently in a block."""
    if event.style == '"':
        if FORBIDDEN.search(event.value):
            _refuse(event, refusals.SURROGATE if SURROGATES.search(event.value) else refusals.ESCAPED_CONTROL)
    elif event.style != "'":
        start = event.start_mark.index
        if _TIGHT_COMMENT.match(text, start):
            _refuse(event, refusals.BLOCK_HEAD)
        tab = _TAB_INDENT.match(text, start)
        if tab:
            raise _at(text, tab.end() - 1, refusals.TAB_INDENT)


def _check_decorations(event: Any, text: str) -> None:
    """Refuse an alias, an anchor or a tag. libyaml says nothing about a lone exclamation mark, which is a tag too."""
    if isinstance(event, AliasEvent):
        _refuse(event, refusals.ALIAS)
    if not hasattr(event, "anchor"):
        return
    if event.anchor is not None:
        _refuse(event, refusals.ANCHOR)
    start = event.start_mark.index
    if getattr(event, "tag", None) is not None or text[start : start + 1] == "!":
        _refuse(event, refusals.TAG)


def _refuse(event: Any, reason: Reason, *, top: bool = False) -> NoReturn:
    mark = event.start_mark
    raise Refused(1, 1, reason) if top else Refused(mark.line + 1, mark.column + 1, reason)


def _stray_tab(text: str, parser: EventParser) -> Refused | None:
    """Find the first tab outside quoted and block text, as far as the text can be parsed."""
    at = 0
    end = len(text)
    event: Any
    try:
        for event in iter(parser.get_event, None):
            if getattr(event, "style", None) in ("'", '"', "|", ">"):
                start = event.start_mark.index
                inner = text.find("\n", start) if event.style in "|>" else start
                tab = text.find("\t", at, inner)
                if tab >= 0:
                    return _at(text, tab, refusals.TAB)
                at = event.end_mark.index
    except _PARSER_ERRORS as error:
        in_quotes = "quoted" in str(getattr(error, "context", ""))
        mark = getattr(error, "context_mark" if in_quotes else "problem_mark", None)
        end = mark.index + 1 if mark else at
    tab = text.find("\t", at, end)
    return _at(text, tab, refusals.TAB) if tab >= 0 else None


def _at(text: str, index: int, reason: Reason) -> Refused:
    return Refused(text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index), reason)
