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
    TextCheck,
)
from goals_cli.checking.rules.achieved_unrated import achieved_unrated
from goals_cli.checking.rules.agreement_declined import agreement_declined
from goals_cli.checking.rules.agreement_missing import agreement_missing
from goals_cli.checking.rules.agreement_outdated import agreement_outdated
from goals_cli.checking.rules.birth_date import birth_date
from goals_cli.checking.rules.change_declined_but_kept import change_declined_but_kept
from goals_cli.checking.rules.change_unanswered import change_unanswered
from goals_cli.checking.rules.choice_missing import choice_missing
from goals_cli.checking.rules.choice_twice import choice_twice
from goals_cli.checking.rules.choice_unexplained import choice_unexplained
from goals_cli.checking.rules.client_absent_unexplained import client_absent_unexplained
from goals_cli.checking.rules.client_answer_missing import client_answer_missing
from goals_cli.checking.rules.client_rating_missing import client_rating_missing
from goals_cli.checking.rules.client_step_missing import client_step_missing
from goals_cli.checking.rules.client_step_overdue import client_step_overdue
from goals_cli.checking.rules.comparative import comparative
from goals_cli.checking.rules.confidence_low import confidence_low
from goals_cli.checking.rules.confidence_missing import confidence_missing
from goals_cli.checking.rules.copied_wording import copied_wording
from goals_cli.checking.rules.copy_unaccounted import copy_unaccounted
from goals_cli.checking.rules.course_impossible import course_impossible
from goals_cli.checking.rules.culture_missing import culture_missing
from goals_cli.checking.rules.date_beyond_horizon import date_beyond_horizon
from goals_cli.checking.rules.date_missing import date_missing
from goals_cli.checking.rules.date_passed import date_passed
from goals_cli.checking.rules.day_in_the_future import day_in_the_future
from goals_cli.checking.rules.days_out_of_order import days_out_of_order
from goals_cli.checking.rules.denied_name import denied_name
from goals_cli.checking.rules.disagreement_unhandled import disagreement_unhandled
from goals_cli.checking.rules.e_mail import e_mail
from goals_cli.checking.rules.ending_unexplained import ending_unexplained
from goals_cli.checking.rules.ending_unheard import ending_unheard
from goals_cli.checking.rules.file_name import file_name
from goals_cli.checking.rules.finishing_missing import finishing_missing
from goals_cli.checking.rules.first_review_overdue import first_review_overdue
from goals_cli.checking.rules.follow_up_passed import follow_up_passed
from goals_cli.checking.rules.goal_left_out import goal_left_out
from goals_cli.checking.rules.goal_stuck import goal_stuck
from goals_cli.checking.rules.goals_missing import goals_missing
from goals_cli.checking.rules.goals_of_others import goals_of_others
from goals_cli.checking.rules.heard_wrong import heard_wrong
from goals_cli.checking.rules.id_twice import id_twice
from goals_cli.checking.rules.ignore_unused import ignore_unused
from goals_cli.checking.rules.ignore_without_reason import ignore_without_reason
from goals_cli.checking.rules.importance_missing import importance_missing
from goals_cli.checking.rules.levels_missing import levels_missing
from goals_cli.checking.rules.levels_out_of_order import levels_out_of_order
from goals_cli.checking.rules.levels_overlap import levels_overlap
from goals_cli.checking.rules.levels_two_things import levels_two_things
from goals_cli.checking.rules.look_alike_codes import look_alike_codes
from goals_cli.checking.rules.matters_missing import matters_missing
from goals_cli.checking.rules.measure_incomplete import measure_incomplete
from goals_cli.checking.rules.measure_missing import measure_missing
from goals_cli.checking.rules.measure_unmoving import measure_unmoving
from goals_cli.checking.rules.merge_conflict import merge_conflict
from goals_cli.checking.rules.monitor_missing import monitor_missing
from goals_cli.checking.rules.national_number import national_number
from goals_cli.checking.rules.need_unanswered import need_unanswered
from goals_cli.checking.rules.newer_format import newer_format
from goals_cli.checking.rules.not_heard_back import not_heard_back
from goals_cli.checking.rules.option_one_sided import option_one_sided
from goals_cli.checking.rules.options_few import options_few
from goals_cli.checking.rules.plan_unfinished import plan_unfinished
from goals_cli.checking.rules.preferences_missing import preferences_missing
from goals_cli.checking.rules.private_shown import private_shown
from goals_cli.checking.rules.rank_missing import rank_missing
from goals_cli.checking.rules.rank_twice import rank_twice
from goals_cli.checking.rules.reference_unknown import reference_unknown
from goals_cli.checking.rules.request_unanswered import request_unanswered
from goals_cli.checking.rules.requirement_unanswered import requirement_unanswered
from goals_cli.checking.rules.review_overdue import review_overdue
from goals_cli.checking.rules.review_words_missing import review_words_missing
from goals_cli.checking.rules.risk_without_plan import risk_without_plan
from goals_cli.checking.rules.risks_missing import risks_missing
from goals_cli.checking.rules.schema_problem import schema_problem
from goals_cli.checking.rules.shrunk import shrunk
from goals_cli.checking.rules.statement_missing import statement_missing
from goals_cli.checking.rules.step_undated import step_undated
from goals_cli.checking.rules.steps_missing import steps_missing
from goals_cli.checking.rules.street_address import street_address
from goals_cli.checking.rules.strengths_missing import strengths_missing
from goals_cli.checking.rules.supports_missing import supports_missing
from goals_cli.checking.rules.supports_unpaid_unsaid import supports_unpaid_unsaid
from goals_cli.checking.rules.telephone import telephone
from goals_cli.checking.rules.text_cut import text_cut
from goals_cli.checking.rules.unknown_key import unknown_key
from goals_cli.checking.rules.unknown_profile import unknown_profile
from goals_cli.checking.rules.unreadable import unreadable
from goals_cli.checking.rules.view_unanswered import view_unanswered
from goals_cli.checking.rules.web_address import web_address
from goals_cli.checking.rules.words_missing import words_missing
from goals_cli.checking.rules.worker_step_missing import worker_step_missing
from goals_cli.checking.rules.worker_step_overdue import worker_step_overdue
from goals_cli.checking.rules.worker_voice import worker_voice

