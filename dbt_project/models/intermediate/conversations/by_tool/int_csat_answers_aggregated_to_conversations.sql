with

answers as (

    select * from {{ ref('stg_surveys__csat_answers') }}

),

as_of_times as (

    select * from {{ ref('int_as_of_times_resolved') }}

),

-- survey tools name the conversation by the id of its own tool
source_names as (

    select
        'ticket' as channel,
        'zendesk' as source_name
    union all
    select
        'chat' as channel,
        'intercom' as source_name
    union all
    select
        'email' as channel,
        'email' as source_name
    union all
    select
        'slack_shared' as channel,
        'slack' as source_name
    union all
    select
        'call' as channel,
        'gong' as source_name
    union all
    select
        'call' as channel,
        'vtt' as source_name

),

answers_aggregated as (

    select
        source_names.source_name || ':' || answers.source_conversation_id
            as conversation_id,

        max_by(answers.csat_score, answers.answered_at)::int as csat_score

    from answers

    inner join source_names
        on answers.channel = source_names.channel

    inner join as_of_times
        on answers.answered_at <= as_of_times.as_of_at

    where answers.source_conversation_id is not null

    group by source_names.source_name || ':' || answers.source_conversation_id

)

select * from answers_aggregated
