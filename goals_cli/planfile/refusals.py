"""What the gate refuses and how it says so: a sentence and a hint for each reason, and parser errors in plain words."""

from __future__ import annotations

from typing import Any, NamedTuple


class Reason(NamedTuple):
    """Why a file is refused, and what to do about it."""

    problem: str
    hint: str


class Refused(Exception):
    """The gate refuses a file. `line` and `column` count from 1, columns in code points."""

    def __init__(self, line: int, column: int, reason: Reason) -> None:
        super().__init__(reason.problem)
        self.line = line
        self.column = column
        self.reason = reason


QUOTE_IT = "put the text in double quotes"
TOO_LARGE = Reason("the file is larger than 1 MiB", "keep the plan itself in this file, and attachments beside it")
CONTROL = Reason("a control character stands here", "delete it; it may be invisible in your editor")
ESCAPED_CONTROL = Reason("this text holds a control character, written as an escape", "delete the escape")
SURROGATE = Reason("this text holds half a character, written as an escape", "write the character itself")
ODD_LINE_END = Reason("an unusual line end stands here", "save the file with ordinary line ends (LF or CRLF)")
BYTE_ORDER_MARK = Reason("a byte order mark stands inside the file", "delete it; it may be invisible in your editor")
TAB = Reason("a tab stands outside quoted and block text", "use spaces instead of tabs")
TAB_INDENT = Reason("a block of text begins with a tab", "use spaces instead of tabs")
ALIAS = Reason("an alias (*) stands here", "write the value out; text that begins with * needs quotes")
ANCHOR = Reason("an anchor (&) stands here", "remove it; text that begins with & needs quotes")
TAG = Reason("a tag (!) stands here", "remove it; text that begins with ! needs quotes")
MERGE_KEY = Reason("a merge key (<<) stands here", "write the keys out")
DIRECTIVE = Reason("a directive (%) stands here", "remove the line")
SECOND_DOCUMENT = Reason("a second document starts here", "keep one plan in one file; remove the marker line")
TOO_DEEP = Reason(
    "this is nested more than 20 levels deep", "a plan is much flatter; look for a bracket or dash too many"
)
TOO_MANY = Reason("the file holds more than 20,000 values", "keep one client's plan in one file")
KEY_NOT_TEXT = Reason("this key is not text", "name the field, or put the key in quotes")
DUPLICATE_KEY = Reason("this key stands twice in the same entry", "keep one of the two")
NOT_FINITE = Reason(
    "this is not a number that can be counted with", "leave it empty, or put it in quotes if it is text"
)
TOO_LONG = Reason("this number is too long", "put it in quotes if it is text")
BLOCK_HEAD = Reason("more than | or > stands here", "begin the text on the next line, or put it in double quotes")
NOT_A_MAPPING = Reason("a plan must start with fields such as `format:`", "begin with `format: goals-plan/1`")
EMPTY = Reason("the file is empty", "begin with `format: goals-plan/1`")
NOT_JSON = Reason("this is not valid JSON", "look for a comma, quote or bracket too many or too few")
MERGE_MARKERS = Reason(
    "git could not merge two versions of this plan, and its marks stand here",
    "while the merge is under way, goals doctor tells how to make it anew; by hand, keep the entries of both sides and "
    "take the lines away that begin with <<<<<<<, ======= and >>>>>>>",
)


def not_utf8(byte: int) -> Reason:
    """Say which byte is not UTF-8."""
    return Reason(f"the byte 0x{byte:02X} is not UTF-8", "save the file as UTF-8 in your editor")


# The beginnings of the parsers' own sentences, and what they mean for somebody who writes a plan.
_IN_PLAIN_WORDS: tuple[tuple[str, Reason], ...] = (
    ("mapping values are not allowed", Reason("a colon is not possible here", f"{QUOTE_IT}, or mend the indentation")),
    ("found unexpected ':'", Reason("a colon is not possible here", QUOTE_IT)),
    ("mapping keys are not allowed", Reason("a question mark is not possible here", QUOTE_IT)),
    ("sequence entries are not allowed", Reason("a list is not possible here", "begin it on a line of its own")),
    ("block sequence entries are not allowed", Reason("a list is not possible here", "begin it on a line of its own")),
    ("could not find expected ':'", Reason("this line has no colon", "write `field: value`, or mend the indentation")),
    ("found character", Reason("a text cannot begin with this character", QUOTE_IT)),
    ("found unknown escape", Reason("a backslash means something else here", "use single quotes, or double it")),
    ("expected escape sequence", Reason("a backslash means something else here", "use single quotes, or double it")),
    ("found unexpected end of stream", Reason("a quote is opened and never closed", "close it")),
    ("found unexpected document separator", Reason("a quote is opened and never closed", "close it")),
    ("expected alphabetic or numeric", Reason("a text cannot begin with this character", QUOTE_IT)),
    ("expected chomping or indentation", BLOCK_HEAD),
    ("expected indentation indicator", Reason("a block of text cannot be indented by 0", "write | alone")),
    ("expected a comment or a line break", BLOCK_HEAD),
    ("expected ',' or", Reason("a comma or a closing bracket is missing here", "close the bracket, or use quotes")),
    ("expected <block end>", Reason("the indentation does not fit the lines above", "line it up with its neighbours")),
    ("expected the node content", Reason("a value is missing or not possible here", QUOTE_IT)),
    ("expected '<document start>'", Reason("the indentation does not fit the lines above", "mend the indentation")),
)
_NOT_YAML = Reason("this cannot be read as YAML", "compare it with the lines above, or put the text in double quotes")


def in_plain_words(error: Any) -> Refused:
    """Turn a parser's error into a refusal; the place is the parser's."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = str(getattr(error, "problem", None) or "")
    if "unexpected end of stream" in problem or "unexpected document" in problem:
        mark = getattr(error, "context_mark", None) or mark
    reason = next((reason for start, reason in _IN_PLAIN_WORDS if problem.startswith(start)), _NOT_YAML)
    if mark is None:
        return Refused(1, 1, reason)
    return Refused(mark.line + 1, mark.column + 1, reason)