UNREADABLE: Rule[RefusalCheck] = unreadable
UNKNOWN_PROFILE: Rule[RefusalCheck] = unknown_profile
OF_PROBLEMS: tuple[Rule[ProblemCheck], ...] = (schema_problem, unknown_key, newer_format)
OF_DOCUMENTS: tuple[Rule[DocumentCheck], ...] = (private_shown, text_cut)
OF_TEXTS: tuple[Rule[TextCheck], ...] = (
    telephone,
    e_mail,
    national_number,
    web_address,
    street_address,
    birth_date,
    denied_name,
)
OF_IGNORES: tuple[Rule[IgnoreCheck], ...] = (ignore_without_reason, ignore_unused)
OF_HISTORY: tuple[Rule[HistoryCheck], ...] = (shrunk,)
OF_CASELOADS: tuple[Rule[CaseloadCheck], ...] = (copied_wording, look_alike_codes)
OF_PLANS: tuple[Rule[PlanCheck], ...] = (
    follow_up_passed,
    copy_unaccounted,
    ending_unexplained,
    ending_unheard,
    file_name,
    reference_unknown,
    id_twice,
    days_out_of_order,
    day_in_the_future,
    course_impossible,
    merge_conflict,
    plan_unfinished,
    need_unanswered,
    strengths_missing,
    preferences_missing,
    supports_missing,
    risks_missing,
    risk_without_plan,
    monitor_missing,
    finishing_missing,
    disagreement_unhandled,
    supports_unpaid_unsaid,
    culture_missing,
    goals_missing,
    request_unanswered,
    client_absent_unexplained,
    goals_of_others,
    rank_missing,
    rank_twice,
    requirement_unanswered,
)
OF_GOALS: tuple[Rule[GoalCheck], ...] = (
    agreement_missing,
    agreement_outdated,
    agreement_declined,
    options_few,
    choice_missing,
    choice_twice,
    choice_unexplained,
    option_one_sided,
    achieved_unrated,
    review_overdue,
    first_review_overdue,
    client_rating_missing,
    review_words_missing,
    goal_left_out,
    goal_stuck,
    worker_step_missing,
    client_step_missing,
    step_undated,
    worker_step_overdue,
    client_step_overdue,
    steps_missing,
    words_missing,
    worker_voice,
    client_answer_missing,
    matters_missing,
    view_unanswered,
    not_heard_back,
    heard_wrong,
    change_unanswered,
    change_declined_but_kept,
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
)

_ALL: tuple[Rule[Any], ...] = (
    UNREADABLE,
    UNKNOWN_PROFILE,
    *OF_PROBLEMS,
    *OF_DOCUMENTS,
    *OF_TEXTS,
    *OF_IGNORES,
    *OF_HISTORY,
    *OF_CASELOADS,
    *OF_PLANS,
    *OF_GOALS,
)
RULES = tuple(sorted(_ALL, key=lambda rule: rule.code))
