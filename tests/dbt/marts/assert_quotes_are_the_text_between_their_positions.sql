-- Every claim leads back to a quote. A quote that is not what stands between its two
-- positions is a sentence that no customer wrote there: nobody could believe any other
-- number after that.
with

insights as (

    select * from {{ ref('fct_insights') }}

),

messages as (

    select * from {{ ref('fct_messages') }}

),

misquotes as (

    select
        insights.insight_id,
        insights.message_id,
        insights.quote,  -- noqa: RF04
        insights.char_start,
        insights.char_end

    from insights

    left join messages
        on insights.message_id = messages.message_id

    where
        insights.quote is distinct from substring(
            messages.text,
            insights.char_start + 1,
            insights.char_end - insights.char_start
        )

)

select * from misquotes
