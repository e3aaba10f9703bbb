with

label_records as (

    {{ latest_records(
        source('raw', 'human_labels'),
        iso_to_timestamp(json_text('record', '$.labelled_at'))
    ) }}

),

label_fields as (

    {{ json_fields('label_records', {
        'segment_id': '$.segment_id',
        'label_family': '$.label_family',
        'label_text': '$.label',
        'labelled_by': '$.labelled_by',
        'sampling_text': '$.sampling',
        'segment_text': '$.segment_text',
        'labelled_at': '$.labelled_at'
    }, keep=['_record_key', '_loaded_at']) }}

),

labels_typed as (

    select
        _record_key as label_id,
        trim(segment_id) as segment_id,

        lower(trim(label_family)) as label_family,
        lower(trim(label_text)) as label,  -- noqa: RF04
        labelled_by,
        segment_text,
        -- who did not say how the segment was drawn did not draw it at random
        case
            when lower(trim(sampling_text)) in ('random', 'prediction')
                then lower(trim(sampling_text))
            else 'other'
        end as sampling,

        {{ iso_to_timestamp('labelled_at') }} as labelled_at,
        _loaded_at as loaded_at

    from label_fields

)

select * from labels_typed
