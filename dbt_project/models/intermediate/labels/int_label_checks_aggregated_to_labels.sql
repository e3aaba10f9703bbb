with

checks as (

    select * from {{ ref('stg_enriched__label_checks') }}

),

segments_sampled as (

    select * from {{ ref('int_human_labels_aggregated_to_segments') }}

),

keywords as (

    select * from {{ ref('label_keywords') }}

),

labels_with_keywords as (

    select distinct
        label_family,
        label

    from keywords

),

checks_sampled as (

    select
        checks.label_family,
        checks.label,

        checks.is_labelled,
        checks.is_predicted,
        checks.has_keyword,
        segments_sampled.is_random,
        segments_sampled.is_drawn

    from checks

    inner join segments_sampled
        on
            checks.segment_id = segments_sampled.segment_id
            and checks.label_family = segments_sampled.label_family

),

checks_aggregated as (

    select
        checks_sampled.label_family,
        checks_sampled.label,

        {{ count_where('is_labelled') }} as human_label_count,
        {{ count_where('is_labelled and is_random') }} as random_label_count,
        {{ count_where('is_labelled and is_random and is_predicted') }}
            as found_label_count,
        {{ count_where('is_predicted and is_drawn') }} as predicted_count,
        {{ count_where('is_predicted and is_drawn and is_labelled') }}
            as right_prediction_count,
        {{ count_where('has_keyword and is_random') }} as keyword_count,
        {{ count_where('has_keyword and is_random and is_labelled') }}
            as right_keyword_count,

        bool_or(labels_with_keywords.label is not null) as is_in_keyword_list

    from checks_sampled

    left join labels_with_keywords
        on
            checks_sampled.label_family = labels_with_keywords.label_family
            and checks_sampled.label = labels_with_keywords.label

    group by checks_sampled.label_family, checks_sampled.label

)

select * from checks_aggregated
