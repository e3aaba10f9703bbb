"""What the exports hold: one `Entity` per raw table: its files, its key, its required fields.

Here belongs what differs between vendors before staging. How a format is read belongs in
`readers/`; what a field means belongs in the staging models.
"""

from typing import Final

from orchestration.entities import (
    Entity,
    Times,
    csv_entity,
    generic_entity,
    human_labels_entity,
    json_entity,
    salesforce_entity,
)

_CREATED: Final[Times] = (("created_at", "iso"),)
_ANSWERED: Final[Times] = (("answered_at", "iso"),)

_ZENDESK_AND_INTERCOM: Final = (
    json_entity("zendesk_tickets", "tickets", "a Zendesk ticket", _CREATED),
    json_entity(
        "zendesk_ticket_comments",
        "ticket_comments",
        "a Zendesk ticket comment",
        _CREATED,
        envelope="comments",
        also="ticket_id",
    ),
    json_entity(
        "zendesk_ticket_audits",
        "ticket_audits",
        "a Zendesk ticket audit: one save of a ticket, with its events",
        _CREATED,
        envelope="audits",
        also="ticket_id",
    ),
    json_entity(
        "zendesk_ticket_metric_events",
        "ticket_metric_events",
        "a Zendesk ticket metric event",
        (("time", "iso"),),
        also="ticket_id",
    ),
    json_entity("zendesk_users", "users", "a Zendesk user: agent, admin or end user"),
    json_entity("zendesk_organizations", "organizations", "a Zendesk organization"),
    json_entity("zendesk_groups", "groups", "a Zendesk agent group"),
    json_entity("zendesk_satisfaction_ratings", "satisfaction_ratings", "a Zendesk rating"),
    json_entity(
        "intercom_conversations",
        "conversations",
        "an Intercom conversation with its parts",
        (("created_at", "epoch"),),
    ),
    json_entity("intercom_contacts", "contacts", "an Intercom contact", envelope="data"),
    json_entity("intercom_companies", "companies", "an Intercom company", envelope="data"),
    json_entity("intercom_admins", "admins", "an Intercom admin"),
)

_EMAIL_AND_SLACK: Final = (
    Entity(
        table="email_messages",
        source="email",
        file_patterns=("**/*.mbox", "**/*.eml", "**/*.txt"),
        key_fields=("message_id",),
        required_fields=("Date", "From"),
        description="One row per version of an e-mail message, with its headers and readable text.",
        timestamp_fields=(("Date", "rfc2822"),),
    ),
    json_entity("slack_channels", "channels", "a Slack channel", envelope=""),
    json_entity("slack_users", "users", "a Slack user", envelope=""),
    Entity(
        table="slack_messages",
        source="slack",
        file_patterns=("*/[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9].json",),
        key_fields=("ts",),
        required_fields=("ts",),
        description="One row per version of a Slack message; its key is <channel>/<ts>.",
        timestamp_fields=(("ts", "epoch"),),
        key_prefix="folder",
    ),
)

_CALLS: Final = (
    json_entity(
        "gong_calls",
        "calls",
        "a Gong call with its parties",
        (("metaData.started", "iso"),),
        source="calls",
        key="metaData.id",
    ),
    json_entity(
        "gong_transcripts",
        "transcript",
        "the transcript of a Gong call",
        source="calls",
        key="callId",
        envelope="callTranscripts",
    ),
    Entity(
        table="vtt_cues",
        source="calls",
        file_patterns=("**/*.vtt",),
        key_fields=("cue_index",),
        required_fields=("cue_index", "text"),
        description="One row per version of a WebVTT cue; its key is <file stem>/<cue_index>.",
        key_prefix="file_stem",
    ),
    Entity(
        table="vtt_calls",
        source="calls",
        file_patterns=("vtt_index.csv",),
        key_fields=("file",),
        required_fields=("file", "started_at"),
        description="One row per version of what the index says about a call recorded as WebVTT.",
        timestamp_fields=(("started_at", "iso"),),
    ),
)

_ACCOUNTS: Final = (
    salesforce_entity("salesforce_accounts", "Account", "a Salesforce account"),
    salesforce_entity("salesforce_contacts", "Contact", "a Salesforce contact"),
    salesforce_entity("salesforce_opportunities", "Opportunity", "a Salesforce opportunity"),
    *(
        json_entity(table, table, f"a HubSpot {noun}", source="crm", envelope="results")
        for table, noun in (
            ("hubspot_companies", "company"),
            ("hubspot_contacts", "contact"),
            ("hubspot_deals", "deal"),
        )
    ),
    csv_entity(
        "billing_subscriptions",
        "subscriptions",
        "a subscription",
        "subscription_id account_id started_on",
        (("started_on", "date"), ("ended_on", "date"), ("renews_on", "date")),
    ),
    csv_entity(
        "billing_subscription_changes",
        "subscription_changes",
        "a change of a subscription",
        "change_id account_id changed_on",
        (("changed_on", "date"), ("cancel_requested_on", "date")),
    ),
)

_BEHAVIOUR: Final = (
    Entity(
        table="product_events",
        source="product",
        file_patterns=("*.jsonl",),
        key_fields=("messageId",),
        required_fields=("messageId", "timestamp"),
        description="One row per version of a product event: a page view or a tracked action.",
        timestamp_fields=(("timestamp", "iso"),),
    ),
    json_entity(
        "jira_issues", "jira", "a Jira issue", source="tracker", key="key", envelope="issues"
    ),
    json_entity(
        "linear_issues", "linear", "a Linear issue", source="tracker", envelope="data.issues.nodes"
    ),
    csv_entity("nps_answers", "nps", "an NPS answer", "answer_id score answered_at", _ANSWERED),
    csv_entity("csat_answers", "csat", "a CSAT answer", "answer_id score answered_at", _ANSWERED),
)

_GENERIC: Final = (
    generic_entity(
        "generic_messages",
        "a message of a tool without a reader of its own",
        "conversation_id message_id sent_at",
        (("sent_at", "iso"),),
    ),
    generic_entity(
        "generic_conversations",
        "a conversation of a tool without a reader of its own",
        "conversation_id",
        (("created_at", "iso"), ("resolved_at", "iso")),
    ),
    generic_entity("generic_accounts", "an account of such a tool", "account_id"),
)

ENTITIES: Final[tuple[Entity, ...]] = (
    *_ZENDESK_AND_INTERCOM,
    *_EMAIL_AND_SLACK,
    *_CALLS,
    *_ACCOUNTS,
    *_BEHAVIOUR,
    *_GENERIC,
    human_labels_entity(),
)

# Folders that hold what customers said; the others say who they are and what they did.
CONVERSATION_FOLDERS: Final = ("zendesk", "intercom", "email", "slack", "calls", "generic")
