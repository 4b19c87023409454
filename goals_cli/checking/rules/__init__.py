"""All rules, in the order of their codes: one rule, one file."""

from __future__ import annotations

from typing import Any

from goals_cli.checking.registry import (
    CaseloadCheck,
    DocumentCheck,
    GoalCheck,
    HistoryCheck,
    PlanCheck,
    ProblemCheck,
    RefusalCheck,
    Rule,
)
from goals_cli.checking.rules.agreement_declined import agreement_declined
from goals_cli.checking.rules.agreement_missing import agreement_missing
from goals_cli.checking.rules.agreement_outdated import agreement_outdated
from goals_cli.checking.rules.client_absent_unexplained import client_absent_unexplained
from goals_cli.checking.rules.client_rating_missing import client_rating_missing
from goals_cli.checking.rules.client_step_missing import client_step_missing
from goals_cli.checking.rules.client_step_overdue import client_step_overdue
from goals_cli.checking.rules.comparative import comparative
from goals_cli.checking.rules.confidence_low import confidence_low
from goals_cli.checking.rules.confidence_missing import confidence_missing
from goals_cli.checking.rules.date_beyond_horizon import date_beyond_horizon
from goals_cli.checking.rules.date_missing import date_missing
from goals_cli.checking.rules.date_passed import date_passed
from goals_cli.checking.rules.file_name import file_name
from goals_cli.checking.rules.first_review_overdue import first_review_overdue
from goals_cli.checking.rules.goal_left_out import goal_left_out
from goals_cli.checking.rules.goal_stuck import goal_stuck
from goals_cli.checking.rules.importance_missing import importance_missing
from goals_cli.checking.rules.levels_missing import levels_missing
from goals_cli.checking.rules.levels_out_of_order import levels_out_of_order
from goals_cli.checking.rules.levels_overlap import levels_overlap
from goals_cli.checking.rules.levels_two_things import levels_two_things
from goals_cli.checking.rules.measure_incomplete import measure_incomplete
from goals_cli.checking.rules.measure_missing import measure_missing
from goals_cli.checking.rules.measure_unmoving import measure_unmoving
from goals_cli.checking.rules.review_overdue import review_overdue
from goals_cli.checking.rules.review_words_missing import review_words_missing
from goals_cli.checking.rules.schema_problem import schema_problem
from goals_cli.checking.rules.shrunk import shrunk
from goals_cli.checking.rules.statement_missing import statement_missing
from goals_cli.checking.rules.step_undated import step_undated
from goals_cli.checking.rules.steps_missing import steps_missing
from goals_cli.checking.rules.unknown_key import unknown_key
from goals_cli.checking.rules.unknown_profile import unknown_profile
from goals_cli.checking.rules.unreadable import unreadable
from goals_cli.checking.rules.words_missing import words_missing
from goals_cli.checking.rules.worker_step_missing import worker_step_missing
from goals_cli.checking.rules.worker_step_overdue import worker_step_overdue

UNREADABLE: Rule[RefusalCheck] = unreadable
UNKNOWN_PROFILE: Rule[RefusalCheck] = unknown_profile
OF_PROBLEMS: tuple[Rule[ProblemCheck], ...] = (schema_problem, unknown_key)
OF_DOCUMENTS: tuple[Rule[DocumentCheck], ...] = ()
OF_HISTORY: tuple[Rule[HistoryCheck], ...] = (shrunk,)
OF_CASELOADS: tuple[Rule[CaseloadCheck], ...] = ()
OF_PLANS: tuple[Rule[PlanCheck], ...] = (file_name, client_absent_unexplained)
OF_GOALS: tuple[Rule[GoalCheck], ...] = (
    words_missing,
    agreement_missing,
    agreement_outdated,
    agreement_declined,
    statement_missing,
    measure_missing,
    measure_incomplete,
    measure_unmoving,
    date_missing,
    date_passed,
    date_beyond_horizon,
    importance_missing,
    confidence_missing,
    confidence_low,
    comparative,
    levels_missing,
    levels_out_of_order,
    levels_overlap,
    levels_two_things,
    worker_step_missing,
    client_step_missing,
    step_undated,
    worker_step_overdue,
    client_step_overdue,
    steps_missing,
    review_overdue,
    first_review_overdue,
    client_rating_missing,
    review_words_missing,
    goal_left_out,
    goal_stuck,
)

_ALL: tuple[Rule[Any], ...] = (
    UNREADABLE,
    UNKNOWN_PROFILE,
    *OF_PROBLEMS,
    *OF_DOCUMENTS,
    *OF_HISTORY,
    *OF_PLANS,
    *OF_GOALS,
    *OF_CASELOADS,
)
RULES = tuple(sorted(_ALL, key=lambda rule: rule.code))
