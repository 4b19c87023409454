"""A scene: the plan under test with all that lies around it; and a break: one thing in it that is made wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any, TypeAlias

import yaml

Data: TypeAlias = dict[str, Any]


@dataclass
class Scene:
    """One plan in its caseload. Breaks change it in place; days in `plan` are dates, as YAML reads them.

    In a complete plan `goals[0]` is active and the fullest; `agreements[-1]` covers all active goals, and `reviews[-1]`
    is the newest real review, whose `progress[0]` is about `goals[0]`. `rewrite` is applied to the YAML text after the
    data was written. `committed` is what the last commit holds, when there is one. `settings` stands in goals.toml
    behind its format and `profile`. `denied` are the names on the deny-list.
    """

    plan: Data
    today: date
    random: Random
    name: str
    profile: str = "default"
    rewrite: Callable[[str], str] | None = None
    committed: Data | None = None
    others: list[Data] = field(default_factory=list)
    settings: str = ""
    denied: tuple[str, ...] = ()

    @property
    def goal(self) -> Data:
        """The fullest active goal."""
        goal: Data = self.plan["goals"][0]
        return goal

    @property
    def agreement(self) -> Data:
        """The newest agreement, which covers all active goals."""
        agreement: Data = self.plan["agreements"][-1]
        return agreement

    @property
    def agreed(self) -> Data:
        """What the newest agreement quotes of the fullest goal."""
        goal: str = self.goal["id"]
        agreed: Data = next(each for each in self.agreement["goals"] if each["goal"] == goal)
        return agreed

    @property
    def review(self) -> Data:
        """The newest real review."""
        review: Data = self.plan["reviews"][-1]
        return review

    @property
    def progress(self) -> Data:
        """What the newest real review tells of the fullest goal."""
        progress: Data = self.review["progress"][0]
        return progress

    def text(self) -> str:
        """Write the plan under test."""
        text = written(self.plan)
        return self.rewrite(text) if self.rewrite else text


Change: TypeAlias = Callable[[Scene], None]


@dataclass(frozen=True)
class Break:
    """One way to break a plan: which rule should find it, and which other rules rightly find what follows from it."""

    code: str
    name: str
    change: Change
    also: frozenset[str] = frozenset()


class _Writer(yaml.CSafeDumper):
    """Writes plain data: what stands in two places is written twice, and only true and false are choices."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - asked for by the class above
        return True


_BOOLEAN = "tag:yaml.org,2002:bool"
_Writer.yaml_implicit_resolvers = {
    first: [each for each in every if each[0] != _BOOLEAN] for first, every in _Writer.yaml_implicit_resolvers.items()
}
# Read as numbers by YAML 1.2 and by nobody else: 07700900123.
_Writer.add_implicit_resolver("tag:yaml.org,2002:int", re.compile("[-+]?[0-9]+"), list("-+0123456789"))
_Writer.add_implicit_resolver(_BOOLEAN, re.compile("true|false"), ["t", "f"])


def written(data: Data) -> str:
    """Write a plan's data as YAML, one line for each text."""
    return yaml.dump(data, Dumper=_Writer, sort_keys=False, allow_unicode=True, width=1_000_000)
