"""Events as sentences: each kind, short and with all that can be told of it."""

from __future__ import annotations

from typing import Any

import pytest

from goals_cli.history.event import Event, Kind
from goals_cli.render.event_words import sentence

G = "g-1"
SAID: dict[str, Any] = {"because": "the hall is closed", "client_says": "Fine"}
TOLD: list[tuple[Event, str]] = [
    (Event(Kind.OPENED, who="w-amara", after="heron-27"), "plan opened by w-amara"),
    (Event(Kind.RAISED, goal=G, who="client", after="Sleep"), 'g-1: raised by the client: "Sleep"'),
    (Event(Kind.RAISED, goal=G, who="court"), "g-1: raised by court"),
    (Event(Kind.RAISED, goal=G, who="client", private=True), "g-1: raised by the client: (private)"),
    (Event(Kind.WORDED, goal=G, after="I sleep"), 'g-1: worded: "I sleep"'),
    (Event(Kind.WORDED, goal=G, before="Sleep", after="I sleep"), 'g-1: worded: "I sleep", before: Sleep'),
    (Event(Kind.SAID, goal=G, client_says=" Less "), 'g-1: the client said: "Less"'),
    (Event(Kind.SAID, goal=G, private=True), "g-1: the client said: (private)"),
    (Event(Kind.CHANGED, goal=G, what="target_date", before="2026-06-30", after="2026-07-31", asked_by="w-amara",
           answer="agrees", **SAID),
     "g-1: target date changed from 2026-06-30 to 2026-07-31, asked for by w-amara, because: the hall is closed; "
     'the client agrees: "Fine"'),
    (Event(Kind.CHANGED, goal=G, what="ongoing", after=True, asked_by="client", client_says="Yes"),
     'g-1: ongoing set to yes, asked for by the client, the client said: "Yes"'),
    (Event(Kind.CHANGED, goal=G, what="measures.m-1.target", before=60.0, private=True),
     "g-1: target of m-1 60 taken out"),
    (Event(Kind.CHANGED, goal=G, what="statement", private=True), "g-1: statement (private)"),
    (Event(Kind.ASKED, goal=G, what="target", before="<6", after=5, asked_by="w-amara", answer="disagrees"),
     "g-1: w-amara asked for a change that was not made: target from less than 6 to 5; the client does not agree"),
    (Event(Kind.AGREED, goals=(G, "g-2"), id="a-1", answer="partly", shown="spoken", client_says="Half",
           because="by telephone", corrects="a-0", after=[{"goal": G, "statement": "I sleep"}, {"goal": "g-2"}]),
     "agreement a-1, in place of a-0 on g-1, g-2: the client agrees to a part (spoken): g-1 \"I sleep\", "
     'the client said: "Half" (by telephone)'),
    (Event(Kind.AGREED, id="a-1", answer="could_not_say"), "agreement a-1: the client could not say"),
    (Event(Kind.AGREED, goals=(G,), id="a-1", answer="could_not_say", shown="not_shown",
           after=[{"goal": G, "statement": "I sleep", "target_date": "2026-06-30",
                   "measures": [{"id": "m-1", "what": "nights", "target": 5}]}],
           details={"others": [{"who": "son", "authority": "legal guardian", "answer": "agrees", "shown": "signature"},
                               {"who": "mother"}],
                    "copy": {"not_given": "dangerous at home"}, "follow_up": "2026-05-30"}),
     'agreement a-1 on g-1: the client could not say (not shown): "I sleep", measure m-1: what nights, target 5, '
     "target date 2026-06-30; son (legal guardian) agrees (signed); mother was asked; no copy was given, because: "
     "dangerous at home; to be asked again on 2026-05-30"),
    (Event(Kind.AGREED, id="a-1", answer="agrees", details={"copy": {"given": "2026-03-02", "to": "client"}}),
     "agreement a-1: the client agrees; a copy was given to the client on 2026-03-02"),
    (Event(Kind.AGREED, id="a-1", answer="agrees", details={"copy": {"to": "son"}, "x-room": 4}),
     "agreement a-1: the client agrees; a copy was given to son; x-room 4"),
    (Event(Kind.REVIEWED, id="r-1", what="review", details={"present": ["client", "w-amara"],
                                                            "absent": {"who": "client", "because": "ill"}}),
     "review r-1; present: the client, w-amara; the client was not there, because: ill"),
    (Event(Kind.REVIEWED, id="r-1", what="review", details={"absent": {"who": "son"}}),
     "review r-1; son was not there"),
    (Event(Kind.NOTED, goal=G, id="r-1", what="no_rating", after="too tired"),
     'g-1: review r-1: no rating, because: "too tired"'),
    (Event(Kind.SAID, goal=G, client_says="Yes", details={"said_how": "by pictures"}),
     'g-1: the client said: "Yes" (by pictures)'),
    (Event(Kind.PROMISED, goal=G, id="s-1", who="client", after="Breathe",
           details={"every": "day", "until": "2026-04-27"}),
     'g-1: step s-1 "Breathe" promised by the client, every day, until 2026-04-27'),
    (Event(Kind.REVIEWED, id="r-1", what="check-in", goals=(G,), after="2026-04-27", corrects="r-0"),
     "check-in r-1 of g-1, in place of r-0; the next one on 2026-04-27"),
    (Event(Kind.REVIEWED, id="r-1", what="review", because="he was ill"),
     "review r-1; no ratings, because: he was ill"),
    (Event(Kind.RATED, goal=G, what="rating", who="client", before=0, after=4),
     "g-1: rating by the client: 4, before 0"),
    (Event(Kind.RATED, goal=G, what="level", who="sister", after=-1, client_says="No"),
     'g-1: level by sister: -1, the client said: "No"'),
    (Event(Kind.MEASURED, goal=G, id="m-1", before=False, after=True), "g-1: measured m-1: yes, before no"),
    (Event(Kind.WON, goal=G, after="Stayed"), 'g-1: went well: "Stayed"'),
    (Event(Kind.PROMISED, goal=G, id="s-1", who="client", after="Visit", before="2026-03-16"),
     'g-1: step s-1 "Visit" promised by the client, by 2026-03-16'),
    (Event(Kind.DONE, goal=G, id="s-1", who="w-amara"), "g-1: step s-1 done by w-amara"),
    (Event(Kind.WENT, goal=G, id="s-1", who="client", after="Visit", what="partly", client_says="Once"),
     'g-1: step s-1 "Visit" of the client: partly done, the client said: "Once"'),
    (Event(Kind.WENT, goal=G, id="s-1", who="sister", what="not_yet", private=True),
     "g-1: step s-1 (private) of sister: not yet done"),
    (Event(Kind.OVERDUE, goal=G, id="s-1", who="w-amara", after="Ask", before="2026-03-20"),
     'g-1: step s-1 "Ask", promised by w-amara, was due on 2026-03-20'),
    (Event(Kind.OVERDUE, goal=G, id="s-1", who="w-amara", private=True),
     "g-1: step s-1 (private), promised by w-amara, was due"),
    (Event(Kind.OVERDUE, goal=G, id="s-1", who="client", before="2026-03-20",
           details={"moved_to": "2026-05-01", "moved_on": "2026-03-23"}),
     "g-1: step s-1, promised by the client, was due on 2026-03-20, moved to 2026-05-01 on 2026-03-23"),
    (Event(Kind.OVERDUE, goal=G, id="s-1", who="client", before="2026-03-20",
           details={"moved_to": None, "moved_on": "2026-03-23"}),
     "g-1: step s-1, promised by the client, was due on 2026-03-20, its day was taken out on 2026-03-23"),
    (Event(Kind.OVERDUE, goal=G, id="s-1", who="client", before="2026-03-20", details={"taken_out_on": "2026-03-23"}),
     "g-1: step s-1, promised by the client, was due on 2026-03-20, taken out of the file on 2026-03-23"),
    (Event(Kind.TAKEN_BACK, goal=G, id="s-1", who="w-amara", after="Ask", because="not mine to ask"),
     'g-1: step s-1 "Ask" taken back by w-amara, because: not mine to ask'),
    (Event(Kind.STARTED, goal=G, before="proposed", after="active"), "g-1: the work on it began"),
    (Event(Kind.PAUSED, goal=G, after="paused", **SAID),
     'g-1: paused, because: the hall is closed, the client said: "Fine"'),
    (Event(Kind.RESUMED, goal=G, after="active"), "g-1: taken up again"),
    (Event(Kind.ENDED, goal=G, after="achieved", reason="reached"), "g-1: reached"),
    (Event(Kind.ENDED, goal=G, after="ended", reason="lost-contact"), "g-1: ended (contact was lost)"),
    (Event(Kind.DECLINED, goal=G, after="declined"), "g-1: declined by the client"),
    (Event(Kind.HANDED_OVER, before="w-amara", after="w-ben", because="leave"),
     "handed over from w-amara to w-ben, because: leave"),
    (Event(Kind.HANDED_OVER, after="w-ben"), "handed over to w-ben"),
    (Event(Kind.CLOSED, client_says="Thank you"), 'work ended, the client said: "Thank you"'),
    (Event(Kind.REOPENED, before="2026-05-01"), "work taken up again, which had ended on 2026-05-01"),
    (Event(Kind.RENAMED, before="wren-15", after="heron-27"), "the client's code is heron-27 now, before: wren-15"),
    (Event(Kind.DECIDED, goal=G, what="target_date", before="2026-07-15", after="2026-07-01"),
     "g-1: decided: target date 2026-07-01, the other value was 2026-07-15"),
    (Event(Kind.NOTED, goal=G, what="title", after="The play"), 'g-1: noted: title: "The play"'),
    (Event(Kind.NOTED, what="needs.n-1", id="n-1", after={"id": "n-1", "need": "Sleep", "goals": [G]}),
     "noted: need n-1: need Sleep, goals g-1"),
    (Event(Kind.NOTED, goals=(G,), id="a-1", what="copy", after={"given": "2026-03-09"}),
     "agreement a-1: noted: copy: given 2026-03-09"),
    (Event(Kind.NOTED, goal=G, id="r-1", what="in_the_way", after="The doors"),
     'g-1: review r-1: noted: in the way: "The doors"'),
    (Event(Kind.NOTED, goal=G, what="views.family", after=None, private=True), "g-1: noted: view of family: (private)"),
    (Event(Kind.SET, goal=G, id="s-1", what="due", before="2026-03-16", after="2026-03-23"),
     "g-1: step s-1: due changed from 2026-03-16 to 2026-03-23"),
    (Event(Kind.SET, what="monitor", before="by telephone"), 'monitor "by telephone" taken out'),
    (Event(Kind.EDITED, goal=G, what="target_date", before="2026-06-30", after="2026-07-31"),
     "g-1: target date changed from 2026-06-30 to 2026-07-31 outside a review"),
    (Event(Kind.EDITED, goal=G, what="words", before="I must", after="I want"),
     'g-1: words changed from "I must" to "I want" in the file'),
    (Event(Kind.EDITED, goal=G, what="goals", before="The play"), "g-1: goal taken out of the file"),
    (Event(Kind.EDITED, what="plan", before="heron-27"), "the plan was taken away"),
    (Event(Kind.NOTED, what="plan", after="heron-27"), "the plan is back"),
    (Event(Kind.EDITED, goal=G, id="s-1", what="steps", before="Visit"), "g-1: step s-1 taken out of the file"),
    (Event(Kind.EDITED, goal=G, id="s-1", what="step", before="Visit", after="Visit alone"),
     'g-1: step s-1: step changed from Visit to "Visit alone" in the file'),
    (Event(Kind.EDITED, goals=(G,), id="a-1", what="agreements", before="2026-03-02"),
     "agreement a-1 taken out of the file"),
    (Event(Kind.EDITED, goals=(G,), id="a-1", what="goals.g-1.statement", before="less", after="more"),
     "agreement a-1: statement of g-1 changed from less to more in the file"),
    (Event(Kind.EDITED, goal=G, what="course", before="2026-04-01"), "g-1: turn of 2026-04-01 taken out of the file"),
    (Event(Kind.EDITED, goal=G, what="words_later", before="2026-04-01"),
     "g-1: later words of 2026-04-01 taken out of the file"),
    (Event(Kind.EDITED, what="worker", before="w-amara", after="w-ben"),
     "worker changed from w-amara to w-ben in the file"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("event", "told"), TOLD, ids=[f"{event.kind}-{number}" for number, (event, _) in enumerate(TOLD)]
)
def test_an_event_as_a_sentence(event: Event, told: str) -> None:
    assert sentence(event) == told


def test_every_kind_has_a_sentence() -> None:
    assert {event.kind for event, _ in TOLD} == set(Kind)
