with

sentiment_changes as (

    select * from {{ ref('int_message_scores_aggregated_to_conversations') }}

),

thresholds as (

    select * from {{ ref('int_sentiment_thresholds_pivoted') }}

),

sentiments_aggregated as (

    select
        sentiment_changes.conversation_id,

        case
            -- one message has no course
            when sentiment_changes.sentiment_delta_score is null then null
            when
                sentiment_changes.start_sentiment_score
                <= thresholds.recovered_start_at_most
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
        and sentiment_changes.end_sentiment_score
        <= thresholds.resolved_but_negative_at_most
            as is_negative_at_end

    from sentiment_changes

    cross join thresholds

)

select * from sentiments_aggregated
