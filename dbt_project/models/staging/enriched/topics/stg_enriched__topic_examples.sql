with

examples as (

    select * from {{ source('enriched', 'topic_examples') }}

),

examples_selected as (

    select
        topic_id,
        segment_id,

        example_number

    from examples

)

select * from examples_selected
