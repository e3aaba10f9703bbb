with

conversations as (

    select * from {{ ref('int_conversations_joined_to_insights') }}

),

accounts as (

    select * from {{ ref('dim_accounts') }}

),

behaviour as (

    select * from {{ ref('int_product_events_aggregated_to_conversations') }}

),

features as (

    select * from {{ ref('feature_catalogue') }}

),

conversations_described as (

    select
        conversations.conversation_id::string as conversation_id,
        accounts.account_id::string as account_id,
        conversations.contact_id::string as contact_id,
        conversations.primary_topic_id::string as primary_topic_id,

        conversations.source_name::string as source_name,
        conversations.channel::string as channel,
        conversations.agent_category::string as agent_category,
        conversations.tags_text::string as tags_text,
        conversations.priority::string as priority,
        -- what stands behind the question mark may name a person
        split_part(conversations.page_url, '?', 1)::string as page_url,
        conversations.account_resolution_method::string as account_resolution_method,
        conversations.primary_intent::string as primary_intent,
        conversations.stated_problem::string as stated_problem,
        conversations.resolution_basis::string as resolution_basis,
        conversations.sentiment_trajectory::string as sentiment_trajectory,
        {{ behaviour_narrative('behaviour', 'features.feature_name') }}::string
            as behaviour_narrative,

        conversations.message_count::int as message_count,
        conversations.customer_message_count::int as customer_message_count,
        conversations.agent_message_count::int as agent_message_count,
        conversations.internal_note_count::int as internal_note_count,
        conversations.bot_message_count::int as bot_message_count,
        conversations.exchange_count::int as exchange_count,
        greatest(conversations.solve_count - 1, 0)::int as reopen_count,
        conversations.csat_score::int as csat_score,
        conversations.first_reply_time_calendar_minutes::double
            as first_reply_time_calendar_minutes,
        conversations.first_reply_time_business_minutes::double
            as first_reply_time_business_minutes,
        conversations.first_resolution_calendar_minutes::double
            as first_resolution_calendar_minutes,
        conversations.final_resolution_calendar_minutes::double
            as final_resolution_calendar_minutes,
        conversations.full_resolution_business_minutes::double
            as full_resolution_business_minutes,
        conversations.start_sentiment_score::double as start_sentiment_score,
        conversations.end_sentiment_score::double as end_sentiment_score,
        conversations.sentiment_delta_score::double as sentiment_delta_score,
        conversations.min_sentiment_score::double as min_sentiment_score,
        conversations.mean_sentiment_score::double as mean_sentiment_score,
        {{ days_between('accounts.customer_since_date', 'conversations.started_at') }}
            as lifecycle_day,

        conversations.is_resolved::boolean as is_resolved,
        conversations.is_one_touch_fivetran::boolean as is_one_touch_fivetran,
        conversations.is_one_touch_zendesk::boolean as is_one_touch_zendesk,
        conversations.is_zero_reply_close::boolean as is_zero_reply_close,
        conversations.is_escalated::boolean as is_escalated,
        conversations.is_escalation_demanded::boolean as is_escalation_demanded,
        conversations.is_priority_raised::boolean as is_priority_raised,
        conversations.is_resolved_but_negative::boolean as is_resolved_but_negative,

        conversations.started_at::timestamp as started_at,
        conversations.last_message_at::timestamp as last_message_at,
        conversations.resolved_at::timestamp as resolved_at

    from conversations

    left join accounts
        on conversations.account_id = accounts.account_id

    left join behaviour
        on conversations.conversation_id = behaviour.conversation_id

    left join features
        on behaviour.attempted_feature_id = features.feature_id

)

select * from conversations_described
