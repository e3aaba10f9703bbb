with

call_records as (

    {{ latest_records(source('raw', 'gong_calls')) }}

),

call_fields as (

    {{ json_fields('call_records', {
        'gong_call_id': '$.metaData.id',
        'parties_json': '$.parties'
    }) }}

),

calls_unnested_to_parties as (

    select
        gong_call_id,
        {{ unnest_json_array('parties_json', '$', 'party_json', 'party_number') }}

    from call_fields

),

party_fields as (

    {{ json_fields('calls_unnested_to_parties', {
        'speaker_id': '$.speakerId',
        'party_name': '$.name',
        'email': '$.emailAddress',
        'affiliation': '$.affiliation'
    }, column='party_json', keep=['gong_call_id', 'party_number']) }}

),

parties_typed as (

    select
        gong_call_id || '/' || party_number as gong_call_party_id,
        gong_call_id,
        speaker_id,

        party_name,
        lower(trim(email)) as email,
        affiliation

    from party_fields

)

select * from parties_typed
