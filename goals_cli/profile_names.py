"""Names the profiles there are, without loading what reading one takes: the shell asks at every Tab."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent / "profiles"


def names() -> tuple[str, ...]:
    """List the profiles there are."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))
