"""Personal data in texts: what is found, what only looks like it, what is the agency's own, and at what cost."""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path

import pytest
from made_plans import PROFILE, TODAY, Data, agreement, full_data, plan_data, review, turn

from goals_cli import planfile, schema
from goals_cli.checking import RULES, Outcome, Terms, check_document
from goals_cli.checking.names import NameList
from goals_cli.settings import Privacy, Settings
from tests.bench import plans as generated
from tests.bench import writing

TRUE = {
    "D901": (
        "Ring me on 07700 900123",
        "07700900123 is the best way",
        "My sister: 07700-900-123.",
        "Office of my landlord (020) 7946 0958",
        "020 7946 0958",
        "0161 496 0000 after six",
        "(0161) 496 0000",
        "01632 960123, ask for her",
        "+44 20 7946 0958",
        "+44 (0)20 7946 0958",
        "0044 7700 900123",
        "(212) 555-0143",
        "212-555-0143",
        "212.555.0143 day or night",
        "1-212-555-0143",
        "+1 212 555 0143",
        "Call 2125550143",
        "my cell: 555-0143",
        "612 345 678",
        "612 34 56 78",
        "Mi madre: 91 123 45 67",
        "+34 612 34 56 78",
        "teléfono 612345678",
        "01 23 45 67 89",
        "+353 85 020 0012",
        "+65 6123 4567",
        "212\u00a0555\u00a00143",
        "212\u2011555\u20110143",
        "call me (07700 900123) first",
        "text me: 212 5550143",
    ),
    "D902": (
        "tess@example.org",
        "Write to tess.m@example.org.",
        "<tess_m@mail.example.co.uk>",
        "TESS@EXAMPLE.ORG",
        "tess+plan@example.com, please",
        "mail: t.m-k@sub.domain.example.es",
        "o'brien@example.org",
        "mailto:tess@example.org",
        "josé@example.org",
        "tess@exámple.org",
        "(tess@example.org)",
        "tess@example.org;mum@example.org",
        "She has tess99@example.net now",
        "1990tess@example.info",
        "t@example.io",
        "tess%home@example.org",
        '"tess@example.org"',
        "tess@example.museum",
        "tess@my-provider.example",
        "both tess@example.org\nand mum",
    ),
    "D903": (
        "219-09-9999",
        "219 09 9999",
        "SSN 219099999",
        "social security: 219099999",
        "my number (219-09-9999)",
        "AB123456C",
        "AB 12 34 56 C",
        "ab123456c",
        "NI: JG 10 37 59 A.",
        "AB-12-34-56-C",
        "NHS 943 476 5919",
        "NHS number: 9434765919",
        "my NHS no. is 943-476-5919",
        "nhs no 9434765919",
        "DNI 12345678Z",
        "12.345.678-Z",
        "12345678z",
        "401 023 2137",
        "NIE X1234567L",
        "x-1234567-l",
        "Y 1234567 X",
        "Z1234567R",
    ),
    "D904": (
        "https://pictures.example/tess-m",
        "http://example.org",
        "see HTTPS://EXAMPLE.ORG/page",
        "www.example.org",
        "Www.example.de/tess",
        "(www.example.org)",
        "example.com",
        "my page is tess-m.example.com/about",
        "tess.example.org.",
        "facebook.com/tess.m",
        "Instagram.com/tess",
        "blog.tess.co.uk",
        "club.org.uk",
        "surgery.nhs.uk",
        "look at example.net, please",
        "https://example.org:8080/x",
        "http://127.0.0.1:8000/",
        "https://example.org?q=tess",
        "college.ac.uk/tess",
        "tess.info",
        "t.me/tess_m",
        "see youtu.be/abc123",
    ),
    "D905": (
        "Meet at 14 Harbour Street",
        "14 Harbour St, second floor",
        "221B Baker Street",
        "10 Downing Street, London",
        "I live at 7 Station Road with Mum",
        "7, Station Road",
        "1600 Pennsylvania Avenue",
        "350 Fifth Ave",
        "12 St. Mary's Lane",
        "5 Elm Close",
        "5 Elm Close, Leeds",
        "33 Old Mill Drive.",
        "4 Rose Gardens\nsecond door",
        "18 King's Court, flat 3",
        "Flat 3, 18 Queens Terrace",
        "address: 22 station road",
        "she lives at 3 mill lane",
        "SW1A 1AA",
        "He is in LS1 4AP now",
        "P.O. Box 112",
        "calle Mayor 12",
        "C/ Alcalá, 45, 3º B",
        "Avenida de la Constitución, 7",
        "vive en la Calle del Pez nº 4 con su madre",
        "Plaza de España 3",
        "Avda. Diagonal 210",
        "Paseo del Prado, 8",
    ),
    "D906": (
        "born 3 May 1990",
        "Born on 3 May 1990",
        "born on May 3, 1990",
        "born the 3rd of May 1990",
        "DOB 03/05/1990",
        "DOB: 3.5.90",
        "D.O.B. 03-05-1990",
        "d.o.b.: 1990-05-03",
        "date of birth 1990-05-03",
        "Date of birth: 03/05/1990",
        "birthdate 5/3/1990",
        "birth date is 3 May 1990",
        "my birthday is 3 May 1990",
        "birthday: May 3rd 1990",
        "was born 12 Sept. 2004",
        "born 1st January 1985 in Leeds",
        "nacida el 3 de mayo de 1990",
        "Nació el 3 de mayo de 1990",
        "nacido 03/05/1990",
        "fecha de nacimiento: 03/05/1990",
        "nacimiento: 3 de septiembre del 1990",
        "DOB 03/05/1990 or so",
        "born in Leeds on 3 May 1990",
        "born at home, the 3rd of May 1990",
        "(b. 3 May 1990)",
    ),
}

