with

messages as (

    select * from {{ ref('int_scored_messages_numbered') }}

),

sentiment_totals as (

    select
        conversation_id,
        max(sentiment_score) filter (where customer_message_number = 1)
            as start_sentiment_score,
        -- the mean of the last two, since one curt line is no end, without the start
        avg(sentiment_score) filter (
            where
            customer_message_number >= customer_message_count - 1
            and (customer_message_number > 1 or customer_message_count = 1)
        ) as end_sentiment_score,
        min(sentiment_score) as min_sentiment_score,
        avg(sentiment_score) as mean_sentiment_score,
        count(*)::int as scored_message_count

    from messages

    -- thanks for an answer is no recovery, and says nothing about how the matter ended
    where not is_closing_courtesy

    group by conversation_id

),

scores_aggregated as (

    select
        conversation_id,

        start_sentiment_score,
        end_sentiment_score,
        case
            when scored_message_count > 1
                then end_sentiment_score - start_sentiment_score
        end as sentiment_delta_score,
        min_sentiment_score,
        mean_sentiment_score,
        scored_message_count

    from sentiment_totals

)

select * from scores_aggregated
