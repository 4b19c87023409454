"""Loads the quick validator, and nothing that it loads only to say when it was built."""

from __future__ import annotations

import sys
from functools import cache
from types import ModuleType
from typing import Any

_SLOW = "email.utils"


@cache
def jsonschema_rs() -> Any:
    """Import `jsonschema_rs`.

    As it loads, it reads its own build day with `email.utils`, which takes a seventh of a whole `goals check` of one
    plan, with the network modules behind it. It is shown an empty one instead, and asked again with the real one if
    that should ever matter to it.
    """
    if _SLOW in sys.modules:
        return _loaded()
    instead = ModuleType(_SLOW)
    instead.parsedate_to_datetime = lambda _: None  # type: ignore[attr-defined]
    sys.modules[_SLOW] = instead
    try:
        return _loaded()
    except Exception:
        for name in [name for name in sys.modules if name.partition(".")[0] == "jsonschema_rs"]:
            del sys.modules[name]
    finally:
        if sys.modules.get(_SLOW) is instead:
            del sys.modules[_SLOW]
    return _loaded()


def _loaded() -> Any:
    import jsonschema_rs

    return jsonschema_rs
