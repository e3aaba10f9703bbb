"""AC-14 and AC-16: what was solved and is not well, and a message that says three things."""

from tests.end_to_end.understanding_company.telling import talk

QUOTED_CLOSING = talk(
    1900,
    "alder",
    "The export of more than 500 rows gives me an empty file.",
    "I figured out the workaround.",
)
CORE_FAILURES = (
    QUOTED_CLOSING,
    talk(
        1901,
        "beech",
        "Exporting the quarter to Excel fails with a timeout.",
        "I figured out the workaround, I export week by week and paste the pieces together.",
    ),
    talk(
        1902,
        "cypress",
        "Attachments do not reach the job when we send them from the tablet.",
        "Never mind, I found a way around it: we mail the pictures to the office and they attach "
        "them by hand.",
    ),
    talk(
        1903,
        "dogwood",
        "The reminder that should go out on Fridays is never sent.",
        "We got by in the end, I now send each reminder manually because yours do not work.",
    ),
)
BEYOND_INTENDED_USES = (
    talk(
        1904,
        "elder",
        "Is there a way to run the raffle of our club in here?",
        "I figured out a trick: the asset records serve as lottery tickets, which they were "
        "surely never meant for.",
    ),
    talk(
        1905,
        "fir",
        "We would like to plan the tables of a wedding with it.",
        "We ended up misusing the job calendar as a seating plan, it was not made for that but "
        "holds somehow.",
    ),
    talk(
        1906,
        "ginkgo",
        "Can the client list hold the medical records of our animals?",
        "We now abuse the notes field as a small database for our animals, as a stopgap.",
    ),
)
WELL_SOLVED = (
    talk(
        1907,
        "hazel",
        "Saving a client gives me a red error bar.",
        "It works perfectly now, thank you so much for the quick fix!",
    ),
    talk(
        1908,
        "alder",
        "The map on the job page stays grey.",
        "Wonderful, the map is back, that was fast!",
    ),
)

# As the scenario quotes it, and with the frustration put into words.
CHARGED_TWICE = talk(
    1910,
    "beech",
    "I was charged twice this month and when I tried to update my payment method, the page kept "
    "timing out.",
)
CHARGED_TWICE_ALOUD = talk(
    1911,
    "cypress",
    "You took the money for March from our account two times. On top of that, the page for "
    "changing our card runs into a timeout whenever I save. I am losing trust in how reliable "
    "this is.",
)
CONVERSATIONS = (
    *CORE_FAILURES,
    *BEYOND_INTENDED_USES,
    *WELL_SOLVED,
    CHARGED_TWICE,
    CHARGED_TWICE_ALOUD,
)