NEAR = {
    "D901": (
        "In need: 988, 116 123, 112, 911 or 999",
        "The line is open 24/7",
        "0800 58 58 58 is free",
        "1-800-273-8255 at night",
        "NHS 111, or 111 option 2",
        "text 741741",
        "900 123 123 es gratis",
        "0345 123 4567 for repairs",
        "assessment 2026-02-20",
        "from 2019-2024 and 2025-2026",
        "02/03/2026 to 09/03/2026",
        "between 16:30 and 17:45",
        "120/80, then 130/85",
        "I rate it 4-5-4-6",
        "10 20 30 40 50 metres",
        "1,250,000 steps this year",
        "612.345.678 euros",
        "£612 345 678",
        "case 20260302",
        "ref 7654321",
        "reference 2125550143",
        "a-20260302-7c1e and r-20260330-123",
        "ten minutes, 3 times, 5 days",
        "version 3.14.15.92",
        "room 212, desk 555",
        "90 120 80 75",
        "100 000 steps in 30 days",
    ),
    "D902": (
        "see you @ 5",
        "@tess on the wall",
        "2 sessions @ 45.50",
        "meet@noon",
        "me @ home.Then out",
        "write an e-mail",
        "a@b",
        "x@2.50",
        "e-mail: no",
        "@example.org",
        "tess @example.org",
        "tess at example dot org",
        "@@",
        "3@4.5",
        "tess@",
        "m@n.5",
        "I@work",
        "user@localhost",
        "three @ a time",
        "me@.org",
    ),
    "D903": (
        "000-12-3456",
        "666-12-3456",
        "912-12-3456",
        "219-00-9999",
        "219-09-0000",
        "219 099999",
        "2019-09-9999",
        "case 219099999",
        "QQ123456C",
        "BG123456A",
        "AB123456E",
        "DO 12 34 56 A",
        "NHS 943 476 5918",
        "NHS 111",
        "the NHS saw 1000000000 people",
        "12345678A",
        "X1234567A",
        "a-20260302-7c1e",
        "20260302-b2c9",
        "from 12.345.678 to 12.345.700",
        "3 in 10 of 1234567",
        "AB12CD34",
    ),
    "D904": (
        "I walked home.Then I slept.",
        "and so on...come back",
        "the web",
        "in 5 com",
        "dot com",
        "casa.es bonita",
        "w.w.w.",
        "and/or",
        "1.5 net",
        "no.organ",
        "ask.me/him",
        "either this.or/that",
        "http",
        "I said:// no",
        "e.g.information",
        "me.not.you",
        "org",
        "wwwhat",
        "www.",
        "yes.no",
        "a.m. and p.m.",
        "St.John",
        "tess@example.org",
    ),
    "D905": (
        "By 30 June Street party",
        "walk 10 minutes down the road",
        "cross 3 times the street",
        "2 Family Court hearings",
        "2 County Court",
        "on 3 March Court decided",
        "3 Sundays at St Mary's",
        "5 Visits Dr Smith",
        "2 Close Friends",
        "3 Food Drive shifts",
        "1 Way or another",
        "Walk 20 minutes in the park",
        "60 minutes at Harbour Street school",
        "Harbour Street",
        "level 2 Place value",
        "Monday 5 Saturday Walk",
        "la calle 3 veces",
        "Plaza Mayor 2 veces por semana",
        "cruzar la calle en 10 minutos",
        "calle Mayor 10 minutos",
        "Paseo Marítimo 30 minutos al día",
        "5 high street shops",
        "A1 1 or B2 2",
        "PO 5",
        "1 Day at a Time, Step by Step",
    ),
    "D906": (
        "2026-03-02",
        "on 3 May 2026 we met",
        "born in 1990",
        "born in May 1990",
        "born 3 May",
        "a new me was born",
        "my birthday party on 3 May 2026",
        "birthday 3 May",
        "stubborn on 3 May 2026",
        "reborn 3 May 2020",
        "birth plan due 2026-05-03",
        "the birth of my son, then the 3 May 2026 hearing",
        "born at 03:05",
        "DOB unknown",
        "dobro 03/05/1990",
        "nacida en 1990",
        "nacido en mayo de 1990",
        "renacida el 3 de mayo de 2020",
        "Nacimos todos",
        "aged 36 since 3 May 2026",
        "airborne 3/5/26",
        "plan b. 3 May 2026",
        "born in May and on 3 June 2026 at school",
    ),
}


