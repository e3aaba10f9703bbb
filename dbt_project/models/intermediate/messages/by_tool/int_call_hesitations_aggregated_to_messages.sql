with

sentences as (

    select * from {{ ref('int_call_sentences_numbered_to_turns') }}

),

texts as (

    select * from {{ ref('stg_enriched__message_texts') }}

),

pauses_aggregated as (

    select
        message_id,

        sum(
            case
                when pause_seconds > {{ var('hesitation_pause_seconds') }} then 1
                else 0
            end
        )::int as pause_count

    from sentences

    group by message_id

),

pauses_joined_to_texts as (

    select
        pauses_aggregated.message_id,

        texts.filler_count::int as filler_count,
        (texts.hesitation_count + pauses_aggregated.pause_count)::int
            as hesitation_count

    from pauses_aggregated

    inner join texts
        on pauses_aggregated.message_id = texts.message_id

)

select * from pauses_joined_to_texts
