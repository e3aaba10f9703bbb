"""The plan: every planted fact of the demo company with its numbers and dates; it does nothing."""

from datetime import date

MONTHS = (
    "2025-07", "2025-08", "2025-09", "2025-10", "2025-11", "2025-12", "2026-01", "2026-02",
    "2026-03", "2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09",
)  # fmt: skip
MONTH_TOTALS = (200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 250, 340, 340, 500, 560)
FIRST_DAY = date(2025, 7, 1)
LAST_DAY = date(2026, 9, 30)

# Parts of a month that must hold an exact number of conversations (AC-04a compares equal totals).
MONTH_PARTS = {
    "2026-08": ((1, 30, 480), (31, 31, 20)),
    "2026-09": ((1, 13, 242), (14, 27, 262), (28, 30, 56)),
}

# Conversations a month that open with this theme, in the order of MONTHS.
MONTHLY_COUNTS: dict[str, tuple[int, ...]] = {
    # AC-01: 30 / 12 / 8 in 2026-Q2. AC-05: integration_broken in 2026-Q1 from 40 accounts.
    "integration_salesforce": (1, 1, 1, 1, 1, 1, 1, 1, 1, 8, 10, 12, 5, 5, 4),
    "integration_broken": (1, 1, 1, 1, 1, 1, 14, 14, 14, 4, 4, 4, 2, 2, 2),
    "integration_competitor": (1, 0, 1, 0, 1, 0, 1, 0, 1, 2, 3, 3, 1, 2, 1),
    # AC-03: 87 in 2026-08; 14 requests for what the roadmap has in 2026-Q4 (1 + 6 + 7).
    "onboarding_setup": (6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 8, 10, 12, 87, 14),
    "offline_mode": (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0),
    "document_templates": (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 6, 1),
    "dashboard_customise": (2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 4, 5, 7, 4),
    # AC-04b, AC-04d; AC-04c and the nulls below keep their share.
    "report_generation": (5, 5, 5, 5, 5, 5, 5, 5, 5, 10, 25, 50, 80, 50, 12),
    "custom_fields": (4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 5, 8, 6, 4),
    # AC-07: 100, 10 and 2 in all.
    "api_errors": (6, 6, 6, 6, 6, 5, 5, 5, 5, 6, 7, 9, 9, 12, 7),
    "sso_setup": (0, 0, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1, 0, 1),
    "gdpr_residency": (0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0),
    # AC-08, AC-09, AC-10.
    "bulk_edit": (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 28),
    "bulk_edit_workaround": (0, 0, 1, 0, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 6),
    "ui_quirk": (5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 6, 8, 9, 13, 14),
    "data_loss_restore": (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 3, 4),
    "translation": (3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 5),
    # AC-05b: 5 accounts in 2026-Q1.
    "webhooks": (0, 0, 0, 0, 0, 0, 3, 3, 2, 0, 0, 0, 1, 1, 1),
    # AC-13: in 2026-06 these are 32 of 80 chats.
    "find_export": (3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 14, 4, 5, 4),
    "find_audit_log": (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 10, 2, 3, 2),
    "scheduled_reports": (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 8, 2, 2, 1),
    "automation_setup": (3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 4, 3),  # AC-15, AC-18
    # Churn signals: none in 2026-08, where the 23 planted sentences of AC-03 are all there is.
    "competitor_evaluation": (2, 1, 2, 1, 2, 1, 2, 2, 2, 2, 2, 2, 2, 0, 2),
    "losing_confidence": (1, 2, 1, 2, 1, 2, 1, 2, 2, 2, 2, 2, 2, 0, 2),
    "downgrade_request": (1, 1, 2, 1, 1, 2, 1, 1, 2, 2, 2, 1, 2, 0, 1),
    "budget_concern": (1, 2, 1, 1, 2, 1, 2, 1, 1, 2, 2, 2, 1, 0, 1),
    "plan_upgrade_features": (2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 4, 2),
    "usage_limits": (2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 4, 2),
    "team_growth": (2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 4, 2),
    "additional_product": (2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 4, 2),
    "pricing_change": (0, 1, 0, 1, 0, 1, 0, 0, 1, 2, 8, 4, 1, 1, 1),  # and the spike of AC-19
    "double_charge": (2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3),
    "payment_page_timeout": (2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3),
    "duplicate_records": (2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2),
    "outage": (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
    "praise": (3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 5, 5, 7, 4),
    "user_error": (3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 5, 5, 6, 4),
    "password_reset": (8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 10, 14, 14, 18, 10),
    "mobile_slow": (2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 0),
    "mobile_ios_crash": (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 0),
    "noise": (2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0, 0, 0, 0, 0),
}

# Nulls: a flat share of all conversations and no effect on churn. seat_management is AC-04c (34 of
# 340, 50 of 500), time_zone is AC-05c, search_results the placebo of AC-12.
FLAT_SHARES = {
    "seat_management": 0.10,
    "time_zone": 0.05,
    "search_results": 0.03,
    "permissions_roles": 0.02,
    "invoice_details": 0.02,
    "notifications_noise": 0.02,
}
NULL_THEMES = tuple(sorted(FLAT_SHARES))

# What is left of a month goes to these.
FILLER_WEIGHTS = {
    "data_import": 3,
    "automation_not_firing": 3,
    "dashboard_slow": 2,
    "training_request": 1,
}

# (theme, first day, last day, conversations): spikes and windows with an exact count.
WINDOWS: tuple[tuple[str, date, date, int], ...] = (
    ("outage", date(2025, 11, 18), date(2025, 11, 18), 14),
    ("payment_page_timeout", date(2026, 2, 17), date(2026, 2, 19), 6),
    ("duplicate_records", date(2026, 3, 9), date(2026, 3, 15), 20),  # AC-19, unexplained
    ("pricing_change", date(2026, 5, 4), date(2026, 5, 10), 30),  # AC-19, explained
    ("double_charge", date(2026, 5, 4), date(2026, 5, 10), 5),
    ("mobile_slow", date(2026, 8, 24), date(2026, 8, 30), 15),
    ("mobile_ios_crash", date(2026, 8, 24), date(2026, 8, 30), 9),
    ("mobile_slow", date(2026, 8, 31), date(2026, 8, 31), 5),  # AC-04a: 100 until 09-13
    ("mobile_ios_crash", date(2026, 8, 31), date(2026, 8, 31), 3),
    ("mobile_slow", date(2026, 9, 1), date(2026, 9, 13), 55),
    ("mobile_ios_crash", date(2026, 9, 1), date(2026, 9, 13), 37),
    ("mobile_slow", date(2026, 9, 14), date(2026, 9, 27), 82),  # AC-04a: 140
    ("mobile_ios_crash", date(2026, 9, 14), date(2026, 9, 27), 58),
    ("mobile_slow", date(2026, 9, 28), date(2026, 9, 30), 6),
    ("mobile_ios_crash", date(2026, 9, 28), date(2026, 9, 30), 4),
)

# AC-12: conversations a week, repeated, before and after the fix.
CALENDAR_FIX_DAY = date(2026, 2, 2)
CALENDAR_WEEKLY_BEFORE = (6, 5, 7, 6, 6)
CALENDAR_WEEKLY_AFTER = (2, 1, 3, 2, 2)
PLACEBO_FIX_DAY = date(2026, 3, 16)

CHANNEL_SHARES = {"chat": 0.24, "email": 0.16, "slack_shared": 0.08, "call": 0.07}
CHAT_COUNTS = {"2026-06": 80}  # AC-13
EXISTING_FEATURE_THEMES = ("find_export", "find_audit_log", "scheduled_reports")
TICKET_ONLY_THEMES = ("api_errors", "sso_setup", "gdpr_residency")
NEVER_CALL_THEMES = (
    "ui_quirk", "translation", "password_reset", "find_export", "find_audit_log", "noise",
    "automation_setup", "user_error",
)  # fmt: skip

ESCALATED_COUNTS = {"api_errors": 70, "sso_setup": 7, "gdpr_residency": 2}  # AC-07
OTHER_ESCALATED_SHARE = 0.06
INTEGRATION_MESSAGE_COUNTS = (6, 5, 7)  # AC-06: mean 6

AUGUST = "2026-08"
CHURN_SENTENCE_COUNT = 23  # AC-03
CHURN_SENTENCE_THEMES = ("losing_confidence", "competitor_evaluation", "budget_concern")
CHURN_THEMES = (*CHURN_SENTENCE_THEMES, "downgrade_request")
EXPANSION_THEMES = ("plan_upgrade_features", "usage_limits", "team_growth", "additional_product")
INTEGRATION_THEMES = ("integration_salesforce", "integration_broken", "integration_competitor")
INTEGRATION_QUARTER = ("2026-04", "2026-05", "2026-06")

# Position of accounts (within their segment, those active on 2026-04-14) that play a part.
LANDMARK_DAY = date(2026, 4, 14)
CHURN_WINDOW = (date(2026, 4, 30), date(2026, 7, 10))
ROLES: dict[str, dict[str, tuple[int, ...]]] = {
    "bulk_edit": {"enterprise": tuple(range(23))},  # AC-08
    "icp_templates": {"enterprise": (24,)},  # AC-11
    "small_templates": {"small_business": (149,)},
    "offline": {"enterprise": (25,)},  # AC-10
    "exposed": {  # AC-05: 40 accounts, 12 churn
        "enterprise": tuple(range(30, 36)),
        "mid_market": tuple(range(14)),
        "small_business": tuple(range(20)),
    },
    "webhooks": {"mid_market": (20, 21, 22), "small_business": (30, 31)},  # AC-05b
    "time_zone": {  # AC-05c: 30 accounts, 3 churn
        "enterprise": tuple(range(40, 44)),
        "mid_market": tuple(range(30, 40)),
        "small_business": tuple(range(40, 56)),
    },
    "churns": {  # 48 after the landmark day: 12 exposed, 36 others
        "enterprise": (30, 50, 51),
        "mid_market": (0, 1, 2, 3, 20, 30, *range(50, 57)),
        "small_business": (*range(7), 30, 40, 41, *range(60, 74)),
        "free": tuple(range(8)),
    },
    "churns_late": {"mid_market": (80, 81), "small_business": tuple(range(90, 96))},
    "slack": {"enterprise": (*range(12), 24, 25, *range(30, 36), *range(44, 54))},
}
CHATTY_BULK_EDIT_POSITION = 20
CHATTY_CONVERSATION_COUNT = 6
BULK_EDIT_MEAN_ACV_CENTS = 5_000_000
PARENTS = {  # enterprise position: its children
    44: {"mid_market": (60, 61), "small_business": (100,)},
    45: {"mid_market": (62,), "small_business": (101,)},
    46: {"mid_market": (63,)},
}
LIFECYCLE_START = date(2026, 5, 13)  # AC-27
LIFECYCLE_DAYS = (30, 31, 90, 91)
UNMAPPED_SLACK_CHANNELS = ("ext-harbourline-pilot", "ext-quillon-rollout")  # AC-26
UNMAPPED_CONVERSATION_COUNT = 16
CASUAL_MENTION_COUNT = 15
PERSONAL_DATA_COUNT = 20
NON_ENGLISH_COUNT = 40
TRAJECTORY_COUNTS = {"recovered": 90, "deteriorated": 70}  # AC-17
CANCELLATION_TICKET_COUNT = 20
