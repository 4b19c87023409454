"""F006: a text that a # has probably cut short."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity
from goals_cli.plan import takes_words
from goals_cli.planfile import Document


@rule(
    "F006",
    "text-cut",
    severity=Severity.WARNING,
    hint='did you mean quotes? put a " before and after the whole text; a comment has a space behind its #',
    sources=("The plan file, rule 1: the client's words stay as they were said", "The plan file, rule 7"),
    bad="""
        about:
          what_matters:
            - To be in row #3 with Tess
    """,
    good="""
        about:
          what_matters:
            - "To be in row #3 with Tess"
            - To walk home with her  # said twice
    """,
)
def text_cut(document: Document, _context: Context) -> Iterator[Hit]:
    """A text without quotes ends where a # follows: the rest of the line is probably lost.

    Behind a space, a # begins a comment. What the client said after it stands in the file, but no report shows it and
    no agreement quotes it.
    """
    if document.content.find(b"#", 1) < 0 or b" #" not in document.content:  # most plans begin with their only comment
        return
    from goals_cli.planfile.remarks import cut_values

    for where in cut_values(document):
        if takes_words(where):
            field = next(part for part in reversed(where) if isinstance(part, str))
            yield Hit(where, f"a text in `{field}` ends before a #; what follows it does not count as said")
