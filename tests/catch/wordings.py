"""Sentences that break plans: what workers write in the place of the client's words, and wordings that only compare."""

from __future__ import annotations

# As it is written in treatment plans, care plans and progress notes.
WORKERS_WORDS = (
    "Client will attend weekly sessions and practise coping skills.",
    "client will remain abstinent for 90 days",
    "Patient reports feeling anxious in crowds and wants relief.",
    "Pt. states she wants to reduce panic attacks.",
    "The client wants to gain more independence in daily living.",
    "Client verbalized desire to remain sober.",
    "Reports low mood most days; denies SI/HI.",
    "Resident will be free of falls through the next review date.",
    "Member would like to obtain stable housing.",
    "Client to increase attendance at groups.",
    "Individual expressed an interest in finding employment.",
    "The service user would benefit from support with budgeting.",
    "Ct presents as motivated and willing to engage.",
    "Consumer agrees to participate in treatment.",
    "To improve client's social skills by attending group.",
    "Client identified depression as primary concern, as evidenced by a score of 18.",
    "Client is seeking support for substance use.",
    "Client has limited insight into her drinking.",
    "Client needs to work on anger management.",
    "The patient would like to sleep through the night.",
    "Will demonstrate improved impulse control in class.",
    "Client was able to identify three triggers.",
    "This client continues to struggle with motivation.",
    "Young person says he would like to be back in school.",
    "Participant will complete twelve sessions of group therapy.",
    "Wants to find a job and move out of the shelter.",
    "Endorses anxiety; wishes to be seen weekly.",
    "Decrease client's isolation by means of weekly outings.",
    "CLIENT WILL TAKE MEDICATION AS PRESCRIBED.",
    "- Client will take medication as prescribed",
    "Clt reports that she sleeps badly.",
    "Per client, housing is the priority.",
    "Pt c/o poor sleep and wants help with it.",
    "Student will raise his hand before speaking.",
    "Tenant will keep the flat free of clutter.",
)

# Joint wordings that ask for more, less or better, and say nothing about how much.
COMPARING = (
    "I cope better with full rooms.",
    "By 30 June I manage my anger.",
    "I have fewer arguments with my sister.",
    "I feel less lonely on Sundays.",
    "I go out more often.",
    "I improve how I talk with my children.",
    "I reduce my drinking.",
    "I increase the time I spend with other people.",
    "I am calmer when the children shout.",
    "I sleep longer and wake up happier.",
    "I eat healthier than last year.",
    "I feel stronger when I come home from work.",
    "I decrease my worries about money before 2027-03-01.",
    "I enhance my skills in the kitchen.",
    "I am more confident on the telephone.",
    "My home is tidier.",
    "I am kinder to myself.",
    "Our evenings are quieter.",
    "Improved communication at home",
    "Better sleep",
    "Within the next 3 months I argue less.",
    "Dormir mejor y salir más de casa.",
    "Quiero reducir el consumo de alcohol.",
)

# Scales of five levels that are as they should be.
SCALES = (
    ("I stay at home", "I stay for 5 minutes", "I stay for 20 minutes", "I stay for 40 minutes",
     "I stay for 60 minutes"),
    ("I ride with no bus", "I ride 1 bus a week", "I ride 2 buses a week", "I ride 3 buses a week",
     "I ride 5 buses a week"),
    ("The letters stay closed", "I open 1 letter", "I open 2-3 letters", "I open 4-6 letters",
     "I open 7 letters or more"),
    ("I hide in my room", "I sit on the stairs", "I sit at the table", "I talk at the table", "I cook for all of us"),
)  # fmt: skip

# The lower level, the one above it: one evening can fit both.
OVERLAPPING = (
    ("I stay for 20 minutes", "I stay for more than 15 minutes"),
    ("I stay for at least 20 minutes", "I stay for at least 40 minutes"),
    ("I walk 2 to 4 times a week", "I walk 4 to 6 times a week"),
    ("I walk 1-3 times a week", "I walk 3-5 times a week"),
    ("I open up to 5 letters", "I open up to 10 letters"),
    ("I open two letters or more", "I open four letters or more"),
    ("I drink less than 5 beers", "I drink less than 3 beers"),
    ("I drink at most 10 beers", "I drink at most 5 beers"),
    ("I sleep between 4 and 6 hours", "I sleep between 5 and 7 hours"),
    ("I sleep over 4 hours", "I sleep over 6 hours"),
    ("I stay for half an hour", "I stay for at least 30 minutes"),
    ("I call her once or more", "I call her twice or more"),
    ("I go to school 1 or 2 days a week", "I go to school 2 or 3 days a week"),
    ("I eat with others", "I eat with others"),
    ("I eat with others", "I eat with others."),
    ("Duermo al menos 4 horas", "Duermo al menos 6 horas"),
)

# The lower level, the one above it: somebody who does more of the one and not of the other fits neither.
TWO_THINGS = (
    ("I walk 10 minutes on 2 days a week", "I walk 20 minutes on 4 days a week"),
    ("I walk 10 minutes once a week", "I walk 30 minutes three times a week"),
    ("I stay for 20 minutes, 1 time a week", "I stay for 40 minutes, 2 times a week"),
    ("I cook 1 meal for 2 people", "I cook 2 meals for 4 people"),
    ("I open 2 letters and make 1 call", "I open 4 letters and make 3 calls"),
    ("I write 1 page in 60 minutes", "I write 2 pages in 30 minutes"),
    ("I sleep 4 hours on 2 nights a week", "I sleep 6 hours on 5 nights a week"),
    ("I smoke 20 cigarettes and drink 6 beers a day", "I smoke 10 cigarettes and drink 3 beers a day"),
    ("I go to 1 class and miss 3 days", "I go to 3 classes and miss 1 day"),
    ("I visit 2 friends for 1 hour", "I visit 3 friends for 2 hours"),
    ("I swim 5 lengths, twice a month", "I swim 10 lengths, four times a month"),
    ("I stay two hours with three people", "I stay four hours with six people"),
    ("Camino 10 minutos 2 veces por semana", "Camino 20 minutos 4 veces por semana"),
)
