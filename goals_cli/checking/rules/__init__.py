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
from goals_cli.checking.rules.change_declined_but_kept import change_declined_but_kept
from goals_cli.checking.rules.change_unanswered import change_unanswered
from goals_cli.checking.rules.choice_missing import choice_missing
from goals_cli.checking.rules.choice_twice import choice_twice
from goals_cli.checking.rules.choice_unexplained import choice_unexplained
from goals_cli.checking.rules.client_answer_missing import client_answer_missing
from goals_cli.checking.rules.copy_unaccounted import copy_unaccounted
from goals_cli.checking.rules.file_name import file_name
from goals_cli.checking.rules.follow_up_passed import follow_up_passed
from goals_cli.checking.rules.goals_of_others import goals_of_others
from goals_cli.checking.rules.heard_wrong import heard_wrong
from goals_cli.checking.rules.matters_missing import matters_missing
from goals_cli.checking.rules.not_heard_back import not_heard_back
from goals_cli.checking.rules.option_one_sided import option_one_sided
from goals_cli.checking.rules.options_few import options_few
from goals_cli.checking.rules.rank_missing import rank_missing
from goals_cli.checking.rules.rank_twice import rank_twice
from goals_cli.checking.rules.requirement_unanswered import requirement_unanswered
from goals_cli.checking.rules.review_overdue import review_overdue
from goals_cli.checking.rules.schema_problem import schema_problem
from goals_cli.checking.rules.shrunk import shrunk
from goals_cli.checking.rules.unknown_key import unknown_key
from goals_cli.checking.rules.unknown_profile import unknown_profile
from goals_cli.checking.rules.unreadable import unreadable
from goals_cli.checking.rules.view_unanswered import view_unanswered
from goals_cli.checking.rules.words_missing import words_missing
from goals_cli.checking.rules.worker_step_missing import worker_step_missing
from goals_cli.checking.rules.worker_voice import worker_voice

UNREADABLE: Rule[RefusalCheck] = unreadable
UNKNOWN_PROFILE: Rule[RefusalCheck] = unknown_profile
OF_PROBLEMS: tuple[Rule[ProblemCheck], ...] = (schema_problem, unknown_key)
OF_DOCUMENTS: tuple[Rule[DocumentCheck], ...] = ()
OF_HISTORY: tuple[Rule[HistoryCheck], ...] = (shrunk,)
OF_CASELOADS: tuple[Rule[CaseloadCheck], ...] = ()
OF_PLANS: tuple[Rule[PlanCheck], ...] = (
    file_name,
    goals_of_others,
    rank_missing,
    rank_twice,
    requirement_unanswered,
    follow_up_passed,
    copy_unaccounted,
)
OF_GOALS: tuple[Rule[GoalCheck], ...] = (
    words_missing,
    worker_voice,
    client_answer_missing,
    matters_missing,
    view_unanswered,
    not_heard_back,
    heard_wrong,
    change_unanswered,
    change_declined_but_kept,
    agreement_missing,
    agreement_outdated,
    agreement_declined,
    options_few,
    choice_missing,
    choice_twice,
    choice_unexplained,
    option_one_sided,
    worker_step_missing,
    review_overdue,
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
