"""What the client said to what was changed since they agreed: on their sheet and on the page of what changed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from made_plans import agreement, plan_data

from goals_cli.history.event import Data
from goals_cli.history.since_agreed import since_agreed
from goals_cli.plan import Plan, from_data
from goals_cli.profile import profile
from goals_cli.render.reports import FORMATS
from goals_cli.render.since_agreed import text
from goals_cli.sheets import plan_report

TODAY = date(2026, 4, 30)
AGREED = {"statement": "I go", "target_date": "2026-06-30", "measures": [{"id": "m-1", "what": "days", "target": 3}]}
NOW = "I go on Mondays"
NOT_SAID = "I have not said what I think of this yet. I can say yes, no, or what should be different."
ASKED = {"on": "2026-03-11", "what": "statement", "from": "I go", "to": NOW, "asked_by": "w-amara"}


def changed(*changes: Data, **goal: Any) -> Data:
    now = AGREED | {"statement": NOW, "changes": list(changes)} | goal
    return plan_data(now, agreements=[agreement("2026-03-02", **AGREED)])


def on_sheet(data: Data, *, private: bool = False) -> str:
    """Give what the sheet says of what changed, in one line for each paragraph."""
    since = since_agreed(data, today=TODAY, private=private)
    report = plan_report(from_data(data, Plan), profile("default"), today=TODAY, private=private, since=since)
    shown = FORMATS["markdown"](report)
    return shown.partition("## What changed since I agreed\n\n")[2].partition("\n## ")[0].strip()


def on_page(data: Data) -> str:
    return " ".join(text(since_agreed(data, today=TODAY)).split())


def test_a_no_that_was_passed_over_is_told_in_the_clients_voice() -> None:
    no = {"because": "Mondays are quiet", "answer": "disagrees", "client_says": "Not Mondays!"}
    data = changed(ASKED | no)
    assert (
        on_sheet(data)
        == """\
- What we wrote down: then "I go"; now "I go on Mondays"

How that came about:

- 11 March 2026: my worker asked for it, because: Mondays are quiet.

I said no to this on 11 March 2026: "Not Mondays!\""""
    )
    page = on_page(data)
    assert page.endswith(
        "How that came about - 11 March 2026: your worker asked for it, because: Mondays are quiet. "
        'You said no to this on 11 March 2026: "Not Mondays!"'
    )


@pytest.mark.parametrize(
    ("trail", "mine", "theirs"),
    [
        ({"answer": "disagrees"}, "I said no to this on 11 March 2026.", "You said no to this on 11 March 2026."),
        (
            {"answer": "partly", "client_says": " In spring. "},
            'I agreed to a part of this on 11 March 2026: "In spring."',
            'You agreed to a part of this on 11 March 2026: "In spring."',
        ),
        (
            {"answer": "could_not_say"},
            "I could not say on 11 March 2026 whether I agree to this.",
            "You could not say on 11 March 2026 whether you agree to this.",
        ),
        (
            {"answer": "agrees", "client_says": "Fine"},
            'I agreed to this on 11 March 2026: "Fine"',
            'You agreed to this on 11 March 2026: "Fine"',
        ),
        ({"asked_by": "client", "client_says": "My day"}, 'I said: "My day"', 'You said: "My day"'),
        ({}, NOT_SAID, NOT_SAID.replace("I have", "You have").replace("I ", "you ").replace(". you", ". You")),
    ],
)
def test_what_the_client_said_to_what_stands_now(trail: Data, mine: str, theirs: str) -> None:
    data = changed(ASKED | trail)
    assert on_sheet(data).split("\n\n")[-1] == mine
    assert on_page(data).endswith(theirs)


def test_what_the_client_asked_for_is_not_said_to_be_unheard() -> None:
    assert on_sheet(changed(ASKED | {"asked_by": "client"})).endswith("\n\n- 11 March 2026: I asked for it.")


def test_a_no_to_a_change_that_was_not_made_is_no_answer_to_what_was_made() -> None:
    no = ASKED | {"to": "I go on Tuesdays", "answer": "disagrees", "client_says": "Never."}
    assert on_sheet(changed(no)) == (
        '- What we wrote down: then "I go"; now "I go on Mondays"\n\n'
        f'I said no to a change of this on 11 March 2026: "Never." {NOT_SAID}'
    )


