with

organization_records as (

    {{ latest_records(
        source('raw', 'zendesk_organizations'),
        iso_to_timestamp(json_text('record', '$.updated_at'))
    ) }}

),

organization_fields as (

    {{ json_fields('organization_records', {
        'organization_id': '$.id',
        'external_id': '$.external_id',
        'organization_name': '$.name',
        'domain_names_json': '$.domain_names'
    }) }}

),

organizations_typed as (

    select
        organization_id,
        external_id,

        organization_name,
        lower({{ json_array_text('domain_names_json', '$') }}) as domain_names_text

    from organization_fields

)

select * from organizations_typed
