"""The two event parsers: libyaml's through PyYAML, and PyYAML's own in pure Python where the C part is missing."""

from __future__ import annotations

from typing import Any, Protocol

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import ScalarToken

try:
    from yaml._yaml import CParser
except ImportError:
    CParser = None  # type: ignore[assignment, misc]  # PyYAML without its C part has no such name


_BLANK = "\0 \t\r\n"
_FLOW = ",[]{}"


class EventParser(Protocol):
    """What the gate and the layout need of a parser."""

    def get_event(self) -> Any: ...


class PureParser(Reader, Scanner, Parser):
    """PyYAML's own reader, scanner and parser, without composer, resolver or constructor."""

    def __init__(self, stream: str) -> None:
        Reader.__init__(self, stream)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_plain(self) -> ScalarToken:
        """Scan a plain scalar as libyaml does; PyYAML's own way stops at a question mark within brackets."""
        chunks: list[str] = []
        start = end = self.get_mark()
        spaces: list[str] = []
        while self.peek() != "#":
            length = self._plain_length()
            if not length:
                break
            self.allow_simple_key = False
            chunks += [*spaces, self.prefix(length)]
            self.forward(length)
            end = self.get_mark()
            spaces = self.scan_plain_spaces(self.indent + 1, start) or []
            if not spaces or (not self.flow_level and self.column < self.indent + 1):
                break
        return ScalarToken("".join(chunks), True, start, end)

    def _plain_length(self) -> int:
        """Count the characters up to the next space or to what ends a plain scalar."""
        length = 0
        while (character := self.peek(length)) not in _BLANK:
            if character == ":":
                following = self.peek(length + 1)
                if following in _BLANK:
                    break
                if self.flow_level and following in "?,[]{}":
                    self.forward(length)
                    raise ScannerError(None, None, "found unexpected ':'", self.get_mark())
            elif self.flow_level and character in _FLOW:
                break
            length += 1
        return length


def parser_in_use() -> str:
    """Name the parser that reads plans on this machine."""
    return "pure Python" if CParser is None else "libyaml"


def quick_parser(text: str) -> EventParser:
    """Start the fastest parser there is on a text."""
    return PureParser(text) if CParser is None else CParser(text)
