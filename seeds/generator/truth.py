"""What the generator knows and nobody but tests may read: themes and planted facts."""

# ruff: noqa: E501 -- vendor records read better with related fields on one line

from collections.abc import Iterable
from typing import Any

from seeds.generator import plan
from seeds.generator.people import Account, Company, Conversation

Facts = dict[str, Any]


def tell_truth(companies: list[Company], rejected: list[dict[str, str]]) -> dict[str, object]:
    """Collect themes by conversation, planted facts by acceptance id, and the broken records."""
    conversations = {
        c.conversation_id: _about(c) for company in companies for c in company.conversations
    }
    return {
        "conversations": conversations,
        "facts": tell_facts(companies[0]),
        "rejected": rejected,
    }


def tell_facts(company: Company) -> Facts:
    """The planted facts with the ids that make them checkable."""
    conversations, accounts = company.conversations, company.accounts
    facts: Facts = {"nulls": list(plan.NULL_THEMES)}
    for theme in plan.INTEGRATION_THEMES:
        in_quarter = [c for c in conversations if c.slot.month in plan.INTEGRATION_QUARTER]
        facts.setdefault("AC-01", {})[theme] = _ids(_with_theme(in_quarter, theme))
    august = [c for c in conversations if c.slot.month == plan.AUGUST]
    roadmap = ("offline_mode", "document_templates", "dashboard_customise")
    facts["AC-03"] = {
        "closed_conversation_count": len(august),
        "onboarding": _ids(_with_theme(august, "onboarding_setup")),
        "churn_signals": _ids(c for c in august if "churn_sentence" in c.slot.traits),
        "roadmap_requests": _ids(c for c in august if c.slot.theme in roadmap),
    }
    facts["AC-05"] = _churn_of(accounts, "exposed")
    facts["AC-05b"] = _churn_of(accounts, "webhooks")
    facts["AC-05c"] = _churn_of(accounts, "time_zone")
    facts["AC-07"] = {
        theme: {"escalated": _ids(c for c in _with_theme(conversations, theme) if c.is_escalated),
                "all": len(_with_theme(conversations, theme))}
        for theme in sorted(plan.ESCALATED_COUNTS)
    }  # fmt: skip
    facts["AC-08"] = _bulk_edit(accounts, conversations)
    facts["AC-10"] = {"offline_account_id": _role(accounts, "offline")}
    facts["AC-11"] = {
        "ideal": _role(accounts, "icp_templates"),
        "small": _role(accounts, "small_templates"),
    }
    facts["AC-12"] = {"fixed_on": plan.CALENDAR_FIX_DAY.isoformat(), "issue_key": "TB-412",
                      "placebo_fixed_on": plan.PLACEBO_FIX_DAY.isoformat(), "placebo_issue_key": "TB-431"}  # fmt: skip
    for trait, name in (
        ("recovered", "AC-17 recovered"), ("deteriorated", "AC-17 deteriorated"), ("casual_mention", "AC-20 casual"),
        ("automation_branching", "AC-18 confused"), ("charge_and_timeout", "AC-16"), ("unmapped", "AC-26"),
        ("personal_data", "personal_data"), ("non_english", "non_english"), ("empty_body", "empty_body"),
    ):  # fmt: skip
        facts[name] = _ids(c for c in conversations if trait in c.slot.traits)
    for day in plan.LIFECYCLE_DAYS:
        facts[f"AC-27 day {day}"] = _ids(
            c for c in conversations if f"lifecycle_day_{day}" in c.slot.traits
        )
    return facts


def _about(conversation: Conversation) -> dict[str, Any]:
    slot, account = conversation.slot, conversation.account
    themes = [slot.theme, slot.second_theme] if slot.second_theme else [slot.theme]
    about: dict[str, Any] = {"themes": themes, "channel": slot.channel, "account_id": account.account_id,
                             "segment": account.segment, "started_at": f"{conversation.started_at:%Y-%m-%dT%H:%M:%SZ}"}  # fmt: skip
    if slot.traits:
        about["traits"] = sorted(slot.traits)
    return about


def _ids(conversations: Iterable[Conversation]) -> list[str]:
    return sorted(c.conversation_id for c in conversations)


def _with_theme(conversations: list[Conversation], theme: str) -> list[Conversation]:
    return [c for c in conversations if c.slot.theme == theme]


def _role(accounts: list[Account], role: str) -> str:
    return next(a.account_id for a in accounts if role in a.roles)


def _churn_of(accounts: list[Account], role: str) -> Facts:
    landmark = [a for a in accounts if a.cohort == "landmark"]
    first, last = plan.CHURN_WINDOW
    left = {a.account_id for a in landmark if a.ended and first <= a.ended <= last}
    members = {a.account_id for a in landmark if role in a.roles}
    paying = {a.account_id for a in landmark if a.mrr_cents}
    return {
        "exposed": sorted(members),
        "exposed_churned": sorted(members & left),
        "unexposed_count": len(landmark) - len(members),
        "unexposed_churned_count": len(left - members),
        "unexposed_paying_count": len(paying - members),
        "unexposed_paying_churned_count": len((left & paying) - members),
        "as_of": plan.LANDMARK_DAY.isoformat(),
    }


def _bulk_edit(accounts: list[Account], conversations: list[Conversation]) -> Facts:
    members = [a for a in accounts if "bulk_edit" in a.roles]
    september = [c for c in conversations if c.slot.month == "2026-09"]
    mean = sum(a.mrr_cents * 12 for a in members) / len(members) / 100
    return {
        "account_ids": sorted(a.account_id for a in members),
        "mean_acv_usd": round(mean, 2),
        "conversations": _ids(_with_theme(september, "bulk_edit")),
        "use_case": "quarterly reporting",
    }