def test_a_later_yes_to_the_same_counts() -> None:
    later = {"on": "2026-03-20", "answer": "agrees"}
    assert on_sheet(changed(ASKED | {"answer": "disagrees"}, ASKED | later)) == (
        '- What we wrote down: then "I go"; now "I go on Mondays"\n\nHow that came about:\n\n'
        "- 11 March 2026: my worker asked for it. I said no to this on 11 March 2026.\n"
        "- 20 March 2026: my worker asked for it.\n\nI agreed to this on 20 March 2026."
    )


def test_the_order_of_the_days_counts_and_not_that_of_the_file() -> None:
    yes, no = ASKED | {"answer": "agrees"}, ASKED | {"on": "2026-03-20", "answer": "disagrees"}
    assert on_sheet(changed(no, yes)).endswith("\n\nI said no to this on 20 March 2026.")


def test_what_was_changed_again_and_not_put_to_the_client_is_not_called_answered() -> None:
    partly = ASKED | {"to": "I go on some days", "answer": "partly"}
    assert on_sheet(changed(partly)).endswith("\n\nI agreed to a part of this on 11 March 2026.")
    assert on_sheet(changed(partly, ASKED | {"on": "2026-03-20"})).endswith(f"\n\n{NOT_SAID}")
    yes = ASKED | {"to": "I go on some days", "answer": "agrees"}
    assert on_sheet(changed(yes)).endswith(f"\n\n{NOT_SAID}")


def test_each_part_has_its_own_answer() -> None:
    measures = [AGREED["measures"][0] | {"target": 5}]  # type: ignore[operator]
    target = {"what": "measures[m-1].target", "from": 3, "to": 5, "answer": "disagrees", "client_says": "Too much"}
    data = changed(ASKED | {"answer": "agrees"}, ASKED | target, measures=measures, target_date="2026-07-31")
    assert on_sheet(data).split("\n\n")[0] == (
        '- What we wrote down: then "I go"; now "I go on Mondays". I agreed to this on 11 March 2026.\n'
        '- What I want to get to (days): then 3; now 5. I said no to this on 11 March 2026: "Too much"\n'
        f"- By when: then 30 June 2026; now 31 July 2026. {NOT_SAID}"
    )


def test_a_no_to_a_part_of_a_new_measure_is_told() -> None:
    measures = [*AGREED["measures"], {"id": "m-2", "what": "hours", "target": 8}]  # type: ignore[misc]
    no = {"what": "measures[1].target", "from": 4, "to": 8, "answer": "disagrees"}
    data = changed(ASKED | no, measures=measures, statement="I go")
    assert on_sheet(data).endswith("\n\nI said no to this on 11 March 2026.")
    assert on_sheet(changed(ASKED | no | {"answer": "agrees"}, measures=measures, statement="I go")).endswith(NOT_SAID)


def test_a_no_to_something_beside_the_wording_is_told_where_it_is_listed() -> None:
    no = {"on": "2026-04-03", "what": "title", "to": "Outside", "asked_by": "w-amara", "answer": "disagrees"}
    page = on_page(changed(no | {"client_says": "My words"}, title="Outside", statement="I go"))
    assert page.endswith(
        'How that came about - 3 April 2026: your worker asked for it. You said no to this on 3 April 2026: "My words"'
    )


def test_what_was_said_to_a_private_step_stays_private() -> None:
    step = {"id": "s-1", "step": "Call", "who": "client", "due": "2026-05-01", "private": True}
    no = {"what": "steps[s-1].due", "from": "2026-04-20", "to": "2026-05-01", "answer": "disagrees",
          "client_says": "Hush"}  # fmt: skip
    data = changed(ASKED | no, steps=[step])
    assert "Hush" not in on_sheet(data)
    assert "How that came about" not in on_sheet(data)
    assert 'I said no to this on 11 March 2026: "Hush"' in on_sheet(data, private=True)


def test_not_to_be_kept_is_what_no_word_of_it_is() -> None:
    kept, measure = {"keep": False}, AGREED["measures"][0]  # type: ignore[index]
    data = changed(statement="I go", measures=[measure | kept])
    assert on_sheet(data) == "Nothing. What we wrote down still stands."
    assert on_sheet(changed(measures=[measure | kept])).split("\n\n")[0] == (
        '- What we wrote down: then "I go"; now "I go on Mondays"'
    )
    assert on_sheet(changed(statement="I go", measures=[measure | {"keep": True}])).split("\n\n")[0] == (
        "- I want to keep it (days): then nothing; now yes."
    )


