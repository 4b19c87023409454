"""What may well be so in a complete plan is not found by any rule, not even as advice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.catch.complete import complete
from tests.catch.harmless import HARMLESS
from tests.catch.running import findings


@pytest.mark.parametrize(("name", "number"), [(name, number) for number, (name, _) in enumerate(HARMLESS)])
def test_what_does_no_harm_is_not_found(name: str, number: int, tmp_path: Path) -> None:
    for seed in (number, number + len(HARMLESS) + 1):
        scene = complete(seed)
        HARMLESS[number][1](scene)
        assert [(each.code, each.message) for each in findings(scene, tmp_path / str(seed))] == []