def check(data: Data, settings: Settings | None = None, names: tuple[str, ...] = ()) -> Outcome:
    document = planfile.parse(json.dumps(data, ensure_ascii=False).encode(), "plan.json")
    return check_document(document, Terms(PROFILE, settings or Settings(), names), today=TODAY)


def found(text: str, **options: object) -> list[str]:
    outcome = check(plan_data(about={"strengths": [text]}), **options)  # type: ignore[arg-type]
    return [finding.code for finding in outcome.findings if finding.code.startswith("D")]


def every(texts: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(code, text) for code, each in texts.items() for text in each]


@pytest.mark.parametrize(("code", "text"), every(TRUE))
def test_what_tells_who_somebody_is_is_found_once_and_by_one_rule(code: str, text: str) -> None:
    assert found(text) == [code]


@pytest.mark.parametrize(("code", "text"), every(NEAR))
def test_what_only_looks_like_it_is_left_alone(code: str, text: str) -> None:
    assert code not in found(text)


def test_there_are_twenty_of_each() -> None:
    assert all(len(texts) >= 20 and len(set(texts)) == len(texts) for texts in (*TRUE.values(), *NEAR.values()))


def test_a_finding_says_where_and_never_what() -> None:
    goal = {"words": "Ring 07700 900123", "x-note": {"by": ["ab", "tess@example.org"]}, "views": []}
    findings = [each for each in check(plan_data(goal)).findings if each.code.startswith("D")]
    assert [(each.code, each.where, each.message, each.severity.value) for each in findings] == [
        ("D901", "goals[g-1].words", "this text holds a telephone number", "warning"),
        ("D902", "goals[g-1].x-note.by[2]", "this text holds an e-mail address", "warning"),
    ]


def test_all_texts_are_looked_at_under_whatever_key() -> None:
    whole = full_data("born 3 May 1990") | {"x-own": {"any": [["born 3 May 1990"]]}}
    places = {each.where for each in check(whole).findings if each.code == "D906"}
    assert len(places) == json.dumps(whole).count("born 3 May 1990")


def test_the_messages_name_the_kind() -> None:
    kinds = {code: texts[0] for code, texts in TRUE.items()}
    outcome = check(plan_data(about={"strengths": list(kinds.values())}))
    assert {each.code: each.message for each in outcome.findings if each.code.startswith("D")} == {
        "D901": "this text holds a telephone number",
        "D902": "this text holds an e-mail address",
        "D903": "this text holds a national identity number",
        "D904": "this text holds a web address",
        "D905": "this text holds a street address",
        "D906": "this text holds a full date of birth",
    }


@pytest.mark.parametrize(
    ("own", "text", "left"),
    [
        ("+44 20 7946 0958", "020 7946 0958", True),
        ("020 7946 0958", "ring +44 (0)20-7946-0958", True),
        ("02079460958", "(020) 7946 0958", True),
        ("(212) 555-0143", "+1 212.555.0143", True),
        ("020 7946 0958", "020 7946 0959", False),
        ("555-0143", "(212) 555-0143", False),
        ("(212) 555-0143", "(305) 555-0143", False),
    ],
)
def test_the_agencys_own_numbers_are_left_alone_however_they_are_spaced(own: str, text: str, left: bool) -> None:
    assert found(text, settings=Settings(privacy=Privacy(own_numbers=(own,)))) == ([] if left else ["D901"])


