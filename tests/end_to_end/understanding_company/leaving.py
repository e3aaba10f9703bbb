"""AC-20: who may leave, in which words, and who only remembers."""

from tests.end_to_end.understanding_company.telling import talk

# By the account that says it.
SENTENCES = {
    "comparing": (
        "evaluating_alternatives",
        "We are comparing you with Plinthworks and decide by the end of the month.",
    ),
    "trialling": (
        "evaluating_alternatives",
        "Two of our branches have a trial of Orbexa running and like it so far.",
    ),
    "shrinking": (
        "downgrade",
        "We are thinking about going down to the Starter plan at the renewal.",
    ),
    "stepping-down": (
        "downgrade",
        "How do we move to a smaller plan, we hardly use half of what we pay for?",
    ),
    "saving": (
        "budget_concern",
        "Our finance team has frozen the software budget and your price is hard to keep in it.",
    ),
    "justifying": (
        "budget_concern",
        "I have to cut costs this year, and your subscription is too expensive for what is left.",
    ),
}
MEMORIES = {
    "remembering": "We used Orbexa years ago, so the job board feels familiar.",
    "reminiscing": "Back in 2019 I worked with Worklane at another firm, how do I rename a column "
    "here?",
}
CONVERSATIONS = tuple(
    talk(number, account, text)
    for number, (account, text) in enumerate(
        [*((account, text) for account, (_, text) in SENTENCES.items()), *MEMORIES.items()],
        start=2000,
    )
)
