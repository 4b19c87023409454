"""Plans on the disk: created, changed and replaced under a lock, proved right before they are saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from goals_cli.planfile import saving
from goals_cli.planfile.changes import Change, apply, same
from goals_cli.planfile.document import Document, parse, read
from goals_cli.planfile.emit import compose
from goals_cli.planfile.gate import Data
from goals_cli.planfile.locking import locked

if TYPE_CHECKING:
    from goals_cli.planfile.following import Align

Validate = Callable[[Document], None]


def create(
    path: Path, data: Data, *, lock: Path, heading: str = "", validate: Validate, name: str | None = None
) -> Document:
    """Write a new plan. Raises NotWritten when there is a file meanwhile."""
    from goals_cli.planfile.proof import prove_composed

    name = str(path) if name is None else name
    document = prove_composed(compose(data, heading).encode(), data, name)
    validate(document)
    with locked(lock, name):
        saving.save(path, document.content, expected=None, name=name)
    return document


def change(
    path: Path,
    edit: Callable[[Document], Sequence[Change]],
    *,
    lock: Path,
    validate: Validate,
    name: str | None = None,
) -> Document:
    """Read a plan, change it as `edit` says, prove and save it; saves nothing when nothing would differ.

    Raises NotFound, UnreadablePlan, NotWritten, and whatever `edit` and `validate` raise.
    """
    name = str(path) if name is None else name
    with locked(lock, name):
        document = read(path, name)
        changes = edit(document)
        changed = changed_document(document, changes)
        if changed is document:
            return document
        validate(changed)
        saving.save(path, changed.content, expected=document.content, name=name)
    return changed


def changed_document(document: Document, changes: Sequence[Change]) -> Document:
    """Splice changes into a plan's text and prove the outcome; the same document when nothing differs."""
    wanted = apply(document.data, changes)
    if same(document.data, wanted):
        return document
    from goals_cli.planfile.proof import prove
    from goals_cli.planfile.splice import splice

    return prove(document, splice(document, wanted), wanted)


def woven(document: Document, wanted: Data, align: Align, source: Document | None = None) -> Document:
    """Weave another version of the data into a plan's text and prove the outcome; raises NotWritten.

    `align` says which entry of a list is which; new ones are taken from the text of the source, where they stand there.
    """
    if same(document.data, wanted):
        return document
    from goals_cli.planfile.proof import prove_woven
    from goals_cli.planfile.weaving import weave

    return prove_woven(document, weave(document, wanted, align, source), wanted, align, source)


def rewrite(
    path: Path,
    edit: Callable[[Document], Data],
    align: Align,
    *,
    lock: Path,
    validate: Validate,
    name: str | None = None,
) -> Document:
    """Read a plan, weave in what `edit` makes of its data, prove and save it. Raises what `change` raises."""
    name = str(path) if name is None else name
    with locked(lock, name):
        document = read(path, name)
        changed = woven(document, edit(document), align)
        if changed is not document:
            validate(changed)
            saving.save(path, changed.content, expected=document.content, name=name)
    return changed


def replace(
    path: Path, content: bytes, *, expected: bytes, lock: Path, validate: Validate, name: str | None = None
) -> Document:
    """Put content in place of a plan, if the file still holds what is expected; the same content is not saved again.

    Raises NotWritten, UnreadablePlan, and whatever `validate` raises.
    """
    name = str(path) if name is None else name
    document = parse(content, name)
    if content != expected:
        validate(document)
        with locked(lock, name):
            saving.save(path, content, expected=expected, name=name)
    return document