@pytest.mark.parametrize(
    ("own", "text", "found_all_the_same"),
    [
        ("help@agency.example", "Write to HELP@agency.example", []),
        ("agency.example", "Write to help@agency.example", []),
        ("agency.example", "see https://www.agency.example/help", []),
        ("https://agency.example/help", "see www.agency.example/help?me", []),
        ("14 Harbour Street, Leeds", "at 14 Harbour  Street", []),
        ("14 Harbour Street", "at 14, Harbour Street", []),
        ("14 Harbour Street", "at 114 Harbour Street", ["D905"]),
        ("help@agency.example", "tess@example.org", ["D902"]),
        ("agency.example", "https://myagency.example", ["D904"]),
    ],
)
def test_the_agencys_own_addresses_are_left_alone(own: str, text: str, found_all_the_same: list[str]) -> None:
    assert found(text, settings=Settings(privacy=Privacy(own_addresses=(own,)))) == found_all_the_same


def test_another_number_beside_an_own_one_is_found() -> None:
    own = Settings(privacy=Privacy(own_numbers=("020 7946 0958",)))
    assert found("020 7946 0958, or at home 07700 900123", settings=own) == ["D901"]


@pytest.mark.parametrize(
    ("names", "text", "hit"),
    [
        (("Tess",), "TESS came", True),
        (("Tess",), "Tess's play", True),
        (("Tess",), "Tessa came", False),
        (("Tess",), "countess", False),
        (("Jane Doe",), "jane  doe", True),
        (("Jane Doe",), "Jane\nDoe.", True),
        (("Jane Doe",), "Jane met Doe", False),
        (("Smith-Jones",), "smith-jones", True),
        (("José",), "Jose\u0301 vino", True),
        (("Jose\u0301",), "JOSÉ VINO", True),
        (("José",), "Jose vino", False),
        (("Weiß",), "WEISS war da", True),
        (("Ωmega",), "ωmega", True),
        (("王芳",), "和 王芳 一起", True),
        (("O'Brien",), "o’brien", True),
        (("Li", "Jane Doe", "Jane Roe"), "with jane roe", True),
        (("Ann",), "annual, planned, Hannah", False),
        (("Émile",), "Émilette", False),
    ],
)
def test_names_are_whole_words_in_any_case_and_script(names: tuple[str, ...], text: str, hit: bool) -> None:
    assert found(text, names=names) == (["D907"] if hit else [])
    assert NameList(names).found_in(text) is hit


def test_the_message_on_a_name_does_not_repeat_it() -> None:
    outcome = check(plan_data({"words": "Tess plays"}), names=("Tess",))
    (hit,) = [each for each in outcome.findings if each.code == "D907"]
    assert (hit.where, hit.message) == ("goals[g-1].words", "this text holds a name from the deny-list")
    assert "Tess" not in repr(outcome)


def test_twenty_thousand_names_can_be_looked_for() -> None:
    names = tuple(f"Name{number:05} Example" for number in range(20_000))
    assert found("with name01234 example", names=names) == ["D907"]
    assert found("with name1234 example", names=names) == []


# What is private

LATER = {"on": "2026-03-09", "words": "My father must not know where", "private": True}


def shown(goal: Data, *others: Data, **fields: object) -> list[tuple[str, str]]:
    outcome = check(plan_data(goal, *others, **fields))
    return [(each.where, each.message) for each in outcome.findings if each.code == "D908"]


def test_private_words_that_stand_elsewhere_are_found_there() -> None:
    steps = [{"id": "s-1", "who": "client", "step": "Write that my father must  NOT know where, twice"}]
    progress = [{"goal": "g-1", "words": "My father must not know where."}]
    assert shown({"words_later": [LATER], "steps": steps}, reviews=[review("2026-03-30", progress=progress)]) == [
        ("goals[g-1].steps[s-1].step", "what is marked private in goals[g-1].words_later[1].words stands here too"),
        (
            "reviews[r-20260330-1].progress[g-1].words",
            "what is marked private in goals[g-1].words_later[1].words stands here too",
        ),
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        {"views": [{"by": "family", "view": "He should leave her now", "private": True}]},
        {"steps": [{"id": "s-1", "step": "He should leave her now", "private": True}]},
        {"words_later": [{"on": "2026-03-09", "words": "He should leave her now", "private": True}]},
        {"statement": "He should leave her now", "private": True},
        {"options": [{"option": "He should leave her now"}], "private": True},
    ],
)
def test_every_kind_of_private_thing_counts(hidden: Data) -> None:
    places = [where for where, _ in shown(hidden, monitor="He should leave her now")]
    assert places == ["monitor"]


