"""Where `--from` reads: a file, or `-` for standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from goals_cli.errors import InvalidData, NotFound, UnreadablePlan
from goals_cli.paths import MOST_BYTES

if TYPE_CHECKING:
    from goals_cli.planfile import Document

HINT = "hand in a mapping of fields, YAML or JSON, such as `title: At the play`"
_IN_OTHER_WORDS = {
    "the file is empty": "there is nothing in it",
    "a plan must start with fields such as `format:`": "this is a list or bare text, not fields with their values",
    "the file is larger than 1 MiB": "this is larger than 1 MiB",
}


def read_mapping(source: str) -> Document:
    """Read a mapping in the plan's own vocabulary, YAML or JSON, from a file or from standard input."""
    from goals_cli import planfile
    from goals_cli.paths import visible

    name = "standard input" if source == "-" else visible(source)
    try:
        content = sys.stdin.buffer.read(MOST_BYTES + 1) if source == "-" else _read(Path(source))
        document = planfile.parse(content, name)
    except UnreadablePlan as error:
        raise _refused(error) from None
    except OSError as error:
        raise NotFound(f"{name}: cannot be read ({error.strerror})") from None
    _refuse_fhir(document)
    return document


def _refuse_fhir(document: Document) -> None:
    """Refuse a resource of FHIR as such: each of its fields would be told of as one that is not known."""
    if "resourceType" in document.data:
        line, column = document.place(("resourceType",))
        place = f"{document.name}:{line}:{column}: "
        raise InvalidData(
            f"{place}this is a FHIR resource; its fields have other names than those of a plan",
            "hand in the plan's own, such as `words`, `statement`, `target_date`; goals schema plan lists them",
        )


def _refused(error: UnreadablePlan) -> InvalidData:
    """Say what is wrong with what was handed in; the gate speaks of plans."""
    for reason, problem in _IN_OTHER_WORDS.items():
        if error.problem == reason:
            return InvalidData(f"{error.name}: {problem}", HINT)
    return InvalidData(error.message, error.hint)


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)
