"""Pages for browsers and printers: one file without scripts, in which nothing that people wrote becomes markup."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from goals_cli.marked import END, OWN, PART, Marked
from goals_cli.render.blocks import Block, Bullets, Chart, Code, Heading, Paragraph
from goals_cli.render.drawing import drawn, ruled
from goals_cli.render.terminal import safe, safe_lines
from goals_cli.speech import ENGLISH, Speech

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_TEMPLATES = Path(__file__).parents[1] / "templates"
# A day as programs write it, and a brief one of a sheet, whose parts are bound: 2 Mar 2026.
_DAY = re.compile(
    r"(?<![0-9A-Za-z-])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9A-Za-z-])"
    r"|(?<!\S)\S{1,4}\u00a0\S{1,5}\u00a0\S{1,6}(?!\S)"
)
_KEPT_TOGETHER = r'<span class="day">\g<0></span>'
_SHORT = 12
_FROM_THE_RIGHT = frozenset({"R", "AL"})  # Hebrew letters and their like, and Arabic ones
_MARKS = re.compile(f"([{PART}{OWN}{END}])")
_ISOLATE, _ISOLATED = "\u2068", "\u2069"  # what makes PDF knows these characters, and no elements for it


@dataclass
class Section:
    """A heading with what stands below it, smaller headings included."""

    level: int
    title: str
    blocks: list[Block] = field(default_factory=list)
    parts: list[Section] = field(default_factory=list)

    @property
    def classes(self) -> str:
        """Tell the style sheet the level, and what is laid out side by side."""
        kinds = [type(block) for block in self.blocks]
        brief = len(kinds) == 1 and kinds[0] in (Bullets, Paragraph) and not self.parts
        traits = {
            "brief": brief and self.level == 2,
            "drawn": Chart in kinds,
            "drawings": self.level == 2 and any(Chart in map(type, part.blocks) for part in self.parts),
        }
        return " ".join([f"level-{self.level}", *(name for name, true in traits.items() if true)])


def html(
    blocks: Iterable[Block], *, name: str, large: bool = False, flat: bool = False, speech: Speech = ENGLISH,
    own_language: str | None = None,
) -> str:  # fmt: skip
    """Write a page; `name` is that of the report, which the style sheet knows; `flat` asks for the plain one of PDF.

    The blocks say what they say in a language already: `speech` tells browsers and screen readers in which, and
    `own_language` that of the plan's own words where it is another one.
    """
    sections = sectioned(blocks)
    style = (_TEMPLATES / "page.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        _environment()
        .get_template("page.html")
        .render(
            sections=sections, title=sections[0].title, name=name, large=large, flat=flat, lang=speech.code,
            dir=speech.direction, style=_trusted(style), style_hash=digest,
            own_language=own_language,
        )
    )  # fmt: skip


def sectioned(blocks: Iterable[Block]) -> list[Section]:
    """Put what follows a heading below it; a page begins with one."""
    top: list[Section] = []
    path: list[Section] = []
    for block in blocks:
        if not isinstance(block, Heading):
            path[-1].blocks.append(block)
            continue
        while path and path[-1].level >= block.level:
            path.pop()
        section = Section(block.level, block.text)
        (path[-1].parts if path else top).append(section)
        path.append(section)
    return top


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(lines=_lines, line=_line, one_line=_one_line, way=_way, tongue=_tongue, kind=_kind)
    made.filters.update(code=_code, short=_short)
    made.filters.update(drawn=drawn, ruled=ruled)
    return made


def _trusted(style: str) -> Markup:
    """Mark the style sheet, which is our own, as needing no escapes."""
    from markupsafe import Markup

    return Markup(style)


def _line(text: str) -> str:
    return safe(" ".join((text.bare if isinstance(text, Marked) else text).split()))


def _one_line(text: str) -> str:
    """Put a text on one line and leave its marks."""
    line = " ".join(text.split())
    return Marked(line) if isinstance(text, Marked) else line


def _lines(text: str, flat: bool = False, own_language: str | None = None) -> list[Markup]:
    """Make the lines of a text safe, and keep days together, which narrow columns would break anywhere.

    On a flat page nothing comes between letters that are read from the right: its parts would be put one by one.
    """
    from markupsafe import Markup, escape

    if isinstance(text, Marked) and text.whole is None:
        return [_sentence(text, flat, own_language)]
    lines = [str(escape(line)) for line in safe_lines(_plain(text))]
    if flat and _is_from_the_right(text):
        return list(map(Markup, lines))
    return [Markup(_DAY.sub(_KEPT_TOGETHER, line)) for line in lines]


def _sentence(text: Marked, flat: bool, own_language: str | None) -> Markup:
    """Write a sentence in which what was filled in goes its own way, the plan's own words in their language.

    What makes PDF breaks lines in odd places around elements, and never within a day.
    """
    from markupsafe import Markup, escape

    mixed = flat and _is_from_the_right(text)
    own = f'<bdi lang="{escape(own_language)}">' if own_language else "<bdi>"
    marks = {PART: "<bdi>", OWN: own, END: "</bdi>"}
    if flat:
        marks = {PART: _ISOLATE, OWN: _ISOLATE, END: _ISOLATED} if mixed else dict.fromkeys(marks, "")
    written = ""
    for piece in _MARKS.split(text.replace("\r\n", "\n").replace("\t", " ").rstrip()):
        lines = [str(escape(safe(line))) for line in piece.split("\n")]
        kept = "<br>".join(lines if flat else (_DAY.sub(_KEPT_TOGETHER, line) for line in lines))
        written += marks.get(piece, kept)
    return Markup(written)


def _plain(text: str) -> str:
    """Give what is to be read: the plan's own words without the marks around them."""
    return text if not isinstance(text, Marked) else text.bare if text.whole is None else text.whole


def _tongue(text: str, own_language: str | None) -> str | None:
    """Name the language of a text that is the plan's own and nothing else."""
    return own_language if isinstance(text, Marked) and text.whole is not None else None


def _is_from_the_right(text: str) -> bool:
    return not _FROM_THE_RIGHT.isdisjoint(map(bidirectional, text))


def _way(text: str, way: str) -> str:
    """Say which way a text is read, by its first letter that tells: as a rule the `way` of the page.

    A sentence of ours goes as the page does, whatever was filled in.
    """
    if isinstance(text, Marked) and text.whole is None:
        return way
    kinds = map(bidirectional, text)
    first = next((kind for kind in kinds if kind == "L" or kind in _FROM_THE_RIGHT), None)
    return way if first is None else "ltr" if first == "L" else "rtl"


def _short(cell: str) -> bool:
    """Say whether a cell is a day, a code, a number or the like, which stay on one line where there is room."""
    return len(_plain(cell)) <= _SHORT


def _kind(block: Block) -> str:
    return type(block).__name__


def _code(block: Code) -> str:
    return "\n".join(safe(line) for line in block.text.split("\n"))