@pytest.mark.parametrize(("unit", "name"), [({}, "What we look at"), ({"unit": "hours"}, "hours")])
def test_a_measure_is_called_as_it_is_above(unit: Data, name: str) -> None:
    before: Data = {"id": "m-3", "target": 3} | unit
    agreed = agreement("2026-03-02", statement="I go", measures=[before])
    data = plan_data({"statement": "I go", "measures": [before | {"target": 5}]}, agreements=[agreed])
    assert on_sheet(data).split("\n\n")[0] == f"- What I want to get to ({name}): then 3; now 5."
    data = plan_data({"statement": "I go", "measures": []}, agreements=[agreed])
    target = " ".join(["3", *unit.values()])
    assert on_sheet(data).split("\n\n")[0] == f"- How we will know: then {name}, {target}; now nothing."
    named = plan_data({"statement": "I go", "measures": [before | {"what": "x"}]}, agreements=[agreed])
    assert on_sheet(named).split("\n\n")[0] == "- What we look at (x): then nothing; now x."


def said_no(on: str, says: str | None = None, **quoted: Any) -> Data:
    no = agreement(on, "disagrees", **quoted)
    return no | {"client": no["client"] | ({"client_says": says} if says else {})}


def test_what_was_asked_for_and_is_not_what_it_says_is_not_laid_on_anybody() -> None:
    """She asked for 10 July; that it says 31 December now came about without a trail."""
    asked = {"on": "2026-03-20", "what": "target_date", "from": "2026-06-30", "to": "2026-07-10",
             "asked_by": "client", "because": "The play was moved"}  # fmt: skip
    data = changed(asked, statement="I go", target_date="2026-12-31")
    assert (
        on_sheet(data)
        == """\
- By when: then 30 June 2026; now 31 December 2026. \
This is not what was asked for; how it came about is not written down.

How that came about:

- 20 March 2026: I asked for it, because: The play was moved.

"""
        + NOT_SAID
    )
    then = changed(asked, statement="I go", target_date="2026-07-10")
    assert "is not what was asked for" not in on_sheet(then) + on_page(then)


def test_a_no_to_what_was_written_after_a_yes_is_held_against_the_yes() -> None:
    no = said_no("2026-04-02", "I never said so", **AGREED | {"statement": NOW})
    data = plan_data(AGREED | {"statement": NOW}, agreements=[agreement("2026-03-02", **AGREED), no])
    page = on_page(data)
    assert "You agreed to this on 2 March 2026. What we wrote down Then: \"I go\" Now: \"I go on Mondays\"" in page
    assert page.endswith('You said no to this on 2 April 2026: "I never said so"')
    assert "stands" not in page
    assert (
        on_sheet(data)
        == """\
- What we wrote down: then "I go"; now "I go on Mondays"

I said no to this on 2 April 2026: "I never said so\""""
    )


def test_a_no_to_what_was_agreed_before_is_told_and_not_called_standing() -> None:
    no = said_no("2026-04-02", "Not any more", **AGREED)
    data = plan_data(AGREED, agreements=[agreement("2026-03-02", **AGREED), no])
    still = "It is still written down as before. We talk about what should be different."
    page = on_page(data)
    assert f'You agreed to this on 2 March 2026. You said no to this on 2 April 2026: "Not any more" {still}' in page
    assert on_sheet(data) == f'I said no to this on 2 April 2026: "Not any more"\n\n{still}'


def test_a_no_without_a_yes_before_is_told_once() -> None:
    data = plan_data(AGREED, agreements=[said_no("2026-04-02", "No.", **AGREED)])
    still = "It is still written down as before. We talk about what should be different."
    assert f'You said no to this on 2 April 2026: "No." {still}' in on_page(data)
    over = plan_data(AGREED | {"course": [{"on": "2026-03-02", "status": "declined"}]},
                     agreements=[said_no("2026-04-02", **AGREED)])  # fmt: skip
    assert "still" not in on_page(over)


def test_what_the_client_said_with_a_part_of_a_yes_is_on_the_page() -> None:
    partly = agreement("2026-03-02", "partly", **AGREED)
    data = plan_data(AGREED, agreements=[partly | {"client": partly["client"] | {"client_says": "The date is near"}}])
    assert 'You agreed to a part of this on 2 March 2026: "The date is near"' in on_page(data)
