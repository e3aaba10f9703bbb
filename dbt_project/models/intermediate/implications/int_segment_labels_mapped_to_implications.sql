with

labels as (

    select * from {{ ref('int_segment_labels_unioned') }}

),

segments as (

    select * from {{ ref('int_segments_joined_to_labels') }}

),

feature_mentions as (

    select * from {{ ref('int_feature_mentions_compared_to_plans') }}

),

known_features as (

    select distinct segment_id

    from feature_mentions

    where is_described and is_included

),

labels_ranked as (

    select
        labels.segment_id,
        labels.label,
        labels.confidence_score,
        case
            when
                labels.label = 'competitor_mention' and labels.strength != 'casual'
                then 1
            when
                labels.label = 'feature_request'
                and known_features.segment_id is not null
                then 3
            when labels.label in ('feature_request', 'bug_report') then 2
            when
                labels.label in ('findability', 'unaware')
                and labels.strength != 'casual'
                then 3
            when labels.label = 'confusion' and labels.strength != 'casual' then 4
            when labels.label = 'complaint' and segments.is_friction then 5
            when labels.label = 'question' then 6
            else 7
        end as implication_rank

    from labels

    inner join segments
        on labels.segment_id = segments.segment_id

    left join known_features
        on labels.segment_id = known_features.segment_id

),

labels_mapped as (

    select
        segment_id,

        label,  -- noqa: RF04
        case
            when implication_rank = 1 then 'competitive_pressure'
            when implication_rank = 2 and label = 'feature_request'
                then 'product_demand'
            when implication_rank in (2, 5) then 'quality_issue'
            when implication_rank = 3 then 'discoverability_problem'
            when implication_rank = 4 then 'ux_problem'
            when implication_rank = 6 then 'docs_gap'
            else 'other'
        end as implication,

        implication_rank,
        confidence_score

    from labels_ranked

)

select * from labels_mapped
