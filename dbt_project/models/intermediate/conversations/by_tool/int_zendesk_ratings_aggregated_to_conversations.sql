with

ratings as (

    select * from {{ ref('stg_zendesk__satisfaction_ratings') }}

),

ratings_aggregated as (

    select
        'zendesk:' || ticket_id as conversation_id,

        max_by(csat_score, created_at)::int as csat_score

    from ratings

    -- a survey that was only offered has no score
    where csat_score is not null and created_at <= {{ as_of_limit() }}

    group by ticket_id

)

select * from ratings_aggregated
