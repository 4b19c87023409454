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
    TextCheck,
)
from goals_cli.checking.rules.agreement_declined import agreement_declined
from goals_cli.checking.rules.agreement_missing import agreement_missing
from goals_cli.checking.rules.agreement_outdated import agreement_outdated
from goals_cli.checking.rules.birth_date import birth_date
from goals_cli.checking.rules.copied_wording import copied_wording
from goals_cli.checking.rules.denied_name import denied_name
from goals_cli.checking.rules.e_mail import e_mail
from goals_cli.checking.rules.file_name import file_name
from goals_cli.checking.rules.look_alike_codes import look_alike_codes
from goals_cli.checking.rules.national_number import national_number
from goals_cli.checking.rules.private_shown import private_shown
from goals_cli.checking.rules.review_overdue import review_overdue
from goals_cli.checking.rules.schema_problem import schema_problem
from goals_cli.checking.rules.street_address import street_address
from goals_cli.checking.rules.telephone import telephone
from goals_cli.checking.rules.unknown_key import unknown_key
from goals_cli.checking.rules.unknown_profile import unknown_profile
from goals_cli.checking.rules.unreadable import unreadable
from goals_cli.checking.rules.web_address import web_address
from goals_cli.checking.rules.words_missing import words_missing
from goals_cli.checking.rules.worker_step_missing import worker_step_missing

UNREADABLE: Rule[RefusalCheck] = unreadable
UNKNOWN_PROFILE: Rule[RefusalCheck] = unknown_profile
OF_PROBLEMS: tuple[Rule[ProblemCheck], ...] = (schema_problem, unknown_key)
OF_DOCUMENTS: tuple[Rule[DocumentCheck], ...] = (private_shown,)
OF_TEXTS: tuple[Rule[TextCheck], ...] = (
    telephone,
    e_mail,
    national_number,
    web_address,
    street_address,
    birth_date,
    denied_name,
)
OF_HISTORY: tuple[Rule[HistoryCheck], ...] = ()
OF_CASELOADS: tuple[Rule[CaseloadCheck], ...] = (copied_wording, look_alike_codes)
OF_PLANS: tuple[Rule[PlanCheck], ...] = (file_name,)
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
    *OF_TEXTS,
    *OF_HISTORY,
    *OF_PLANS,
    *OF_GOALS,
    *OF_CASELOADS,
)
RULES = tuple(sorted(_ALL, key=lambda rule: rule.code))
