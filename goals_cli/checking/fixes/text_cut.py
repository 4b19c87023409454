"""Mends F006: a text that a # has cut is put into quotes, with what follows it on its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from goals_cli.findings import Where
from goals_cli.plan import takes_words
from goals_cli.planfile import Document, Mend, with_comment
from goals_cli.planfile.remarks import cut_values

# The text goes on where one space and a number follow: in row #3. A word may as well be a note that belongs to nobody's
# words (#todo), and a further # that is no number begins what is a comment for certain.
_GOES_ON = re.compile(r" #[0-9](?:[^#]|(?<![ \t])#|#[0-9])*")
# Here a code or the name of a field may stand: what follows that is no part of it.
_OTHER_THAN_WORDS = frozenset({"who", "by", "asked_by", "present", "what"})


def text_cut(document: Document, _committed: dict[str, Any] | None) -> Iterator[Mend]:
    """Propose the whole text where it reads on behind the #."""
    for where in cut_values(document):
        found = with_comment(document, where) if takes_words(where) and _holds_words(where) else None
        if found and _GOES_ON.fullmatch(found[1]):
            yield Mend(where, "".join(found), takes_in=True)


def _holds_words(where: Where) -> bool:
    field = next(part for part in reversed(where) if isinstance(part, str))
    return field not in _OTHER_THAN_WORDS and not {"changes", "conflicts"} & set(where)