def test_a_private_entry_of_a_review_counts() -> None:
    entry = {"goal": "g-1", "words": "I was at the clinic", "private": True}
    places = shown({"words": "And I was at the clinic again"}, reviews=[review("2026-03-30", progress=[entry])])
    assert [where for where, _ in places] == ["goals[g-1].words"]


@pytest.mark.parametrize(
    ("goal", "fields"),
    [
        ({"words_later": [LATER | {"private": False}], "words": LATER["words"]}, {}),
        ({"words_later": [LATER], "words": "My father must know where"}, {}),
        ({"words_later": [LATER], "words": "Whatever my father must not know"}, {}),
        ({"title": "My tests", "private": True}, {"monitor": "My tests"}),
        ({"matters": ["Being there for Tess"], "private": True}, {"about": {"what_matters": ["Being there for Tess"]}}),
        ({"in_the_way": ["Rain and the long way"], "private": True}, {"monitor": "Rain and the long way"}),
        (
            {"statement": "I go there", "private": True},
            {"agreements": [agreement("2026-03-02", statement="I go there")]},
        ),
        (
            {"words": "I go there again", "private": True},
            {"reviews": [review("2026-03-30", progress=[{"goal": "g-1", "words": "I go there again"}])]},
        ),
        ({"target_date": "2026-06-30", "private": True}, {"handovers": [{"on": "2026-06-30", "to": "w-bo"}]}),
    ],
)
def test_what_is_shared_or_short_or_of_the_same_private_goal_is_none(goal: Data, fields: Data) -> None:
    assert shown(goal, **fields) == []


# Good plans, and hostile ones


def test_the_sample_cases_hold_no_personal_data() -> None:
    terms = Terms(PROFILE)
    paths = sorted(Path(__file__).parents[1].glob("sample-cases/*/*.yaml"))
    assert len(paths) >= 10
    found = [each for path in paths for each in check_document(planfile.read(path), terms, today=TODAY).findings]
    assert [each for each in found if each.code.startswith("D")] == []


def test_most_generated_plans_are_passed_at_the_first_look() -> None:
    lacks = schema.lacking(Terms(PROFILE).clue())
    texts = (writing.text(generated.plan("heron-27", f"private/{number}")) for number in range(100))
    assert sum(lacks(planfile.parse(text.encode(), "plan").data) for text in texts) >= 85


def test_what_a_rule_finds_has_its_clue() -> None:
    clues = {rule.code: rule.clue for rule in RULES}
    for code, text in every(TRUE):
        assert not schema.lacking(clues[code])([{"x-key": text}]), text


ENDLESS = 120  # seconds of one processor; what takes as many steps as the text is long needs a fraction of one


@pytest.mark.parametrize(
    "unit",
    [
        "1", "12 ", "a", "A", "A ", "1 A ", "a@", "@a.", "a.", "www.", "http://", "born ", "born 3 May ", "+1", "+1 (2",
        "07700 ", "C/ A, ", "calle A", "calle de la A ", "AA1", "1-1-", "NHS ", "NHS 1", "12.345.678", "tel ", "a-",
        "lives at ", "1 a street ", "612 34 ", "Rose ", "é", " ", "\n", "Jane ", "Jane D",
    ],
)  # fmt: skip
def test_no_text_takes_for_ever(unit: str) -> None:
    text = unit * (1_000_000 // len(json.dumps(unit, ensure_ascii=False).encode()[1:-1]))
    terms = Terms(PROFILE, names=("Jane Doe",))
    document = planfile.parse(json.dumps(plan_data(monitor=text), ensure_ascii=False).encode(), "plan.json")
    signal.setitimer(signal.ITIMER_PROF, ENDLESS)  # ends the tests where one of these texts would take hours
    try:
        check_document(document, terms, today=TODAY)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def test_twice_as_many_private_texts_take_no_more_than_twice_the_work() -> None:
    def work(count: int) -> int:
        steps = [{"id": f"s-{n}", "step": "a " * 40 + f"end {n}", "private": n % 2 == 0} for n in range(count)]
        data = plan_data({"steps": steps, "words": "a " * 10_000})
        document = planfile.parse(json.dumps(data).encode(), "plan.json")
        calls = 0

        def count_calls(*_: object) -> None:
            nonlocal calls
            calls += 1

        sys.setprofile(count_calls)
        try:
            check_document(document, Terms(PROFILE), today=TODAY)
        finally:
            sys.setprofile(None)
        return calls

    assert work(400) < 2.5 * work(200)


def test_a_plan_with_a_course_is_silent_about_its_days() -> None:
    assert found("since 2026-03-02") == []
    assert shown({"course": [turn("2026-03-02", "active")], "private": True}, closed={"on": "2026-03-02"}) == []
