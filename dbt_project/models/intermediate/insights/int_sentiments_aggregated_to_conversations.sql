with

messages as (

    select * from {{ ref('int_messages_scored') }}

),

thresholds as (

    select * from {{ ref('int_sentiment_thresholds_pivoted') }}

),

sentiment_totals as (

    select
        conversation_id,
        max(sentiment_score) filter (where customer_message_number = 1)
            as start_sentiment_score,
        -- the mean of the last two (one curt line is no end), but never of the start again
        avg(sentiment_score) filter (
            where
            customer_message_number >= customer_message_count - 1
            and (customer_message_number > 1 or customer_message_count = 1)
        ) as end_sentiment_score,
        min(sentiment_score) as min_sentiment_score,
        avg(sentiment_score) as mean_sentiment_score,
        count(*)::int as scored_message_count

    from messages

    group by conversation_id

),

sentiment_changes as (

    select
        conversation_id,
        start_sentiment_score,
        end_sentiment_score,
        min_sentiment_score,
        mean_sentiment_score,
        scored_message_count,
        case when scored_message_count > 1
            then end_sentiment_score - start_sentiment_score
        end as sentiment_delta_score

    from sentiment_totals

),

sentiments_aggregated as (

    select
        sentiment_changes.conversation_id,

        case
            -- one message has no course
            when sentiment_changes.sentiment_delta_score is null then null
            when
                sentiment_changes.start_sentiment_score <= thresholds.recovered_start_at_most
                and sentiment_changes.end_sentiment_score
                >= thresholds.recovered_end_at_least
                then 'recovered'
            when
                sentiment_changes.sentiment_delta_score
                <= thresholds.deteriorated_delta_at_most
                then 'deteriorated'
            when
                sentiment_changes.mean_sentiment_score <= thresholds.stuck_mean_at_most
                and abs(sentiment_changes.sentiment_delta_score)
                < thresholds.stuck_delta_below
                then 'stuck_negative'
            else 'stable'
        end as sentiment_trajectory,

        sentiment_changes.start_sentiment_score,
        sentiment_changes.end_sentiment_score,
        sentiment_changes.sentiment_delta_score,
        sentiment_changes.min_sentiment_score,
        sentiment_changes.mean_sentiment_score,
        sentiment_changes.scored_message_count,

        -- who wrote once told the problem, not how it ended
        sentiment_changes.scored_message_count > 1
        and sentiment_changes.end_sentiment_score <= thresholds.resolved_but_negative_at_most
            as is_negative_at_end

    from sentiment_changes

    cross join thresholds

)

select * from sentiments_aggregated
