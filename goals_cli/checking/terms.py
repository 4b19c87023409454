"""What a plan is checked against: the profile and the settings, and what follows from them for each rule's severity."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from goals_cli.checking import rules
from goals_cli.checking.names import NameList
from goals_cli.checking.registry import CaseloadCheck, Check, DocumentCheck, GoalCheck, Rule, TextCheck
from goals_cli.errors import InvalidData
from goals_cli.findings import Severity
from goals_cli.plan import Status
from goals_cli.profile import Profile, profile
from goals_cli.settings import OFF, Settings

# Nobody may be kept from seeing that a plan cannot be read.
ALWAYS = ("F001", "F002", "F013")
# What it looks for is not in the rule but in the names that it is given.
NAMES_RULE = "D907"


class Terms(Struct, frozen=True):
    """A profile, a caseload's settings, and the names that must not stand in its plans.

    A profile that is only `tried` counts for every plan, whatever it names.
    """

    profile: Profile
    settings: Settings = Settings()
    names: tuple[str, ...] = ()
    tried: bool = False
    _seen: dict[Any, Any] = {}  # every value has its own

    def __reduce__(self) -> tuple[type[Terms], tuple[Profile, Settings, tuple[str, ...], bool]]:
        """Travel to another process without what can be found out again there."""
        return Terms, (self.profile, self.settings, self.names, self.tried)

    def of_profile(self, name: str) -> Terms:
        """Give the same with another profile, as a plan may ask for one; NotFound when there is none."""
        if name == self.profile.name:
            return self
        if ("profile", name) not in self._seen:
            self._seen["profile", name] = Terms(profile(name), self.settings, self.names)
        other: Terms = self._seen["profile", name]
        return self if self.tried else other

    def trying(self, name: str) -> Terms:
        """Give the same with a profile that counts for every plan; NotFound when there is none."""
        return Terms(profile(name), self.settings, self.names, tried=True)

    def goal_rules(self, status: Status) -> tuple[Rule[GoalCheck], ...]:
        """List the rules for goals of a status."""
        if status not in self._seen:
            self._seen[status] = tuple(rule for rule in rules.OF_GOALS if status in rule.statuses and self.asks(rule))
        found: tuple[Rule[GoalCheck], ...] = self._seen[status]
        return found

    def plan_rules(self) -> tuple[Rule[Any], ...]:
        """List the rules for plans as a whole."""
        return self._asked("plans", rules.OF_PLANS)

    def document_rules(self) -> tuple[Rule[DocumentCheck], ...]:
        """List the rules for plans as they are written."""
        return self._asked("documents", rules.OF_DOCUMENTS)

    def text_rules(self) -> tuple[Rule[TextCheck], ...]:
        """List the rules for texts."""
        return self._asked("texts", rules.OF_TEXTS)

    def caseload_rules(self) -> tuple[Rule[CaseloadCheck], ...]:
        """List the rules for all plans of a caseload."""
        return self._asked("caseloads", rules.OF_CASELOADS)

    def _asked(self, tier: str, every: tuple[Rule[Check], ...]) -> tuple[Rule[Check], ...]:
        if tier not in self._seen:
            self._seen[tier] = tuple(rule for rule in every if self.asks(rule))
        found: tuple[Rule[Check], ...] = self._seen[tier]
        return found

    def clue(self) -> str:
        """Give the pattern without which no rule for texts finds anything; empty when there is nothing to look for."""
        if "clue" not in self._seen:
            clues = [rule.clue for rule in self.text_rules() if rule.clue]
            if self.names and any(rule.code == NAMES_RULE for rule in self.text_rules()):
                clues.append(NameList(self.names).clue())
            self._seen["clue"] = "|".join(clues)
        found: str = self._seen["clue"]
        return found

    def name_list(self) -> NameList | None:
        """Give the names in the form in which they are looked for."""
        if self.names and "names" not in self._seen:
            self._seen["names"] = NameList(self.names)
        found: NameList | None = self._seen.get("names")
        return found

    def requires(self, rule: Rule[Any]) -> bool:
        """Say whether a rule is about an element that the profile requires."""
        return not self.profile.required.isdisjoint(rule.elements)

    def asks(self, rule: Rule[Any]) -> bool:
        """Say whether a rule is to look at all."""
        if rule.only_if_required and not self.requires(rule):
            return False
        setting = self.settings.rules.get(rule.code)
        return setting is None or setting.severity != OFF

    def severity(self, rule: Rule[Any], *, proposed: bool, late: bool) -> Severity:
        """Say how much a finding of a rule matters here.

        What is missing in a goal that is only `proposed` is advice at most. What the profile requires is a warning once
        the plan is to be complete: `late`. The settings have the last word.
        """
        setting = self.settings.rules.get(rule.code)
        if setting is not None and setting.severity != OFF:
            return Severity(setting.severity)
        own = self.profile.severities.get(rule.code)
        severity = Severity(own) if own else rule.severity
        if severity is Severity.ADVICE and late and self.requires(rule):
            severity = Severity.WARNING
        return Severity.ADVICE if proposed else severity


def check_settings(settings: Settings) -> None:
    """Refuse settings for rules that there are not, or that nobody may turn off."""
    codes = [rule.code for rule in rules.RULES]
    for code, setting in settings.rules.items():
        if code not in codes:
            hint = "`goals explain --all` lists them"
            raise InvalidData(f"{setting.place}: there is no rule {code[:40]!a}", hint)
        if code in ALWAYS and setting.severity != Severity.ERROR.value:
            hint = "take it out: a plan that cannot be read is an error everywhere"
            raise InvalidData(f"{setting.place}: {code} cannot be turned off or down", hint)
