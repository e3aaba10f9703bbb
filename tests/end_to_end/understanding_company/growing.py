"""AC-21: who may want more than the plan holds, and whether there is more to sell."""

from dataclasses import dataclass

from tests.end_to_end.understanding_company.telling import talk


@dataclass(frozen=True)
class Wish:
    """What an account says, and what `mart_expansion_signals` has to make of it."""

    text: str
    kind: str
    feature_id: str | None
    limit_count: int | None
    disqualified_reason: str | None


WISHES = {
    "wanting-sso": Wish(
        "We would upgrade for single sign-on, which plan has it?",
        "higher_tier",
        "single_sign_on",
        None,
        None,
    ),
    "having-sso": Wish(
        "Do we need to upgrade to a higher plan to get single sign-on with SAML?",
        "higher_tier",
        "single_sign_on",
        None,
        "already_included",
    ),
    "at-the-top": Wish(
        "Is there an even bigger plan with more than two sandbox workspaces? We would upgrade.",
        "higher_tier",
        "sandbox",
        None,
        "highest_plan",
    ),
    "at-the-limit": Wish(
        "We are about to hit the monthly limit of API calls, can you raise it for us?",
        "usage_limit",
        "api",
        50_000,
        None,
    ),
    "hiring": Wish(
        "We are hiring twelve technicians in May and need more seats for all of them.",
        "team_growth",
        None,
        20,
        None,
    ),
    "adding": Wish(
        "We are interested in Tallybrook Payments on top of our plan, what does the add-on cost?",
        "additional_product",
        "payments",
        None,
        None,
    ),
}
CONVERSATIONS = tuple(
    talk(number, account, wish.text)
    for number, (account, wish) in enumerate(WISHES.items(), start=2100)
)
