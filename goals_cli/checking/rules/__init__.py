"""All rules, in the order of their codes: one rule, one file."""

from __future__ import annotations

from typing import Any

from goals_cli.checking.registry import (
    CaseloadCheck,
    DocumentCheck,
    GoalCheck,
    HistoryCheck,
    IgnoreCheck,
    PlanCheck,
    ProblemCheck,
    RefusalCheck,
    Rule,
)
from goals_cli.checking.rules.agreement_declined import agreement_declined
from goals_cli.checking.rules.agreement_missing import agreement_missing
from goals_cli.checking.rules.agreement_outdated import agreement_outdated
from goals_cli.checking.rules.course_impossible import course_impossible
from goals_cli.checking.rules.day_in_the_future import day_in_the_future
from goals_cli.checking.rules.days_out_of_order import days_out_of_order
from goals_cli.checking.rules.file_name import file_name
from goals_cli.checking.rules.id_twice import id_twice
from goals_cli.checking.rules.ignore_unused import ignore_unused
from goals_cli.checking.rules.ignore_without_reason import ignore_without_reason
from goals_cli.checking.rules.merge_conflict import merge_conflict
from goals_cli.checking.rules.newer_format import newer_format
from goals_cli.checking.rules.reference_unknown import reference_unknown
from goals_cli.checking.rules.review_overdue import review_overdue
from goals_cli.checking.rules.schema_problem import schema_problem
from goals_cli.checking.rules.shrunk import shrunk
from goals_cli.checking.rules.text_cut import text_cut
from goals_cli.checking.rules.unknown_key import unknown_key
from goals_cli.checking.rules.unknown_profile import unknown_profile
from goals_cli.checking.rules.unreadable import unreadable
from goals_cli.checking.rules.words_missing import words_missing
from goals_cli.checking.rules.worker_step_missing import worker_step_missing

UNREADABLE: Rule[RefusalCheck] = unreadable
UNKNOWN_PROFILE: Rule[RefusalCheck] = unknown_profile
OF_PROBLEMS: tuple[Rule[ProblemCheck], ...] = (schema_problem, unknown_key, newer_format)
OF_DOCUMENTS: tuple[Rule[DocumentCheck], ...] = (text_cut,)
OF_HISTORY: tuple[Rule[HistoryCheck], ...] = (shrunk,)
OF_CASELOADS: tuple[Rule[CaseloadCheck], ...] = ()
OF_IGNORES: tuple[Rule[IgnoreCheck], ...] = (ignore_without_reason, ignore_unused)
OF_PLANS: tuple[Rule[PlanCheck], ...] = (
    file_name,
    reference_unknown,
    id_twice,
    days_out_of_order,
    day_in_the_future,
    course_impossible,
    merge_conflict,
)
OF_GOALS: tuple[Rule[GoalCheck], ...] = (
    words_missing,
    agreement_missing,
    agreement_outdated,
    agreement_declined,
    worker_step_missing,
    review_overdue,
)

_ALL: tuple[Rule[Any], ...] = (
    UNREADABLE,
    UNKNOWN_PROFILE,
    *OF_PROBLEMS,
    *OF_DOCUMENTS,
    *OF_IGNORES,
    *OF_HISTORY,
    *OF_PLANS,
    *OF_GOALS,
    *OF_CASELOADS,
)
RULES = tuple(sorted(_ALL, key=lambda rule: rule.code))
